package org.precisionbenefit.audit.log;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.precisionbenefit.terminology.Digest;

/**
 * Proves what a log of any length holds (RFC 6962 section 2.1). Of each 256 entries it keeps one hash, so that ten million
 * entries take little more than a megabyte; the few leaves beside an entry are asked for when it is proven.
 */
public final class LongTree {
    private static final int BLOCK = 256;
    private static final int HASH_BYTES = 32;

    private byte[] blocks = new byte[HASH_BYTES];
    private int count;
    private Frontier open = Frontier.EMPTY;

    /** Which leaves stand at these places? */
    @FunctionalInterface
    public interface Leaves {
        /** The hashes of the entries from a place on, up to another one without it. */
        List<Digest> of(long from, long to);
    }

    /** How many entries it knows. */
    public long size() {
        return (long) count * BLOCK + open.size();
    }

    /** Adds an entry at the end. */
    public void append(Digest leaf) {
        open = open.append(leaf);
        if (open.size() == BLOCK) {
            if ((count + 1) * HASH_BYTES > blocks.length) {
                blocks = Arrays.copyOf(blocks, Math.multiplyExact(blocks.length, 2));
            }
            System.arraycopy(Merkle.bytes(open.head().root()), 0, blocks, count * HASH_BYTES, HASH_BYTES);
            count++;
            open = Frontier.EMPTY;
        }
    }

    /**
     * The proof that the tree of this size holds the entry of this place (RFC 6962 section 2.1.1).
     *
     * @param index the place from 0
     * @param size the size, at most what was appended
     * @param leaves gives leaves, never more than 256 at once
     */
    public List<Digest> inclusion(long index, long size, Leaves leaves) {
        within(index, size - 1);
        within(size, size());
        List<Digest> path = new ArrayList<>();
        long from = 0;
        long to = size;
        while (to - from > 1) {
            long middle = from + split(to - from);
            if (index < middle) {
                path.add(0, hash(middle, to, leaves));
                to = middle;
            } else {
                path.add(0, hash(from, middle, leaves));
                from = middle;
            }
        }
        return path;
    }

    /**
     * The proof that the tree of the second size begins with the one of the first (RFC 6962 section 2.1.2).
     *
     * @param first the smaller size
     * @param second the larger size, at most what was appended
     * @param leaves gives leaves, never more than 256 at once
     */
    public List<Digest> consistency(long first, long second, Leaves leaves) {
        within(second, size());
        within(first, second);
        List<Digest> path = new ArrayList<>();
        if (first == 0 || first == second) {
            return path;
        }
        long from = 0;
        long to = second;
        while (first != to) {
            long middle = from + split(to - from);
            if (first <= middle) {
                path.add(0, hash(middle, to, leaves));
                to = middle;
            } else {
                path.add(0, hash(from, middle, leaves));
                from = middle;
            }
        }
        // Where nothing was left out on the left, the verifier knows this hash: it is the first root itself.
        if (from > 0) {
            path.add(0, hash(from, to, leaves));
        }
        return path;
    }

    private Digest hash(long from, long to, Leaves leaves) {
        long size = to - from;
        if (size == BLOCK && from % BLOCK == 0) {
            int at = Math.toIntExact(from / BLOCK) * HASH_BYTES;
            return Merkle.digest(Arrays.copyOfRange(blocks, at, at + HASH_BYTES));
        }
        if (size <= BLOCK) {
            Frontier few = Frontier.EMPTY;
            for (Digest leaf : leaves.of(from, to)) {
                few = few.append(Objects.requireNonNull(leaf, "leaf is null"));
            }
            return few.head().root();
        }
        long middle = from + split(size);
        return Merkle.node(hash(from, middle, leaves), hash(middle, to, leaves));
    }

    /** The largest power of two below the size. */
    private static long split(long size) {
        return Long.highestOneBit(size - 1);
    }

    private static void within(long value, long most) {
        if (value < 0 || value > most) {
            throw new IllegalArgumentException("The tree does not reach there.");
        }
    }
}
