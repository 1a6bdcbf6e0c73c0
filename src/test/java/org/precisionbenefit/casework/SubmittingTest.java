package org.precisionbenefit.casework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.precisionbenefit.access.Caller;
import org.precisionbenefit.access.Callers;
import org.precisionbenefit.access.VisiblePlans;
import org.precisionbenefit.audit.DecisionStore;
import org.precisionbenefit.audit.DecisionsInMemory;
import org.precisionbenefit.audit.KeptDecision;
import org.precisionbenefit.audit.Replay;
import org.precisionbenefit.audit.json.JsonCanonical;
import org.precisionbenefit.decision.DecisionEngine;
import org.precisionbenefit.decision.DecisionId;
import org.precisionbenefit.decision.DecisionInputs;
import org.precisionbenefit.decision.DecisionRecord;
import org.precisionbenefit.decision.DemonstrationReason;
import org.precisionbenefit.decision.Endorsed;
import org.precisionbenefit.decision.Endorsement;
import org.precisionbenefit.decision.Endorsements;
import org.precisionbenefit.decision.Pended;
import org.precisionbenefit.decision.RealReleases;
import org.precisionbenefit.decision.SigningPurpose;
import org.precisionbenefit.decision.VariedInputs;
import org.precisionbenefit.formulary.LineOfBusiness;
import org.precisionbenefit.formulary.PlanId;
import org.precisionbenefit.formulary.csv.CsvReader;
import org.precisionbenefit.formulary.load.FileInMemory;
import org.precisionbenefit.formulary.load.LoadedRows;
import org.precisionbenefit.formulary.published.AskPublished;
import org.precisionbenefit.formulary.published.PublishedAs;
import org.precisionbenefit.formulary.published.PublishedFormulary;
import org.precisionbenefit.formulary.published.PublishedPrices;
import org.precisionbenefit.formulary.published.PublishedSample;
import org.precisionbenefit.intake.ClaimIdentifier;
import org.precisionbenefit.intake.PriorAuthRequest;
import org.precisionbenefit.intake.RefusedRequest;
import org.precisionbenefit.intake.Urgency;
import org.precisionbenefit.policy.EvaluatePolicy;
import org.precisionbenefit.policy.ReferenceEvaluator;
import org.precisionbenefit.prediction.Contribution;
import org.precisionbenefit.prediction.Forecast;
import org.precisionbenefit.prediction.ModelRelease;
import org.precisionbenefit.prediction.ModelStage;
import org.precisionbenefit.prediction.PredictionInput;
import org.precisionbenefit.profile.MemberId;
import org.precisionbenefit.profile.MemberProfile;
import org.precisionbenefit.profile.history.Histories;
import org.precisionbenefit.profile.history.LookUpHistory;
import org.precisionbenefit.profile.history.MemberHistory;
import org.precisionbenefit.terminology.Citation;
import org.precisionbenefit.terminology.Digest;
import org.precisionbenefit.terminology.MovedClock;

class SubmittingTest {
    private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");
    private static final List<DecisionInputs> MADE_UP = VariedInputs.of(200, 3);
    private static final DecisionInputs TWO_ITEMS = MADE_UP.stream()
            .filter(inputs -> inputs.request().items().size() == 2)
            .filter(inputs -> decided(inputs).items().stream().anyMatch(item -> item.evaluation() != null))
            .findFirst()
            .orElseThrow();

    private final DecisionStore store = new DecisionsInMemory();
    private final List<String> alarms = new ArrayList<>();
    private @Nullable Endorsements endorsements;
    private final Iterator<DecisionId> ids = IntStream.iterate(1, i -> i + 1)
            .mapToObj(i -> new DecisionId("00000000-0000-0000-0000-%012d".formatted(i)))
            .iterator();

    @Test
    void runtime_fault_in_the_engine_pends_every_item_and_raises_an_alarm() {
        assertPendsWithAlarm(
                engine(
                        (policy, facts) -> {
                            throw new IllegalStateException("CANARY of the member");
                        },
                        RealReleases.noModels()),
                "A fault (IllegalStateException) kept the request from being decided.");
    }

    @Test
    void record_names_who_answers_for_its_releases_and_replays_equal() {
        DecisionEngine engine = working();
        endorsements = Endorsed.as(SigningPurpose.DEMONSTRATION);
        Answered answered = submitting(engine).submit(arrival(TWO_ITEMS, "{}", null), file -> "answer");
        DecisionRecord record = answered.file().record();
        assertThat(record.inputs().endorsements()).isEqualTo(endorsements);
        assertThat(record.demonstrationReasons()).containsExactly(DemonstrationReason.SIGNATURES);
        KeptDecision kept = store.find(record.inputs().id(), VisiblePlans.EVERY).orElseThrow();
        assertThat(kept.texts().record())
                .contains("\"policy\":{\"release\":\"" + endorsements.policy().release())
                .contains("\"purpose\":\"DEMONSTRATION\",\"author\":\"jane.author\"");
        Replay replay = new Replay(new JsonCanonical(), releases -> Optional.of(engine));
        assertThat(replay.replay(kept).verdict()).isEqualTo(Replay.Verdict.EQUAL);
    }

    @Test
    void production_is_no_demonstration_and_one_release_is_enough_to_make_it_one() {
        DecisionEngine engine = working();
        endorsements = Endorsed.as(SigningPurpose.PRODUCTION);
        assertThat(submitting(engine)
                        .submit(arrival(TWO_ITEMS, "{}", null), file -> "answer")
                        .file()
                        .record()
                        .demonstrationReasons())
                .isEmpty();
        Endorsement shown = Endorsed.as(SigningPurpose.DEMONSTRATION).clocks();
        Endorsement real = endorsements.policy();
        assertThat(new Endorsements(real, real, real, real, shown).anyForDemonstration())
                .isTrue();
        assertThat(new Endorsements(shown, real, real, real, real).anyForDemonstration())
                .isTrue();
        assertThat(new Endorsements(real, real, real, real, real).anyForDemonstration())
                .isFalse();
    }

    @Test
    void endless_recursion_in_the_engine_pends_every_item_and_raises_an_alarm() {
        assertPendsWithAlarm(
                engine(
                        (policy, facts) -> {
                            throw new StackOverflowError();
                        },
                        RealReleases.noModels()),
                "A fault (StackOverflowError) kept the request from being decided.");
    }

    @Test
    void fault_in_explaining_pends_every_item_and_raises_an_alarm() {
        assertPendsWithAlarm(
                engine(new ReferenceEvaluator(), new Unexplainable()),
                "A fault (ArithmeticException) kept the request from being decided.");
    }

    @Test
    void fault_in_rendering_pends_every_item_and_raises_an_alarm() {
        assertPendsWithAlarm(
                RealReleases.engine(RealReleases.noModels(), new ReferenceEvaluator()),
                "A fault (UnsupportedOperationException) kept the request from being decided.",
                file -> {
                    if (file.record().fault() == null) {
                        throw new UnsupportedOperationException("CANARY of the member");
                    }
                    return "answer";
                });
    }

    @Test
    void decision_behind_the_barrier_replays_equal_though_the_fault_does_not_come_back() {
        DecisionEngine broken = engine(
                (policy, facts) -> {
                    throw new IllegalStateException();
                },
                RealReleases.noModels());
        DecisionId id = submitting(broken)
                .submit(arrival(TWO_ITEMS, "{}", null), file -> "answer")
                .file()
                .record()
                .inputs()
                .id();
        DecisionEngine mended = engine(new ReferenceEvaluator(), RealReleases.noModels());
        for (DecisionEngine engine : List.of(broken, mended)) {
            Replay replay = new Replay(new JsonCanonical(), releases -> Optional.of(engine));
            assertThat(replay.replay(
                            store.find(id, VisiblePlans.EVERY).orElseThrow(), store.entry(id, VisiblePlans.EVERY)))
                    .isEqualTo(new Replay.Result(
                            Replay.Verdict.EQUAL,
                            "A fault kept this request from being decided; every byte of that record is the same."));
        }
    }

    @Test
    void decision_that_faults_only_when_replayed_is_different() {
        DecisionEngine sound = engine(new ReferenceEvaluator(), RealReleases.noModels());
        DecisionId id = submitting(sound)
                .submit(arrival(TWO_ITEMS, "{}", null), file -> "answer")
                .file()
                .record()
                .inputs()
                .id();
        DecisionEngine broken = engine(
                (policy, facts) -> {
                    throw new IllegalStateException("CANARY of the member");
                },
                RealReleases.noModels());
        Replay.Result result = new Replay(new JsonCanonical(), releases -> Optional.of(broken))
                .replay(store.find(id, VisiblePlans.EVERY).orElseThrow(), store.entry(id, VisiblePlans.EVERY));
        assertThat(result.verdict()).isEqualTo(Replay.Verdict.DIFFERENT);
        assertThat(result.detail()).doesNotContain("CANARY");
    }

    private void assertPendsWithAlarm(DecisionEngine engine, String alarm) {
        assertPendsWithAlarm(engine, alarm, file -> "answer");
    }

    private void assertPendsWithAlarm(DecisionEngine engine, String alarm, RenderAnswer door) {
        Answered answered = submitting(engine).submit(arrival(TWO_ITEMS, "{}", null), door);
        assertThat(answered.file().record().items()).hasSize(2).allSatisfy(item -> {
            assertThat(item.outcome().determination()).isInstanceOfSatisfying(Pended.class, pended -> {
                assertThat(pended.reason()).isEqualTo(Pended.Reason.SYSTEM);
                assertThat(pended.waitsFor()).isEqualTo(Pended.WaitsFor.HUMAN_REVIEW);
            });
            assertThat(item.remarks().alarms()).containsExactly(alarm);
        });
        assertThat(alarms).containsExactly(alarm);
        assertThat(answered.file().due()).hasSize(2);
        assertThat(answered.file().explanation().scores()).isEmpty();
        assertThat(store.find(answered.file().record().inputs().id(), VisiblePlans.EVERY))
                .hasValueSatisfying(kept -> assertThat(kept.texts().record()).doesNotContain("CANARY"));
    }

    @Test
    void plan_s_own_records_are_looked_up_once_recorded_and_not_needed_for_replay() {
        List<String> lookedUp = new ArrayList<>();
        MemberHistory lapsed = new MemberHistory(
                List.of(Histories.covered("Coverage/1", TWO_ITEMS.request().plan(), "2025-01-01", "2025-12-31")),
                List.of(),
                List.of());
        DecisionEngine engine = working();
        Submitting submitting = submitting(engine, (member, plan, knownBy) -> {
            lookedUp.add(member.value() + " " + plan + " " + knownBy);
            return lapsed;
        });
        Answered answered = submitting.submit(arrival(TWO_ITEMS, "{}", null), file -> "answer");
        assertThat(lookedUp)
                .containsExactly(TWO_ITEMS.profile().member().value() + " "
                        + TWO_ITEMS.request().plan() + " " + NOW);
        assertThat(answered.file().record().inputs().history()).isNotNull();
        assertThat(answered.file().record().items())
                .allSatisfy(item -> assertThat(item.outcome().determination())
                        .isInstanceOfSatisfying(Pended.class, pended -> assertThat(pended.reason())
                                .isEqualTo(Pended.Reason.MEMBERSHIP_IN_DOUBT)));
        KeptDecision kept = store.find(answered.file().record().inputs().id(), VisiblePlans.EVERY)
                .orElseThrow();
        Replay replay = new Replay(new JsonCanonical(), releases -> Optional.of(engine));
        assertThat(replay.replay(kept).verdict()).isEqualTo(Replay.Verdict.EQUAL);
    }

    @Test
    void records_that_cannot_be_read_pend_every_item_and_raise_an_alarm() {
        Submitting submitting = submitting(working(), (member, plan, knownBy) -> {
            throw new IllegalStateException("CANARY of the member");
        });
        Answered answered = submitting.submit(arrival(TWO_ITEMS, "{}", null), file -> "answer");
        assertThat(answered.file().record().items())
                .allSatisfy(item -> assertThat(item.outcome().determination())
                        .isInstanceOfSatisfying(Pended.class, pended -> assertThat(pended.reason())
                                .isEqualTo(Pended.Reason.SYSTEM)));
        assertThat(alarms).containsExactly("A fault (IllegalStateException) kept the request from being decided.");
    }

    @Test
    void store_that_fails_lets_no_answer_out() {
        DecisionStore failing = new FailingStore();
        Submitting submitting = new Submitting(
                () -> live(RealReleases.engine(RealReleases.noModels(), new ReferenceEvaluator())),
                new Submitting.Keeping(failing, new JsonCanonical()),
                (decision, alarm, cause) -> alarms.add(alarm),
                Clock.fixed(NOW, ZoneOffset.UTC),
                ids::next);
        assertThatThrownBy(() -> submitting.submit(arrival(TWO_ITEMS, "{}", null), file -> "answer"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("The disk is full.");
    }

    @Test
    void receipt_is_dated_no_finer_than_the_store_keeps_it() {
        Submitting submitting = new Submitting(
                () -> live(working()),
                new Submitting.Keeping(store, new JsonCanonical()),
                (decision, alarm, cause) -> alarms.add(alarm),
                Clock.fixed(NOW.plusNanos(123_456_789), ZoneOffset.UTC),
                ids::next);
        Answered answered = submitting.submit(arrival(TWO_ITEMS, "{}", null), file -> "answer");
        assertThat(answered.file().receivedAt()).isEqualTo(NOW.plusNanos(123_456_000));
        DecisionId id = answered.file().record().inputs().id();
        assertThat(store.entry(id, VisiblePlans.EVERY).orElseThrow().toString())
                .contains("12:00:00.123456Z")
                .doesNotContain("123456789");
    }

    @Test
    void repeated_submission_gets_the_kept_bytes_and_another_body_is_refused() {
        Submitting submitting = submitting(working());
        Answered first = submitting.submit(arrival(TWO_ITEMS, "{}", null), file -> "first");
        Answered again = submitting.submit(arrival(TWO_ITEMS, "{}", null), file -> "second");
        assertThat(first.repeated()).isFalse();
        assertThat(again.repeated()).isTrue();
        assertThat(again.body()).isEqualTo("first");
        assertThat(again.file()).isEqualTo(first.file());
        assertThat(new CaseFiles(store, new JsonCanonical())
                        .find(first.file().record().inputs().id(), VisiblePlans.EVERY))
                .as("opening a case is no repetition")
                .hasValueSatisfying(opened -> assertThat(opened.repeated()).isFalse());
        assertThatThrownBy(() -> submitting.submit(arrival(TWO_ITEMS, "{ }", null), file -> "third"))
                .isInstanceOfSatisfying(RefusedRequest.class, refused -> assertThat(refused.expression())
                        .isEqualTo("Claim.identifier"));
    }

    @Test
    void request_for_a_plan_that_is_not_the_callers_is_refused_and_leaves_nothing() {
        Arrival asked = arrival(TWO_ITEMS, "{}", null);
        Caller elsewhere = new Caller(
                asked.caller().id(), asked.caller().roles(), VisiblePlans.only(Set.of(new PlanId("OTHER"))), null);
        Arrival refused =
                new Arrival(elsewhere, asked.request(), asked.profile(), "application/json", "{}", null, null);
        assertThatThrownBy(() -> submitting(working()).submit(refused, file -> "answer"))
                .isInstanceOfSatisfying(RefusedRequest.class, refusal -> assertThat(refusal.kind())
                        .isEqualTo(RefusedRequest.Kind.FORBIDDEN));
        assertThat(store.ofMember(asked.profile().member(), VisiblePlans.EVERY)).isEmpty();
    }

    @Test
    void key_of_the_caller_goes_before_the_number_of_the_claim() {
        Submitting submitting = submitting(working());
        Answered one = submitting.submit(arrival(TWO_ITEMS, "{}", "one"), file -> "one");
        Answered other = submitting.submit(arrival(TWO_ITEMS, "{}", "other"), file -> "other");
        assertThat(other.repeated()).isFalse();
        assertThat(other.file().record().inputs().id())
                .isNotEqualTo(one.file().record().inputs().id());
        assertThat(submitting
                        .submit(arrival(TWO_ITEMS, "{}", "one"), file -> "again")
                        .body())
                .isEqualTo("one");
    }

    @Test
    void another_version_of_a_number_is_a_submission_of_its_own_and_the_same_version_a_repetition() {
        Submitting submitting = submitting(working());
        Answered none = submitting.submit(version(null, "{}"), file -> "none");
        Answered first = submitting.submit(version("1", "{ }"), file -> "first");
        Answered second = submitting.submit(version("2", "{  }"), file -> "second");
        assertThat(List.of(none, first, second)).extracting(Answered::repeated).containsOnly(false);
        assertThat(List.of(none, first, second))
                .extracting(answered -> answered.file().record().inputs().completes())
                .as("a version names no earlier request")
                .containsOnlyNulls();
        assertThat(submitting.submit(version(null, "{}"), file -> "again").body())
                .isEqualTo("none");
        assertThat(submitting.submit(version("1", "{ }"), file -> "again").body())
                .isEqualTo("first");
        assertThatThrownBy(() -> submitting.submit(version("1", "{   }"), file -> "other"))
                .isInstanceOfSatisfying(RefusedRequest.class, refused -> assertThat(refused.kind())
                        .isEqualTo(RefusedRequest.Kind.INVALID));
    }

    @Test
    void key_of_the_caller_goes_before_the_version() {
        Submitting submitting = submitting(working());
        Arrival first = version("1", "{}");
        submitting.submit(withKey(first, "k"), file -> "first");
        Answered again = submitting.submit(withKey(version("2", "{}"), "k"), file -> "again");
        assertThat(again.body()).isEqualTo("first");
    }

    @Test
    void submission_without_a_version_keeps_the_key_that_it_always_had() {
        Answered answered = submitting(working()).submit(version(null, "{}"), file -> "answer");
        ClaimIdentifier claim = TWO_ITEMS.request().identifier();
        assertThat(store.find(answered.file().record().inputs().id(), VisiblePlans.EVERY)
                        .orElseThrow()
                        .key()
                        .key())
                .isEqualTo("test-submitter|claim:" + claim.system() + "|" + claim.value());
    }

    private static Arrival version(@Nullable String version, String body) {
        return new Arrival(
                Callers.SUBMITTER, TWO_ITEMS.request(), TWO_ITEMS.profile(), "application/json", body, null, version);
    }

    private static Arrival withKey(Arrival sent, String key) {
        return new Arrival(
                sent.caller(), sent.request(), sent.profile(), sent.contentType(), sent.body(), key, sent.version());
    }

    @Test
    void request_that_names_one_of_another_member_is_refused_and_of_the_same_is_linked() {
        Submitting submitting = submitting(working());
        Answered first = submitting.submit(arrival(TWO_ITEMS, "{}", null), file -> "first");
        DecisionInputs next = related(TWO_ITEMS, TWO_ITEMS.profile());
        Answered linked = submitting.submit(arrival(next, "{}", null), file -> "next");
        assertThat(linked.file().record().inputs().completes())
                .isEqualTo(first.file().record().inputs().id());
        DecisionInputs other = related(TWO_ITEMS, someoneElse(TWO_ITEMS.profile()));
        assertThatThrownBy(() -> submitting.submit(arrival(other, "{}", "new"), file -> "other"))
                .isInstanceOfSatisfying(RefusedRequest.class, refused -> {
                    assertThat(refused.expression()).isEqualTo("Claim.related");
                    assertThat(refused.explanation())
                            .doesNotContain(TWO_ITEMS.profile().member().value());
                });
    }

    @Test
    void clock_that_steps_changes_neither_what_is_kept_nor_which_decision_is_the_newest() {
        MovedClock clock = new MovedClock(NOW);
        Submitting submitting = new Submitting(
                () -> live(working()),
                new Submitting.Keeping(store, new JsonCanonical()),
                (decision, alarm, cause) -> alarms.add(alarm),
                clock,
                ids::next);
        Answered first = submitting.submit(arrival(TWO_ITEMS, "{}", null), file -> "first");
        clock.moveTo(NOW.minus(Duration.ofHours(30)));
        Answered back =
                submitting.submit(arrival(related(TWO_ITEMS, TWO_ITEMS.profile()), "{}", "back"), file -> "back");
        clock.moveTo(NOW.plus(Duration.ofDays(3)));
        Answered ahead =
                submitting.submit(arrival(related(TWO_ITEMS, TWO_ITEMS.profile()), "{}", "ahead"), file -> "ahead");
        assertThat(submitting
                        .submit(arrival(TWO_ITEMS, "{}", null), file -> "again")
                        .body())
                .isEqualTo("first");
        assertThat(back.file().record().inputs().completes())
                .isEqualTo(first.file().record().inputs().id());
        assertThat(ahead.file().record().inputs().completes())
                .as("by what completes what, whatever their hours")
                .isEqualTo(back.file().record().inputs().id());
        for (Answered each : List.of(first, back, ahead)) {
            assertThat(each.file().due())
                    .as("the clock of a case runs from its earliest receipt, so that none is longer for a step")
                    .allSatisfy(due -> assertThat(due.at())
                            .isAfter(back.file().receivedAt())
                            .isBeforeOrEqualTo(each.file().receivedAt().plus(Duration.ofHours(72))));
            DecisionId id = each.file().record().inputs().id();
            Replay replay = new Replay(new JsonCanonical(), releases -> Optional.of(working()));
            assertThat(replay.replay(
                                    store.find(id, VisiblePlans.EVERY).orElseThrow(),
                                    store.entry(id, VisiblePlans.EVERY))
                            .verdict())
                    .isEqualTo(Replay.Verdict.EQUAL);
        }
    }

    private static DecisionInputs related(DecisionInputs to, MemberProfile profile) {
        PriorAuthRequest asked = to.request();
        return new DecisionInputs(
                to.id(),
                new PriorAuthRequest(
                        new ClaimIdentifier("urn:next", profile.member().value()),
                        asked.identifier(),
                        asked.urgency(),
                        asked.plan(),
                        asked.prescriber(),
                        asked.membership(),
                        asked.items(),
                        null),
                profile,
                to.asOf(),
                null,
                null);
    }

    private static MemberProfile someoneElse(MemberProfile profile) {
        return new MemberProfile(
                new MemberId("somebody-else"),
                profile.birthDate(),
                profile.sex(),
                profile.conditions(),
                profile.medications(),
                profile.labs(),
                profile.genes(),
                profile.answers());
    }

    private static DecisionEngine working() {
        return engine(new ReferenceEvaluator(), RealReleases.noModels());
    }

    private static DecisionEngine engine(EvaluatePolicy evaluator, ModelRelease models) {
        return RealReleases.engine(models, evaluator);
    }

    private static org.precisionbenefit.decision.DecisionRecord decided(DecisionInputs inputs) {
        return working().decide(inputs);
    }

    @Test
    void what_the_plan_published_is_recorded_and_editions_that_cannot_be_read_pend_with_an_alarm() {
        DecisionEngine engine = RealReleases.engine(
                RealReleases.publishing("2026-07-01"), RealReleases.noModels(), new ReferenceEvaluator());
        DecisionInputs asked = MADE_UP.stream()
                .filter(inputs -> inputs.request().plan().value().equals("DEMO-COMMERCIAL"))
                .findFirst()
                .orElseThrow();
        AskPublished list = PublishedSample.of(
                LoadedRows.of(
                        new CsvReader(),
                        FileInMemory.of(
                                "list.csv",
                                "list,code,tier,prior_authorization,step_therapy,quantity_limit\nGOLD,855812,2,no,no,no")),
                true);
        DecisionRecord record = submitting(engine, LookUpHistory.NONE, list)
                .submit(arrival(asked, "{}", null), file -> "answer")
                .file()
                .record();
        assertThat(record.inputs().published()).isNotNull();
        assertThat(record.inputs().published().edition()).isNotNull();
        assertThat(record.inputs().published().edition().id()).isEqualTo(7);
        Replay replay = new Replay(new JsonCanonical(), releases -> Optional.of(engine));
        KeptDecision kept = store.find(record.inputs().id(), VisiblePlans.EVERY).orElseThrow();
        assertThat(replay.replay(kept).verdict()).isEqualTo(Replay.Verdict.EQUAL);
        AskPublished broken = new AskPublished() {
            @Override
            public Instant known() {
                return NOW;
            }

            @Override
            public Optional<PublishedFormulary> asOf(PublishedAs published, LocalDate day, Instant knownAt) {
                throw new IllegalStateException("The formularies were not read.");
            }

            @Override
            public PublishedPrices prices(PublishedFormulary found) {
                return PublishedPrices.NONE;
            }
        };
        DecisionRecord faulted = submitting(engine, LookUpHistory.NONE, broken)
                .submit(arrival(asked, "{\"another\": 1}", "another"), file -> "answer")
                .file()
                .record();
        assertThat(faulted.fault()).isEqualTo("A fault (IllegalStateException) kept the request from being decided.");
        assertThat(alarms).contains(faulted.fault());
    }

    private Submitting submitting(DecisionEngine engine) {
        return submitting(engine, LookUpHistory.NONE);
    }

    private Submitting submitting(DecisionEngine engine, LookUpHistory history) {
        return submitting(engine, history, AskPublished.NONE);
    }

    private Submitting submitting(DecisionEngine engine, LookUpHistory history, AskPublished published) {
        return new Submitting(
                () -> live(engine),
                new Submitting.Keeping(store, new JsonCanonical(), history, published),
                (decision, alarm, cause) -> alarms.add(alarm),
                Clock.fixed(NOW, ZoneOffset.UTC),
                ids::next);
    }

    private CurrentEngine.Live live(DecisionEngine engine) {
        Citation source = new Citation("A clock for tests", "", LocalDate.of(2026, 11, 21));
        return new CurrentEngine.Live(
                engine,
                new TurnaroundClock(List.of(
                        new TurnaroundRule(null, Urgency.STANDARD, 72, LocalDate.of(2026, 1, 1), source),
                        new TurnaroundRule(null, Urgency.EXPEDITED, 24, LocalDate.of(2026, 1, 1), source))),
                new CurrentEngine.Plans() {
                    @Override
                    public ZoneId zone(PlanId plan) {
                        return ZoneOffset.UTC;
                    }

                    @Override
                    public @Nullable LineOfBusiness lineOfBusiness(PlanId plan) {
                        return null;
                    }
                },
                endorsements);
    }

    private static Arrival arrival(DecisionInputs inputs, String body, @Nullable String key) {
        return new Arrival(Callers.SUBMITTER, inputs.request(), inputs.profile(), "application/json", body, key, null);
    }

    /** Scores everything and cannot say why. */
    private record Unexplainable() implements ModelRelease {
        @Override
        public Digest digest() {
            return Digest.of("unexplainable");
        }

        @Override
        public List<Forecast> predict(PredictionInput input) {
            return List.of(new Forecast(
                    "made-up", digest(), ModelStage.SHADOW, List.of(), new Forecast.Scored(0, "0.500000")));
        }

        @Override
        public List<Contribution> explain(Forecast forecast) {
            throw new ArithmeticException("CANARY of the member");
        }

        @Override
        public List<String> refusals() {
            return List.of();
        }
    }
}
