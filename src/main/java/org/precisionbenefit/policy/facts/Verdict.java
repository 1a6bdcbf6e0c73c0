package org.precisionbenefit.policy.facts;

import java.util.Objects;
import org.precisionbenefit.policy.Status;

/**
 * What a rule says of one criterion; the only thing a rule's consequence may insert. The three counts are what groups add
 * up.
 *
 * @param criterion the criterion's id
 * @param status what it came to
 */
public record Verdict(String criterion, Status status) {
    public Verdict {
        Objects.requireNonNull(criterion, "criterion is null");
        Objects.requireNonNull(status, "status is null");
    }

    public static Verdict of(String criterion, Status status) {
        return new Verdict(criterion, status);
    }

    public static Verdict met(String criterion) {
        return new Verdict(criterion, Status.MET);
    }

    public static Verdict notMet(String criterion) {
        return new Verdict(criterion, Status.NOT_MET);
    }

    public static Verdict unknown(String criterion) {
        return new Verdict(criterion, Status.UNKNOWN);
    }

    public static Verdict notApplicable(String criterion) {
        return new Verdict(criterion, Status.NOT_APPLICABLE);
    }

    /** 1 when met, otherwise 0. */
    public int countsMet() {
        return status == Status.MET ? 1 : 0;
    }

    /** 1 when unknown, otherwise 0. */
    public int countsUnknown() {
        return status == Status.UNKNOWN ? 1 : 0;
    }

    /** 1 when the criterion applies, otherwise 0. */
    public int countsApplicable() {
        return status == Status.NOT_APPLICABLE ? 0 : 1;
    }
}
