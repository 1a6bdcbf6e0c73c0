package org.precisionbenefit.decision;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.precisionbenefit.policy.Term;
import org.precisionbenefit.policy.TermArgument;
import org.precisionbenefit.policy.TermValue;
import org.precisionbenefit.profile.MedicationFact;
import org.precisionbenefit.profile.Provenance;
import org.precisionbenefit.terminology.Period;
import org.precisionbenefit.terminology.RxCui;

/**
 * Counts the different drugs of a class that were tried. A drug is shown to be tried by records, or said to be by somebody; one
 * of which nothing is known is left open, and so the count is known only from below until the answer no longer depends on it.
 */
final class TrialTerms {
    private final NamedDrugs named;

    TrialTerms(NamedDrugs named) {
        this.named = named;
    }

    /**
     * How many drugs of the class were tried as the argument says.
     *
     * @param enough the figure from which more drugs change nothing
     */
    TermValue tried(TermArgument argument, Term term, BigDecimal enough, ItemContext context) {
        List<DrugTrial> trials = trials(argument, context);
        long shown = trials.stream().filter(DrugTrial::isShown).count();
        long said = trials.stream().filter(DrugTrial::isSaid).count();
        List<Provenance> facts = trials.stream()
                .flatMap(trial -> trial.facts().stream())
                .distinct()
                .toList();
        if (BigDecimal.valueOf(shown).compareTo(enough) >= 0 && shown > 0) {
            List<Provenance> showing = trials.stream()
                    .filter(DrugTrial::isShown)
                    .flatMap(trial -> trial.facts().stream())
                    .filter(fact -> fact.source() == Provenance.Source.DOCUMENTED)
                    .toList();
            return new TermValue.Number(BigDecimal.valueOf(shown), Provenance.Source.DOCUMENTED, showing);
        }
        BigDecimal all = BigDecimal.valueOf(shown + said);
        if (all.compareTo(enough) >= 0 || trials.stream().allMatch(DrugTrial::isTold)) {
            return new TermValue.Number(
                    all, facts.isEmpty() ? Provenance.Source.DOCUMENTED : ClinicalTerms.weakest(facts), facts);
        }
        if (isComplete(argument, term, trials, context)) {
            return new TermValue.Number(all, Provenance.Source.DOCUMENTED, coverage(context));
        }
        boolean stale = !facts.isEmpty() && trials.stream().noneMatch(DrugTrial::countsAnything);
        return ClinicalTerms.unknown(
                stale ? TermValue.Reason.STALE : TermValue.Reason.ABSENT,
                stale
                        ? "What was sent lies before the days that count."
                        : facts.isEmpty()
                                ? "Nothing was sent."
                                : "What is known shows too few trials, and may not be all.",
                facts);
    }

    private List<DrugTrial> trials(TermArgument argument, ItemContext context) {
        List<DrugTrial> trials = new ArrayList<>();
        for (RxCui drug : named.of(argument.name())) {
            SortedSet<RxCui> one = new TreeSet<>();
            one.add(drug);
            trials.add(
                    new TrialOfDrug(argument, named, context).of(named.sent(one, context), named.fills(one, context)));
        }
        return trials;
    }

    /** Complete records tell of days alone; what came of a drug stands in no claim. */
    private static boolean isComplete(TermArgument argument, Term term, List<DrugTrial> trials, ItemContext context) {
        Integer within = argument.within();
        return term.absentMeans() == Term.AbsentMeans.NO
                && within != null
                && argument.outcomes().isEmpty()
                && trials.stream().allMatch(trial -> trial.isTold() || trial.liesOutside())
                && coversAll(within, context);
    }

    /** Whether the plan's records tell of every day of the look-back. */
    static boolean coversAll(int days, ItemContext context) {
        KnownHistory history = context.history();
        LocalDate today = context.asOf().date();
        return history != null && history.enrolment().isComplete(new Period(today.minusDays(days), today.minusDays(1)));
    }

    /** The stretches of coverage, on which a no by silence rests. */
    static List<Provenance> coverage(ItemContext context) {
        return Stream.ofNullable(context.history())
                .flatMap(history -> history.coverage().stream())
                .map(each -> new Provenance(
                        each.resource() + " of plan " + each.plan(),
                        Provenance.Source.DOCUMENTED,
                        each.days().start()))
                .toList();
    }

    /** Whether the outcome holds for every drug of the class; that one is not told of is no "no". */
    TermValue every(TermArgument argument, ItemContext context) {
        List<Provenance> facts = new ArrayList<>();
        boolean shown = true;
        for (RxCui drug : named.of(argument.name())) {
            SortedSet<RxCui> one = new TreeSet<>();
            one.add(drug);
            List<Provenance> told = named.sent(one, context).stream()
                    .filter(fact -> argument.outcomes().contains(word(fact)))
                    .map(MedicationFact::provenance)
                    .toList();
            if (told.isEmpty()) {
                return ClinicalTerms.unknown(
                        TermValue.Reason.ABSENT,
                        facts.isEmpty() ? "Nothing was sent." : "Of a part of these drugs nothing was sent.",
                        facts);
            }
            facts.addAll(told);
            shown &= ClinicalTerms.strongest(told) == Provenance.Source.DOCUMENTED;
        }
        return new TermValue.Flag(true, shown ? Provenance.Source.DOCUMENTED : Provenance.Source.ATTESTED, facts);
    }

    static String word(MedicationFact fact) {
        return switch (fact.outcome()) {
            case TAKEN -> "taken";
            case FAILED -> "failed";
            case NOT_TOLERATED -> "not tolerated";
            case CONTRAINDICATED -> "contraindicated";
        };
    }
}
