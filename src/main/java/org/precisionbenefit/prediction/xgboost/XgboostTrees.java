package org.precisionbenefit.prediction.xgboost;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import ml.dmlc.xgboost4j.java.Booster;
import ml.dmlc.xgboost4j.java.DMatrix;
import ml.dmlc.xgboost4j.java.XGBoost;
import ml.dmlc.xgboost4j.java.XGBoostError;
import org.precisionbenefit.prediction.evaluation.Protocol;
import org.precisionbenefit.prediction.evaluation.TreeLearner;

/** Grows trees with the native library for evaluations: one thread, no sampling of rows or columns, a fixed seed. */
public final class XgboostTrees implements TreeLearner {
    @Override
    public double[] scores(Training training, float[][] scored) {
        float[][] margins = asked(training, scored, (booster, rows) -> booster.predict(rows, true));
        return Arrays.stream(margins).mapToDouble(row -> row[0]).toArray();
    }

    @Override
    public double[][] contributions(Training training, float[][] explained) {
        float[][] moved = asked(training, explained, (booster, rows) -> booster.predictContrib(rows, 0));
        int columns = training.inputs().size();
        // The last column of the library's answer is the base, which is the same for every row.
        return Arrays.stream(moved)
                .map(row -> IntStream.range(0, columns).mapToDouble(i -> row[i]).toArray())
                .toArray(double[][]::new);
    }

    /** A question to grown trees. */
    private interface Question {
        float[][] ask(Booster booster, DMatrix rows) throws XGBoostError;
    }

    private static float[][] asked(Training training, float[][] rows, Question question) {
        if (rows.length == 0) {
            return new float[0][];
        }
        try {
            DMatrix learned = matrix(training.rows(), training.inputs().size());
            DMatrix asked = matrix(rows, training.inputs().size());
            try {
                float[] outcomes = new float[training.outcomes().length];
                for (int i = 0; i < outcomes.length; i++) {
                    outcomes[i] = (float) training.outcomes()[i];
                }
                learned.setLabel(outcomes);
                Booster booster = XGBoost.train(
                        learned, settings(training), training.boosting().rounds(), Map.of(), null, null);
                try {
                    return question.ask(booster, asked);
                } finally {
                    booster.dispose();
                }
            } finally {
                learned.dispose();
                asked.dispose();
            }
        } catch (XGBoostError e) {
            throw new IllegalStateException("The training library failed.", e);
        }
    }

    private static Map<String, Object> settings(Training training) {
        Protocol.Boosting boosting = training.boosting();
        Map<String, Object> settings = new LinkedHashMap<>();
        boolean event = training.aim() == Aim.EVENT;
        settings.put("objective", event ? "binary:logistic" : "reg:squarederror");
        settings.put("booster", "gbtree");
        settings.put("tree_method", "hist");
        settings.put("base_score", (float)
                Arrays.stream(training.outcomes()).average().orElse(0));
        settings.put("eta", boosting.eta());
        settings.put("max_depth", boosting.maxDepth());
        settings.put("min_child_weight", boosting.minChildWeight());
        settings.put(
                "monotone_constraints",
                training.inputs().stream()
                        .map(input -> String.valueOf(input.sign()))
                        .collect(Collectors.joining(",", "(", ")")));
        settings.put("seed", 0);
        settings.put("nthread", 1);
        settings.put("verbosity", 0);
        return settings;
    }

    private static DMatrix matrix(float[][] rows, int columns) throws XGBoostError {
        float[] values = new float[rows.length * columns];
        for (int i = 0; i < rows.length; i++) {
            if (rows[i].length != columns) {
                throw new IllegalArgumentException(
                        "A row must have " + columns + " values, not " + rows[i].length + ".");
            }
            System.arraycopy(rows[i], 0, values, i * columns, columns);
        }
        return new DMatrix(values, rows.length, columns, Float.NaN);
    }
}
