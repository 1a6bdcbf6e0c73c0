package org.precisionbenefit.prediction.tree;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class TreeTest {
    private static Tree.Node leaf(float value, float cover) {
        return new Tree.Node(-1, value, -1, false, 0, cover);
    }

    private static Tree.Node ask(int feature, float threshold, int left, int right) {
        return new Tree.Node(left, threshold, right, true, feature, 10f);
    }

    @Test
    void tree_with_cycle_refused() {
        assertThatThrownBy(() -> new Tree(List.of(ask(0, 1f, 0, 1), leaf(1f, 5f))))
                .hasMessageContaining("one parent only");
    }

    @Test
    void tree_with_child_out_of_range_refused() {
        assertThatThrownBy(() -> new Tree(List.of(ask(0, 1f, 1, 7), leaf(1f, 5f))))
                .hasMessageContaining("must be one of its 2 nodes");
    }

    @Test
    void tree_with_orphan_refused() {
        assertThatThrownBy(() -> new Tree(List.of(leaf(1f, 5f), leaf(1f, 5f)))).hasMessageContaining("reached");
    }

    @Test
    void tree_without_nodes_refused() {
        assertThatThrownBy(() -> new Tree(List.of())).hasMessageContaining("at least one node");
    }

    @Test
    void node_with_one_child_or_bad_numbers_refused() {
        assertThatThrownBy(() -> new Tree.Node(1, 0f, -1, false, 0, 1f)).hasMessageContaining("two children or none");
        assertThatThrownBy(() -> leaf(Float.NaN, 1f)).hasMessageContaining("finite");
        assertThatThrownBy(() -> leaf(0f, 0f)).hasMessageContaining("cover");
    }

    @Test
    void ensemble_with_unknown_feature_refused() {
        Tree tree = new Tree(List.of(ask(2, 1f, 1, 2), leaf(1f, 5f), leaf(2f, 5f)));
        assertThatThrownBy(() -> new TreeEnsemble(2, 0f, List.of(tree))).hasMessageContaining("one of the model's 2");
    }

    @Test
    void margin_on_threshold_goes_right_and_missing_follows_default() {
        TreeEnsemble ensemble = small();
        assertThat(ensemble.margin(new float[] {0.99f, 0f, 0f})).isEqualTo(0.5f + 1f);
        assertThat(ensemble.margin(new float[] {1f, 0f, 0f})).isEqualTo(0.5f + 3f);
        assertThat(ensemble.margin(new float[] {Float.NaN, 0f, 0f})).isEqualTo(0.5f + 1f);
        assertThatThrownBy(() -> ensemble.margin(new float[2])).hasMessageContaining("3 values, not 2");
    }

    @Test
    void shap_of_one_split_is_distance_from_mean() {
        TreeShap shap = small().explainer();
        assertThat(shap.base()).isEqualTo(0.5 + (5 * 1 + 5 * 3) / 10.0);
        assertThat(shap.contributions(new float[] {2f, 0f, 0f})).containsExactly(1.0, 0.0, 0.0);
        assertThat(shap.contributions(new float[] {0f, 0f, 0f})).containsExactly(-1.0, 0.0, 0.0);
    }

    /** Both features decide alike here, so by symmetry they share the credit. */
    @Test
    void shap_of_symmetric_and_shares_credit() {
        Tree and = new Tree(List.of(
                new Tree.Node(1, 0.5f, 2, true, 0, 8f),
                leaf(0f, 4f),
                new Tree.Node(3, 0.5f, 4, true, 1, 4f),
                leaf(0f, 2f),
                leaf(8f, 2f)));
        double[] moved = new TreeEnsemble(3, 0f, List.of(and)).explainer().contributions(new float[] {1f, 1f, 1f});
        assertThat(moved[0]).isEqualTo(3.0);
        assertThat(moved[1]).isEqualTo(3.0);
        assertThat(moved[2]).isZero();
    }

    private static TreeEnsemble small() {
        return new TreeEnsemble(3, 0.5f, List.of(new Tree(List.of(ask(0, 1f, 1, 2), leaf(1f, 5f), leaf(3f, 5f)))));
    }
}
