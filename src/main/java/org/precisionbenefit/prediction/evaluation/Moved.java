package org.precisionbenefit.prediction.evaluation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.precisionbenefit.prediction.metrics.Measured;

/**
 * What moves the scores of trees: of each feature the mean absolute Shapley value, and which way a higher value moves it. It
 * explains the trees and not the disease; a feature that goes along with another takes a part of what the other does.
 */
final class Moved {
    /** From this correlation of value and movement on, a direction is told. */
    private static final double DIRECTED = 0.5;

    private Moved() {}

    /**
     * A feature over all rows.
     *
     * @param name its name
     * @param far how far it moves the score on average, either way
     * @param way the correlation of its value and its movement where it is known; NaN where either never differs
     */
    private record Feature(String name, Measured far, double way) {
        String words() {
            return Double.isNaN(way) || Math.abs(way) < DIRECTED ? "either way" : way > 0 ? "up" : "down";
        }
    }

    /**
     * Adds the section: trees are grown anew on what is learned from and explained on these rows.
     *
     * @param page the report
     * @param scale what the score is counted in
     * @param learner who grows trees
     * @param training what is learned from
     * @param rows the rows that are explained
     */
    static void section(Page page, String scale, TreeLearner learner, TreeLearner.Training training, float[][] rows) {
        double[][] moved = learner.contributions(training, rows);
        List<Feature> features = IntStream.range(0, training.inputs().size())
                .mapToObj(column -> feature(training.inputs().get(column).name(), rows, moved, column))
                .sorted(Comparator.comparingDouble(
                                (Feature feature) -> -feature.far().value())
                        .thenComparing(Feature::name))
                .toList();
        page.heading("What moves the trees");
        page.paragraph("Mean absolute Shapley value over " + rows.length + " rows, in " + scale
                + ", with its interval over rows. It explains the trees and not the disease.");
        List<List<String>> table = new ArrayList<>();
        List<Plot.Bar> bars = new ArrayList<>();
        for (Feature feature : features) {
            table.add(List.of(feature.name(), Page.measured(feature.far(), 3), feature.words()));
            bars.add(new Plot.Bar(feature.name(), feature.far(), 0));
        }
        page.table(List.of("feature", "moves the score by", "a higher value moves it"), table);
        page.plot(
                "moved",
                "How far each feature moves the score",
                Plot.bars("Mean absolute Shapley value, " + scale, 0, List.of("trees"), bars));
    }

    private static Feature feature(String name, float[][] rows, double[][] moved, int column) {
        double sum = 0;
        double squares = 0;
        for (double[] row : moved) {
            sum += Math.abs(row[column]);
            squares += row[column] * row[column];
        }
        double mean = sum / moved.length;
        double variance = Math.max(0, squares / moved.length - mean * mean);
        return new Feature(
                name,
                Measured.normal(mean, StrictMath.sqrt(variance / moved.length)),
                correlation(rows, moved, column));
    }

    private static double correlation(float[][] rows, double[][] moved, int column) {
        int[] known = IntStream.range(0, rows.length)
                .filter(row -> !Float.isNaN(rows[row][column]))
                .toArray();
        double x = IntStream.of(known)
                .mapToDouble(row -> rows[row][column])
                .average()
                .orElse(0);
        double y = IntStream.of(known)
                .mapToDouble(row -> moved[row][column])
                .average()
                .orElse(0);
        double across = 0;
        double up = 0;
        double both = 0;
        for (int row : known) {
            double offX = rows[row][column] - x;
            double offY = moved[row][column] - y;
            across += offX * offX;
            up += offY * offY;
            both += offX * offY;
        }
        return both / StrictMath.sqrt(across * up);
    }
}
