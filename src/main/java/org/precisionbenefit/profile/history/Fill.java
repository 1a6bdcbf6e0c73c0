package org.precisionbenefit.profile.history;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.precisionbenefit.formulary.PlanId;
import org.precisionbenefit.terminology.Code;
import org.precisionbenefit.terminology.Quantity;

/**
 * A drug that was supplied to the member, or is said to have been taken.
 *
 * @param resource the resource that says so, for example {@code ExplanationOfBenefit/17}
 * @param kind what kind of record it is
 * @param codes the codes that name the drug
 * @param text its name as sent, possibly empty
 * @param supply when and how much
 * @param plan the plan in whose records it stands
 * @param reversed whether it was taken back
 * @param replaces the resource of the record whose place it takes, or null when it takes none; a record that only takes
 *     another back is itself reversed
 */
public record Fill(
        String resource,
        Kind kind,
        List<Code> codes,
        String text,
        Supply supply,
        PlanId plan,
        boolean reversed,
        @Nullable String replaces) {
    public Fill {
        Objects.requireNonNull(resource, "resource is null");
        Objects.requireNonNull(kind, "kind is null");
        codes = List.copyOf(codes);
        Objects.requireNonNull(text, "text is null");
        Objects.requireNonNull(supply, "supply is null");
        Objects.requireNonNull(plan, "plan is null");
    }

    /** What kind of record tells of a supply. */
    public enum Kind {
        /** The plan paid for it. */
        CLAIMED,
        /** A pharmacy dispensed it. */
        DISPENSED,
        /** Somebody says so: a statement or an order, for example of a time with another payer. */
        STATED
    }

    /**
     * When and how much was supplied.
     *
     * @param day the day on which it was supplied, or null when not known
     * @param days for how many days, above zero, or null when not known
     * @param quantity how much, or null when not known
     */
    public record Supply(
            @Nullable LocalDate day,
            @Nullable Integer days,
            @Nullable Quantity quantity) {
        public Supply {
            if (days != null && days <= 0) {
                throw new IllegalArgumentException("The days supply (" + days + ") of a fill must be positive.");
            }
        }
    }

    /** Whether the plan's or a pharmacy's own record shows it. */
    public boolean isRecorded() {
        return kind != Kind.STATED;
    }

    /** The fills that stand: without those that were taken back, and without those whose place another one took. */
    public static List<Fill> standing(List<Fill> fills) {
        Set<String> replaced = new TreeSet<>();
        fills.forEach(fill -> {
            if (fill.replaces() != null) {
                replaced.add(fill.replaces());
            }
        });
        return fills.stream()
                .filter(fill -> !fill.reversed() && !replaced.contains(withoutItem(fill.resource())))
                .toList();
    }

    /** A claim is replaced with all its items. */
    private static String withoutItem(String resource) {
        int item = resource.indexOf('#');
        return item < 0 ? resource : resource.substring(0, item);
    }
}
