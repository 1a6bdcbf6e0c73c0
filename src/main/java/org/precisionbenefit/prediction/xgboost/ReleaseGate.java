package org.precisionbenefit.prediction.xgboost;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.precisionbenefit.prediction.ModelFacts;
import org.precisionbenefit.prediction.ModelRelease;
import org.precisionbenefit.prediction.ModelStage;
import org.precisionbenefit.prediction.metrics.Measured;
import org.precisionbenefit.prediction.release.FairnessGate;
import org.precisionbenefit.prediction.release.GroupFigures;
import org.precisionbenefit.prediction.release.Reference;
import org.precisionbenefit.terminology.ConfigurationFault;
import org.precisionbenefit.terminology.SourceFile;
import org.precisionbenefit.terminology.SourceFiles;

/**
 * May a release of models go live at its stage? Whatever is refused alone while loading refuses a release that is to go live. What
 * is to be used must have been evaluated on a plan's own outcomes, have passed every gate of its training, do each group justice,
 * and carry its card.
 */
public final class ReleaseGate {
    private static final String MANIFEST = "/manifest.json";
    private static final String CARD = "/card.xml";

    private ReleaseGate() {}

    /** Why the release is refused, a sentence each; empty when it may go live. */
    public static List<String> against(SourceFiles files) {
        ModelRelease release;
        try {
            release = new ModelReleaseLoader().load(files);
        } catch (ConfigurationFault fault) {
            return List.of(String.valueOf(fault.getMessage()));
        }
        List<String> reasons = new ArrayList<>(release.refusals());
        if (ModelReleaseLoader.isOf(ModelStage.RELEASED, files)) {
            for (ModelFacts facts : release.facts()) {
                if (facts.challenges() == null) {
                    released(facts, files, reasons);
                }
            }
        }
        return List.copyOf(reasons);
    }

    private static void released(ModelFacts facts, SourceFiles files, List<String> reasons) {
        ModelFacts.Evaluated evaluated = facts.evaluated();
        if (evaluated == null || evaluated.on() != ModelFacts.Evaluated.On.OWN_OUTCOMES) {
            reasons.add(
                    "The model (" + facts.id() + ") must have been evaluated on the plan's own outcomes before it is"
                            + " released. Let it run in shadow, import outcomes, and evaluate it.");
            return;
        }
        JsonCursor manifest = JsonCursor.parse(files.find(facts.id() + MANIFEST).orElseThrow());
        for (JsonCursor gate : manifest.at("gates").items()) {
            if (!gate.at("met").flag()) {
                reasons.add("The model (" + facts.id() + ") missed a gate of its training: "
                        + gate.at("gate").text() + " (" + gate.at("figure").text() + ").");
            }
        }
        reasons.addAll(FairnessGate.against(facts.id(), groups(manifest)));
        card(facts.id(), manifest, files).ifPresent(reasons::add);
    }

    /** A card that is of another file says nothing of this one. */
    private static Optional<String> card(String id, JsonCursor manifest, SourceFiles files) {
        String card = files.find(id + CARD).map(SourceFile::text).orElse("");
        String digest = manifest.at("model_sha256").text();
        return card.contains(digest)
                ? Optional.empty()
                : Optional.of("The model (" + id + ") must carry its card (" + id + CARD + ") with the digest " + digest
                        + " of its model file in it.");
    }

    /** How each model of the release does in each group, by model id; models that say nothing of it are left out. */
    public static SortedMap<String, List<GroupFigures>> groups(SourceFiles files) {
        SortedMap<String, List<GroupFigures>> groups = new TreeMap<>();
        sure(files, (id, manifest) -> groups.put(id, groups(manifest)));
        return groups;
    }

    /** What each model's inputs and scores are compared with, by model id; models that do not say are left out. */
    public static SortedMap<String, Reference> references(SourceFiles files) {
        SortedMap<String, Reference> references = new TreeMap<>();
        sure(files, (id, manifest) -> {
            if (manifest.has("reference")) {
                references.put(id, reference(manifest.at("reference")));
            }
        });
        return references;
    }

    private interface Reading {
        void of(String id, JsonCursor manifest);
    }

    private static void sure(SourceFiles files, Reading reading) {
        for (SourceFile file : files.files()) {
            if (file.path().endsWith(MANIFEST)) {
                JsonCursor manifest = JsonCursor.parse(file);
                if (manifest.at("schema_version").whole() == Manifest.SURE) {
                    reading.of(file.path().substring(0, file.path().length() - MANIFEST.length()), manifest);
                }
            }
        }
    }

    private static List<GroupFigures> groups(JsonCursor manifest) {
        return manifest.at("fairness").at("groups").items().stream()
                .map(ReleaseGate::group)
                .toList();
    }

    private static GroupFigures group(JsonCursor group) {
        boolean suppressed = group.has("suppressed") && group.at("suppressed").flag();
        boolean told = group.has("calibration_error");
        return new GroupFigures(
                group.at("attribute").text(),
                group.at("group").text(),
                suppressed && !group.has("members") ? 0 : group.at("members").whole(),
                group.has("events") ? Integer.valueOf(group.at("events").whole()) : null,
                told
                        ? new GroupFigures.Figures(
                                measured(group.at("calibration_error")),
                                measured(group.at("error")),
                                measured(group.at("abstained")),
                                measured(group.at("coverage")))
                        : null);
    }

    private static Measured measured(JsonCursor figure) {
        return new Measured(
                figure.at("low").number(),
                figure.at("value").number(),
                figure.at("high").number());
    }

    private static Reference reference(JsonCursor reference) {
        SortedMap<String, Reference.Distribution> features = new TreeMap<>();
        JsonCursor all = reference.at("features");
        all.fields().forEach(name -> features.put(name, distribution(all.at(name))));
        try {
            return new Reference(reference.at("members").whole(), features, distribution(reference.at("score")));
        } catch (IllegalArgumentException e) {
            throw reference.fault("must be a sound reference. " + e.getMessage());
        }
    }

    /** In a manifest the shares are of those that are there. */
    private static Reference.Distribution distribution(JsonCursor distribution) {
        double missing =
                distribution.has("missing") ? distribution.at("missing").number() : 0;
        List<Double> shares = new ArrayList<>();
        for (JsonCursor share : distribution.at("shares").items()) {
            shares.add(share.number() * (1 - missing));
        }
        shares.add(missing);
        return new Reference.Distribution(
                distribution.at("edges").items().stream()
                        .map(JsonCursor::number)
                        .toList(),
                shares);
    }
}
