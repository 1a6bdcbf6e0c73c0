package org.precisionbenefit.policy.check;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.precisionbenefit.policy.Operator;
import org.precisionbenefit.policy.TermValue;
import org.precisionbenefit.policy.Test;
import org.precisionbenefit.profile.Provenance;

/**
 * The values of a term that its tests tell apart. Two numbers between which no test has a figure, and two words that no test
 * names, behave alike, so that one of them stands for all; so a few values say what holds of every value.
 */
public final class TermValues {
    private static final BigDecimal TWO = BigDecimal.valueOf(2);
    /** Stands for every word that neither test nor vocabulary names. */
    private static final String ANOTHER = "another word";
    /** With more words at a time there are too many values to look at each. */
    private static final int MOST_WORDS = 8;

    private TermValues() {}

    /**
     * The known values, each documented and, where a test needs documents, also as somebody's word.
     *
     * @param tests tests of one term, at least one
     * @param domain which values the term can have
     */
    public static List<TermValue> of(List<Test> tests, TermDomain domain) {
        List<TermValue> values = new ArrayList<>(standing(tests, domain, Provenance.Source.DOCUMENTED));
        if (tests.stream().anyMatch(test -> test.needs() == Provenance.Source.DOCUMENTED)) {
            values.addAll(standing(tests, domain, Provenance.Source.ATTESTED));
        }
        return List.copyOf(values);
    }

    private static List<TermValue> standing(List<Test> tests, TermDomain domain, Provenance.Source standing) {
        Operator operator = tests.get(0).operator();
        List<TermValue> values = new ArrayList<>();
        switch (operator) {
            case TRUE, FALSE -> {
                values.add(new TermValue.Flag(true, standing, List.of()));
                values.add(new TermValue.Flag(false, standing, List.of()));
            }
            case IS, IN, NOT_IN ->
                words(tests, domain).forEach(words -> values.add(new TermValue.Words(words, standing, List.of())));
            case AT_LEAST, MORE_THAN, AT_MOST, LESS_THAN ->
                numbers(tests, domain).forEach(number -> values.add(new TermValue.Number(number, standing, List.of())));
        }
        return values;
    }

    private static List<BigDecimal> numbers(List<Test> tests, TermDomain domain) {
        TreeSet<BigDecimal> limits = new TreeSet<>();
        for (Test test : tests) {
            if (test.number() != null) {
                limits.add(test.number());
            }
        }
        TreeSet<BigDecimal> numbers = new TreeSet<>(limits);
        BigDecimal before = limits.first();
        numbers.add(before.subtract(BigDecimal.ONE));
        numbers.add(limits.last().add(BigDecimal.ONE));
        for (BigDecimal limit : limits) {
            numbers.add(before.add(limit).divide(TWO));
            numbers.add(before.setScale(0, RoundingMode.FLOOR).add(BigDecimal.ONE));
            numbers.add(limit.setScale(0, RoundingMode.CEILING).subtract(BigDecimal.ONE));
            before = limit;
        }
        addEnds(numbers, domain);
        return numbers.stream().filter(domain::holds).toList();
    }

    private static void addEnds(Set<BigDecimal> numbers, TermDomain domain) {
        if (domain.least() != null) {
            numbers.add(domain.least());
        }
        if (domain.most() != null) {
            numbers.add(domain.most());
        }
    }

    private static List<List<String>> words(List<Test> tests, TermDomain domain) {
        TreeSet<String> all = new TreeSet<>(domain.words());
        tests.forEach(test -> all.addAll(test.words()));
        if (domain.words().isEmpty()) {
            all.add(ANOTHER);
        }
        List<List<String>> values = new ArrayList<>();
        all.forEach(word -> values.add(List.of(word)));
        if (domain.several() && all.size() <= MOST_WORDS) {
            List<String> words = List.copyOf(all);
            for (int subset = 1; subset < 1 << words.size(); subset++) {
                if (Integer.bitCount(subset) > 1) {
                    values.add(chosen(words, subset));
                }
            }
        }
        return values;
    }

    private static List<String> chosen(List<String> words, int subset) {
        List<String> chosen = new ArrayList<>();
        for (int i = 0; i < words.size(); i++) {
            if ((subset >> i & 1) == 1) {
                chosen.add(words.get(i));
            }
        }
        return chosen;
    }
}
