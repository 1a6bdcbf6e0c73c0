package org.precisionbenefit.audit;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.Objects;
import java.util.regex.Pattern;
import org.precisionbenefit.decision.SigningPurpose;

/**
 * A person whose signatures count: in one role and for one purpose.
 *
 * @param signer the person and the role
 * @param purpose what the person may sign for
 * @param publicKey the Ed25519 public key (X.509) in Base64
 */
public record Signatory(ReleaseSignature.Signer signer, SigningPurpose purpose, String publicKey) {
    private static final String ALGORITHM = "Ed25519";
    /** What every Ed25519 key begins with in this form, so that two texts of one key are told to be one. */
    private static final Pattern FORM = Pattern.compile("MCowBQYDK2VwAyEA[A-Za-z0-9+/]{43}=");

    public Signatory {
        Objects.requireNonNull(signer, "signer is null");
        Objects.requireNonNull(purpose, "purpose is null");
        Objects.requireNonNull(publicKey, "publicKey is null");
        if (!FORM.matcher(publicKey).matches()) {
            throw new IllegalArgumentException("The public key of a signer must be an Ed25519 key (X.509) in Base64.");
        }
    }

    /** Whether the signature was made with this person's key over exactly what it states. */
    public boolean signed(ReleaseSignature given) {
        try {
            Signature verifier = Signature.getInstance(ALGORITHM);
            verifier.initVerify(key());
            verifier.update(given.statement().bytes());
            return verifier.verify(Base64.getDecoder().decode(given.signature()));
        } catch (GeneralSecurityException | IllegalArgumentException noSignature) {
            return false;
        }
    }

    /** Whether this is the same person or the same key, whatever the role. */
    public boolean isOneWith(Signatory other) {
        return signer.name().equals(other.signer.name()) || Arrays.equals(bytes(), other.bytes());
    }

    private PublicKey key() throws GeneralSecurityException {
        return KeyFactory.getInstance(ALGORITHM).generatePublic(new X509EncodedKeySpec(bytes()));
    }

    private byte[] bytes() {
        return Base64.getDecoder().decode(publicKey);
    }
}
