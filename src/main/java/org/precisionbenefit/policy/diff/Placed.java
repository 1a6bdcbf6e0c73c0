package org.precisionbenefit.policy.diff;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.precisionbenefit.policy.Criterion;
import org.precisionbenefit.policy.Kind;
import org.precisionbenefit.policy.Policy;

/**
 * A criterion with the group that it stands in.
 *
 * @param criterion the criterion
 * @param parent the id of its group; the words {@code note} and {@code safety-hold} for what stands beside the tree, empty for
 *     the root
 */
record Placed(Criterion criterion, String parent) {
    Placed {
        Objects.requireNonNull(criterion, "criterion is null");
        Objects.requireNonNull(parent, "parent is null");
    }

    /** Every criterion of a policy, parents before children, in the order of its file. */
    static List<Placed> of(Policy policy) {
        List<Placed> all = new ArrayList<>();
        collect(policy.root(), "", all);
        policy.beside()
                .forEach(leaf -> all.add(new Placed(leaf, leaf.header().kind() == Kind.NOTE ? "note" : "safety-hold")));
        return List.copyOf(all);
    }

    private static void collect(Criterion criterion, String parent, List<Placed> into) {
        into.add(new Placed(criterion, parent));
        if (criterion instanceof Criterion.Group group) {
            group.children().forEach(child -> collect(child, group.id().value(), into));
        }
    }

    /** The id. */
    String id() {
        return criterion.id().value();
    }

    /** Whether the id was made from the position, so that it says nothing when lines come and go. */
    boolean isNumbered() {
        String id = id();
        return !parent.isEmpty()
                && id.startsWith(parent + "-")
                && id.substring(parent.length() + 1).matches("[0-9]{1,3}");
    }
}
