package org.precisionbenefit.prediction.xgboost;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.precisionbenefit.prediction.cohort.Cohort;
import org.precisionbenefit.prediction.cohort.CohortRow;
import org.precisionbenefit.prediction.metrics.Measured;
import org.precisionbenefit.terminology.ConfigurationFault;

/**
 * Everything that a training found.
 *
 * @param protocol how it was done
 * @param parts who was learned from, calibrated on and tested on
 * @param elsewhere the members elsewhere
 * @param trees the one way of predicting
 * @param line the other
 * @param treesWin how much less surprised the trees are than the line by members elsewhere
 */
record TrainedModel(
        TrainingProtocol protocol, Parts parts, Cohort elsewhere, Candidate trees, Candidate line, Measured treesWin) {
    TrainedModel {
        Objects.requireNonNull(protocol, "protocol is null");
        Objects.requireNonNull(parts, "parts is null");
        Objects.requireNonNull(elsewhere, "elsewhere is null");
        Objects.requireNonNull(trees, "trees is null");
        Objects.requireNonNull(line, "line is null");
        Objects.requireNonNull(treesWin, "treesWin is null");
    }

    /**
     * Trains both ways of predicting and compares them on members elsewhere.
     *
     * @param all the new users; one recorded after the first fill is refused
     */
    static TrainedModel of(TrainingProtocol protocol, Cohort all) {
        refuseTheFuture(protocol, all);
        Parts parts = Parts.of(all, protocol);
        Cohort elsewhere = protocol.drawnElsewhere();
        refuseTheFuture(protocol, elsewhere);
        Candidate trees = Candidate.trained(ScorerFile.Kind.TREES, parts, protocol);
        Candidate line = Candidate.trained(ScorerFile.Kind.LOGISTIC, parts, protocol);
        return new TrainedModel(protocol, parts, elsewhere, trees, line, win(trees, line, elsewhere));
    }

    private static void refuseTheFuture(TrainingProtocol protocol, Cohort rows) {
        List<String> future = rows.fromTheFuture();
        if (!future.isEmpty()) {
            throw new ConfigurationFault(
                    protocol.id() + "/protocol.json",
                    "Nothing that was recorded after the first fill may be learned from; the training set holds such"
                            + " values of: " + String.join(", ", future) + ".");
        }
    }

    private static Measured win(Candidate trees, Candidate line, Cohort elsewhere) {
        double[] byTrees = trees.probabilities(elsewhere);
        double[] byLine = line.probabilities(elsewhere);
        double[] wins = new double[byTrees.length];
        double mean = 0;
        for (int i = 0; i < wins.length; i++) {
            CohortRow row = elsewhere.rows().get(i);
            wins[i] = Answers.surprise(new Answers.Answer(row, true, byLine[i], true))
                    - Answers.surprise(new Answers.Answer(row, true, byTrees[i], true));
            mean += wins[i] / wins.length;
        }
        double squares = 0;
        for (double win : wins) {
            squares += (win - mean) * (win - mean);
        }
        return Measured.normal(mean, StrictMath.sqrt(squares / Math.max(1, wins.length - 1) / wins.length));
    }

    /** What is served: the trees only where they are better on members elsewhere, and not by chance; else the line. */
    Candidate served() {
        return treesWin.low() > 0 ? trees : line;
    }

    Candidate other() {
        return treesWin.low() > 0 ? line : trees;
    }

    Bounds bounds() {
        return Bounds.of(served(), parts.bounds(), genes());
    }

    /** The features read from genes: what tells groups of members apart without anybody asking for their ancestry. */
    private List<String> genes() {
        return protocol.card().at("features").items().stream()
                .filter(feature -> feature.at("read").at("kind").text().equals("gene-phenotype"))
                .map(feature -> feature.at("name").text())
                .toList();
    }

    Support support() {
        return Support.of(parts.training());
    }

    /** What would be answered to these members. */
    Answers answers(Cohort asked) {
        Bounds bounds = bounds();
        Support support = support();
        Candidate served = served();
        double widest = protocol.card().at("uncertainty").at("widest").number();
        List<Answers.Answer> answers = new ArrayList<>(asked.size());
        for (CohortRow row : asked.rows()) {
            double probability = served.probability(row.values());
            boolean scored =
                    missing(row) <= protocol.card().at("max_missing_required").whole()
                            && support.covers(row)
                            && served.spread(row.values()) <= widest;
            answers.add(new Answers.Answer(row, scored, probability, bounds.holds(row, asked.names(), probability)));
        }
        return new Answers(answers);
    }

    private int missing(CohortRow row) {
        int missing = 0;
        List<JsonCursor> features = protocol.card().at("features").items();
        for (int column = 0; column < features.size(); column++) {
            boolean required = features.get(column).at("required").flag();
            missing += required && Float.isNaN(row.value(column)) ? 1 : 0;
        }
        return missing;
    }
}
