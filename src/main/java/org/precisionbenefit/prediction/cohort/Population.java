package org.precisionbenefit.prediction.cohort;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Invented members with everything that is true of them, of which a record holds only a part. */
public final class Population {
    private final CohortPlan plan;
    private final List<Member> members;
    private final Risks risks;

    Population(CohortPlan plan, List<Member> members, Risks risks) {
        this.plan = plan;
        this.members = List.copyOf(members);
        this.risks = risks;
    }

    /** One member: the truth, what was recorded when, and what happened. */
    static final class Member {
        final float[] truth;
        final int[] recordedOn;
        final History history;

        /**
         * A member.
         *
         * @param truth one value per variable
         * @param recordedOn the day each was recorded, counted from the first fill; {@link History#NEVER} for never
         * @param history what happened
         */
        Member(float[] truth, int[] recordedOn, History history) {
            this.truth = truth;
            this.recordedOn = recordedOn;
            this.history = history;
        }
    }

    public CohortPlan plan() {
        return plan;
    }

    public int size() {
        return members.size();
    }

    public History history(int member) {
        return members.get(member).history;
    }

    /** The hidden truth: a variable's value, recorded or not. */
    public float truth(int member, String variable) {
        return members.get(member).truth[plan.column(variable)];
    }

    /** The hidden truth: the chance of the outcome on the drug the member takes. */
    public double risk(int member) {
        return risks.risk(members.get(member).truth);
    }

    /** The hidden truth: the chance of the outcome had the member taken this drug, by its place among the plan's. */
    public double riskOn(int member, int drug) {
        return risks.risk(members.get(member).truth, drug);
    }

    /** The hidden truth: the chance without a drug, over as many days. */
    public double riskUntreated(int member) {
        return risks.untreated(members.get(member).truth);
    }

    /** The ingredient of the drug the member takes, whenever that begins. */
    public String drug(int member) {
        return plan.drugs().get((int) truth(member, plan.course().agent()));
    }

    /**
     * The members who first fill a drug within the data, as they stood on that day: what was recorded later is not there.
     *
     * @param columns the variables a model is given, in its order
     */
    public Cohort newUsers(List<String> columns) {
        int[] taken = columns.stream().mapToInt(plan::column).toArray();
        List<CohortRow> rows = new ArrayList<>();
        for (int member = 0; member < members.size(); member++) {
            if (members.get(member).history.isNewUser()) {
                rows.add(row(member, taken));
            }
        }
        return new Cohort(columns, rows);
    }

    private CohortRow row(int number, int[] taken) {
        Member member = members.get(number);
        float[] values = new float[taken.length];
        int[] days = new int[taken.length];
        for (int i = 0; i < taken.length; i++) {
            int day = member.recordedOn[taken[i]];
            values[i] = day <= 0 ? member.truth[taken[i]] : Float.NaN;
            days[i] = Math.min(day, 0);
        }
        boolean event = member.history.event() != History.NEVER;
        return new CohortRow(
                values, days, event, new CohortRow.Who(number, drug(number), member.history.filled(), groups(member)));
    }

    private Map<String, String> groups(Member member) {
        Map<String, String> groups = new HashMap<>();
        for (int i = 0; i < plan.variables().size(); i++) {
            Variable variable = plan.variables().get(i);
            if (variable.role() == Variable.Role.GROUP) {
                groups.put(variable.name(), variable.labels().get((int) member.truth[i]));
            } else if (variable.name().equals(AgeBand.AGE)) {
                groups.put(AgeBand.ATTRIBUTE, AgeBand.of(member.truth[i]));
            }
        }
        return groups;
    }
}
