package org.precisionbenefit.prediction.release;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.precisionbenefit.prediction.Forecast;

/**
 * What a model's inputs and scores looked like where they are compared with: among the members it was trained on, or among the first
 * that it was asked about.
 *
 * @param members how many members it rests on
 * @param features the distribution of each feature
 * @param score the distribution of the score
 */
public record Reference(int members, SortedMap<String, Distribution> features, Distribution score) {
    private static final int BINS = 10;

    public Reference {
        features = Collections.unmodifiableSortedMap(new TreeMap<>(features));
        Objects.requireNonNull(score, "score is null");
    }

    /**
     * A distribution.
     *
     * @param edges the upper ends of all bins but the last, rising; a value at an edge lies above it
     * @param shares the share of each bin among all members, the share of those without a value last
     */
    public record Distribution(List<Double> edges, List<Double> shares) {
        public Distribution {
            edges = List.copyOf(edges);
            shares = List.copyOf(shares);
            if (shares.size() != edges.size() + 2) {
                throw new IllegalArgumentException(
                        "A distribution must have a share for each bin and for what is missing.");
            }
            for (int i = 1; i < edges.size(); i++) {
                if (edges.get(i) <= edges.get(i - 1)) {
                    throw new IllegalArgumentException("The edges of a distribution must rise.");
                }
            }
        }

        double[] edge() {
            return edges.stream().mapToDouble(Double::doubleValue).toArray();
        }

        double[] share() {
            return shares.stream().mapToDouble(Double::doubleValue).toArray();
        }
    }

    /** What these forecasts look like; only scores count. */
    static Reference of(List<Forecast> scored) {
        SortedMap<String, List<Float>> values = new TreeMap<>();
        List<Float> scores = new ArrayList<>();
        for (Forecast forecast : scored) {
            forecast.features().forEach(feature -> values.computeIfAbsent(feature.name(), any -> new ArrayList<>())
                    .add(Float.intBitsToFloat(feature.bits())));
            scores.add(score(forecast));
        }
        SortedMap<String, Distribution> features = new TreeMap<>();
        values.forEach((name, all) -> features.put(name, distribution(all)));
        return new Reference(scored.size(), features, distribution(scores));
    }

    static float score(Forecast forecast) {
        return forecast.outcome() instanceof Forecast.Scored scored
                ? Float.parseFloat(scored.probability())
                : Float.NaN;
    }

    /** Tenths, or the values themselves where there are few. */
    private static Distribution distribution(List<Float> values) {
        List<Float> there =
                values.stream().filter(value -> !value.isNaN()).sorted().toList();
        TreeSet<Double> edges = new TreeSet<>();
        for (int i = 1; i < BINS && !there.isEmpty(); i++) {
            double edge = there.get(Math.min(there.size() - 1, i * there.size() / BINS));
            if (edge > there.get(0)) {
                edges.add(edge);
            }
        }
        Bins bins = new Bins(edges.stream().mapToDouble(Double::doubleValue).toArray());
        values.forEach(bins::add);
        List<Double> shares = new ArrayList<>();
        for (double share : bins.shares()) {
            shares.add(share);
        }
        return new Distribution(new ArrayList<>(edges), shares);
    }
}
