package org.precisionbenefit.casework;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.precisionbenefit.access.Caller;
import org.precisionbenefit.access.CallerId;
import org.precisionbenefit.access.Role;
import org.precisionbenefit.audit.AuditEntry;
import org.precisionbenefit.audit.Canonical;
import org.precisionbenefit.audit.SubmissionKey;
import org.precisionbenefit.audit.event.Happened;
import org.precisionbenefit.audit.review.KeptReview;
import org.precisionbenefit.audit.review.ReviewId;
import org.precisionbenefit.audit.review.ReviewOpening;
import org.precisionbenefit.audit.review.ReviewStore;
import org.precisionbenefit.decision.DecisionId;
import org.precisionbenefit.intake.RefusedRequest;
import org.precisionbenefit.terminology.Digest;

/** Takes a review from the opened form to the kept answer: who reviews, what was seen, what is decided, one commit. */
public final class Reviewing implements ReviewCases {
    private static final int MOST_OF_A_KEY = 255;

    private final OpenCase cases;
    private final ReviewStore reviews;
    private final Canonical canonical;
    private final CurrentEngine engines;
    private final Clock clock;
    private final Supplier<ReviewId> ids;

    /**
     * Builds the way of a review.
     *
     * @param cases opens what waits
     * @param reviews where reviews are kept
     * @param canonical how reviews are written
     * @param engines how plans count their days
     * @param clock the clock by which openings and reviews are dated
     * @param ids draws the id of each opening and review
     */
    public Reviewing(
            OpenCase cases,
            ReviewStore reviews,
            Canonical canonical,
            CurrentEngine engines,
            Clock clock,
            Supplier<ReviewId> ids) {
        this.cases = Objects.requireNonNull(cases, "cases is null");
        this.reviews = Objects.requireNonNull(reviews, "reviews is null");
        this.canonical = Objects.requireNonNull(canonical, "canonical is null");
        this.engines = Objects.requireNonNull(engines, "engines is null");
        this.clock = Objects.requireNonNull(clock, "clock is null");
        this.ids = Objects.requireNonNull(ids, "ids is null");
    }

    @Override
    public ReviewForm open(Caller caller, DecisionId decision, int item) {
        Instant now = now();
        Reviewer by = Reviewer.of(caller);
        OpenCase.Open open = cases.open(caller, decision, item);
        LocalDate today = today(open, now);
        // A licence that has run out is said now and not when the words are written.
        new HumanReview(by, today, now);
        ReviewOpening opening = new ReviewOpening(
                ids.get(), decision, open.plan(), item, caller.id(), now, open.parts(), open.scoresHidden());
        reviews.open(opening);
        return new ReviewForm(opening, open.file(), open.item().citable(), open.until(today));
    }

    @Override
    public ReviewAnswered review(ReviewArrival arrival, Function<Reviewed, String> door) {
        Reviewer by = Reviewer.of(arrival.caller());
        SubmissionKey key = key(arrival);
        Optional<KeptReview> before =
                reviews.findByKey(key.key(), arrival.caller().plans());
        if (before.isPresent()) {
            return repeated(before.get(), key);
        }
        Instant now = now();
        OpenCase.Open open = cases.open(
                arrival.caller(), arrival.decision(), arrival.wanted().item());
        ReviewSeen seen = seen(arrival, now);
        HumanReview review = new HumanReview(by, today(open, now), now);
        Reviewed decided = new Reviewed(
                ids.get(),
                arrival.decision(),
                arrival.wanted().item(),
                now,
                by,
                review.decide(open.item(), arrival.wanted()),
                seen,
                ReviewWords.optional(arrival.wanted().override(), "/override"));
        return keep(
                decided,
                open,
                arrival,
                new KeptReview.Texts(canonical.encode(ReviewText.of(decided)), arrival.body(), door.apply(decided)));
    }

    private ReviewAnswered keep(Reviewed decided, OpenCase.Open open, ReviewArrival arrival, KeptReview.Texts texts) {
        SubmissionKey key = key(arrival);
        KeptReview own = new KeptReview(
                decided.id(), decided.decision(), open.plan(), decided.item(), decided.at(), key, texts, null);
        KeptReview stands = reviews.keep(own, beside(decided)).orElseThrow(OpenCase::overtaken);
        return stands.id().equals(own.id())
                ? new ReviewAnswered(decided, texts.answer(), false, stands.receipt())
                : repeated(stands, key);
    }

    /** Who decides otherwise than the criteria came to leaves an entry of that too. */
    private static List<Happened> beside(Reviewed decided) {
        return decided.override() == null
                ? List.of()
                : List.of(Happened.of(
                                AuditEntry.Event.OVERRIDE,
                                Role.REVIEWER.word(),
                                new CallerId(decided.by().name()),
                                "item " + decided.item())
                        .on(List.of(decided.decision()))
                        .saying("review", decided.id().value()));
    }

    private ReviewAnswered repeated(KeptReview kept, SubmissionKey key) {
        if (!kept.key().body().equals(key.body())) {
            throw ReviewWords.refused(
                    "/form",
                    "This key, or this form, was used before for another review. Send a new key, or open the form again.");
        }
        return new ReviewAnswered(
                canonical.decode(kept.texts().record(), ReviewText.class).read(),
                kept.texts().answer(),
                true,
                kept.receipt());
    }

    /** What the reviewer saw, by what this server wrote down when the form was opened. */
    private ReviewSeen seen(ReviewArrival arrival, Instant now) {
        ReviewOpening opening = reviews.opening(
                        arrival.wanted().form(), arrival.caller().plans())
                .filter(each -> each.decision().equals(arrival.decision()))
                .filter(each -> each.item() == arrival.wanted().item())
                .filter(each -> each.by().equals(arrival.caller().id()))
                .orElseThrow(() -> ReviewWords.refused(
                        "/form",
                        "The form must be one that this reviewer opened for this item. Open it, and send its id."));
        // Two servers may differ by an instant; nothing was open for less than no time.
        long seconds = Math.max(0, Duration.between(opening.at(), now).toSeconds());
        return new ReviewSeen(opening.id(), opening.at(), seconds, opening.parts(), opening.scoresHidden());
    }

    private static SubmissionKey key(ReviewArrival arrival) {
        String sent = arrival.idempotencyKey();
        if (sent != null && sent.length() > MOST_OF_A_KEY) {
            throw new RefusedRequest(
                    RefusedRequest.Kind.INVALID,
                    "Idempotency-Key",
                    "The text must have at most " + MOST_OF_A_KEY + " characters. Send a shorter one.");
        }
        String own = sent != null ? "key:" + sent : "form:" + arrival.wanted().form();
        // No submission of a request and no other reviewer ever meets this key.
        String key = "review|" + arrival.caller().id() + "|" + own;
        return new SubmissionKey(key, Digest.of(arrival.decision() + "\n" + arrival.body()));
    }

    private LocalDate today(OpenCase.Open open, Instant now) {
        return now.atZone(engines.live().plans().zone(open.plan())).toLocalDate();
    }

    /** No finer than the store keeps it. */
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
