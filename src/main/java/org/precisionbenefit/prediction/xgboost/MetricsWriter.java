package org.precisionbenefit.prediction.xgboost;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.precisionbenefit.prediction.metrics.CalibrationFigures;
import org.precisionbenefit.prediction.metrics.RocAuc;

/** Writes what a trained model is worth on members it was not learned from, in all and by group. */
final class MetricsWriter {
    /** A group of fewer members is named without figures. */
    static final int SMALL = 11;

    private static final int BINS = 10;
    private static final String NOTE = "Measured on invented members who began later than those learned from, and on"
            + " invented members elsewhere. The figures show that the training works; they say nothing about people.";

    private final TrainedModel model;
    private final Answers test;

    MetricsWriter(TrainedModel model, Answers test) {
        this.model = model;
        this.test = test;
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    ObjectNode metrics() {
        ObjectNode metrics = object();
        metrics.put("note", NOTE);
        metrics.put("intervals", "95 %: DeLong's for the area, Wilson's for shares, else the standard error's");
        String served = model.served().kind().word();
        metrics.put("served", served);
        ObjectNode same = metrics.putObject("same_source");
        same.put("data_sha256", model.parts().test().digest().hex());
        same.set(served, figures(test.scored()));
        same.set(model.other().kind().word(), figures(test.scored().by(model.other())));
        same.set("coverage", Figures.measured(test.scored().coverage()));
        same.set("abstained", Figures.measured(test.abstained()));
        same.set("reliability", reliability(test.scored()));
        ObjectNode there = metrics.putObject("elsewhere");
        Answers elsewhere = model.answers(model.elsewhere());
        there.put("data_sha256", model.elsewhere().digest().hex());
        there.set(served, figures(elsewhere.scored()));
        there.set(model.other().kind().word(), figures(elsewhere.scored().by(model.other())));
        there.set("coverage", Figures.measured(elsewhere.scored().coverage()));
        there.set("abstained", Figures.measured(elsewhere.abstained()));
        there.set("reliability", reliability(elsewhere.scored()));
        there.set("groups", groups(elsewhere));
        return metrics;
    }

    private static ObjectNode figures(Answers answers) {
        double[] probabilities = answers.probabilities();
        boolean[] events = answers.events();
        CalibrationFigures calibration = CalibrationFigures.of(probabilities, events);
        ObjectNode figures = object();
        figures.put("members", answers.size());
        figures.put("events", answers.eventCount());
        figures.set("auc", Figures.measured(RocAuc.of(probabilities, events).measured()));
        figures.set("log_loss", Figures.measured(answers.logLoss()));
        figures.set("brier", Figures.measured(answers.brier()));
        figures.set("mean_error", Figures.measured(calibration.meanError()));
        figures.set("calibration_slope", Figures.measured(calibration.slope()));
        figures.put("integrated_calibration_index", Figures.rounded(calibration.integratedIndex()));
        return figures;
    }

    /** Tenths of the members by rising probability: how likely was said, and how many it came about for. */
    private static ArrayNode reliability(Answers answers) {
        List<Answers.Answer> sorted = answers.answers().stream()
                .sorted(Comparator.comparingDouble(Answers.Answer::probability))
                .toList();
        ArrayNode bins = JsonNodeFactory.instance.arrayNode();
        for (int bin = 0; bin < BINS; bin++) {
            Answers tenth = new Answers(sorted.subList(sorted.size() * bin / BINS, sorted.size() * (bin + 1) / BINS));
            ObjectNode row = bins.addObject();
            row.put(
                    "said",
                    Figures.rounded(tenth.mean(Answers.Answer::probability).value()));
            row.put("came_about", Figures.rounded((double) tenth.eventCount() / tenth.size()));
            row.put("members", tenth.size());
        }
        return bins;
    }

    ObjectNode fairness() {
        ObjectNode fairness = object();
        ArrayNode attributes = fairness.putArray("attributes");
        ReleaseGates.ATTRIBUTES.forEach(attributes::add);
        attributes.add(Answers.DRUG);
        fairness.set("groups", groups(test));
        return fairness;
    }

    private static ArrayNode groups(Answers answers) {
        ArrayNode rows = JsonNodeFactory.instance.arrayNode();
        List<String> attributes = new ArrayList<>(ReleaseGates.ATTRIBUTES);
        attributes.add(Answers.DRUG);
        for (String attribute : attributes) {
            answers.by(attribute).forEach((group, members) -> rows.add(group(attribute, group, members)));
        }
        return rows;
    }

    private static ObjectNode group(String attribute, String group, Answers members) {
        ObjectNode row = object();
        row.put("attribute", attribute).put("group", group);
        Answers scored = members.scored();
        if (scored.size() < SMALL) {
            return row.put("suppressed", true);
        }
        row.put("members", members.size()).put("events", members.eventCount());
        row.set("calibration_error", Figures.measured(scored.calibrationError()));
        row.set("error", Figures.measured(scored.brier()));
        row.set("abstained", Figures.measured(members.abstained()));
        row.set("coverage", Figures.measured(scored.coverage()));
        return row;
    }
}
