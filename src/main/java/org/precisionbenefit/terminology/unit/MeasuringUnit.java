package org.precisionbenefit.terminology.unit;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.precisionbenefit.terminology.Quantity;

/**
 * A unit of the Unified Code for Units of Measure (UCUM, case sensitive), as far as laboratories and scales use it.
 *
 * <p>Stricter than UCUM on purpose. What stands above and below the line does not cancel, so that a share ({@code %}) is not
 * a ratio of amounts ({@code mmol/mol}): haemoglobin A1c in the one is no multiple of the other. Words in braces must be the
 * same, so that a clearance for a body surface is not one for the whole body. Prefixes above kilo are not read: in upper-case
 * letters they are mostly mistakes. Units with an offset, such as degrees Fahrenheit, are not read either.
 */
public final class MeasuringUnit {
    private static final MathContext EXACT = MathContext.DECIMAL128;
    private static final MathContext KEPT = new MathContext(Quantity.MAX_PRECISION);

    private final BigDecimal factor;
    private final BigDecimal divisor;
    private final UnitKinds kinds;

    MeasuringUnit(BigDecimal factor, BigDecimal divisor, UnitKinds kinds) {
        this.factor = Objects.requireNonNull(factor, "factor is null");
        this.divisor = Objects.requireNonNull(divisor, "divisor is null");
        this.kinds = Objects.requireNonNull(kinds, "kinds is null");
    }

    /** Reads a unit, or empty when it is none of those that are known: an unknown unit is never guessed. */
    public static Optional<MeasuringUnit> of(String code) {
        return new UnitReader(code).read();
    }

    /**
     * An amount of this unit in another one.
     *
     * @param amount the amount
     * @param other the other unit
     * @param gramsPerMole the molar mass of what was measured, which lets masses and amounts of substance stand for each
     *     other, or null when it is not known
     * @return the amount with at most 15 digits, or empty when the units measure different things
     */
    public Optional<BigDecimal> convert(BigDecimal amount, MeasuringUnit other, @Nullable BigDecimal gramsPerMole) {
        if (kinds.equals(other.kinds)) {
            return rounded(amount, other, BigDecimal.ONE, BigDecimal.ONE);
        }
        if (gramsPerMole != null && kinds.isMassOf(other.kinds)) {
            return rounded(amount, other, BigDecimal.ONE, gramsPerMole);
        }
        if (gramsPerMole != null && other.kinds.isMassOf(kinds)) {
            return rounded(amount, other, gramsPerMole, BigDecimal.ONE);
        }
        return Optional.empty();
    }

    private Optional<BigDecimal> rounded(BigDecimal amount, MeasuringUnit other, BigDecimal times, BigDecimal by) {
        BigDecimal above = amount.multiply(factor).multiply(other.divisor).multiply(times);
        BigDecimal below = divisor.multiply(other.factor).multiply(by);
        BigDecimal converted = above.divide(below, EXACT).round(KEPT).stripTrailingZeros();
        BigDecimal plain = converted.scale() < 0 ? converted.setScale(0) : converted;
        return Quantity.holds(plain) ? Optional.of(plain) : Optional.empty();
    }
}
