package org.precisionbenefit.casework;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.precisionbenefit.audit.review.ReviewId;
import org.precisionbenefit.audit.review.ReviewPart;

/**
 * What a reviewer saw before deciding, by the server's own instants.
 *
 * @param form the form that was opened
 * @param openedAt when
 * @param seconds for how many whole seconds it was open until the decision arrived
 * @param parts what was shown, in the order in which it stood there
 * @param scoresHidden whether a law, or their being in shadow, kept scores from being shown
 */
public record ReviewSeen(ReviewId form, Instant openedAt, long seconds, List<ReviewPart> parts, boolean scoresHidden) {
    public ReviewSeen {
        Objects.requireNonNull(form, "form is null");
        Objects.requireNonNull(openedAt, "openedAt is null");
        parts = List.copyOf(parts);
    }
}
