package org.precisionbenefit.policy.check;

import org.precisionbenefit.policy.Operator;
import org.precisionbenefit.policy.TermValue;
import org.precisionbenefit.policy.Test;
import org.precisionbenefit.profile.Provenance;

/** Tests and values as their author writes them. */
final class Written {
    private Written() {}

    /** The whole comparison: {@code age >= 18 years}. */
    static String test(Test test) {
        return switch (test.operator()) {
            case TRUE -> test.term().toString();
            case FALSE -> "not " + test.term();
            default -> test.term() + " " + rest(test);
        };
    }

    /** What stands behind the term: {@code >= 18 years}. */
    static String rest(Test test) {
        return switch (test.operator()) {
            case AT_LEAST, MORE_THAN, AT_MOST, LESS_THAN ->
                (test.operator().sign() + " "
                                + (test.number() == null ? "" : test.number().toPlainString()) + " "
                                + test.wording().unit())
                        .strip();
            case IS -> "is " + String.join("", test.words());
            case IN, NOT_IN -> test.operator().sign() + " [" + String.join(", ", test.words()) + "]";
            case TRUE -> "yes";
            case FALSE -> "no";
        };
    }

    /** What a value has to be to meet the test. */
    static String range(Test test) {
        return rest(test) + (test.needs() == Provenance.Source.DOCUMENTED ? " by a document" : "");
    }

    /** The term with a value as a scenario gives it: {@code age: 18 years}. */
    static String given(Test test, TermValue value) {
        String written = value instanceof TermValue.Number number
                ? (number.value().toPlainString() + " " + test.wording().unit()).strip()
                : value instanceof TermValue.Words words
                        ? words.values().size() == 1
                                ? words.values().get(0)
                                : words.values().toString()
                        : value instanceof TermValue.Flag flag && flag.value() ? "yes" : "no";
        return test.term() + ": " + (attested(value) ? "{attested: " + written + "}" : written);
    }

    private static boolean attested(TermValue value) {
        Provenance.Source standing = value instanceof TermValue.Number number
                ? number.standing()
                : value instanceof TermValue.Words words
                        ? words.standing()
                        : value instanceof TermValue.Flag flag ? flag.standing() : Provenance.Source.DOCUMENTED;
        return standing == Provenance.Source.ATTESTED;
    }

    /** Whether it compares words. */
    static boolean comparesWords(Test test) {
        return test.operator() == Operator.IS || test.operator() == Operator.IN || test.operator() == Operator.NOT_IN;
    }
}
