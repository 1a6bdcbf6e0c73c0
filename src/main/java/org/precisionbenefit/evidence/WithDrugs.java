package org.precisionbenefit.evidence;

import java.util.List;
import java.util.Objects;
import org.precisionbenefit.terminology.RxCui;

/**
 * What the drugs that a member takes change in the answer about one drug. The answer that rests on the genes alone stands
 * beside it; this one is for safety.
 *
 * @param drug the drug asked about
 * @param conversions what the drugs make of each of its genes whose enzyme they act on, in the guideline's order, at least
 *     one
 * @param answer what the guideline says of the adjusted results
 */
public record WithDrugs(RxCui drug, List<Converted> conversions, GuidanceAnswer answer) {
    public WithDrugs {
        Objects.requireNonNull(drug, "drug is null");
        conversions = List.copyOf(conversions);
        Objects.requireNonNull(answer, "answer is null");
        if (conversions.isEmpty()) {
            throw new IllegalArgumentException("An answer with drugs must name what they change.");
        }
    }
}
