package org.precisionbenefit.profile;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.precisionbenefit.intake.Envelope;
import org.precisionbenefit.intake.PriorAuthRequest;

/**
 * A submission as read: what was asked, for whom, and what the answer must repeat.
 *
 * @param request what was asked
 * @param profile who it is for
 * @param envelope what the answer repeats
 * @param version which version of the request under its number this is, or null when the sender does not say
 */
public record Submission(
        PriorAuthRequest request,
        MemberProfile profile,
        Envelope envelope,
        @Nullable String version) {
    public Submission {
        Objects.requireNonNull(request, "request is null");
        Objects.requireNonNull(profile, "profile is null");
        Objects.requireNonNull(envelope, "envelope is null");
    }
}
