package org.precisionbenefit.audit;

import org.precisionbenefit.decision.DecisionId;
import org.precisionbenefit.formulary.PlanId;

/**
 * How is what is about members kept from whoever holds the database alone? The keys lie in a folder apart from it.
 */
public interface Seal {
    /** Seals a payload under a key of its own; it opens for this decision and plan only. */
    Sealed seal(DecisionId id, PlanId plan, byte[] payload);

    /**
     * Opens a payload.
     *
     * @throws IllegalStateException when it was changed, belongs to another decision, or its key is not in the keys folder
     */
    byte[] open(DecisionId id, PlanId plan, Sealed sealed);

    /** The same payload key, wrapped by the newest key of the keys folder; the ciphertext stays as it is. */
    byte[] rewrap(DecisionId id, PlanId plan, byte[] wrappedKey);

    /** A keyed hash of 32 bytes by which a value is found again and from which it cannot be guessed. */
    byte[] hash(Kind kind, String value);

    /** A new salt for the commitments of one decision. */
    Salt salt();

    /** What a value is; the same text of two kinds has two hashes. */
    enum Kind {
        MEMBER,
        CLAIM,
        SUBMISSION,
        BODY,
        CALLER,
        OUTCOME,
        /** A constant, by which a keys folder is recognised. */
        FINGERPRINT
    }
}
