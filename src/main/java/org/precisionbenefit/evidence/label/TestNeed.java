package org.precisionbenefit.evidence.label;

import java.util.Objects;

/**
 * Whether a label asks for a test of a gene.
 *
 * @param gene the gene or allele
 * @param jurisdiction whose label it is
 * @param need how firmly
 * @param when under what condition; a condition without parts always holds
 * @param unchecked what the condition leaves open and this engine does not check; possibly empty
 */
public record TestNeed(String gene, Jurisdiction jurisdiction, Need need, GeneCondition when, String unchecked) {
    public TestNeed {
        Objects.requireNonNull(gene, "gene is null");
        Objects.requireNonNull(jurisdiction, "jurisdiction is null");
        Objects.requireNonNull(need, "need is null");
        Objects.requireNonNull(when, "when is null");
        Objects.requireNonNull(unchecked, "unchecked is null");
    }

    /** How firmly a label asks for a test. */
    public enum Need {
        /** Test before start. */
        REQUIRED,
        /** Test before start in some members, whom the label describes. */
        REQUIRED_IN_SOME,
        RECOMMENDED,
        NOT_REQUIRED
    }
}
