package org.precisionbenefit.profile;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.precisionbenefit.formulary.PlanId;
import org.precisionbenefit.intake.Envelope;
import org.precisionbenefit.intake.RefusedRequest;

/** Whose requests does this body ask about? */
@FunctionalInterface
public interface ReadInquiry {
    /**
     * Reads a body.
     *
     * @param body the body as received
     * @throws RefusedRequest when it cannot be read as an inquiry
     */
    Inquiry readInquiry(byte[] body);

    /**
     * An inquiry. The number of the inquiry itself is only its trace and no search key.
     *
     * @param member the member
     * @param plan the plan, or null when the inquiry names none
     * @param numbers authorization or reference numbers, empty when none was sent
     * @param envelope what the answer repeats
     */
    record Inquiry(MemberId member, @Nullable PlanId plan, List<String> numbers, Envelope envelope) {
        public Inquiry {
            Objects.requireNonNull(member, "member is null");
            numbers = List.copyOf(numbers);
            Objects.requireNonNull(envelope, "envelope is null");
        }
    }
}
