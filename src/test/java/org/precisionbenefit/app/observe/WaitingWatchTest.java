package org.precisionbenefit.app.observe;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;
import org.precisionbenefit.access.VisiblePlans;
import org.precisionbenefit.audit.review.ReviewStore.Counts;
import org.precisionbenefit.audit.review.ReviewsInMemory;
import org.precisionbenefit.audit.review.UnreadWaits;
import org.precisionbenefit.audit.review.WaitingItem;
import org.precisionbenefit.audit.review.Waits;
import org.precisionbenefit.casework.Answered;
import org.precisionbenefit.casework.CaseQuery;
import org.precisionbenefit.casework.EarlierWaits;
import org.precisionbenefit.casework.FindCase;
import org.precisionbenefit.decision.DecisionId;
import org.precisionbenefit.formulary.PlanId;

/** What is late is shown and said, again when there is more of it, and is not decided. */
class WaitingWatchTest {
    private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");
    private static final DecisionId LATE = new DecisionId("00000000-0000-4000-8000-000000000001");

    private final ReviewsInMemory reviews = new ReviewsInMemory();
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final List<String> said = new ArrayList<>();
    private final Handler listening = new Handler() {
        @Override
        public void publish(LogRecord line) {
            said.add(line.getMessage());
        }

        @Override
        public void flush() {
            // Nothing is held back.
        }

        @Override
        public void close() {
            // Nothing is open.
        }
    };

    @Test
    void late_items_are_counted_and_alarmed_once_until_there_are_more() {
        Logger log = Logger.getLogger(WaitingWatch.class.getName());
        log.addHandler(listening);
        try {
            WaitingWatch watch = new WaitingWatch(
                    reviews,
                    new EarlierWaits(new NoneUnread(), new NoCases()),
                    meters,
                    Clock.fixed(NOW, ZoneOffset.UTC));
            watch.note(new Counts(0, 0, 0, null));
            assertThat(said).isEmpty();
            reviews.waits(new WaitingItem(LATE, 1, new PlanId("PLAN"), NOW.minusSeconds(1)));
            reviews.waits(new WaitingItem(LATE, 2, new PlanId("PLAN"), NOW.plusSeconds(60)));
            reviews.waits(new WaitingItem(
                    LATE, 3, new PlanId("PLAN"), NOW.plus(WaitingWatch.SOON).plusSeconds(1)));
            watch.note(reviews.counts(NOW, NOW.plus(WaitingWatch.SOON)));
            assertThat(gauge("all")).isEqualTo(3);
            assertThat(gauge("due-soon")).isEqualTo(1);
            assertThat(gauge("late")).isEqualTo(1);
            assertThat(said).hasSize(1).first().asString().startsWith("ALARM: ");
            watch.note(new Counts(3, 1, 1, LATE));
            assertThat(said).as("the same one again in an hour").hasSize(1);
            watch.note(new Counts(3, 0, 2, LATE));
            assertThat(said).hasSize(2);
            assertThat(reviews.of(LATE, VisiblePlans.EVERY)).isEmpty();
        } finally {
            log.removeHandler(listening);
        }
    }

    private double gauge(String state) {
        return meters.get("pa.waiting").tag("state", state).gauge().value();
    }

    private record NoneUnread() implements UnreadWaits {
        @Override
        public List<DecisionId> some(int most) {
            return List.of();
        }

        @Override
        public void done(DecisionId decision, List<Waits> waits) {
            throw new AssertionError("There is none.");
        }
    }

    private record NoCases() implements FindCase {
        @Override
        public java.util.Optional<Answered> find(DecisionId id, VisiblePlans plans) {
            return java.util.Optional.empty();
        }

        @Override
        public List<Answered> matching(CaseQuery query, VisiblePlans plans) {
            return List.of();
        }
    }
}
