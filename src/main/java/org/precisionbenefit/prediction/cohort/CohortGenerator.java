package org.precisionbenefit.prediction.cohort;

import java.util.List;

/**
 * Draws a cohort from its plan. The hazard of a member is a base hazard times the ratios of the effects that hold, and
 * the base hazard is found such that the published rate comes out among the members it was published for. Whether a value
 * is recorded is drawn after the outcome and does not depend on it.
 */
public final class CohortGenerator {
    private static final int BISECTIONS = 60;

    private final CohortPlan plan;
    private final long seed;

    public CohortGenerator(CohortPlan plan, long seed) {
        this.plan = plan;
        this.seed = seed;
    }

    /**
     * Draws members.
     *
     * @param members how many
     * @param columns the variables the model is given, in its order
     */
    public Cohort draw(int members, List<String> columns) {
        int[] taken = columns.stream().mapToInt(plan::column).toArray();
        float[][] truth = new float[members][];
        Draws[] draws = new Draws[members];
        double[] ratio = new double[members];
        Hazards hazards = new Hazards(plan);
        for (int member = 0; member < members; member++) {
            draws[member] = Draws.forMember(seed, member);
            truth[member] = member(draws[member]);
            ratio[member] = hazards.ratio(truth[member]);
        }
        double base = baseHazard(truth, ratio, hazards);
        float[][] rows = new float[members][];
        boolean[] events = new boolean[members];
        for (int member = 0; member < members; member++) {
            events[member] = draws[member].uniform() < risk(base, ratio[member]);
            rows[member] = recorded(truth[member], taken, draws[member]);
        }
        return new Cohort(columns, rows, events);
    }

    private float[] member(Draws draws) {
        List<Variable> variables = plan.variables();
        float[] values = new float[variables.size()];
        for (int i = 0; i < values.length; i++) {
            Variable variable = variables.get(i);
            int level = variable.dependsOn().isEmpty() ? 0 : (int) values[plan.column(variable.dependsOn())];
            values[i] = variable.distribution().draw(level, draws);
        }
        return values;
    }

    private float[] recorded(float[] truth, int[] taken, Draws draws) {
        float[] row = new float[taken.length];
        for (int i = 0; i < row.length; i++) {
            float value = truth[taken[i]];
            double share = plan.variables().get(taken[i]).recorded().share(value);
            row[i] = draws.uniform() < share ? value : Float.NaN;
        }
        return row;
    }

    private double baseHazard(float[][] truth, double[] ratio, Hazards hazards) {
        double low = 0;
        double high = 10;
        for (int i = 0; i < BISECTIONS; i++) {
            double middle = (low + high) / 2;
            double sum = 0;
            int count = 0;
            for (int member = 0; member < ratio.length; member++) {
                if (hazards.isReference(truth[member])) {
                    sum += risk(middle, ratio[member]);
                    count++;
                }
            }
            if (sum < plan.rate() * count) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private static double risk(double base, double ratio) {
        return 1 - StrictMath.exp(-base * ratio);
    }

    /** The plan's effects with columns looked up once. */
    private static final class Hazards {
        private final CohortPlan plan;
        private final double[] ratios;

        Hazards(CohortPlan plan) {
            this.plan = plan;
            this.ratios =
                    plan.effects().stream().mapToDouble(Effect::hazardRatio).toArray();
        }

        double ratio(float[] truth) {
            double product = 1;
            for (int i = 0; i < ratios.length; i++) {
                if (holds(plan.effects().get(i).when(), truth)) {
                    product *= ratios[i];
                }
            }
            return product;
        }

        boolean isReference(float[] truth) {
            return holds(plan.rateAmong(), truth);
        }

        private boolean holds(List<Effect.Condition> when, float[] truth) {
            for (Effect.Condition condition : when) {
                if (!condition.holds(truth[plan.column(condition.variable())])) {
                    return false;
                }
            }
            return true;
        }
    }
}
