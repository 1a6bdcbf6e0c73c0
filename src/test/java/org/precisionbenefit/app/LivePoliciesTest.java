package org.precisionbenefit.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.jboss.logmanager.ExtLogRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.precisionbenefit.api.ReleaseDesk;
import org.precisionbenefit.audit.Activation;
import org.precisionbenefit.audit.ActivationHistory;
import org.precisionbenefit.audit.ReleaseKind;
import org.precisionbenefit.audit.ReleasesInMemory;
import org.precisionbenefit.audit.json.JsonCanonical;
import org.precisionbenefit.decision.DecisionInputs;
import org.precisionbenefit.decision.DecisionRecord;
import org.precisionbenefit.decision.VariedInputs;
import org.precisionbenefit.policy.EvaluationFault;
import org.precisionbenefit.policy.Policy;
import org.precisionbenefit.terminology.ConfigurationFault;
import org.precisionbenefit.terminology.Digest;
import org.precisionbenefit.terminology.MovedClock;
import org.precisionbenefit.terminology.SourceFiles;

/** Policies go live and back while requests are decided, and nothing bad ever disturbs what is live. */
class LivePoliciesTest {
    private static final Instant NOON = Instant.parse("2026-11-28T12:00:00Z");
    private static final List<DecisionInputs> REQUESTS = VariedInputs.of(30, 5);

    @TempDir
    Path folder;

    private final MovedClock clock = new MovedClock(NOON);
    private final ReleasesInMemory store = new ReleasesInMemory(clock);
    private final List<String> alarms = new ArrayList<>();
    private final Handler listening = new Handler() {
        @Override
        public void publish(LogRecord line) {
            String text = line instanceof ExtLogRecord extended ? extended.getFormattedMessage() : line.getMessage();
            if (text.startsWith("ALARM:")) {
                alarms.add(text);
            }
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };

    @BeforeEach
    void listen() {
        Logger.getLogger("org.precisionbenefit.app").addHandler(listening);
    }

    @AfterEach
    void listenNoMore() {
        Logger.getLogger("org.precisionbenefit.app").removeHandler(listening);
    }

    private ReleaseRig rig(ReleaseRig.Unusual unusual) throws IOException {
        return new ReleaseRig(folder, store, clock, unusual);
    }

    private ReleaseRig rig() throws IOException {
        return rig(ReleaseRig.Unusual.NOTHING);
    }

    private static ReleaseDesk.Said publish(ReleaseRig rig) {
        return rig.desk.publish(ReleaseKind.POLICY, null, ReleaseRig.JANE);
    }

    private static ReleaseDesk.Said rollBack(ReleaseRig rig) {
        return rig.desk.rollBack(ReleaseKind.POLICY, null, null, ReleaseRig.JANE);
    }

    private List<Activation> entered() {
        return store.activations().of(ReleaseKind.POLICY);
    }

    /** Records without what every decision has anew. */
    private static List<String> decided(ReleaseRig rig) {
        return REQUESTS.stream()
                .map(rig::submit)
                .map(record -> new JsonCanonical()
                        .encode(record)
                        .replace(record.inputs().id().value(), "{id}")
                        .replaceAll("[AR][0-9A-F]{16}-", "{number}-"))
                .toList();
    }

    @Test
    void what_is_published_decides_at_once_and_the_row_says_who_did_it() throws IOException {
        ReleaseRig rig = rig();
        Digest first = rig.live();
        List<String> before = decided(rig);
        Digest second = rig.approvesFor(123);
        assertThat(rig.live()).isEqualTo(first);
        ReleaseDesk.Said said = publish(rig);
        assertThat(said.words()).isEqualTo("POLICY release " + second + " is live since 2026-11-28T12:00:00Z.");
        assertThat(said.done()).isTrue();
        assertThat(rig.live()).isEqualTo(second);
        assertThat(decided(rig)).isNotEqualTo(before);
        DecisionRecord record = rig.submit(REQUESTS.get(0));
        assertThat(record.releases().policy()).isEqualTo(second);
        assertThat(Objects.requireNonNull(record.inputs().endorsements())
                        .policy()
                        .release())
                .isEqualTo(second);
        Activation.Entry last = entered().get(entered().size() - 1).entry();
        assertThat(last)
                .isEqualTo(new Activation.Entry(
                        ReleaseKind.POLICY, second, NOON, NOON, "jane.designer", Activation.Action.PUBLISH));
        assertThat(alarms).isEmpty();
    }

    @Test
    void going_back_is_one_step_and_decides_to_the_byte_as_before() throws IOException {
        ReleaseRig rig = rig();
        Digest first = rig.live();
        List<String> before = decided(rig);
        Digest second = rig.approvesFor(123);
        publish(rig);
        List<String> between = decided(rig);
        ReleaseDesk.Said said = rollBack(rig);
        assertThat(said.words()).isEqualTo("POLICY release " + first + " is live since 2026-11-28T12:00:00Z.");
        assertThat(rig.live()).isEqualTo(first);
        assertThat(decided(rig)).isEqualTo(before).isNotEqualTo(between);
        assertThat(entered().get(entered().size() - 1).entry())
                .isEqualTo(new Activation.Entry(
                        ReleaseKind.POLICY, first, NOON, NOON, "jane.designer", Activation.Action.ROLLBACK));
        assertThat(rig.desk
                        .rollBack(ReleaseKind.POLICY, second, null, ReleaseRig.JANE)
                        .done())
                .isTrue();
        assertThat(decided(rig)).isEqualTo(between);
    }

    @Test
    void start_does_not_undo_a_rollback_and_says_so_of_the_folder() throws IOException {
        ReleaseRig rig = rig();
        Digest first = rig.live();
        rig.approvesFor(123);
        publish(rig);
        rollBack(rig);
        int entries = entered().size();
        assertThat(rig().live()).isEqualTo(first);
        assertThat(entered()).hasSize(entries);
        Digest mended = rig.approvesFor(124);
        assertThat(rig().live()).isEqualTo(mended);
    }

    @Test
    void release_of_a_later_day_goes_live_at_its_first_instant_and_not_with_a_start_before() throws IOException {
        ReleaseRig rig = rig();
        Digest first = rig.live();
        Digest second = rig.approvesFor(123);
        LocalDate day = LocalDate.of(2026, 12, 1);
        ReleaseDesk.Said said = rig.desk.publish(ReleaseKind.POLICY, day, ReleaseRig.JANE);
        assertThat(said.words()).isEqualTo("POLICY release " + second + " is to be live from 2026-12-01T00:00:00Z.");
        assertThat(rig.desk.publish(ReleaseKind.POLICY, day, ReleaseRig.JANE).words())
                .isEqualTo("POLICY release " + second
                        + " is to be live from 2026-12-01T00:00:00Z already. Nothing was entered.");
        assertThat(ReleaseStates.of(new ActivationHistory(entered()), NOON))
                .containsEntry(second, "to be live from 2026-12-01T00:00:00Z (published by jane.designer)");
        clock.moveTo(Instant.parse("2026-11-30T23:59:59.999999Z"));
        rig.follower.follow();
        assertThat(rig.live()).isEqualTo(first);
        assertThat(rig().live()).isEqualTo(first);
        clock.moveTo(Instant.parse("2026-12-01T00:00:00Z"));
        rig.follower.follow();
        assertThat(rig.live()).isEqualTo(second);
    }

    @Test
    void publishing_at_once_overtakes_what_was_to_come_and_says_so() throws IOException {
        ReleaseRig rig = rig();
        Digest later = rig.approvesFor(123);
        rig.desk.publish(ReleaseKind.POLICY, LocalDate.of(2026, 12, 1), ReleaseRig.JANE);
        Digest now = rig.approvesFor(200);
        assertThat(ReleaseRig.lines(publish(rig)))
                .containsExactly(
                        "POLICY release " + now + " is live since 2026-11-28T12:00:00Z.",
                        "POLICY release " + later
                                + ", which was to be live from 2026-12-01T00:00:00Z, was overtaken and"
                                + " will not go live by itself. Publish it again if it still should.");
        clock.moveTo(Instant.parse("2026-12-02T00:00:00Z"));
        rig.follower.follow();
        assertThat(rig.live()).isEqualTo(now);
    }

    @Test
    void same_files_published_twice_are_entered_once() throws IOException {
        ReleaseRig rig = rig();
        rig.approvesFor(123);
        publish(rig);
        int entries = entered().size();
        ReleaseDesk.Said again = publish(rig);
        assertThat(again.done()).isTrue();
        assertThat(again.words()).endsWith("is live already, since 2026-11-28T12:00:00Z. Nothing was entered.");
        assertThat(entered()).hasSize(entries);
    }

    @Test
    void what_cannot_be_asked_for_is_said() throws IOException {
        ReleaseRig rig = rig();
        assertThat(rollBack(rig).words()).contains("no release of policies that was live before");
        assertThat(rig.desk
                        .rollBack(ReleaseKind.POLICY, Digest.of("never"), null, ReleaseRig.JANE)
                        .words())
                .contains("No release with this digest was ever live here");
        assertThat(rig.desk
                        .publish(ReleaseKind.POLICY, LocalDate.of(2026, 11, 27), ReleaseRig.JANE)
                        .words())
                .contains("must not be live from a day before today (2026-11-28)");
        assertThat(rig.desk.publish(ReleaseKind.CLOCKS, null, ReleaseRig.JANE).words())
                .contains("Only policies are published");
        assertThat(entered()).hasSize(1);
    }

    @Test
    void file_with_a_fault_is_refused_at_its_line_and_what_is_live_stays() throws IOException {
        ReleaseRig rig = rig();
        Digest first = rig.live();
        rig.edit("age >= 18 years", "agee >= 18 years");
        ReleaseDesk.Said said = publish(rig);
        assertThat(said.done()).isFalse();
        assertThat(said.words()).contains("policies/antiplatelet-ticagrelor/2026.1.policy.yaml:29:");
        assertThat(rig.live()).isEqualTo(first);
        assertThat(entered()).hasSize(1);
    }

    @Test
    void unsigned_release_is_refused_in_production_and_the_signed_one_serves() throws IOException {
        ReleaseRig rig = rig();
        Digest first = rig.live();
        Digest second = rig.approvesFor(123);
        ReleaseRig signed = rig(ReleaseRig.Unusual.NOTHING.with((kind, release) -> {
            if (release.equals(second)) {
                throw new ConfigurationFault("POLICY release " + release, "No approver signed it for PRODUCTION.");
            }
            return LetIn.ALL.admit(kind, release);
        }));
        assertThat(signed.live()).isEqualTo(first);
        ReleaseDesk.Said said = publish(signed);
        assertThat(said.done()).isFalse();
        assertThat(said.words()).contains("No approver signed it for PRODUCTION.");
        assertThat(signed.live()).isEqualTo(first);
        assertThat(entered()).hasSize(1);
    }

    /** Compiling the changed policy, and nothing else, goes as a test says. */
    private ReleaseRig poisoned(Consumer<Policy> compiling, Duration onePolicy) throws IOException {
        return rig(ReleaseRig.Unusual.NOTHING.with(
                policy -> {
                    if (policy.approvalDays() == 66) {
                        compiling.accept(policy);
                    }
                },
                new EngineBuilder.Limits(onePolicy, ReleaseRig.LIMITS.inAll(), ReleaseRig.LIMITS.characters())));
    }

    private void assertServesOn(ReleaseRig rig, Digest live, String because) throws IOException {
        ReleaseDesk.Said said = publish(rig);
        assertThat(said.done()).isFalse();
        assertThat(said.words()).contains(because);
        assertThat(rig.live()).isEqualTo(live);
        assertThat(rig.submit(REQUESTS.get(0)).releases().policy()).isEqualTo(live);
        assertThat(alarms).hasSize(1).first().asString().startsWith("ALARM: a POLICY release was not published");
        assertThat(entered()).hasSize(1);
        rig.approvesFor(67);
        assertThat(publish(rig).done()).as("the next good one is not held up").isTrue();
    }

    @Test
    void policy_whose_compiling_never_ends_is_given_up() throws IOException {
        ReleaseRig rig = poisoned(policy -> forever(), Duration.ofSeconds(3));
        Digest live = rig.live();
        // All else is compiled before the time is short.
        rig.approvesFor(67);
        LoadedReleases.policy(ReleaseFolders.below(rig.rules)).policies().forEach(rig.evaluator::prepare);
        rig.approvesFor(66);
        assertServesOn(rig, live, "took longer than the limit (3 s)");
    }

    private static void forever() {
        while (true) {
            Thread.onSpinWait();
            if (Thread.currentThread().isInterrupted()) {
                return;
            }
        }
    }

    @Test
    void policy_that_needs_more_memory_than_there_is_is_given_up() throws IOException {
        ReleaseRig rig = poisoned(
                policy -> {
                    throw new OutOfMemoryError("of this test");
                },
                ReleaseRig.LIMITS.onePolicy());
        Digest live = rig.live();
        rig.approvesFor(66);
        assertServesOn(rig, live, "It needs more memory than there is");
    }

    @Test
    void policy_whose_rules_go_round_is_refused() throws IOException {
        ReleaseRig rig = poisoned(
                policy -> {
                    throw new EvaluationFault("The rules of policy x must fire fewer than 20 times.");
                },
                ReleaseRig.LIMITS.onePolicy());
        Digest live = rig.live();
        rig.approvesFor(66);
        assertServesOn(rig, live, "must fire fewer than 20 times");
    }

    @Test
    void what_another_server_entered_and_this_one_cannot_load_raises_an_alarm_and_takes_nothing_from_others()
            throws IOException {
        ReleaseRig rig = rig();
        Digest first = rig.live();
        rig.edit("when: age >= 18 years", "when: age >= 18 light-years");
        SourceFiles bad = ReleaseFolders.below(rig.rules);
        store.keep(ReleaseKind.POLICY, bad);
        enter(bad.digest());
        rig.follower.follow();
        assertThat(rig.follower.follow()).as("why").isPresent();
        assertThat(rig.live()).isEqualTo(first);
        assertThat(alarms).hasSize(1);
        assertThat(alarms.get(0))
                .contains("the POLICY release " + bad.digest())
                .contains("release " + first + " serves on")
                .contains("It is tried again in 1 minutes");
        assertThat(entered()).allMatch(entry -> entry.refusal() == null);
        clock.moveTo(NOON.plus(Duration.ofMinutes(1)));
        rig.follower.follow();
        assertThat(alarms).hasSize(2).last().asString().contains("It is tried again in 2 minutes");
        assertThat(rig().live()).as("a start serves the last good one").isEqualTo(first);
    }

    @Test
    void who_enters_what_he_then_cannot_serve_takes_it_back() throws IOException {
        boolean[] poison = {false};
        ReleaseRig rig = rig(ReleaseRig.Unusual.NOTHING.with(
                policy -> {
                    if (policy.approvalDays() == 66 && poison[0]) {
                        throw new EvaluationFault("The rules of policy x must fire fewer than 20 times.");
                    }
                    // The desk tries it once and the follower once more.
                    poison[0] = poison[0] || policy.approvalDays() == 66;
                },
                ReleaseRig.LIMITS));
        Digest first = rig.live();
        Digest second = rig.approvesFor(66);
        ReleaseDesk.Said said = publish(rig);
        assertThat(said.done()).isFalse();
        assertThat(said.words()).startsWith("POLICY release " + second + " was refused and what is live stays.");
        assertThat(rig.live()).isEqualTo(first);
        assertThat(entered().get(1).refusal()).isNotNull();
        assertThat(ReleaseStates.of(new ActivationHistory(entered()), NOON).get(second))
                .startsWith("refused at 2026-11-28T12:00:00Z");
        assertThat(rig.follower.follow()).isEmpty();
    }

    @Test
    void what_was_entered_while_a_release_was_tried_is_not_overtaken_unseen() throws IOException {
        List<Digest> other = new ArrayList<>();
        Instant tried = NOON.plusSeconds(40);
        ReleaseRig rig = rig(ReleaseRig.Unusual.NOTHING.with(
                policy -> {
                    if (policy.approvalDays() == 66 && entered().size() == 1) {
                        enter(other.get(0));
                        clock.moveTo(tried);
                    }
                },
                ReleaseRig.LIMITS));
        other.add(rig.approvesFor(200));
        store.keep(ReleaseKind.POLICY, ReleaseFolders.below(rig.rules));
        Digest own = rig.approvesFor(66);

        assertThat(publish(rig).words()).startsWith("Somebody published or went back on another server meanwhile.");
        assertThat(entered()).hasSize(2);
        rig.follower.follow();
        assertThat(rig.live()).isEqualTo(other.get(0));

        assertThat(publish(rig).done()).isTrue();
        assertThat(rig.live()).isEqualTo(own);
        assertThat(entered().get(2).since())
                .as("live from when it was entered, after all that was tried")
                .isEqualTo(tried);
    }

    @Test
    void who_publishes_at_the_same_time_is_told_which_of_the_two_is_live() throws IOException {
        List<ReleaseRig> rigs = new ArrayList<>();
        List<ReleaseDesk.Said> meanwhile = new ArrayList<>();
        List<Digest> other = new ArrayList<>();
        rigs.add(rig(ReleaseRig.Unusual.NOTHING.with(
                policy -> {
                    if (policy.approvalDays() == 66) {
                        meanwhile.add(publish(rigs.get(0)));
                        if (meanwhile.size() == 2) {
                            enter(other.get(0));
                        }
                    }
                },
                ReleaseRig.LIMITS)));
        ReleaseRig rig = rigs.get(0);
        other.add(rig.approvesFor(200));
        store.keep(ReleaseKind.POLICY, ReleaseFolders.below(rig.rules));
        Digest own = rig.approvesFor(66);
        ReleaseDesk.Said said = publish(rig);
        assertThat(said.words())
                .isEqualTo("POLICY release " + own + " was overtaken at once by POLICY release " + other.get(0)
                        + " of somebody.");
        assertThat(said.done()).isFalse();
        assertThat(meanwhile).hasSize(2).allMatch(one -> !one.done()).allMatch(one -> one.words()
                .startsWith("Another release is being published on this server."));
        rig.follower.follow();
        assertThat(rig.live()).isEqualTo(other.get(0));
    }

    @Test
    void going_back_twice_does_not_bring_back_what_was_left() throws IOException {
        ReleaseRig rig = rig();
        Digest first = rig.live();
        rig.approvesFor(123);
        publish(rig);
        rollBack(rig);
        assertThat(rollBack(rig).words())
                .isEqualTo("There is no release of policies that was live before. Nothing was changed.");
        assertThat(rig.live()).isEqualTo(first);
    }

    @Test
    void rollback_before_the_day_of_a_release_that_is_to_come_takes_that_one_away() throws IOException {
        ReleaseRig rig = rig();
        Digest first = rig.live();
        rig.approvesFor(123);
        publish(rig);
        Digest later = rig.approvesFor(124);
        rig.desk.publish(ReleaseKind.POLICY, LocalDate.of(2026, 12, 1), ReleaseRig.JANE);
        assertThat(rig.desk
                        .rollBack(ReleaseKind.POLICY, later, null, ReleaseRig.JANE)
                        .words())
                .startsWith("No release with this digest was ever live here.");
        assertThat(ReleaseRig.lines(rollBack(rig)))
                .containsExactly(
                        "POLICY release " + first + " is live since 2026-11-28T12:00:00Z.",
                        "POLICY release " + later
                                + ", which was to be live from 2026-12-01T00:00:00Z, was overtaken and"
                                + " will not go live by itself. Publish it again if it still should.");
        clock.moveTo(Instant.parse("2026-12-02T00:00:00Z"));
        rig.follower.follow();
        assertThat(rig.live()).isEqualTo(first);
    }

    private void enter(Digest digest) {
        Instant now = clock.instant();
        store.activations()
                .enter(new Activation.Entry(
                        ReleaseKind.POLICY, digest, now, now, "somebody", Activation.Action.PUBLISH));
    }

    @Test
    void activation_of_a_release_that_is_not_kept_raises_an_alarm_and_changes_nothing() throws IOException {
        ReleaseRig rig = rig();
        Digest first = rig.live();
        enter(Digest.of("never kept"));
        rig.follower.follow();
        assertThat(rig.live()).isEqualTo(first);
        assertThat(alarms).hasSize(1).first().asString().contains("It is not kept");
        Digest second = rig.approvesFor(123);
        publish(rig);
        assertThat(rig.live()).isEqualTo(second);
    }

    @Test
    void two_instances_follow_what_one_of_them_published() throws IOException {
        ReleaseRig one = rig();
        ReleaseRig other = rig();
        Digest second = one.approvesFor(123);
        publish(one);
        assertThat(other.live()).isNotEqualTo(second);
        other.follower.follow();
        assertThat(other.live()).isEqualTo(second);
        assertThat(decided(other)).isEqualTo(decided(one));
        rollBack(other);
        one.follower.follow();
        assertThat(one.live()).isEqualTo(other.live()).isNotEqualTo(second);
        assertThat(decided(other)).isEqualTo(decided(one));
    }

    @Test
    void instance_that_does_not_trust_the_signers_keeps_its_own_and_takes_the_release_when_it_does()
            throws IOException {
        ReleaseRig one = rig();
        Digest first = one.live();
        boolean[] trusts = {true};
        ReleaseRig other = rig(ReleaseRig.Unusual.NOTHING.with((kind, release) -> {
            if (!trusts[0]) {
                throw new ConfigurationFault("POLICY release " + release, "Nobody of this name is trusted.");
            }
            return LetIn.ALL.admit(kind, release);
        }));
        trusts[0] = false;
        Digest second = one.approvesFor(123);
        publish(one);
        other.follower.follow();
        other.follower.follow();
        assertThat(other.live()).isEqualTo(first);
        assertThat(alarms).hasSize(1).first().asString().contains("It is tried again in 1 minutes");
        assertThat(entered()).allMatch(entry -> entry.refusal() == null);
        trusts[0] = true;
        clock.moveTo(NOON.plus(Duration.ofMinutes(1)));
        other.follower.follow();
        assertThat(other.live()).isEqualTo(second);
    }

    @Test
    void work_aside_has_limits_in_all_and_its_thread_sees_the_classes_of_the_application() {
        try (Aside aside = new Aside(Duration.ofSeconds(1))) {
            assertThat(aside.<ClassLoader>step("x", Duration.ofSeconds(1), () -> Thread.currentThread()
                            .getContextClassLoader()))
                    .isEqualTo(Aside.class.getClassLoader());
            assertThatThrownBy(() -> aside.step("policy x", Duration.ofMinutes(1), () -> {
                        Thread.sleep(60_000);
                        return 1;
                    }))
                    .isInstanceOf(ConfigurationFault.class)
                    .hasMessageContaining("policy x: The work on it took longer than the limit");
        }
        try (Aside aside = new Aside(Duration.ofMinutes(1))) {
            assertThatThrownBy(() -> aside.step("policy y", Duration.ofMinutes(1), () -> deep(0)))
                    .hasMessageContaining("more memory than there is");
            assertThatThrownBy(() -> aside.step(
                            "policy z", Duration.ofMinutes(1), () -> List.of().get(0)))
                    .hasMessageContaining("a fault (");
        }
    }

    private static int deep(int depth) {
        return depth < 0 ? 0 : 1 + deep(depth + 1);
    }

    @Test
    void files_without_end_are_not_even_loaded() throws IOException {
        ReleaseRig rig = rig(ReleaseRig.Unusual.NOTHING.with(
                policy -> {}, new EngineBuilder.Limits(Duration.ofMinutes(1), Duration.ofMinutes(2), 200_000)));
        Digest first = rig.live();
        Path file = rig.rules.resolve("policies/antiplatelet-ticagrelor/2026.1.policy.yaml");
        Files.writeString(file, Files.readString(file) + "# comment\n".repeat(50_000));
        SourceFiles huge = ReleaseFolders.below(rig.rules);
        store.keep(ReleaseKind.POLICY, huge);
        enter(huge.digest());
        rig.follower.follow();
        assertThat(rig.live()).isEqualTo(first);
        assertThat(alarms).hasSize(1).first().asString().contains("must have at most 200000 characters");
    }
}
