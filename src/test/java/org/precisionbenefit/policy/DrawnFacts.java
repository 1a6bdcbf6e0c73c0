package org.precisionbenefit.policy;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import org.precisionbenefit.policy.check.TermDomain;
import org.precisionbenefit.policy.check.TermValues;
import org.precisionbenefit.terminology.Digest;

/** Facts drawn from a seed for any policy: of each term one of the values that the policy's tests tell apart, or none. */
public final class DrawnFacts {
    private static final TermDomain ANY = new TermDomain(false, null, null, true, new TreeSet<>());
    private static final int HUNDRED = 100;
    private static final int FAVOURED = 3;

    private final Random random;
    private final int unknownPercent;
    private final Map<Digest, Map<TermKey, List<TermValue>>> choices = new TreeMap<>(Comparator.comparing(Digest::hex));
    private int draws = 1;

    /** Facts of which so many of a hundred are unknown. */
    public DrawnFacts(long seed, int unknownPercent) {
        this.random = new Random(seed);
        this.unknownPercent = unknownPercent;
    }

    /** Every other time the values that meet more tests are drawn more often, or hardly any policy would be met. */
    public Facts of(Policy policy) {
        draws = draws == 1 ? FAVOURED : 1;
        Map<TermKey, TermValue> values = new TreeMap<>();
        choices.computeIfAbsent(policy.digest(), digest -> values(policy))
                .forEach((term, known) -> values.put(term, one(known, isAlwaysKnown(policy, term))));
        return Facts.of(values);
    }

    /** Whether the payer's own tables answer the term, so that an unknown value would be a fault. */
    public static boolean isAlwaysKnown(Policy policy, TermKey term) {
        return ValueTypes.tests(policy).stream()
                .anyMatch(test -> test.alwaysKnown() && test.term().equals(term));
    }

    private TermValue one(List<TermValue> known, boolean always) {
        if (!always && random.nextInt(HUNDRED) < unknownPercent) {
            TermValue.Reason[] reasons = TermValue.Reason.values();
            return new TermValue.Unknown(reasons[random.nextInt(reasons.length)], "", List.of());
        }
        int index = random.nextInt(known.size());
        for (int i = 1; i < draws; i++) {
            index = Math.min(index, random.nextInt(known.size()));
        }
        return known.get(index);
    }

    /** For each term of a policy the known values that its tests tell apart, those that meet more of them first. */
    public static Map<TermKey, List<TermValue>> values(Policy policy) {
        Map<TermKey, List<Test>> tests = new TreeMap<>();
        policy.criteria().forEach(criterion -> PolicyTerms.tests(criterion)
                .forEach(test -> tests.computeIfAbsent(test.term(), term -> new ArrayList<>())
                        .add(test)));
        Map<TermKey, List<TermValue>> values = new TreeMap<>();
        tests.forEach((term, of) -> values.put(
                term,
                TermValues.of(of, ANY).stream()
                        .sorted(Comparator.comparingLong(value -> -met(term, value, of)))
                        .toList()));
        return values;
    }

    private static long met(TermKey term, TermValue value, List<Test> tests) {
        Facts facts = Facts.of(Map.of(term, value));
        return tests.stream()
                .filter(test -> Comparison.of(test, facts) == Status.MET)
                .count();
    }
}
