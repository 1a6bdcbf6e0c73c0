package org.precisionbenefit.audit.log;

import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;

/** Keys of logs and witnesses for tests. */
public final class TestLog {
    private TestLog() {}

    public static KeyPair pair() {
        try {
            return KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }

    public static NoteSigner signer(String name) {
        KeyPair pair = pair();
        return new NoteSigner(NoteKey.of(name, pair.getPublic()), pair.getPrivate());
    }
}
