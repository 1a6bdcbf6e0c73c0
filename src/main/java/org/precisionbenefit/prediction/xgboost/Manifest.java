package org.precisionbenefit.prediction.xgboost;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.precisionbenefit.prediction.feature.FeatureList;
import org.precisionbenefit.prediction.serving.Applicability;
import org.precisionbenefit.terminology.Digest;
import org.precisionbenefit.terminology.SourceFile;

/**
 * What serving needs of a model's manifest.
 *
 * @param id the model's id
 * @param modelFile the digest that the model file must have
 * @param applicability what the model may speak about
 * @param features what it is given, in its order
 * @param maxMissing how many required features may be missing
 * @param demonstrationAllowed whether a demonstration release may show its effect
 */
record Manifest(
        String id,
        Digest modelFile,
        Applicability applicability,
        FeatureList features,
        int maxMissing,
        boolean demonstrationAllowed) {
    static final int SCHEMA = 1;
    /** What people wrote about the model; a manifest carries it over from the protocol word for word. */
    static final List<String> CARD = List.of(
            "schema_version",
            "id",
            "title",
            "predicts",
            "intended_use",
            "not_for",
            "limits",
            "demonstration_allowed",
            "applies_to",
            "max_missing_required",
            "features");

    private static final List<String> COMPUTED = List.of("model_sha256", "xgboost_version", "training", "metrics");

    Manifest {
        Objects.requireNonNull(id, "id is null");
        Objects.requireNonNull(modelFile, "modelFile is null");
        Objects.requireNonNull(applicability, "applicability is null");
        Objects.requireNonNull(features, "features is null");
    }

    static Manifest read(SourceFile source) {
        JsonCursor manifest = JsonCursor.parse(source);
        card(manifest, SCHEMA, COMPUTED);
        manifest.at("training");
        manifest.at("metrics");
        manifest.at("xgboost_version").text();
        JsonCursor digest = manifest.at("model_sha256");
        if (!digest.text().matches("[0-9a-f]{64}")) {
            throw digest.fault("must be a SHA-256 digest in lower case.");
        }
        try {
            return new Manifest(
                    manifest.at("id").text(),
                    new Digest(digest.text()),
                    applicability(manifest.at("applies_to")),
                    new FeatureList(manifest.at("features").items().stream()
                            .map(FeatureReader::trained)
                            .toList()),
                    manifest.at("max_missing_required").whole(),
                    manifest.at("demonstration_allowed").flag());
        } catch (IllegalArgumentException e) {
            throw manifest.fault("must be a sound manifest. " + e.getMessage());
        }
    }

    /** Checks that the words for people are there, and nothing but them and the fields named. */
    static void card(JsonCursor card, int schema, List<String> others) {
        card.only(Stream.concat(CARD.stream(), others.stream()).toArray(String[]::new));
        if (card.at("schema_version").whole() != schema) {
            throw card.at("schema_version").fault("must be " + schema + ", the schema this engine reads.");
        }
        card.at("title").text();
        card.at("predicts").text();
        card.at("intended_use").text();
        for (String list : new String[] {"not_for", "limits"}) {
            if (card.at(list).items().isEmpty()) {
                throw card.at(list).fault("must name at least one thing.");
            }
        }
    }

    static Applicability applicability(JsonCursor applies) {
        applies.only("requested", "population");
        return new Applicability(
                applies.at("requested").items().stream()
                        .map(FeatureReader::drug)
                        .toList(),
                FeatureReader.codes(applies.at("population")));
    }
}
