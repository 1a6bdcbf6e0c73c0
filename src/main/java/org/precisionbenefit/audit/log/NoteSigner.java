package org.precisionbenefit.audit.log;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;
import java.util.List;
import java.util.Objects;

/** Signs in the name of a log, or of a witness. Ed25519 needs no chance: the same text has the same signature. */
public final class NoteSigner {
    private static final byte[] TRIAL = "precision-benefit trial of a key\n".getBytes(StandardCharsets.UTF_8);

    private final NoteKey key;
    private final PrivateKey secret;

    /**
     * Builds a signer.
     *
     * @throws LogFault when the two are not halves of one key
     */
    public NoteSigner(NoteKey key, PrivateKey secret) {
        this.key = Objects.requireNonNull(key, "key is null");
        this.secret = Objects.requireNonNull(secret, "secret is null");
        if (!key.signed(TRIAL, signature(TRIAL))) {
            throw new LogFault("The private and the public key must be halves of one.");
        }
    }

    /** The public half. */
    public NoteKey key() {
        return key;
    }

    /** The text, signed. */
    public SignedNote sign(String text) {
        return new SignedNote(text, List.of(SignedNote.Line.of(key, signature(text.getBytes(StandardCharsets.UTF_8)))));
    }

    /** The signature over these bytes. */
    byte[] signature(byte[] message) {
        try {
            Signature signing = Signature.getInstance("Ed25519");
            signing.initSign(secret);
            signing.update(message);
            return signing.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This Java runtime could not sign.", e);
        }
    }
}
