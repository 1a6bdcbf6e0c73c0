package org.precisionbenefit.prediction.xgboost;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import org.precisionbenefit.prediction.cohort.Cohort;
import org.precisionbenefit.prediction.cohort.CohortGenerator;
import org.precisionbenefit.prediction.cohort.CohortPlan;
import org.precisionbenefit.prediction.cohort.Population;
import org.precisionbenefit.terminology.ConfigurationFault;
import org.precisionbenefit.terminology.SourceFile;
import org.precisionbenefit.terminology.SourceFiles;

/**
 * How one model is trained. It is committed before anybody reads the members it is tested on.
 *
 * @param card what people wrote about the model, with its features
 * @param features the features' names, in the model's order
 * @param monotone the direction in which the score may move with each feature
 * @param plan the cohort
 * @param elsewhere the same kind of members elsewhere, who decide what is served
 * @param sample how the cohort is drawn and parted
 * @param boosting the library's settings
 */
record TrainingProtocol(
        JsonCursor card,
        List<String> features,
        List<Integer> monotone,
        CohortPlan plan,
        CohortPlan elsewhere,
        Sample sample,
        Boosting boosting) {
    static final int SCHEMA = 2;
    /** What only a protocol of this schema holds, beside what its manifest carries over. */
    static final List<String> MORE = List.of("outcome", "learned_on", "uncertainty", "training", "words");

    /** Deeper trees test no better on data of this size and make explanations slower. */
    private static final int MAX_DEPTH = 4;

    /** Moves every seed of a rehearsal, so that it reads nobody of the members a model is tested on. */
    private static final long REHEARSAL = 1_000_003;

    TrainingProtocol {
        Objects.requireNonNull(card, "card is null");
        features = List.copyOf(features);
        monotone = List.copyOf(monotone);
        Objects.requireNonNull(plan, "plan is null");
        Objects.requireNonNull(elsewhere, "elsewhere is null");
        Objects.requireNonNull(sample, "sample is null");
        Objects.requireNonNull(boosting, "boosting is null");
    }

    /**
     * How the cohort is drawn and parted.
     *
     * @param members how many are drawn
     * @param seed the seed of cohort and parts; that of the members elsewhere follows from it
     * @param elsewhere how many are drawn elsewhere
     * @param drugs the drugs whose new users count
     * @param testFrom the first day, counted from the first day of the data, whose new users are tested on
     */
    record Sample(int members, long seed, int elsewhere, List<String> drugs, int testFrom) {
        Sample {
            drugs = List.copyOf(drugs);
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

    /** The same protocol with other members, to try it without reading those it is tested on. */
    TrainingProtocol rehearsed() {
        Sample other = new Sample(
                sample.members(), sample.seed() + REHEARSAL, sample.elsewhere(), sample.drugs(), sample.testFrom());
        return new TrainingProtocol(card, features, monotone, plan, elsewhere, other, boosting);
    }

    /** The new users of the drugs, drawn anew; the same on every call. */
    Cohort drawn() {
        return of(new CohortGenerator(plan, sample.seed()).draw(sample.members()));
    }

    /** Those elsewhere. */
    Cohort drawnElsewhere() {
        return of(new CohortGenerator(elsewhere, ~sample.seed()).draw(sample.elsewhere()));
    }

    private Cohort of(Population population) {
        return population.newUsers(features).where(row -> sample.drugs()
                .contains(row.who().drug()));
    }

    /** The signs that are known, one per feature. */
    int[] signs() {
        return monotone.stream().mapToInt(Integer::intValue).toArray();
    }

    static TrainingProtocol read(SourceFile source, SourceFiles all) {
        JsonCursor card = JsonCursor.parse(source);
        Manifest.card(card, MORE);
        if (card.at("schema_version").whole() != SCHEMA) {
            throw card.at("schema_version").fault("must be " + SCHEMA + ", the schema of protocols.");
        }
        Manifest.applicability(card.at("applies_to"));
        List<JsonCursor> features = card.at("features").items();
        features.forEach(FeatureCatalogue.read(all)::check);
        JsonCursor training = training(card);
        String cohort = training.at("cohort").text();
        SourceFile file = all.find(cohort)
                .orElseThrow(() -> new ConfigurationFault(cohort, "The cohort file of a protocol must be there."));
        String outcome = training.at("outcome").text();
        CohortPlan plan = CohortReader.read(file, outcome);
        return new TrainingProtocol(
                card,
                features.stream()
                        .map(each -> FeatureReader.untrained(each).name())
                        .toList(),
                features.stream().map(FeatureReader::monotone).toList(),
                plan,
                CohortReader.elsewhere(file, outcome),
                sample(training, plan),
                new Boosting(
                        training.at("rounds").whole(),
                        training.at("eta").number(),
                        training.at("max_depth").whole(),
                        training.at("min_child_weight").number()));
    }

    private static JsonCursor training(JsonCursor card) {
        JsonCursor outcome = card.at("outcome").only("kind", "name", "within_days", "speaks_of");
        if (!List.of("response", "adverse_event").contains(outcome.at("kind").text())) {
            throw outcome.at("kind").fault("must be response or adverse_event.");
        }
        if (!card.at("learned_on").text().equals("invented")) {
            throw card.at("learned_on").fault("must be invented: members are drawn, not found.");
        }
        card.at("uncertainty").only("widest").at("widest").number();
        JsonCursor training = card.at("training")
                .only(
                        "written",
                        "cohort",
                        "outcome",
                        "drugs",
                        "members",
                        "seed",
                        "elsewhere",
                        "test_from",
                        "rounds",
                        "eta",
                        "max_depth",
                        "min_child_weight");
        if (training.at("max_depth").whole() > MAX_DEPTH) {
            throw training.at("max_depth").fault("must be at most " + MAX_DEPTH + ".");
        }
        return training;
    }

    private static Sample sample(JsonCursor training, CohortPlan plan) {
        List<String> drugs =
                training.at("drugs").items().stream().map(JsonCursor::text).toList();
        if (!plan.drugs().containsAll(drugs)) {
            throw training.at("drugs")
                    .fault("must be drugs that the cohort's members take: " + String.join(", ", plan.drugs()) + ".");
        }
        LocalDate first = plan.course().firstDay();
        LocalDate from = CohortReader.day(training.at("test_from"));
        return new Sample(
                training.at("members").whole(),
                training.at("seed").whole(),
                training.at("elsewhere").whole(),
                drugs,
                Math.toIntExact(ChronoUnit.DAYS.between(first, from)));
    }
}
