package org.precisionbenefit.audit.log;

import java.util.ArrayList;
import java.util.List;
import org.precisionbenefit.terminology.Digest;

/**
 * Holds proofs against roots, by the algorithms of RFC 9162 and no others: a shortcut of one's own in another system once let
 * two histories pass for one.
 */
public final class MerkleProof {
    private MerkleProof() {}

    /**
     * Whether the proof shows that the tree holds this entry at this place (RFC 9162 section 2.1.3.2).
     *
     * @param leaf the hash of the entry
     * @param index its place from 0
     * @param tree the tree
     * @param proof the hashes from the leaf's neighbour upwards
     */
    public static boolean includes(Digest leaf, long index, TreeHead tree, List<Digest> proof) {
        if (index < 0 || index >= tree.size()) {
            return false;
        }
        Climb climb = new Climb(index, tree.size() - 1);
        Digest root = leaf;
        for (Digest next : proof) {
            if (climb.isAtTop()) {
                return false;
            }
            root = climb.step() ? Merkle.node(next, root) : Merkle.node(root, next);
        }
        return climb.isAtTop() && root.equals(tree.root());
    }

    /**
     * Whether the proof shows that the later tree begins with all of the earlier one (RFC 9162 section 2.1.4.2). Every tree
     * begins with the empty one and with itself, which needs no proof and takes none.
     */
    public static boolean isConsistent(TreeHead earlier, TreeHead later, List<Digest> proof) {
        if (earlier.size() == 0) {
            return proof.isEmpty();
        }
        if (earlier.size() == later.size()) {
            return proof.isEmpty() && earlier.root().equals(later.root());
        }
        if (earlier.size() > later.size() || proof.isEmpty()) {
            return false;
        }
        List<Digest> path = new ArrayList<>(proof);
        if (Long.bitCount(earlier.size()) == 1) {
            path.add(0, earlier.root());
        }
        return climbsToBoth(earlier, later, path);
    }

    private static boolean climbsToBoth(TreeHead earlier, TreeHead later, List<Digest> path) {
        Climb climb = new Climb(earlier.size() - 1, later.size() - 1);
        climb.skipFull();
        Digest before = path.get(0);
        Digest after = path.get(0);
        for (Digest next : path.subList(1, path.size())) {
            if (climb.isAtTop()) {
                return false;
            }
            if (climb.step()) {
                before = Merkle.node(next, before);
                after = Merkle.node(next, after);
            } else {
                after = Merkle.node(after, next);
            }
        }
        return climb.isAtTop() && before.equals(earlier.root()) && after.equals(later.root());
    }

    /** The two counters of both algorithms, which climb from the leaves to the root. */
    private static final class Climb {
        private long node;
        private long last;

        Climb(long node, long last) {
            this.node = node;
            this.last = last;
        }

        boolean isAtTop() {
            return last == 0;
        }

        void skipFull() {
            while ((node & 1) == 1) {
                up();
            }
        }

        /** One hash further; whether that hash stands on the left. */
        boolean step() {
            boolean left = (node & 1) == 1 || node == last;
            if (left) {
                while ((node & 1) == 0 && node != 0) {
                    up();
                }
            }
            up();
            return left;
        }

        private void up() {
            node >>= 1;
            last >>= 1;
        }
    }
}
