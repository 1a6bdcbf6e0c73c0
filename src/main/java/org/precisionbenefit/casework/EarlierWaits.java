package org.precisionbenefit.casework;

import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.precisionbenefit.access.VisiblePlans;
import org.precisionbenefit.audit.review.UnreadWaits;
import org.precisionbenefit.audit.review.Waits;
import org.precisionbenefit.decision.DecisionId;

/** Puts what waits of decisions of before there was a queue into it; their due instants are the kept ones. */
public final class EarlierWaits {
    private static final int AT_ONCE = 100;

    private final UnreadWaits unread;
    private final FindCase cases;

    /**
     * Builds it.
     *
     * @param unread the list of those decisions
     * @param cases opens them
     */
    public EarlierWaits(UnreadWaits unread, FindCase cases) {
        this.unread = Objects.requireNonNull(unread, "unread is null");
        this.cases = Objects.requireNonNull(cases, "cases is null");
    }

    /**
     * What came of looking into some of them.
     *
     * @param done how many were looked into
     * @param unopened how many cannot be opened and stay on the list
     */
    public record Looked(int done, int unopened) {}

    /** Looks into some of them. One that cannot be opened keeps none of the others back. */
    public Looked some() {
        int done = 0;
        int unopened = 0;
        for (DecisionId each : unread.some(AT_ONCE)) {
            Optional<List<Waits>> waits = waits(each);
            if (waits.isPresent()) {
                unread.done(each, waits.get());
                done++;
            } else {
                unopened++;
            }
        }
        return new Looked(done, unopened);
    }

    private Optional<List<Waits>> waits(DecisionId decision) {
        try {
            return Optional.of(cases.find(decision, VisiblePlans.EVERY).map(Answered::file).stream()
                    .flatMap(file -> file.due().stream())
                    .map(due -> new Waits(due.sequence(), due.at()))
                    .toList());
        } catch (IllegalStateException | IllegalArgumentException | UncheckedIOException changed) {
            // It was changed, or its key is gone: whoever watches says so.
            return Optional.empty();
        }
    }
}
