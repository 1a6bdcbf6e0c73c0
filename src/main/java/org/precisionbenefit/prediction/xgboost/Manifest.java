package org.precisionbenefit.prediction.xgboost;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.precisionbenefit.prediction.feature.FeatureList;
import org.precisionbenefit.prediction.serving.Applicability;
import org.precisionbenefit.terminology.Digest;
import org.precisionbenefit.terminology.SourceFile;

/**
 * What serving needs of a model's manifest.
 *
 * @param id the model's id
 * @param files the digest that each of its model files must have, the first member's first
 * @param applicability what the model may speak about
 * @param features what it is given, in its order
 * @param maxMissing how many required features may be missing
 * @param demonstrationAllowed whether a demonstration release may show its effect
 * @param title its name for people
 * @param sure what it says of how sure its scores are, or null in a manifest of the first schema
 */
record Manifest(
        String id,
        Files files,
        Applicability applicability,
        FeatureList features,
        int maxMissing,
        boolean demonstrationAllowed,
        String title,
        SureReader.@Nullable Sure sure) {
    static final int SCHEMA = 1;
    /** The schema in which a manifest says how sure its scores are. */
    static final int SURE = 2;

    /** The file that every model has. */
    static final String FIRST = "model.json";

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
        Objects.requireNonNull(files, "files is null");
        Objects.requireNonNull(applicability, "applicability is null");
        Objects.requireNonNull(features, "features is null");
        Objects.requireNonNull(title, "title is null");
    }

    /**
     * The digest that each model file must have.
     *
     * @param digests by name, the first member's first
     */
    record Files(Map<String, Digest> digests) {
        Files {
            digests = Collections.unmodifiableMap(new LinkedHashMap<>(digests));
        }
    }

    static Manifest read(SourceFile source) {
        JsonCursor manifest = JsonCursor.parse(source);
        boolean sure = manifest.at("schema_version").whole() == SURE;
        card(
                manifest,
                sure
                        ? Stream.concat(COMPUTED.stream(), SureReader.FIELDS.stream())
                                .toList()
                        : COMPUTED);
        manifest.at("training");
        manifest.at("metrics");
        manifest.at("xgboost_version").text();
        Digest digest = digest(manifest.at("model_sha256"));
        try {
            return new Manifest(
                    manifest.at("id").text(),
                    sure ? SureReader.files(manifest, digest) : new Files(Map.of(FIRST, digest)),
                    applicability(manifest.at("applies_to")),
                    new FeatureList(manifest.at("features").items().stream()
                            .map(FeatureReader::trained)
                            .toList()),
                    manifest.at("max_missing_required").whole(),
                    manifest.at("demonstration_allowed").flag(),
                    manifest.at("title").text(),
                    sure ? SureReader.read(manifest) : null);
        } catch (IllegalArgumentException e) {
            throw manifest.fault("must be a sound manifest. " + e.getMessage());
        }
    }

    static Digest digest(JsonCursor digest) {
        if (!digest.text().matches("[0-9a-f]{64}")) {
            throw digest.fault("must be a SHA-256 digest in lower case.");
        }
        return new Digest(digest.text());
    }

    /** Checks that the words for people are there, and nothing but them and the fields named. */
    static void card(JsonCursor card, List<String> others) {
        card.only(Stream.concat(CARD.stream(), others.stream()).toArray(String[]::new));
        int schema = card.at("schema_version").whole();
        if (schema != SCHEMA && schema != SURE) {
            throw card.at("schema_version")
                    .fault("must be " + SCHEMA + " or " + SURE + ", the schema this engine reads.");
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
