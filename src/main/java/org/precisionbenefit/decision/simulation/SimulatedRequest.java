package org.precisionbenefit.decision.simulation;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.precisionbenefit.formulary.PlanId;
import org.precisionbenefit.intake.RequestedItem;
import org.precisionbenefit.policy.Facts;
import org.precisionbenefit.terminology.AsOf;
import org.precisionbenefit.terminology.RxCui;

/**
 * A request that is decided by two releases of policies.
 *
 * @param id its id, drawn from a seed or by its place among recorded ones
 * @param who who it is for
 * @param what what is asked for
 * @param before the values of the terms under the earlier release
 * @param after the same under the later release: others where a value set or a word changed
 */
public record SimulatedRequest(String id, Who who, What what, Facts before, Facts after) {
    public SimulatedRequest {
        Objects.requireNonNull(id, "id is null");
        Objects.requireNonNull(who, "who is null");
        Objects.requireNonNull(what, "what is null");
        Objects.requireNonNull(before, "before is null");
        Objects.requireNonNull(after, "after is null");
    }

    /**
     * Who a request is for, as far as a report counts.
     *
     * @param member what stands for the member; it says nothing of who that is
     * @param groups the member's groups by kind, for example {@code sex: female}; no policy is asked about them here
     */
    public record Who(String member, SortedMap<String, String> groups) {
        public Who {
            Objects.requireNonNull(member, "member is null");
            groups = Collections.unmodifiableSortedMap(new TreeMap<>(groups));
        }
    }

    /**
     * What is asked for.
     *
     * @param plan the plan
     * @param drug the drug
     * @param item the item
     * @param asOf the day
     * @param monthlyUsd what thirty days of it cost by the price of that day in US dollars, or null where no price is known
     */
    public record What(
            PlanId plan,
            RxCui drug,
            RequestedItem item,
            AsOf asOf,
            @Nullable BigDecimal monthlyUsd) {
        public What {
            Objects.requireNonNull(plan, "plan is null");
            Objects.requireNonNull(drug, "drug is null");
            Objects.requireNonNull(item, "item is null");
            Objects.requireNonNull(asOf, "asOf is null");
        }
    }
}
