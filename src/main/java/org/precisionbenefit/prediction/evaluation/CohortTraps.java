package org.precisionbenefit.prediction.evaluation;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.precisionbenefit.prediction.cohort.Cohort;
import org.precisionbenefit.prediction.cohort.CohortRow;
import org.precisionbenefit.prediction.cohort.History;
import org.precisionbenefit.prediction.cohort.Population;
import org.precisionbenefit.prediction.metrics.LogisticRegression;
import org.precisionbenefit.prediction.metrics.Measured;
import org.precisionbenefit.prediction.metrics.Shares;

/**
 * What a careless analysis of invented members finds, beside the hidden truth: each trap is in the data on purpose, so that
 * it can be shown which way of looking falls into it.
 */
public final class CohortTraps {
    private final Population all;

    public CohortTraps(Population all) {
        this.all = all;
    }

    /**
     * Two drugs compared, in points of risk.
     *
     * @param one the ingredient of the one
     * @param other of the other
     * @param crude the difference of the shares in which the outcome came about
     * @param adjusted the same after a line through what is recorded
     * @param truth the mean difference for the same members on either drug
     */
    public record Contrast(String one, String other, Measured crude, double adjusted, double truth) {}

    /** Every drug against the first. */
    public List<Contrast> contrasts(List<String> columns) {
        Cohort users = all.newUsers(columns);
        List<String> drugs = all.plan().drugs();
        List<Contrast> contrasts = new ArrayList<>();
        for (int drug = 1; drug < drugs.size(); drug++) {
            String one = drugs.get(drug);
            String first = drugs.get(0);
            Cohort both = users.where(
                    row -> row.who().drug().equals(one) || row.who().drug().equals(first));
            int place = drug;
            double truth = both.rows().stream()
                    .mapToDouble(row -> all.riskOn(row.who().member(), place)
                            - all.riskOn(row.who().member(), 0))
                    .average()
                    .orElse(0);
            contrasts.add(new Contrast(one, first, crude(both, one), adjusted(both, one), truth));
        }
        return contrasts;
    }

    private static Measured crude(Cohort both, String one) {
        Cohort with = both.where(row -> row.who().drug().equals(one));
        Cohort without = both.where(row -> !row.who().drug().equals(one));
        double p = (double) with.events() / with.size();
        double q = (double) without.events() / without.size();
        double error = StrictMath.sqrt(p * (1 - p) / with.size() + q * (1 - q) / without.size());
        return Measured.normal(p - q, error);
    }

    private static double adjusted(Cohort both, String one) {
        List<float[]> rows = new ArrayList<>();
        List<Boolean> events = new ArrayList<>();
        List<Integer> weights = new ArrayList<>();
        for (CohortRow row : both.rows()) {
            rows.add(with(row.values(), row.who().drug().equals(one)));
            events.add(row.event());
            weights.add(1);
        }
        int columns = both.columns() + 1;
        LogisticRegression line =
                LogisticRegression.fit(new LogisticRegression.Rows(rows, events, weights), new int[columns]);
        double sum = 0;
        for (CohortRow row : both.rows()) {
            sum += line.probability(with(row.values(), true)) - line.probability(with(row.values(), false));
        }
        return sum / both.size();
    }

    private static float[] with(float[] values, boolean one) {
        float[] row = new float[values.length + 1];
        System.arraycopy(values, 0, row, 0, values.length);
        row[values.length] = one ? 1f : 0f;
        return row;
    }

    /**
     * Those who filled the drug soon after the diagnosis against those who had not yet, both counted from the diagnosis.
     *
     * @param within how many days count as soon: the mean wait
     * @param users the share of users in whom the outcome came about
     * @param others of the others
     * @param truth the ratio of risks with and without a drug, for the same members
     */
    public record Immortal(int within, Measured users, Measured others, double truth) {}

    /** What counting from the diagnosis finds. */
    public Immortal immortal() {
        int within = all.plan().outcome().withinDays();
        IntPredicate soon = i -> all.history(i).event() != History.NEVER
                && all.history(i).event() - all.history(i).diagnosed() <= within;
        IntPredicate fresh = i -> !all.history(i).earlier();
        int cut = (int) all.plan().course().waiting().meanDays();
        IntPredicate filled = i -> all.history(i).filled() != History.NEVER
                && all.history(i).filled() - all.history(i).diagnosed() <= cut;
        double truth = mean(fresh, all::risk) / mean(fresh, all::riskUntreated);
        return new Immortal(cut, share(fresh.and(filled), soon), share(fresh.and(filled.negate()), soon), truth);
    }

    /**
     * New users against those who took the drug before the data begins.
     *
     * @param fresh the share of new users in whom the outcome came about
     * @param earlier of the earlier users who are seen, counted from the first day of the data
     * @param susceptible the mean of what makes susceptible, among the new and among the earlier
     */
    public record Depleted(Measured fresh, Measured earlier, double[] susceptible) {}

    /** What mixing earlier users in would do. */
    public Depleted depleted() {
        int within = all.plan().outcome().withinDays();
        IntPredicate fresh = i -> all.history(i).isNewUser();
        IntPredicate earlier = i -> all.history(i).earlier() && all.history(i).isSeen();
        IntPredicate after = i -> all.history(i).event() != History.NEVER;
        IntPredicate inTime = i -> after.test(i) && all.history(i).event() <= within;
        return new Depleted(share(fresh, after), share(earlier, inTime), new double[] {
            mean(fresh, i -> all.truth(i, "frailty")), mean(earlier, i -> all.truth(i, "frailty"))
        });
    }

    /**
     * A value that is recorded more often in some.
     *
     * @param column the feature
     * @param recorded the share of members in whom the outcome came about, of those in whom it stands in the record
     * @param missing of the others
     */
    public record Informative(String column, Measured recorded, Measured missing) {}

    /** What being recorded says by itself. */
    public List<Informative> informative(List<String> columns) {
        Cohort users = all.newUsers(columns);
        List<Informative> found = new ArrayList<>();
        for (int column = 0; column < columns.size(); column++) {
            int place = column;
            Cohort there = users.where(row -> !Float.isNaN(row.value(place)));
            Cohort gone = users.where(row -> Float.isNaN(row.value(place)));
            if (gone.size() > 0 && there.size() > 0) {
                found.add(new Informative(
                        columns.get(column),
                        Shares.wilson(there.events(), there.size()),
                        Shares.wilson(gone.events(), gone.size())));
            }
        }
        return found;
    }

    private Measured share(IntPredicate who, IntPredicate what) {
        int[] members = IntStream.range(0, all.size()).filter(who).toArray();
        return Shares.wilson((int) IntStream.of(members).filter(what).count(), members.length);
    }

    private double mean(IntPredicate who, IntToDoubleFunction what) {
        double sum = 0;
        int count = 0;
        for (int member = 0; member < all.size(); member++) {
            if (who.test(member)) {
                sum += what.applyAsDouble(member);
                count++;
            }
        }
        return count == 0 ? 0 : sum / count;
    }
}
