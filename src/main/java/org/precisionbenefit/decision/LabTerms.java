package org.precisionbenefit.decision;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.stream.Stream;
import org.precisionbenefit.policy.LabUnits;
import org.precisionbenefit.policy.Term;
import org.precisionbenefit.policy.TermValue;
import org.precisionbenefit.profile.LabFact;
import org.precisionbenefit.profile.Provenance;
import org.precisionbenefit.terminology.Code;

/**
 * Finds measured values: the latest day's, in the term's own unit. Two values of that day that contradict each other stay
 * two, and the term is unknown. Facts dated after the day are not seen.
 */
final class LabTerms {
    private static final BigDecimal HALF = new BigDecimal("0.5");

    private final LabUnits units;

    LabTerms(LabUnits units) {
        this.units = units;
    }

    /**
     * A value in the term's unit.
     *
     * @param value the value
     * @param within how far it may lie from what was measured, because it was written with so many digits and then
     *     converted; zero where nothing was converted
     */
    private record Brought(BigDecimal value, BigDecimal within) {
        boolean agrees(Brought other) {
            return value.subtract(other.value).abs().compareTo(within.add(other.within)) <= 0;
        }

        boolean isAsSent() {
            return within.signum() == 0;
        }
    }

    TermValue value(String loinc, Term term, ItemContext context) {
        SortedSet<Code> wanted = units.sameAs(loinc, context.asOf().date());
        List<LabFact> latest = latest(facts(context), wanted, context.asOf().date());
        if (latest.isEmpty()) {
            return ClinicalTerms.unknown(TermValue.Reason.ABSENT, "No dated value was sent.", List.of());
        }
        List<Provenance> facts = latest.stream().map(LabFact::provenance).toList();
        if (!ClinicalTerms.isFresh(facts.get(0), term, context)) {
            return ClinicalTerms.unknown(TermValue.Reason.STALE, "What was sent is too old.", facts);
        }
        return weigh(latest, loinc, term, context.asOf().date());
    }

    /** The latest value before a day, as old on that day as the term allows. */
    TermValue before(String loinc, Term term, ItemContext context, LocalDate day) {
        List<LabFact> latest = latest(facts(context), units.sameAs(loinc, day), day.minusDays(1));
        if (latest.isEmpty()) {
            return ClinicalTerms.unknown(
                    TermValue.Reason.ABSENT, "No dated value from before the treatment was sent.", List.of());
        }
        List<Provenance> facts = latest.stream().map(LabFact::provenance).toList();
        return ClinicalTerms.isFresh(facts.get(0), term, day)
                ? weigh(latest, loinc, term, day)
                : ClinicalTerms.unknown(
                        TermValue.Reason.STALE, "What was sent from before the treatment is too old.", facts);
    }

    /** The unit of the latest value, or empty when there is none. */
    Optional<String> unit(String loinc, ItemContext context) {
        LocalDate day = context.asOf().date();
        return latest(facts(context), units.sameAs(loinc, day), day).stream()
                .map(fact -> fact.value().unit())
                .findFirst();
    }

    /** The facts under one of the codes of the latest day that is known on a day, in their order. */
    static List<LabFact> latest(Stream<LabFact> facts, SortedSet<Code> codes, LocalDate day) {
        List<LabFact> known = facts.filter(fact -> fact.codes().stream().anyMatch(codes::contains))
                .filter(fact -> fact.provenance().date() != null && !day(fact).isAfter(day))
                .toList();
        LocalDate last =
                known.stream().map(LabTerms::day).max(LocalDate::compareTo).orElse(LocalDate.MIN);
        return known.stream().filter(fact -> day(fact).equals(last)).toList();
    }

    /** What was sent and what the plan's own records hold, each with where it comes from. */
    private static Stream<LabFact> facts(ItemContext context) {
        KnownHistory history = context.history();
        Stream<LabFact> recorded = history == null
                ? Stream.empty()
                : history.labs().stream().flatMap(lab -> Stream.ofNullable(lab.fact())
                        .map(fact -> new LabFact(
                                fact.codes(),
                                fact.value(),
                                new Provenance(
                                        lab.resource() + " of plan " + lab.plan(),
                                        fact.provenance().source(),
                                        fact.provenance().date()))));
        return Stream.concat(context.profile().labs().stream(), recorded);
    }

    private TermValue weigh(List<LabFact> latest, String loinc, Term term, LocalDate day) {
        List<Provenance> facts = latest.stream().map(LabFact::provenance).toList();
        List<Brought> values = new ArrayList<>();
        for (LabFact fact : latest) {
            Optional<Brought> brought = brought(fact, loinc, term.unit(), day);
            if (brought.isEmpty()) {
                return ClinicalTerms.unknown(
                        TermValue.Reason.UNIT, "The value's unit must be " + term.unit() + ".", facts);
            }
            values.add(brought.get());
        }
        // What was sent in the term's own unit is the value; a converted one only agrees with it.
        Brought value = values.stream().filter(Brought::isAsSent).findFirst().orElse(values.get(0));
        if (!values.stream().allMatch(value::agrees)) {
            return ClinicalTerms.unknown(
                    TermValue.Reason.CONFLICT, "Two values of one day contradict each other.", facts);
        }
        return new TermValue.Number(Answers.plain(value.value()), ClinicalTerms.weakest(facts), facts);
    }

    private Optional<Brought> brought(LabFact fact, String loinc, String unit, LocalDate day) {
        if (Units.same(fact.value().unit(), unit)) {
            return Optional.of(new Brought(fact.value().value(), BigDecimal.ZERO));
        }
        BigDecimal sent = fact.value().value();
        BigDecimal half = BigDecimal.ONE.scaleByPowerOfTen(-sent.scale()).multiply(HALF);
        return units.convert(fact.value(), unit, loinc, day).map(value -> new Brought(value, share(half, value, sent)));
    }

    /** Half of the last written digit, in the unit that the value was brought to. */
    private static BigDecimal share(BigDecimal half, BigDecimal value, BigDecimal sent) {
        return sent.signum() == 0
                ? BigDecimal.ZERO
                : half.multiply(value).divide(sent, MathContext.DECIMAL64).abs();
    }

    private static LocalDate day(LabFact fact) {
        LocalDate date = fact.provenance().date();
        return date == null ? LocalDate.MIN : date;
    }
}
