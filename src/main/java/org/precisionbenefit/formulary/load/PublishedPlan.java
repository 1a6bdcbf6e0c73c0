package org.precisionbenefit.formulary.load;

import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A plan and the lists of drugs that it covers.
 *
 * @param id the plan
 * @param name its name as published
 * @param lists the lists that hold for it, without one twice
 * @param deductible the yearly deductible for drugs in US dollars, or null where none was published
 * @param suppressed whether its publisher keeps it from being shown
 * @param availability whether and when it is offered
 */
public record PublishedPlan(
        String id,
        String name,
        List<String> lists,
        @Nullable BigDecimal deductible,
        Flag suppressed,
        Availability availability)
        implements PublishedRow {
    /** Parts the lists of a plan on its line; no list's name holds it. */
    public static final String SEPARATOR = "\u001f";

    public PublishedPlan {
        ListKey.check(id);
        Objects.requireNonNull(name, "name is null");
        lists = List.copyOf(lists);
        lists.forEach(ListKey::check);
        Objects.requireNonNull(suppressed, "suppressed is null");
        Objects.requireNonNull(availability, "availability is null");
        if (deductible != null && deductible.signum() < 0) {
            throw new RowFault("The deductible (" + deductible.toPlainString() + ") must not be below zero.");
        }
    }

    @Override
    public String line() {
        return new RowLine("plan")
                .add(id)
                .add(name)
                .add(deductible)
                .add(suppressed)
                .add(availability.status())
                .addOther(availability.start())
                .addOther(availability.end())
                .add(String.join(SEPARATOR, lists))
                .end();
    }
}
