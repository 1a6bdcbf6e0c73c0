package org.precisionbenefit.policy.yaml;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.precisionbenefit.policy.TermValue;
import org.precisionbenefit.policy.Test;
import org.precisionbenefit.policy.TestsOfValues;
import org.precisionbenefit.profile.Provenance;
import org.precisionbenefit.terminology.LetterCase;
import org.precisionbenefit.terminology.authored.Place;
import org.precisionbenefit.terminology.authored.Problems;

/**
 * Holds the conditions of a decision table against every value that their term can have: for each of them exactly one row has
 * to apply. Values between two figures that some row names behave alike, so that one of them stands for all.
 */
final class TableCover {
    private static final BigDecimal TWO = BigDecimal.valueOf(2);
    /** Stands for every word that no row and no vocabulary names. */
    private static final String ANY_OTHER = "any other word";

    private TableCover() {}

    static void check(List<Test> conditions, Names names, Place table, Problems problems) {
        Word word = Objects.requireNonNull(
                names.words().get(conditions.get(0).term().term()), "the word was read");
        for (TermValue value : values(word, conditions)) {
            long rows = conditions.stream()
                    .filter(condition -> TestsOfValues.isMet(condition, value))
                    .count();
            if (rows != 1) {
                problems.add(table.problem("The table must have one row for "
                        + conditions.get(0).term() + " = "
                        + written(value, word.term().unit()) + ", and has " + (rows == 0 ? "none" : rows + "") + "."
                        + (rows == 0 ? " Add a row." : " Narrow one of them.")));
                return;
            }
        }
    }

    private static List<TermValue> values(Word word, List<Test> conditions) {
        return switch (word.term().type()) {
            case FLAG -> List.of(flag(true), flag(false));
            case WORDS -> words(word, conditions);
            case NUMBER -> numbers(conditions);
        };
    }

    private static TermValue flag(boolean value) {
        return new TermValue.Flag(value, Provenance.Source.DOCUMENTED, List.of());
    }

    private static List<TermValue> words(Word word, List<Test> conditions) {
        TreeSet<String> possible = new TreeSet<>();
        word.words().forEach(one -> possible.add(LetterCase.lower(one)));
        conditions.forEach(condition -> possible.addAll(condition.words()));
        if (word.words().isEmpty()) {
            possible.add(ANY_OTHER);
        }
        List<TermValue> values = new ArrayList<>();
        possible.forEach(one -> values.add(new TermValue.Words(List.of(one), Provenance.Source.DOCUMENTED, List.of())));
        return values;
    }

    private static List<TermValue> numbers(List<Test> conditions) {
        TreeSet<BigDecimal> limits = new TreeSet<>();
        conditions.forEach(condition -> Stream.ofNullable(condition.number()).forEach(limits::add));
        TreeSet<BigDecimal> samples = new TreeSet<>(limits);
        samples.add(limits.first().subtract(BigDecimal.ONE));
        samples.add(limits.last().add(BigDecimal.ONE));
        BigDecimal before = limits.first();
        for (BigDecimal limit : limits) {
            samples.add(before.add(limit).divide(TWO));
            before = limit;
        }
        List<TermValue> values = new ArrayList<>();
        samples.forEach(one -> values.add(new TermValue.Number(one, Provenance.Source.DOCUMENTED, List.of())));
        return values;
    }

    private static String written(TermValue value, String unit) {
        if (value instanceof TermValue.Number number) {
            return (number.value().toPlainString() + " " + unit).strip();
        }
        return value instanceof TermValue.Words words
                ? String.join(" ", words.values())
                : value instanceof TermValue.Flag flag && flag.value() ? "yes" : "no";
    }
}
