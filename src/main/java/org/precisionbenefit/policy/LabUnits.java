package org.precisionbenefit.policy;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.precisionbenefit.terminology.Code;
import org.precisionbenefit.terminology.CodeSystem;
import org.precisionbenefit.terminology.Quantity;
import org.precisionbenefit.terminology.unit.MeasuringUnit;

/**
 * How the measured values of a release are brought to the unit that a term is compared in. A release without a table of
 * analytes converts nothing, as all did before there was one, so that its decisions replay.
 */
public final class LabUnits {
    /** Nothing is converted. */
    public static final LabUnits NONE = new LabUnits(null);

    private final @Nullable List<Analyte> analytes;

    private LabUnits(@Nullable List<Analyte> analytes) {
        this.analytes = analytes;
    }

    /** Converts between units of one kind, and between mass and amount of substance of these analytes. */
    public static LabUnits of(List<Analyte> analytes) {
        return new LabUnits(List.copyOf(analytes));
    }

    /** The codes that measure the same as this LOINC code, itself among them. */
    public SortedSet<Code> sameAs(String loinc, LocalDate day) {
        Code code = Code.of(CodeSystem.LOINC, loinc);
        SortedSet<Code> same = new TreeSet<>();
        same.add(code);
        find(code, day).ifPresent(analyte -> holding(day)
                .filter(other -> other.name().equals(analyte.name()))
                .forEach(other -> same.add(other.code())));
        return same;
    }

    /**
     * A measured value in another unit, or empty where the units measure different things or one of them is not known.
     *
     * @param value the value as sent
     * @param unit the unit that is wanted
     * @param loinc the code of what was measured
     * @param day the day of the question
     */
    public Optional<BigDecimal> convert(Quantity value, String unit, String loinc, LocalDate day) {
        if (analytes == null) {
            return Optional.empty();
        }
        BigDecimal gramsPerMole = find(Code.of(CodeSystem.LOINC, loinc), day)
                .map(Analyte::gramsPerMole)
                .orElse(null);
        Optional<MeasuringUnit> wanted = MeasuringUnit.of(unit);
        return MeasuringUnit.of(value.unit())
                .flatMap(sent -> wanted.flatMap(to -> sent.convert(value.value(), to, gramsPerMole)));
    }

    private Optional<Analyte> find(Code code, LocalDate day) {
        return holding(day).filter(analyte -> analyte.code().equals(code)).findFirst();
    }

    private Stream<Analyte> holding(LocalDate day) {
        Objects.requireNonNull(day, "day is null");
        return analytes == null
                ? Stream.empty()
                : analytes.stream().filter(analyte -> analyte.holds().contains(day));
    }
}
