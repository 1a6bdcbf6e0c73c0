package org.precisionbenefit.policy;

import java.util.List;

/**
 * Has each known value the type that the policy's tests compare, and is known, by more than somebody's word, what always
 * is? Every evaluator asks first, so that a wrong type is the same fault everywhere, also where a comparison would not
 * have come to it.
 */
public final class ValueTypes {
    private ValueTypes() {}

    /** Every test of the policy, for {@link #refuseMisfits}. */
    public static List<Test> tests(Policy policy) {
        return policy.criteria().stream()
                .flatMap(criterion -> PolicyTerms.tests(criterion).stream())
                .distinct()
                .toList();
    }

    /**
     * Refuses facts with a value that a test cannot compare; an unknown, or somebody's word where a document is needed,
     * fits every test but one of a term that is always known.
     *
     * @throws EvaluationFault that names the term
     */
    public static void refuseMisfits(List<Test> tests, Facts facts) {
        for (Test test : tests) {
            refuseMisfit(test, facts.get(test.term()));
        }
    }

    /** The same of one value. */
    static void refuseMisfit(Test test, TermValue value) {
        if (test.alwaysKnown() && (value instanceof TermValue.Unknown || Comparison.attestedOnly(test, value))) {
            throw new EvaluationFault("The value of term (" + test.term()
                    + ") must be known: it comes from the payer's own tables. Maybe a table was not loaded.");
        }
        if (!(value instanceof TermValue.Unknown) && !type(test.operator()).isInstance(value)) {
            throw misfit(test);
        }
    }

    static EvaluationFault misfit(Test test) {
        return new EvaluationFault("The value of term (" + test.term() + ") must be " + wanted(test.operator())
                + " for the comparison (" + test.operator()
                + "). Maybe the vocabulary's type and the term's source disagree.");
    }

    private static Class<? extends TermValue> type(Operator operator) {
        return switch (operator) {
            case AT_LEAST, MORE_THAN, AT_MOST, LESS_THAN -> TermValue.Number.class;
            case IS, IN, NOT_IN -> TermValue.Words.class;
            case TRUE, FALSE -> TermValue.Flag.class;
        };
    }

    private static String wanted(Operator operator) {
        return switch (operator) {
            case AT_LEAST, MORE_THAN, AT_MOST, LESS_THAN -> "a number";
            case IS, IN, NOT_IN -> "words";
            case TRUE, FALSE -> "yes or no";
        };
    }
}
