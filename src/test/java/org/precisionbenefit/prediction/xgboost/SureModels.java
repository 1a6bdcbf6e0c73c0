package org.precisionbenefit.prediction.xgboost;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.precisionbenefit.prediction.ModelStage;
import org.precisionbenefit.terminology.Digest;
import org.precisionbenefit.terminology.SourceFile;
import org.precisionbenefit.terminology.SourceFiles;

/**
 * A release of one model whose manifest says how sure it is: the trees of a packed one, four further members that differ from it
 * in their base score, and figures made up for tests.
 */
public final class SureModels {
    public static final String ID = "mace-clopidogrel";
    public static final String CHALLENGER = "mace-challenger";
    private static final String TICAGRELOR = "1116632";
    private static final String[] BASE_SCORES = {"1.05E-1", "1.15E-1", "1.3E-1", "1.45E-1"};

    private final Map<String, String> files = new TreeMap<>();
    private String evaluated = "{\"kind\": \"invented\", \"members\": 9000, \"events\": 800, \"data_sha256\": \"0\"}";
    private String outcome = "{\"kind\": \"adverse_event\", \"name\": \"an event within a year\", \"within_days\": 365,"
            + " \"speaks_of\": \"requested\"}";
    private String widest = "0.25";
    private String bounds = "{\"drug\": \"32968\", \"group\": \"all\", \"outcome\": \"event\", \"bound\": 0.95,"
            + " \"members\": 500}, {\"drug\": \"32968\", \"group\": \"all\", \"outcome\": \"none\", \"bound\": 0.3,"
            + " \"members\": 500}";
    private String grouping = "";
    private String gates = "{\"gate\": \"coverage\", \"figure\": \"90 %\", \"met\": true}";
    private String groups = group("under-65", 4000, 400, "0.01") + ", " + group("65-and-over", 3000, 400, "0.02")
            + ", {\"attribute\": \"sex\", \"group\": \"unknown\", \"members\": 4, \"suppressed\": true}";
    private boolean carded = true;
    private String ranges = "{\"low\": 30, \"high\": 95}";

    public static SureModels made() {
        return new SureModels();
    }

    /** Evaluated on what became of the members of this plan. */
    public SureModels evaluatedOn(String plan) {
        evaluated = "{\"kind\": \"own_outcomes\", \"members\": 9000, \"events\": 800, \"data_sha256\": \"0\","
                + " \"plan\": \"" + plan + "\"}";
        return this;
    }

    private static String group(String group, int members, int events, String off) {
        return "{\"attribute\": \"age_band\", \"group\": \"" + group + "\", \"members\": " + members
                + ", \"events\": " + events + ", \"calibration_error\": {\"value\": " + off
                + ", \"low\": 0.0, \"high\":"
                + " 0.05}, \"error\": {\"value\": 0.08, \"low\": 0.07, \"high\": 0.09}, \"abstained\": {\"value\": "
                + off
                + ", \"low\": 0.0, \"high\": 0.05}, \"coverage\": {\"value\": 0.91, \"low\": 0.9, \"high\": 0.92}}";
    }

    public SureModels unfair() {
        groups = group("under-65", 4000, 400, "0.01") + ", " + group("65-and-over", 3000, 400, "0.2");
        return this;
    }

    public SureModels missingAGate() {
        gates = gates.replace("true", "false");
        return this;
    }

    public SureModels withoutCard() {
        carded = false;
        return this;
    }

    public SureModels response() {
        outcome = outcome.replace("adverse_event", "response");
        return this;
    }

    public SureModels speaksOf(String drug) {
        outcome = outcome.replace("requested", drug);
        return this;
    }

    public SureModels widest(String points) {
        widest = points;
        return this;
    }

    public SureModels bounds(String event, String none) {
        bounds = bounds.replace("0.95", event).replace("0.3", none);
        return this;
    }

    /** Bounds of their own for members with these values of a feature. */
    public SureModels grouped(String feature, String group, String event, String none) {
        grouping = "\"" + feature + "\"";
        bounds = bounds + ", {\"drug\": \"32968\", \"group\": \"" + group + "\", \"outcome\": \"event\", \"bound\": "
                + event + ", \"members\": 300}, {\"drug\": \"32968\", \"group\": \"" + group
                + "\", \"outcome\": \"none\", \"bound\": " + none + ", \"members\": 300}";
        return this;
    }

    public SureModels ages(String low, String high) {
        ranges = "{\"low\": " + low + ", \"high\": " + high + "}";
        return this;
    }

    /** The release at a stage, with a challenger beside the model. */
    public SourceFiles challenged(ModelStage stage) {
        SourceFiles one = release(stage);
        List<SourceFile> all = new ArrayList<>();
        for (SourceFile file : one.files()) {
            all.add(
                    file.path().equals("models.txt")
                            ? new SourceFile("models.txt", ID + "\n" + CHALLENGER + " challenges " + ID + "\n")
                            : file);
            if (file.path().startsWith(ID + "/")) {
                all.add(new SourceFile(
                        file.path().replace(ID, CHALLENGER),
                        file.text().replace("\"id\" : \"" + ID, "\"id\" : \"" + CHALLENGER)));
            }
        }
        return new SourceFiles(all);
    }

    /** The release at a stage. */
    public SourceFiles release(ModelStage stage) {
        SourceFiles packed = ThinModels.release(ModelStage.SHADOW);
        String model = packed.find(ID + "/model.json").orElseThrow().text();
        files.put("models.txt", ID + "\n");
        files.put("stage.txt", ModelReleaseLoader.stageFile(stage).text());
        files.put(ID + "/model.json", model);
        StringBuilder members = new StringBuilder(member("model.json", model));
        for (int i = 0; i < BASE_SCORES.length; i++) {
            String name = "member-" + (i + 2) + ".json";
            String text = model.replaceFirst("\"base_score\":\"[^\"]+\"", "\"base_score\":\"" + BASE_SCORES[i] + "\"");
            files.put(ID + "/" + name, text);
            members.append(", ").append(member(name, text));
        }
        files.put(ID + "/manifest.json", manifest(packed, members.toString()));
        if (carded) {
            files.put(ID + "/card.xml", "<card>" + Digest.of(model).hex() + "</card>");
        }
        return new SourceFiles(files.entrySet().stream()
                .map(file -> new SourceFile(file.getKey(), file.getValue()))
                .toList());
    }

    private static String member(String name, String text) {
        return "{\"file\": \"" + name + "\", \"sha256\": \"" + Digest.of(text).hex() + "\"}";
    }

    private String manifest(SourceFiles packed, String members) {
        String first = packed.find(ID + "/manifest.json").orElseThrow().text();
        String drugs = "";
        String rates = "";
        for (String drug : List.of("32968", TICAGRELOR)) {
            drugs += (drugs.isEmpty() ? "" : ", ") + "{\"drug\": \"" + drug
                    + "\", \"members\": 4000, \"events\": 400, \"ranges\": {\"age_years\": " + ranges
                    + ", \"cyp2c19_no_function_alleles\": {\"low\": 0, \"high\": 2}, \"diabetes\": {\"low\": 0, \"high\":"
                    + " 1}, \"hypertension\": {\"low\": 0, \"high\": 1}, \"egfr\": {\"low\": 10, \"high\": 120},"
                    + " \"peripheral_artery_disease\": {\"low\": 0, \"high\": 1}, \"prior_stroke\": {\"low\": 0, \"high\":"
                    + " 1}}}";
            for (String group : List.of("all", "under-65")) {
                rates += (rates.isEmpty() ? "" : ", ") + "{\"drug\": \"" + drug + "\", \"group\": \"" + group
                        + "\", \"members\": 4000, \"events\": 400, \"rate\": 0.1, \"low\": 0.09, \"high\": 0.11}";
            }
        }
        return first.replaceFirst("\"schema_version\" : 1", "\"schema_version\" : 2")
                .replaceFirst(
                        "\\{",
                        "{\"learned_on\": \"invented\", \"evaluated_on\": " + evaluated + ", \"outcome\": " + outcome
                                + ", \"served\": {\"kind\": \"trees\", \"members\": [" + members
                                + "], \"why\": \"made up\"}, \"comparator\": {}, \"calibration\": {\"kind\": \"platt\","
                                + " \"slope\": 1.1, \"intercept\": 0.05}, \"conformal\": {\"level\": 0.9, \"by\": [], \"features\": ["
                                + grouping + "],"
                                + " \"thresholds\": [" + bounds
                                + "]}, \"uncertainty\": {\"kind\": \"members\", \"widest\": " + widest
                                + "}, \"support\": {\"fewest\": {\"members\": 200, \"events\": 20}, \"drugs\": ["
                                + drugs + "]}, \"base_rates\": [" + rates
                                + "], \"fairness\": {\"attributes\": [\"age_band\"], \"groups\": [" + groups
                                + "]}, \"gates\": [" + gates + "],");
    }

    /** The same files with one of them changed. */
    public static SourceFiles changed(SourceFiles files, String path, UnaryOperator<String> change) {
        return new SourceFiles(files.files().stream()
                .map(file -> file.path().equals(path) ? new SourceFile(path, change.apply(file.text())) : file)
                .toList());
    }
}
