package org.precisionbenefit.prediction.cohort;

import java.util.List;

/**
 * The hidden truth about an outcome: how likely it is for a member on whichever drug. The base amount is found such that
 * the published share comes out among the members it was published for.
 */
final class Risks {
    private static final int BISECTIONS = 80;
    private static final double HIGHEST = 1000;

    private final CohortPlan plan;
    private final List<Moving> effects;
    private final int agent;
    private double base;

    private Risks(CohortPlan plan) {
        this.plan = plan;
        this.agent = plan.column(plan.course().agent());
        this.effects = plan.outcome().effects().stream()
                .map(effect -> new Moving(effect, plan))
                .toList();
    }

    /** The truth about members of these values. */
    static Risks among(CohortPlan plan, float[][] truth) {
        Risks risks = new Risks(plan);
        double[] ratios = new double[truth.length];
        int size = 0;
        List<Effect.Condition> among = plan.outcome().rate().among();
        int[] columns = columns(plan, among);
        for (float[] member : truth) {
            if (holds(among, columns, member)) {
                ratios[size] = risks.ratio(member, true);
                size++;
            }
        }
        if (size == 0) {
            throw new IllegalArgumentException(
                    "The rate of cohort (" + plan.id() + ") must be published for some of its members.");
        }
        double low = 0;
        double high = HIGHEST;
        for (int i = 0; i < BISECTIONS; i++) {
            risks.base = (low + high) / 2;
            double sum = 0;
            for (int member = 0; member < size; member++) {
                sum += plan.outcome().scale().risk(risks.base * ratios[member]);
            }
            if (sum < plan.outcome().rate().share() * size) {
                low = risks.base;
            } else {
                high = risks.base;
            }
        }
        return risks;
    }

    /** The chance of the outcome within its days for a member as they are. */
    double risk(float[] member) {
        return plan.outcome().scale().risk(base * ratio(member, true));
    }

    /** The chance if the member took another drug and all else stayed as it is. */
    double risk(float[] member, int drug) {
        float[] other = member.clone();
        other[agent] = drug;
        return risk(other);
    }

    /** The chance within as many days without any drug, but for what the untreated hazard is against it. */
    double untreated(float[] member) {
        double treatedAlike = plan.outcome().scale().risk(base * ratio(member, false));
        return 1 - StrictMath.pow(1 - treatedAlike, plan.course().waiting().hazardRatio());
    }

    private double ratio(float[] member, boolean withDrug) {
        double log = 0;
        for (Moving effect : effects) {
            if ((withDrug || !effect.ofDrug) && holds(effect.when, effect.columns, member)) {
                log += (effect.per < 0 ? 1 : member[effect.per] / effect.unit) * effect.logRatio;
            }
        }
        return StrictMath.exp(log);
    }

    private static boolean holds(List<Effect.Condition> when, int[] columns, float[] member) {
        for (int i = 0; i < columns.length; i++) {
            if (!when.get(i).holds(member[columns[i]])) {
                return false;
            }
        }
        return true;
    }

    private static int[] columns(CohortPlan plan, List<Effect.Condition> when) {
        return when.stream()
                .mapToInt(condition -> plan.column(condition.variable()))
                .toArray();
    }

    /** An effect with its columns looked up once. */
    private static final class Moving {
        private final List<Effect.Condition> when;
        private final int[] columns;
        private final double logRatio;
        private final int per;
        private final double unit;
        private final boolean ofDrug;

        Moving(Effect effect, CohortPlan plan) {
            this.when = effect.when();
            this.columns = columns(plan, when);
            this.logRatio = effect.logRatio();
            this.per = effect.per().variable().isEmpty()
                    ? -1
                    : plan.column(effect.per().variable());
            this.unit = effect.per().unit();
            this.ofDrug = when.stream()
                    .anyMatch(condition ->
                            condition.variable().equals(plan.course().agent()));
        }
    }
}
