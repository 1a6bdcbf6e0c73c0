package org.precisionbenefit.audit.log;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.precisionbenefit.terminology.Digest;

/** Trees for tests. */
final class Leaves {
    private Leaves() {}

    static Digest of(int index) {
        return Merkle.leaf(("entry " + index).getBytes(StandardCharsets.UTF_8));
    }

    static MerkleTree tree(int size) {
        MerkleTree tree = new MerkleTree();
        for (int i = 0; i < size; i++) {
            tree.append(of(i));
        }
        return tree;
    }

    /** Every proof that differs from this one by one hash: changed, left out, or put in. */
    static List<List<Digest>> wrong(List<Digest> proof) {
        List<List<Digest>> twins = new ArrayList<>();
        for (int i = 0; i <= proof.size(); i++) {
            List<Digest> longer = new ArrayList<>(proof);
            longer.add(i, Digest.of("another"));
            twins.add(longer);
            if (i < proof.size()) {
                List<Digest> changed = new ArrayList<>(proof);
                changed.set(i, Digest.of("another"));
                twins.add(changed);
                List<Digest> shorter = new ArrayList<>(proof);
                shorter.remove(i);
                twins.add(shorter);
            }
        }
        return twins;
    }
}
