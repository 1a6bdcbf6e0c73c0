package org.precisionbenefit.prediction.evaluation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.precisionbenefit.prediction.conformal.ConformalThresholds;
import org.precisionbenefit.prediction.metrics.ClusterBootstrap;
import org.precisionbenefit.prediction.metrics.Measured;
import org.precisionbenefit.prediction.metrics.OrderedScores;
import org.precisionbenefit.prediction.metrics.Ridge;
import org.precisionbenefit.prediction.metrics.Shares;

/** Who bleeds or dies within 14 days, in hospitals that nothing was learned from? */
final class StrokeOutcome {
    private static final int RESAMPLES = 500;
    private static final int FEWEST_COVERED = 200;
    private static final double LEVEL = 0.9;
    private static final double PENALTY = 1;

    private final Protocol protocol;
    private final TreeLearner learner;
    private final StrokeRows members;
    private final boolean[] events;
    private final boolean prognosed;
    private final int[] fold;

    private StrokeOutcome(Protocol protocol, StrokeRows members, boolean prognosed, TreeLearner learner) {
        this.protocol = protocol;
        this.learner = learner;
        this.members = members;
        this.prognosed = prognosed;
        this.events = prognosed ? members.died() : members.bled();
        this.fold = Folds.clusters(
                members.hospitals(), protocol.split().folds(), protocol.split().seed());
    }

    static StrokeOutcome bleeding(Protocol protocol, DataTable table, TreeLearner learner) {
        return new StrokeOutcome(protocol, StrokeRows.of(table), false, learner);
    }

    static StrokeOutcome death(Protocol protocol, DataTable table, TreeLearner learner) {
        return new StrokeOutcome(protocol, StrokeRows.of(table), true, learner);
    }

    EvaluationReport report() {
        Answers trees = answers("trees", true);
        Answers logistic = answers("logistic", false);
        Answers served = trees.scored().auc().value() > logistic.scored().auc().value() ? trees : logistic;
        List<Scored> all = new ArrayList<>(List.of(trees.scored(), logistic.scored()));
        if (prognosed) {
            all.add(new Scored("trial's own", members.prognosis(), events));
        }
        Page page = new Page(protocol);
        areas(page, all, served.scored());
        page.heading("Calibration");
        ScoredTables.calibration(page, all);
        ScoredTables.reliability(page, "reliability", "Reliability in hospitals not learned from", all);
        page.heading("By group, " + served.scored().name());
        ScoredTables.groups(page, served.scored(), members.groupings());
        sets(page, served);
        Moved.section(
                page,
                "log odds",
                learner,
                training(IntStream.range(0, members.size()).toArray()),
                members.rows());
        return page.report();
    }

    /**
     * What one way says of everybody.
     *
     * @param scored probabilities
     * @param held whether the set held what came about
     * @param both whether the set holds both outcomes, which says nothing
     */
    private record Answers(Scored scored, boolean[] held, boolean[] both) {}

    private Answers answers(String name, boolean trees) {
        int folds = protocol.split().folds();
        double[] probabilities = new double[members.size()];
        boolean[] held = new boolean[members.size()];
        boolean[] both = new boolean[members.size()];
        for (int part = 0; part < folds; part++) {
            int now = part;
            int next = (part + 1) % folds;
            int[] read = Folds.places(fold, f -> f == now);
            int[] bound = Folds.places(fold, f -> f == next);
            int[] learned = Folds.places(fold, f -> f != now && f != next);
            double[] found = scores(
                    learned,
                    IntStream.concat(IntStream.of(read), IntStream.of(bound)).toArray(),
                    trees);
            ConformalThresholds thresholds = thresholds(bound, Arrays.copyOfRange(found, read.length, found.length));
            for (int i = 0; i < read.length; i++) {
                int member = read[i];
                probabilities[member] = found[i];
                boolean may = ConformalThresholds.mayHappen(found[i], thresholds.bound(cell(member, true)));
                boolean mayNot = ConformalThresholds.mayStayAway(found[i], thresholds.bound(cell(member, false)));
                held[member] = events[member] ? may : mayNot;
                both[member] = may && mayNot;
            }
        }
        return new Answers(new Scored(name, probabilities, events), held, both);
    }

    private TreeLearner.Training training(int[] learned) {
        return new TreeLearner.Training(
                TreeLearner.Aim.EVENT,
                protocol.features(),
                protocol.boosting(),
                Folds.rows(members.rows(), learned),
                Folds.outcomes(Folds.flags(events, learned)));
    }

    private double[] scores(int[] learned, int[] asked, boolean trees) {
        TreeLearner.Training training = training(learned);
        float[][] scored = Folds.rows(members.rows(), asked);
        if (trees) {
            return Scored.probabilities(learner.scores(training, scored));
        }
        Ridge logistic = Ridge.logistic(training.rows(), training.outcomes(), PENALTY);
        return Arrays.stream(scored).mapToDouble(logistic::probability).toArray();
    }

    private ConformalThresholds thresholds(int[] bound, double[] probabilities) {
        double[] strangeness = new double[bound.length];
        List<String> cells = new ArrayList<>();
        for (int i = 0; i < bound.length; i++) {
            boolean event = events[bound[i]];
            strangeness[i] = event ? 1 - probabilities[i] : probabilities[i];
            cells.add(cell(bound[i], event));
        }
        return ConformalThresholds.byGroup(strangeness, cells, LEVEL);
    }

    private String cell(int member, boolean event) {
        return (int) members.rows()[member][StrokeRows.BEFORE] + (event ? " yes" : " no");
    }

    private void areas(Page page, List<Scored> all, Scored served) {
        page.heading(members.size() + " members, " + served.happened() + " to whom it happened");
        ClusterBootstrap bootstrap =
                new ClusterBootstrap(RESAMPLES, protocol.split().seed());
        OrderedScores ours = new OrderedScores(served.probabilities(), events);
        List<List<String>> rows = new ArrayList<>();
        List<Plot.Bar> bars = new ArrayList<>();
        for (Scored each : all) {
            OrderedScores ordered = new OrderedScores(each.probabilities(), events);
            Measured area = bootstrap.interval(members.hospitals(), ordered::auc);
            Measured less = bootstrap.interval(members.hospitals(), times -> ordered.auc(times) - ours.auc(times));
            rows.add(List.of(
                    each.name(),
                    Page.measured(area, 3),
                    each.name().equals(served.name()) ? "" : Page.measured(less, 3)));
            bars.add(new Plot.Bar(each.name(), area, bars.size()));
        }
        page.table(List.of("way", "area, hospitals resampled", "less ours"), rows);
        page.plot(
                "areas",
                "Area under the curve in hospitals not learned from",
                Plot.bars(
                        "Area under the curve",
                        0.5,
                        all.stream().map(Scored::name).toList(),
                        bars));
        page.paragraph(
                "Served would be: " + served.name() + ", which has the higher area of the two that were learned.");
        double limit = protocol.limit("auc");
        page.verdict(
                "area at least " + Page.number(limit, 2),
                served.auc().value() >= limit,
                Page.number(served.auc().value(), 3));
    }

    private void sets(Page page, Answers served) {
        page.heading("Sets at 90 %");
        List<Grouping> groupings = new ArrayList<>(members.groupings());
        groupings.add(Grouping.of("came about", members.size(), i -> events[i] ? "yes" : "no"));
        List<String> below = ScoredTables.coverage(page, served.held(), groupings, LEVEL, FEWEST_COVERED);
        Measured share = share(served.held());
        page.paragraph("Held overall: " + Page.points(share) + " %. A set that holds both outcomes says nothing: "
                + Page.points(share(served.both()))
                + " % of members get one. A cell of heparin dose and outcome with too"
                + " few members for a bound holds everything.");
        page.verdict(
                "coverage of 90 % within 2 points",
                Math.abs(share.value() - LEVEL) <= protocol.limit("coverage_off"), Page.percent(share.value()));
        page.verdict(
                "no group of 200 or more significantly below",
                below.isEmpty(),
                below.isEmpty() ? "none" : String.join(", ", below));
    }

    private static Measured share(boolean[] flags) {
        int count = 0;
        for (boolean flag : flags) {
            count += flag ? 1 : 0;
        }
        return Shares.wilson(count, flags.length);
    }
}
