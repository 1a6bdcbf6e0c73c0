package org.precisionbenefit.policy;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.precisionbenefit.profile.Provenance;
import org.precisionbenefit.terminology.LetterCase;

/**
 * Puts the status of a criterion into words that its own text does not hold already, because every view shows that text
 * beside them. Every evaluator writes through this class, so that what a person reads does not depend on which one ran. A
 * sentence holds the policy's words and never a member's value.
 */
public final class FindingWriter {
    private FindingWriter() {}

    /** The finding for the criterion, with the facts that its own tests looked at. */
    public static Finding write(Criterion criterion, Status status, Facts facts) {
        return new Finding(
                criterion.id(),
                status,
                because(criterion, status, facts),
                criterion.header().citation(),
                facts(criterion, status, facts));
    }

    /** The test in words, for a criterion to which the plan gave none. */
    public static String text(Test test) {
        String term = test.wording().term();
        return LetterCase.upper(term.substring(0, 1)) + term.substring(1) + ": " + wanted(test);
    }

    private static String wanted(Test test) {
        return switch (test.operator()) {
            case AT_LEAST -> "at least " + amount(test);
            case MORE_THAN -> "more than " + amount(test);
            case AT_MOST -> "at most " + amount(test);
            case LESS_THAN -> "less than " + amount(test);
            case IS, IN -> spoken(" or ", test.words());
            case NOT_IN -> "none of " + spoken(", ", test.words());
            case TRUE -> "yes";
            case FALSE -> "no";
        };
    }

    /** Words of a system, like kinds of plan, are joined by underscores. */
    private static String spoken(String between, List<String> words) {
        return String.join(between, words).replace('_', ' ');
    }

    private static String amount(Test test) {
        String number = test.number() == null ? "" : test.number().toPlainString();
        return (number + " " + test.wording().unit()).strip();
    }

    private static String because(Criterion criterion, Status status, Facts facts) {
        return switch (status) {
            case MET -> "Met.";
            case NOT_MET -> "Not met: " + missed(criterion) + ".";
            case UNKNOWN -> "Unknown: " + why(criterion, facts) + ".";
            case NOT_APPLICABLE -> "Does not apply.";
        };
    }

    private static String missed(Criterion criterion) {
        if (!(criterion instanceof Criterion.Leaf leaf)) {
            return "too few of its criteria can be met";
        }
        Test test = leaf.when();
        String term = test.wording().term();
        return switch (test.operator()) {
            case TRUE, FALSE -> "the answer for " + term + " must be " + wanted(test);
            case AT_LEAST, MORE_THAN, AT_MOST, LESS_THAN, IS, IN, NOT_IN -> term + " must be " + wanted(test);
        };
    }

    private static String why(Criterion criterion, Facts facts) {
        Test onlyIf = criterion.header().onlyIf();
        if (onlyIf != null && Comparison.of(onlyIf, facts) == Status.UNKNOWN) {
            return "whether it applies cannot be told, " + why(onlyIf, facts);
        }
        return criterion instanceof Criterion.Leaf leaf
                ? why(leaf.when(), facts)
                : "it depends on criteria that are unknown or do not apply";
    }

    private static String why(Test test, Facts facts) {
        String term = test.wording().term();
        if (!(facts.get(test.term()) instanceof TermValue.Unknown unknown)) {
            return "for " + term + " there is only a statement, and a document is needed";
        }
        return switch (unknown.reason()) {
            case ABSENT -> "nothing was sent for " + term;
            case STALE -> "what was sent for " + term + " is too old";
            case UNIT -> "the unit sent for " + term + " cannot be converted";
            case CONFLICT -> "what was sent for " + term + " contradicts itself";
            case UNREADABLE -> "what was sent for " + term + " cannot be relied on";
            case UNVERIFIED -> term + " rests on a row of a label that nobody compared with the label";
            case NOT_RELEASED -> term + " is not released to policies";
            case ABSTAINED -> term + " could not be worked out";
        };
    }

    private static List<Provenance> facts(Criterion criterion, Status status, Facts facts) {
        Test onlyIf = criterion.header().onlyIf();
        Set<Provenance> rested = new LinkedHashSet<>();
        if (onlyIf != null) {
            rested.addAll(facts.get(onlyIf.term()).facts());
        }
        if (status != Status.NOT_APPLICABLE && criterion instanceof Criterion.Leaf leaf) {
            rested.addAll(facts.get(leaf.when().term()).facts());
        }
        return List.copyOf(rested);
    }
}
