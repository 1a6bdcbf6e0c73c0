package org.precisionbenefit.api.fhir;

import java.math.BigDecimal;
import org.hl7.fhir.r4.model.Basic;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.MarkdownType;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Timing;
import org.hl7.fhir.r4.model.Type;
import org.jspecify.annotations.Nullable;
import org.precisionbenefit.formulary.load.Flag;
import org.precisionbenefit.formulary.load.PublishedItem;
import org.precisionbenefit.formulary.load.PublishedLimit;
import org.precisionbenefit.formulary.publish.ItemEntry;

/** Writes a drug on a list as a FormularyItem. A flag that is unknown is left out; one that is no is said to be no. */
final class FormularyItemWriter {
    private FormularyItemWriter() {}

    static Resource write(ItemEntry entry) {
        PublishedItem item = entry.item();
        Basic basic = PublishedWriter.headed(new Basic(), entry, UsdfUrls.ITEM);
        add(
                basic,
                "FormularyReference",
                new Reference("InsurancePlan/" + entry.place().list()));
        add(
                basic,
                "AvailabilityStatus",
                new CodeType(
                        PublishedWriter.status(item.availability().status()).toCode()));
        Period period = PublishedWriter.period(item.availability());
        if (period != null) {
            add(basic, "AvailabilityPeriod", period);
        }
        if (entry.pharmacies().isEmpty()) {
            add(basic, "PharmacyBenefitType", PublishedWriter.text(PublishedWriter.NOT_STATED));
        }
        entry.pharmacies().forEach(word -> add(basic, "PharmacyBenefitType", PublishedWriter.pharmacy(word)));
        add(basic, "DrugTierID", PublishedWriter.tier(item.tier()));
        flag(basic, "PriorAuthorization", item.flags().priorAuthorization());
        flag(basic, "PriorAuthorizationNewStartsOnly", item.flags().authorizationNewStarts());
        flag(basic, "StepTherapyLimit", item.flags().stepTherapy());
        flag(basic, "StepTherapyLimitNewStartsOnly", item.flags().stepNewStarts());
        flag(basic, "QuantityLimit", item.flags().quantityLimit());
        limit(basic, item.limit());
        if (!entry.notes().isEmpty()) {
            add(basic, "AdditionalCoverageInformation", new MarkdownType(String.join("\n\n", entry.notes())));
        }
        basic.setCode(PublishedWriter.concept(UsdfUrls.ITEM_TYPES, "formulary-item", "Formulary Item"));
        basic.setSubject(new Reference("MedicationKnowledge/" + entry.place().medicine()));
        return basic;
    }

    private static void add(Basic basic, String name, Type value) {
        basic.addExtension(new Extension(UsdfUrls.extension(name), value));
    }

    private static void flag(Basic basic, String name, Flag flag) {
        if (flag != Flag.UNKNOWN) {
            add(basic, name, new BooleanType(flag == Flag.YES));
        }
    }

    /** The words always; the figures beside them where the guide has a place for such ones. */
    private static void limit(Basic basic, @Nullable PublishedLimit limit) {
        if (limit == null) {
            return;
        }
        String text = limit.text().isBlank() ? words(limit) : limit.text();
        Extension detail = new Extension(UsdfUrls.extension("QuantityLimitDetail"));
        if (!text.isEmpty()) {
            detail.addExtension(new Extension("Description", new StringType(text)));
        }
        BigDecimal amount = limit.amount();
        Integer days = limit.days();
        if (amount != null && days != null && days == 1) {
            Quantity most = new Quantity().setValue(amount);
            if (!limit.unit().isEmpty()) {
                most.setUnit(limit.unit());
            }
            detail.addExtension(new Extension("MaximumDaily", most));
        } else if (amount != null && days != null && isCount(amount)) {
            Timing timing = new Timing();
            timing.getRepeat().setCount(amount.intValueExact()).setPeriod(days).setPeriodUnit(Timing.UnitsOfTime.D);
            detail.addExtension(new Extension("Rolling", timing));
        }
        if (detail.hasExtension()) {
            basic.addExtension(detail);
        }
    }

    private static String words(PublishedLimit limit) {
        return limit.amount() == null
                ? ""
                : limit.amount().toPlainString()
                        + (limit.unit().isEmpty() ? "" : " " + limit.unit())
                        + (limit.days() == null ? "" : " every " + limit.days() + " days");
    }

    private static boolean isCount(BigDecimal amount) {
        return amount.stripTrailingZeros().scale() <= 0 && amount.compareTo(BigDecimal.valueOf(Integer.MAX_VALUE)) <= 0;
    }
}
