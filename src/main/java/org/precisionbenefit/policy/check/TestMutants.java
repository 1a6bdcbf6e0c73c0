package org.precisionbenefit.policy.check;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.precisionbenefit.policy.Operator;
import org.precisionbenefit.policy.TermValue;
import org.precisionbenefit.policy.Test;
import org.precisionbenefit.policy.TestsOfValues;
import org.precisionbenefit.profile.Provenance;

/** The small changes of one test, of which each alters what some value comes to. */
final class TestMutants {
    private TestMutants() {}

    /**
     * A changed test.
     *
     * @param test the changed test
     * @param told what it became, in words
     * @param telling a value by which the two tests differ
     */
    record Changed(Test test, String told, TermValue telling) {}

    /** The changes that some value can show, the same only once. */
    static List<Changed> of(Test test, TermDomain domain) {
        List<Changed> changed = new ArrayList<>();
        for (Test other : others(test, domain)) {
            TermValue telling = telling(test, other, domain);
            if (telling != null) {
                changed.add(new Changed(other, told(test, other), telling));
            }
        }
        return List.copyOf(changed);
    }

    private static List<Test> others(Test test, TermDomain domain) {
        List<Test> others = new ArrayList<>();
        BigDecimal number = test.number();
        if (number != null) {
            BigDecimal step = domain.whole() ? BigDecimal.ONE : number.ulp();
            others.add(with(test, test.operator(), number.add(step), test.words()));
            others.add(with(test, test.operator(), number.subtract(step), test.words()));
        }
        others.add(with(test, flipped(test.operator()), number, test.words()));
        for (String word : test.words().size() > 1 ? test.words() : List.<String>of()) {
            List<String> fewer = new ArrayList<>(test.words());
            fewer.remove(word);
            others.add(with(test, test.operator(), number, fewer));
        }
        if (test.needs() == Provenance.Source.DOCUMENTED) {
            others.add(new Test(
                    test.term(),
                    test.operator(),
                    number,
                    test.words(),
                    Provenance.Source.ATTESTED,
                    test.wording(),
                    test.alwaysKnown()));
        }
        return others;
    }

    private static Test with(Test test, Operator operator, @Nullable BigDecimal number, List<String> words) {
        return new Test(test.term(), operator, number, words, test.needs(), test.wording(), test.alwaysKnown());
    }

    private static Operator flipped(Operator operator) {
        return switch (operator) {
            case AT_LEAST -> Operator.MORE_THAN;
            case MORE_THAN -> Operator.AT_LEAST;
            case AT_MOST -> Operator.LESS_THAN;
            case LESS_THAN -> Operator.AT_MOST;
            case IS, IN -> Operator.NOT_IN;
            case NOT_IN -> Operator.IN;
            case TRUE -> Operator.FALSE;
            case FALSE -> Operator.TRUE;
        };
    }

    /** A figure or word that stands in one of the two is easier to understand than another. */
    private static @Nullable TermValue telling(Test test, Test other, TermDomain domain) {
        List<TermValue> telling = TermValues.of(List.of(test, other), domain).stream()
                .filter(value -> TestsOfValues.status(test, value) != TestsOfValues.status(other, value))
                .toList();
        return telling.stream()
                .filter(value -> isNamed(value, test) || isNamed(value, other))
                .findFirst()
                .orElse(telling.isEmpty() ? null : telling.get(0));
    }

    private static boolean isNamed(TermValue value, Test test) {
        if (value instanceof TermValue.Words words) {
            return test.words().containsAll(words.values());
        }
        return value instanceof TermValue.Number number
                && test.number() != null
                && number.value().compareTo(test.number()) == 0;
    }

    private static String told(Test test, Test other) {
        if (test.needs() != other.needs()) {
            return "\"needs: documented\" of " + Written.test(test) + " is left out";
        }
        if (other.words().size() < test.words().size()) {
            List<String> lost = new ArrayList<>(test.words());
            lost.removeAll(other.words());
            return Written.test(test) + " loses \"" + String.join("", lost) + "\"";
        }
        boolean flag = test.operator() == Operator.TRUE || test.operator() == Operator.FALSE;
        return Written.test(test) + " becomes " + (flag ? Written.test(other) : Written.rest(other));
    }
}
