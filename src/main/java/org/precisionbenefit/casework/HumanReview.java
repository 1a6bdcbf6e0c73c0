package org.precisionbenefit.casework;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.precisionbenefit.decision.HumanDetermination;
import org.precisionbenefit.decision.Pended;
import org.precisionbenefit.intake.RefusedRequest;

/** What a person decides. It is the only code that constructs a denial, and needs a reviewer whose licence holds. */
public final class HumanReview {
    private final Reviewer by;
    private final LocalDate today;
    private final Instant now;

    /**
     * Begins a review.
     *
     * @param by who reviews
     * @param today the day of the review, in the zone of the plan
     * @param now the instant of the review
     * @throws RefusedRequest when the licence does not hold on the day
     */
    public HumanReview(Reviewer by, LocalDate today, Instant now) {
        this.by = Objects.requireNonNull(by, "by is null");
        this.today = Objects.requireNonNull(today, "today is null");
        this.now = Objects.requireNonNull(now, "now is null");
        if (!by.licence().holdsOn(today)) {
            throw new RefusedRequest(
                    RefusedRequest.Kind.FORBIDDEN,
                    "/",
                    "The reviewer's licence must hold on the day of the review. Renew it, or let somebody else review.");
        }
    }

    /**
     * Decides on an item that waits.
     *
     * @throws RefusedRequest when it does not wait, or when what is wanted lacks what it has to rest on
     */
    HumanDetermination decide(ItemUnderReview item, ReviewRequest wanted) {
        if (!(item.decided().outcome().determination() instanceof Pended pended)) {
            throw new RefusedRequest(
                    RefusedRequest.Kind.SETTLED,
                    "/item",
                    "The item does not wait: it is answered. Nothing was changed.");
        }
        ReviewOverrides.check(item, pended, wanted);
        return switch (wanted.verdict()) {
            case APPROVE -> approve(item, pended, wanted);
            case APPROVE_LESS -> approveLess(item, pended, wanted);
            case DENY -> deny(item, pended, wanted);
        };
    }

    private ApprovedByPerson approve(ItemUnderReview item, Pended pended, ReviewRequest wanted) {
        absent(wanted.grounds(), "/grounds", "An approval as asked cites nothing.");
        absent(wanted.prescriber(), "/prescriber", "An approval as asked needs nobody's acceptance.");
        Granted granted = new ReviewGrant(item, pended, today).asAsked(wanted.grant());
        String words = ReviewWords.optional(wanted.narrative(), "/narrative");
        return new ApprovedByPerson(
                by, granted, null, null, words == null ? by.title() + " approved this request as asked." : words);
    }

    private ApprovedByPerson approveLess(ItemUnderReview item, Pended pended, ReviewRequest wanted) {
        Granted granted = new ReviewGrant(item, pended, today).less(wanted.grant());
        PrescriberAnswer prescriber = prescriber(wanted.prescriber(), item.receivedAt());
        if (!prescriber.accepts()) {
            Denied rest = deny(item, pended, wanted.grounds(), wanted.narrative());
            return new ApprovedByPerson(by, granted, prescriber, rest, rest.because());
        }
        absent(wanted.grounds(), "/grounds", "Less that whoever prescribed accepts cites nothing.");
        String words = ReviewWords.optional(wanted.narrative(), "/narrative");
        return new ApprovedByPerson(
                by,
                granted,
                prescriber,
                null,
                words == null ? by.title() + " approved what whoever prescribed accepts instead." : words);
    }

    private Denied deny(ItemUnderReview item, Pended pended, ReviewRequest wanted) {
        absent(wanted.grant(), "/grant", "A denial approves nothing. Use APPROVE_LESS to approve a part.");
        absent(wanted.prescriber(), "/prescriber", "A denial is nobody's to accept.");
        return deny(item, pended, wanted.grounds(), wanted.narrative());
    }

    private Denied deny(
            ItemUnderReview item, Pended pended, ReviewRequest.@Nullable Grounds grounds, @Nullable String narrative) {
        if (pended.waitsFor() != Pended.WaitsFor.HUMAN_REVIEW) {
            throw ReviewWords.refused(
                    "/verdict",
                    "The item waits for facts, and what is unknown is no ground for less. Approve it, or let it wait.");
        }
        String canBeCited = item.citable().isEmpty()
                ? "Nothing in the record of this item can be cited: approve it, or let it wait."
                : "What can be cited: "
                        + item.citable().stream().map(Ground::name).collect(Collectors.joining(", ")) + ".";
        if (grounds == null) {
            throw ReviewWords.refused(
                    "/grounds", "Less than was asked must cite a ground and a reason code. " + canBeCited);
        }
        Ground ground = item.citable().stream()
                .filter(each -> each.name().equals(grounds.cites()))
                .findFirst()
                .orElseThrow(() -> ReviewWords.refused(
                        "/grounds/cites",
                        "The ground must be one that the record found not met, with scores and without, that decided and"
                                + " that cites its text. What is unknown is no ground. " + canBeCited));
        return new Denied(
                by,
                ground,
                grounds.reason(),
                ReviewWords.needed(
                        narrative, "/narrative", "Less than was asked must be explained. Write why, for the member."));
    }

    private PrescriberAnswer prescriber(@Nullable PrescriberAnswer answer, Instant receivedAt) {
        if (answer == null) {
            throw ReviewWords.refused(
                    "/prescriber",
                    "Less than was asked must say whether whoever prescribed accepts it: ACCEPTED, NOT_ACCEPTED or"
                            + " NOT_ASKED.");
        }
        if (answer.said() == PrescriberAnswer.Said.NOT_ASKED) {
            absent(answer.by(), "/prescriber/by", "Nobody was asked.");
            absent(answer.at(), "/prescriber/at", "Nobody was asked.");
            return answer;
        }
        String who = ReviewWords.name(answer.by(), "/prescriber/by", "Name who answered for whoever prescribed.");
        Instant at = answer.at();
        if (at == null || at.isAfter(now) || at.isBefore(receivedAt)) {
            throw ReviewWords.refused(
                    "/prescriber/at",
                    "The instant of the prescriber's answer must be given, after the request was received and not in the"
                            + " future.");
        }
        return new PrescriberAnswer(answer.said(), who, at);
    }

    private static void absent(@Nullable Object part, String place, String why) {
        if (part != null) {
            throw ReviewWords.refused(place, why + " Leave it out.");
        }
    }

    /** What a person decided, as it was kept. */
    static HumanDetermination asKept(Reviewer by, ReviewText.Answer kept) {
        ReviewText.Cut cut = kept.cut();
        Denied denied = cut == null ? null : new Denied(by, cut.ground(), cut.reason(), kept.because());
        Granted granted = kept.granted();
        if (granted != null) {
            return new ApprovedByPerson(by, granted, kept.prescriber(), denied, kept.because());
        }
        return Objects.requireNonNull(denied, "A kept review must approve or deny.");
    }
}
