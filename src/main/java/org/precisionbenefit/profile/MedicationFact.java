package org.precisionbenefit.profile;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.precisionbenefit.terminology.Code;

/**
 * A drug that the member took or cannot take.
 *
 * @param codes the codes that name it
 * @param text its name as sent, possibly empty
 * @param daysSupply for how many days it was dispensed or taken, above zero, or null when not sent
 * @param outcome what came of it
 * @param provenance where the fact comes from
 */
public record MedicationFact(
        List<Code> codes, String text, @Nullable Integer daysSupply, Outcome outcome, Provenance provenance) {
    public MedicationFact {
        codes = List.copyOf(codes);
        Objects.requireNonNull(text, "text is null");
        if (daysSupply != null && daysSupply <= 0) {
            throw new IllegalArgumentException(
                    "The days supply (" + daysSupply + ") of a drug taken must be positive.");
        }
        Objects.requireNonNull(outcome, "outcome is null");
        Objects.requireNonNull(provenance, "provenance is null");
    }

    /** What came of a drug. */
    public enum Outcome {
        TAKEN,
        FAILED,
        NOT_TOLERATED,
        CONTRAINDICATED
    }
}
