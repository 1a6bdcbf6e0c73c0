package org.precisionbenefit.formulary.benefit;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a row says of its drug beside tier, authorization, steps and limits.
 *
 * @param coverage whether it is covered
 * @param reason why it is excluded, or null when it is not
 * @param indications the diagnoses for which alone it is covered; empty for every one
 * @param age the ages for which it is covered, or null for all
 * @param sex the sex for which it is covered, or null for both
 * @param distribution by what pharmacies it is given out, or null for any
 * @param products which products the row speaks of and prefers, or null for all alike
 * @param packaging in what pieces it is given out, or null when nothing is said
 */
public record ItemTerms(
        Coverage coverage,
        @Nullable String reason,
        List<DiagnosisRange> indications,
        @Nullable AgeRange age,
        @Nullable MemberSex sex,
        @Nullable Distribution distribution,
        @Nullable ProductTerms products,
        @Nullable Packaging packaging) {
    /** What a row means that says nothing of all this. */
    public static final ItemTerms PLAIN =
            new ItemTerms(Coverage.COVERED, null, List.of(), null, null, null, null, null);

    public ItemTerms {
        Objects.requireNonNull(coverage, "coverage is null");
        indications = List.copyOf(indications);
        if ((coverage == Coverage.EXCLUDED) != (reason != null)) {
            throw new IllegalArgumentException("An excluded drug must have a reason, and no other one.");
        }
        if ((coverage == Coverage.INDICATION_ONLY) == indications.isEmpty()) {
            throw new IllegalArgumentException(
                    "Indications must stand where they alone are covered, and nowhere else.");
        }
    }

    /** Which products the row speaks of and prefers. */
    public ProductTerms ofProducts() {
        return products == null ? ProductTerms.ALL : products;
    }

    /** By what pharmacies it is given out. */
    public Distribution distributed() {
        return distribution == null ? new Distribution(false, false) : distribution;
    }
}
