package org.precisionbenefit.prediction.xgboost;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import ml.dmlc.xgboost4j.java.Booster;
import ml.dmlc.xgboost4j.java.DMatrix;
import ml.dmlc.xgboost4j.java.XGBoost;
import ml.dmlc.xgboost4j.java.XGBoostError;
import org.precisionbenefit.prediction.cohort.Cohort;

/**
 * Trains one model with the native library. One thread, no sampling of rows or columns and a fixed seed: the same rows
 * give the same bytes.
 */
final class Trainer {
    /** The model file as the library writes it. */
    String train(Cohort training, TrainingProtocol protocol) {
        try {
            DMatrix matrix = matrix(training, protocol.features());
            try {
                Booster booster = XGBoost.train(
                        matrix,
                        settings(training, protocol),
                        protocol.boosting().rounds(),
                        Map.of(),
                        null,
                        null);
                try {
                    return new String(booster.toByteArray("json"), StandardCharsets.UTF_8);
                } finally {
                    booster.dispose();
                }
            } finally {
                matrix.dispose();
            }
        } catch (XGBoostError e) {
            throw new IllegalStateException("The training library failed for model (" + protocol.id() + ").", e);
        }
    }

    private static Map<String, Object> settings(Cohort training, TrainingProtocol protocol) {
        TrainingProtocol.Boosting boosting = protocol.boosting();
        Map<String, Object> settings = new LinkedHashMap<>();
        settings.put("objective", "binary:logistic");
        settings.put("booster", "gbtree");
        settings.put("tree_method", "hist");
        settings.put("base_score", (float) training.events() / training.size());
        settings.put("eta", boosting.eta());
        settings.put("max_depth", boosting.maxDepth());
        settings.put("min_child_weight", boosting.minChildWeight());
        settings.put(
                "monotone_constraints",
                protocol.monotone().stream().map(String::valueOf).collect(Collectors.joining(",", "(", ")")));
        settings.put("seed", 0);
        settings.put("nthread", 1);
        settings.put("verbosity", 0);
        return settings;
    }

    private static DMatrix matrix(Cohort cohort, List<String> names) throws XGBoostError {
        int columns = cohort.columns();
        float[] values = new float[cohort.size() * columns];
        float[] labels = new float[cohort.size()];
        for (int member = 0; member < cohort.size(); member++) {
            System.arraycopy(cohort.row(member), 0, values, member * columns, columns);
            labels[member] = cohort.event(member) ? 1f : 0f;
        }
        DMatrix matrix = new DMatrix(values, cohort.size(), columns, Float.NaN);
        matrix.setLabel(labels);
        matrix.setFeatureNames(names.toArray(String[]::new));
        return matrix;
    }
}
