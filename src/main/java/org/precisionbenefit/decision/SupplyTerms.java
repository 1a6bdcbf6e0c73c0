package org.precisionbenefit.decision;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.precisionbenefit.formulary.PlanId;
import org.precisionbenefit.policy.Term;
import org.precisionbenefit.policy.TermValue;
import org.precisionbenefit.profile.MedicationFact;
import org.precisionbenefit.profile.Provenance;
import org.precisionbenefit.profile.history.CarryOver;
import org.precisionbenefit.profile.history.Fill;
import org.precisionbenefit.profile.history.TherapyDays;
import org.precisionbenefit.terminology.Period;

/**
 * Finds the days on which the member had a drug where the plan's own records are known beside what was sent. The records add
 * days and take none away. Where they alone are known and show too few, the rest is unknown, unless the term has a look-back
 * (its {@code stale after}) and the member was covered on every day of it.
 */
final class SupplyTerms {
    private final Term term;
    private final KnownHistory history;
    private final LocalDate today;

    SupplyTerms(Term term, KnownHistory history, LocalDate today) {
        this.term = term;
        this.history = history;
        this.today = today;
    }

    /** Where no supply is recorded and nothing was sent: a zero only where the records would hold it. */
    TermValue nothing() {
        if (term.absentMeans() != Term.AbsentMeans.NO) {
            return ClinicalTerms.unknown(TermValue.Reason.ABSENT, "Nothing was sent.", List.of());
        }
        List<Provenance> coverage = history.coverage().stream()
                .map(each -> new Provenance(
                        each.resource() + " of plan " + each.plan(),
                        Provenance.Source.DOCUMENTED,
                        each.days().start()))
                .toList();
        return isComplete()
                ? new TermValue.Number(BigDecimal.ZERO, Provenance.Source.DOCUMENTED, coverage)
                : ClinicalTerms.unknown(
                        TermValue.Reason.ABSENT,
                        "No supply is recorded, and the member was not covered on every day of the look-back.",
                        coverage);
    }

    /**
     * The days of both.
     *
     * @param sent what was sent of the drug
     * @param fills what is recorded of it, at least one
     * @param sums how many days sent facts alone come to
     * @param enough the figure from which more days change nothing
     */
    TermValue days(List<MedicationFact> sent, List<Fill> fills, Sums sums, BigDecimal enough) {
        List<MedicationFact> documented =
                sent.stream().filter(SupplyTerms::isDocumented).toList();
        List<Fill> recorded = fills.stream().filter(Fill::isRecorded).toList();
        BigDecimal shown = counted(documented, recorded, fills.get(0).plan()).max(sums.of(documented));
        if (shown.signum() > 0 && shown.compareTo(enough) >= 0) {
            return new TermValue.Number(shown, Provenance.Source.DOCUMENTED, facts(documented, recorded));
        }
        List<Provenance> facts = facts(sent, fills);
        BigDecimal days = counted(sent, fills, fills.get(0).plan()).max(sums.of(sent));
        if (days.compareTo(enough) < 0) {
            if (isOpen(sent, fills)) {
                return ClinicalTerms.unknown(
                        TermValue.Reason.ABSENT, "The days of an earlier fill were not sent.", facts);
            }
            if (sent.isEmpty() && !isComplete()) {
                return ClinicalTerms.unknown(
                        TermValue.Reason.ABSENT,
                        "The plan's own records show fewer days, and what was supplied elsewhere is not known.",
                        facts);
            }
        }
        return new TermValue.Number(days, ClinicalTerms.weakest(facts), facts);
    }

    /** How many days do sent facts come to? */
    @FunctionalInterface
    interface Sums {
        BigDecimal of(List<MedicationFact> sent);
    }

    private static boolean isDocumented(MedicationFact fact) {
        return fact.provenance().source() == Provenance.Source.DOCUMENTED;
    }

    /** Early refills are carried over among recorded supplies alone; what was sent covers its own days. */
    private BigDecimal counted(List<MedicationFact> sent, List<Fill> fills, PlanId plan) {
        List<List<Fill>> groups = new ArrayList<>();
        groups.add(fills.stream().filter(Fill::isRecorded).toList());
        fills.stream()
                .filter(fill -> !fill.isRecorded())
                .forEach(fill -> groups.add(List.of(alone(fill.supply(), plan))));
        sent.forEach(fact ->
                groups.add(List.of(alone(new Fill.Supply(fact.provenance().date(), fact.daysSupply(), null), plan))));
        return BigDecimal.valueOf(
                TherapyDays.of(groups, window(groups), CarryOver.WHOLE).days());
    }

    /** A supply that is counted by itself, whoever tells of it. */
    private static Fill alone(Fill.Supply supply, PlanId plan) {
        return new Fill("", Fill.Kind.DISPENSED, List.of(), "", supply, plan, false, null);
    }

    /** Up to yesterday; from the first day of the look-back on, or from the first supply where all claims count. */
    private Period window(List<List<Fill>> groups) {
        LocalDate yesterday = today.minusDays(1);
        Integer lookBack = term.staleAfterDays();
        LocalDate first = lookBack != null
                ? today.minusDays(lookBack)
                : groups.stream()
                        .flatMap(List::stream)
                        .flatMap(fill -> Stream.ofNullable(fill.supply().day()))
                        .min(LocalDate::compareTo)
                        .orElse(yesterday);
        return new Period(first.isAfter(yesterday) ? yesterday : first, yesterday);
    }

    private boolean isComplete() {
        Integer lookBack = term.staleAfterDays();
        return lookBack != null
                && lookBack > 0
                && history.enrolment().isComplete(new Period(today.minusDays(lookBack), today.minusDays(1)));
    }

    private boolean isOpen(List<MedicationFact> sent, List<Fill> fills) {
        return sent.stream().anyMatch(fact -> fact.daysSupply() == null)
                || fills.stream()
                        .anyMatch(fill -> !fill.isRecorded() && fill.supply().days() == null)
                || TherapyDays.of(List.of(fills), window(List.of(fills)), CarryOver.WHOLE)
                        .open();
    }

    private static List<Provenance> facts(List<MedicationFact> sent, List<Fill> fills) {
        return Stream.concat(
                        sent.stream().map(MedicationFact::provenance),
                        fills.stream()
                                .map(fill -> new Provenance(
                                        fill.resource() + " of plan " + fill.plan(),
                                        fill.isRecorded() ? Provenance.Source.DOCUMENTED : Provenance.Source.ATTESTED,
                                        fill.supply().day())))
                .toList();
    }

    /** Whether a supply is known on the day; one of a later day is not. */
    static boolean isKnown(@Nullable LocalDate day, LocalDate today) {
        return day == null || !day.isAfter(today);
    }
}
