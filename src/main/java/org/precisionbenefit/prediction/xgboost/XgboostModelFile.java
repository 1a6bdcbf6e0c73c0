package org.precisionbenefit.prediction.xgboost;

import java.util.ArrayList;
import java.util.List;
import org.precisionbenefit.prediction.tree.Tree;
import org.precisionbenefit.prediction.tree.TreeEnsemble;
import org.precisionbenefit.terminology.SourceFile;

/**
 * A model file as XGBoost 3 writes it in JSON, read without the library. Only what this engine can evaluate exactly
 * passes: a logistic objective, plain boosted trees, numeric splits.
 *
 * @param names the feature names, in column order
 * @param trees the trees
 */
record XgboostModelFile(List<String> names, TreeEnsemble trees) {
    XgboostModelFile {
        names = List.copyOf(names);
    }

    static XgboostModelFile read(SourceFile source) {
        JsonCursor learner = JsonCursor.parse(source).at("learner");
        must(learner.at("objective").at("name"), "binary:logistic", "objective");
        JsonCursor booster = learner.at("gradient_booster");
        must(booster.at("name"), "gbtree", "booster");
        JsonCursor parameters = learner.at("learner_model_param");
        if (parameters.at("num_class").wholeInText() != 0
                || parameters.at("num_target").wholeInText() != 1) {
            throw parameters.fault("must name one target and no classes.");
        }
        List<String> names = learner.at("feature_names").items().stream()
                .map(JsonCursor::text)
                .toList();
        int columns = parameters.at("num_feature").wholeInText();
        if (columns != names.size()) {
            throw parameters.fault("must count as many features as are named: " + names.size() + ".");
        }
        float baseMargin = baseMargin(parameters.at("base_score"));
        List<Tree> trees = new ArrayList<>();
        for (JsonCursor tree : booster.at("model").at("trees").items()) {
            trees.add(tree(tree));
        }
        try {
            return new XgboostModelFile(names, new TreeEnsemble(columns, baseMargin, trees));
        } catch (IllegalArgumentException e) {
            throw booster.fault("must hold sane trees. " + e.getMessage());
        }
    }

    private static void must(JsonCursor name, String known, String what) {
        if (!name.text().equals(known)) {
            throw name.fault("must be the " + what + " " + known + ", the only one this engine evaluates.");
        }
    }

    /** The library turns the base score into log odds in single precision: -log(1 / p - 1). */
    private static float baseMargin(JsonCursor baseScore) {
        float probability = baseScore.singleInText();
        if (!(probability > 0f && probability < 1f)) {
            throw baseScore.fault("must be a probability between 0 and 1.");
        }
        return -(float) StrictMath.log(1f / probability - 1f);
    }

    private static Tree tree(JsonCursor tree) {
        List<JsonCursor> left = tree.at("left_children").items();
        List<JsonCursor> value = tree.at("split_conditions").items();
        List<JsonCursor> right = tree.at("right_children").items();
        List<JsonCursor> missing = tree.at("default_left").items();
        List<JsonCursor> feature = tree.at("split_indices").items();
        List<JsonCursor> cover = tree.at("sum_hessian").items();
        List<JsonCursor> type = tree.at("split_type").items();
        int size = tree.at("tree_param").at("num_nodes").wholeInText();
        for (List<JsonCursor> column : List.of(left, value, right, missing, feature, cover, type)) {
            if (column.size() != size) {
                throw tree.fault("must have columns of " + size + " nodes each.");
            }
        }
        if (type.stream().anyMatch(each -> each.whole() != 0)) {
            throw tree.fault("must split on numbers only; categories are not evaluated.");
        }
        try {
            List<Tree.Node> nodes = new ArrayList<>(size);
            for (int i = 0; i < size; i++) {
                nodes.add(new Tree.Node(
                        left.get(i).whole(),
                        value.get(i).single(),
                        right.get(i).whole(),
                        missing.get(i).whole() == 1,
                        feature.get(i).whole(),
                        cover.get(i).single()));
            }
            return new Tree(nodes);
        } catch (IllegalArgumentException e) {
            throw tree.fault("must be a sane tree. " + e.getMessage());
        }
    }
}
