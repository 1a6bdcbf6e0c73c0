package org.precisionbenefit.api.fhir;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.precisionbenefit.formulary.LineOfBusiness;
import org.precisionbenefit.formulary.OtherCode;
import org.precisionbenefit.formulary.load.Availability;
import org.precisionbenefit.formulary.load.DrugCode;
import org.precisionbenefit.formulary.publish.AreaEntry;
import org.precisionbenefit.formulary.publish.Entry;
import org.precisionbenefit.formulary.publish.ItemEntry;
import org.precisionbenefit.formulary.publish.ListEntry;
import org.precisionbenefit.formulary.publish.MedicineEntry;
import org.precisionbenefit.formulary.publish.PlanEntry;
import org.precisionbenefit.terminology.CodeSystem;

/** By which values of which parameters an entry is found: those that its resource holds. */
final class SearchIndex {
    private static final String PLAN = "InsurancePlan";

    private final Map<String, List<SearchValue>> values = new TreeMap<>();

    private SearchIndex() {}

    static SearchIndex of(Entry entry) {
        SearchIndex index = new SearchIndex();
        index.add("_id", new SearchValue.Token("", entry.id()));
        index.add("_lastUpdated", SearchValue.Span.at(PublishedWriter.updated(entry)));
        if (entry instanceof PlanEntry plan) {
            index.plan(plan);
        } else if (entry instanceof ListEntry list) {
            index.list(list);
        } else if (entry instanceof ItemEntry item) {
            index.item(item);
        } else if (entry instanceof MedicineEntry medicine) {
            index.medicine(medicine);
        } else if (entry instanceof AreaEntry area) {
            index.add("address", new SearchValue.Text(area.state()));
            index.add("address", new SearchValue.Text("US"));
            index.add("address-state", new SearchValue.Text(area.state()));
        }
        return index;
    }

    /** The values of a parameter, none where the resource holds none. */
    List<SearchValue> of(String parameter) {
        return values.getOrDefault(parameter, List.of());
    }

    private void add(String parameter, SearchValue value) {
        values.computeIfAbsent(parameter, any -> new ArrayList<>()).add(value);
    }

    private void token(String parameter, String system, String code) {
        add(parameter, new SearchValue.Token(system, code));
    }

    private void plan(PlanEntry plan) {
        token("identifier", UsdfUrls.OWN_PLANS, plan.plan().id());
        availability(plan.plan().availability());
        @Nullable LineOfBusiness line = plan.facts().line();
        if (line != null) {
            token("type", PlanWriter.typeSystem(line), PlanWriter.typeCode(line));
        }
        add(
                "name",
                new SearchValue.Text(
                        plan.plan().name().isBlank()
                                ? plan.plan().id()
                                : plan.plan().name()));
        token("coverage-type", UsdfUrls.ACT, "DRUGPOL");
        plan.lists().forEach(list -> add("formulary-coverage", new SearchValue.Ref(PLAN, list)));
        if (plan.facts().state() != null) {
            add(
                    "coverage-area",
                    new SearchValue.Ref("Location", PlanWriter.area(plan.facts().state())));
        }
    }

    private void list(ListEntry list) {
        token("identifier", UsdfUrls.OWN_LISTS, list.name());
        availability(list.availability());
        token("type", UsdfUrls.ACT, "DRUGPOL");
        add("name", new SearchValue.Text(list.title()));
    }

    private void item(ItemEntry item) {
        token("code", UsdfUrls.ITEM_TYPES, "formulary-item");
        availability(item.item().availability());
        add("subject", new SearchValue.Ref("MedicationKnowledge", item.place().medicine()));
        add("formulary", new SearchValue.Ref(PLAN, item.place().list()));
        for (String word : item.pharmacies()) {
            boolean known = UsdfUrls.PHARMACY_NAMES.containsKey(word);
            token("pharmacy-benefit-type", known ? UsdfUrls.PHARMACIES : UsdfUrls.OWN_PHARMACIES, word);
        }
        if (item.item().tier() != null) {
            String word = item.item().tier().word();
            token("drug-tier", PublishedWriter.tierSystem(word), word);
        }
    }

    private void medicine(MedicineEntry medicine) {
        token("status", "http://terminology.hl7.org/CodeSystem/medicationknowledge-status", "active");
        DrugCode code = medicine.drug().code();
        if (code.kind() != DrugCode.Kind.NONE) {
            String system = PublishedWriter.system(code.kind());
            token("code", system == null ? "" : system, code.value());
            add("drug-name", new SearchValue.Text(medicine.drug().name()));
        }
        for (OtherCode group : medicine.groups()) {
            token("code", CodeSystem.RXNORM.uri(), group.code().value());
            add("drug-name", new SearchValue.Text(group.name()));
        }
        if (!medicine.form().isEmpty()) {
            token("doseform", UsdfUrls.OWN_FORMS, PublishedWriter.form(medicine.form()));
        }
    }

    private void availability(Availability availability) {
        token(
                "status",
                "http://hl7.org/fhir/publication-status",
                PublishedWriter.status(availability.status()).toCode());
        if (availability.start() != null || availability.end() != null) {
            add("period", SearchValue.Span.of(availability.start(), availability.end()));
        }
    }
}
