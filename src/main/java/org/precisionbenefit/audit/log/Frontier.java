package org.precisionbenefit.audit.log;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.precisionbenefit.terminology.Digest;

/**
 * The right edge of the tree: all that is needed to append, at most 63 hashes whatever the size.
 *
 * @param size how many entries the tree holds
 * @param peaks the roots of its largest full subtrees from the left, one for each bit of the size
 */
public record Frontier(long size, List<Digest> peaks) {
    /** The tree without entries. */
    public static final Frontier EMPTY = new Frontier(0, List.of());

    private static final int HASH_BYTES = 32;

    public Frontier {
        peaks = List.copyOf(peaks);
        if (size < 0 || Long.bitCount(size) != peaks.size()) {
            throw new IllegalArgumentException("A frontier must have one hash for each bit of its size.");
        }
    }

    /** The tree with one entry more. */
    public Frontier append(Digest leaf) {
        Objects.requireNonNull(leaf, "leaf is null");
        List<Digest> grown = new ArrayList<>(peaks);
        Digest last = leaf;
        for (long full = size; (full & 1) == 1; full >>= 1) {
            last = Merkle.node(grown.remove(grown.size() - 1), last);
        }
        grown.add(last);
        return new Frontier(Math.addExact(size, 1), grown);
    }

    /** Size and root of the tree. */
    public TreeHead head() {
        if (peaks.isEmpty()) {
            return new TreeHead(0, Merkle.EMPTY);
        }
        Digest root = peaks.get(peaks.size() - 1);
        for (int i = peaks.size() - 2; i >= 0; i--) {
            root = Merkle.node(peaks.get(i), root);
        }
        return new TreeHead(size, root);
    }

    /** The hashes one behind the other. */
    public byte[] bytes() {
        ByteBuffer written = ByteBuffer.allocate(peaks.size() * HASH_BYTES);
        peaks.forEach(peak -> written.put(Merkle.bytes(peak)));
        return written.array();
    }

    /**
     * Reads what {@link #bytes} wrote.
     *
     * @throws IllegalArgumentException when these are not the hashes of a tree of this size
     */
    public static Frontier of(long size, byte[] bytes) {
        if (bytes.length % HASH_BYTES != 0) {
            throw new IllegalArgumentException("A frontier must be whole hashes of 32 bytes.");
        }
        List<Digest> peaks = new ArrayList<>();
        for (int at = 0; at < bytes.length; at += HASH_BYTES) {
            peaks.add(Merkle.digest(Arrays.copyOfRange(bytes, at, at + HASH_BYTES)));
        }
        return new Frontier(size, peaks);
    }
}
