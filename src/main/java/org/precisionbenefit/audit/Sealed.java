package org.precisionbenefit.audit;

import java.util.Objects;

/** A payload that only the holder of the keys can read. */
public final class Sealed {
    private final byte[] wrappedKey;
    private final byte[] ciphertext;

    /**
     * Holds what was sealed; the arrays are not copied and must not be changed.
     *
     * @param wrappedKey the payload's own key, sealed by the key of the keys folder
     * @param ciphertext the payload, sealed by its own key
     */
    public Sealed(byte[] wrappedKey, byte[] ciphertext) {
        this.wrappedKey = Objects.requireNonNull(wrappedKey, "wrappedKey is null");
        this.ciphertext = Objects.requireNonNull(ciphertext, "ciphertext is null");
    }

    public byte[] wrappedKey() {
        return wrappedKey;
    }

    public byte[] ciphertext() {
        return ciphertext;
    }
}
