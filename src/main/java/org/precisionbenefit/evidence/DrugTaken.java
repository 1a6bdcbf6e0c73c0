package org.precisionbenefit.evidence;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.precisionbenefit.terminology.RxCui;

/**
 * A drug that the member takes or took.
 *
 * @param drug the ingredient
 * @param dailyMilligrams how much a day in milligrams, above zero, or null when not known
 * @param until until when it is taken, as far as known
 */
public record DrugTaken(RxCui drug, @Nullable BigDecimal dailyMilligrams, Until until)
        implements Comparable<DrugTaken> {
    private static final Comparator<DrugTaken> ORDER = Comparator.comparing(DrugTaken::drug)
            .thenComparing(DrugTaken::dailyMilligrams, Comparator.nullsFirst(Comparator.naturalOrder()))
            .thenComparing(taken -> taken.until().lastDay(), Comparator.nullsFirst(Comparator.naturalOrder()))
            .thenComparing(taken -> taken.until().known());

    public DrugTaken {
        Objects.requireNonNull(drug, "drug is null");
        Objects.requireNonNull(until, "until is null");
        if (dailyMilligrams != null && dailyMilligrams.signum() <= 0) {
            throw new IllegalArgumentException("The daily dose of a drug taken must be positive.");
        }
    }

    @Override
    public int compareTo(DrugTaken other) {
        return ORDER.compare(this, other);
    }

    /**
     * Until when a drug is taken.
     *
     * @param lastDay the last day, or null when it is being taken
     * @param known whether that is known; a statement without days leaves it open whether the drug is still taken
     */
    public record Until(@Nullable LocalDate lastDay, boolean known) {
        /** It is being taken. */
        public static final Until NOW = new Until(null, true);

        /** Nobody says until when. */
        public static final Until UNKNOWN = new Until(null, false);
    }
}
