package org.precisionbenefit.audit;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.util.Base64;
import org.precisionbenefit.decision.SignerName;
import org.precisionbenefit.decision.SigningPurpose;

/**
 * Somebody with a key of their own.
 *
 * @param pair the key
 * @param signatory who it is
 */
public record TestSigner(KeyPair pair, Signatory signatory) {
    public static TestSigner of(String name, SignerRole role, SigningPurpose purpose) {
        try {
            return with(KeyPairGenerator.getInstance("Ed25519").generateKeyPair(), name, role, purpose);
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    /** Somebody with the key of somebody else. */
    static TestSigner with(KeyPair pair, String name, SignerRole role, SigningPurpose purpose) {
        String key = Base64.getEncoder().encodeToString(pair.getPublic().getEncoded());
        return new TestSigner(
                pair, new Signatory(new ReleaseSignature.Signer(new SignerName(name), role), purpose, key));
    }

    /** Signs with this key, whatever it says. */
    public ReleaseSignature sign(ReleaseSignature.Statement statement) {
        try {
            Signature signing = Signature.getInstance("Ed25519");
            signing.initSign(pair.getPrivate());
            signing.update(statement.bytes());
            return new ReleaseSignature(statement, Base64.getEncoder().encodeToString(signing.sign()));
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }
}
