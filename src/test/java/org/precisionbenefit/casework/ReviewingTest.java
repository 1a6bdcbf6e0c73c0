package org.precisionbenefit.casework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

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
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.precisionbenefit.access.Caller;
import org.precisionbenefit.access.CallerId;
import org.precisionbenefit.access.Licence;
import org.precisionbenefit.access.Role;
import org.precisionbenefit.access.VisiblePlans;
import org.precisionbenefit.audit.Canonical;
import org.precisionbenefit.audit.DecisionsInMemory;
import org.precisionbenefit.audit.Exchange;
import org.precisionbenefit.audit.KeptDecision;
import org.precisionbenefit.audit.Replay;
import org.precisionbenefit.audit.SubmissionKey;
import org.precisionbenefit.audit.json.JsonCanonical;
import org.precisionbenefit.audit.review.ReviewId;
import org.precisionbenefit.audit.review.ReviewPart;
import org.precisionbenefit.audit.review.ReviewsInMemory;
import org.precisionbenefit.casework.ReviewRequest.Grant;
import org.precisionbenefit.casework.ReviewRequest.Grounds;
import org.precisionbenefit.casework.ReviewRequest.Verdict;
import org.precisionbenefit.decision.DecisionEngine;
import org.precisionbenefit.decision.DecisionId;
import org.precisionbenefit.decision.DecisionInputs;
import org.precisionbenefit.decision.DecisionRecord;
import org.precisionbenefit.decision.Explanation;
import org.precisionbenefit.decision.ItemDecision;
import org.precisionbenefit.decision.Pended;
import org.precisionbenefit.decision.RealReleases;
import org.precisionbenefit.decision.VariedInputs;
import org.precisionbenefit.formulary.LineOfBusiness;
import org.precisionbenefit.formulary.PlanId;
import org.precisionbenefit.intake.RefusedRequest;
import org.precisionbenefit.policy.ReferenceEvaluator;
import org.precisionbenefit.prediction.ModelStage;
import org.precisionbenefit.prediction.xgboost.BundledModels;
import org.precisionbenefit.terminology.Digest;
import org.precisionbenefit.terminology.MovedClock;
import org.precisionbenefit.terminology.SourceFile;
import org.precisionbenefit.terminology.SourceFiles;

/** The way of a review over real decisions: who may, what was seen, what is kept, and that it happens once. */
class ReviewingTest {
    private static final Instant RECEIVED = Instant.parse("2026-11-21T12:00:00Z");
    private static final DecisionEngine ENGINE = RealReleases.engine(RealReleases.noModels(), new ReferenceEvaluator());
    private static final List<DecisionInputs> MADE_UP = VariedInputs.of(400, 3);
    private static final Caller REVIEWER = reviewer("rita.reviewer");

    private final Canonical canonical = new JsonCanonical();
    private final DecisionsInMemory store = new DecisionsInMemory();
    private final ReviewsInMemory reviews = new ReviewsInMemory();
    private final FindCase cases = new CaseFiles(store, reviews, canonical);
    private final MovedClock clock = new MovedClock(RECEIVED.plus(Duration.ofHours(2)));
    private final Iterator<ReviewId> ids = IntStream.iterate(1, i -> i + 1)
            .mapToObj(i -> new ReviewId("00000000-0000-4000-8000-%012d".formatted(i)))
            .iterator();
    private final LookUpPolicy policies = (made, id) -> ENGINE.policies().policies().stream()
            .filter(policy -> policy.id().equals(id))
            .findFirst();
    private final Reviewing reviewing =
            new Reviewing(new OpenCase(cases, store, policies), reviews, canonical, this::live, clock, this::nextId);

    private synchronized ReviewId nextId() {
        return ids.next();
    }

    @Test
    void denial_is_kept_with_what_the_reviewer_saw_and_the_machines_record_stays_and_replays() {
        DecisionId id = kept(waitingOn(Pended.Reason.CRITERION_NOT_MET), "sender", null);
        String before = store.find(id, VisiblePlans.EVERY).orElseThrow().texts().record();
        ReviewForm form = reviewing.open(REVIEWER, id, 1);
        assertThat(form.citable()).isNotEmpty().allSatisfy(ground -> assertThat(ground.wouldMeet())
                .isNotBlank());
        clock.moveTo(clock.instant().plus(Duration.ofSeconds(95)));
        ReviewAnswered answered = reviewing.review(arrival(REVIEWER, id, deny(form), "{}"), review -> "answer");
        Reviewed review = answered.review();
        assertThat(review.answer().reviewAction().code()).isEqualTo("A3");
        assertThat(review.seen().seconds()).isEqualTo(95);
        assertThat(review.seen().openedAt()).isEqualTo(form.opening().at());
        assertThat(review.seen().parts())
                .startsWith(ReviewPart.ASKED, ReviewPart.ANSWER)
                .endsWith(ReviewPart.GROUNDS)
                .doesNotContain(ReviewPart.SCORES);
        assertThat(answered.receipt()).isNotNull();

        CaseFile file = cases.find(id, VisiblePlans.EVERY).orElseThrow().file();
        assertThat(file.review(1)).hasValueSatisfying(kept -> {
            Denied denied = (Denied) kept.answer();
            assertThat(denied.because()).isEqualTo("It is not met.");
            assertThat(denied.ground()).isEqualTo(form.citable().get(0));
            assertThat(kept.seen()).isEqualTo(review.seen());
            assertThat(kept.by()).isEqualTo(review.by());
        });
        assertThat(file.answer(file.record().items().get(0)).reviewAction().code())
                .isEqualTo("A3");
        KeptDecision decision = store.find(id, VisiblePlans.EVERY).orElseThrow();
        assertThat(decision.texts().record()).isEqualTo(before);
        assertThat(new Replay(canonical, releases -> Optional.of(ENGINE))
                        .replay(decision)
                        .verdict())
                .isEqualTo(Replay.Verdict.EQUAL);
    }

    @Test
    void every_review_is_read_back_as_it_was_decided() {
        for (Pended.Reason reason : List.of(Pended.Reason.CRITERION_NOT_MET, Pended.Reason.SAFETY_EXCLUSION)) {
            DecisionId id = kept(waitingOn(reason), "sender", null);
            ReviewForm form = reviewing.open(REVIEWER, id, 1);
            Reviewed decided = reviewing
                    .review(arrival(REVIEWER, id, approve(form, "The letter of the prescriber."), "{}"), review -> "{}")
                    .review();
            Reviewed read = cases.find(id, VisiblePlans.EVERY)
                    .orElseThrow()
                    .file()
                    .review(1)
                    .orElseThrow();
            assertThat(canonical.encode(ReviewText.of(read))).isEqualTo(canonical.encode(ReviewText.of(decided)));
            assertThat(read.override()).isEqualTo("The letter of the prescriber.");
            assertThat(read.number()).startsWith("A");
        }
    }

    @Test
    void same_review_again_gets_the_same_answer_and_another_body_is_refused() {
        DecisionId id = kept(waitingOn(Pended.Reason.CRITERION_NOT_MET), "sender", null);
        ReviewForm form = reviewing.open(REVIEWER, id, 1);
        ReviewAnswered first = reviewing.review(arrival(REVIEWER, id, deny(form), "{}"), review -> "first");
        ReviewAnswered again = reviewing.review(arrival(REVIEWER, id, deny(form), "{}"), review -> "second");
        assertThat(again.body()).isEqualTo("first");
        assertThat(again.repeated()).isTrue();
        assertThat(again.receipt()).isEqualTo(first.receipt());
        assertThat(refused(() -> reviewing.review(arrival(REVIEWER, id, deny(form), "{ }"), review -> "x"))
                        .kind())
                .isEqualTo(RefusedRequest.Kind.INVALID);
    }

    @Test
    void second_reviewer_comes_too_late_and_finds_the_item_settled() {
        DecisionId id = kept(waitingOn(Pended.Reason.CRITERION_NOT_MET), "sender", null);
        Caller other = reviewer("sam.second");
        ReviewForm one = reviewing.open(REVIEWER, id, 1);
        ReviewForm two = reviewing.open(other, id, 1);
        reviewing.review(arrival(REVIEWER, id, deny(one), "{}"), review -> "one");
        RefusedRequest late = refused(
                () -> reviewing.review(arrival(other, id, approve(two, "Another view."), "{}"), review -> "two"));
        assertThat(late.kind()).isEqualTo(RefusedRequest.Kind.SETTLED);
        assertThat(late.kind().status()).isEqualTo(409);
        assertThat(late.retrySeconds()).isNull();
        assertThat(refused(() -> reviewing.open(other, id, 1)).kind()).isEqualTo(RefusedRequest.Kind.SETTLED);
    }

    @Test
    void of_many_reviewers_at_once_one_decides() throws Exception {
        DecisionId id = kept(waitingOn(Pended.Reason.CRITERION_NOT_MET), "sender", null);
        ExecutorService at = Executors.newFixedThreadPool(8);
        try {
            CountDownLatch begin = new CountDownLatch(1);
            List<Future<Boolean>> came = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                Caller each = reviewer("reviewer-" + i);
                ReviewForm form = reviewing.open(each, id, 1);
                came.add(at.submit(() -> {
                    begin.await();
                    try {
                        reviewing.review(arrival(each, id, deny(form), "{}"), review -> "x");
                        return true;
                    } catch (RefusedRequest settled) {
                        assertThat(settled.kind()).isEqualTo(RefusedRequest.Kind.SETTLED);
                        return false;
                    }
                }));
            }
            begin.countDown();
            int won = 0;
            for (Future<Boolean> each : came) {
                won += each.get() ? 1 : 0;
            }
            assertThat(won).isEqualTo(1);
            assertThat(reviews.of(id, VisiblePlans.EVERY)).hasSize(1);
        } finally {
            at.shutdown();
        }
    }

    @Test
    void form_is_of_this_reviewer_this_decision_and_this_item() {
        DecisionId id = kept(waitingOn(Pended.Reason.CRITERION_NOT_MET), "sender", null);
        DecisionId other = kept(waitingOn(Pended.Reason.CRITERION_NOT_MET), "sender", null);
        ReviewForm form = reviewing.open(REVIEWER, other, 1);
        assertThat(refused(() -> reviewing.review(arrival(REVIEWER, id, deny(form), "{}"), review -> "x"))
                        .expression())
                .isEqualTo("/form");
        ReviewForm theirs = reviewing.open(reviewer("somebody.else"), id, 1);
        assertThat(refused(() -> reviewing.review(arrival(REVIEWER, id, deny(theirs), "{}"), review -> "x"))
                        .expression())
                .isEqualTo("/form");
        ReviewRequest neverOpened = new ReviewRequest(
                1,
                new ReviewId("ffffffff-0000-4000-8000-000000000001"),
                Verdict.APPROVE,
                new Grant(LocalDate.of(2027, 11, 1), null, null, null),
                null,
                null,
                null,
                "A reason.");
        assertThat(refused(() -> reviewing.review(arrival(REVIEWER, id, neverOpened, "{}"), review -> "x"))
                        .expression())
                .isEqualTo("/form");
    }

    @Test
    void whoever_sent_any_part_of_a_case_decides_on_none_of_it() {
        DecisionInputs asked = waitingOn(Pended.Reason.CRITERION_NOT_MET);
        DecisionId first = kept(asked, REVIEWER.id().value(), null);
        assertThat(refused(() -> reviewing.open(REVIEWER, first, 1)).kind()).isEqualTo(RefusedRequest.Kind.FORBIDDEN);
        DecisionId second = kept(asked, "somebody", first);
        assertThat(refused(() -> reviewing.open(REVIEWER, second, 1)).kind()).isEqualTo(RefusedRequest.Kind.FORBIDDEN);
        assertThat(reviewing.open(reviewer("another"), second, 1).opening().item())
                .isEqualTo(1);
    }

    @Test
    void case_that_went_on_is_settled_and_an_unknown_one_or_one_of_other_plans_is_not_there() {
        DecisionInputs asked = waitingOn(Pended.Reason.CRITERION_NOT_MET);
        DecisionId first = kept(asked, "sender", null);
        ReviewForm form = reviewing.open(REVIEWER, first, 1);
        kept(asked, "sender", first);
        assertThat(refused(() -> reviewing.review(arrival(REVIEWER, first, deny(form), "{}"), review -> "x"))
                        .kind())
                .isEqualTo(RefusedRequest.Kind.SETTLED);
        Caller elsewhere = new Caller(
                new CallerId("else"),
                Set.of(Role.REVIEWER),
                VisiblePlans.only(Set.of(new PlanId("OTHER"))),
                REVIEWER.licence());
        RefusedRequest hidden = refused(() -> reviewing.open(elsewhere, first, 1));
        RefusedRequest unknown =
                refused(() -> reviewing.open(REVIEWER, new DecisionId("00000000-0000-4000-8000-00000000ffff"), 1));
        assertThat(hidden.kind()).isEqualTo(RefusedRequest.Kind.NOT_FOUND);
        assertThat(hidden.explanation()).isEqualTo(unknown.explanation());
        assertThat(refused(() -> reviewing.open(REVIEWER, first, 99)).expression())
                .isEqualTo("/item");
    }

    @Test
    void no_role_but_the_reviewers_decides_and_none_without_a_licence_that_holds() {
        DecisionId id = kept(waitingOn(Pended.Reason.CRITERION_NOT_MET), "sender", null);
        ReviewForm form = reviewing.open(REVIEWER, id, 1);
        for (Role role : Role.values()) {
            for (Licence licence : Stream.of(null, licence(LocalDate.of(2026, 11, 20)), licence(LocalDate.MAX))
                    .toList()) {
                if (role == Role.REVIEWER
                        && licence != null
                        && licence.expires().equals(LocalDate.MAX)) {
                    continue;
                }
                Caller caller = new Caller(REVIEWER.id(), Set.of(role), VisiblePlans.EVERY, licence);
                assertThat(refused(() -> reviewing.review(arrival(caller, id, deny(form), "{}"), review -> "x"))
                                .kind())
                        .isEqualTo(RefusedRequest.Kind.FORBIDDEN);
                assertThat(refused(() -> reviewing.open(caller, id, 1)).kind())
                        .isEqualTo(RefusedRequest.Kind.FORBIDDEN);
            }
        }
        assertThat(reviews.of(id, VisiblePlans.EVERY)).isEmpty();
    }

    @Test
    void nothing_is_decided_however_late_it_is() {
        DecisionId id = kept(waitingOn(Pended.Reason.CRITERION_NOT_MET), "sender", null);
        clock.moveTo(RECEIVED.plus(Duration.ofDays(1_000)));
        CaseFile file = cases.find(id, VisiblePlans.EVERY).orElseThrow().file();
        assertThat(file.answer(file.record().items().get(0))).isInstanceOf(Pended.class);
        assertThat(reviewing.open(REVIEWER, id, 1).file().reviews()).isEmpty();
    }

    @Test
    void scores_are_hidden_until_the_decision_where_the_law_wants_it_and_the_record_says_so() {
        DecisionEngine texas = RealReleases.engine(
                inState("TX"),
                RealReleases.models(BundledModels.release(ModelStage.DEMONSTRATION)),
                new ReferenceEvaluator());
        DecisionInputs asked = MADE_UP.stream()
                .filter(inputs -> inputs.request().items().size() == 1)
                .filter(inputs -> inputs.request().plan().value().equals("DEMO-COMMERCIAL"))
                .filter(inputs -> inputs.asOf().date().getYear() >= 2026)
                .filter(inputs -> {
                    ItemDecision item = texas.decide(inputs).items().get(0);
                    return item.outcome().determination() instanceof Pended pended
                            && pended.reason() == Pended.Reason.SAFETY_EXCLUSION
                            && !item.forecasts().isEmpty();
                })
                .findFirst()
                .orElseThrow();
        DecisionId id = kept(texas, asked, "sender", null);
        ReviewForm form = reviewing.open(REVIEWER, id, 1);
        assertThat(form.opening().scoresHidden()).isTrue();
        assertThat(form.opening().parts()).doesNotContain(ReviewPart.SCORES);
        assertThat(form.file().shown().items().get(0).forecasts()).isEmpty();
        Reviewed decided = reviewing
                .review(arrival(REVIEWER, id, approve(form, "The exclusion does not hold."), "{}"), review -> "x")
                .review();
        assertThat(decided.seen().scoresHidden()).isTrue();
        CaseFile after = cases.find(id, VisiblePlans.EVERY).orElseThrow().file();
        assertThat(after.showsScores()).isTrue();
        assertThat(after.shown()).isSameAs(after.record());
    }

    private static SourceFiles inState(String state) {
        String plan = "plans/demo-commercial.yaml";
        return new SourceFiles(RealReleases.formularyFiles().files().stream()
                .map(file -> file.path().equals(plan)
                        ? new SourceFile(plan, file.text().replace("state: NY", "state: " + state))
                        : file)
                .toList());
    }

    /** Whatever the engine recorded: what can be cited is not met, with its text, and of what asks for facts nothing is. */
    @Test
    void grounds_of_many_decisions_are_never_unknown() {
        int cited = 0;
        for (DecisionInputs inputs : MADE_UP) {
            DecisionRecord record = ENGINE.decide(inputs);
            for (ItemDecision item : record.items()) {
                List<Ground> grounds = CitableGrounds.of(
                        record,
                        item,
                        item.evaluation() == null
                                ? null
                                : policies.policy(
                                                record.releases(),
                                                item.evaluation().policy())
                                        .orElseThrow());
                if (!(item.outcome().determination() instanceof Pended pended)
                        || pended.waitsFor() == Pended.WaitsFor.INFORMATION) {
                    assertThat(grounds).isEmpty();
                }
                for (Ground ground : grounds) {
                    cited++;
                    if (ground.criterion() == null) {
                        assertThat(item.benefit()).isNotNull();
                    } else {
                        assertThat(item.evaluation().findings())
                                .anyMatch(finding -> finding.criterion().equals(ground.criterion())
                                        && finding.status() == org.precisionbenefit.policy.Status.NOT_MET);
                    }
                }
            }
        }
        assertThat(cited).isPositive();
    }

    private static RefusedRequest refused(org.assertj.core.api.ThrowableAssert.ThrowingCallable what) {
        RefusedRequest refused = catchThrowableOfType(RefusedRequest.class, what);
        assertThat(refused).isNotNull();
        return refused;
    }

    private static ReviewArrival arrival(Caller caller, DecisionId id, ReviewRequest wanted, String body) {
        return new ReviewArrival(caller, id, wanted, body, null);
    }

    private static ReviewRequest deny(ReviewForm form) {
        return new ReviewRequest(
                1,
                form.opening().id(),
                Verdict.DENY,
                null,
                null,
                new Grounds(form.citable().get(0).name(), DenialReason.NOT_MEDICALLY_NECESSARY),
                "It is not met.",
                null);
    }

    private static ReviewRequest approve(ReviewForm form, String override) {
        return new ReviewRequest(
                1,
                form.opening().id(),
                Verdict.APPROVE,
                new Grant(form.until(), null, null, null),
                null,
                null,
                null,
                override);
    }

    private static Caller reviewer(String name) {
        return new Caller(
                new CallerId(name), Set.of(Role.REVIEWER), VisiblePlans.EVERY, licence(LocalDate.of(2030, 1, 1)));
    }

    private static Licence licence(LocalDate expires) {
        return new Licence("12345", Licence.Kind.PHARMACIST, "NY", expires);
    }

    /** A made-up request whose only item waits for a person for this reason. */
    private static DecisionInputs waitingOn(Pended.Reason reason) {
        return MADE_UP.stream()
                .filter(inputs -> inputs.request().items().size() == 1)
                .filter(inputs -> inputs.completes() == null)
                .filter(inputs ->
                        ENGINE.decide(inputs).items().get(0).outcome().determination() instanceof Pended pended
                                && pended.reason() == reason
                                && pended.proposal() == null)
                .findFirst()
                .orElseThrow();
    }

    private int kept;

    private DecisionId kept(DecisionInputs asked, String sender, @Nullable DecisionId completes) {
        return kept(ENGINE, asked, sender, completes);
    }

    private DecisionId kept(
            DecisionEngine engine, DecisionInputs asked, String sender, @Nullable DecisionId completes) {
        kept++;
        DecisionInputs inputs = new DecisionInputs(
                new DecisionId("00000000-0000-4000-9000-%012d".formatted(kept)),
                asked.request(),
                asked.profile(),
                asked.asOf(),
                completes,
                asked.endorsements());
        CaseFile file = new CaseFile(engine.decide(inputs), new Explanation(List.of()), RECEIVED, List.of());
        KeptDecision decision = file.kept(
                new SubmissionKey("key-" + kept, Digest.of("")),
                new Exchange(new CallerId(sender), "application/json", "", ""),
                canonical);
        store.keep(decision);
        return inputs.id();
    }

    private CurrentEngine.Live live() {
        return new CurrentEngine.Live(
                ENGINE,
                new TurnaroundClock(List.of()),
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
                null);
    }
}
