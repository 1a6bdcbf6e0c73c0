package org.precisionbenefit.policy.text;

import java.math.BigDecimal;
import java.util.List;
import org.precisionbenefit.policy.Criterion;
import org.precisionbenefit.policy.Status;
import org.precisionbenefit.policy.Term;
import org.precisionbenefit.policy.TermKey;
import org.precisionbenefit.policy.TermValue;
import org.precisionbenefit.policy.Test;
import org.precisionbenefit.profile.Provenance;
import org.precisionbenefit.terminology.LetterCase;
import org.precisionbenefit.terminology.authored.Choices;

/** Tests, groups, values and states as sentences and parts of sentences, the same for every view of a policy. */
public final class PolicyWords {
    private PolicyWords() {}

    /** What a group needs of its lines. */
    public static String needed(Criterion.Group group) {
        return switch (group.combination()) {
            case ALL -> "all of these";
            case ANY -> "one of these";
            case AT_LEAST -> "at least " + group.atLeast() + " of these";
        };
    }

    /** Whether a statement alone leaves the test unknown. */
    public static boolean needsDocument(Test test) {
        return test.needs() == Provenance.Source.DOCUMENTED;
    }

    /** What has to be so, as a sentence. */
    public static String mustBe(Test test) {
        return capital(subject(test)) + " must be " + wanted(test) + ".";
    }

    /** When a line applies, as a sentence. */
    public static String appliesOnlyIf(Test test) {
        return "Applies only if " + subject(test) + " is " + wanted(test) + ".";
    }

    /** A yes or no has an answer; other terms have a value of their own. */
    private static String subject(Test test) {
        return switch (test.operator()) {
            case TRUE, FALSE -> "the answer for " + test.wording().term();
            case AT_LEAST, MORE_THAN, AT_MOST, LESS_THAN, IS, IN, NOT_IN ->
                test.wording().term();
        };
    }

    /** What a test compares with. */
    public static String wanted(Test test) {
        return switch (test.operator()) {
            case AT_LEAST -> "at least " + amount(test);
            case MORE_THAN -> "more than " + amount(test);
            case AT_MOST -> "at most " + amount(test);
            case LESS_THAN -> "less than " + amount(test);
            case IS, IN -> list(test.words(), "or");
            case NOT_IN -> "none of " + list(test.words(), "and");
            case TRUE -> "yes";
            case FALSE -> "no";
        };
    }

    private static String amount(Test test) {
        BigDecimal number = test.number();
        return ((number == null ? "" : number.toPlainString()) + " "
                        + test.wording().unit())
                .strip();
    }

    /** Words joined as a sentence joins them. */
    public static String list(List<String> words, String joint) {
        int last = words.size() - 1;
        return last < 1
                ? String.join("", words)
                : String.join(", ", words.subList(0, last)) + " " + joint + " " + words.get(last);
    }

    /** A value with its unit; what is only stated says so. */
    public static String value(TermValue value, String unit) {
        if (value instanceof TermValue.Number number) {
            return standing((number.value().toPlainString() + " " + unit).strip(), number.standing());
        } else if (value instanceof TermValue.Flag flag) {
            return standing(flag.value() ? "yes" : "no", flag.standing());
        } else if (value instanceof TermValue.Words words) {
            return standing(list(words.values(), "and"), words.standing());
        }
        return "unknown";
    }

    private static String standing(String value, Provenance.Source standing) {
        return standing == Provenance.Source.ATTESTED ? value + " (stated only)" : value;
    }

    /** A state in words. */
    public static String status(Status status) {
        return status == Status.NOT_APPLICABLE ? "does not apply" : Choices.spaced(status);
    }

    /** How the term is asked for with its argument in the place of the braces. */
    public static String question(Term.Question question, TermKey key) {
        return question.text().replace("{}", key.argument().replace('-', ' '));
    }

    /** The sentence with a capital letter. */
    public static String capital(String text) {
        return text.isEmpty() ? text : LetterCase.upper(text.substring(0, 1)) + text.substring(1);
    }
}
