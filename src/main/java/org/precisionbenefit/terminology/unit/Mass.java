package org.precisionbenefit.terminology.unit;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.precisionbenefit.terminology.LetterCase;
import org.precisionbenefit.terminology.Quantity;

/**
 * Converts masses into milligrams, exactly. It knows the ways in which people write units of mass; what each of them is
 * says {@link MeasuringUnit}.
 */
public final class Mass {
    private static final MeasuringUnit MILLIGRAM = unit("mg");
    private static final SortedMap<String, BigDecimal> MILLIGRAMS = units();

    private Mass() {}

    private static SortedMap<String, BigDecimal> units() {
        SortedMap<String, BigDecimal> units = new TreeMap<>();
        Map<String, String> names = Map.of(
                "kg", "kg kilogram kilograms",
                "g", "g gm gram grams",
                "mg", "mg milligram milligrams",
                "ug", "ug mcg \u00b5g \u03bcg microgram micrograms",
                "[lb_av]", "[lb_av] lb lbs pound pounds",
                "[oz_av]", "[oz_av] oz ounce ounces");
        names.forEach((code, written) -> {
            BigDecimal milligrams =
                    unit(code).convert(BigDecimal.ONE, MILLIGRAM, null).orElseThrow();
            for (String name : written.split(" ", -1)) {
                units.put(name, milligrams);
            }
        });
        return Collections.unmodifiableSortedMap(units);
    }

    private static MeasuringUnit unit(String code) {
        return MeasuringUnit.of(code).orElseThrow();
    }

    /** How many milligrams one of the unit is; empty when it is no unit of mass that is known here. */
    public static Optional<BigDecimal> milligramsOf(String unit) {
        return Optional.ofNullable(MILLIGRAMS.get(LetterCase.lower(unit.strip())));
    }

    /** The amount in milligrams; empty when its unit is no unit of mass that is known here. */
    public static Optional<BigDecimal> milligrams(Quantity amount) {
        return milligramsOf(amount.unit()).map(amount.value()::multiply);
    }
}
