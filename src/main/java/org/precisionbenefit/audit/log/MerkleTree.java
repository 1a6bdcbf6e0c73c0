package org.precisionbenefit.audit.log;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.precisionbenefit.terminology.Digest;

/**
 * A whole tree in memory (RFC 6962 section 2.1), which proves what it holds. It keeps the hash of every full subtree, two for
 * each entry, so that a proof needs few new ones.
 */
public final class MerkleTree {
    /** The hashes of full subtrees: those of 2^k entries at place k, from the left. */
    private final List<List<Digest>> levels = new ArrayList<>();

    /** Adds an entry at the end. */
    public void append(Digest leaf) {
        Digest last = Objects.requireNonNull(leaf, "leaf is null");
        for (int k = 0; ; k++) {
            if (k == levels.size()) {
                levels.add(new ArrayList<>());
            }
            List<Digest> level = levels.get(k);
            level.add(last);
            if (level.size() % 2 == 1) {
                return;
            }
            last = Merkle.node(level.get(level.size() - 2), last);
        }
    }

    /** How many entries it holds. */
    public int size() {
        return levels.isEmpty() ? 0 : levels.get(0).size();
    }

    /** Size and root of the tree as it was when it held so many entries. */
    public TreeHead head(int size) {
        atMost(size, size());
        return new TreeHead(size, size == 0 ? Merkle.EMPTY : hash(0, size));
    }

    /** The proof that the tree of this size holds the entry of this place (RFC 6962 section 2.1.1). */
    public List<Digest> inclusion(int index, int size) {
        atMost(size, size());
        atMost(index, size - 1);
        List<Digest> path = new ArrayList<>();
        int from = 0;
        int to = size;
        while (to - from > 1) {
            int middle = from + split(to - from);
            if (index < middle) {
                path.add(0, hash(middle, to));
                to = middle;
            } else {
                path.add(0, hash(from, middle));
                from = middle;
            }
        }
        return path;
    }

    /** The proof that the tree of the second size begins with the one of the first (RFC 6962 section 2.1.2). */
    public List<Digest> consistency(int first, int second) {
        atMost(second, size());
        atMost(first, second);
        List<Digest> path = new ArrayList<>();
        if (first == 0 || first == second) {
            return path;
        }
        int from = 0;
        int to = second;
        while (first != to) {
            int middle = from + split(to - from);
            if (first <= middle) {
                path.add(0, hash(middle, to));
                to = middle;
            } else {
                path.add(0, hash(from, middle));
                from = middle;
            }
        }
        // Where nothing was left out on the left, the verifier knows this hash: it is the first root itself.
        if (from > 0) {
            path.add(0, hash(from, to));
        }
        return path;
    }

    private Digest hash(int from, int to) {
        int count = to - from;
        if (Integer.bitCount(count) == 1 && from % count == 0) {
            return levels.get(Integer.numberOfTrailingZeros(count)).get(from / count);
        }
        int middle = from + split(count);
        return Merkle.node(hash(from, middle), hash(middle, to));
    }

    /** The largest power of two below the count. */
    private static int split(int count) {
        return Integer.highestOneBit(count - 1);
    }

    private static void atMost(int value, int most) {
        if (value < 0 || value > most) {
            throw new IllegalArgumentException("The tree does not reach there.");
        }
    }
}
