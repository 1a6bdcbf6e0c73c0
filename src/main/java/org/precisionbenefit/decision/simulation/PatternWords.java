package org.precisionbenefit.decision.simulation;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.precisionbenefit.policy.Operator;
import org.precisionbenefit.policy.Policy;
import org.precisionbenefit.policy.TermKey;
import org.precisionbenefit.policy.TermValue;
import org.precisionbenefit.policy.Test;
import org.precisionbenefit.policy.ValueTypes;
import org.precisionbenefit.profile.Provenance;
import org.precisionbenefit.terminology.authored.Choices;

/**
 * Says of a fact what two policies can tell of it, and no more: between which of their figures it lies, which of their words it
 * is. So a report of real requests holds no member's value.
 */
final class PatternWords {
    private final Map<TermKey, List<Test>> tests = new TreeMap<>();

    PatternWords(@Nullable Policy before, @Nullable Policy after) {
        Stream.of(
                        before == null ? List.<Test>of() : ValueTypes.tests(before),
                        after == null ? List.<Test>of() : ValueTypes.tests(after))
                .flatMap(List::stream)
                .forEach(test -> tests.computeIfAbsent(test.term(), key -> new ArrayList<>())
                        .add(test));
    }

    private List<Test> of(TermKey key) {
        return tests.getOrDefault(key, List.of());
    }

    boolean isAlwaysKnown(TermKey key) {
        return of(key).stream().anyMatch(Test::alwaysKnown);
    }

    String of(TermKey key, TermValue value) {
        if (value instanceof TermValue.Unknown unknown) {
            return key + " unknown: " + Choices.spaced(unknown.reason());
        }
        String said = said(key, value);
        boolean documentsMatter = of(key).stream().anyMatch(test -> test.needs() == Provenance.Source.DOCUMENTED);
        return documentsMatter && standing(value) == Provenance.Source.ATTESTED ? said + " (only said)" : said;
    }

    private String said(TermKey key, TermValue value) {
        if (value instanceof TermValue.Number number) {
            return figure(key, number.value());
        }
        if (value instanceof TermValue.Flag flag) {
            return flag.value() ? key.toString() : "not " + key;
        }
        SortedSet<String> named = new TreeSet<>();
        of(key).forEach(test -> named.addAll(test.words()));
        List<String> has = ((TermValue.Words) value)
                .values().stream().filter(named::contains).toList();
        return has.isEmpty()
                ? key + " not in [" + String.join(", ", named) + "]"
                : key + " is " + String.join(", ", has);
    }

    private String figure(TermKey key, BigDecimal value) {
        BigDecimal lower = null;
        BigDecimal upper = null;
        boolean itself = false;
        String unit = "";
        for (Test test : of(key)) {
            BigDecimal figure = test.number();
            if (figure == null) {
                continue;
            }
            unit = test.wording().unit().isEmpty() ? "" : " " + test.wording().unit();
            int order = figure.compareTo(value);
            lower = order <= 0 && (lower == null || figure.compareTo(lower) > 0) ? figure : lower;
            upper = order > 0 && (upper == null || figure.compareTo(upper) < 0) ? figure : upper;
            itself |= order == 0 && (test.operator() == Operator.MORE_THAN || test.operator() == Operator.AT_MOST);
        }
        if (itself && lower != null) {
            return key + " = " + lower.toPlainString() + unit;
        }
        String from = lower == null ? "" : " >= " + lower.toPlainString() + unit;
        String to = upper == null ? "" : " < " + upper.toPlainString() + unit;
        return key + from + (from.isEmpty() || to.isEmpty() ? "" : " and") + to;
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
}
