package org.precisionbenefit.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.precisionbenefit.terminology.Digest;

class ActivationHistoryTest {
    private static final Instant NOON = Instant.parse("2026-11-28T12:00:00Z");
    private static final Digest A = Digest.of("a");
    private static final Digest B = Digest.of("b");
    private static final Digest C = Digest.of("c");

    private final List<Activation> entered = new ArrayList<>();

    /** Entered one minute after the other. */
    private Activation enter(Digest digest, int beginsAfterMinutes) {
        return enter(digest, beginsAfterMinutes, Activation.Action.PUBLISH);
    }

    private Activation enter(Digest digest, int beginsAfterMinutes, Activation.Action action) {
        Instant at = NOON.plus(Duration.ofMinutes(entered.size()));
        Activation activation = new Activation(
                entered.size() + 1,
                new Activation.Entry(
                        ReleaseKind.POLICY,
                        digest,
                        at.plus(Duration.ofMinutes(beginsAfterMinutes)),
                        at,
                        "jane",
                        action),
                null);
        entered.add(activation);
        return activation;
    }

    private void refuse(int number) {
        Activation one = entered.get(number - 1);
        entered.set(number - 1, new Activation(one.number(), one.entry(), new Activation.Refusal(NOON, "It is bad.")));
    }

    private @Nullable Digest live(int minute) {
        return new ActivationHistory(entered)
                .due(NOON.plus(Duration.ofMinutes(minute)))
                .map(one -> one.entry().digest())
                .orElse(null);
    }

    private List<Digest> upcoming(int minute) {
        return new ActivationHistory(entered)
                .upcoming(NOON.plus(Duration.ofMinutes(minute))).stream()
                        .map(one -> one.entry().digest())
                        .toList();
    }

    @Test
    void nothing_is_live_before_the_first() {
        assertThat(live(0)).isNull();
        enter(A, 0);
        assertThat(live(-1)).isNull();
        assertThat(live(0)).isEqualTo(A);
    }

    @Test
    void release_begins_at_its_instant_and_not_before() {
        enter(A, 0);
        enter(B, 60);
        assertThat(live(60)).isEqualTo(A);
        assertThat(upcoming(2)).containsExactly(B);
        assertThat(live(61)).isEqualTo(B);
        assertThat(upcoming(61)).isEmpty();
    }

    @Test
    void what_is_entered_later_overtakes_what_begins_later() {
        enter(A, 0);
        enter(B, 60);
        enter(C, 0);
        assertThat(live(2)).isEqualTo(C);
        assertThat(live(100)).isEqualTo(C);
        assertThat(upcoming(2)).isEmpty();
    }

    @Test
    void two_that_are_to_come_follow_one_another_when_the_later_was_entered_later() {
        enter(A, 0);
        enter(B, 60);
        enter(C, 120);
        assertThat(upcoming(3)).containsExactly(B, C);
        assertThat(live(61)).isEqualTo(B);
        assertThat(live(122)).isEqualTo(C);
    }

    @Test
    void what_was_refused_counts_as_never_entered() {
        enter(A, 0);
        enter(B, 0);
        enter(C, 60);
        refuse(2);
        refuse(3);
        assertThat(live(200)).isEqualTo(A);
        assertThat(upcoming(3)).isEmpty();
    }

    @Test
    void release_before_the_live_one_is_the_other_one_that_was_live_then() {
        enter(A, 0);
        enter(B, 0);
        Activation live = enter(B, 0);
        ActivationHistory history = new ActivationHistory(entered);
        assertThat(history.before(live).orElseThrow().entry().digest()).isEqualTo(A);
        assertThat(history.before(entered.get(0))).isEmpty();
        assertThat(history.holds(B)).isTrue();
        assertThat(history.holds(C)).isFalse();
    }

    @Test
    void what_never_became_live_is_not_the_release_before() {
        enter(A, 0);
        enter(B, 60);
        Activation live = enter(C, 0);
        assertThat(new ActivationHistory(entered)
                        .before(live)
                        .orElseThrow()
                        .entry()
                        .digest())
                .isEqualTo(A);
    }

    private @Nullable Digest before(Activation live) {
        return new ActivationHistory(entered)
                .before(live)
                .map(one -> one.entry().digest())
                .orElse(null);
    }

    @Test
    void going_back_again_goes_further_back_and_never_to_what_was_left() {
        enter(A, 0);
        enter(B, 0);
        enter(C, 0);
        Activation once = enter(B, 0, Activation.Action.ROLLBACK);
        assertThat(before(once)).isEqualTo(A);
        Activation twice = enter(A, 0, Activation.Action.ROLLBACK);
        assertThat(before(twice)).isNull();
        Activation mended = enter(C, 0);
        assertThat(before(mended)).as("what was live when it was published").isEqualTo(A);
        assertThat(before(enter(C, 0, Activation.Action.ROLLBACK))).isEqualTo(A);
    }

    @Test
    void what_has_not_begun_was_never_live() {
        enter(A, 0);
        enter(B, 60);
        ActivationHistory history = new ActivationHistory(entered);
        assertThat(history.began(A, NOON)).isTrue();
        assertThat(history.began(B, NOON.plus(Duration.ofMinutes(2)))).isFalse();
        assertThat(history.began(B, NOON.plus(Duration.ofMinutes(61)))).isTrue();
        refuse(2);
        assertThat(new ActivationHistory(entered).began(B, NOON.plus(Duration.ofMinutes(61))))
                .isFalse();
    }
}
