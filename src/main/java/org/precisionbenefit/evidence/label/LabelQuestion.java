package org.precisionbenefit.evidence.label;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.SortedSet;
import org.jspecify.annotations.Nullable;
import org.precisionbenefit.terminology.AsOf;
import org.precisionbenefit.terminology.Quantity;

/**
 * A question: what does this drug's label say for these genes?
 *
 * @param results what is known of genes
 * @param dailyDose the dose per day that is asked for, or null when not sent
 * @param taken interacting drugs
 * @param age what is known of the member's age
 * @param jurisdiction whose label is asked
 * @param asOf the day; rows that hold on it are used
 * @param germline inherited variants, of which each label sees those that it asks for
 */
public record LabelQuestion(
        List<GeneResult> results,
        @Nullable Quantity dailyDose,
        Interacting taken,
        Age age,
        Jurisdiction jurisdiction,
        AsOf asOf,
        Germline germline) {
    public LabelQuestion {
        results = List.copyOf(results);
        Objects.requireNonNull(taken, "taken is null");
        Objects.requireNonNull(age, "age is null");
        Objects.requireNonNull(jurisdiction, "jurisdiction is null");
        Objects.requireNonNull(asOf, "asOf is null");
        Objects.requireNonNull(germline, "germline is null");
    }

    /** A question where no inherited variant was sent, and the day of birth is all that may be known of the age. */
    public LabelQuestion(
            List<GeneResult> results,
            @Nullable Quantity dailyDose,
            Interacting taken,
            @Nullable LocalDate birthDate,
            Jurisdiction jurisdiction,
            AsOf asOf) {
        this(results, dailyDose, taken, new Age(birthDate, null), jurisdiction, asOf, Germline.NONE);
    }

    /** The same with this dose per day, or with none. */
    public LabelQuestion ordering(@Nullable Quantity dose) {
        return new LabelQuestion(results, dose, taken, age, jurisdiction, asOf, germline);
    }

    /** The same about this jurisdiction's labels. */
    public LabelQuestion of(Jurisdiction other) {
        return new LabelQuestion(results, dailyDose, taken, age, other, asOf, germline);
    }

    /** The same with the inherited variants of these genes among the results. */
    LabelQuestion seeing(SortedSet<String> genes) {
        List<GeneResult> all = new ArrayList<>(results);
        all.addAll(germline.results(genes));
        return new LabelQuestion(all, dailyDose, taken, age, jurisdiction, asOf, germline);
    }

    /**
     * What is known of the member's age.
     *
     * @param birthDate the day of birth, or null when not known
     * @param years the age in completed years, or null when not known
     */
    public record Age(
            @Nullable LocalDate birthDate, @Nullable Integer years) {
        private static final int MONTHS = 12;

        /** Whether the member is younger than so many months on the day. Completed years leave eleven months open. */
        Truth youngerThan(int months, LocalDate day) {
            if (birthDate != null) {
                return Truth.of(ChronoUnit.MONTHS.between(birthDate, day) < months);
            }
            if (years == null) {
                return Truth.unknown("date of birth");
            }
            if ((long) years * MONTHS >= months) {
                return Truth.NO;
            }
            return (long) years * MONTHS + MONTHS <= months ? Truth.YES : Truth.unknown("date of birth");
        }
    }
}
