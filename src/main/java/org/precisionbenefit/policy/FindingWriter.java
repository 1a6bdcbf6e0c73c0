package org.precisionbenefit.policy;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.precisionbenefit.profile.Provenance;

/**
 * Puts the status of a criterion into words. Every evaluator writes through this class, so that what a person reads does
 * not depend on which one ran. A sentence holds the policy's words and never a member's value.
 */
public final class FindingWriter {
    private FindingWriter() {}

    /** The finding for the criterion, with the facts that its own tests looked at. */
    public static Finding write(Criterion criterion, Status status, Facts facts) {
        String because = criterion.header().text() + ": " + state(criterion, status, facts) + ".";
        return new Finding(
                criterion.id(), status, because, criterion.header().citation(), facts(criterion, status, facts));
    }

    /** The test as a policy file writes it, without its unit. */
    public static String text(Test test) {
        return switch (test.operator()) {
            case AT_LEAST, MORE_THAN, AT_MOST, LESS_THAN ->
                test.term() + " "
                        + test.operator().sign() + " "
                        + (test.number() == null ? "" : test.number().toPlainString());
            case IS -> test.term() + " is " + String.join(", ", test.words());
            case IN -> test.term() + " in [" + String.join(", ", test.words()) + "]";
            case TRUE -> test.term().toString();
            case FALSE -> "not " + test.term();
        };
    }

    private static String state(Criterion criterion, Status status, Facts facts) {
        return switch (status) {
            case MET -> "met";
            case NOT_MET ->
                criterion instanceof Criterion.Leaf leaf
                        ? "not met: what is known does not satisfy " + text(leaf.when())
                        : "not met: too few of its criteria can be met";
            case UNKNOWN -> "unknown: " + why(criterion, facts);
            case NOT_APPLICABLE -> "does not apply";
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
        TermValue value = facts.get(test.term());
        if (!(value instanceof TermValue.Unknown unknown)) {
            return test.term() + " is attested only and a document is needed";
        }
        return switch (unknown.reason()) {
            case ABSENT -> "nothing was sent for " + test.term();
            case STALE -> "what was sent for " + test.term() + " is too old";
            case UNIT -> "the unit sent for " + test.term() + " cannot be converted";
            case CONFLICT -> "what was sent for " + test.term() + " contradicts itself";
            case UNREADABLE -> "what was sent for " + test.term() + " cannot be relied on";
            case NOT_RELEASED -> test.term() + " is not released to policies";
            case ABSTAINED -> "there is no " + test.term();
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
