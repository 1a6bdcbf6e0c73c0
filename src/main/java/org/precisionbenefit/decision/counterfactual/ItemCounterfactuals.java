package org.precisionbenefit.decision.counterfactual;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What would alter the answer to one item.
 *
 * @param sequence the item's number in the request
 * @param outcome where its answer leads
 * @param settled why no fact can change it, or null when facts can
 * @param smallest the smallest sets of facts that would, the fewest first, then what records can say before what needs a
 *     test, then in the order of the policy
 * @param fixed what would have been decided had something been otherwise that cannot change, one fact each
 * @param limits how far was looked
 */
public record ItemCounterfactuals(
        int sequence,
        Reached outcome,
        @Nullable String settled,
        List<Counterfactual> smallest,
        List<Counterfactual> fixed,
        String limits) {
    public ItemCounterfactuals {
        Objects.requireNonNull(outcome, "outcome is null");
        smallest = List.copyOf(smallest);
        fixed = List.copyOf(fixed);
        Objects.requireNonNull(limits, "limits is null");
    }

    static ItemCounterfactuals settled(int sequence, Reached outcome, String because) {
        return new ItemCounterfactuals(sequence, outcome, because, List.of(), List.of(), "");
    }
}
