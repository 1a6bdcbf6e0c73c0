package org.precisionbenefit.prediction.xgboost;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.precisionbenefit.terminology.SourceFile;

/** What a card says of one model: the words of its protocol and the figures of its manifest, ready to be filled in. */
final class CardFacts {
    private static final Pattern FILLED = Pattern.compile("\\{([a-z_]++)\\}");

    private final JsonCursor protocol;
    private final JsonCursor manifest;
    private final JsonCursor shared;
    private final String elsewhere;
    private final Map<String, String> words = new LinkedHashMap<>();

    /**
     * The facts of a model.
     *
     * @param protocol its protocol
     * @param manifest its manifest
     * @param shared what all cards say alike
     * @param cohort the cohort it was trained on
     */
    CardFacts(SourceFile protocol, SourceFile manifest, SourceFile shared, SourceFile cohort) {
        this.protocol = JsonCursor.parse(protocol);
        this.manifest = JsonCursor.parse(manifest);
        this.shared = JsonCursor.parse(shared);
        this.elsewhere = JsonCursor.parse(cohort).at("elsewhere").at("about").text();
        fill();
    }

    private void fill() {
        for (String field : List.of("predicts", "intended_use", "title", "id")) {
            words.put(field, manifest.at(field).text());
        }
        for (String field : protocol.at("words").fields()) {
            words.put(field, protocol.at("words").at(field).text());
        }
        words.put("not_for", joined(manifest.at("not_for")));
        words.put("limits", joined(manifest.at("limits")));
        words.put(
                "drugs",
                manifest.at("applies_to").at("requested").items().stream()
                        .map(JsonCursor::text)
                        .collect(Collectors.joining(", ")));
        words.put(
                "features",
                manifest.at("features").items().stream()
                        .map(feature -> feature.at("name").text())
                        .collect(Collectors.joining(", ")));
        words.put("age_reason", ageReason());
        words.put("elsewhere", elsewhere);
        words.put("why", manifest.at("served").at("why").text());
        words.put("test_digest", manifest.at("evaluated_on").at("data_sha256").text());
        words.put("validity_same", validity(place(true)));
        words.put("validity_external", validity(place(false)));
        words.put("fairness_same", fairness(true));
        words.put("fairness_external", fairness(false));
        words.put("external_demographics", demographics(groups(false)));
    }

    private static String joined(JsonCursor list) {
        return list.items().stream().map(JsonCursor::text).collect(Collectors.joining("; "));
    }

    private String ageReason() {
        for (JsonCursor feature : manifest.at("features").items()) {
            if (feature.has("protected")) {
                JsonCursor declared = feature.at("protected");
                return declared.at("reason").text() + ". "
                        + declared.at("mitigation").text();
            }
        }
        return "not used";
    }

    JsonCursor manifest() {
        return manifest;
    }

    JsonCursor protocol() {
        return protocol;
    }

    String id() {
        return manifest.at("id").text();
    }

    String release() {
        return shared.at("release").text();
    }

    String served() {
        return manifest.at("served").at("kind").text();
    }

    /** The figures on the members tested on, or on those elsewhere. */
    JsonCursor place(boolean same) {
        return manifest.at("metrics").at(same ? "same_source" : "elsewhere");
    }

    /** The rows by group. */
    List<JsonCursor> groups(boolean same) {
        return (same ? manifest.at("fairness") : place(false)).at("groups").items();
    }

    /** A figure with its interval. */
    static String measured(JsonCursor figure) {
        return figure.at("value").decimal().toPlainString() + " ("
                + figure.at("low").decimal().toPlainString() + " to "
                + figure.at("high").decimal().toPlainString() + ")";
    }

    /** A share with its interval, in percent. */
    static String percent(JsonCursor figure) {
        return hundred(figure.at("value")) + " % (" + hundred(figure.at("low")) + " to " + hundred(figure.at("high"))
                + ")";
    }

    private static String hundred(JsonCursor share) {
        return share.decimal()
                .multiply(BigDecimal.valueOf(100))
                .setScale(1, RoundingMode.HALF_UP)
                .toPlainString();
    }

    private String validity(JsonCursor place) {
        JsonCursor figures = place.at(served());
        return "n " + figures.at("members").whole() + " with "
                + figures.at("events").whole()
                + " outcomes: area " + measured(figures.at("auc")) + ", mean error "
                + measured(figures.at("mean_error")) + ", calibration slope "
                + measured(figures.at("calibration_slope")) + ", Brier " + measured(figures.at("brier"))
                + "; sets hold " + percent(place.at("coverage")) + "; without an answer "
                + percent(place.at("abstained")) + "; data "
                + place.at("data_sha256").text();
    }

    private String fairness(boolean same) {
        List<String> parts = new ArrayList<>();
        for (JsonCursor group : groups(same)) {
            String name = group.at("attribute").text() + " " + group.at("group").text();
            parts.add(
                    group.has("suppressed")
                            ? name + ": too few"
                            : name + ": n " + group.at("members").whole() + ", mean error "
                                    + measured(group.at("calibration_error")));
        }
        return String.join("; ", parts) + "; data "
                + place(same).at("data_sha256").text();
    }

    private static String demographics(List<JsonCursor> groups) {
        return groups.stream()
                .filter(group -> !group.at("attribute").text().equals(Answers.DRUG))
                .map(group ->
                        group.at("attribute").text() + " " + group.at("group").text() + " "
                                + (group.has("suppressed")
                                        ? "too few"
                                        : group.at("members").whole()))
                .collect(Collectors.joining(", "));
    }

    /**
     * One of the 31 source attributes, filled in.
     *
     * @param number its number
     * @param key its key
     * @param name its name
     * @param group the part of the rule it belongs to
     * @param says what the card says
     */
    record Attribute(int number, String key, String name, String group, String says) {}

    /** The source attributes in their order. */
    List<Attribute> attributes() {
        List<Attribute> attributes = new ArrayList<>();
        for (JsonCursor attribute : shared.at("attributes").items()) {
            attributes.add(new Attribute(
                    attributes.size() + 1,
                    attribute.at("key").text(),
                    attribute.at("name").text(),
                    attribute.at("group").text(),
                    filled(attribute.at("says"))));
        }
        return attributes;
    }

    /** What the attribute of this key says. */
    String says(String key) {
        return attributes().stream()
                .filter(attribute -> attribute.key().equals(key))
                .findFirst()
                .orElseThrow(() -> shared.fault("must hold an attribute of the key " + key + "."))
                .says();
    }

    private String filled(JsonCursor template) {
        Matcher matcher = FILLED.matcher(template.text());
        StringBuilder text = new StringBuilder();
        while (matcher.find()) {
            String word = words.get(matcher.group(1));
            if (word == null) {
                throw template.fault("must not ask for " + matcher.group() + ", which no model says.");
            }
            matcher.appendReplacement(text, Matcher.quoteReplacement(word));
        }
        return matcher.appendTail(text).toString();
    }
}
