package org.precisionbenefit.prediction.evaluation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.precisionbenefit.prediction.conformal.ConformalThresholds;
import org.precisionbenefit.prediction.metrics.ClusterBootstrap;
import org.precisionbenefit.prediction.metrics.Measured;
import org.precisionbenefit.prediction.metrics.Ridge;
import org.precisionbenefit.prediction.metrics.Shares;

/** How far from the dose that suited a member are trees, a line and the published formula? */
final class WarfarinDose {
    private static final String SECOND_FORM = "warfarin-dose-2";
    private static final int RESAMPLES = 1_000;
    private static final int FEWEST = 50;
    private static final int FEWEST_COVERED = 200;
    private static final double NEAR = 0.2;
    private static final double LEVEL = 0.9;
    private static final double PENALTY = 1;

    private final Protocol protocol;
    private final TreeLearner learner;
    private final WarfarinRows members;
    private final double[] roots;
    private final int[] fold;

    WarfarinDose(Protocol protocol, DataTable table, TreeLearner learner) {
        this.protocol = protocol;
        this.learner = learner;
        this.members = WarfarinRows.of(table, protocol.features());
        this.roots = Arrays.stream(members.doses()).map(StrictMath::sqrt).toArray();
        this.fold = Folds.stratified(
                members.doses(), protocol.split().folds(), protocol.split().seed());
    }

    /**
     * Doses that one way predicts.
     *
     * @param name the way
     * @param off mg a week from the dose, without sign
     * @param near 1 where within 20 %
     */
    private record Doses(String name, double[] off, double[] near) {
        static Doses of(String name, double[] roots, double[] doses) {
            double[] off = new double[roots.length];
            double[] near = new double[roots.length];
            for (int i = 0; i < roots.length; i++) {
                off[i] = Math.abs(roots[i] * roots[i] - doses[i]);
                near[i] = off[i] <= NEAR * doses[i] ? 1 : 0;
            }
            return new Doses(name, off, near);
        }

        double meanOff() {
            return Arrays.stream(off).average().orElse(Double.NaN);
        }
    }

    EvaluationReport report() {
        double[] byTrees = outOfFold(true);
        double[] byLine = outOfFold(false);
        double[] published = IntStream.range(0, members.size())
                .mapToDouble(i -> members.published(i, protocol.comparator()))
                .toArray();
        Doses trees = Doses.of("trees", byTrees, members.doses());
        Doses line = Doses.of("line", byLine, members.doses());
        Doses formula = Doses.of("formula", published, members.doses());
        boolean treesWin = trees.meanOff() < line.meanOff();
        Doses served = treesWin ? trees : line;
        Page page = new Page(protocol);
        overall(page, List.of(trees, line, formula), served, formula);
        groups(page, served, formula);
        intervals(page, treesWin);
        Moved.section(
                page,
                "square roots of mg a week",
                learner,
                training(IntStream.range(0, members.size()).toArray()),
                members.rows());
        return page.report();
    }

    private double[] outOfFold(boolean trees) {
        double[] predicted = new double[members.size()];
        for (int part = 0; part < protocol.split().folds(); part++) {
            int now = part;
            fill(predicted, Folds.places(fold, f -> f != now), Folds.places(fold, f -> f == now), trees);
        }
        return predicted;
    }

    private TreeLearner.Training training(int[] learned) {
        return new TreeLearner.Training(
                TreeLearner.Aim.AMOUNT,
                protocol.features(),
                protocol.boosting(),
                Folds.rows(members.rows(), learned),
                Folds.values(roots, learned));
    }

    private void fill(double[] predicted, int[] learned, int[] asked, boolean trees) {
        TreeLearner.Training training = training(learned);
        float[][] scored = Folds.rows(members.rows(), asked);
        double[] found;
        if (trees) {
            found = learner.scores(training, scored);
        } else {
            Ridge line = Ridge.linear(training.rows(), training.outcomes(), PENALTY);
            found = Arrays.stream(scored).mapToDouble(line::score).toArray();
        }
        for (int i = 0; i < asked.length; i++) {
            predicted[asked[i]] = found[i];
        }
    }

    private Measured mean(double[] values) {
        return new ClusterBootstrap(RESAMPLES, protocol.split().seed())
                .interval(ClusterBootstrap.alone(values.length), times -> {
                    double sum = 0;
                    double count = 0;
                    for (int i = 0; i < values.length; i++) {
                        sum += times[i] * values[i];
                        count += times[i];
                    }
                    return sum / count;
                });
    }

    private static double[] difference(double[] one, double[] other) {
        return IntStream.range(0, one.length)
                .mapToDouble(i -> one[i] - other[i])
                .toArray();
    }

    private void overall(Page page, List<Doses> all, Doses served, Doses formula) {
        page.heading("All " + members.size() + " members");
        List<List<String>> rows = new ArrayList<>();
        for (Doses each : all) {
            rows.add(List.of(each.name(), Page.measured(mean(each.off()), 2), Page.points(mean(each.near()))));
        }
        page.table(List.of("way", "mean absolute error, mg a week", "within 20 %, %"), rows);
        page.paragraph("Served would be the " + served.name()
                + ", which is nearer to the dose of members it was not learned from than the other of ours. The formula was"
                + " fitted on most of these members and so is not held out; it looks at race, ours never do.");
        Measured off = mean(difference(served.off(), formula.off()));
        Measured near = mean(difference(served.near(), formula.near()));
        page.verdict(
                "mean error no worse than the formula's",
                off.value() <= protocol.limit("mean_error_above_formula"),
                "difference " + Page.measured(off, 3) + " mg a week");
        page.verdict(
                "share within 20 % no worse than the formula's",
                near.value() >= -protocol.limit("share_within_below_formula"),
                "difference " + Page.points(near) + " points");
    }

    private List<Grouping> groupings() {
        return List.of(
                Grouping.of("race", members.size(), members::race),
                Grouping.of("sex", members.size(), members::sex),
                Grouping.of("age", members.size(), i -> Grouping.band(10 * members.decades(i), 50, 70)),
                Grouping.of("VKORC1", members.size(), i -> members.promoterKnown(i) ? "known" : "not known"));
    }

    private void groups(Page page, Doses served, Doses formula) {
        page.heading("By group");
        List<List<String>> rows = new ArrayList<>();
        List<Plot.Bar> bars = new ArrayList<>();
        List<String> worse = new ArrayList<>();
        for (Grouping grouping : groupings()) {
            for (String group : grouping.names()) {
                int[] places = grouping.places(group);
                if (places.length < FEWEST) {
                    rows.add(List.of(grouping.attribute(), group, "fewer than can be shown", "", "", "", ""));
                    continue;
                }
                double[] ours = Folds.values(served.off(), places);
                double[] theirs = Folds.values(formula.off(), places);
                Measured difference = mean(difference(ours, theirs));
                rows.add(List.of(
                        grouping.attribute(),
                        group,
                        String.valueOf(places.length),
                        Page.measured(mean(ours), 2),
                        Page.measured(mean(theirs), 2),
                        Page.measured(difference, 2),
                        Page.points(mean(difference(
                                Folds.values(served.near(), places), Folds.values(formula.near(), places))))));
                bars.add(new Plot.Bar(grouping.label(group), difference, 0));
                if (difference.low() > 0) {
                    worse.add(grouping.label(group));
                }
            }
        }
        page.table(
                List.of(
                        "by",
                        "group",
                        "members",
                        "mean error of ours",
                        "of the formula",
                        "difference, mg a week",
                        "difference within 20 %, points"),
                rows);
        page.plot(
                "groups",
                "Mean error of ours less the formula's, by group",
                Plot.bars(
                        "Mean error less the formula's, mg a week",
                        0,
                        List.of("below 0: ours is nearer to the dose"),
                        bars));
        page.paragraph(
                worse.isEmpty()
                        ? "In no group is ours worse than the formula beyond chance."
                        : "**Worse than the formula beyond chance: " + String.join(", ", worse)
                                + ".** A card of this model has to name it.");
    }

    /** Where the predicted dose is cut in thirds, which get bounds of their own; nowhere in the first form. */
    private double[] thirds(double[] predicted) {
        if (!protocol.id().equals(SECOND_FORM)) {
            return new double[] {Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY};
        }
        double[] sorted = predicted.clone();
        Arrays.sort(sorted);
        return new double[] {sorted[sorted.length / 3], sorted[2 * sorted.length / 3]};
    }

    private static String third(double predicted, double[] thirds) {
        if (predicted < thirds[0]) {
            return "low";
        }
        return predicted < thirds[1] ? "middle" : "high";
    }

    /** Learned on eight parts, the bound on the ninth, read on the tenth. */
    private void intervals(Page page, boolean trees) {
        int folds = protocol.split().folds();
        boolean[] held = new boolean[members.size()];
        double width = 0;
        for (int part = 0; part < folds; part++) {
            int now = part;
            int next = (part + 1) % folds;
            int[] read = Folds.places(fold, f -> f == now);
            int[] bound = Folds.places(fold, f -> f == next);
            double[] predicted = new double[members.size()];
            int[] learned = Folds.places(fold, f -> f != now && f != next);
            int[] asked =
                    IntStream.concat(IntStream.of(read), IntStream.of(bound)).toArray();
            fill(predicted, learned, asked, trees);
            double[] thirds = thirds(Folds.values(predicted, bound));
            ConformalThresholds bounds = ConformalThresholds.byGroup(
                    IntStream.of(bound)
                            .mapToDouble(i -> Math.abs(predicted[i] - roots[i]))
                            .toArray(),
                    IntStream.of(bound)
                            .mapToObj(i -> third(predicted[i], thirds))
                            .toList(),
                    LEVEL);
            for (int i : read) {
                double reach = bounds.bound(third(predicted[i], thirds));
                held[i] = Math.abs(predicted[i] - roots[i]) <= reach;
                double low = Math.max(0, predicted[i] - reach);
                double high = predicted[i] + reach;
                width += (high * high - low * low) / members.size();
            }
        }
        page.heading("90 % intervals");
        List<String> below = ScoredTables.coverage(page, held, groupings(), LEVEL, FEWEST_COVERED);
        int count = 0;
        for (boolean one : held) {
            count += one ? 1 : 0;
        }
        Measured share = Shares.wilson(count, held.length);
        page.paragraph("Held overall: " + Page.points(share) + " %, with a mean width of " + Page.number(width, 1)
                + " mg a week. "
                + (below.isEmpty()
                        ? "No group is held less often than promised beyond chance."
                        : "**Held less often than promised: " + String.join(", ", below) + ".**"));
        page.verdict(
                "coverage of 90 % within 2 points",
                Math.abs(share.value() - LEVEL) <= protocol.limit("coverage_off"), Page.percent(share.value()));
        page.verdict(
                "no group of 200 or more significantly below",
                below.isEmpty(),
                below.isEmpty() ? "none" : String.join(", ", below));
    }
}
