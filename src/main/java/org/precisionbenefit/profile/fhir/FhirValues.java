package org.precisionbenefit.profile.fhir;

import ca.uhn.fhir.model.api.TemporalPrecisionEnum;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.Month;
import java.time.Year;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.hl7.fhir.r4.model.BaseDateTimeType;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Type;
import org.jspecify.annotations.Nullable;
import org.precisionbenefit.terminology.Code;
import org.precisionbenefit.terminology.CodeSystem;
import org.precisionbenefit.terminology.LetterCase;

/** Reads FHIR's data types as this engine's: what cannot be read exactly is absent, never rounded. */
final class FhirValues {
    private static final String ABSENT = "http://terminology.hl7.org/CodeSystem/data-absent-reason";
    private static final Set<String> DAYS = Set.of("d", "day", "days");
    private static final Set<String> WEEKS = Set.of("wk", "week", "weeks");
    private static final BigDecimal DAYS_OF_WEEK = BigDecimal.valueOf(7);
    private static final int MONTH = "2026-".length();
    private static final int DAY = "2026-01-".length();
    private static final int RADIX = 10;

    private FhirValues() {}

    /** Every coding with system and code, in order, each once. */
    static List<Code> codes(CodeableConcept concept) {
        List<Code> codes = new ArrayList<>();
        for (Coding coding : concept.getCoding()) {
            if (isCode(coding)) {
                Code code = new Code(coding.getSystem(), coding.getCode());
                if (!codes.contains(code)) {
                    codes.add(code);
                }
            }
        }
        return codes;
    }

    private static boolean isCode(Coding coding) {
        return coding.hasSystem()
                && coding.hasCode()
                && !coding.getCode().isBlank()
                && !coding.getSystem().equals(ABSENT);
    }

    static boolean has(CodeableConcept concept, String code) {
        for (Coding coding : concept.getCoding()) {
            if (code.equals(coding.getCode())) {
                return true;
            }
        }
        return false;
    }

    /** The text, or else the first display, or else nothing. */
    static String words(CodeableConcept concept) {
        if (concept.hasText()) {
            return concept.getText().strip();
        }
        return concept.getCoding().stream()
                .filter(Coding::hasDisplay)
                .map(coding -> coding.getDisplay().strip())
                .findFirst()
                .orElse("");
    }

    /** The calendar day as written, in the writer's own time zone; null when only a month or year is known. */
    static @Nullable LocalDate day(@Nullable Type value) {
        if (value instanceof BaseDateTimeType date
                && date.hasValue()
                && date.getPrecision() != null
                && date.getPrecision().ordinal() >= TemporalPrecisionEnum.DAY.ordinal()) {
            return writtenDay(written(date));
        }
        return null;
    }

    /** The resource parser lets blanks around a date through. */
    private static String written(BaseDateTimeType date) {
        return date.getValueAsString().strip();
    }

    /** The day that a text begins with; the resource parser has checked its form, and a day that is none is not a date. */
    private static LocalDate writtenDay(String written) {
        return LocalDate.of(
                Integer.parseInt(written, 0, MONTH - 1, RADIX),
                Integer.parseInt(written, MONTH, DAY - 1, RADIX),
                Integer.parseInt(written, DAY, DAY + 2, RADIX));
    }

    /** The first day of what is written, which may be a whole month or year; null when nothing is. */
    static @Nullable LocalDate firstDay(BaseDateTimeType date) {
        LocalDate day = day(date);
        return day == null && date.hasValue() ? month(date, Month.JANUARY).atDay(1) : day;
    }

    /** The last day of what is written, which may be a whole month or year; null when nothing is. */
    static @Nullable LocalDate lastDay(BaseDateTimeType date) {
        LocalDate day = day(date);
        return day == null && date.hasValue() ? month(date, Month.DECEMBER).atEndOfMonth() : day;
    }

    private static YearMonth month(BaseDateTimeType date, Month ofYearAlone) {
        String written = written(date);
        return date.getPrecision() == TemporalPrecisionEnum.MONTH
                ? YearMonth.parse(written)
                : Year.parse(written).atMonth(ofYearAlone);
    }

    /** An amount with the word for its unit, or null when it is not one exact amount. */
    static org.precisionbenefit.terminology.@Nullable Quantity counted(Quantity quantity) {
        return amount(quantity, quantity.hasUnit() ? quantity.getUnit() : quantity.getCode());
    }

    /** An amount with its UCUM unit, or null when it is not one exact amount. */
    static org.precisionbenefit.terminology.@Nullable Quantity measured(Quantity quantity) {
        boolean ucum = quantity.hasCode() && quantity.hasSystem() && CodeSystem.UCUM.isNamed(quantity.getSystem());
        return amount(quantity, ucum ? quantity.getCode() : quantity.getUnit());
    }

    private static org.precisionbenefit.terminology.@Nullable Quantity amount(
            Quantity quantity, @Nullable String unit) {
        if (!quantity.hasValue() || quantity.hasComparator()) {
            return null;
        }
        BigDecimal value = quantity.getValue();
        if (!org.precisionbenefit.terminology.Quantity.holds(value)) {
            return null;
        }
        return new org.precisionbenefit.terminology.Quantity(value, unit == null ? "" : unit);
    }

    /** A duration in whole days, or null when it was not sent, has no unit of days or weeks, or is no whole number. */
    static @Nullable Integer days(Quantity duration) {
        if (!duration.hasValue() || duration.hasComparator()) {
            return null;
        }
        String unit = duration.hasCode() ? duration.getCode() : duration.hasUnit() ? duration.getUnit() : "";
        String word = LetterCase.lower(unit.strip());
        if (!DAYS.contains(word) && !WEEKS.contains(word)) {
            return null;
        }
        BigDecimal days = WEEKS.contains(word) ? duration.getValue().multiply(DAYS_OF_WEEK) : duration.getValue();
        boolean whole = days.stripTrailingZeros().scale() <= 0;
        boolean small = days.compareTo(BigDecimal.valueOf(Integer.MAX_VALUE)) < 0;
        return whole && small && days.signum() > 0 ? days.intValueExact() : null;
    }
}
