package org.precisionbenefit.prediction.evaluation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.precisionbenefit.prediction.causal.Compared;
import org.precisionbenefit.prediction.metrics.Measured;
import org.precisionbenefit.prediction.metrics.Ridge;

/** Which arm clears psoriasis more often, and does that depend on who the member is? */
final class PsoriasisArms {
    private static final String LEARNED = "UNCOVER-2";
    private static final String READ = "UNCOVER-3";
    private static final int QUARTERS = 4;
    private static final double PENALTY = 1;
    private static final List<List<String>> PAIRS = List.of(
            List.of("IXE_Q2W", "PBO"),
            List.of("IXE_Q4W", "PBO"),
            List.of("ETN", "PBO"),
            List.of("IXE_Q2W", "ETN"),
            List.of("IXE_Q2W", "IXE_Q4W"),
            List.of("IXE_Q2W", "UST"));
    private static final List<List<String>> CHOICES = List.of(List.of("IXE_Q2W", "ETN"), List.of("IXE_Q2W", "IXE_Q4W"));

    private final Protocol protocol;
    private final TreeLearner learner;
    private final DataTable table;

    PsoriasisArms(Protocol protocol, DataTable table, TreeLearner learner) {
        this.protocol = protocol;
        this.learner = learner;
        this.table = table;
    }

    EvaluationReport report() {
        Page page = new Page(protocol);
        arms(page);
        CHOICES.forEach(pair -> choice(page, pair.get(0), pair.get(1)));
        return page.report();
    }

    private void arms(Page page) {
        page.heading("Arms within each trial, as randomised");
        List<List<String>> rows = new ArrayList<>();
        List<Plot.Bar> bars = new ArrayList<>();
        TreeSet<String> trials = new TreeSet<>();
        for (int row = 0; row < table.size(); row++) {
            trials.add(table.text(row, "studyc"));
        }
        for (List<String> pair : PAIRS) {
            for (String trial : trials) {
                DataTable members = members(trial, pair.get(0), pair.get(1));
                if (count(members, pair.get(0)) == 0 || count(members, pair.get(1)) == 0) {
                    continue;
                }
                Measured difference = compared(members, pair.get(0)).difference();
                String name = pair.get(0) + " less " + pair.get(1);
                rows.add(List.of(name, trial, String.valueOf(members.size()), Page.points(difference)));
                bars.add(new Plot.Bar(name + ", " + trial, difference, 0));
            }
        }
        page.table(List.of("arms", "trial", "members", "difference in PASI 75, points"), rows);
        page.plot(
                "arms",
                "Difference in PASI 75 between arms",
                Plot.bars("Difference in PASI 75", 0, List.of("as randomised"), bars));
    }

    private DataTable members(String trial, String one, String other) {
        return table.where(row -> table.text(row, "studyc").equals(trial)
                && (table.text(row, "trtc").equals(one)
                        || table.text(row, "trtc").equals(other)));
    }

    private static long count(DataTable members, String arm) {
        return IntStream.range(0, members.size())
                .filter(row -> members.text(row, "trtc").equals(arm))
                .count();
    }

    private Compared compared(DataTable members, String first) {
        return new Compared(rows(members), on(members, first), cleared(members));
    }

    private float[][] rows(DataTable members) {
        return IntStream.range(0, members.size())
                .mapToObj(row -> row(members, row))
                .toArray(float[][]::new);
    }

    private float[] row(DataTable members, int row) {
        float[] values = new float[protocol.features().size()];
        for (int i = 0; i < values.length; i++) {
            String name = protocol.features().get(i).name();
            boolean yesOrNo = name.equals("prevsys") || name.equals("psa");
            values[i] = yesOrNo ? members.either(row, name, "TRUE", "FALSE") : members.number(row, name);
        }
        return values;
    }

    private static boolean[] on(DataTable members, String arm) {
        boolean[] on = new boolean[members.size()];
        for (int row = 0; row < on.length; row++) {
            on[row] = members.text(row, "trtc").equals(arm);
        }
        return on;
    }

    private static boolean[] cleared(DataTable members) {
        boolean[] cleared = new boolean[members.size()];
        for (int row = 0; row < cleared.length; row++) {
            cleared[row] = members.text(row, "pasi75").equals("1");
        }
        return cleared;
    }

    /** What one way predicts for each member on each of two arms. */
    private record Twice(String name, double[] onFirst, double[] onSecond) {
        double benefit(int member) {
            return onFirst[member] - onSecond[member];
        }
    }

    private void choice(Page page, String first, String second) {
        page.heading(first + " or " + second + ", member by member");
        DataTable learned = members(LEARNED, first, second);
        DataTable read = members(READ, first, second);
        List<Twice> ways =
                List.of(twice("trees", learned, read, first, true), twice("logistic", learned, read, first, false));
        boolean supported = true;
        boolean sizeDiffers = true;
        List<List<String>> rows = new ArrayList<>();
        for (Twice way : ways) {
            Measured slope = slope(way, on(read, first), cleared(read));
            int[] others = IntStream.range(0, read.size())
                    .filter(i -> way.benefit(i) < 0)
                    .toArray();
            Measured gain = gain(read, first, others);
            supported &= gain.low() > 0;
            sizeDiffers &= slope.low() > 0;
            rows.add(List.of(
                    way.name(), Page.measured(slope, 2), others.length + " of " + read.size(), Page.points(gain)));
        }
        page.table(
                List.of(
                        "way",
                        "slope of observed on predicted benefit",
                        "for whom " + second + " is predicted better",
                        "gained by choosing, points"),
                rows);
        quarters(page, ways, read, first);
        page.paragraph(sentence(first, second, supported, sizeDiffers));
    }

    private static String sentence(String first, String second, boolean supported, boolean sizeDiffers) {
        if (supported) {
            return "Choosing between " + first + " and " + second
                    + " by prediction does better than the better arm for everybody.";
        }
        String not = "**No individual difference between " + first + " and " + second + " is supported";
        return sizeDiffers
                ? not
                        + " that would change the choice.** How much the better arm adds does differ between members (the slope"
                        + " is above 0), but none does better on the other."
                : not + ".** These trials say which arm is better for all of them taken together, and no more.";
    }

    private Twice twice(String name, DataTable learned, DataTable read, String first, boolean trees) {
        return new Twice(
                name,
                predicted(learned, read, first, new Way(true, trees)),
                predicted(learned, read, first, new Way(false, trees)));
    }

    /** Which arm is learned, and how. */
    private record Way(boolean onFirst, boolean trees) {}

    private double[] predicted(DataTable learned, DataTable read, String first, Way way) {
        boolean[] on = on(learned, first);
        int[] arm = IntStream.range(0, learned.size())
                .filter(i -> on[i] == way.onFirst())
                .toArray();
        float[][] rows = Folds.rows(rows(learned), arm);
        double[] outcomes = Folds.outcomes(Folds.flags(cleared(learned), arm));
        float[][] asked = rows(read);
        if (way.trees()) {
            return Scored.probabilities(learner.scores(
                    new TreeLearner.Training(
                            TreeLearner.Aim.EVENT, protocol.features(), protocol.boosting(), rows, outcomes),
                    asked));
        }
        Ridge logistic = Ridge.logistic(rows, outcomes, PENALTY);
        return Arrays.stream(asked).mapToDouble(logistic::probability).toArray();
    }

    /**
     * How the observed benefit rises with the predicted one: 1 where the prediction is right, 0 where it says nothing. The
     * benefit of one member is never seen; what stands in for it is right on average, because chance assigned the arm.
     */
    private static Measured slope(Twice way, boolean[] onFirst, boolean[] cleared) {
        int size = onFirst.length;
        double share = 0;
        double middle = 0;
        for (int i = 0; i < size; i++) {
            share += onFirst[i] ? 1.0 / size : 0;
            middle += way.benefit(i) / size;
        }
        double[] seen = new double[size];
        double across = 0;
        double sum = 0;
        double level = 0;
        for (int i = 0; i < size; i++) {
            double expected = (1 - share) * way.onFirst()[i] + share * way.onSecond()[i];
            double assigned = onFirst[i] ? 1 / share : -1 / (1 - share);
            seen[i] = assigned * ((cleared[i] ? 1 : 0) - expected);
            double off = way.benefit(i) - middle;
            across += off * off;
            sum += off * seen[i];
            level += seen[i] / size;
        }
        double slope = sum / across;
        double squares = 0;
        for (int i = 0; i < size; i++) {
            double off = way.benefit(i) - middle;
            double rest = seen[i] - level - slope * off;
            squares += off * off * rest * rest;
        }
        return Measured.normal(slope, StrictMath.sqrt(squares) / across);
    }

    /** What those gain, spread over all, for whom the rule leaves the first arm. */
    private Measured gain(DataTable read, String first, int[] others) {
        boolean[] on = Folds.flags(on(read, first), others);
        long onFirst = IntStream.range(0, on.length).filter(i -> on[i]).count();
        if (onFirst == 0 || onFirst == on.length) {
            return new Measured(0, 0, 0);
        }
        Measured lost =
                new Compared(Folds.rows(rows(read), others), on, Folds.flags(cleared(read), others)).difference();
        double share = (double) others.length / read.size();
        return new Measured(-share * lost.high(), -share * lost.value(), -share * lost.low());
    }

    private void quarters(Page page, List<Twice> ways, DataTable read, String first) {
        List<Plot.Bar> bars = new ArrayList<>();
        List<List<String>> rows = new ArrayList<>();
        boolean[] on = on(read, first);
        boolean[] cleared = cleared(read);
        for (int kind = 0; kind < ways.size(); kind++) {
            Twice way = ways.get(kind);
            int[] order = IntStream.range(0, read.size())
                    .boxed()
                    .sorted(Comparator.comparingDouble(way::benefit))
                    .mapToInt(Integer::intValue)
                    .toArray();
            for (int quarter = 0; quarter < QUARTERS; quarter++) {
                int[] part = Arrays.copyOfRange(
                        order, quarter * order.length / QUARTERS, (quarter + 1) * order.length / QUARTERS);
                double predicted =
                        IntStream.of(part).mapToDouble(way::benefit).average().orElse(0);
                Measured observed = new Compared(
                                Folds.rows(rows(read), part), Folds.flags(on, part), Folds.flags(cleared, part))
                        .difference();
                rows.add(List.of(
                        way.name(),
                        String.valueOf(quarter + 1),
                        Page.number(100 * predicted, 1),
                        Page.points(observed)));
                bars.add(new Plot.Bar(
                        way.name() + ", quarter " + (quarter + 1) + ", predicted " + Page.number(predicted, 2),
                        observed,
                        kind));
            }
        }
        page.table(List.of("way", "quarter of predicted benefit", "predicted, points", "observed, points"), rows);
        page.plot(
                "benefit-" + page.plots(),
                "Observed benefit by quarter of predicted benefit",
                Plot.bars("Observed difference in PASI 75", 0, List.of("trees", "logistic"), bars));
    }
}
