package org.precisionbenefit.prediction.xgboost;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.precisionbenefit.prediction.Certainty;
import org.precisionbenefit.prediction.ModelFacts.Evaluated;
import org.precisionbenefit.prediction.ModelFacts.Predicted;
import org.precisionbenefit.prediction.feature.Feature;
import org.precisionbenefit.prediction.serving.Assurance;
import org.precisionbenefit.prediction.serving.Calibration;
import org.precisionbenefit.prediction.serving.ConformalBounds;
import org.precisionbenefit.terminology.Digest;
import org.precisionbenefit.terminology.RxCui;

/** Reads what a manifest of the second schema says of how sure its scores are. */
final class SureReader {
    /** The fields of the second schema beside those of the first. */
    static final List<String> FIELDS = List.of(
            "learned_on",
            "evaluated_on",
            "outcome",
            "served",
            "comparator",
            "calibration",
            "conformal",
            "uncertainty",
            "support",
            "base_rates",
            "reference",
            "fairness",
            "gates");

    private static final Map<String, Evaluated.On> ON = Map.of(
            "invented", Evaluated.On.INVENTED,
            "published", Evaluated.On.PUBLISHED,
            "own_outcomes", Evaluated.On.OWN_OUTCOMES);
    private static final Map<String, Predicted.Kind> KINDS =
            Map.of("response", Predicted.Kind.RESPONSE, "adverse_event", Predicted.Kind.ADVERSE_EVENT);
    private static final String REQUESTED = "requested";

    private SureReader() {}

    /**
     * What a manifest says of its scores.
     *
     * @param kind what kind of model its files hold
     * @param predicted what it predicts
     * @param evaluated on what it was evaluated
     * @param assurance how sure it is, and for whom
     */
    record Sure(ScorerFile.Kind kind, Predicted predicted, Evaluated evaluated, Assurance assurance) {
        Sure {
            Objects.requireNonNull(kind, "kind is null");
            Objects.requireNonNull(predicted, "predicted is null");
            Objects.requireNonNull(evaluated, "evaluated is null");
            Objects.requireNonNull(assurance, "assurance is null");
        }
    }

    /** The digests of the model files; the first one stands in the manifest twice and must be the same. */
    static Manifest.Files files(JsonCursor manifest, Digest first) {
        Map<String, Digest> files = new LinkedHashMap<>();
        List<JsonCursor> members = manifest.at("served").at("members").items();
        for (JsonCursor member : members) {
            JsonCursor file = member.only("file", "sha256").at("file");
            if (!file.text().matches("model\\.json|member-[0-9]{1,2}\\.json")) {
                throw file.fault("must be model.json, or member-2.json and so on.");
            }
            if (files.put(file.text(), Manifest.digest(member.at("sha256"))) != null) {
                throw file.fault("must not name a file twice.");
            }
        }
        if (members.isEmpty() || !first.equals(files.get(Manifest.FIRST))) {
            throw manifest.at("served")
                    .fault("must begin with " + Manifest.FIRST + ", under the digest of model_sha256.");
        }
        return new Manifest.Files(files);
    }

    static Sure read(JsonCursor manifest) {
        JsonCursor served = manifest.at("served").only("kind", "members", "why");
        return new Sure(
                kind(served.at("kind")),
                predicted(manifest.at("outcome")),
                evaluated(manifest.at("evaluated_on")),
                new Assurance(
                        calibration(manifest.at("calibration")),
                        manifest.at("uncertainty")
                                .only("kind", "widest")
                                .at("widest")
                                .number(),
                        bounds(manifest.at("conformal")),
                        support(manifest.at("support")),
                        rates(manifest.at("base_rates"))));
    }

    private static ScorerFile.Kind kind(JsonCursor kind) {
        for (ScorerFile.Kind known : ScorerFile.Kind.values()) {
            if (known.word().equals(kind.text())) {
                return known;
            }
        }
        throw kind.fault("must be trees or logistic.");
    }

    private static Predicted predicted(JsonCursor outcome) {
        outcome.only("kind", "name", "within_days", "speaks_of");
        JsonCursor of = outcome.at("speaks_of");
        @Nullable RxCui drug = of.text().equals(REQUESTED) ? null : FeatureReader.drug(of);
        return new Predicted(
                word(outcome.at("kind"), KINDS),
                outcome.at("name").text(),
                outcome.at("within_days").whole(),
                drug);
    }

    private static Evaluated evaluated(JsonCursor on) {
        on.only("kind", "members", "events", "data_sha256", "plan");
        Evaluated.On kind = word(on.at("kind"), ON);
        if ((kind == Evaluated.On.OWN_OUTCOMES) != on.has("plan")) {
            throw on.fault("must name the plan whose members' outcomes they are, and none for data of others.");
        }
        return new Evaluated(
                kind,
                on.has("plan") ? on.at("plan").text() : null,
                on.at("members").whole(),
                on.at("events").whole());
    }

    private static <T> T word(JsonCursor place, Map<String, T> known) {
        T found = known.get(place.text());
        if (found == null) {
            throw place.fault("must be one of " + String.join(", ", new TreeMap<>(known).keySet()) + ".");
        }
        return found;
    }

    private static Calibration calibration(JsonCursor calibration) {
        calibration.only("kind", "slope", "intercept");
        if (!calibration.at("kind").text().equals("platt")) {
            throw calibration.at("kind").fault("must be platt, the only one this engine evaluates.");
        }
        return new Calibration(
                calibration.at("slope").number(), calibration.at("intercept").number());
    }

    private static ConformalBounds bounds(JsonCursor conformal) {
        conformal.only("level", "made_at", "by", "features", "thresholds");
        List<ConformalBounds.Bound> bounds = new ArrayList<>();
        for (JsonCursor row : conformal.at("thresholds").items()) {
            row.only("drug", "group", "outcome", "bound", "members");
            String outcome = row.at("outcome").text();
            if (!outcome.equals("event") && !outcome.equals("none")) {
                throw row.at("outcome").fault("must be event or none.");
            }
            bounds.add(new ConformalBounds.Bound(
                    FeatureReader.drug(row.at("drug")),
                    row.at("group").text(),
                    outcome.equals("event"),
                    row.at("bound").number()));
        }
        List<String> features = conformal.has("features")
                ? conformal.at("features").items().stream()
                        .map(JsonCursor::text)
                        .toList()
                : List.of();
        return new ConformalBounds(features, bounds);
    }

    private static Assurance.Support support(JsonCursor support) {
        JsonCursor fewest = support.only("drugs", "fewest").at("fewest").only("members", "events");
        SortedMap<RxCui, Assurance.Learned> drugs = new TreeMap<>();
        for (JsonCursor row : support.at("drugs").items()) {
            row.only("drug", "members", "events", "ranges");
            Map<String, Feature.Range> ranges = new TreeMap<>();
            JsonCursor seen = row.at("ranges");
            for (String feature : seen.fields()) {
                JsonCursor range = seen.at(feature).only("low", "high");
                ranges.put(
                        feature,
                        new Feature.Range(
                                range.at("low").single(), range.at("high").single()));
            }
            RxCui drug = FeatureReader.drug(row.at("drug"));
            Assurance.Learned learned = new Assurance.Learned(
                    row.at("members").whole(), row.at("events").whole(), ranges);
            if (drugs.put(drug, learned) != null) {
                throw row.at("drug").fault("must not stand twice.");
            }
        }
        return new Assurance.Support(
                drugs, fewest.at("members").whole(), fewest.at("events").whole());
    }

    private static List<Assurance.Rate> rates(JsonCursor rates) {
        List<Assurance.Rate> all = new ArrayList<>();
        for (JsonCursor row : rates.items()) {
            row.only("drug", "group", "members", "events", "rate", "low", "high");
            all.add(new Assurance.Rate(
                    FeatureReader.drug(row.at("drug")),
                    new Certainty.GroupRate(
                            row.at("group").text(),
                            row.at("members").whole(),
                            row.at("rate").decimal().toPlainString(),
                            new Certainty.Interval(
                                    row.at("low").decimal().toPlainString(),
                                    row.at("high").decimal().toPlainString()))));
        }
        return all;
    }
}
