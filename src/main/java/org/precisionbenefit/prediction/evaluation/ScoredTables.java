package org.precisionbenefit.prediction.evaluation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.precisionbenefit.prediction.conformal.Coverage;
import org.precisionbenefit.prediction.metrics.BrierParts;
import org.precisionbenefit.prediction.metrics.CalibrationFigures;

/** The tables and curves that every report on a yes or no shows. */
final class ScoredTables {
    /** Below it an area says nothing, and few events could be traced to members. */
    private static final int FEWEST_EVENTS = 10;

    private static final int FEWEST_MEMBERS = 50;
    private static final int BRIER_GROUPS = 10;

    private ScoredTables() {}

    static void calibration(Page page, List<Scored> models) {
        List<List<String>> rows = new ArrayList<>();
        for (Scored model : models) {
            CalibrationFigures figures = model.calibration();
            BrierParts brier = BrierParts.of(model.probabilities(), model.events(), BRIER_GROUPS);
            rows.add(List.of(
                    model.name(),
                    Page.points(figures.meanError()),
                    Page.measured(figures.slope(), 2),
                    Page.measured(figures.intercept(), 2),
                    Page.number(100 * figures.integratedIndex(), 1),
                    Page.number(brier.score(), 4),
                    Page.number(brier.reliability(), 4),
                    Page.number(brier.resolution(), 4)));
        }
        page.table(
                List.of(
                        "model",
                        "mean error, points",
                        "slope",
                        "intercept at slope 1",
                        "integrated index, points",
                        "Brier",
                        "of it reliability",
                        "resolution"),
                rows);
    }

    static void reliability(Page page, String name, String title, List<Scored> models) {
        double most = 0;
        List<Plot.Line> lines = new ArrayList<>();
        for (Scored model : models) {
            CalibrationFigures.Curve curve = CalibrationFigures.smoothed(model.probabilities(), model.events());
            double[] x = curve.knots();
            double[] y = Arrays.stream(x).map(curve::at).toArray();
            lines.add(new Plot.Line(model.name(), x, y));
            most = Math.max(
                    most, Math.max(x[x.length - 1], Arrays.stream(y).max().orElse(0)));
        }
        double end = Math.min(1, Math.ceil(most * 10 - 1e-9) / 10);
        page.plot(
                name,
                title,
                Plot.square(
                        title,
                        new Plot.Square("predicted probability", "share that came about, smoothed", 0, end),
                        lines));
    }

    static void groups(Page page, Scored model, List<Grouping> groupings) {
        List<List<String>> rows = new ArrayList<>();
        List<String> small = new ArrayList<>();
        for (Grouping grouping : groupings) {
            for (String group : grouping.names()) {
                Scored part = model.where(i -> grouping.groups().get(i).equals(group));
                boolean enough = part.size() >= FEWEST_MEMBERS
                        && part.happened() >= FEWEST_EVENTS
                        && part.size() - part.happened() >= FEWEST_EVENTS;
                if (enough) {
                    rows.add(List.of(
                            grouping.label(group),
                            String.valueOf(part.size()),
                            Page.measured(part.auc().measured(), 3),
                            Page.points(part.calibration().meanError())));
                } else {
                    small.add(grouping.label(group));
                }
            }
        }
        page.table(List.of("group", "members", "area (DeLong)", "mean error, points"), rows);
        if (!small.isEmpty()) {
            page.paragraph("Too few members or outcomes to show: " + String.join(", ", small) + ".");
        }
    }

    /** Coverage by group; gives back the names of groups that are significantly below. */
    static List<String> coverage(Page page, boolean[] held, List<Grouping> groupings, double level, int fewest) {
        List<String> names = new ArrayList<>();
        List<boolean[]> parts = new ArrayList<>();
        for (Grouping grouping : groupings) {
            for (String group : grouping.names()) {
                names.add(grouping.label(group));
                parts.add(Folds.flags(held, grouping.places(group)));
            }
        }
        List<String> ofEach = new ArrayList<>();
        int size = parts.stream().mapToInt(part -> part.length).sum();
        boolean[] all = new boolean[size];
        int at = 0;
        for (int i = 0; i < parts.size(); i++) {
            for (boolean one : parts.get(i)) {
                all[at] = one;
                ofEach.add(names.get(i));
                at++;
            }
        }
        List<String> below = new ArrayList<>();
        List<List<String>> rows = new ArrayList<>();
        for (Coverage each : Coverage.byGroup(all, ofEach, level, fewest)) {
            rows.add(List.of(
                    each.group(),
                    String.valueOf(each.members()),
                    Page.points(each.share()),
                    Page.number(each.chance(), 3)));
            if (each.isBelow()) {
                below.add(each.group());
            }
        }
        page.table(List.of("group of " + fewest + " or more", "members", "held, %", "chance of so few (Holm)"), rows);
        return below;
    }
}
