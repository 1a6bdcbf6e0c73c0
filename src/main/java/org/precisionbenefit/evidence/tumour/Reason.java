package org.precisionbenefit.evidence.tumour;

import java.util.Objects;

/**
 * Why something cannot be told, or what limits an answer.
 *
 * @param kind the kind of reason
 * @param what what is concerned, for example the test to do: {@code KRAS p.G12C}
 * @param detail one sentence for a person
 */
public record Reason(Kind kind, String what, String detail) {
    public Reason {
        Objects.requireNonNull(kind, "kind is null");
        Objects.requireNonNull(what, "what is null");
        Objects.requireNonNull(detail, "detail is null");
    }

    /** The kind of reason, the most pressing first. */
    public enum Kind {
        /** Results contradict each other. */
        CONFLICTING,
        /** The specimen is older than the rule takes. */
        STALE,
        /** Something was not sent, or not in a form that tells. */
        MISSING,
        /** Something that the row asks for is known not to be so. */
        NOT_MET,
        /** It holds, and this has to be said with it. */
        NOTE
    }
}
