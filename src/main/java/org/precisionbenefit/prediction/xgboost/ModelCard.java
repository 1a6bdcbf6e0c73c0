package org.precisionbenefit.prediction.xgboost;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.precisionbenefit.prediction.evaluation.Plot;
import org.precisionbenefit.prediction.metrics.Measured;

/** Writes a model's card for people, with its plots; the same manifest gives the same bytes. */
final class ModelCard {
    private final CardFacts facts;
    private final SortedMap<String, String> files = new TreeMap<>();

    private ModelCard(CardFacts facts) {
        this.facts = facts;
    }

    /** The files of a card by name. */
    static SortedMap<String, String> of(CardFacts facts) {
        ModelCard card = new ModelCard(facts);
        card.files.put(facts.id() + ".md", card.page());
        return card.files;
    }

    private String page() {
        JsonCursor manifest = facts.manifest();
        Markdown page = new Markdown("Model card: " + manifest.at("title").text());
        page.paragraph("Written by `models cards` from the protocol `src/main/resources/models/" + facts.id()
                + "/protocol.json`, the manifest beside it and `models/card.json`. The model learned from and was tested on"
                + " **invented members only**: no figure here says how it does on people. It stays in shadow outside a"
                + " marked demonstration until it was evaluated on a plan's own outcomes.");
        page.list(List.of(
                "Id: `" + facts.id() + "`, release " + facts.release() + ", model file SHA-256 `"
                        + manifest.at("model_sha256").text() + "`",
                "Gives: " + manifest.at("predicts").text(),
                "Outcome: " + manifest.at("outcome").at("name").text() + ", within "
                        + manifest.at("outcome").at("within_days").whole() + " days",
                "Served: " + facts.served() + ". "
                        + manifest.at("served").at("why").text(),
                "The same in the form of the Coalition for Health AI: `src/main/resources/models/" + facts.id() + "/"
                        + ModelPages.CARD + "`, which goes with the release"));
        page.heading("What it must not be used for");
        page.list(texts(manifest.at("not_for")));
        page.heading("Limits");
        page.list(texts(manifest.at("limits")));
        features(page);
        data(page);
        metrics(page);
        groups(page);
        gates(page);
        page.heading("The 31 source attributes");
        List<List<String>> rows = new ArrayList<>();
        for (CardFacts.Attribute each : facts.attributes()) {
            rows.add(List.of(String.valueOf(each.number()), each.group(), each.name(), each.says()));
        }
        page.table(List.of("", "part", "attribute", "what is said"), rows);
        return page.text();
    }

    private static List<String> texts(JsonCursor list) {
        return list.items().stream().map(JsonCursor::text).toList();
    }

    private void features(Markdown page) {
        page.heading("What it is given");
        List<List<String>> rows = new ArrayList<>();
        for (JsonCursor feature : facts.manifest().at("features").items()) {
            JsonCursor range = feature.at("trained_range");
            int sign = FeatureReader.monotone(feature);
            rows.add(List.of(
                    "`" + feature.at("name").text() + "`",
                    feature.at("meaning").text(),
                    feature.at("required").flag() ? "yes" : "no",
                    plain(range.at("low")) + " to " + plain(range.at("high"))
                            + (feature.has("unit") ? " " + feature.at("unit").text() : ""),
                    sign > 0 ? "rises" : sign < 0 ? "falls" : "either way"));
        }
        page.table(List.of("feature", "meaning", "needed", "seen", "the score"), rows);
        page.paragraph(
                "More than " + facts.manifest().at("max_missing_required").whole()
                        + " needed features missing: no answer. Race, ethnicity, ancestry, language, disability, sex and place are"
                        + " never inputs.");
    }

    private static String plain(JsonCursor number) {
        return number.decimal().toPlainString();
    }

    private void data(Markdown page) {
        JsonCursor training = facts.manifest().at("training");
        String cohort = training.at("cohort").text();
        String name = cohort.substring(cohort.indexOf('/') + 1, cohort.lastIndexOf('.'));
        page.heading("Data sheet");
        page.paragraph("Cohort [" + name + "](cohorts/" + name + ".md), outcome `"
                + training.at("outcome").text() + "`, seed "
                + training.at("seed").whole() + ", "
                + training.at("members").whole() + " members drawn, of whom the new users of "
                + String.join(", ", texts(training.at("drugs"))) + " count. "
                + facts.says("training_data") + ".");
        List<List<String>> rows = new ArrayList<>();
        for (String part : List.of("training", "calibration", "bounds")) {
            JsonCursor of = training.at(part + "_part");
            rows.add(List.of(
                    part,
                    String.valueOf(of.at("members").whole()),
                    String.valueOf(of.at("events").whole()),
                    "`" + of.at("matrix_sha256").text() + "`"));
        }
        JsonCursor tested = facts.manifest().at("evaluated_on");
        rows.add(List.of(
                "test, from " + training.at("test_from").text(),
                String.valueOf(tested.at("members").whole()),
                String.valueOf(tested.at("events").whole()),
                "`" + tested.at("data_sha256").text() + "`"));
        page.table(List.of("part", "members", "with the outcome", "SHA-256 of the rows"), rows);
    }

    private void metrics(Markdown page) {
        page.heading("What it is worth");
        page.paragraph(facts.manifest().at("metrics").at("note").text() + " Intervals are of "
                + facts.manifest().at("metrics").at("intervals").text() + ".");
        List<List<String>> rows = new ArrayList<>();
        for (boolean same : new boolean[] {true, false}) {
            for (String kind : List.of("trees", "logistic")) {
                JsonCursor figures = facts.place(same).at(kind);
                rows.add(List.of(
                        same ? "same source" : "elsewhere",
                        kind + (kind.equals(facts.served()) ? ", served" : ""),
                        figures.at("members").whole() + ", "
                                + figures.at("events").whole(),
                        CardFacts.measured(figures.at("auc")),
                        CardFacts.measured(figures.at("mean_error")),
                        CardFacts.measured(figures.at("calibration_slope")),
                        CardFacts.measured(figures.at("brier"))));
            }
        }
        page.table(List.of("where", "what", "members, outcomes", "area", "mean error", "slope", "Brier"), rows);
        page.paragraph(
                "Sets made for 90 % hold " + CardFacts.percent(facts.place(true).at("coverage"))
                        + " on the same source and "
                        + CardFacts.percent(facts.place(false).at("coverage"))
                        + " elsewhere, where nothing promises it; without an answer "
                        + CardFacts.percent(facts.place(true).at("abstained")) + " and "
                        + CardFacts.percent(facts.place(false).at("abstained")) + ".");
        String file = facts.id() + "-reliability.svg";
        List<Plot.Line> lines = List.of(line("same source", true), line("elsewhere", false));
        double most = 0.1;
        for (Plot.Line line : lines) {
            for (int i = 0; i < line.x().length; i++) {
                most = Math.max(most, Math.max(line.x()[i], line.y()[i]));
            }
        }
        double to = Math.ceil(most * 10) / 10;
        files.put(
                file,
                Plot.square("Said and came about, by tenths", new Plot.Square("said", "came about", 0, to), lines));
        page.plot(file, "What was said against what came about, by tenths of members");
    }

    private Plot.Line line(String name, boolean same) {
        List<JsonCursor> bins = facts.place(same).at("reliability").items();
        return new Plot.Line(
                name,
                bins.stream().mapToDouble(bin -> bin.at("said").number()).toArray(),
                bins.stream().mapToDouble(bin -> bin.at("came_about").number()).toArray());
    }

    private void groups(Markdown page) {
        page.heading("By group");
        List<List<String>> rows = new ArrayList<>();
        List<Plot.Bar> bars = new ArrayList<>();
        for (JsonCursor group : facts.groups(true)) {
            String name = group.at("attribute").text() + " " + group.at("group").text();
            if (group.has("suppressed")) {
                rows.add(List.of(name, "too few", "", "", "", ""));
                continue;
            }
            JsonCursor error = group.at("calibration_error");
            bars.add(new Plot.Bar(
                    name,
                    new Measured(
                            error.at("low").number(),
                            error.at("value").number(),
                            error.at("high").number()),
                    0));
            rows.add(List.of(
                    name,
                    group.at("members").whole() + ", " + group.at("events").whole(),
                    CardFacts.measured(error),
                    CardFacts.measured(group.at("error")),
                    CardFacts.percent(group.at("coverage")),
                    CardFacts.percent(group.at("abstained"))));
        }
        page.table(List.of("group", "members, outcomes", "mean error", "Brier", "held", "without an answer"), rows);
        String file = facts.id() + "-groups.svg";
        files.put(file, Plot.bars("Mean error by group", 0, List.of("members tested on"), bars));
        page.plot(file, "Mean error of the probability by group, with intervals");
    }

    private void gates(Markdown page) {
        page.heading("What a release has to show");
        List<List<String>> rows = new ArrayList<>();
        for (JsonCursor gate : facts.manifest().at("gates").items()) {
            rows.add(List.of(
                    gate.at("gate").text(),
                    gate.at("figure").text(),
                    gate.at("met").flag() ? "yes" : "**no**"));
        }
        page.table(List.of("asked", "found", "met"), rows);
    }
}
