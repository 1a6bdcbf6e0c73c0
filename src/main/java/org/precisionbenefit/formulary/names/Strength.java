package org.precisionbenefit.formulary.names;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How much of an ingredient a product holds, written in one way whatever way it was sent in: masses in micrograms, and
 * what is held in several millilitres, hours or grams in one.
 *
 * @param amount the amount, without trailing zeros
 * @param unit {@code mcg}, {@code unit}, {@code meq}, {@code mmol}, {@code %} or another word in lower case
 * @param per in one of what it is held ({@code ml}, {@code mg}, {@code hr}, {@code actuat}), or null for one piece
 */
public record Strength(
        BigDecimal amount, String unit, @Nullable String per) {
    private static final BigDecimal THOUSAND = new BigDecimal("1000");

    private static final Map<String, Scaled> UNITS = Map.ofEntries(
            Map.entry("ng", new Scaled("mcg", new BigDecimal("0.001"))),
            Map.entry("mcg", new Scaled("mcg", BigDecimal.ONE)),
            Map.entry("ug", new Scaled("mcg", BigDecimal.ONE)),
            Map.entry("\u03bcg", new Scaled("mcg", BigDecimal.ONE)),
            Map.entry("microgram", new Scaled("mcg", BigDecimal.ONE)),
            Map.entry("micrograms", new Scaled("mcg", BigDecimal.ONE)),
            Map.entry("mg", new Scaled("mcg", new BigDecimal("1000"))),
            Map.entry("mgs", new Scaled("mcg", new BigDecimal("1000"))),
            Map.entry("milligram", new Scaled("mcg", new BigDecimal("1000"))),
            Map.entry("milligrams", new Scaled("mcg", new BigDecimal("1000"))),
            Map.entry("g", new Scaled("mcg", new BigDecimal("1000000"))),
            Map.entry("gm", new Scaled("mcg", new BigDecimal("1000000"))),
            Map.entry("gram", new Scaled("mcg", new BigDecimal("1000000"))),
            Map.entry("grams", new Scaled("mcg", new BigDecimal("1000000"))),
            Map.entry("iu", new Scaled("unit", BigDecimal.ONE)),
            Map.entry("unt", new Scaled("unit", BigDecimal.ONE)),
            Map.entry("units", new Scaled("unit", BigDecimal.ONE)));

    private static final Map<String, Scaled> MEASURES = Map.ofEntries(
            Map.entry("ml", new Scaled("ml", BigDecimal.ONE)),
            Map.entry("l", new Scaled("ml", new BigDecimal("1000"))),
            Map.entry("mg", new Scaled("mg", BigDecimal.ONE)),
            Map.entry("g", new Scaled("mg", new BigDecimal("1000"))),
            Map.entry("gm", new Scaled("mg", new BigDecimal("1000"))),
            Map.entry("gram", new Scaled("mg", new BigDecimal("1000"))),
            Map.entry("hr", new Scaled("hr", BigDecimal.ONE)),
            Map.entry("h", new Scaled("hr", BigDecimal.ONE)),
            Map.entry("hour", new Scaled("hr", BigDecimal.ONE)),
            Map.entry("d", new Scaled("hr", new BigDecimal("24"))),
            Map.entry("day", new Scaled("hr", new BigDecimal("24"))),
            Map.entry("actuation", new Scaled("actuat", BigDecimal.ONE)));

    private record Scaled(String unit, BigDecimal factor) {}

    public Strength {
        Objects.requireNonNull(amount, "amount is null");
        Objects.requireNonNull(unit, "unit is null");
        if (amount.signum() < 0) {
            throw new IllegalArgumentException("The amount of a strength must not be negative.");
        }
    }

    /**
     * The strength in its one way of writing.
     *
     * @param unit the unit as written, in lower case
     * @param count how many of the measure hold it, 1 where no figure was written
     * @param measure what holds it as written, in lower case, or null for one piece
     */
    static Strength of(BigDecimal figure, String unit, BigDecimal count, @Nullable String measure) {
        Scaled of = UNITS.getOrDefault(unit, new Scaled(unit, BigDecimal.ONE));
        Scaled per = measure == null ? null : MEASURES.getOrDefault(measure, new Scaled(measure, BigDecimal.ONE));
        BigDecimal amount = figure.multiply(of.factor());
        if (per != null) {
            amount = amount.divide(count.multiply(per.factor()), MathContext.DECIMAL64);
        }
        return new Strength(plain(amount), of.unit(), per == null ? null : per.unit());
    }

    /** What so much of the measure holds altogether, or null when the strength is not held in that measure. */
    public @Nullable Strength in(BigDecimal content, String measure) {
        return measure.equals(per) ? new Strength(plain(amount.multiply(content)), unit, null) : null;
    }

    /** The same amount in one piece of what holds it. */
    Strength ofOnePiece() {
        return new Strength(amount, unit, null);
    }

    /** Rounded to twelve figures, so that 40 mg in 0.8 mL and 50 mg in 1 mL are the same by whatever way. */
    private static BigDecimal plain(BigDecimal amount) {
        BigDecimal stripped = amount.round(new MathContext(12)).stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }

    /** The strength as files write it, masses in milligrams from one on, for example "75 mg" or "50 mg/ml". */
    public String words() {
        boolean milligrams = unit.equals("mcg") && amount.compareTo(THOUSAND) >= 0;
        BigDecimal figure = milligrams ? amount.movePointLeft(3).stripTrailingZeros() : amount;
        return figure.toPlainString() + " " + (milligrams ? "mg" : unit) + (per == null ? "" : "/" + per);
    }

    @Override
    public String toString() {
        return amount.toPlainString() + " " + unit + (per == null ? "" : "/" + per);
    }
}
