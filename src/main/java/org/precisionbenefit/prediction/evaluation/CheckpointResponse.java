package org.precisionbenefit.prediction.evaluation;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.precisionbenefit.prediction.metrics.Measured;
import org.precisionbenefit.prediction.metrics.Ridge;
import org.precisionbenefit.prediction.metrics.RocAuc;

/** Does what was learned on the first cohort tell who responds to a checkpoint inhibitor in others? */
final class CheckpointResponse {
    private static final List<String> TUMOURS = List.of(
            "Bladder", "Colorectal", "Gastric", "Head & Neck", "Melanoma", "NSCLC", "Pancreatic", "Renal", "SCLC");
    private static final String FIRST = "Chowell_train";
    private static final String SECOND = "Chowell_test";
    private static final List<String> FURTHER = List.of("MSK1", "MSK2");
    private static final double PENALTY = 1;

    private final Protocol protocol;
    private final TreeLearner learner;
    private final DataTable table;

    CheckpointResponse(Protocol protocol, DataTable all, TreeLearner learner) {
        this.protocol = protocol;
        this.learner = learner;
        this.table = all.where(row -> !all.text(row, "Response").isEmpty());
    }

    /**
     * One cohort as three ways score it.
     *
     * @param members the cohort
     * @param trees boosted trees
     * @param logistic ridge logistic regression on the same columns
     * @param published the published score
     */
    private record Read(DataTable members, Scored trees, Scored logistic, Scored published) {
        List<Scored> all() {
            return List.of(trees, logistic, published);
        }
    }

    EvaluationReport report() {
        Map<String, Read> cohorts = new LinkedHashMap<>();
        Read second = read(SECOND);
        cohorts.put(SECOND, second);
        FURTHER.forEach(name -> cohorts.put(name, read(name)));
        Page page = new Page(protocol);
        boolean treesWin = elsewhere(cohorts, true) > elsewhere(cohorts, false);
        areas(page, cohorts, treesWin);
        calibration(page, cohorts);
        ScoredTables.reliability(page, "reliability", "Reliability in the second cohort", second.all());
        verdicts(page, second, treesWin);
        Moved.section(page, "log odds", learner, training(), rows(second.members()));
        return page.report();
    }

    private DataTable cohort(String name) {
        return table.where(row -> table.text(row, "Cohort").equals(name));
    }

    private static float[] row(DataTable members, int row) {
        float[] values = new float[5 + TUMOURS.size()];
        values[0] = Math.min(50, members.number(row, "TMB"));
        values[1] = members.number(row, "Systemic_therapy_history");
        values[2] = members.number(row, "Albumin");
        values[3] = Math.min(25, members.number(row, "NLR"));
        values[4] = Math.min(85, members.number(row, "Age"));
        String tumour = members.text(row, "CancerType");
        for (int i = 0; i < TUMOURS.size(); i++) {
            values[5 + i] = TUMOURS.get(i).equals(tumour) ? 1 : 0;
        }
        return values;
    }

    private static float[][] rows(DataTable members) {
        return IntStream.range(0, members.size())
                .mapToObj(row -> row(members, row))
                .toArray(float[][]::new);
    }

    private static boolean[] events(DataTable members) {
        boolean[] events = new boolean[members.size()];
        for (int row = 0; row < events.length; row++) {
            events[row] = members.text(row, "Response").equals("1");
        }
        return events;
    }

    private TreeLearner.Training training() {
        DataTable first = cohort(FIRST);
        return new TreeLearner.Training(
                TreeLearner.Aim.EVENT,
                protocol.features(),
                protocol.boosting(),
                rows(first),
                Folds.outcomes(events(first)));
    }

    private Read read(String name) {
        TreeLearner.Training training = training();
        DataTable members = cohort(name);
        float[][] asked = rows(members);
        boolean[] events = events(members);
        double[] margins = learner.scores(training, asked);
        Ridge logistic = Ridge.logistic(training.rows(), training.outcomes(), PENALTY);
        double[] line = IntStream.range(0, asked.length)
                .mapToDouble(i -> logistic.probability(asked[i]))
                .toArray();
        double[] published = Scored.probabilities(IntStream.range(0, asked.length)
                .mapToDouble(i -> published(members, i, asked[i]))
                .toArray());
        return new Read(
                members,
                new Scored("trees", Scored.probabilities(margins), events),
                new Scored("logistic", line, events),
                new Scored("LORIS", published, events));
    }

    /** The published score's log odds; where earlier therapy is not recorded it counts as none. */
    private double published(DataTable members, int row, float[] values) {
        Protocol.Comparator score = protocol.comparator();
        double therapy = Float.isNaN(values[1]) ? 0 : values[1];
        return score.coefficient("intercept")
                + score.coefficient("tmb") * values[0]
                + score.coefficient("systemic_therapy") * therapy
                + score.coefficient("albumin") * values[2]
                + score.coefficient("nlr") * values[3]
                + score.coefficient("age") * values[4]
                + score.coefficients().getOrDefault(members.text(row, "CancerType"), 0.0);
    }

    /** The area on all cohorts but the first, weighted by members. */
    private static double elsewhere(Map<String, Read> cohorts, boolean trees) {
        double sum = 0;
        int members = 0;
        for (Read cohort : cohorts.values()) {
            Scored scored = trees ? cohort.trees() : cohort.logistic();
            sum += scored.size() * scored.auc().value();
            members += scored.size();
        }
        return sum / members;
    }

    private static void areas(Page page, Map<String, Read> cohorts, boolean treesWin) {
        page.heading("Who responds?");
        List<List<String>> rows = new ArrayList<>();
        List<Plot.Bar> bars = new ArrayList<>();
        cohorts.forEach((name, cohort) -> {
            RocAuc served = (treesWin ? cohort.trees() : cohort.logistic()).auc();
            RocAuc published = cohort.published().auc();
            rows.add(List.of(
                    name,
                    String.valueOf(cohort.trees().size()),
                    String.valueOf(cohort.trees().happened()),
                    Page.measured(cohort.trees().auc().measured(), 3),
                    Page.measured(cohort.logistic().auc().measured(), 3),
                    Page.measured(published.measured(), 3),
                    Page.measured(served.minus(published), 3)));
            for (int kind = 0; kind < 3; kind++) {
                bars.add(new Plot.Bar(name, cohort.all().get(kind).auc().measured(), kind));
            }
        });
        page.table(List.of("cohort", "members", "responded", "trees", "logistic", "LORIS", "ours less LORIS"), rows);
        page.plot(
                "areas",
                "Area under the curve by cohort",
                Plot.bars("Area under the curve", 0.5, List.of("trees", "logistic", "LORIS"), bars));
        page.paragraph("Served would be the " + (treesWin ? "trees" : "logistic regression")
                + ": over all cohorts but the first, weighted by members, the area of the trees is "
                + Page.number(elsewhere(cohorts, true), 3) + " and that of the logistic regression "
                + Page.number(elsewhere(cohorts, false), 3)
                + ". All cohorts come from one hospital, so that none of this says how either fares elsewhere.");
    }

    private static void calibration(Page page, Map<String, Read> cohorts) {
        cohorts.forEach((name, cohort) -> {
            page.heading("Calibration in " + name);
            ScoredTables.calibration(page, cohort.all());
        });
    }

    private void verdicts(Page page, Read second, boolean treesWin) {
        Scored served = treesWin ? second.trees() : second.logistic();
        DataTable members = second.members();
        page.heading("By group, second cohort, " + served.name());
        ScoredTables.groups(
                page,
                served,
                List.of(
                        Grouping.of(
                                "sex",
                                members.size(),
                                i -> members.text(i, "Sex").equals("1") ? "Sex 1" : "Sex 0"),
                        Grouping.of("age", members.size(), i -> Grouping.band(members.number(i, "Age"), 50, 65, 75)),
                        Grouping.of("tumour", members.size(), i -> members.text(i, "CancerType"))));
        page.paragraph("The file codes sex as 0 and 1 and does not say which is which.");
        double better = Math.max(
                second.published().auc().value(), second.logistic().auc().value());
        double below = better - served.auc().value();
        page.verdict(
                "area in the second cohort within .01 of the better of formula and logistic",
                below <= protocol.limit("auc_below_better"),
                Page.number(served.auc().value(), 3) + " against " + Page.number(better, 3));
        Measured error = served.calibration().meanError();
        page.verdict(
                "mean error of calibration at most 3 points",
                Math.abs(error.value()) <= protocol.limit("mean_error"),
                Page.points(error) + " points");
    }
}
