package org.precisionbenefit.api.rest;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.precisionbenefit.audit.review.ReviewId;
import org.precisionbenefit.audit.review.ReviewPart;
import org.precisionbenefit.casework.Ground;
import org.precisionbenefit.casework.ReviewForm;
import org.precisionbenefit.terminology.Citation;

/**
 * The opened form for the review of one item.
 *
 * @param form the opening, which the review names
 * @param openedAt when, by the server's clock
 * @param item the item's sequence
 * @param shown what is shown, in this order
 * @param scoresHidden whether a law, or their being in shadow, keeps scores from being shown until the item is decided
 * @param until the last day of an approval by the policy
 * @param citable what less than was asked can rest on
 * @param decision the decision with everything it rests on
 */
public record ReviewFormAnswer(
        ReviewId form,
        Instant openedAt,
        int item,
        List<ReviewPart> shown,
        boolean scoresHidden,
        LocalDate until,
        List<Citable> citable,
        DecisionAnswer decision) {
    public ReviewFormAnswer {
        Objects.requireNonNull(form, "form is null");
        Objects.requireNonNull(openedAt, "openedAt is null");
        shown = List.copyOf(shown);
        Objects.requireNonNull(until, "until is null");
        citable = List.copyOf(citable);
        Objects.requireNonNull(decision, "decision is null");
    }

    static ReviewFormAnswer of(ReviewForm form) {
        return new ReviewFormAnswer(
                form.opening().id(),
                form.opening().at(),
                form.opening().item(),
                form.opening().parts(),
                form.opening().scoresHidden(),
                form.until(),
                form.citable().stream().map(Citable::of).toList(),
                DecisionAnswer.of(form.file(), true));
    }

    /**
     * What can be cited.
     *
     * @param cites by what it is cited: a criterion's id, or plan-row
     * @param found what the record says of it
     * @param wouldMeet what would have met it
     * @param citation the text it rests on
     */
    public record Citable(String cites, String found, String wouldMeet, Citation citation) {
        public Citable {
            Objects.requireNonNull(cites, "cites is null");
            Objects.requireNonNull(found, "found is null");
            Objects.requireNonNull(wouldMeet, "wouldMeet is null");
            Objects.requireNonNull(citation, "citation is null");
        }

        static Citable of(Ground ground) {
            return new Citable(ground.name(), ground.found(), ground.wouldMeet(), ground.citation());
        }
    }
}
