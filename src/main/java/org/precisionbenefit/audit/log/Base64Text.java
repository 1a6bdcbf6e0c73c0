package org.precisionbenefit.audit.log;

import java.util.Base64;

/** Reads Base64 in its one form only: two texts of the same bytes would let one signed thing be written in two ways. */
public final class Base64Text {
    private Base64Text() {}

    /**
     * The bytes of a text.
     *
     * @throws LogFault when it is not Base64 in its one canonical form
     */
    public static byte[] read(String text) {
        byte[] bytes;
        try {
            bytes = Base64.getDecoder().decode(text);
        } catch (IllegalArgumentException e) {
            throw new LogFault("There must be Base64.");
        }
        if (!Base64.getEncoder().encodeToString(bytes).equals(text)) {
            throw new LogFault("Base64 must be written in its one canonical form.");
        }
        return bytes;
    }
}
