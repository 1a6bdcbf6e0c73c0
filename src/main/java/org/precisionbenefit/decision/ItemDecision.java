package org.precisionbenefit.decision;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.precisionbenefit.evidence.Evidence;
import org.precisionbenefit.formulary.DrugIdentification;
import org.precisionbenefit.formulary.FormularyItem;
import org.precisionbenefit.prediction.Forecast;

/**
 * The decision on one item with everything it rests on.
 *
 * @param sequence the item's number in the request
 * @param drug which drug it is
 * @param benefit what the plan's own row says of it, or null when it says nothing
 * @param evidence what the genes say
 * @param forecasts what the models say
 * @param evaluation how the policy was evaluated, or null when no policy was
 * @param outcome the answer, with the answer without scores beside it
 * @param remarks safety notes and alarms
 * @param opened what the member's results opened of the plan's row, or null when it holds unchanged
 */
public record ItemDecision(
        int sequence,
        DrugIdentification drug,
        @Nullable FormularyItem benefit,
        Evidence evidence,
        List<Forecast> forecasts,
        @Nullable Evaluation evaluation,
        Outcome outcome,
        Remarks remarks,
        @Nullable OpenedBenefit opened) {
    public ItemDecision {
        Objects.requireNonNull(drug, "drug is null");
        Objects.requireNonNull(evidence, "evidence is null");
        forecasts = List.copyOf(forecasts);
        Objects.requireNonNull(outcome, "outcome is null");
        Objects.requireNonNull(remarks, "remarks is null");
    }

    /** A decision by the plan's own row. */
    public ItemDecision(
            int sequence,
            DrugIdentification drug,
            @Nullable FormularyItem benefit,
            Evidence evidence,
            List<Forecast> forecasts,
            @Nullable Evaluation evaluation,
            Outcome outcome,
            Remarks remarks) {
        this(sequence, drug, benefit, evidence, forecasts, evaluation, outcome, remarks, null);
    }

    /** The same item, decided by what results opened of the plan's own row. */
    ItemDecision opening(FormularyItem own, OpenedBenefit by) {
        return new ItemDecision(sequence, drug, own, evidence, forecasts, evaluation, outcome, remarks, by)
                .noting(List.of(by.words()));
    }

    /** The same item, whatever was found, waiting for a person: what was found stays for that person to read. */
    ItemDecision waiting(Pended pended) {
        return new ItemDecision(
                sequence, drug, benefit, evidence, forecasts, evaluation, new Outcome(pended, pended), remarks, opened);
    }

    /** The same item as it is without scores, for whoever may not see them. */
    ItemDecision withoutScores() {
        return new ItemDecision(
                sequence,
                drug,
                benefit,
                evidence,
                List.of(),
                evaluation == null ? null : evaluation.withoutScores(),
                outcome,
                remarks,
                opened);
    }

    /** The same item without what models in shadow say of it. */
    ItemDecision withoutShadows() {
        return new ItemDecision(
                sequence,
                drug,
                benefit,
                evidence,
                forecasts.stream().filter(Forecast::isShown).toList(),
                evaluation,
                outcome,
                remarks,
                opened);
    }

    /** The same item with more notes. */
    ItemDecision noting(List<String> more) {
        if (more.isEmpty()) {
            return this;
        }
        List<String> notes = new ArrayList<>(remarks.notes());
        notes.addAll(more);
        return new ItemDecision(
                sequence,
                drug,
                benefit,
                evidence,
                forecasts,
                evaluation,
                outcome,
                new Remarks(notes, remarks.alarms()),
                opened);
    }

    /** Whether it waits and the plan wants another drug tried first. */
    public boolean waitsForStep() {
        return outcome.determination() instanceof Pended
                && benefit != null
                && !benefit.stepTherapy().isEmpty();
    }

    /** The recorded alarms without those of models that were given too little, which are ordinary. */
    public List<String> callsOperator() {
        List<String> ordinary = forecasts.stream()
                .filter(forecast -> forecast.outcome() instanceof Forecast.Abstained abstained
                        && !abstained.why().callsOperator())
                .flatMap(forecast -> forecast.alarm().stream())
                .toList();
        return remarks.alarms().stream()
                .filter(alarm -> !ordinary.contains(alarm))
                .toList();
    }

    /**
     * The answer, twice.
     *
     * @param determination the answer that is given
     * @param rulesOnly the answer had there been no scores
     */
    public record Outcome(Automatic determination, Automatic rulesOnly) {
        public Outcome {
            Objects.requireNonNull(determination, "determination is null");
            Objects.requireNonNull(rulesOnly, "rulesOnly is null");
        }
    }

    /**
     * What is said beside the answer.
     *
     * @param notes safety notes for the prescriber
     * @param alarms what the operator must look at (an abstaining or refused model, a fault)
     */
    public record Remarks(List<String> notes, List<String> alarms) {
        public Remarks {
            notes = List.copyOf(notes);
            alarms = List.copyOf(alarms);
        }
    }
}
