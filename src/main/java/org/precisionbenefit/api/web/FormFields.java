package org.precisionbenefit.api.web;

import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;

/** The fields of a form, read by hand because they are otherwise cut off at a few kilobytes. */
final class FormFields {
    private FormFields() {}

    /**
     * Reads the fields.
     *
     * @param body what a browser sent
     * @param most how many fields at most
     * @throws WebApplicationException 400 when it is no form, or has more fields, or one twice
     */
    static Map<String, String> of(String body, int most) {
        Map<String, String> fields = new TreeMap<>();
        String[] pairs = body.split("&", most + 1);
        if (pairs.length > most) {
            throw FormFault.of(Response.Status.BAD_REQUEST, "The form must have at most " + most + " fields.");
        }
        for (String pair : pairs) {
            int equals = pair.indexOf('=');
            if (equals > 0
                    && fields.put(decoded(pair.substring(0, equals)), decoded(pair.substring(equals + 1))) != null) {
                throw FormFault.of(Response.Status.BAD_REQUEST, "No field of the form may stand twice.");
            }
        }
        return fields;
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException notEncoded) {
            throw FormFault.of(Response.Status.BAD_REQUEST, "The form must be encoded as a browser does it.");
        }
    }
}
