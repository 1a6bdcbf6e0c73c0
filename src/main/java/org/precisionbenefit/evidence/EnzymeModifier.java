package org.precisionbenefit.evidence;

import java.math.BigDecimal;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.precisionbenefit.terminology.RxCui;

/**
 * What one drug does to one enzyme.
 *
 * @param drug the ingredient
 * @param name its name, for a person
 * @param effect what it does
 * @param fromDailyMilligrams from which dose a day on, in milligrams; null when any usual dose does
 * @param lastsDays for how many days after the last dose the effect can last; null when no source says so
 * @param verified whether the row was compared with its source itself, and not with a text that reports it
 */
public record EnzymeModifier(
        RxCui drug,
        String name,
        EnzymeEffect effect,
        @Nullable BigDecimal fromDailyMilligrams,
        @Nullable Integer lastsDays,
        boolean verified) {
    public EnzymeModifier {
        Objects.requireNonNull(drug, "drug is null");
        Objects.requireNonNull(name, "name is null");
        Objects.requireNonNull(effect, "effect is null");
    }
}
