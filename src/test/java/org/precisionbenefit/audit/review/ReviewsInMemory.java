package org.precisionbenefit.audit.review;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.precisionbenefit.access.VisiblePlans;
import org.precisionbenefit.audit.KeptEntry;
import org.precisionbenefit.audit.Salt;
import org.precisionbenefit.audit.event.Happened;
import org.precisionbenefit.audit.json.JsonCanonical;
import org.precisionbenefit.decision.DecisionId;
import org.precisionbenefit.terminology.Digest;

/** A store of reviews for tests that forgets with the test. What waits is put in by hand. */
public final class ReviewsInMemory implements ReviewStore {
    private final List<ReviewOpening> openings = new ArrayList<>();
    private final List<KeptReview> reviews = new ArrayList<>();
    private final List<WaitingItem> waiting = new ArrayList<>();

    /** Puts an item into the queue. */
    public synchronized void waits(WaitingItem item) {
        waiting.add(item);
    }

    @Override
    public synchronized void open(ReviewOpening opening) {
        openings.add(opening);
    }

    @Override
    public synchronized Optional<ReviewOpening> opening(ReviewId id, VisiblePlans plans) {
        return openings.stream()
                .filter(each -> each.id().equals(id) && plans.include(each.plan()))
                .findFirst();
    }

    @Override
    public synchronized Optional<KeptReview> keep(KeptReview review, List<Happened> beside) {
        Optional<KeptReview> before = findByKey(review.key().key(), VisiblePlans.EVERY);
        if (before.isPresent()) {
            return before;
        }
        if (of(review.decision(), VisiblePlans.EVERY).stream().anyMatch(each -> each.item() == review.item())) {
            return Optional.empty();
        }
        reviews.add(review.receipted("receipt of " + review.id()));
        waiting.removeIf(each -> each.decision().equals(review.decision()) && each.item() == review.item());
        return findByKey(review.key().key(), VisiblePlans.EVERY);
    }

    @Override
    public synchronized Optional<KeptReview> findByKey(String key, VisiblePlans plans) {
        return reviews.stream()
                .filter(each -> each.key().key().equals(key) && plans.include(each.plan()))
                .findFirst();
    }

    @Override
    public synchronized Optional<KeptEntry> entry(ReviewId id, VisiblePlans plans) {
        Salt salt = new Salt(Digest.of(id.value()).hex());
        return reviews.stream()
                .filter(each -> each.id().equals(id) && plans.include(each.plan()))
                .findFirst()
                .map(each -> ReviewEntry.of(each, salt, Digest.of("sealed")))
                .map(entry -> new KeptEntry(new JsonCanonical().encode(entry), salt, Digest.of("sealed")));
    }

    @Override
    public synchronized List<KeptReview> of(DecisionId decision, VisiblePlans plans) {
        return reviews.stream()
                .filter(each -> each.decision().equals(decision) && plans.include(each.plan()))
                .sorted(Comparator.comparingInt(KeptReview::item))
                .toList();
    }

    @Override
    public synchronized List<WaitingItem> waiting(@Nullable WaitingItem after, int most, VisiblePlans plans) {
        List<WaitingItem> seen = waiting.stream()
                .filter(each -> plans.include(each.plan()))
                .sorted(Comparator.comparing(WaitingItem::dueAt)
                        .thenComparing(each -> each.decision().value())
                        .thenComparing(WaitingItem::item))
                .toList();
        int from = after == null ? 0 : seen.indexOf(after) + 1;
        return seen.subList(from, Math.min(seen.size(), from + most));
    }

    @Override
    public synchronized Counts counts(Instant now, Instant soon) {
        long late = waiting.stream().filter(each -> each.isLate(now)).count();
        long due = waiting.stream().filter(each -> each.isLate(soon)).count();
        DecisionId latest = waiting.stream()
                .filter(each -> each.isLate(now))
                .min(Comparator.comparing(WaitingItem::dueAt))
                .map(WaitingItem::decision)
                .orElse(null);
        return new Counts(waiting.size(), due - late, late, latest);
    }
}
