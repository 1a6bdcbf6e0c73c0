package org.precisionbenefit.prediction.xgboost;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import ml.dmlc.xgboost4j.java.Booster;
import ml.dmlc.xgboost4j.java.DMatrix;
import ml.dmlc.xgboost4j.java.XGBoost;
import ml.dmlc.xgboost4j.java.XGBoostError;
import org.precisionbenefit.prediction.cohort.Cohort;
import org.precisionbenefit.prediction.cohort.CohortRow;
import org.precisionbenefit.prediction.cohort.Draws;
import org.precisionbenefit.prediction.metrics.LogisticRegression;
import org.precisionbenefit.prediction.tree.WeightedLine;

/**
 * Trains models on the training members, each kind five times: once on all of them, which is what scores and is
 * explained, and on four resamples by member, whose spread is the interval. One thread, no sampling of columns and fixed
 * seeds: the same rows give the same bytes.
 */
final class Trainer {
    /** The members of an ensemble. */
    static final int MEMBERS = 5;

    private final Cohort training;
    private final TrainingProtocol protocol;

    Trainer(Cohort training, TrainingProtocol protocol) {
        this.training = training;
        this.protocol = protocol;
    }

    /** The five files of this kind, the first of them trained on everybody. */
    List<String> train(ScorerFile.Kind kind) {
        List<String> files = new ArrayList<>();
        for (int member = 0; member < MEMBERS; member++) {
            List<Integer> weights = weights(member);
            files.add(
                    switch (kind) {
                        case TREES -> trees(weights);
                        case LOGISTIC -> line(weights);
                    });
        }
        return files;
    }

    private List<Integer> weights(int resample) {
        int size = training.size();
        if (resample == 0) {
            return Collections.nCopies(size, 1);
        }
        int[] times = new int[size];
        Draws draws = Draws.forMember(protocol.sample().seed() ^ 0x5EED, resample);
        for (int i = 0; i < size; i++) {
            times[draws.below(size)]++;
        }
        List<Integer> weights = new ArrayList<>(size);
        for (int each : times) {
            weights.add(each);
        }
        return weights;
    }

    private String line(List<Integer> weights) {
        List<float[]> values = new ArrayList<>(training.size());
        List<Boolean> events = new ArrayList<>(training.size());
        for (CohortRow row : training.rows()) {
            values.add(row.values());
            events.add(row.event());
        }
        LogisticRegression fitted =
                LogisticRegression.fit(new LogisticRegression.Rows(values, events, weights), protocol.signs());
        double[] slopes = fitted.weights();
        double[] means = fitted.means();
        double intercept = fitted.atMeans();
        for (int i = 0; i < slopes.length; i++) {
            intercept -= slopes[i] * means[i];
        }
        return ScorerFile.text(protocol.features(), new WeightedLine(intercept, slopes, means));
    }

    private String trees(List<Integer> weights) {
        try {
            DMatrix matrix = matrix(weights);
            try {
                Booster booster = XGBoost.train(
                        matrix, settings(weights), protocol.boosting().rounds(), Map.of(), null, null);
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

    private Map<String, Object> settings(List<Integer> weights) {
        int events = 0;
        for (int i = 0; i < weights.size(); i++) {
            events += training.event(i) ? weights.get(i) : 0;
        }
        TrainingProtocol.Boosting boosting = protocol.boosting();
        Map<String, Object> settings = new LinkedHashMap<>();
        settings.put("objective", "binary:logistic");
        settings.put("booster", "gbtree");
        settings.put("tree_method", "hist");
        settings.put("base_score", (float) events / training.size());
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

    private DMatrix matrix(List<Integer> weights) throws XGBoostError {
        int columns = training.columns();
        float[] values = new float[training.size() * columns];
        float[] labels = new float[training.size()];
        float[] counts = new float[training.size()];
        for (int member = 0; member < training.size(); member++) {
            System.arraycopy(training.row(member), 0, values, member * columns, columns);
            labels[member] = training.event(member) ? 1f : 0f;
            counts[member] = weights.get(member);
        }
        DMatrix matrix = new DMatrix(values, training.size(), columns, Float.NaN);
        matrix.setLabel(labels);
        matrix.setWeight(counts);
        matrix.setFeatureNames(protocol.features().toArray(String[]::new));
        return matrix;
    }
}
