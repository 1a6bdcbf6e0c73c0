package org.precisionbenefit.profile;

import java.util.List;
import java.util.Objects;
import org.precisionbenefit.terminology.Code;

/**
 * A condition that the member has or had, or that was looked for and ruled out.
 *
 * @param codes the codes that name it
 * @param presence whether it is there
 * @param provenance where the fact comes from
 */
public record ConditionFact(List<Code> codes, Presence presence, Provenance provenance) {
    public ConditionFact {
        codes = List.copyOf(codes);
        Objects.requireNonNull(presence, "presence is null");
        Objects.requireNonNull(provenance, "provenance is null");
    }

    /** Whether a condition is there. */
    public enum Presence {
        /** Now or in the past. */
        PRESENT,
        /** Looked for and not there (FHIR verification status refuted). */
        REFUTED
    }
}
