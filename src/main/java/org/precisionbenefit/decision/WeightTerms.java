package org.precisionbenefit.decision;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.precisionbenefit.policy.Term;
import org.precisionbenefit.policy.TermKey;
import org.precisionbenefit.policy.TermSource;
import org.precisionbenefit.policy.TermValue;
import org.precisionbenefit.profile.Provenance;
import org.precisionbenefit.terminology.Quantity;

/** Finds the dose of a day by kilogram of body weight, from the dose that is asked for and the latest weight. */
final class WeightTerms {
    /** Body weight, in LOINC. */
    static final String LOINC = "29463-7";

    private static final TermKey DOSE = new TermKey("daily_dose", "");
    private static final TermKey WEIGHT = new TermKey("body_weight", LOINC);
    /** As doses of a day are: rounded up, so that one above a figure never seems to lie within it. */
    private static final int PLACES = 6;

    private final LabTerms labs;
    private final RequestTerms request;

    WeightTerms(LabTerms labs, RequestTerms request) {
        this.labs = labs;
        this.request = request;
    }

    /**
     * The milligrams a day by kilogram; unknown for the reason of the part that lacks. What was answered about the dose or
     * the weight alone counts as well.
     *
     * @param term the term, which says after how many days a weight is too old
     */
    TermValue dose(Term term, ItemContext context) {
        TermValue dose =
                answered(DOSE, part(DOSE, "mg", TermSource.DAILY_DOSE, term), request.dailyDose(context), context);
        Term weight = part(WEIGHT, "kg", TermSource.LAB, term);
        TermValue weighs = answered(WEIGHT, weight, labs.value(LOINC, weight, context), context);
        if (!(dose instanceof TermValue.Number milligrams)) {
            return dose;
        }
        if (!(weighs instanceof TermValue.Number kilograms)) {
            return weighs;
        }
        List<Provenance> facts = Stream.concat(milligrams.facts().stream(), kilograms.facts().stream())
                .toList();
        BigDecimal each = each(milligrams.value(), kilograms.value());
        return each == null
                ? ClinicalTerms.unknown(
                        TermValue.Reason.UNREADABLE, "The dose by weight cannot be told from these figures.", facts)
                : new TermValue.Number(each, weaker(milligrams.standing(), kilograms.standing()), facts);
    }

    private static Term part(TermKey key, String unit, TermSource source, Term whole) {
        return new Term(
                key.term(),
                Term.Type.NUMBER,
                unit,
                source,
                Term.AbsentMeans.UNKNOWN,
                whole.staleAfterDays(),
                whole.question());
    }

    private static TermValue answered(TermKey key, Term term, TermValue found, ItemContext context) {
        return Answers.weigh(key, term, found, context.profile().answers(), context.asOf());
    }

    private static @Nullable BigDecimal each(BigDecimal milligrams, BigDecimal kilograms) {
        if (kilograms.signum() <= 0) {
            return null;
        }
        BigDecimal each = Answers.plain(milligrams.divide(kilograms, PLACES, RoundingMode.CEILING));
        return Quantity.holds(each) ? each : null;
    }

    private static Provenance.Source weaker(Provenance.Source one, Provenance.Source other) {
        return one == Provenance.Source.ATTESTED ? one : other;
    }
}
