package org.precisionbenefit.prediction.xgboost;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.precisionbenefit.prediction.conformal.Coverage;

/** What a model must show on the members it is tested on before it can become a release. */
final class ReleaseGates {
    /** The attributes by which members are grouped; no model is given the first two. */
    static final List<String> ATTRIBUTES = List.of("ancestry", "sex", "age_band");

    private static final double COVERAGE_OFF = 0.02;
    private static final double ABSTENTION_GAP = 0.05;
    private static final double ROUNDING = 1e-9;

    private ReleaseGates() {}

    /**
     * One gate.
     *
     * @param gate what is asked
     * @param figure what was found
     * @param met whether it is enough
     */
    record Gate(String gate, String figure, boolean met) {}

    static List<Gate> of(Answers test) {
        List<Gate> gates = new ArrayList<>();
        Answers scored = test.scored();
        double coverage = scored.coverage().value();
        gates.add(new Gate(
                "Sets hold 90 % of outcomes, 2 points more or less",
                percent(coverage) + " of " + scored.size() + " members",
                Math.abs(coverage - Bounds.LEVEL) <= COVERAGE_OFF + ROUNDING));
        gates.add(below(scored));
        for (String attribute : ATTRIBUTES) {
            gates.add(gap(test, attribute));
        }
        return gates;
    }

    private static Gate below(Answers scored) {
        List<String> below = new ArrayList<>();
        List<String> attributes = new ArrayList<>(ATTRIBUTES);
        attributes.add(Answers.DRUG);
        List<Coverage> tested = scored.coverage(attributes);
        for (Coverage group : tested) {
            if (group.isBelow()) {
                below.add(group.group() + " " + percent(group.share().value()) + " of " + group.members());
            }
        }
        return new Gate(
                "No group of " + Answers.TESTED + " or more is held significantly less often (exact binomial test, Holm"
                        + " over all groups)",
                below.isEmpty() ? "none of " + tested.size() + " groups" : String.join(", ", below),
                below.isEmpty());
    }

    private static Gate gap(Answers test, String attribute) {
        double least = 1;
        double most = 0;
        for (Map.Entry<String, Answers> group : test.by(attribute).entrySet()) {
            if (group.getValue().size() >= Answers.TESTED) {
                double share = group.getValue().abstained().value();
                least = Math.min(least, share);
                most = Math.max(most, share);
            }
        }
        double gap = Math.max(0, most - least);
        return new Gate(
                "Shares without an answer differ by at most 5 points between groups of " + attribute,
                points(gap) + " points, from " + percent(Math.min(least, most)) + " to " + percent(most),
                gap <= ABSTENTION_GAP + ROUNDING);
    }

    static String percent(double share) {
        return points(share) + " %";
    }

    private static String points(double share) {
        return new BigDecimal(share * 100).setScale(1, RoundingMode.HALF_UP).toPlainString();
    }
}
