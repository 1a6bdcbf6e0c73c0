package org.precisionbenefit.policy;

import java.math.MathContext;
import java.math.RoundingMode;
import org.precisionbenefit.profile.Provenance;
import org.precisionbenefit.terminology.Quantity;

/** Does the known value of a term satisfy a test? */
final class Comparison {
    private static final MathContext COMPARED = new MathContext(Quantity.MAX_PRECISION, RoundingMode.HALF_EVEN);

    private Comparison() {}

    static Status of(Test test, Facts facts) {
        return of(test, facts.get(test.term()));
    }

    static Status of(Test test, TermValue value) {
        if (value instanceof TermValue.Unknown || attestedOnly(test, value)) {
            return Status.UNKNOWN;
        }
        return satisfied(test, value) ? Status.MET : Status.NOT_MET;
    }

    /** Whether the test needs a document where only somebody's word is known. */
    static boolean attestedOnly(Test test, TermValue value) {
        return test.needs() == Provenance.Source.DOCUMENTED && standing(value) == Provenance.Source.ATTESTED;
    }

    private static Provenance.Source standing(TermValue value) {
        if (value instanceof TermValue.Number number) {
            return number.standing();
        }
        if (value instanceof TermValue.Flag flag) {
            return flag.standing();
        }
        return value instanceof TermValue.Words words ? words.standing() : Provenance.Source.DOCUMENTED;
    }

    private static boolean satisfied(Test test, TermValue value) {
        return switch (test.operator()) {
            case AT_LEAST -> order(test, value) >= 0;
            case MORE_THAN -> order(test, value) > 0;
            case AT_MOST -> order(test, value) <= 0;
            case LESS_THAN -> order(test, value) < 0;
            case IS, IN -> anyWord(test, value);
            case NOT_IN -> !anyWord(test, value);
            case TRUE -> flag(test, value);
            case FALSE -> !flag(test, value);
        };
    }

    /** Compares at the precision that a double keeps exactly, so that every evaluator sees the same order. */
    private static int order(Test test, TermValue value) {
        if (value instanceof TermValue.Number number && test.number() != null) {
            return number.value().round(COMPARED).compareTo(test.number());
        }
        throw ValueTypes.misfit(test);
    }

    private static boolean anyWord(Test test, TermValue value) {
        if (value instanceof TermValue.Words words) {
            return words.values().stream().anyMatch(test.words()::contains);
        }
        throw ValueTypes.misfit(test);
    }

    private static boolean flag(Test test, TermValue value) {
        if (value instanceof TermValue.Flag flag) {
            return flag.value();
        }
        throw ValueTypes.misfit(test);
    }
}
