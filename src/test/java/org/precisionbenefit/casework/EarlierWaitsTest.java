package org.precisionbenefit.casework;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.precisionbenefit.access.VisiblePlans;
import org.precisionbenefit.audit.review.UnreadWaits;
import org.precisionbenefit.audit.review.Waits;
import org.precisionbenefit.decision.DecisionEngine;
import org.precisionbenefit.decision.DecisionId;
import org.precisionbenefit.decision.Explanation;
import org.precisionbenefit.decision.RealReleases;
import org.precisionbenefit.decision.VariedInputs;
import org.precisionbenefit.policy.ReferenceEvaluator;
import org.precisionbenefit.terminology.Citation;

/** What was kept before there was a queue comes into it by its kept due instants; what cannot be opened holds nothing up. */
class EarlierWaitsTest {
    private static final DecisionEngine ENGINE = RealReleases.engine(RealReleases.noModels(), new ReferenceEvaluator());
    private static final Instant DUE = Instant.parse("2026-11-24T12:00:00Z");
    private static final DecisionId GOOD = id(1);
    private static final DecisionId BROKEN = id(2);
    private static final DecisionId GONE = id(3);

    private static DecisionId id(int number) {
        return new DecisionId("00000000-0000-4000-8000-%012d".formatted(number));
    }

    private final Map<String, List<Waits>> done = new TreeMap<>();
    private final List<DecisionId> listed = new ArrayList<>(List.of(BROKEN, GOOD, GONE));

    @Test
    void what_waits_is_put_in_and_what_does_not_open_stays_on_the_list() {
        UnreadWaits unread = new UnreadWaits() {
            @Override
            public List<DecisionId> some(int most) {
                return List.copyOf(listed);
            }

            @Override
            public void done(DecisionId decision, List<Waits> waits) {
                listed.remove(decision);
                done.put(decision.value(), waits);
            }
        };
        EarlierWaits earlier = new EarlierWaits(unread, new Cases());
        assertThat(earlier.some()).isEqualTo(new EarlierWaits.Looked(2, 1));
        assertThat(done).containsEntry(GOOD.value(), List.of(new Waits(1, DUE))).containsEntry(GONE.value(), List.of());
        assertThat(listed).containsExactly(BROKEN);
        assertThat(earlier.some()).isEqualTo(new EarlierWaits.Looked(0, 1));
    }

    private static final class Cases implements FindCase {
        @Override
        public Optional<Answered> find(DecisionId id, VisiblePlans plans) {
            if (id.equals(BROKEN)) {
                throw new IllegalStateException("It does not open.");
            }
            return id.equals(GOOD)
                    ? Optional.of(new Answered(
                            new CaseFile(
                                    ENGINE.decide(VariedInputs.of(1, 5).get(0)),
                                    new Explanation(List.of()),
                                    Instant.EPOCH,
                                    List.of(new ItemDue(1, DUE, new Citation("A clock", "", null)))),
                            "",
                            false))
                    : Optional.empty();
        }

        @Override
        public List<Answered> matching(CaseQuery query, VisiblePlans plans) {
            return List.of();
        }
    }
}
