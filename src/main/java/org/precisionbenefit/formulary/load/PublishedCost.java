package org.precisionbenefit.formulary.load;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a member pays for a drug of a tier.
 *
 * @param plan the plan
 * @param tier the tier, or null for all
 * @param phase in which phase of the benefit
 * @param pharmacy at which kind of pharmacy: {@code in-retail}, {@code out-retail}, {@code in-mail}, {@code out-mail},
 *     or for Part D {@code preferred-retail}, {@code standard-retail}, {@code preferred-mail} and {@code standard-mail}
 * @param days the days' supply that it pays for, or null where it is not said
 * @param charge what is paid
 */
public record PublishedCost(
        String plan,
        @Nullable PublishedTier tier,
        Phase phase,
        String pharmacy,
        @Nullable Integer days,
        Charge charge) implements PublishedRow {
    private static final int LONGEST = 64;

    /** A phase of the benefit. */
    public enum Phase {
        /** The publisher knows no phases. */
        ANY,
        DEDUCTIBLE,
        INITIAL,
        GAP,
        CATASTROPHIC,
        /** Insulin, whose cost has a cap of its own in Part D. */
        INSULIN
    }

    public PublishedCost {
        ListKey.check(plan);
        Objects.requireNonNull(phase, "phase is null");
        Objects.requireNonNull(pharmacy, "pharmacy is null");
        Objects.requireNonNull(charge, "charge is null");
        if (pharmacy.isBlank() || pharmacy.length() > LONGEST) {
            throw new RowFault("The kind of pharmacy must have 1 to " + LONGEST + " characters.");
        }
    }

    @Override
    public String line() {
        return new RowLine("cost")
                .add(plan)
                .add(tier == null ? "" : tier.word())
                .add(tier == null ? "" : tier.published())
                .add(phase)
                .add(pharmacy)
                .addOther(days)
                .add(charge.kind())
                .add(charge.copay())
                .add(charge.rate())
                .add(charge.least())
                .add(charge.most())
                .add(charge.afterDeductible())
                .end();
    }
}
