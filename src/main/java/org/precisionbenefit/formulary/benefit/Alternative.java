package org.precisionbenefit.formulary.benefit;

import java.math.BigDecimal;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.precisionbenefit.formulary.load.Flag;
import org.precisionbenefit.terminology.RxCui;

/**
 * Another drug of the class that the plan covers for this member.
 *
 * @param ingredient the drug
 * @param name its name
 * @param therapeuticClass the class that both are in
 * @param tier the tier's word, or null where there is none
 * @param free whether neither authorization nor step is needed
 * @param member what the member pays, or null where it cannot be told
 * @param plan what the plan pays, or null where it cannot be told
 * @param words for which product and amount, or why it cannot be told
 */
public record Alternative(
        RxCui ingredient,
        String name,
        String therapeuticClass,
        @Nullable String tier,
        Flag free,
        @Nullable BigDecimal member,
        @Nullable BigDecimal plan,
        String words) {
    public Alternative {
        Objects.requireNonNull(ingredient, "ingredient is null");
        Objects.requireNonNull(name, "name is null");
        Objects.requireNonNull(therapeuticClass, "therapeuticClass is null");
        Objects.requireNonNull(free, "free is null");
        Objects.requireNonNull(words, "words is null");
    }
}
