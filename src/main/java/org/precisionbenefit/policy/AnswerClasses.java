package org.precisionbenefit.policy;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.precisionbenefit.profile.Provenance;

/**
 * The answers that the tests of a term tell apart: of all numbers between two figures, and of all words that no test names, one
 * stands for all. An answer is told by which tests it meets, the first test by the lowest bit, and by which it leaves unknown,
 * from the bit {@value #UNKNOWN} on.
 */
final class AnswerClasses {
    /** More are not looked at. */
    static final int MOST = 64;

    /** Where the bits of unknown tests begin. */
    private static final int UNKNOWN = 32;

    private static final BigDecimal TWO = BigDecimal.valueOf(2);
    /** Stands for every word that no test names: no word of a policy is empty. */
    private static final String ANOTHER = "";

    private AnswerClasses() {}

    /**
     * The answers, each with a document, or none where there are too many.
     *
     * @param tests tests of one term, at least one
     */
    static List<Long> of(List<Test> tests) {
        SortedSet<Long> classes = new TreeSet<>();
        if (tests.size() >= UNKNOWN) {
            return List.of();
        }
        values(tests).forEach(value -> classes.add(of(tests, value)));
        // Of several words at a time each counts: what one meets, all of them together meet, and "not in" the other way
        // round.
        if (isOfWords(tests)) {
            addTogether(tests, classes);
        }
        return classes.size() > MOST ? List.of() : List.copyOf(classes);
    }

    /** What the tests come to by this value. */
    static long of(List<Test> tests, TermValue value) {
        long bits = 0;
        for (int i = 0; i < tests.size(); i++) {
            Status status = Comparison.of(tests.get(i), value);
            bits |= status == Status.MET ? 1L << i : status == Status.UNKNOWN ? 1L << UNKNOWN + i : 0;
        }
        return bits;
    }

    /** What a test comes to by an answer. */
    static Status status(long answer, int place) {
        if ((answer >> UNKNOWN + place & 1) == 1) {
            return Status.UNKNOWN;
        }
        return (answer >> place & 1) == 1 ? Status.MET : Status.NOT_MET;
    }

    private static boolean isOfWords(List<Test> tests) {
        return switch (tests.get(0).operator()) {
            case IS, IN, NOT_IN -> true;
            default -> false;
        };
    }

    private static void addTogether(List<Test> tests, SortedSet<Long> classes) {
        long reversed = 0;
        for (int i = 0; i < tests.size(); i++) {
            reversed |= tests.get(i).operator() == Operator.NOT_IN ? 1L << i : 0;
        }
        List<Long> single = List.copyOf(classes);
        List<Long> todo = new ArrayList<>(single);
        while (!todo.isEmpty() && classes.size() <= MOST) {
            long one = todo.remove(todo.size() - 1);
            for (long other : single) {
                long together = ((one ^ reversed) | (other ^ reversed)) ^ reversed;
                if (classes.add(together)) {
                    todo.add(together);
                }
            }
        }
    }

    private static List<TermValue> values(List<Test> tests) {
        return switch (tests.get(0).operator()) {
            case TRUE, FALSE -> List.of(flag(true), flag(false));
            case IS, IN, NOT_IN -> words(tests);
            case AT_LEAST, MORE_THAN, AT_MOST, LESS_THAN -> numbers(tests);
        };
    }

    private static TermValue flag(boolean value) {
        return new TermValue.Flag(value, Provenance.Source.DOCUMENTED, List.of());
    }

    private static List<TermValue> words(List<Test> tests) {
        SortedSet<String> words = new TreeSet<>(List.of(ANOTHER));
        tests.forEach(test -> words.addAll(test.words()));
        return words.stream()
                .<TermValue>map(word -> new TermValue.Words(List.of(word), Provenance.Source.DOCUMENTED, List.of()))
                .toList();
    }

    private static List<TermValue> numbers(List<Test> tests) {
        SortedSet<BigDecimal> limits = new TreeSet<>();
        tests.forEach(test -> {
            if (test.number() != null) {
                limits.add(test.number());
            }
        });
        List<BigDecimal> numbers = new ArrayList<>(limits);
        BigDecimal before = limits.first().subtract(TWO);
        for (BigDecimal limit : limits) {
            numbers.add(before.add(limit).divide(TWO));
            before = limit;
        }
        numbers.add(before.add(BigDecimal.ONE));
        return numbers.stream()
                .<TermValue>map(number -> new TermValue.Number(number, Provenance.Source.DOCUMENTED, List.of()))
                .toList();
    }
}
