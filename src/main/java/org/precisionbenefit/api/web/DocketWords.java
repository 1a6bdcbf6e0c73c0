package org.precisionbenefit.api.web;

import java.util.Arrays;
import org.precisionbenefit.audit.docket.Dimension;
import org.precisionbenefit.audit.docket.Tally;
import org.precisionbenefit.casework.docket.Finding;
import org.precisionbenefit.casework.docket.SampleOrder;
import org.precisionbenefit.decision.Pended;

/** How the console puts things into words. */
final class DocketWords {
    private DocketWords() {}

    /** The kind of reason for which the engine lets something wait. */
    static String waitedFor(String reason) {
        return Arrays.stream(Pended.Reason.values())
                .filter(known -> known.name().equals(reason))
                .findFirst()
                .map(Words::plain)
                .orElse(reason);
    }

    static String dimension(Dimension dimension) {
        return switch (dimension) {
            case ALL -> "All";
            case PLAN -> "Plan";
            case LINE_OF_BUSINESS -> "Kind of plan";
            case DRUG -> "Drug";
            case DRUG_CLASS -> "Drug class";
            case POLICY -> "Policy";
            case CRITERION -> "Criterion that decided";
            case WAITED_FOR -> "Why it waited";
            case MODEL -> "Model that scored";
            case AGE -> "Age on the day";
            case SEX -> "Sex as sent";
            case REVIEWER -> "Reviewer";
            case RELEASE -> "Release";
        };
    }

    /** A value of a dimension for a person. */
    static String value(Dimension dimension, String value) {
        if (value.isEmpty()) {
            return dimension == Dimension.WAITED_FOR ? "did not wait" : "not known";
        }
        return dimension == Dimension.WAITED_FOR ? waitedFor(value) : value;
    }

    static String count(Tally.Count count) {
        return switch (count) {
            case OVERRIDDEN -> "Decided otherwise than proposed";
            case OVERTURNED -> "Denied, then approved in the same case";
            case LATE -> "Answered late";
            case SCORE_MATTERED -> "A score mattered";
        };
    }

    static String rule(SampleOrder.Rule rule) {
        return switch (rule) {
            case DENIED -> "denied by a person";
            case IN_PART -> "approved in part by a person";
            case OVERRIDDEN -> "decided otherwise than proposed";
            case OVERTURNED -> "denied, then approved in the same case";
            case LATE -> "answered late";
            case SCORE_MATTERED -> "another answer without scores";
            case FAULT -> "waited for a fault of the engine";
        };
    }

    static String verdict(Finding.Verdict verdict) {
        return switch (verdict) {
            case AGREES -> "Answer and grounds are right";
            case OTHER_GROUNDS -> "The answer stands, its grounds do not";
            case OTHER_ANSWER -> "Another answer had been right";
            case CANNOT_TELL -> "The record does not tell";
        };
    }
}
