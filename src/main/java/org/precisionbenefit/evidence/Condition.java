package org.precisionbenefit.evidence;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
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
        List<Part> parts = parts(known.person(), known.use());
        if (parts.stream().anyMatch(part -> part.told() == Told.NO)) {
            return Told.NO;
        }
        List<String> open = new ArrayList<>();
        parts.stream().filter(part -> part.told() == Told.UNKNOWN).forEach(part -> open.add(part.word()));
        missing.addAll(open);
        return open.isEmpty() ? Told.YES : Told.UNKNOWN;
    }

    private List<Part> parts(Person person, DrugUse use) {
        return List.of(
                part(Circumstances.AGE, person.age(), ageFrom, (age, from) -> age >= from),
                part(Circumstances.AGE, person.age(), ageBelow, (age, below) -> age < below),
                part(
                        Circumstances.WEIGHT,
                        person.weight(),
                        weightAbove,
                        (weight, above) -> weight.compareTo(above) > 0),
                history(use.treatment()),
                part(Circumstances.ALTERNATIVES, use.alternatives(), alternatives, (any, wanted) -> any.equals(wanted)),
                part(
                        Circumstances.DAILY_DOSE,
                        use.dailyDose(),
                        dailyDoseUpTo,
                        (dose, most) -> dose.compareTo(most) <= 0));
    }

    /** Whoever had the drug for a time that is not known is surely not new to it; more cannot be told. */
    private Part history(@Nullable Treatment had) {
        boolean open = had == Treatment.EXPERIENCED && treatment != null && treatment != Treatment.NAIVE;
        return part(Circumstances.TREATMENT, open ? null : had, treatment, (known, wanted) -> known == wanted);
    }

    /** The words of the parts that the condition looks at. */
    SortedSet<String> words() {
        SortedSet<String> words = new TreeSet<>();
        // Where nothing is known each part that is asked for is open.
        told(Circumstances.of(List.of()), words);
        return words;
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
