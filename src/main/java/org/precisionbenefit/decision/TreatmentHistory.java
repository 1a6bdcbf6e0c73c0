package org.precisionbenefit.decision;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.precisionbenefit.evidence.Treatment;
import org.precisionbenefit.policy.PolicyRelease;
import org.precisionbenefit.policy.TermSource;
import org.precisionbenefit.profile.Answer;
import org.precisionbenefit.profile.MedicationFact;
import org.precisionbenefit.profile.MedicationFact.Outcome;
import org.precisionbenefit.profile.MemberProfile;
import org.precisionbenefit.profile.Provenance;
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
    private @Nullable SortedMap<RxCui, List<MedicationFact>> facts;

    TreatmentHistory(PolicyRelease policies, TakenDrugs drugs, MemberProfile profile, LocalDate day) {
        this.policies = policies;
        this.answers = profile.answers();
        this.day = day;
        this.drugs = drugs;
        this.medications = profile.medications();
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

    /** A fill that comes before the last one ended begins when that one ends. */
    private boolean steady(List<MedicationFact> taken) {
        List<MedicationFact> inOrder = taken.stream()
                .filter(fact -> fact.provenance().date() != null && fact.daysSupply() != null)
                .sorted(Comparator.comparing(TreatmentHistory::first))
                .toList();
        LocalDate start = LocalDate.MAX;
        LocalDate end = LocalDate.MIN;
        for (MedicationFact fact : inOrder) {
            LocalDate first = first(fact);
            if (first.isAfter(end)) {
                start = first;
                end = first;
            }
            // However many days a sender writes, none beyond the day of the question count.
            long days = Math.min(Objects.requireNonNull(fact.daysSupply()), day.toEpochDay() - end.toEpochDay() + 1);
            end = end.plusDays(Math.max(days, 0));
        }
        return !end.isBefore(day) && start.isBefore(day.minusMonths(LONG_MONTHS));
    }

    private static LocalDate first(MedicationFact fact) {
        return Objects.requireNonNull(fact.provenance().date());
    }
}
