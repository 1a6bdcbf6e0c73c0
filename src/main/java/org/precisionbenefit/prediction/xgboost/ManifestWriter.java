package org.precisionbenefit.prediction.xgboost;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import org.precisionbenefit.prediction.cohort.Cohort;
import org.precisionbenefit.prediction.metrics.HeldOut;
import org.precisionbenefit.prediction.metrics.LogisticRegression;
import org.precisionbenefit.prediction.metrics.Measured;
import org.precisionbenefit.prediction.tree.TreeEnsemble;
import org.precisionbenefit.terminology.Digest;

/** Writes a manifest: the words of the protocol, then what the training found. The same training gives the same bytes. */
final class ManifestWriter {
    static final String XGBOOST_VERSION = "3.0.4";
    private static final String METRICS_NOTE = "Measured on held-out members of the same invented cohort. The figures"
            + " show that the training works; they say nothing about people.";

    private final TrainingProtocol protocol;
    private final Cohort training;
    private final Cohort heldOut;

    ManifestWriter(TrainingProtocol protocol, Cohort training, Cohort heldOut) {
        this.protocol = protocol;
        this.training = training;
        this.heldOut = heldOut;
    }

    String manifest(String modelFile, TreeEnsemble trees) {
        ObjectNode manifest = JsonNodeFactory.instance.objectNode();
        for (String field : Manifest.CARD) {
            manifest.set(field, protocol.card().at(field).node().deepCopy());
        }
        int column = 0;
        for (JsonNode feature : manifest.get("features")) {
            ((ObjectNode) feature).set("trained_range", range(column));
            column++;
        }
        manifest.put("model_sha256", Digest.of(modelFile).hex());
        manifest.put("xgboost_version", XGBOOST_VERSION);
        manifest.set("training", trained());
        manifest.set("metrics", metrics(trees));
        return text(manifest);
    }

    private ObjectNode range(int column) {
        float low = Float.POSITIVE_INFINITY;
        float high = Float.NEGATIVE_INFINITY;
        for (int member = 0; member < training.size(); member++) {
            float value = training.value(member, column);
            if (!Float.isNaN(value)) {
                low = Math.min(low, value);
                high = Math.max(high, value);
            }
        }
        ObjectNode range = JsonNodeFactory.instance.objectNode();
        range.put("low", new BigDecimal(Float.toString(low)));
        range.put("high", new BigDecimal(Float.toString(high)));
        return range;
    }

    private ObjectNode trained() {
        ObjectNode trained = protocol.card().at("training").node().deepCopy();
        trained.put("split", "by member");
        trained.put("training_members", training.size());
        trained.put("training_events", training.events());
        trained.put("base_rate", rounded((double) training.events() / training.size()));
        trained.put("training_matrix_sha256", training.digest().hex());
        return trained;
    }

    private ObjectNode metrics(TreeEnsemble trees) {
        LogisticRegression comparator = LogisticRegression.fit(training);
        double[] byTrees = new double[heldOut.size()];
        double[] byComparator = new double[heldOut.size()];
        boolean[] events = new boolean[heldOut.size()];
        for (int member = 0; member < events.length; member++) {
            byTrees[member] = trees.margin(heldOut.row(member));
            byComparator[member] = comparator.margin(heldOut.row(member));
            events[member] = heldOut.event(member);
        }
        ObjectNode metrics = JsonNodeFactory.instance.objectNode();
        metrics.put("note", METRICS_NOTE);
        metrics.put("members", heldOut.size());
        metrics.put("events", heldOut.events());
        metrics.put("intervals", "95 %, percentile bootstrap over members, seeded");
        metrics.set("model", scores(new HeldOut(byTrees, events)));
        metrics.set("logistic_comparator", scores(new HeldOut(byComparator, events)));
        return metrics;
    }

    private ObjectNode scores(HeldOut held) {
        int resamples = protocol.sample().resamples();
        long seed = protocol.sample().seed();
        ObjectNode scores = JsonNodeFactory.instance.objectNode();
        scores.set("auc", measured(held.auc(resamples, seed)));
        scores.set("brier", measured(held.brier(resamples, seed)));
        HeldOut.Calibration calibration = held.calibration(resamples, seed);
        scores.set("calibration_slope", measured(calibration.slope()));
        scores.set("calibration_intercept", measured(calibration.intercept()));
        return scores;
    }

    private static ObjectNode measured(Measured figure) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("value", rounded(figure.value()));
        node.put("low", rounded(figure.low()));
        node.put("high", rounded(figure.high()));
        return node;
    }

    private static BigDecimal rounded(double value) {
        return new BigDecimal(value).setScale(4, RoundingMode.HALF_UP);
    }

    private static String text(ObjectNode manifest) {
        DefaultIndenter indenter = new DefaultIndenter("  ", "\n");
        DefaultPrettyPrinter printer = new DefaultPrettyPrinter();
        printer.indentObjectsWith(indenter);
        printer.indentArraysWith(indenter);
        try {
            return JsonMapper.builder().build().writer(printer).writeValueAsString(manifest) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A manifest could not be written.", e);
        }
    }
}
