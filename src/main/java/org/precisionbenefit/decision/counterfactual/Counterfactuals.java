package org.precisionbenefit.decision.counterfactual;

import java.util.List;
import java.util.Objects;
import org.precisionbenefit.decision.Automatic;
import org.precisionbenefit.decision.DecisionEngine;
import org.precisionbenefit.decision.DecisionId;
import org.precisionbenefit.decision.DecisionRecord;
import org.precisionbenefit.decision.ItemDecision;
import org.precisionbenefit.decision.Reconsidered;
import org.precisionbenefit.policy.EvaluationFault;

/**
 * What would alter the answers of a decision.
 *
 * @param id the decision
 * @param notice what every reader must know first
 * @param items one entry per item
 */
public record Counterfactuals(DecisionId id, String notice, List<ItemCounterfactuals> items) {
    /** Said wherever they are shown. */
    public static final String NOTICE =
            "This says how the policy decides. It changes nothing that is recorded and advises"
                    + " nothing: only what is true of the member may be sent.";

    public Counterfactuals {
        Objects.requireNonNull(id, "id is null");
        Objects.requireNonNull(notice, "notice is null");
        items = List.copyOf(items);
    }

    /**
     * Looks at every item of a decision.
     *
     * @param engine the engine with the releases that the decision was made with
     * @param record the decision
     * @throws EvaluationFault when the engine does not come to what was found by the reference, which is a fault of one
     */
    public static Counterfactuals of(DecisionEngine engine, DecisionRecord record) {
        return new Counterfactuals(
                record.inputs().id(),
                NOTICE,
                record.items().stream().map(item -> of(engine, record, item)).toList());
    }

    /** Why nothing can be told of any item of a decision. */
    public static Counterfactuals untold(DecisionRecord record, String because) {
        return new Counterfactuals(
                record.inputs().id(),
                NOTICE,
                record.items().stream()
                        .map(item -> ItemCounterfactuals.settled(
                                item.sequence(), Reached.of(item.outcome().determination()), because))
                        .toList());
    }

    private static ItemCounterfactuals of(DecisionEngine engine, DecisionRecord record, ItemDecision item) {
        Automatic answer = item.outcome().determination();
        Reached outcome = Reached.of(answer);
        if (record.fault() != null) {
            return ItemCounterfactuals.settled(
                    item.sequence(),
                    outcome,
                    "A fault kept this request from being decided, so nothing can be compared.");
        }
        Reconsidered again;
        try {
            again = engine.reconsider(record.inputs(), item.sequence());
        } catch (EvaluationFault fault) {
            return ItemCounterfactuals.settled(
                    item.sequence(), outcome, "A fault kept this item from being decided, so nothing can be compared.");
        }
        if (again instanceof Reconsidered.Settled settled) {
            return ItemCounterfactuals.settled(item.sequence(), outcome, settled.because());
        }
        Reconsidered.Open open = (Reconsidered.Open) again;
        if (item.evaluation() == null || !answer.equals(open.proven().apply(open.facts()))) {
            return ItemCounterfactuals.settled(
                    item.sequence(),
                    outcome,
                    "This item does not come out the same again, so nothing can be compared.");
        }
        // A request of many items takes no longer than one of one item.
        int trials = Search.MOST_TRIALS / record.items().size();
        return new Search(open, engine.policies(), trials, Search.MOST_SHOWN).of(item.sequence(), answer);
    }
}
