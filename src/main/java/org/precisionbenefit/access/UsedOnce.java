package org.precisionbenefit.access;

import java.time.Instant;

/** Is this the first use of a proof that may be used once? Every instance of the service gives the same answer. */
@FunctionalInterface
public interface UsedOnce {
    /**
     * Uses the proof.
     *
     * @param issuer who made it
     * @param id its number, unique for the issuer
     * @param expires until when it has to be remembered
     * @return whether nobody used it before
     */
    boolean first(String issuer, String id, Instant expires);
}
