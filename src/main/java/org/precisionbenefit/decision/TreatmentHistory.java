package org.precisionbenefit.decision;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.precisionbenefit.evidence.Treatment;
import org.precisionbenefit.formulary.PlanId;
import org.precisionbenefit.policy.PolicyRelease;
import org.precisionbenefit.policy.TermSource;
import org.precisionbenefit.profile.Answer;
import org.precisionbenefit.profile.MedicationFact;
import org.precisionbenefit.profile.MedicationFact.Outcome;
import org.precisionbenefit.profile.Provenance;
import org.precisionbenefit.profile.history.CarryOver;
import org.precisionbenefit.profile.history.Fill;
import org.precisionbenefit.profile.history.TherapyDays;
import org.precisionbenefit.terminology.Period;
import org.precisionbenefit.terminology.RxCui;

/**
 * Tells how long a member has had a drug, as guidelines ask it. That nothing was sent does not make anybody new to a drug:
 * only the answer that there were no days on it does. A steady use is shown by fills that follow each other without a day
 * between them up to the day of the question, with nothing sent against the drug.
 */
final class TreatmentHistory {
    private static final int LONG_MONTHS = 3;
    private static final Set<Outcome> AGAINST =
            Set.copyOf(EnumSet.of(Outcome.FAILED, Outcome.NOT_TOLERATED, Outcome.CONTRAINDICATED));

    private final PolicyRelease policies;
    private final List<Answer> answers;
    private final LocalDate day;
    private final TakenDrugs drugs;
    private final List<MedicationFact> medications;
    private final PlanId plan;
    private @Nullable SortedMap<RxCui, List<MedicationFact>> facts;

    TreatmentHistory(PolicyRelease policies, TakenDrugs drugs, DecisionInputs inputs) {
        this.policies = policies;
        this.answers = inputs.profile().answers();
        this.day = inputs.asOf().date();
        this.drugs = drugs;
        this.medications = inputs.profile().medications();
        this.plan = inputs.request().plan();
    }

    /**
     * How long a drug was taken.
     *
     * @param treatment the answer, or null when it is not known
     * @param stated whether that is only somebody's word
     */
    record Told(@Nullable Treatment treatment, boolean stated) {}

    /** Whether something sent speaks against the drug. */
    boolean speaksAgainst(RxCui drug) {
        return of(drug).stream().anyMatch(fact -> AGAINST.contains(fact.outcome()));
    }

    /**
     * How long the member has had the drug.
     *
     * @param name the name under which policies ask about it
     */
    Told of(RxCui drug, String name) {
        List<MedicationFact> had = of(drug).stream()
                .filter(fact -> fact.outcome() != Outcome.CONTRAINDICATED)
                .toList();
        @Nullable Treatment answered = answered(name);
        if (had.isEmpty()) {
            return new Told(answered, answered != null);
        }
        if (answered == Treatment.NAIVE) {
            return new Told(null, false);
        }
        List<MedicationFact> documented = had.stream()
                .filter(fact -> fact.provenance().source() == Provenance.Source.DOCUMENTED)
                .toList();
        if (!speaksAgainst(drug) && steady(documented)) {
            return new Told(Treatment.OVER_THREE_MONTHS, false);
        }
        if (!speaksAgainst(drug) && steady(had)) {
            return new Told(Treatment.OVER_THREE_MONTHS, true);
        }
        return new Told(Treatment.EXPERIENCED, documented.isEmpty());
    }

    private List<MedicationFact> of(RxCui drug) {
        if (facts == null) {
            facts = byDrug();
        }
        return facts.getOrDefault(drug, List.of());
    }

    /** Which drug a statement names is found out once, and only where somebody asks. */
    private SortedMap<RxCui, List<MedicationFact>> byDrug() {
        SortedMap<RxCui, List<MedicationFact>> byDrug = new TreeMap<>();
        for (MedicationFact fact : medications) {
            if (isKnown(fact.provenance())) {
                drugs.ingredients(fact).forEach(drug -> byDrug.computeIfAbsent(drug, any -> new ArrayList<>())
                        .add(fact));
            }
        }
        return byDrug;
    }

    private boolean isKnown(Provenance provenance) {
        return provenance.date() == null || !provenance.date().isAfter(day);
    }

    /** Answers to the question for the days on the drug; where they contradict each other none counts. */
    private @Nullable Treatment answered(String name) {
        List<Treatment> told = answers.stream()
                .filter(answer -> isKnown(answer.provenance()) && asksForDays(answer.term(), name))
                .flatMap(answer -> Answers.figure(answer).stream())
                .map(days -> days.signum() == 0 ? Treatment.NAIVE : Treatment.EXPERIENCED)
                .distinct()
                .toList();
        return told.size() == 1 ? told.get(0) : null;
    }

    private boolean asksForDays(String term, String name) {
        int open = term.indexOf('(');
        return open > 0
                && term.substring(open).equals("(" + name + ")")
                && policies.term(term.substring(0, open))
                        .filter(word -> word.source() == TermSource.DAYS_OF_DRUG)
                        .isPresent();
    }

    /** Counted as everywhere: an early fill begins when the one before ends, and of two on one day the longer counts. */
    private boolean steady(List<MedicationFact> taken) {
        List<Fill> fills = taken.stream().flatMap(fact -> fill(fact).stream()).toList();
        LocalDate first = fills.stream()
                .flatMap(fill -> Stream.ofNullable(fill.supply().day()))
                .min(LocalDate::compareTo)
                .orElse(day);
        List<Period> covered = TherapyDays.of(List.of(fills), new Period(first, day), CarryOver.WHOLE)
                .covered();
        if (covered.isEmpty()) {
            return false;
        }
        Period last = covered.get(covered.size() - 1);
        // The day of the question itself needs no supply: it may be the one on which the next is asked for.
        return last.contains(day.minusDays(1)) && last.start().isBefore(day.minusMonths(LONG_MONTHS));
    }

    /** However many days a sender writes, none beyond the day of the question count. */
    private Optional<Fill> fill(MedicationFact fact) {
        LocalDate first = fact.provenance().date();
        Integer days = fact.daysSupply();
        if (first == null || days == null || days <= 0 || first.isAfter(day)) {
            return Optional.empty();
        }
        int counted = (int) Math.min(days, day.toEpochDay() - first.toEpochDay() + 1);
        return Optional.of(new Fill(
                fact.provenance().resource(),
                Fill.Kind.DISPENSED,
                List.of(),
                "",
                new Fill.Supply(first, counted, null),
                plan,
                false,
                null));
    }
}
