package org.precisionbenefit.casework;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.precisionbenefit.access.Caller;
import org.precisionbenefit.intake.PriorAuthRequest;
import org.precisionbenefit.profile.MemberProfile;

/**
 * A request as it came through a door, read and checked.
 *
 * @param caller who sends it
 * @param request what was asked
 * @param profile who it is for
 * @param contentType the media type of the body
 * @param body the body as received, kept for the record
 * @param idempotencyKey the caller's key for this submission, or null when none was sent
 * @param version which version of the request under its number this is, or null when the sender does not say
 */
public record Arrival(
        Caller caller,
        PriorAuthRequest request,
        MemberProfile profile,
        String contentType,
        String body,
        @Nullable String idempotencyKey,
        @Nullable String version) {
    public Arrival {
        Objects.requireNonNull(caller, "caller is null");
        Objects.requireNonNull(request, "request is null");
        Objects.requireNonNull(profile, "profile is null");
        Objects.requireNonNull(contentType, "contentType is null");
        Objects.requireNonNull(body, "body is null");
    }
}
