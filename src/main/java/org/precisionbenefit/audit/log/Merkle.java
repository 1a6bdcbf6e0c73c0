package org.precisionbenefit.audit.log;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.precisionbenefit.terminology.Digest;

/** The two hashes of the tree (RFC 6962 section 2.1). What is hashed begins with another byte, so no leaf passes for a node. */
public final class Merkle {
    /** The root of a tree without leaves. */
    public static final Digest EMPTY = Digest.of(new byte[0]);

    private static final byte[] LEAF = {0x00};
    private static final byte[] NODE = {0x01};

    private Merkle() {}

    /** The hash of an entry: SHA-256 over the byte 0 and the entry. */
    public static Digest leaf(byte[] entry) {
        return Digest.of(LEAF, entry);
    }

    /** The hash of an entry that is a text, in UTF-8. */
    public static Digest leaf(String entry) {
        return leaf(entry.getBytes(StandardCharsets.UTF_8));
    }

    /** The hash of two subtrees: SHA-256 over the byte 1 and their hashes. */
    public static Digest node(Digest left, Digest right) {
        return Digest.of(NODE, bytes(left), bytes(right));
    }

    /** The 32 bytes of a digest. */
    static byte[] bytes(Digest digest) {
        return HexFormat.of().parseHex(digest.hex());
    }

    /** The digest of these 32 bytes. */
    static Digest digest(byte[] bytes) {
        return new Digest(HexFormat.of().formatHex(bytes));
    }
}
