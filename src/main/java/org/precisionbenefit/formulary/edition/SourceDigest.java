package org.precisionbenefit.formulary.edition;

import java.io.IOException;
import java.io.InputStream;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import org.precisionbenefit.formulary.load.PublishedFile;
import org.precisionbenefit.terminology.Digest;

/**
 * A file from which an edition was loaded.
 *
 * @param file its name
 * @param digest the digest of its bytes
 */
public record SourceDigest(String file, Digest digest) {
    private static final int BUFFER = 1 << 16;

    public SourceDigest {
        Objects.requireNonNull(file, "file is null");
        Objects.requireNonNull(digest, "digest is null");
    }

    /** The digest of each file. */
    public static List<SourceDigest> of(List<PublishedFile> files) throws IOException {
        List<SourceDigest> digests = new ArrayList<>();
        for (PublishedFile file : files) {
            MessageDigest digest = sha256();
            try (InputStream in = new DigestInputStream(file.open(), digest)) {
                byte[] buffer = new byte[BUFFER];
                while (in.read(buffer) >= 0) {
                    // Reading is all.
                }
            }
            digests.add(new SourceDigest(file.name(), new Digest(HexFormat.of().formatHex(digest.digest()))));
        }
        return digests;
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("This Java runtime has no SHA-256.", e);
        }
    }
}
