package org.precisionbenefit.decision;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.precisionbenefit.policy.Term;
import org.precisionbenefit.policy.TermArgument;
import org.precisionbenefit.policy.TermValue;
import org.precisionbenefit.profile.MedicationFact;
import org.precisionbenefit.profile.MedicationFact.Outcome;
import org.precisionbenefit.profile.Provenance;
import org.precisionbenefit.profile.history.CarryOver;
import org.precisionbenefit.profile.history.Fill;
import org.precisionbenefit.profile.history.TherapyDays;
import org.precisionbenefit.terminology.Period;
import org.precisionbenefit.terminology.RxCui;

/** Finds what the plan paid for, and what a member takes beside the drug that is asked for. */
final class UseTerms {
    private final NamedDrugs named;

    UseTerms(NamedDrugs named) {
        this.named = named;
    }

    /**
     * The days that the plan paid for in the look-back. Claims alone count, so that samples and statements do not; too few of
     * them are an answer only where the member was covered on every day.
     *
     * @param enough the figure from which more days change nothing
     */
    TermValue paid(TermArgument argument, Term term, BigDecimal enough, ItemContext context) {
        int within = days(argument, term).orElseThrow();
        List<Fill> claims = named.fills(named.of(argument.name()), context).stream()
                .filter(fill -> fill.kind() == Fill.Kind.CLAIMED)
                .toList();
        LocalDate today = context.asOf().date();
        TherapyDays counted = TherapyDays.of(
                List.of(claims), new Period(today.minusDays(within), today.minusDays(1)), CarryOver.WHOLE);
        BigDecimal paid = BigDecimal.valueOf(counted.days());
        List<Provenance> facts = claims.stream().map(UseTerms::provenance).toList();
        if (paid.signum() > 0 && paid.compareTo(enough) >= 0) {
            return new TermValue.Number(paid, Provenance.Source.DOCUMENTED, facts);
        }
        boolean complete =
                term.absentMeans() == Term.AbsentMeans.NO && !counted.open() && TrialTerms.coversAll(within, context);
        return complete
                ? new TermValue.Number(
                        paid, Provenance.Source.DOCUMENTED, facts.isEmpty() ? TrialTerms.coverage(context) : facts)
                : ClinicalTerms.unknown(
                        TermValue.Reason.ABSENT,
                        context.history() == null
                                ? "The plan's own records of the member are not known."
                                : "The plan's own records do not tell of every day that counts.",
                        facts);
    }

    /** Whether the member takes one of the drugs on the day. */
    TermValue taking(TermArgument argument, Term term, ItemContext context) {
        SortedSet<RxCui> drugs = named.of(argument.name());
        drugs.remove(context.benefit().ingredient());
        Integer within = days(argument, term).orElse(null);
        LocalDate today = context.asOf().date();
        List<Provenance> now = new ArrayList<>();
        List<Provenance> stale = new ArrayList<>();
        for (MedicationFact fact : named.sent(drugs, context)) {
            if (fact.outcome() == Outcome.TAKEN) {
                sort(until(fact, within, today), fact.provenance(), now, stale);
            }
        }
        for (Fill fill : named.fills(drugs, context)) {
            sort(until(fill.supply().day(), fill.supply().days(), within, today), provenance(fill), now, stale);
        }
        if (!now.isEmpty()) {
            return new TermValue.Flag(true, ClinicalTerms.strongest(now), now);
        }
        if (!stale.isEmpty()) {
            return ClinicalTerms.unknown(
                    TermValue.Reason.STALE, "It was taken, and whether it still is was not sent.", stale);
        }
        if (term.absentMeans() == Term.AbsentMeans.NO && within != null && TrialTerms.coversAll(within, context)) {
            return new TermValue.Flag(false, Provenance.Source.DOCUMENTED, TrialTerms.coverage(context));
        }
        return ClinicalTerms.unknown(TermValue.Reason.ABSENT, "Nothing was sent.", List.of());
    }

    /** Whether a use goes on. */
    private enum Until {
        NOW,
        ENDED,
        /** It began long ago and nobody says that it ended. */
        NOT_KNOWN
    }

    private static void sort(Until until, Provenance from, List<Provenance> now, List<Provenance> stale) {
        if (until == Until.NOW) {
            now.add(from);
        } else if (until == Until.NOT_KNOWN) {
            stale.add(from);
        }
    }

    private static Until until(MedicationFact fact, @Nullable Integer within, LocalDate today) {
        return until(fact.provenance().date(), fact.daysSupply(), within, today);
    }

    private static Until until(
            @Nullable LocalDate day, @Nullable Integer days, @Nullable Integer within, LocalDate today) {
        if (day == null) {
            return Until.NOW;
        }
        if (days != null) {
            return day.toEpochDay() + days < today.toEpochDay() ? Until.ENDED : Until.NOW;
        }
        return within != null && day.isBefore(today.minusDays(within)) ? Until.NOT_KNOWN : Until.NOW;
    }

    /** The first day on which any of the drugs was taken, or null when no dated supply or statement is known. */
    @Nullable
    LocalDate firstDay(String name, ItemContext context) {
        SortedSet<RxCui> drugs = named.of(name);
        return Stream.concat(
                        named.sent(drugs, context).stream()
                                .filter(fact -> fact.outcome() != Outcome.CONTRAINDICATED)
                                .flatMap(fact ->
                                        Stream.ofNullable(fact.provenance().date())),
                        named.fills(drugs, context).stream()
                                .flatMap(fill -> Stream.ofNullable(fill.supply().day())))
                .min(LocalDate::compareTo)
                .orElse(null);
    }

    private static Optional<Integer> days(TermArgument argument, Term term) {
        return Stream.of(
                        argument.within() == null ? -1 : argument.within(),
                        term.staleAfterDays() == null ? -1 : term.staleAfterDays())
                .filter(days -> days > 0)
                .findFirst();
    }

    static Provenance provenance(Fill fill) {
        return new Provenance(
                fill.resource() + " of plan " + fill.plan(),
                fill.isRecorded() ? Provenance.Source.DOCUMENTED : Provenance.Source.ATTESTED,
                fill.supply().day());
    }
}
