package org.precisionbenefit.prediction.xgboost;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Objects;
import org.precisionbenefit.prediction.tree.Scorer;
import org.precisionbenefit.prediction.tree.WeightedLine;
import org.precisionbenefit.terminology.SourceFile;

/**
 * A model file of either kind: boosted trees as XGBoost writes them, or a logistic regression as this project does.
 *
 * @param kind what it is
 * @param names the feature names, in column order
 * @param scorer what gives the log odds
 */
record ScorerFile(Kind kind, List<String> names, Scorer scorer) {
    ScorerFile {
        Objects.requireNonNull(kind, "kind is null");
        names = List.copyOf(names);
        Objects.requireNonNull(scorer, "scorer is null");
    }

    /** The kinds of model file, with their words in a manifest. */
    enum Kind {
        TREES("trees"),
        LOGISTIC("logistic");

        private final String word;

        Kind(String word) {
            this.word = word;
        }

        String word() {
            return word;
        }
    }

    /**
     * Reads a model file, whichever it is.
     *
     * @throws org.precisionbenefit.terminology.ConfigurationFault when it is neither, or not sane
     */
    static ScorerFile read(SourceFile source) {
        JsonCursor file = JsonCursor.parse(source);
        if (!file.has("kind")) {
            XgboostModelFile trees = XgboostModelFile.read(source);
            return new ScorerFile(Kind.TREES, trees.names(), trees.trees());
        }
        file.only("kind", "features", "intercept", "coefficients", "missing");
        if (!file.at("kind").text().equals(Kind.LOGISTIC.word())) {
            throw file.at("kind").fault("must be " + Kind.LOGISTIC.word() + ", or the file must be of trees.");
        }
        List<String> names =
                file.at("features").items().stream().map(JsonCursor::text).toList();
        double[] weights = numbers(file.at("coefficients"));
        if (weights.length != names.size()) {
            throw file.at("coefficients").fault("must count as many as the features: " + names.size() + ".");
        }
        try {
            return new ScorerFile(
                    Kind.LOGISTIC,
                    names,
                    new WeightedLine(file.at("intercept").number(), weights, numbers(file.at("missing"))));
        } catch (IllegalArgumentException e) {
            throw file.fault("must be a sane line. " + e.getMessage());
        }
    }

    private static double[] numbers(JsonCursor list) {
        return list.items().stream().mapToDouble(JsonCursor::number).toArray();
    }

    /** The text of a logistic regression's file; its numbers are written so that they are read again to the same bits. */
    static String text(List<String> names, WeightedLine line) {
        ObjectNode file = JsonNodeFactory.instance.objectNode();
        file.put("kind", Kind.LOGISTIC.word());
        ArrayNode features = file.putArray("features");
        names.forEach(features::add);
        file.put("intercept", Figures.exact(line.intercept()));
        ArrayNode coefficients = file.putArray("coefficients");
        for (double weight : line.weights()) {
            coefficients.add(Figures.exact(weight));
        }
        ArrayNode missing = file.putArray("missing");
        for (double value : line.missing()) {
            missing.add(Figures.exact(value));
        }
        return file.toString() + "\n";
    }
}
