package org.precisionbenefit.prediction.xgboost;

import java.util.List;
import java.util.Objects;
import org.precisionbenefit.prediction.cohort.Cohort;
import org.precisionbenefit.prediction.cohort.CohortGenerator;
import org.precisionbenefit.prediction.cohort.CohortPlan;
import org.precisionbenefit.prediction.cohort.Draws;
import org.precisionbenefit.terminology.ConfigurationFault;
import org.precisionbenefit.terminology.SourceFile;
import org.precisionbenefit.terminology.SourceFiles;

/**
 * How one model is trained.
 *
 * @param card what people wrote about the model, with its features
 * @param features the features' names, in the model's order
 * @param monotone the direction in which the score may move with each feature
 * @param plan the cohort
 * @param sample how the cohort is drawn and split
 * @param boosting the library's settings
 */
record TrainingProtocol(
        JsonCursor card,
        List<String> features,
        List<Integer> monotone,
        CohortPlan plan,
        Sample sample,
        Boosting boosting) {
    /** Deeper trees test no better on data of this size and make explanations slower. */
    private static final int MAX_DEPTH = 4;

    TrainingProtocol {
        Objects.requireNonNull(card, "card is null");
        features = List.copyOf(features);
        monotone = List.copyOf(monotone);
        Objects.requireNonNull(plan, "plan is null");
        Objects.requireNonNull(sample, "sample is null");
        Objects.requireNonNull(boosting, "boosting is null");
    }

    /**
     * How the cohort is drawn and split.
     *
     * @param members how many are drawn
     * @param heldOut the share held out, by member
     * @param seed the seed of cohort, split and bootstrap
     * @param resamples how many resamples the intervals rest on
     */
    record Sample(int members, double heldOut, long seed, int resamples) {
        boolean isHeldOut(int member) {
            return Draws.forMember(~seed, member).uniform() < heldOut;
        }
    }

    /**
     * The library's settings.
     *
     * @param rounds how many trees
     * @param eta the learning rate
     * @param maxDepth how deep a tree may grow
     * @param minChildWeight the least weight of training rows in a leaf
     */
    record Boosting(int rounds, double eta, int maxDepth, double minChildWeight) {}

    String id() {
        return card.at("id").text();
    }

    /** Every member, drawn anew; the same on every call. */
    Cohort drawn() {
        return new CohortGenerator(plan, sample.seed()).draw(sample.members(), features);
    }

    static TrainingProtocol read(SourceFile source, SourceFiles all) {
        JsonCursor card = JsonCursor.parse(source);
        Manifest.card(card, List.of("training"));
        Manifest.applicability(card.at("applies_to"));
        JsonCursor training = card.at("training")
                .only(
                        "cohort",
                        "outcome",
                        "members",
                        "held_out",
                        "seed",
                        "resamples",
                        "rounds",
                        "eta",
                        "max_depth",
                        "min_child_weight");
        if (training.at("max_depth").whole() > MAX_DEPTH) {
            throw training.at("max_depth").fault("must be at most " + MAX_DEPTH + ".");
        }
        List<JsonCursor> features = card.at("features").items();
        features.forEach(FeatureCatalogue.read(all)::check);
        String cohort = training.at("cohort").text();
        SourceFile cohortFile = all.find(cohort)
                .orElseThrow(() -> new ConfigurationFault(cohort, "The cohort file of a protocol must be there."));
        return new TrainingProtocol(
                card,
                features.stream()
                        .map(each -> FeatureReader.untrained(each).name())
                        .toList(),
                features.stream().map(FeatureReader::monotone).toList(),
                CohortReader.read(cohortFile, training.at("outcome").text()),
                new Sample(
                        training.at("members").whole(),
                        training.at("held_out").number(),
                        training.at("seed").whole(),
                        training.at("resamples").whole()),
                new Boosting(
                        training.at("rounds").whole(),
                        training.at("eta").number(),
                        training.at("max_depth").whole(),
                        training.at("min_child_weight").number()));
    }
}
