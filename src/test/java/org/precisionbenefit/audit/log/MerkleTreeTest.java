package org.precisionbenefit.audit.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sigstore.merkle.InclusionProofVerificationException;
import dev.sigstore.merkle.InclusionProofVerifier;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.precisionbenefit.terminology.Digest;

/** Roots and proofs of every small tree, against known values and against somebody else's verifier. */
class MerkleTreeTest {
    /** Beyond 64, where a level begins. */
    private static final int MOST = 70;

    private static final TreeHead OTHER = new TreeHead(1, Digest.of("another"));

    /** The eight leaves that implementations of Certificate Transparency test with. */
    private static final List<String> LEAVES =
            List.of("", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f");

    private static final List<String> ROOTS = List.of(
            "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
            "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
            "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
            "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
            "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
            "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
            "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
            "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
            "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328");

    @Test
    void known_trees_have_their_known_roots() {
        MerkleTree tree = new MerkleTree();
        Frontier frontier = Frontier.EMPTY;
        for (int size = 0; size <= LEAVES.size(); size++) {
            TreeHead known = new TreeHead(size, new Digest(ROOTS.get(size)));
            assertThat(tree.head(size)).isEqualTo(known);
            assertThat(frontier.head()).isEqualTo(known);
            if (size < LEAVES.size()) {
                Digest leaf = Merkle.leaf(HexFormat.of().parseHex(LEAVES.get(size)));
                tree.append(leaf);
                frontier = frontier.append(leaf);
            }
        }
    }

    @Test
    void frontier_comes_to_the_root_of_the_whole_tree_at_every_size_and_through_its_bytes() {
        MerkleTree tree = Leaves.tree(MOST);
        Frontier frontier = Frontier.EMPTY;
        for (int size = 0; size <= MOST; size++) {
            assertThat(frontier.head()).isEqualTo(tree.head(size));
            assertThat(Frontier.of(size, frontier.bytes())).isEqualTo(frontier);
            frontier = frontier.append(Leaves.of(size));
        }
    }

    @Test
    void frontier_of_another_size_or_of_half_a_hash_is_none() {
        byte[] bytes = Frontier.EMPTY
                .append(Leaves.of(0))
                .append(Leaves.of(1))
                .append(Leaves.of(2))
                .bytes();
        assertThat(Frontier.of(3, bytes).size()).isEqualTo(3);
        assertThatThrownBy(() -> Frontier.of(4, bytes)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Frontier.of(-1, bytes)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Frontier.of(3, new byte[63])).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void every_proof_of_inclusion_holds_and_no_wrong_twin_does() {
        MerkleTree tree = Leaves.tree(MOST);
        List<String> wrong = new ArrayList<>();
        for (int size = 1; size <= MOST; size++) {
            TreeHead head = tree.head(size);
            for (int index = 0; index < size; index++) {
                List<Digest> proof = tree.inclusion(index, size);
                Digest leaf = Leaves.of(index);
                TreeHead otherRoot = new TreeHead(size, OTHER.root());
                boolean right = MerkleProof.includes(leaf, index, head, proof)
                        && !MerkleProof.includes(leaf, index, otherRoot, proof)
                        && !MerkleProof.includes(Leaves.of(index + 1), index, head, proof)
                        && !MerkleProof.includes(leaf, index + 1, head, proof)
                        && !MerkleProof.includes(leaf, index - 1, head, proof)
                        && !MerkleProof.includes(leaf, index, new TreeHead(2L * size + 1, head.root()), proof);
                int at = index;
                if (!right
                        || Leaves.wrong(proof).stream().anyMatch(twin -> MerkleProof.includes(leaf, at, head, twin))) {
                    wrong.add(index + " of " + size);
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void every_proof_of_consistency_holds_and_no_wrong_twin_does() {
        MerkleTree tree = Leaves.tree(MOST);
        List<String> wrong = new ArrayList<>();
        for (int second = 0; second <= MOST; second++) {
            TreeHead later = tree.head(second);
            for (int first = 0; first <= second; first++) {
                TreeHead earlier = tree.head(first);
                List<Digest> proof = tree.consistency(first, second);
                boolean right = MerkleProof.isConsistent(earlier, later, proof);
                boolean twins =
                        Leaves.wrong(proof).stream().anyMatch(twin -> MerkleProof.isConsistent(earlier, later, twin));
                boolean roots = first > 0
                        && (MerkleProof.isConsistent(new TreeHead(first, OTHER.root()), later, proof)
                                || MerkleProof.isConsistent(earlier, new TreeHead(second, OTHER.root()), proof));
                boolean backwards = first > 0 && first < second && MerkleProof.isConsistent(later, earlier, proof);
                if (!right || twins || roots || backwards) {
                    wrong.add(first + " in " + second);
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void proofs_beyond_any_tree_are_refused() {
        TreeHead large = new TreeHead(Long.MAX_VALUE, Digest.of("another"));
        TreeHead one = Leaves.tree(1).head(1);
        assertThat(MerkleProof.includes(Leaves.of(0), -1, large, List.of())).isFalse();
        assertThat(MerkleProof.includes(Leaves.of(0), Long.MIN_VALUE, large, List.of()))
                .isFalse();
        assertThat(MerkleProof.includes(Leaves.of(0), Long.MAX_VALUE, large, List.of()))
                .isFalse();
        assertThat(MerkleProof.includes(Leaves.of(0), 0, new TreeHead(0, Merkle.EMPTY), List.of()))
                .isFalse();
        assertThat(MerkleProof.isConsistent(one, large, List.of())).isFalse();
        assertThat(MerkleProof.isConsistent(one, large, List.of(one.root()))).isFalse();
        assertThatThrownBy(() -> new TreeHead(-1, one.root())).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new TreeHead(0, one.root())).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Leaves.tree(2).inclusion(2, 2)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Leaves.tree(2).consistency(1, 3)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void verifier_of_another_project_accepts_every_proof_of_inclusion() throws InclusionProofVerificationException {
        MerkleTree tree = Leaves.tree(MOST);
        for (int size = 1; size <= MOST; size++) {
            byte[] root = Merkle.bytes(tree.head(size).root());
            for (int index = 0; index < size; index++) {
                List<byte[]> proof =
                        tree.inclusion(index, size).stream().map(Merkle::bytes).toList();
                InclusionProofVerifier.verify(Merkle.bytes(Leaves.of(index)), index, size, proof, root);
            }
        }
    }
}
