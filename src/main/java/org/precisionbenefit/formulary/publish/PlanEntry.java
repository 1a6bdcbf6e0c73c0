package org.precisionbenefit.formulary.publish;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.precisionbenefit.formulary.LineOfBusiness;
import org.precisionbenefit.formulary.load.PublishedCost;
import org.precisionbenefit.formulary.load.PublishedPlan;

/**
 * A plan as it is published.
 *
 * @param id its id
 * @param plan what is said of it
 * @param facts what only the plan's own file says
 * @param lists the ids of the lists that hold for it
 * @param costs what members pay, by tier and kind of pharmacy; empty where that is not known
 * @param updated since when it stands so
 */
public record PlanEntry(
        String id, PublishedPlan plan, Facts facts, List<String> lists, List<PublishedCost> costs, Instant updated)
        implements Entry {
    public PlanEntry {
        Objects.requireNonNull(id, "id is null");
        Objects.requireNonNull(plan, "plan is null");
        Objects.requireNonNull(facts, "facts is null");
        lists = List.copyOf(lists);
        costs = List.copyOf(costs);
        Objects.requireNonNull(updated, "updated is null");
    }

    /**
     * What published files do not say of a plan.
     *
     * @param line its kind, or null where it is not known
     * @param state the two letters of the state in which it is offered, or null where that is not known
     */
    public record Facts(
            @Nullable LineOfBusiness line, @Nullable String state) {
        /** Nothing is known. */
        public static final Facts UNKNOWN = new Facts(null, null);
    }
}
