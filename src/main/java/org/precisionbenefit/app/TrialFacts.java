package org.precisionbenefit.app;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.precisionbenefit.policy.Facts;
import org.precisionbenefit.policy.Policy;
import org.precisionbenefit.policy.TermKey;
import org.precisionbenefit.policy.TermValue;
import org.precisionbenefit.policy.Test;
import org.precisionbenefit.policy.ValueTypes;
import org.precisionbenefit.profile.Provenance;

/** Facts of nobody, by which a policy is tried: nothing is known but what the payer's own tables always say. */
final class TrialFacts {
    private static final Provenance.Source DOCUMENTED = Provenance.Source.DOCUMENTED;

    private TrialFacts() {}

    static Facts of(Policy policy) {
        Map<TermKey, TermValue> known = new TreeMap<>();
        ValueTypes.tests(policy).stream()
                .filter(Test::alwaysKnown)
                .forEach(test -> known.put(test.term(), value(test)));
        return Facts.of(known);
    }

    private static TermValue value(Test test) {
        return switch (test.operator()) {
            case AT_LEAST, MORE_THAN, AT_MOST, LESS_THAN ->
                new TermValue.Number(BigDecimal.ZERO, DOCUMENTED, List.of());
            case IS, IN, NOT_IN -> new TermValue.Words(test.words(), DOCUMENTED, List.of());
            case TRUE, FALSE -> new TermValue.Flag(false, DOCUMENTED, List.of());
        };
    }
}
