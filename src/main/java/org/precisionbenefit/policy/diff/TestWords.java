package org.precisionbenefit.policy.diff;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.precisionbenefit.policy.Operator;
import org.precisionbenefit.policy.TermArgument;
import org.precisionbenefit.policy.Test;
import org.precisionbenefit.profile.Provenance;

/** What changes from one comparison to another, one clause each. */
final class TestWords {
    private static final String BEFORE = "(before: ";

    private final Test before;
    private final Test after;
    private final List<String> clauses = new ArrayList<>();

    private TestWords(Test before, Test after) {
        this.before = before;
        this.after = after;
    }

    static List<String> between(Test before, Test after) {
        TestWords words = new TestWords(before, after);
        words.compare();
        return List.copyOf(words.clauses);
    }

    /** The comparison as its author wrote it. */
    static String written(Test test) {
        String term = test.term().toString();
        return switch (test.operator()) {
            case AT_LEAST, MORE_THAN, AT_MOST, LESS_THAN ->
                term + " " + test.operator().sign() + " " + amount(test.number(), test);
            case IS -> term + " is " + String.join(", ", test.words());
            case IN -> term + " in [" + String.join(", ", test.words()) + "]";
            case NOT_IN -> term + " not in [" + String.join(", ", test.words()) + "]";
            case TRUE -> term;
            case FALSE -> "not " + term;
        };
    }

    private static String amount(@Nullable BigDecimal number, Test test) {
        String figure = number == null ? "" : number.toPlainString();
        return (figure + " " + test.wording().unit()).strip();
    }

    private void compare() {
        if (!before.term().term().equals(after.term().term()) || isOrder(before) != isOrder(after)) {
            clauses.add("it now asks for " + written(after) + " " + BEFORE + written(before) + ")");
            needs();
            return;
        }
        argument(
                TermArgument.of(before.term().argument()),
                TermArgument.of(after.term().argument()));
        if (isOrder(after)) {
            order();
        } else {
            words();
        }
        needs();
        label();
    }

    private static boolean isOrder(Test test) {
        return test.number() != null;
    }

    private void argument(TermArgument one, TermArgument other) {
        if (!one.name().equals(other.name())) {
            clauses.add("it now asks about " + other.name() + " " + BEFORE + one.name() + ")");
        }
        if (!Objects.equals(one.before(), other.before())) {
            clauses.add("it now looks at the time before " + named(other.before()) + " " + BEFORE + named(one.before())
                    + ")");
        }
        part("the dose that counts", one.milligrams(), other.milligrams(), "mg a day");
        part("the days that a trial has to last", number(one.days()), number(other.days()), "days");
        words("what came of the drug", one.outcomes(), other.outcomes());
        part("the window", number(one.within()), number(other.within()), "days");
    }

    private static String named(@Nullable String name) {
        return name == null ? "nothing" : name;
    }

    private static @Nullable BigDecimal number(@Nullable Integer days) {
        return days == null ? null : BigDecimal.valueOf(days);
    }

    private void part(String what, @Nullable BigDecimal one, @Nullable BigDecimal other, String unit) {
        if (one == null && other != null) {
            clauses.add(what + " is now " + other.toPlainString() + " " + unit + " " + BEFORE + "any)");
        } else if (one != null && other == null) {
            clauses.add(what + " is now any " + BEFORE + one.toPlainString() + " " + unit + ")");
        } else if (one != null && other != null && one.compareTo(other) != 0) {
            clauses.add(moves(what, one, other, unit));
        }
    }

    private static String moves(String what, BigDecimal one, BigDecimal other, String unit) {
        return (what + (other.compareTo(one) > 0 ? " rises from " : " falls from ") + one.toPlainString() + " to "
                        + other.toPlainString() + " " + unit)
                .strip();
    }

    private void order() {
        BigDecimal one = Objects.requireNonNull(before.number());
        BigDecimal other = Objects.requireNonNull(after.number());
        if (one.compareTo(other) != 0) {
            clauses.add(moves("the threshold", one, other, after.wording().unit()));
        }
        if (before.operator() != after.operator()) {
            clauses.add("the sign is now " + after.operator().sign() + " " + BEFORE
                    + before.operator().sign() + ")");
        }
        if (!before.wording().unit().equals(after.wording().unit())) {
            clauses.add("the unit is now " + after.wording().unit() + " " + BEFORE
                    + before.wording().unit() + ")");
        }
    }

    private void words() {
        if (wants(before.operator()) != wants(after.operator())) {
            clauses.add(
                    after.words().isEmpty()
                            ? "the answer must now be " + (wants(after.operator()) ? "yes" : "no") + " " + BEFORE
                                    + (wants(before.operator()) ? "yes" : "no") + ")"
                            : wants(after.operator())
                                    ? "the words that were ruled out are now wanted"
                                    : "the words that were wanted are now ruled out");
        }
        words(wants(after.operator()) ? "what is wanted" : "what is ruled out", before.words(), after.words());
    }

    private static boolean wants(Operator operator) {
        return operator != Operator.NOT_IN && operator != Operator.FALSE;
    }

    private void words(String what, List<String> one, List<String> other) {
        List<String> added = other.stream().filter(word -> !one.contains(word)).toList();
        List<String> removed =
                one.stream().filter(word -> !other.contains(word)).toList();
        if (!added.isEmpty()) {
            clauses.add(what + " now includes " + String.join(", ", added));
        }
        if (!removed.isEmpty()) {
            clauses.add(what + " no longer includes " + String.join(", ", removed));
        }
    }

    private void needs() {
        if (before.needs() != after.needs()) {
            clauses.add(
                    after.needs() == Provenance.Source.DOCUMENTED
                            ? "a document is now needed (before: somebody's word was enough)"
                            : "somebody's word is now enough (before: a document was needed)");
        }
    }

    private void label() {
        boolean sameTerm = before.term().equals(after.term());
        if (sameTerm && !before.wording().term().equals(after.wording().term())) {
            clauses.add("the vocabulary now calls it \"" + after.wording().term() + "\" " + BEFORE + "\""
                    + before.wording().term() + "\")");
        }
        if (before.alwaysKnown() != after.alwaysKnown()) {
            clauses.add(
                    after.alwaysKnown()
                            ? "the plan's own tables now always answer it"
                            : "the plan's own tables no longer always answer it");
        }
    }
}
