package org.precisionbenefit.decision;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.precisionbenefit.evidence.DrugTaken;
import org.precisionbenefit.evidence.tumour.Setting;
import org.precisionbenefit.evidence.tumour.Treatment;
import org.precisionbenefit.evidence.tumour.TumourCase;
import org.precisionbenefit.intake.RequestedItem;
import org.precisionbenefit.profile.ConditionFact;
import org.precisionbenefit.profile.MedicationFact;
import org.precisionbenefit.profile.Provenance;
import org.precisionbenefit.profile.TumourFact;
import org.precisionbenefit.terminology.Code;
import org.precisionbenefit.terminology.CodeSystem;
import org.precisionbenefit.terminology.CodeText;
import org.precisionbenefit.terminology.LetterCase;
import org.precisionbenefit.terminology.RxCui;

/** Finds what a request says of the tumour that an item is for, and of its treatment. Nothing is guessed from silence. */
final class TumourCases {
    private static final int CATEGORY = 3;

    private final TakenDrugs taken;

    TumourCases(TakenDrugs taken) {
        this.taken = taken;
    }

    TumourCase of(RequestedItem item, DecisionInputs inputs) {
        return new TumourCase(
                tumour(item, inputs), treatment(item, inputs), inputs.profile().birthDate());
    }

    /**
     * The item's diagnoses together with the tumours of the member that may be the same: those of one of its categories, and
     * those that no category tells apart. Two that cannot be one tumour contradict each other, and a person looks. Where the
     * item has no diagnosis, the member's conditions say what there is.
     */
    private static @Nullable TumourFact tumour(RequestedItem item, DecisionInputs inputs) {
        SortedSet<Code> codes = new TreeSet<>(item.diagnoses());
        List<Provenance> from = new ArrayList<>();
        if (!codes.isEmpty()) {
            from.add(new Provenance(
                    "Claim.item[" + item.sequence() + "].diagnosis", Provenance.Source.DOCUMENTED, null));
        }
        SortedSet<String> categories = categories(codes);
        List<TumourFact> tumours = inputs.profile().tumours().stream()
                .filter(tumour -> isKnown(tumour.provenance(), inputs))
                .filter(tumour -> maybe(categories, categories(tumour.codes())))
                .toList();
        if (codes.isEmpty() && tumours.isEmpty()) {
            for (ConditionFact condition : inputs.profile().conditions()) {
                if (condition.presence() == ConditionFact.Presence.PRESENT
                        && isKnown(condition.provenance(), inputs)
                        && codes.addAll(condition.codes())) {
                    from.add(condition.provenance());
                }
            }
        }
        SortedSet<String> histologies = new TreeSet<>();
        SortedSet<Integer> lines = new TreeSet<>();
        for (TumourFact tumour : tumours) {
            codes.addAll(tumour.codes());
            histologies.add(tumour.histology());
            Stream.ofNullable(tumour.line()).forEach(lines::add);
            from.add(tumour.provenance());
        }
        if (from.isEmpty()) {
            return null;
        }
        return new TumourFact(
                List.copyOf(codes),
                String.join("; ", histologies),
                null,
                lines.size() == 1 ? lines.first() : null,
                together(from));
    }

    private static boolean isKnown(Provenance provenance, DecisionInputs inputs) {
        return provenance.date() == null
                || !provenance.date().isAfter(inputs.asOf().date());
    }

    private static boolean maybe(SortedSet<String> item, SortedSet<String> tumour) {
        return item.isEmpty() || tumour.isEmpty() || tumour.stream().anyMatch(item::contains);
    }

    /** The categories of ICD-10-CM, which are its first three characters. */
    private static SortedSet<String> categories(Iterable<Code> codes) {
        SortedSet<String> categories = new TreeSet<>();
        for (Code code : codes) {
            if (code.isFrom(CodeSystem.ICD10CM)) {
                String plain = LetterCase.upper(code.value().replace(".", ""));
                categories.add(plain.substring(0, Math.min(CATEGORY, plain.length())));
            }
        }
        return categories;
    }

    /** One place for several, as good as the weakest. */
    private static Provenance together(List<Provenance> from) {
        return from.size() == 1
                ? from.get(0)
                : new Provenance(
                        String.join(
                                ", ", from.stream().map(Provenance::resource).toList()),
                        ClinicalTerms.weakest(from),
                        null);
    }

    private Treatment treatment(RequestedItem item, DecisionInputs inputs) {
        List<MedicationFact> shown = inputs.profile().medications().stream()
                .filter(fact -> fact.provenance().source() == Provenance.Source.DOCUMENTED
                        && fact.outcome() != MedicationFact.Outcome.CONTRAINDICATED
                        && isKnown(fact.provenance(), inputs))
                .toList();
        SortedSet<RxCui> prior = new TreeSet<>();
        shown.forEach(fact -> prior.addAll(taken.ingredients(fact.codes(), fact.text())));
        SortedSet<RxCui> companions = new TreeSet<>();
        inputs.request().items().stream()
                .filter(other -> other.sequence() != item.sequence())
                .forEach(other -> companions.addAll(taken.ingredients(other.drugCodes(), other.drugText())));
        taken.of(shown, inputs.asOf().date()).stream()
                .filter(drug -> drug.until().equals(DrugTaken.Until.NOW))
                .forEach(drug -> companions.add(drug.drug()));
        return new Treatment(settings(item.diagnoses()), null, prior, companions);
    }

    /**
     * What the item's own diagnoses tell of the situation: in ICD-10-CM, C78 and C79 are secondary tumours of other organs
     * than lymph nodes, and the fifth character 2 of a leukaemia (C91 to C95) is its relapse.
     */
    private static SortedSet<Setting> settings(List<Code> diagnoses) {
        SortedSet<Setting> settings = new TreeSet<>();
        for (Code code : diagnoses) {
            if (code.isFrom(CodeSystem.ICD10CM)) {
                String plain = LetterCase.upper(code.value().replace(".", ""));
                if (CodeText.isWithin(plain, "C78") || CodeText.isWithin(plain, "C79")) {
                    settings.add(Setting.METASTATIC);
                } else if (plain.matches("C9[1-5].2.*")) {
                    settings.add(Setting.RELAPSED);
                }
            }
        }
        return settings;
    }
}
