package org.precisionbenefit.prediction.xgboost;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.precisionbenefit.prediction.cohort.Cohort;

/**
 * How inputs and scores lay among the members learned from, so that one can tell later that they have moved. A bin is what
 * lies below its edge; where there are few values, each has its own.
 */
final class Reference {
    private static final int BINS = 10;

    private Reference() {}

    static ObjectNode of(Cohort training, Candidate served) {
        ObjectNode reference = JsonNodeFactory.instance.objectNode();
        reference.put("members", training.size());
        ObjectNode features = reference.putObject("features");
        for (int column = 0; column < training.columns(); column++) {
            double[] there = new double[training.size()];
            int size = 0;
            for (int member = 0; member < training.size(); member++) {
                float value = training.value(member, column);
                if (!Float.isNaN(value)) {
                    there[size] = value;
                    size++;
                }
            }
            features.set(
                    training.names().get(column),
                    binned(Arrays.copyOf(there, size))
                            .put("missing", Figures.exact(1 - (double) size / training.size())));
        }
        reference.set("score", binned(served.probabilities(training)));
        return reference;
    }

    private static ObjectNode binned(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        List<Double> edges = edges(sorted);
        int[] counts = new int[edges.size() + 1];
        for (double value : sorted) {
            int bin = 0;
            while (bin < edges.size() && value >= edges.get(bin)) {
                bin++;
            }
            counts[bin]++;
        }
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        ArrayNode written = node.putArray("edges");
        edges.forEach(edge -> written.add(Figures.exact(edge)));
        ArrayNode shares = node.putArray("shares");
        for (int count : counts) {
            shares.add(Figures.exact(sorted.length == 0 ? 1 : (double) count / sorted.length));
        }
        return node;
    }

    private static List<Double> edges(double[] sorted) {
        double[] distinct = Arrays.stream(sorted).distinct().toArray();
        List<Double> edges = new ArrayList<>();
        if (distinct.length <= BINS) {
            for (int i = 1; i < distinct.length; i++) {
                edges.add(distinct[i]);
            }
            return edges;
        }
        for (int bin = 1; bin < BINS; bin++) {
            double edge = sorted[sorted.length * bin / BINS];
            if (edge > sorted[0] && (edges.isEmpty() || edge > edges.get(edges.size() - 1))) {
                edges.add(edge);
            }
        }
        return edges;
    }
}
