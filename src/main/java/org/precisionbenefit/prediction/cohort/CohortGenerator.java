package org.precisionbenefit.prediction.cohort;

import java.util.ArrayList;
import java.util.List;

/**
 * Draws members from a plan. What is true of a member is drawn first, then whether and when it is recorded, then how
 * long the drug is waited for and whether the outcome comes about. The same seed gives the same members on every machine,
 * and the first of them do not depend on how many are drawn but for the base amount of the outcome.
 */
public final class CohortGenerator {
    private final CohortPlan plan;
    private final long seed;

    public CohortGenerator(CohortPlan plan, long seed) {
        this.plan = plan;
        this.seed = seed;
    }

    /** Draws members. */
    public Population draw(int members) {
        float[][] truth = new float[members][];
        Draws[] draws = new Draws[members];
        for (int member = 0; member < members; member++) {
            draws[member] = Draws.forMember(seed, member);
            truth[member] = truth(draws[member]);
        }
        Risks risks = Risks.among(plan, truth);
        List<Population.Member> drawn = new ArrayList<>(members);
        for (int member = 0; member < members; member++) {
            int[] recordedOn = recorded(truth[member], draws[member]);
            drawn.add(new Population.Member(truth[member], recordedOn, history(truth[member], risks, draws[member])));
        }
        return new Population(plan, drawn, risks);
    }

    private float[] truth(Draws draws) {
        List<Variable> variables = plan.variables();
        float[] values = new float[variables.size()];
        for (int i = 0; i < values.length; i++) {
            Variable variable = variables.get(i);
            int level = variable.dependsOn().isEmpty() ? 0 : (int) values[plan.column(variable.dependsOn())];
            values[i] = variable.distribution().draw(level, draws);
        }
        return values;
    }

    private int[] recorded(float[] truth, Draws draws) {
        int[] days = new int[truth.length];
        for (int i = 0; i < days.length; i++) {
            Variable.Recorded recorded = plan.variables().get(i).recorded();
            double share = recorded.share(truth[i]);
            Variable.Link link = recorded.link();
            if (!link.variable().isEmpty()) {
                share *= link.factors().get((int) truth[plan.column(link.variable())]);
            }
            boolean isRecorded = draws.uniform() < share;
            int day = recorded.dated().drawn(draws);
            days[i] = isRecorded ? day : History.NEVER;
        }
        return days;
    }

    private History history(float[] truth, Risks risks, Draws draws) {
        Course course = plan.course();
        int diagnosed = draws.below(course.days());
        boolean earlier = draws.uniform() < course.earlier().share();
        int earlierBy = 1 + draws.below(Math.max(1, course.earlier().withinDays()));
        double wait = -course.waiting().meanDays() * StrictMath.log(1 - draws.uniform());
        double untreated = daysUntil(risks.untreated(truth), draws.uniform());
        double treated = daysUntil(risks.risk(truth), draws.uniform());
        if (earlier) {
            return new History(-earlierBy, -earlierBy, reached(-earlierBy, treated, true), true);
        }
        if (untreated <= wait) {
            return new History(diagnosed, History.NEVER, reached(diagnosed, untreated, false), false);
        }
        int filled = diagnosed + (int) wait;
        return new History(diagnosed, filled, reached(filled, treated, false), false);
    }

    /** When the outcome comes about at an even hazard, of which the risk is what it amounts to over the outcome's days. */
    private double daysUntil(double risk, double uniform) {
        return risk <= 0
                ? Double.POSITIVE_INFINITY
                : plan.outcome().withinDays() * StrictMath.log(1 - uniform) / StrictMath.log(1 - risk);
    }

    /** The day of the outcome; for who began earlier it is looked for as long as the data may see it. */
    private int reached(int from, double days, boolean earlier) {
        int lookedFor = plan.outcome().withinDays() + (earlier ? -from : 0);
        return days <= lookedFor ? from + (int) days : History.NEVER;
    }
}
