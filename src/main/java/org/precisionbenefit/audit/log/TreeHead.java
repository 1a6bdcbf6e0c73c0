package org.precisionbenefit.audit.log;

import java.util.Objects;
import org.precisionbenefit.terminology.Digest;

/**
 * What a whole tree comes to.
 *
 * @param size how many entries it holds
 * @param root its root hash
 */
public record TreeHead(long size, Digest root) {
    public TreeHead {
        Objects.requireNonNull(root, "root is null");
        if (size < 0) {
            throw new IllegalArgumentException("A tree must not hold fewer than no entries.");
        }
        if (size == 0 && !root.equals(Merkle.EMPTY)) {
            throw new IllegalArgumentException("A tree without entries must have the root of no entries.");
        }
    }
}
