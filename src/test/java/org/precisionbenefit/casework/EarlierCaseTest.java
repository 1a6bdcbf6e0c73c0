package org.precisionbenefit.casework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.precisionbenefit.access.Caller;
import org.precisionbenefit.access.CallerId;
import org.precisionbenefit.access.Role;
import org.precisionbenefit.access.VisiblePlans;
import org.precisionbenefit.audit.Canonical;
import org.precisionbenefit.audit.DecisionsInMemory;
import org.precisionbenefit.audit.Exchange;
import org.precisionbenefit.audit.KeptDecision;
import org.precisionbenefit.audit.Lookup;
import org.precisionbenefit.audit.SubmissionKey;
import org.precisionbenefit.audit.json.JsonCanonical;
import org.precisionbenefit.audit.review.KeptReview;
import org.precisionbenefit.audit.review.ReviewId;
import org.precisionbenefit.audit.review.ReviewStore;
import org.precisionbenefit.audit.review.ReviewsInMemory;
import org.precisionbenefit.decision.DecisionEngine;
import org.precisionbenefit.decision.DecisionId;
import org.precisionbenefit.decision.DecisionInputs;
import org.precisionbenefit.decision.DecisionRecord;
import org.precisionbenefit.decision.RealReleases;
import org.precisionbenefit.decision.VariedInputs;
import org.precisionbenefit.intake.ClaimIdentifier;
import org.precisionbenefit.intake.Prescriber;
import org.precisionbenefit.intake.PriorAuthRequest;
import org.precisionbenefit.intake.RefusedRequest;
import org.precisionbenefit.policy.ReferenceEvaluator;
import org.precisionbenefit.profile.MemberId;
import org.precisionbenefit.profile.MemberProfile;
import org.precisionbenefit.terminology.Digest;

/** Who may go on with a case and who may withdraw it. For anybody else it is not there. */
class EarlierCaseTest {
    private static final Caller CLINIC = client("clinic");
    private static final Caller PHARMACY = client("pharmacy");
    private static final String NPI = "1234567893";
    private static final String OTHER_NPI = "1679576722";
    private static final ClaimIdentifier NUMBER = new ClaimIdentifier("urn:clinic", "1");
    private static final ClaimIdentifier NEXT = new ClaimIdentifier("urn:clinic", "2");
    private static final DecisionInputs ASKED = VariedInputs.of(1, 5).get(0);
    private static final DecisionEngine ENGINE = RealReleases.engine(RealReleases.noModels(), new ReferenceEvaluator());

    private final Canonical canonical = new JsonCanonical();
    private final DecisionsInMemory store = new DecisionsInMemory();
    private final EarlierCase earlier = new EarlierCase(store, ReviewStore.NONE, canonical);

    @Test
    void client_that_opened_a_case_cancels_it() {
        DecisionId opened = waits(1, CLINIC, NUMBER, null);
        assertThat(earlier.of(cancels(CLINIC, NUMBER, NPI))).isEqualTo(opened);
    }

    @Test
    void other_client_finds_nothing_to_cancel_whatever_prescriber_or_member_it_names() {
        waits(1, CLINIC, NUMBER, null);
        String unknown = refused(cancels(PHARMACY, NEXT, NPI));
        assertThat(refused(cancels(PHARMACY, NUMBER, NPI))).isEqualTo(unknown);
        assertThat(refused(cancels(PHARMACY, NUMBER, OTHER_NPI))).isEqualTo(unknown);
        assertThat(refused(of(cancels(PHARMACY, NUMBER, NPI), "somebody-else"))).isEqualTo(unknown);
    }

    @Test
    void client_that_completed_a_case_of_another_one_does_not_cancel_it_and_who_opened_it_does() {
        DecisionId opened = waits(1, CLINIC, NUMBER, null);
        DecisionId completed = waits(2, PHARMACY, NEXT, opened);
        String unknown = refused(cancels(PHARMACY, new ClaimIdentifier("urn:clinic", "9"), NPI));
        assertThat(refused(cancels(PHARMACY, NEXT, NPI))).isEqualTo(unknown);
        assertThat(refused(cancels(PHARMACY, NUMBER, NPI))).isEqualTo(unknown);
        assertThat(earlier.of(cancels(CLINIC, NUMBER, NPI))).isEqualTo(completed);
        assertThat(earlier.of(cancels(CLINIC, NEXT, NPI))).isEqualTo(completed);
    }

    @Test
    void case_whose_sender_was_not_kept_is_cancelled_by_its_prescriber() {
        DecisionId opened = waits(1, null, NUMBER, null);
        assertThat(earlier.of(cancels(PHARMACY, NUMBER, NPI))).isEqualTo(opened);
        assertThat(refused(cancels(PHARMACY, NUMBER, OTHER_NPI))).isEqualTo(refused(cancels(PHARMACY, NEXT, NPI)));
        assertThat(refused(cancels(PHARMACY, NUMBER, ""))).isEqualTo(refused(cancels(PHARMACY, NEXT, NPI)));
    }

    @Test
    void update_by_the_same_client_is_linked_whoever_prescribes() {
        DecisionId opened = waits(1, CLINIC, NUMBER, null);
        assertThat(earlier.of(updates(CLINIC, NUMBER, OTHER_NPI))).isEqualTo(opened);
    }

    @Test
    void update_by_another_system_of_the_same_prescriber_is_linked() {
        DecisionId opened = waits(1, CLINIC, NUMBER, null);
        assertThat(earlier.of(updates(PHARMACY, NUMBER, NPI))).isEqualTo(opened);
    }

    @Test
    void update_by_a_stranger_is_decided_by_itself_as_if_the_number_were_unknown() {
        waits(1, CLINIC, NUMBER, null);
        assertThat(earlier.of(updates(PHARMACY, NUMBER, OTHER_NPI))).isNull();
        assertThat(earlier.of(updates(PHARMACY, NUMBER, ""))).isNull();
        assertThat(earlier.of(of(updates(PHARMACY, NUMBER, OTHER_NPI), "somebody-else")))
                .isNull();
        assertThat(earlier.of(of(updates(PHARMACY, NUMBER, NPI), "somebody-else")))
                .as("the right prescriber and another member")
                .isNull();
    }

    @Test
    void own_request_comes_before_a_later_one_of_another_client_under_the_same_number() {
        DecisionId own = waits(1, CLINIC, NUMBER, null);
        waits(2, PHARMACY, NUMBER, null);
        assertThat(earlier.of(cancels(CLINIC, NUMBER, NPI))).isEqualTo(own);
        assertThat(earlier.of(updates(CLINIC, NUMBER, NPI))).isEqualTo(own);
    }

    @Test
    void clock_of_a_completion_runs_from_the_first_request_that_nobody_answered() {
        Instant now = Instant.parse("2026-11-25T12:00:00Z");
        assertThat(earlier.openedAt(null, now, CLINIC.plans())).isEqualTo(now);
        DecisionId opened = waits(1, CLINIC, NUMBER, null);
        DecisionId completed = waits(2, CLINIC, NEXT, opened);
        assertThat(earlier.openedAt(completed, now, CLINIC.plans())).isEqualTo("2026-11-21T12:00:01Z");
        Instant before = Instant.parse("2026-11-20T12:00:00Z");
        assertThat(earlier.openedAt(completed, before, CLINIC.plans()))
                .as("a clock that stepped back begins nothing later")
                .isEqualTo(before);
    }

    @Test
    void reviewed_case_is_not_cancelled_and_what_follows_it_begins_a_clock_of_its_own() {
        DecisionId opened = waits(1, CLINIC, NUMBER, null);
        ReviewsInMemory reviews = new ReviewsInMemory();
        EarlierCase knowing = new EarlierCase(store, reviews, canonical);
        Instant now = Instant.parse("2026-11-25T12:00:00Z");
        assertThat(knowing.openedAt(opened, now, CLINIC.plans())).isEqualTo("2026-11-21T12:00:01Z");
        reviews.keep(
                new KeptReview(
                        new ReviewId("00000000-0000-4000-8000-000000000001"),
                        opened,
                        ASKED.request().plan(),
                        1,
                        now,
                        new SubmissionKey("k", Digest.of("")),
                        new KeptReview.Texts("{}", "", ""),
                        null),
                List.of());
        RefusedRequest refused =
                catchThrowableOfType(RefusedRequest.class, () -> knowing.of(cancels(CLINIC, NUMBER, NPI)));
        assertThat(refused.explanation()).contains("is answered");
        assertThat(knowing.openedAt(opened, now, CLINIC.plans())).isEqualTo(now);
    }

    private String refused(Arrival arrival) {
        RefusedRequest refused = catchThrowableOfType(RefusedRequest.class, () -> earlier.of(arrival));
        assertThat(refused.kind()).isEqualTo(RefusedRequest.Kind.NOT_FOUND);
        return refused.kind() + refused.expression() + refused.explanation();
    }

    /** Keeps a decision of which every item waits. */
    private DecisionId waits(int id, @Nullable Caller sender, ClaimIdentifier number, @Nullable DecisionId completes) {
        DecisionInputs inputs = new DecisionInputs(
                new DecisionId("00000000-0000-0000-0000-%012d".formatted(id)),
                request(number, null, NPI, null),
                ASKED.profile(),
                ASKED.asOf(),
                completes,
                ASKED.endorsements());
        DecisionRecord record = ENGINE.faulted(inputs, "A fault for a test.");
        store.keep(new KeptDecision(
                inputs.id(),
                Instant.parse("2026-11-21T12:00:00Z").plusSeconds(id),
                new SubmissionKey("key-" + id, Digest.of("")),
                new Lookup(inputs.request().plan(), inputs.profile().member(), number, completes, record.releases()),
                new KeptDecision.Texts(canonical.encode(record), "{}", "{}"),
                new Exchange(sender == null ? null : sender.id(), "application/json", "", "")));
        return inputs.id();
    }

    private static Arrival cancels(Caller caller, ClaimIdentifier number, String npi) {
        return arrival(caller, request(number, number, npi, PriorAuthRequest.Purpose.CANCELLATION));
    }

    private static Arrival updates(Caller caller, ClaimIdentifier number, String npi) {
        return arrival(caller, request(number, number, npi, null));
    }

    private static PriorAuthRequest request(
            ClaimIdentifier number,
            @Nullable ClaimIdentifier related,
            String npi,
            PriorAuthRequest.@Nullable Purpose purpose) {
        PriorAuthRequest asked = ASKED.request();
        return new PriorAuthRequest(
                number,
                related,
                asked.urgency(),
                asked.plan(),
                new Prescriber(npi, ""),
                asked.membership(),
                asked.items(),
                purpose);
    }

    private static Arrival arrival(Caller caller, PriorAuthRequest request) {
        return new Arrival(caller, request, ASKED.profile(), "application/json", "{}", null, null);
    }

    private static Arrival of(Arrival arrival, String member) {
        MemberProfile profile = arrival.profile();
        return new Arrival(
                arrival.caller(),
                arrival.request(),
                new MemberProfile(
                        new MemberId(member),
                        profile.birthDate(),
                        profile.sex(),
                        profile.conditions(),
                        profile.medications(),
                        profile.labs(),
                        profile.genes(),
                        profile.answers()),
                arrival.contentType(),
                arrival.body(),
                null,
                null);
    }

    private static Caller client(String id) {
        return new Caller(new CallerId(id), Set.of(Role.SUBMITTER), VisiblePlans.EVERY, null);
    }
}
