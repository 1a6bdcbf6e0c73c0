package org.precisionbenefit.prediction.xgboost;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.precisionbenefit.prediction.cohort.Cohort;
import org.precisionbenefit.prediction.cohort.CohortRow;
import org.precisionbenefit.prediction.metrics.Measured;
import org.precisionbenefit.prediction.metrics.Shares;
import org.precisionbenefit.terminology.Digest;
import org.precisionbenefit.terminology.SourceFile;

/** Writes a manifest: the words of the protocol, then what the training found. The same training gives the same bytes. */
final class ManifestWriter {
    static final String XGBOOST_VERSION = "3.0.4";

    private final TrainedModel model;
    private final Answers test;
    private final List<ReleaseGates.Gate> gates;

    ManifestWriter(TrainedModel model) {
        this.model = model;
        this.test = model.answers(model.parts().test());
        this.gates = ReleaseGates.of(test);
    }

    /** What the release has to show, with what was found. */
    List<ReleaseGates.Gate> gates() {
        return gates;
    }

    ObjectNode manifest() {
        ObjectNode manifest = object();
        JsonCursor card = model.protocol().card();
        for (String field : Manifest.CARD) {
            manifest.set(field, card.at(field).node().deepCopy());
        }
        ranges(manifest.get("features"));
        for (String field : List.of("outcome", "learned_on", "uncertainty")) {
            manifest.set(field, card.at(field).node().deepCopy());
        }
        ((ObjectNode) manifest.get("uncertainty")).put("kind", "members");
        SourceFile first = model.served().files().get(0);
        manifest.put("model_sha256", Digest.of(first.text()).hex());
        manifest.put("xgboost_version", XGBOOST_VERSION);
        manifest.set("served", served());
        manifest.putObject("comparator")
                .put("kind", model.other().kind().word())
                .set("trees_less_surprised_elsewhere", Figures.measured(model.treesWin()));
        ObjectNode calibration = manifest.putObject("calibration");
        calibration.put("kind", "platt");
        calibration.put("slope", Figures.exact(model.served().calibration().slope()));
        calibration.put("intercept", Figures.exact(model.served().calibration().intercept()));
        manifest.set("conformal", conformal());
        manifest.set("support", support());
        manifest.set("base_rates", baseRates());
        manifest.set("reference", Reference.of(model.parts().training(), model.served()));
        ObjectNode evaluated = manifest.putObject("evaluated_on");
        evaluated.put("kind", "invented");
        evaluated.put("members", test.size());
        evaluated.put("events", test.eventCount());
        evaluated.put("data_sha256", model.parts().test().digest().hex());
        manifest.set("training", training());
        MetricsWriter figures = new MetricsWriter(model, test);
        manifest.set("metrics", figures.metrics());
        manifest.set("fairness", figures.fairness());
        ArrayNode list = manifest.putArray("gates");
        for (ReleaseGates.Gate gate : gates) {
            list.addObject()
                    .put("gate", gate.gate())
                    .put("figure", gate.figure())
                    .put("met", gate.met());
        }
        return manifest;
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    private void ranges(JsonNode features) {
        Cohort training = model.parts().training();
        int column = 0;
        for (JsonNode feature : features) {
            float low = Float.POSITIVE_INFINITY;
            float high = Float.NEGATIVE_INFINITY;
            for (CohortRow row : training.rows()) {
                float value = row.value(column);
                if (!Float.isNaN(value)) {
                    low = Math.min(low, value);
                    high = Math.max(high, value);
                }
            }
            ObjectNode range = ((ObjectNode) feature).putObject("trained_range");
            range.put("low", Figures.exact(low));
            range.put("high", Figures.exact(high));
            column++;
        }
    }

    private ObjectNode served() {
        ObjectNode served = object();
        served.put("kind", model.served().kind().word());
        ArrayNode members = served.putArray("members");
        for (SourceFile file : model.served().files()) {
            members.addObject()
                    .put("file", file.path().substring(file.path().indexOf('/') + 1))
                    .put("sha256", Digest.of(file.text()).hex());
        }
        served.put(
                "why",
                model.treesWin().low() > 0
                        ? "On members elsewhere the trees are less surprised than the line, and not by chance."
                        : "On members elsewhere the trees are not better than the line beyond chance, so the simpler of"
                                + " both is served.");
        return served;
    }

    private ObjectNode conformal() {
        ObjectNode conformal = object();
        conformal.put("level", Figures.exact(Bounds.LEVEL));
        conformal.put("made_at", Figures.exact(Bounds.MADE_AT));
        conformal.putArray("by").add("drug").add("age_band").add("outcome");
        Bounds bounds = model.bounds();
        ArrayNode features = conformal.putArray("features");
        bounds.features().forEach(features::add);
        ArrayNode thresholds = conformal.putArray("thresholds");
        bounds.cells().forEach((cell, bound) -> {
            if (Double.isFinite(bound.strangeness())) {
                thresholds
                        .addObject()
                        .put("drug", cell.drug())
                        .put("group", cell.group())
                        .put("outcome", cell.event() ? "event" : "none")
                        .put("bound", Figures.exact(bound.strangeness()))
                        .put("members", bound.members());
            }
        });
        return conformal;
    }

    private ObjectNode support() {
        ObjectNode support = object();
        support.putObject("fewest").put("members", Support.FEWEST_MEMBERS).put("events", Support.FEWEST_EVENTS);
        ArrayNode drugs = support.putArray("drugs");
        for (Map.Entry<String, Support.Seen> drug : model.support().drugs().entrySet()) {
            Support.Seen seen = drug.getValue();
            ObjectNode row = drugs.addObject();
            row.put("drug", drug.getKey()).put("members", seen.members()).put("events", seen.events());
            ObjectNode ranges = row.putObject("ranges");
            List<String> features = model.protocol().features();
            for (int column = 0; column < features.size(); column++) {
                if (Float.isFinite(seen.low(column))) {
                    ranges.putObject(features.get(column))
                            .put("low", Figures.exact(seen.low(column)))
                            .put("high", Figures.exact(seen.high(column)));
                }
            }
        }
        return support;
    }

    private ArrayNode baseRates() {
        TreeMap<String, int[]> counts = new TreeMap<>();
        for (Cohort part : List.of(
                model.parts().training(),
                model.parts().calibration(),
                model.parts().bounds())) {
            for (CohortRow row : part.rows()) {
                for (String group : List.of(Bounds.ALL, Bounds.group(row))) {
                    int[] count = counts.computeIfAbsent(row.who().drug() + "|" + group, any -> new int[2]);
                    count[0] += row.event() ? 1 : 0;
                    count[1]++;
                }
            }
        }
        ArrayNode rates = JsonNodeFactory.instance.arrayNode();
        counts.forEach((key, count) -> {
            Measured rate = Shares.wilson(count[0], count[1]);
            rates.addObject()
                    .put("drug", key.substring(0, key.indexOf('|')))
                    .put("group", key.substring(key.indexOf('|') + 1))
                    .put("members", count[1])
                    .put("events", count[0])
                    .put("rate", Figures.rounded(rate.value()))
                    .put("low", Figures.rounded(rate.low()))
                    .put("high", Figures.rounded(rate.high()));
        });
        return rates;
    }

    private ObjectNode training() {
        ObjectNode training = model.protocol().card().at("training").node().deepCopy();
        Parts parts = model.parts();
        Map<String, Cohort> named =
                Map.of("training", parts.training(), "calibration", parts.calibration(), "bounds", parts.bounds());
        for (String name : List.of("training", "calibration", "bounds")) {
            Cohort part = Objects.requireNonNull(named.get(name));
            training.putObject(name + "_part")
                    .put("members", part.size())
                    .put("events", part.events())
                    .put("matrix_sha256", part.digest().hex());
        }
        training.put(
                "split", "each member once; who began from test_from on is tested on, the others are parted by member");
        return training;
    }
}
