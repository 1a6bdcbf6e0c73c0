package org.precisionbenefit.audit.tink;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.prf.PrfSet;
import com.google.crypto.tink.subtle.AesGcmJce;
import com.google.crypto.tink.subtle.Random;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.Objects;
import org.precisionbenefit.audit.Salt;
import org.precisionbenefit.audit.Seal;
import org.precisionbenefit.audit.Sealed;
import org.precisionbenefit.decision.DecisionId;
import org.precisionbenefit.formulary.PlanId;
import org.precisionbenefit.terminology.ConfigurationFault;

/**
 * Seals with Tink: each payload under a new key of its own (AES-256-GCM), which the newest key of the keys folder wraps. Both
 * are bound to decision and plan, so that no payload can stand in for another.
 */
public final class TinkSeal implements Seal {
    private static final int BYTES = 32;

    private final Aead wrapping;
    private final PrfSet hashing;

    /**
     * Reads the keys.
     *
     * @param sealingKeys the keys that wrap, as {@link TinkKeys} writes them
     * @param hashingKeys the keys for hashes
     * @throws ConfigurationFault when they cannot be read
     */
    public TinkSeal(String sealingKeys, String hashingKeys) {
        try {
            this.wrapping = TinkKeys.read(Objects.requireNonNull(sealingKeys, "sealingKeys is null"))
                    .getPrimitive(RegistryConfiguration.get(), Aead.class);
            this.hashing = TinkKeys.read(Objects.requireNonNull(hashingKeys, "hashingKeys is null"))
                    .getPrimitive(RegistryConfiguration.get(), PrfSet.class);
        } catch (GeneralSecurityException e) {
            throw TinkKeys.unreadable();
        }
    }

    @Override
    public Sealed seal(DecisionId id, PlanId plan, byte[] payload) {
        byte[] context = context(id, plan);
        byte[] key = Random.randBytes(BYTES);
        try {
            return new Sealed(wrapping.encrypt(key, context), new AesGcmJce(key).encrypt(payload, context));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("A payload was not sealed.", e);
        }
    }

    @Override
    public byte[] open(DecisionId id, PlanId plan, Sealed sealed) {
        byte[] context = context(id, plan);
        try {
            byte[] key = wrapping.decrypt(sealed.wrappedKey(), context);
            return new AesGcmJce(key).decrypt(sealed.ciphertext(), context);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(
                    "The payload of decision (" + id + ") does not open. Maybe it was changed, or its key is not in the"
                            + " keys folder.",
                    e);
        }
    }

    @Override
    public byte[] rewrap(DecisionId id, PlanId plan, byte[] wrappedKey) {
        byte[] context = context(id, plan);
        try {
            return wrapping.encrypt(wrapping.decrypt(wrappedKey, context), context);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("The key of decision (" + id + ") does not open.", e);
        }
    }

    @Override
    public byte[] hash(Kind kind, String value) {
        try {
            return hashing.computePrimary((kind + "\n" + value).getBytes(StandardCharsets.UTF_8), BYTES);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("A value was not hashed.", e);
        }
    }

    @Override
    public Salt salt() {
        return new Salt(HexFormat.of().formatHex(Random.randBytes(BYTES)));
    }

    private static byte[] context(DecisionId id, PlanId plan) {
        return (id + "\n" + plan).getBytes(StandardCharsets.UTF_8);
    }
}
