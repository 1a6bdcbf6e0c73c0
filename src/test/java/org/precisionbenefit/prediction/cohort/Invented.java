package org.precisionbenefit.prediction.cohort;

import java.time.LocalDate;
import java.util.List;

/** Small cohorts for tests: an exposure, an age, a group, a drug and one effect. */
public final class Invented {
    private static final Variable.Recorded ALWAYS = Variable.Recorded.always();

    private Invented() {}

    /** A variable of these shares that is always recorded. */
    public static Variable share(String name, Variable.Role role, Double... shares) {
        return new Variable(name, "", role, new Distribution.Shares(List.of(List.of(shares))), ALWAYS, List.of());
    }

    /** A drug of two, drawn apart from everything else. */
    public static Variable drug() {
        return new Variable(
                "agent",
                "",
                Variable.Role.FEATURE,
                new Distribution.Shares(List.of(List.of(0.5, 0.5))),
                ALWAYS,
                List.of("1", "2"));
    }

    /** A group of two. */
    public static Variable group() {
        return new Variable(
                "ancestry",
                "",
                Variable.Role.GROUP,
                new Distribution.Shares(List.of(List.of(0.5, 0.5))),
                ALWAYS,
                List.of("one", "other"));
    }

    /** An effect of this ratio where a variable is 1 or more. */
    public static Effect effect(String variable, double ratio) {
        return new Effect(
                variable,
                List.of(new Effect.Condition(1, variable, Double.POSITIVE_INFINITY)),
                Effect.Per.none(),
                List.of(new Effect.Estimate(ratio, "test", 1)));
    }

    /** An outcome within a year whose rate was published for the members below 1 of a variable. */
    public static Outcome outcome(Outcome.Scale scale, double rate, String unexposed, Effect... effects) {
        return new Outcome(
                "event",
                scale,
                new Outcome.Rate(rate, List.of(new Effect.Condition(0, unexposed, 1))),
                365,
                List.of(effects));
    }

    /** Three years of data in which everybody fills a drug on the day of the diagnosis. */
    public static Course atOnce() {
        return course(0, 0, 0);
    }

    /** Three years of data. */
    public static Course course(double waitDays, double untreatedRatio, double earlierShare) {
        return new Course(
                LocalDate.of(2022, 1, 1),
                1095,
                new Course.Waiting(waitDays, untreatedRatio),
                new Course.Earlier(earlierShare, 700),
                "agent");
    }
}
