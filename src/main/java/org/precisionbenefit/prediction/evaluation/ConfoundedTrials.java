package org.precisionbenefit.prediction.evaluation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.precisionbenefit.prediction.causal.AdjustedContrast;
import org.precisionbenefit.prediction.causal.Compared;
import org.precisionbenefit.prediction.causal.Confounding;
import org.precisionbenefit.prediction.metrics.Measured;

/** Do contrasts from data in which the sicker got one therapy more often come back to what the randomised trial found? */
final class ConfoundedTrials {
    private static final double[] STRENGTHS = {0.5, 1, 2, 4};
    private static final int DRAWS = 20;

    private final Protocol protocol;
    private final StrokeRows members;
    private final boolean overlapping;

    ConfoundedTrials(Protocol protocol, DataTable table) {
        this.protocol = protocol;
        this.overlapping = protocol.id().equals("confounded-trials-2");
        this.members = StrokeRows.of(table);
    }

    /**
     * A question to which the trial knows the answer.
     *
     * @param name in words
     * @param trial the members as randomised
     * @param judged whether the protocol asks something of it
     */
    record Question(String name, Compared trial, boolean judged) {}

    List<Question> questions() {
        boolean[] aspirin = new boolean[members.size()];
        boolean[] heparin = new boolean[members.size()];
        for (int i = 0; i < members.size(); i++) {
            heparin[i] = members.rows()[i][StrokeRows.BEFORE] > 0;
            aspirin[i] = members.rows()[i][StrokeRows.BEFORE + 1] == 1;
        }
        float[][] before = members.before();
        return List.of(
                new Question("death, aspirin or none", new Compared(before, aspirin, members.died()), true),
                new Question("death, heparin or none", new Compared(before, heparin, members.died()), true),
                new Question("bleeding, heparin or none", new Compared(before, heparin, members.bled()), false));
    }

    /**
     * What the draws of one strength came to.
     *
     * @param naive the mean of the naive differences, with the range of nineteen in twenty draws
     * @param adjusted the same of ours, where it was not declined
     * @param overlap the same of the contrast among those who might have got either, declined or not
     * @param missed the share of draws whose naive difference lies outside the randomised interval
     * @param hit the share of draws, of those not declined, in which ours lies in it
     * @param declined the share of draws in which ours is declined
     */
    record Outcome(Measured naive, Measured adjusted, Measured overlap, double missed, double hit, double declined) {}

    /** Confounds, compares and adjusts. */
    Outcome outcome(Question question, double strength) {
        double[] odds = Arrays.stream(members.prognosis())
                .map(p -> StrictMath.log(p / (1 - p)))
                .toArray();
        double[] prognosis = Confounding.standardised(odds);
        Measured randomised = question.trial().difference();
        List<Double> naive = new ArrayList<>();
        List<Double> adjusted = new ArrayList<>();
        List<Double> overlap = new ArrayList<>();
        int missed = 0;
        int hit = 0;
        for (int draw = 0; draw < DRAWS; draw++) {
            long seed = protocol.split().seed() + draw;
            Compared confounded = Confounding.of(question.trial(), prognosis, strength, seed);
            double difference = confounded.difference().value();
            naive.add(difference);
            missed += randomised.holds(difference) ? 0 : 1;
            AdjustedContrast contrast =
                    AdjustedContrast.of(confounded, protocol.split().folds(), seed);
            overlap.add(contrast.overlap().value());
            if (contrast.isSupported()) {
                double ours = (overlapping ? contrast.overlap() : contrast.everybody()).value();
                adjusted.add(ours);
                hit += randomised.holds(ours) ? 1 : 0;
            }
        }
        return new Outcome(
                range(naive),
                range(adjusted),
                range(overlap),
                (double) missed / DRAWS,
                adjusted.isEmpty() ? Double.NaN : (double) hit / adjusted.size(),
                1 - (double) adjusted.size() / DRAWS);
    }

    private static Measured range(List<Double> values) {
        double[] sorted =
                values.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        if (sorted.length == 0) {
            return new Measured(Double.NaN, Double.NaN, Double.NaN);
        }
        int cut = (int) Math.round(0.025 * (sorted.length - 1));
        return new Measured(
                sorted[cut], Arrays.stream(sorted).average().orElse(Double.NaN), sorted[sorted.length - 1 - cut]);
    }

    EvaluationReport report() {
        Page page = new Page(protocol);
        page.paragraph(
                overlapping
                        ? "Ours is the doubly robust contrast with overlap weights: of those who might have got either."
                        : "Ours is the doubly robust contrast for everybody.");
        for (Question question : questions()) {
            one(page, question);
        }
        page.paragraph(
                "The range beside a mean is that of nineteen in twenty draws. In the right column stands what those"
                        + " have in common who might have got either therapy; it is of other people than the trial's and is shown"
                        + " where the contrast for everybody is declined.");
        return page.report();
    }

    private void one(Page page, Question question) {
        Measured randomised = question.trial().difference();
        page.heading(capital(question.name()));
        page.paragraph(
                "As randomised, " + question.trial().size() + " members: " + Page.points(randomised) + " points.");
        List<List<String>> rows = new ArrayList<>();
        List<Plot.Bar> bars = new ArrayList<>();
        bars.add(new Plot.Bar("as randomised", scaled(randomised), 2));
        for (double strength : STRENGTHS) {
            Outcome outcome = outcome(question, strength);
            boolean spoken = outcome.declined() < 1;
            rows.add(List.of(
                    Page.number(strength, 1),
                    Page.points(outcome.naive()),
                    Page.percent(outcome.missed()),
                    spoken ? Page.points(outcome.adjusted()) : "declined",
                    spoken ? Page.percent(outcome.hit()) : "",
                    Page.percent(outcome.declined()),
                    Page.points(outcome.overlap())));
            bars.add(new Plot.Bar("naive, strength " + Page.number(strength, 1), scaled(outcome.naive()), 1));
            if (spoken) {
                bars.add(new Plot.Bar("ours, strength " + Page.number(strength, 1), scaled(outcome.adjusted()), 0));
            }
            if (question.judged() && strength == protocol.limit("moderate_strength")) {
                judge(page, question, outcome, randomised);
            }
        }
        page.table(
                List.of(
                        "strength",
                        "naive, points",
                        "misses",
                        "ours, points",
                        "hits",
                        "declined",
                        "where either was likely, points"),
                rows);
        page.plot(
                question.name().replaceAll("[^a-z]++", "-"),
                capital(question.name()),
                Plot.bars(
                        capital(question.name()) + ", difference in points",
                        0,
                        List.of("ours", "naive", "as randomised"),
                        bars));
    }

    private static Measured scaled(Measured share) {
        return new Measured(100 * share.low(), 100 * share.value(), 100 * share.high());
    }

    private static String capital(String words) {
        return Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }

    private void judge(Page page, Question question, Outcome outcome, Measured randomised) {
        page.verdict(
                question.name() + ": at moderate strength the naive difference misses the randomised interval",
                outcome.missed() >= protocol.limit("naive_misses"),
                "in " + Page.percent(outcome.missed()) + " of draws");
        page.verdict(
                question.name() + ": ours lies in it, on average and in at least 80 % of draws",
                randomised.holds(outcome.adjusted().value()) && outcome.hit() >= protocol.limit("ours_hits"),
                "mean " + Page.number(100 * outcome.adjusted().value(), 2) + " points, in "
                        + Page.percent(outcome.hit()) + " of draws");
        page.verdict(
                question.name() + ": ours is not declined",
                outcome.declined() <= protocol.limit("declined_at_most"),
                "declined in " + Page.percent(outcome.declined()));
    }
}
