package org.precisionbenefit.api.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.precisionbenefit.casework.ApprovedByPerson;
import org.precisionbenefit.casework.Denied;
import org.precisionbenefit.casework.Granted;
import org.precisionbenefit.casework.PrescriberAnswer;
import org.precisionbenefit.casework.ReviewSeen;
import org.precisionbenefit.casework.Reviewed;
import org.precisionbenefit.decision.ReviewAction;

/**
 * What a person decided on an item.
 *
 * @param mark the answer in words
 * @param because why, in the reviewer's words
 * @param action the X12 306 action
 * @param details who, when and what, each with its name
 * @param denial what was denied, or null
 * @param inside what is for reviewers and auditors alone; empty for others
 */
public record ReviewView(
        Mark mark,
        String because,
        OutcomeView.Action action,
        List<OutcomeView.Detail> details,
        @Nullable DenialView denial,
        List<OutcomeView.Detail> inside) {
    public ReviewView {
        Objects.requireNonNull(mark, "mark is null");
        Objects.requireNonNull(because, "because is null");
        Objects.requireNonNull(action, "action is null");
        details = List.copyOf(details);
        inside = List.copyOf(inside);
    }

    /**
     * What a denial rests on.
     *
     * @param reason the reason by the field's own codes
     * @param found what the record says of the ground
     * @param wouldMeet what would have met it
     * @param citation the text it rests on
     */
    public record DenialView(String reason, String found, String wouldMeet, CitationView citation) {
        static DenialView of(Denied denied) {
            return new DenialView(
                    denied.reason().code() + " " + denied.reason().display(),
                    denied.ground().found(),
                    denied.ground().wouldMeet(),
                    CitationView.of(denied.ground().citation()));
        }
    }

    static ReviewView of(Reviewed review, boolean inside) {
        ReviewAction action = review.answer().reviewAction();
        return new ReviewView(
                Mark.of(action),
                review.answer().because(),
                new OutcomeView.Action(action.code(), action.display()),
                details(review),
                denial(review),
                inside ? inside(review) : List.of());
    }

    private static @Nullable DenialView denial(Reviewed review) {
        Denied denied = review.answer() instanceof ApprovedByPerson approved
                ? approved.rest()
                : review.answer() instanceof Denied whole ? whole : null;
        return denied == null ? null : DenialView.of(denied);
    }

    private static List<OutcomeView.Detail> details(Reviewed review) {
        List<OutcomeView.Detail> details = new ArrayList<>();
        details.add(detail("Decided by", review.by().title()));
        details.add(detail("Decided at", Words.minute(review.at())));
        if (review.answer() instanceof ApprovedByPerson approved) {
            Granted granted = approved.granted();
            details.add(detail("Authorization number", granted.authorizationNumber()));
            details.add(detail("Holds", Words.days(granted.period())));
            details.add(detail("Approved", Words.amount(granted.quantity(), granted.daysSupply())));
            if (granted.drug() != null) {
                details.add(detail("Approved drug", "RxNorm " + granted.drug().value()));
            }
            if (approved.prescriber() != null) {
                details.add(detail("The prescriber", prescriber(approved.prescriber())));
            }
        }
        return details;
    }

    private static String prescriber(PrescriberAnswer answer) {
        String who = answer.by() == null || answer.at() == null
                ? ""
                : " (" + answer.by() + ", " + Words.minute(answer.at()) + ")";
        return switch (answer.said()) {
            case ACCEPTED -> "accepts it" + who;
            case NOT_ACCEPTED -> "does not accept it" + who;
            case NOT_ASKED -> "was not asked yet";
        };
    }

    private static List<OutcomeView.Detail> inside(Reviewed review) {
        ReviewSeen seen = review.seen();
        List<OutcomeView.Detail> inside = new ArrayList<>();
        inside.add(detail("Reviewer", review.by().name()));
        inside.add(detail("Form opened at", Words.minute(seen.openedAt())));
        inside.add(detail("Open for", seen.seconds() + " seconds"));
        inside.add(detail(
                "Seen, in this order", seen.parts().stream().map(Words::plain).collect(Collectors.joining(", "))));
        inside.add(detail("Scores", seen.scoresHidden() ? "hidden until this was decided" : "not hidden"));
        if (review.override() != null) {
            inside.add(detail("Decided otherwise, because", review.override()));
        }
        return inside;
    }

    private static OutcomeView.Detail detail(String name, String value) {
        return new OutcomeView.Detail(name, value);
    }
}
