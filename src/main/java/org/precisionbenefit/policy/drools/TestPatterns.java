package org.precisionbenefit.policy.drools;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.precisionbenefit.policy.Test;
import org.precisionbenefit.profile.Provenance;

/**
 * The conditions under which one test is met, not met or unknown, each written out. The three exclude one another
 * because each term has either its value or an {@code UnknownTerm}. A negated comparison is written with the inverse
 * operator and never with {@code !}: the rule compiler mishandles negated constraints that several rules share.
 */
final class TestPatterns {
    private final Test test;
    private final String term;

    TestPatterns(Test test) {
        this.test = test;
        this.term = "term == " + DrlText.string(test.term().toString());
    }

    List<String> met() {
        return switch (test.operator()) {
            case AT_LEAST -> number(">=");
            case MORE_THAN -> number(">");
            case AT_MOST -> number("<=");
            case LESS_THAN -> number("<");
            case IS, IN -> someWord();
            case NOT_IN -> noWord();
            case TRUE -> flag(true);
            case FALSE -> flag(false);
        };
    }

    List<String> notMet() {
        return switch (test.operator()) {
            case AT_LEAST -> number("<");
            case MORE_THAN -> number("<=");
            case AT_MOST -> number(">");
            case LESS_THAN -> number(">=");
            case IS, IN -> noWord();
            case NOT_IN -> someWord();
            case TRUE -> flag(false);
            case FALSE -> flag(true);
        };
    }

    /** The ways in which the test can be unknown, each a list of conditions; no two can hold at once, and there may be none. */
    List<List<String>> unknown() {
        List<List<String>> ways = new ArrayList<>();
        if (test.alwaysKnown()) {
            return ways;
        }
        ways.add(List.of("UnknownTerm( " + term + " )"));
        if (test.needs() == Provenance.Source.DOCUMENTED) {
            ways.add(List.of("exists " + type() + "( " + term + ", documented == false )"));
        }
        return ways;
    }

    private String type() {
        return switch (test.operator()) {
            case AT_LEAST, MORE_THAN, AT_MOST, LESS_THAN -> "NumberTerm";
            case IS, IN, NOT_IN -> "WordTerm";
            case TRUE, FALSE -> "FlagTerm";
        };
    }

    private List<String> someWord() {
        return List.of("exists WordTerm( " + term + documented() + ", word in ( " + words() + " ) )");
    }

    private List<String> noWord() {
        return List.of(
                "exists WordTerm( " + term + documented() + " )",
                "not WordTerm( " + term + ", word in ( " + words() + " ) )");
    }

    private List<String> number(String sign) {
        BigDecimal number = Objects.requireNonNull(test.number(), "an ordered comparison has a number");
        return List.of("NumberTerm( " + term + documented() + ", value " + sign + " " + DrlText.number(number) + " )");
    }

    private List<String> flag(boolean value) {
        return List.of("FlagTerm( " + term + documented() + ", value == " + value + " )");
    }

    private String documented() {
        return test.needs() == Provenance.Source.DOCUMENTED ? ", documented == true" : "";
    }

    private String words() {
        return test.words().stream().map(DrlText::string).collect(Collectors.joining(", "));
    }
}
