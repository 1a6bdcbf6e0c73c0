package org.precisionbenefit.prediction.xgboost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import ml.dmlc.xgboost4j.java.Booster;
import ml.dmlc.xgboost4j.java.DMatrix;
import ml.dmlc.xgboost4j.java.XGBoost;
import ml.dmlc.xgboost4j.java.XGBoostError;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.precisionbenefit.prediction.ModelStage;
import org.precisionbenefit.prediction.cohort.Draws;
import org.precisionbenefit.prediction.tree.TreeEnsemble;
import org.precisionbenefit.prediction.tree.TreeShap;
import org.precisionbenefit.terminology.SourceFile;

/** The evaluator in plain Java against the library that trained the model. */
class NativeParityTest {
    private static final int ROWS = 10_000;
    private static final int MANY_ROWS = 100_000;
    private static final int EXPLAINED = 1_000;

    @ParameterizedTest
    @ValueSource(strings = {"mace-clopidogrel", "checkpoint-response"})
    void margins_bit_equal_to_native(String id) throws XGBoostError {
        margins(id, ROWS);
    }

    @Tag("soak")
    @ParameterizedTest
    @ValueSource(strings = {"mace-clopidogrel", "checkpoint-response"})
    void margins_bit_equal_to_native_on_many_rows(String id) throws XGBoostError {
        margins(id, MANY_ROWS);
    }

    private static void margins(String id, int count) throws XGBoostError {
        SourceFile file = file(id);
        TreeEnsemble trees = XgboostModelFile.read(file).trees();
        float[][] rows = rows(trees, file, count);
        float[][] there = predict(file, rows, false);
        for (int row = 0; row < count; row++) {
            if (Float.floatToIntBits(trees.margin(rows[row])) != Float.floatToIntBits(there[row][0])) {
                assertThat(trees.margin(rows[row])).as("row %d", row).isEqualTo(there[row][0]);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"mace-clopidogrel", "checkpoint-response"})
    void contributions_agree_with_native_and_add_up(String id) throws XGBoostError {
        SourceFile file = file(id);
        TreeEnsemble trees = XgboostModelFile.read(file).trees();
        TreeShap shap = trees.explainer();
        float[][] rows = rows(trees, file, EXPLAINED);
        float[][] there = predict(file, rows, true);
        for (int row = 0; row < EXPLAINED; row++) {
            double[] here = shap.contributions(rows[row]);
            double sum = shap.base();
            for (int feature = 0; feature < here.length; feature++) {
                assertThat(here[feature]).isCloseTo(there[row][feature], within(1e-4));
                sum += here[feature];
            }
            assertThat(shap.base()).isCloseTo(there[row][here.length], within(1e-4));
            assertThat(sum).isCloseTo(trees.margin(rows[row]), within(1e-5));
        }
    }

    private static SourceFile file(String id) {
        return BundledModels.release(ModelStage.SHADOW).find(id + "/model.json").orElseThrow();
    }

    /** Rows around the thresholds of the model, a quarter of the values missing. */
    private static float[][] rows(TreeEnsemble trees, SourceFile file, int count) {
        Draws draws = new Draws(file.text().length());
        float[][] rows = new float[count][trees.features()];
        for (float[] row : rows) {
            for (int i = 0; i < row.length; i++) {
                row[i] = switch (draws.below(4)) {
                    case 0 -> Float.NaN;
                    case 1 -> draws.below(3);
                    case 2 -> draws.below(130);
                    default -> (float) (draws.uniform() * 100);
                };
            }
        }
        return rows;
    }

    private static float[][] predict(SourceFile file, float[][] rows, boolean contributions) throws XGBoostError {
        int columns = rows[0].length;
        float[] flat = new float[rows.length * columns];
        for (int row = 0; row < rows.length; row++) {
            System.arraycopy(rows[row], 0, flat, row * columns, columns);
        }
        Booster booster;
        try {
            booster = XGBoost.loadModel(new ByteArrayInputStream(file.text().getBytes(StandardCharsets.UTF_8)));
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        booster.setParam("nthread", 1);
        DMatrix matrix = new DMatrix(flat, rows.length, columns, Float.NaN);
        try {
            matrix.setFeatureNames(XgboostModelFile.read(file).names().toArray(String[]::new));
            return contributions ? booster.predictContrib(matrix, 0) : booster.predict(matrix, true);
        } finally {
            matrix.dispose();
            booster.dispose();
        }
    }
}
