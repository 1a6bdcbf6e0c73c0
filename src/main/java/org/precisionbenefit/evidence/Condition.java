package org.precisionbenefit.evidence;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;

/**
 * What must hold of a member of a population: everything that is not null.
 *
 * @param ageFrom the age in years from which, this one included
 * @param ageBelow the age in years below which
 * @param weightAbove the weight in kilograms above which
 * @param treatment how long the member has had the drug
 * @param alternatives whether another drug is available
 * @param dailyDoseUpTo the dose in milligrams a day up to which, this one included
 */
public record Condition(
        @Nullable Integer ageFrom,
        @Nullable Integer ageBelow,
        @Nullable BigDecimal weightAbove,
        @Nullable Treatment treatment,
        @Nullable Boolean alternatives,
        @Nullable BigDecimal dailyDoseUpTo) {

    /**
     * Whether the condition holds. It does not as soon as one part is known not to.
     *
     * @param missing takes the words for what is not known, where that decides
     */
    Told told(Circumstances known, SortedSet<String> missing) {
        List<Part> parts = List.of(
                part("age", known.age(), ageFrom, (age, from) -> age >= from),
                part("age", known.age(), ageBelow, (age, below) -> age < below),
                part("weight", known.weight(), weightAbove, (weight, above) -> weight.compareTo(above) > 0),
                part("treatment history", known.treatment(), treatment, (had, wanted) -> had == wanted),
                part("alternatives", known.alternatives(), alternatives, (any, wanted) -> any.equals(wanted)),
                part("daily dose", known.dailyDose(), dailyDoseUpTo, (dose, most) -> dose.compareTo(most) <= 0));
        if (parts.stream().anyMatch(part -> part.told() == Told.NO)) {
            return Told.NO;
        }
        List<String> open = new ArrayList<>();
        parts.stream().filter(part -> part.told() == Told.UNKNOWN).forEach(part -> open.add(part.word()));
        missing.addAll(open);
        return open.isEmpty() ? Told.YES : Told.UNKNOWN;
    }

    private static <K, W> Part part(String word, @Nullable K known, @Nullable W wanted, BiPredicate<K, W> holds) {
        if (wanted == null) {
            return new Part(word, Told.YES);
        }
        if (known == null) {
            return new Part(word, Told.UNKNOWN);
        }
        return new Part(word, holds.test(known, wanted) ? Told.YES : Told.NO);
    }

    private record Part(String word, Told told) {}

    /** Whether something holds. */
    enum Told {
        YES,
        NO,
        UNKNOWN
    }
}
