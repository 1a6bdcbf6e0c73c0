package org.precisionbenefit.profile;

import java.util.List;
import java.util.Objects;
import org.precisionbenefit.terminology.Code;
import org.precisionbenefit.terminology.Quantity;

/**
 * A measured value.
 *
 * @param codes the codes that name what was measured
 * @param value the value with its unit
 * @param provenance where the fact comes from
 */
public record LabFact(List<Code> codes, Quantity value, Provenance provenance) {
    public LabFact {
        codes = List.copyOf(codes);
        Objects.requireNonNull(value, "value is null");
        Objects.requireNonNull(provenance, "provenance is null");
    }
}
