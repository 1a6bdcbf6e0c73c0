package org.precisionbenefit.prediction.evaluation;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What is to be done with a data set, written down and kept before anybody reads its test part.
 *
 * @param id the name of the evaluation, of its report and of its file
 * @param words what readers are told
 * @param data which file, and how it is known to be that one
 * @param features what a model may see, in column order
 * @param split how members are kept apart
 * @param boosting how trees are grown
 * @param comparator what stands beside ours
 * @param limits the figures that have to be reached, by name
 */
public record Protocol(
        String id,
        Words words,
        Data data,
        List<Input> features,
        Split split,
        Boosting boosting,
        Comparator comparator,
        SortedMap<String, Double> limits) {
    public Protocol {
        Objects.requireNonNull(id, "id is null");
        Objects.requireNonNull(words, "words are null");
        Objects.requireNonNull(data, "data is null");
        features = List.copyOf(features);
        Objects.requireNonNull(split, "split is null");
        Objects.requireNonNull(boosting, "boosting is null");
        Objects.requireNonNull(comparator, "comparator is null");
        limits = java.util.Collections.unmodifiableSortedMap(new TreeMap<>(limits));
    }

    /** The figure that has to be reached. */
    public double limit(String name) {
        return Objects.requireNonNull(
                limits.get(name), () -> "The protocol " + id + " must give the limit " + name + ".");
    }

    /**
     * What readers are told.
     *
     * @param title the heading of the report
     * @param written the day on which the protocol was written
     * @param outcome what is predicted
     * @param inclusion who counts
     * @param reported what the report shows
     */
    public record Words(String title, String written, String outcome, String inclusion, List<String> reported) {
        public Words {
            reported = List.copyOf(reported);
        }
    }

    /**
     * A data file.
     *
     * @param file its name
     * @param sha256 the digest of its bytes, so that another edition is refused
     * @param source who published it, and under which licence
     */
    public record Data(String file, String sha256, String source) {}

    /**
     * Something that a model may see.
     *
     * @param name the name of its column
     * @param unit its unit
     * @param sign 1 where the prediction may only rise with it, -1 where it may only fall, 0 where either may be
     * @param reason why it may be used
     */
    public record Input(String name, String unit, int sign, String reason) {}

    /**
     * How members are kept apart.
     *
     * @param kind in words, for the report
     * @param folds the number of parts
     * @param seed the seed by which they are drawn
     */
    public record Split(String kind, int folds, long seed) {}

    /**
     * How trees are grown.
     *
     * @param rounds how many trees
     * @param eta how much each counts
     * @param maxDepth how many questions deep a tree goes
     * @param minChildWeight how much of the training set a leaf must hold at least, in the library's measure
     */
    public record Boosting(int rounds, double eta, int maxDepth, double minChildWeight) {}

    /**
     * What stands beside ours.
     *
     * @param name its name in the report
     * @param source where it was published
     * @param coefficients its figures by name; empty where it is fitted anew or its predictions stand in the data
     */
    public record Comparator(String name, String source, Map<String, Double> coefficients) {
        public Comparator {
            coefficients = Map.copyOf(coefficients);
        }

        /** A figure of the formula. */
        public double coefficient(String of) {
            return Objects.requireNonNull(
                    coefficients.get(of), () -> "The formula " + name + " must give the coefficient " + of + ".");
        }
    }
}
