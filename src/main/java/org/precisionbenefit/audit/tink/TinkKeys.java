package org.precisionbenefit.audit.tink;

import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.Parameters;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import com.google.crypto.tink.prf.PredefinedPrfParameters;
import com.google.crypto.tink.prf.PrfConfig;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.List;
import org.precisionbenefit.terminology.ConfigurationFault;

/** Makes key sets and reads them, in Tink's own JSON. */
public final class TinkKeys {
    /** Tink's own mark of a ciphertext; the id of the key follows it. */
    private static final byte TINK = 1;

    private static final int BEGINNING_BYTES = 5;

    static {
        try {
            AeadConfig.register();
            PrfConfig.register();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This Java runtime lacks the ciphers that are needed.", e);
        }
    }

    private TinkKeys() {}

    /** A new set with one key that wraps the keys of payloads (AES-256-GCM). */
    public static String newSealingKeys() {
        return written(made(PredefinedAeadParameters.AES256_GCM));
    }

    /** A new set with one key for keyed hashes (HMAC-SHA-256). */
    public static String newHashingKeys() {
        return written(made(PredefinedPrfParameters.HMAC_SHA256_PRF));
    }

    /** The same sealing keys and a new one, which wraps from now on; the others still open. */
    public static String withNewSealingKey(String keys) {
        try {
            return written(KeysetHandle.newBuilder(read(keys))
                    .addEntry(KeysetHandle.generateEntryFromParameters(PredefinedAeadParameters.AES256_GCM)
                            .withRandomId()
                            .makePrimary())
                    .build());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("A key could not be added.", e);
        }
    }

    /**
     * The ids of the keys of a set, the one that wraps or hashes from now on first.
     *
     * @throws ConfigurationFault when it cannot be read
     */
    public static List<Integer> ids(String keys) {
        try {
            KeysetHandle set = read(keys);
            List<Integer> ids = new ArrayList<>(List.of(set.getPrimary().getId()));
            for (int i = 0; i < set.size(); i++) {
                if (!set.getAt(i).isPrimary()) {
                    ids.add(set.getAt(i).getId());
                }
            }
            return List.copyOf(ids);
        } catch (GeneralSecurityException e) {
            throw unreadable();
        }
    }

    /** What the wrapped keys of payloads begin with while the newest key of this set wraps them. */
    public static byte[] beginning(String sealingKeys) {
        return ByteBuffer.allocate(BEGINNING_BYTES)
                .put(TINK)
                .putInt(ids(sealingKeys).get(0))
                .array();
    }

    static ConfigurationFault unreadable() {
        return new ConfigurationFault(
                "precision-benefit.keys-dir", "The keys cannot be read. Put back the files that were made for them.");
    }

    static KeysetHandle read(String keys) throws GeneralSecurityException {
        return TinkJsonProtoKeysetFormat.parseKeyset(keys, InsecureSecretKeyAccess.get());
    }

    private static KeysetHandle made(Parameters parameters) {
        try {
            return KeysetHandle.newBuilder()
                    .addEntry(KeysetHandle.generateEntryFromParameters(parameters)
                            .withRandomId()
                            .makePrimary())
                    .build();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("A key could not be made.", e);
        }
    }

    private static String written(KeysetHandle keys) {
        try {
            return TinkJsonProtoKeysetFormat.serializeKeyset(keys, InsecureSecretKeyAccess.get());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("The keys could not be written.", e);
        }
    }
}
