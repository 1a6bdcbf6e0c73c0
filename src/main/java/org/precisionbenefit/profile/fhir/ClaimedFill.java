package org.precisionbenefit.profile.fhir;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.DateType;
import org.hl7.fhir.r4.model.ExplanationOfBenefit;
import org.hl7.fhir.r4.model.ExplanationOfBenefit.ExplanationOfBenefitStatus;
import org.hl7.fhir.r4.model.ExplanationOfBenefit.RemittanceOutcome;
import org.hl7.fhir.r4.model.ExplanationOfBenefit.SupportingInformationComponent;
import org.hl7.fhir.r4.model.ExplanationOfBenefit.Use;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.Quantity;
import org.jspecify.annotations.Nullable;
import org.precisionbenefit.formulary.PlanId;
import org.precisionbenefit.profile.fhir.HistoryReader.Skipped;
import org.precisionbenefit.profile.history.Fill;

/**
 * A supply as it was read, before it is known in whose records it stands. Claims are read as the CARIN consumer directed payer
 * data exchange profiles a pharmacy's explanation of benefit (days of supply as supporting information of category {@code
 * dayssupply}).
 *
 * @param label the resource that says so
 * @param kind what kind of record it is
 * @param drug the drug
 * @param supply when and how much
 * @param reversed whether it was taken back
 * @param replaces the resource whose place it takes, or null when it takes none
 */
record ClaimedFill(
        String label,
        Fill.Kind kind,
        CodeableConcept drug,
        Fill.Supply supply,
        boolean reversed,
        @Nullable String replaces) {
    private static final String PHARMACY = "pharmacy";
    private static final String DAYS_SUPPLY = "dayssupply";
    private static final String DENIAL = "denialreason";
    private static final String PRIOR = "prior";
    private static final String CLAIM = "ExplanationOfBenefit/";

    ClaimedFill {
        Objects.requireNonNull(label, "label is null");
        Objects.requireNonNull(kind, "kind is null");
        Objects.requireNonNull(drug, "drug is null");
        Objects.requireNonNull(supply, "supply is null");
    }

    Fill under(PlanId plan) {
        return new Fill(label, kind, FhirValues.codes(drug), FhirValues.words(drug), supply, plan, reversed, replaces);
    }

    /**
     * The supplies of a pharmacy's claim, at least one.
     *
     * @throws Skipped when it is none that the plan paid for
     */
    static List<ClaimedFill> read(ExplanationOfBenefit benefit, String label) {
        ExplanationOfBenefitStatus status = benefit.getStatus();
        if (!FhirValues.has(benefit.getType(), PHARMACY)) {
            throw new Skipped("It is no pharmacy's claim.");
        }
        if (status == null || status == ExplanationOfBenefitStatus.DRAFT || benefit.getUse() != Use.CLAIM) {
            throw new Skipped("It is a draft or no claim.");
        }
        if (benefit.getOutcome() == RemittanceOutcome.ERROR || benefit.getOutcome() == RemittanceOutcome.QUEUED) {
            throw new Skipped("The plan did not pay for it.");
        }
        boolean reversed = status != ExplanationOfBenefitStatus.ACTIVE;
        List<ExplanationOfBenefit.ItemComponent> paid = benefit.getItem().stream()
                .filter(item -> reversed || !isDenied(item))
                .toList();
        if (paid.isEmpty()) {
            throw new Skipped("It has no item, or the plan paid for none.");
        }
        return paid.stream()
                .map(item -> new ClaimedFill(
                        benefit.getItem().size() == 1 ? label : label + "#" + item.getSequence(),
                        Fill.Kind.CLAIMED,
                        item.getProductOrService(),
                        new Fill.Supply(day(benefit, item), days(benefit), FhirValues.counted(item.getQuantity())),
                        reversed,
                        prior(benefit)))
                .toList();
    }

    private static boolean isDenied(ExplanationOfBenefit.ItemComponent item) {
        return item.getAdjudication().stream().anyMatch(each -> FhirValues.has(each.getCategory(), DENIAL));
    }

    private static @Nullable LocalDate day(ExplanationOfBenefit benefit, ExplanationOfBenefit.ItemComponent item) {
        if (item.getServiced() instanceof DateType date) {
            return FhirValues.day(date);
        }
        Period period = item.getServiced() instanceof Period serviced ? serviced : benefit.getBillablePeriod();
        return FhirValues.day(period.getStartElement());
    }

    /** Days of supply stand beside the items, so that they are known of a claim with one item. */
    private static @Nullable Integer days(ExplanationOfBenefit benefit) {
        if (benefit.getItem().size() != 1) {
            return null;
        }
        return benefit.getSupportingInfo().stream()
                .filter(each -> FhirValues.has(each.getCategory(), DAYS_SUPPLY))
                .map(SupportingInformationComponent::getValue)
                .filter(Quantity.class::isInstance)
                .map(value -> whole((Quantity) value))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    /** The number alone: the category says that it counts days, and many senders leave the unit out. */
    private static @Nullable Integer whole(Quantity quantity) {
        BigDecimal value = quantity.getValue();
        boolean readable = value != null
                && !quantity.hasComparator()
                && value.signum() > 0
                && value.stripTrailingZeros().scale() <= 0
                && value.compareTo(BigDecimal.valueOf(Integer.MAX_VALUE)) < 0;
        return readable && value != null ? value.intValueExact() : null;
    }

    private static @Nullable String prior(ExplanationOfBenefit benefit) {
        return benefit.getRelated().stream()
                .filter(each -> FhirValues.has(each.getRelationship(), PRIOR))
                .map(each -> each.getClaim().getReference())
                .filter(Objects::nonNull)
                .map(reference -> reference.substring(Math.max(0, reference.lastIndexOf(CLAIM))))
                .findFirst()
                .orElse(null);
    }
}
