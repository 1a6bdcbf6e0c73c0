package org.precisionbenefit.terminology;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Converts masses into milligrams, exactly. It knows units of UCUM and the ways in which people write them; the pound is
 * the international avoirdupois pound of 0.45359237 kg.
 */
public final class Mass {
    private static final BigDecimal POUND = new BigDecimal("453592.37");
    private static final BigDecimal OUNCE = new BigDecimal("28349.523125");

    private static final SortedMap<String, BigDecimal> MILLIGRAMS = units();

    private Mass() {}

    private static SortedMap<String, BigDecimal> units() {
        SortedMap<String, BigDecimal> units = new TreeMap<>();
        Map<BigDecimal, String> names = Map.of(
                new BigDecimal("1000000"),
                "kg kilogram kilograms",
                new BigDecimal("1000"),
                "g gm gram grams",
                BigDecimal.ONE,
                "mg milligram milligrams",
                new BigDecimal("0.001"),
                "ug mcg \u00b5g \u03bcg microgram micrograms",
                POUND,
                "[lb_av] lb lbs pound pounds",
                OUNCE,
                "[oz_av] oz ounce ounces");
        names.forEach((milligrams, written) -> {
            for (String name : written.split(" ", -1)) {
                units.put(name, milligrams);
            }
        });
        return Collections.unmodifiableSortedMap(units);
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
