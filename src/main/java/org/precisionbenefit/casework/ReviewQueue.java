package org.precisionbenefit.casework;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.precisionbenefit.access.VisiblePlans;
import org.precisionbenefit.audit.review.ReviewStore;
import org.precisionbenefit.audit.review.WaitingItem;
import org.precisionbenefit.decision.DecisionId;

/** What waits for an answer, the soonest due first. That something is late decides nothing. */
public final class ReviewQueue {
    private final ReviewStore reviews;
    private final FindCase cases;

    /**
     * Reads the queue.
     *
     * @param reviews where it is kept
     * @param cases where cases are found
     */
    public ReviewQueue(ReviewStore reviews, FindCase cases) {
        this.reviews = Objects.requireNonNull(reviews, "reviews is null");
        this.cases = Objects.requireNonNull(cases, "cases is null");
    }

    /**
     * A line of the queue with its case.
     *
     * @param waiting what waits
     * @param file the case
     */
    public record Line(WaitingItem waiting, CaseFile file) {
        public Line {
            Objects.requireNonNull(waiting, "waiting is null");
            Objects.requireNonNull(file, "file is null");
        }
    }

    /**
     * What waits among these plans, without looking into any case.
     *
     * @param after what comes after this one, or null from the beginning
     * @param most how many at most
     * @param plans the plans
     */
    public List<WaitingItem> waiting(@Nullable WaitingItem after, int most, VisiblePlans plans) {
        return reviews.waiting(after, most, plans);
    }

    /** The same with each case; one that was taken away meanwhile is left out. */
    public List<Line> lines(List<WaitingItem> waiting, VisiblePlans plans) {
        Map<DecisionId, CaseFile> found = new HashMap<>();
        cases.findAll(waiting.stream().map(WaitingItem::decision).distinct().toList(), plans)
                .forEach(each -> found.put(each.file().record().inputs().id(), each.file()));
        return waiting.stream()
                .flatMap(item ->
                        Optional.ofNullable(found.get(item.decision())).map(file -> new Line(item, file)).stream())
                .toList();
    }
}
