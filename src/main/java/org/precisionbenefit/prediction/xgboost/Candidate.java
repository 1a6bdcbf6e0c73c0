package org.precisionbenefit.prediction.xgboost;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.precisionbenefit.prediction.cohort.Cohort;
import org.precisionbenefit.prediction.metrics.Platt;
import org.precisionbenefit.prediction.tree.Scorer;
import org.precisionbenefit.terminology.SourceFile;

/**
 * One way of predicting, trained and calibrated.
 *
 * @param kind trees or a line
 * @param files its five files
 * @param scorers what reads them
 * @param calibration what makes a probability of a margin
 */
record Candidate(ScorerFile.Kind kind, List<SourceFile> files, List<Scorer> scorers, Platt calibration) {
    Candidate {
        Objects.requireNonNull(kind, "kind is null");
        files = List.copyOf(files);
        scorers = List.copyOf(scorers);
        Objects.requireNonNull(calibration, "calibration is null");
    }

    static Candidate trained(ScorerFile.Kind kind, Parts parts, TrainingProtocol protocol) {
        List<SourceFile> files = new ArrayList<>();
        List<Scorer> scorers = new ArrayList<>();
        for (String text : new Trainer(parts.training(), protocol).train(kind)) {
            SourceFile file = new SourceFile(protocol.id() + "/" + name(files.size()), text);
            files.add(file);
            scorers.add(ScorerFile.read(file).scorer());
        }
        Cohort calibration = parts.calibration();
        double[] margins = new double[calibration.size()];
        boolean[] events = new boolean[calibration.size()];
        for (int member = 0; member < margins.length; member++) {
            margins[member] = scorers.get(0).margin(calibration.row(member));
            events[member] = calibration.event(member);
        }
        return new Candidate(kind, files, scorers, Platt.fit(margins, events));
    }

    /** The name of a file of the ensemble, counted from 0. */
    static String name(int member) {
        return member == 0 ? "model.json" : "member-" + (member + 1) + ".json";
    }

    /** The calibrated probability of the outcome. */
    double probability(float[] row) {
        return calibration.probability(scorers.get(0).margin(row));
    }

    /** The probabilities of all members of a part. */
    double[] probabilities(Cohort part) {
        double[] probabilities = new double[part.size()];
        for (int member = 0; member < probabilities.length; member++) {
            probabilities[member] = probability(part.row(member));
        }
        return probabilities;
    }

    /** How far the five members' calibrated probabilities lie apart. */
    double spread(float[] row) {
        double low = 1;
        double high = 0;
        for (Scorer scorer : scorers) {
            double probability = calibration.probability(scorer.margin(row));
            low = Math.min(low, probability);
            high = Math.max(high, probability);
        }
        return high - low;
    }
}
