package org.precisionbenefit.prediction.release;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.precisionbenefit.prediction.metrics.Measured;

/**
 * Does a model do each group of members the same justice? A release whose figures by group say otherwise is refused, with
 * reasons. Groups too small to be judged are neither judged nor told of.
 */
public final class FairnessGate {
    /** A cell of fewer members is told of by nobody. */
    public static final int FEWEST_TOLD = 11;

    /** Below this, a figure says little of a group. */
    static final int FEWEST_JUDGED = 200;

    /** Three points of a hundred. */
    static final double CALIBRATION = 0.03;

    /** Five points of a hundred between the groups of one attribute. */
    static final double ABSTENTION_GAP = 0.05;

    /** What conformal answers promise. */
    static final double COVERAGE = 0.9;

    private static final String AGE = "age_band";

    private FairnessGate() {}

    /** Why the model is refused, a sentence each; empty when it may pass. */
    public static List<String> against(String model, List<GroupFigures> groups) {
        List<String> reasons = new ArrayList<>();
        if (groups.stream().noneMatch(group -> group.attribute().equals(AGE))) {
            reasons.add("The model (" + model + ") must have figures by group, by age band at least.");
        }
        SortedMap<String, List<GroupFigures>> judged = new TreeMap<>();
        for (GroupFigures group : groups) {
            GroupFigures.Figures figures = group.figures();
            if (group.members() < FEWEST_TOLD && (figures != null || group.events() != null)) {
                reasons.add(named(model, group) + " has fewer than " + FEWEST_TOLD
                        + " members, and its figures must not be told.");
            } else if (group.members() >= FEWEST_JUDGED) {
                if (figures == null || group.events() == null) {
                    reasons.add(named(model, group) + " must have figures.");
                } else {
                    judge(named(model, group), group.events(), group.members(), figures, reasons);
                    judged.computeIfAbsent(group.attribute(), any -> new ArrayList<>())
                            .add(group);
                }
            }
        }
        judged.forEach((attribute, of) -> abstention(model, attribute, of, reasons));
        return List.copyOf(reasons);
    }

    private static String named(String model, GroupFigures group) {
        return "The group (" + group.attribute() + " " + group.group() + ") of model " + model;
    }

    private static void judge(
            String named, int events, int members, GroupFigures.Figures figures, List<String> reasons) {
        Measured calibration = figures.calibration();
        if (calibration.low() > CALIBRATION || calibration.high() < -CALIBRATION) {
            reasons.add(named + " is told a probability that lies " + points(calibration)
                    + " points off what came about; at most " + Math.round(100 * CALIBRATION) + " are let through.");
        }
        double rate = (double) events / members;
        if (figures.error().low() > rate * (1 - rate)) {
            reasons.add(named + " is served worse than by its own base rate (Brier score "
                    + rounded(figures.error().value()) + " against " + rounded(rate * (1 - rate)) + ").");
        }
        if (figures.coverage().high() < COVERAGE) {
            reasons.add(named + " is held by " + rounded(figures.coverage().value()) + " of its answers, where "
                    + COVERAGE + " are promised.");
        }
    }

    private static void abstention(String model, String attribute, List<GroupFigures> of, List<String> reasons) {
        double least = 1;
        double most = 0;
        for (GroupFigures group : of) {
            GroupFigures.Figures figures = group.figures();
            if (figures != null) {
                least = Math.min(least, figures.abstained().value());
                most = Math.max(most, figures.abstained().value());
            }
        }
        if (most - least > ABSTENTION_GAP) {
            reasons.add("The model (" + model + ") abstains " + rounded(100 * (most - least))
                    + " points more often in one group by " + attribute + " than in another; at most "
                    + Math.round(100 * ABSTENTION_GAP) + " are let through.");
        }
    }

    private static String points(Measured figure) {
        return rounded(100 * figure.value()) + " (" + rounded(100 * figure.low()) + " to "
                + rounded(100 * figure.high()) + ")";
    }

    private static String rounded(double figure) {
        return String.valueOf(Math.round(figure * 1000) / 1000.0);
    }
}
