package org.precisionbenefit.prediction.evaluation;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.precisionbenefit.prediction.metrics.ClusterBootstrap;
import org.precisionbenefit.prediction.metrics.Measured;
import org.precisionbenefit.prediction.metrics.OrderedScores;
import org.precisionbenefit.prediction.metrics.Ridge;

/** How much of what a model seems to know about remission does it know only because it saw the same member before? */
final class ThiopurineRemission {
    private static final int RESAMPLES = 500;
    private static final int STRETCH = 50;
    private static final double PENALTY = 1;

    private final Protocol protocol;
    private final TreeLearner learner;
    private final float[][] rows;
    private final boolean[] events;
    private final int[] stretches;

    ThiopurineRemission(Protocol protocol, DataTable table, TreeLearner learner) {
        this.protocol = protocol;
        this.learner = learner;
        this.rows = IntStream.range(0, table.size())
                .mapToObj(row -> row(protocol, table, row))
                .toArray(float[][]::new);
        this.events = new boolean[rows.length];
        for (int row = 0; row < events.length; row++) {
            events[row] = table.text(row, "remission").equals("1");
        }
        this.stretches = stretches(rows.length);
    }

    private static float[] row(Protocol protocol, DataTable table, int row) {
        float[] values = new float[protocol.features().size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = table.number(row, protocol.features().get(i).name());
        }
        return values;
    }

    /** Stretches of visits for resampling; members cannot be told apart, but their visits lie near each other. */
    private static int[] stretches(int visits) {
        return IntStream.range(0, visits).map(i -> i / STRETCH).toArray();
    }

    /** Visits of one day of life, which no block cuts; a missing day belongs to the one before. */
    static int[] days(float[][] rows) {
        int[] days = new int[rows.length];
        for (int i = 1; i < rows.length; i++) {
            boolean same = rows[i][0] == rows[i - 1][0] || Float.isNaN(rows[i][0]) || Float.isNaN(rows[i - 1][0]);
            days[i] = days[i - 1] + (same ? 0 : 1);
        }
        return days;
    }

    EvaluationReport report() {
        int[] blocks = Folds.blocks(days(rows), protocol.split().folds());
        int[] shuffled = Folds.shuffled(
                rows.length, protocol.split().folds(), protocol.split().seed());
        Scored treesByBlock = scored("trees, blocks", blocks, true);
        Scored lineByBlock = scored("logistic, blocks", blocks, false);
        Scored treesShuffled = scored("trees, shuffled", shuffled, true);
        Scored lineShuffled = scored("logistic, shuffled", shuffled, false);
        Page page = new Page(protocol);
        page.heading(rows.length + " visits");
        List<Scored> ways = List.of(treesByBlock, treesShuffled, lineByBlock, lineShuffled);
        List<Measured> areas = ways.stream().map(this::area).toList();
        page.table(
                List.of("way", "area, stretches of " + STRETCH + " visits resampled"),
                IntStream.range(0, ways.size())
                        .mapToObj(i -> List.of(ways.get(i).name(), Page.measured(areas.get(i), 3)))
                        .toList());
        page.plot(
                "areas",
                "Area under the curve over blocks and over shuffled parts",
                Plot.bars(
                        "Area under the curve",
                        0.5,
                        List.of("ours"),
                        Plot.bars(ways.stream().map(Scored::name).toList(), areas, 0)));
        leak(page, treesByBlock, treesShuffled, lineByBlock);
        page.heading("Calibration over blocks");
        ScoredTables.calibration(page, List.of(treesByBlock, lineByBlock));
        ScoredTables.reliability(page, "reliability", "Reliability over blocks", List.of(treesByBlock, lineByBlock));
        page.heading("By age, " + served(treesByBlock, lineByBlock).name());
        ScoredTables.groups(
                page,
                served(treesByBlock, lineByBlock),
                List.of(Grouping.of("age", rows.length, i -> Grouping.band(rows[i][0] / 365.25f, 30, 50, 65))));
        int[] all = IntStream.range(0, rows.length).toArray();
        Moved.section(page, "log odds", learner, training(all), rows);
        return page.report();
    }

    private TreeLearner.Training training(int[] learned) {
        return new TreeLearner.Training(
                TreeLearner.Aim.EVENT,
                protocol.features(),
                protocol.boosting(),
                Folds.rows(rows, learned),
                Folds.outcomes(Folds.flags(events, learned)));
    }

    private static Scored served(Scored trees, Scored line) {
        return trees.auc().value() > line.auc().value() ? trees : line;
    }

    private Scored scored(String name, int[] fold, boolean trees) {
        double[] probabilities = new double[rows.length];
        for (int part = 0; part < protocol.split().folds(); part++) {
            int now = part;
            int[] asked = Folds.places(fold, f -> f == now);
            TreeLearner.Training training = training(Folds.places(fold, f -> f != now));
            float[][] scored = Folds.rows(rows, asked);
            double[] found = trees
                    ? Scored.probabilities(learner.scores(training, scored))
                    : line(training.rows(), training.outcomes(), scored);
            for (int i = 0; i < asked.length; i++) {
                probabilities[asked[i]] = found[i];
            }
        }
        return new Scored(name, probabilities, events);
    }

    private static double[] line(float[][] learned, double[] outcomes, float[][] asked) {
        Ridge logistic = Ridge.logistic(learned, outcomes, PENALTY);
        return Arrays.stream(asked).mapToDouble(logistic::probability).toArray();
    }

    private Measured area(Scored scored) {
        OrderedScores ordered = new OrderedScores(scored.probabilities(), events);
        return new ClusterBootstrap(RESAMPLES, protocol.split().seed()).interval(stretches, ordered::auc);
    }

    private void leak(Page page, Scored blocks, Scored shuffled, Scored line) {
        OrderedScores kept = new OrderedScores(blocks.probabilities(), events);
        OrderedScores leaked = new OrderedScores(shuffled.probabilities(), events);
        Measured gap = new ClusterBootstrap(RESAMPLES, protocol.split().seed())
                .interval(stretches, times -> leaked.auc(times) - kept.auc(times));
        page.paragraph("**Shuffled parts make the trees look better by " + Page.measured(gap, 3)
                + "**, because visits of one member stand on both sides. The figure over blocks is the one that counts."
                + " The file is sorted by age, so that a block is also an age that was not learned from; a member with visits"
                + " over years can still stand on both sides.");
        page.paragraph(
                "Served would be: " + served(blocks, line).name() + ". There is no second hospital in the file, so"
                        + " that nothing here says how either fares elsewhere.");
    }
}
