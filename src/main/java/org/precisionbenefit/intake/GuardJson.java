package org.precisionbenefit.intake;

/** Is this body safe to read as JSON? It is asked before any parser that builds a tree sees the body. */
@FunctionalInterface
public interface GuardJson {
    /**
     * Checks a body.
     *
     * @param body the body as received
     * @throws RefusedRequest when it is no JSON object in UTF-8, or larger, deeper or stranger than is read
     */
    void check(byte[] body);
}
