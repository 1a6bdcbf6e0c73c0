package org.precisionbenefit.prediction.xgboost;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.precisionbenefit.prediction.cohort.AgeBand;
import org.precisionbenefit.prediction.cohort.Cohort;
import org.precisionbenefit.prediction.cohort.CohortRow;
import org.precisionbenefit.prediction.conformal.ConformalThresholds;

/**
 * The bounds of conformal sets: by drug, by band of age and genes where there are members enough, and for the outcome
 * and its absence apart, since one bound for both would never hold an outcome that is rare. The genes have bounds of
 * their own because groups in which a variant is frequent would else be held less often than others.
 *
 * @param features the features, whole numbers all, that tell cells apart beside drug and age
 * @param cells the bounds, sorted by drug, group and outcome
 */
record Bounds(List<String> features, SortedMap<Cell, Bound> cells) {
    /** The share of outcomes that sets are to hold. */
    static final double LEVEL = 0.9;
    /** The share they are made for, a little more, because a bound found from few members may fall short by chance. */
    static final double MADE_AT = 0.91;

    static final String ALL = "all";

    /** A cell of fewer members has no bound of its own. */
    private static final int FEWEST = 30;

    Bounds {
        features = List.copyOf(features);
        cells = java.util.Collections.unmodifiableSortedMap(new TreeMap<>(cells));
    }

    /**
     * What a bound is for.
     *
     * @param drug the ingredient
     * @param group the band of age and the genes, or {@value #ALL}
     * @param event whether it is for the outcome or for its absence
     */
    record Cell(String drug, String group, boolean event) implements Comparable<Cell> {
        Cell {
            Objects.requireNonNull(drug, "drug is null");
            Objects.requireNonNull(group, "group is null");
        }

        @Override
        public int compareTo(Cell other) {
            int order = drug.compareTo(other.drug);
            order = order == 0 ? group.compareTo(other.group) : order;
            return order == 0 ? Boolean.compare(event, other.event) : order;
        }
    }

    /**
     * A bound.
     *
     * @param strangeness the largest that belongs to the set; infinite where too few members were seen
     * @param members how many it was found from
     */
    record Bound(double strangeness, int members) {}

    static Bounds of(Candidate candidate, Cohort part, List<String> features) {
        Bounds empty = new Bounds(features, new TreeMap<>());
        SortedMap<Cell, List<Double>> strange = new TreeMap<>();
        for (CohortRow row : part.rows()) {
            double probability = candidate.probability(row.values());
            double strangeness = row.event() ? 1 - probability : probability;
            for (String group : new TreeSet<>(empty.keys(row, part.names()))) {
                strange.computeIfAbsent(new Cell(row.who().drug(), group, row.event()), any -> new ArrayList<>())
                        .add(strangeness);
            }
        }
        SortedMap<Cell, Bound> cells = new TreeMap<>();
        strange.forEach((cell, values) -> {
            if (cell.group().equals(ALL) || values.size() >= FEWEST) {
                double[] seen = values.stream().mapToDouble(Double::doubleValue).toArray();
                cells.put(cell, new Bound(ConformalThresholds.of(seen, MADE_AT).bound(), seen.length));
            }
        });
        return new Bounds(features, cells);
    }

    /** The groups in which a member's bound is looked for, the first that has one. */
    private List<String> keys(CohortRow row, List<String> columns) {
        StringBuilder suffix = new StringBuilder();
        for (String feature : features) {
            float value = row.value(columns.indexOf(feature));
            suffix.append('|')
                    .append(feature)
                    .append('=')
                    .append(Float.isNaN(value) ? "-" : String.valueOf((int) value));
        }
        return List.of(group(row) + suffix, ALL + suffix, ALL);
    }

    /** Whether the set of a member of this probability holds what came about. */
    boolean holds(CohortRow row, List<String> columns, double probability) {
        return (row.event() ? 1 - probability : probability) <= bound(row, columns);
    }

    private double bound(CohortRow row, List<String> columns) {
        for (String group : keys(row, columns)) {
            Bound found = cells.get(new Cell(row.who().drug(), group, row.event()));
            if (found != null) {
                return found.strangeness();
            }
        }
        return Double.POSITIVE_INFINITY;
    }

    static String group(CohortRow row) {
        return row.who().groups().getOrDefault(AgeBand.ATTRIBUTE, ALL);
    }
}
