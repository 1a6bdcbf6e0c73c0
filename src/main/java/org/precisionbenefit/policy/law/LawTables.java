package org.precisionbenefit.policy.law;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.precisionbenefit.formulary.PlanId;
import org.precisionbenefit.terminology.RxCui;

/**
 * The dated law tables of a release. A row of the state comes before one that holds in every state.
 *
 * @param steps what laws say of exceptions from step therapy
 * @param scores what models' scores may do
 * @param supplies supplies that are owed without an authorization
 * @param shortages drugs that cannot be had
 * @param judgesScores whether the release has a table on scores at all; earlier releases had none, and their decisions replay
 *     without one
 * @param models what plans let released models do
 */
public record LawTables(
        List<StepLaw> steps,
        List<ScoreRule> scores,
        List<SupplyRule> supplies,
        List<Shortage> shortages,
        boolean judgesScores,
        List<ModelRow> models) {
    /** No tables. */
    public static final LawTables NONE = new LawTables(List.of(), List.of(), List.of(), List.of(), false, List.of());

    public LawTables {
        steps = List.copyOf(steps);
        scores = List.copyOf(scores);
        supplies = List.copyOf(supplies);
        shortages = List.copyOf(shortages);
        models = List.copyOf(models);
    }

    /** What holds of exceptions from step therapy, or empty when no row speaks of it. */
    public Optional<StepLaw> step(Jurisdiction of, LocalDate day) {
        return nearest(steps, of, day);
    }

    /** What holds of scores, or empty when no row speaks of it. */
    public Optional<ScoreRule> score(Jurisdiction of, LocalDate day) {
        return nearest(scores, of, day);
    }

    /** Which supply of a kind is owed, or empty when no row says that one is. */
    public Optional<SupplyRule> supply(SupplyRule.Kind kind, Jurisdiction of, LocalDate day) {
        return nearest(supplies.stream().filter(row -> row.kind() == kind).toList(), of, day);
    }

    /** The shortage of a drug, or empty when none is recorded for the day. */
    public Optional<Shortage> shortage(RxCui drug, LocalDate day) {
        return shortages.stream()
                .filter(row -> row.drug().equals(drug) && row.source().holds().contains(day))
                .findFirst();
    }

    /** What the plan lets a released model do on the day; a model of which no row speaks stays in shadow. */
    public ModelUse use(String model, PlanId plan, LocalDate day) {
        return models.stream()
                .filter(row -> row.model().equals(model)
                        && row.plan().equals(plan)
                        && row.source().holds().contains(day))
                .findFirst()
                .map(ModelRow::use)
                .orElse(ModelUse.SHADOW);
    }

    private static <R extends LawRow> Optional<R> nearest(List<R> rows, Jurisdiction of, LocalDate day) {
        return rows.stream().filter(row -> row.holds(of, day)).min(Comparator.comparing((R row) -> row.where()
                .isNation()));
    }
}
