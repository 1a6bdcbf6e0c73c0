package org.precisionbenefit.profile.fhir;

import com.fasterxml.jackson.core.JsonParser;

/** Opens a body as JSON, so that no token is seen that was not checked before. */
@FunctionalInterface
public interface OpenJson {
    /**
     * Opens a body.
     *
     * @param body the body as received
     * @return a parser whose reading throws {@link org.precisionbenefit.intake.RefusedRequest} where the body is no JSON
     *     object in UTF-8, or larger, deeper or stranger than is read
     */
    JsonParser open(byte[] body);
}
