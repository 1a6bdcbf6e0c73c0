package org.precisionbenefit.audit.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.precisionbenefit.terminology.Digest;

/** The tree that forgets most leaves proves what the tree that keeps all proves. */
class LongTreeTest {
    private static final int SIZE = 1_600;
    private static final List<Integer> SIZES =
            List.of(1, 2, 3, 255, 256, 257, 300, 511, 512, 513, 768, 1_024, 1_025, 1_279, 1_280, 1_281, 1_537, SIZE);

    private final MerkleTree whole = new MerkleTree();
    private final LongTree tree = new LongTree();
    private int most;

    private void grow() {
        for (int i = 0; i < SIZE; i++) {
            whole.append(Leaves.of(i));
            tree.append(Leaves.of(i));
        }
    }

    private List<Digest> leaves(long from, long to) {
        most = Math.max(most, (int) (to - from));
        List<Digest> leaves = new ArrayList<>();
        for (long i = from; i < to; i++) {
            leaves.add(Leaves.of((int) i));
        }
        return leaves;
    }

    @Test
    void proofs_are_those_of_the_whole_tree() {
        grow();
        assertThat(tree.size()).isEqualTo(SIZE);
        for (int size : SIZES) {
            for (int index : SIZES) {
                if (index <= size) {
                    assertThat(tree.inclusion(index - 1, size, this::leaves))
                            .as("entry " + (index - 1) + " of " + size)
                            .isEqualTo(whole.inclusion(index - 1, size));
                    assertThat(tree.consistency(index, size, this::leaves))
                            .as(index + " to " + size)
                            .isEqualTo(whole.consistency(index, size));
                }
            }
        }
        assertThat(most).as("leaves asked for at once").isLessThanOrEqualTo(256);
        assertThat(tree.consistency(0, SIZE, this::leaves)).isEmpty();
    }

    @Test
    void proof_beyond_what_is_known_is_refused() {
        grow();
        for (long[] wrong : new long[][] {{0, SIZE + 1}, {SIZE, SIZE}, {-1, SIZE}, {0, 0}}) {
            assertThatThrownBy(() -> tree.inclusion(wrong[0], wrong[1], this::leaves))
                    .isInstanceOf(IllegalArgumentException.class);
        }
        assertThatThrownBy(() -> tree.consistency(5, 4, this::leaves)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> tree.consistency(5, SIZE + 1, this::leaves))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
