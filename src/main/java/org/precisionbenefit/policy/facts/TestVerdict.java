package org.precisionbenefit.policy.facts;

import java.util.Objects;
import org.precisionbenefit.policy.Status;

/**
 * What one comparison, or the children of a group, came to.
 *
 * @param criterion the criterion's id
 * @param part what it decides of the criterion: {@code when} or {@code only if}
 * @param status what it came to
 * @param name the status by its name, which rules compare
 */
public record TestVerdict(String criterion, String part, Status status, String name) {
    public TestVerdict {
        Objects.requireNonNull(criterion, "criterion is null");
        Objects.requireNonNull(part, "part is null");
        Objects.requireNonNull(status, "status is null");
        if (!status.name().equals(name)) {
            throw new IllegalArgumentException("The name (" + name + ") must be that of the status " + status + ".");
        }
    }

    private static TestVerdict of(String criterion, String part, Status status) {
        return new TestVerdict(criterion, part, status, status.name());
    }

    public static TestVerdict met(String criterion, String part) {
        return of(criterion, part, Status.MET);
    }

    public static TestVerdict notMet(String criterion, String part) {
        return of(criterion, part, Status.NOT_MET);
    }

    public static TestVerdict unknown(String criterion, String part) {
        return of(criterion, part, Status.UNKNOWN);
    }
}
