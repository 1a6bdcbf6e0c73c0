package org.precisionbenefit.policy.law;

import java.util.Objects;
import org.precisionbenefit.terminology.RxCui;

/**
 * A drug that cannot be had, as the plan recorded it: nobody is asked to try it first.
 *
 * @param drug the ingredient
 * @param source where the shortage is listed, and from when to when
 */
public record Shortage(RxCui drug, LawSource source) {
    public Shortage {
        Objects.requireNonNull(drug, "drug is null");
        Objects.requireNonNull(source, "source is null");
    }
}
