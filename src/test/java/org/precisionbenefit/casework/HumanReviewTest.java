package org.precisionbenefit.casework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.precisionbenefit.access.Caller;
import org.precisionbenefit.access.CallerId;
import org.precisionbenefit.access.Licence;
import org.precisionbenefit.access.Role;
import org.precisionbenefit.access.VisiblePlans;
import org.precisionbenefit.audit.review.ReviewId;
import org.precisionbenefit.casework.PrescriberAnswer.Said;
import org.precisionbenefit.casework.ReviewRequest.Grant;
import org.precisionbenefit.casework.ReviewRequest.Grounds;
import org.precisionbenefit.casework.ReviewRequest.Verdict;
import org.precisionbenefit.decision.Approved;
import org.precisionbenefit.decision.Automatic;
import org.precisionbenefit.decision.Cancelled;
import org.precisionbenefit.decision.Evaluation;
import org.precisionbenefit.decision.HumanDetermination;
import org.precisionbenefit.decision.ItemDecision;
import org.precisionbenefit.decision.NotRequired;
import org.precisionbenefit.decision.Pended;
import org.precisionbenefit.decision.Proposal;
import org.precisionbenefit.decision.Question;
import org.precisionbenefit.evidence.Evidence;
import org.precisionbenefit.formulary.DrugIdentification;
import org.precisionbenefit.intake.RefusedRequest;
import org.precisionbenefit.intake.RequestedItem;
import org.precisionbenefit.policy.CriterionId;
import org.precisionbenefit.policy.Facts;
import org.precisionbenefit.policy.Finding;
import org.precisionbenefit.policy.PolicyId;
import org.precisionbenefit.policy.Status;
import org.precisionbenefit.policy.Term;
import org.precisionbenefit.policy.TermKey;
import org.precisionbenefit.terminology.Citation;
import org.precisionbenefit.terminology.Digest;
import org.precisionbenefit.terminology.Period;
import org.precisionbenefit.terminology.Quantity;
import org.precisionbenefit.terminology.RxCui;

/** Only a named person with a licence takes anything away, and only on a ground that is not met and cites its text. */
class HumanReviewTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 21);
    private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");
    private static final Instant RECEIVED = NOW.minusSeconds(3600);
    private static final LocalDate YEAR = TODAY.plusDays(364);
    private static final Citation LABEL = new Citation("A label made up for tests", "section 1", TODAY);
    private static final CriterionId NOT_MET = new CriterionId("not-met");
    private static final Reviewer PHARMACIST = reviewer(TODAY);
    private static final ReviewId FORM = new ReviewId("00000000-0000-4000-8000-000000000001");
    private static final Quantity SIXTY = Quantity.of("60", "tablet");
    private static final Quantity THIRTY = Quantity.of("30", "tablet");
    private static final Grounds CITES = new Grounds(NOT_MET.value(), DenialReason.NOT_MEDICALLY_NECESSARY);
    private static final PrescriberAnswer ACCEPTED =
            new PrescriberAnswer(Said.ACCEPTED, "Dr. Example", NOW.minusSeconds(60));
    private static final PrescriberAnswer NOT_ASKED = new PrescriberAnswer(Said.NOT_ASKED, null, null);

    @Test
    void criterion_not_met_with_its_citation_is_denied_as_not_certified() {
        Denied denied = (Denied) decide(waiting(), deny(CITES, "The stroke of 2020 speaks against it."));
        assertThat(denied.reviewAction().code()).isEqualTo("A3");
        assertThat(denied.by()).isEqualTo(PHARMACIST);
        assertThat(denied.ground().criterion()).isEqualTo(NOT_MET);
        assertThat(denied.ground().citation()).isEqualTo(LABEL);
        assertThat(denied.ground().wouldMeet()).isEqualTo("What the criterion asks for.");
        assertThat(denied.reason().code()).isEqualTo("0F");
        assertThat(denied.because()).isEqualTo("The stroke of 2020 speaks against it.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"unknown", "met", "not-applicable", "made-up", "", "plan-row", "uncited", "by-score"})
    void whatever_the_record_does_not_hold_as_citable_is_no_ground(String cited) {
        RefusedRequest refused =
                refused(waiting(), deny(new Grounds(cited, DenialReason.NOT_MEDICALLY_NECESSARY), "Because."));
        assertThat(refused.expression()).isEqualTo("/grounds/cites");
        assertThat(refused.explanation())
                .contains("What is unknown is no ground", "What can be cited: not-met.")
                .doesNotContain("made-up");
    }

    @Test
    void denial_of_what_has_nothing_citable_says_so() {
        RefusedRequest refused =
                refused(new ItemUnderReview(item(pended(null)), asked(), List.of(), RECEIVED), deny(CITES, "Because."));
        assertThat(refused.explanation()).contains("Nothing in the record of this item can be cited");
    }

    @Test
    void denial_without_ground_or_words_is_refused() {
        assertThat(refused(waiting(), deny(null, "Because.")).expression()).isEqualTo("/grounds");
        for (String words : new String[] {null, "", " \n "}) {
            assertThat(refused(waiting(), deny(CITES, words)).expression()).isEqualTo("/narrative");
        }
    }

    @Test
    void words_have_a_length_and_hold_nothing_unseen() {
        assertThat(decide(waiting(), deny(CITES, "First.\nSecond: <b>4 > 3</b>, caf\u00e9."))
                        .because())
                .isEqualTo("First.\nSecond: <b>4 > 3</b>, caf\u00e9.");
        assertThat(decide(waiting(), deny(CITES, "x".repeat(4_000)))).isNotNull();
        for (String words : List.of(
                "x".repeat(4_001),
                "a\u0000b",
                "a\u001bb",
                "a\rb",
                "a\u202eb",
                "a\u200bb",
                "a\ud800b",
                "a\u2028b",
                "a\ue000b")) {
            RefusedRequest refused = refused(waiting(), deny(CITES, words));
            assertThat(refused.expression()).isEqualTo("/narrative");
            assertThat(refused.explanation()).doesNotContain(words);
        }
    }

    @Test
    void item_that_does_not_wait_is_settled() {
        Approved approved =
                new Approved("A1", new Period(TODAY, TODAY), new Quantity(BigDecimal.ONE, "tablet"), 30, "Every.");
        for (Automatic answer : List.of(approved, new NotRequired("None is needed."), new Cancelled("Withdrawn."))) {
            ItemUnderReview settled = new ItemUnderReview(item(answer), asked(), List.of(), RECEIVED);
            for (ReviewRequest wanted : List.of(deny(CITES, "Because."), approve(YEAR, null, null))) {
                assertThat(refused(settled, wanted).kind()).isEqualTo(RefusedRequest.Kind.SETTLED);
            }
        }
    }

    @Test
    void item_that_waits_for_facts_is_never_denied_and_may_be_approved_with_a_reason() {
        ItemUnderReview asking = new ItemUnderReview(item(asking()), asked(), List.of(ground()), RECEIVED);
        assertThat(refused(asking, deny(CITES, "Nothing came.")).explanation())
                .contains("what is unknown is no ground");
        assertThat(refused(asking, less(new Grant(YEAR, THIRTY, null, null), NOT_ASKED, CITES, "Less."))
                        .explanation())
                .contains("what is unknown is no ground");
        assertThat(refused(asking, approve(YEAR, null, null)).expression()).isEqualTo("/override");
        assertThat(decide(asking, approve(YEAR, null, "The prescriber told it on the telephone."))
                        .reviewAction()
                        .code())
                .isEqualTo("A1");
    }

    @Test
    void approval_as_asked_holds_all_that_was_asked_under_the_number_of_the_case() {
        ApprovedByPerson approved =
                (ApprovedByPerson) decide(waiting(), approve(YEAR, null, "The stroke was ruled out since."));
        assertThat(approved.reviewAction().code()).isEqualTo("A1");
        assertThat(approved.granted()).isEqualTo(new Granted("A1234-1", new Period(TODAY, YEAR), SIXTY, 30, null));
        assertThat(approved.rest()).isNull();
        assertThat(approved.because()).isEqualTo("A pharmacist licensed in NY approved this request as asked.");
    }

    @Test
    void approval_against_a_criterion_needs_a_reason_and_one_along_with_all_takes_none() {
        assertThat(refused(waiting(), approve(YEAR, null, null)).explanation())
                .contains("A criterion that decided is not met");
        ItemUnderReview hold = new ItemUnderReview(
                item(pended(null, Pended.Reason.SAFETY_HOLD, List.of())), asked(), List.of(), RECEIVED);
        assertThat(decide(hold, approve(YEAR, null, null))).isNotNull();
        assertThat(refused(hold, approve(YEAR, null, "No need.")).expression()).isEqualTo("/override");
    }

    @Test
    void approval_names_no_amount_of_its_own_and_ends_after_the_days_that_it_covers() {
        assertThat(refused(waiting(), approve(TODAY.plusDays(28), null, "A reason."))
                        .expression())
                .isEqualTo("/grant/until");
        assertThat(decide(waiting(), approve(TODAY.plusDays(29), null, "A reason.")))
                .isNotNull();
        assertThat(refused(waiting(), approve(TODAY.plusYears(2).plusDays(1), null, "A reason."))
                        .expression())
                .isEqualTo("/grant/until");
        ReviewRequest amount = new ReviewRequest(
                1, FORM, Verdict.APPROVE, new Grant(YEAR, SIXTY, null, null), null, null, null, "A reason.");
        assertThat(refused(waiting(), amount).expression()).isEqualTo("/grant");
        ReviewRequest nothing = new ReviewRequest(1, FORM, Verdict.APPROVE, null, null, null, null, "A reason.");
        assertThat(refused(waiting(), nothing).expression()).isEqualTo("/grant");
        ReviewRequest cites = new ReviewRequest(
                1, FORM, Verdict.APPROVE, new Grant(YEAR, null, null, null), null, CITES, null, "A reason.");
        assertThat(refused(waiting(), cites).expression()).isEqualTo("/grounds");
    }

    @Test
    void less_that_the_prescriber_accepts_is_modified_and_cites_nothing() {
        ApprovedByPerson less =
                (ApprovedByPerson) decide(waiting(), less(new Grant(YEAR, THIRTY, null, null), ACCEPTED, null, null));
        assertThat(less.reviewAction().code()).isEqualTo("A6");
        assertThat(less.granted().quantity()).isEqualTo(THIRTY);
        assertThat(less.granted().daysSupply()).isEqualTo(30);
        assertThat(less.prescriber()).isEqualTo(ACCEPTED);
        assertThat(less.rest()).isNull();
        assertThat(refused(waiting(), less(new Grant(YEAR, THIRTY, null, null), ACCEPTED, CITES, null))
                        .expression())
                .isEqualTo("/grounds");
    }

    @ParameterizedTest
    @EnumSource(value = Said.class, mode = EnumSource.Mode.EXCLUDE, names = "ACCEPTED")
    void less_that_nobody_accepted_is_a_cut_that_needs_ground_and_words(Said said) {
        PrescriberAnswer answer =
                said == Said.NOT_ASKED ? NOT_ASKED : new PrescriberAnswer(said, "Dr. Example", NOW.minusSeconds(60));
        Grant grant = new Grant(YEAR, null, 15, null);
        assertThat(refused(waiting(), less(grant, answer, null, "Less.")).expression())
                .isEqualTo("/grounds");
        assertThat(refused(waiting(), less(grant, answer, CITES, null)).expression())
                .isEqualTo("/narrative");
        ApprovedByPerson less = (ApprovedByPerson) decide(waiting(), less(grant, answer, CITES, "Less, because."));
        assertThat(less.reviewAction().code()).isEqualTo("A6");
        assertThat(less.rest()).isNotNull().satisfies(rest -> {
            assertThat(rest.ground().criterion()).isEqualTo(NOT_MET);
            assertThat(rest.because()).isEqualTo("Less, because.");
        });
    }

    @Test
    void cut_without_a_denial_of_the_rest_cannot_be_built() {
        Granted granted = new Granted("A1", new Period(TODAY, YEAR), THIRTY, 30, null);
        assertThatThrownBy(() -> new ApprovedByPerson(PHARMACIST, granted, NOT_ASKED, null, "Less."))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void acceptance_says_who_and_when() {
        Grant grant = new Grant(YEAR, THIRTY, null, null);
        assertThat(refused(waiting(), less(grant, null, null, null)).expression())
                .isEqualTo("/prescriber");
        for (Instant at : new Instant[] {null, NOW.plusSeconds(1), RECEIVED.minusSeconds(1)}) {
            assertThat(refused(
                                    waiting(),
                                    less(grant, new PrescriberAnswer(Said.ACCEPTED, "Dr. Example", at), null, null))
                            .expression())
                    .isEqualTo("/prescriber/at");
        }
        for (String by : new String[] {null, " ", "x".repeat(121), "a\nb\u0007"}) {
            assertThat(refused(waiting(), less(grant, new PrescriberAnswer(Said.NOT_ACCEPTED, by, NOW), CITES, "Less."))
                            .expression())
                    .isEqualTo("/prescriber/by");
        }
        assertThat(refused(waiting(), less(grant, new PrescriberAnswer(Said.NOT_ASKED, "Dr.", null), CITES, "Less."))
                        .expression())
                .isEqualTo("/prescriber/by");
    }

    @Test
    void less_is_less_in_the_unit_of_the_request_and_never_more() {
        for (Grant grant : List.of(
                new Grant(YEAR, null, null, null),
                new Grant(YEAR, SIXTY, 30, null),
                new Grant(YEAR, Quantity.of("60.0", "tablet"), null, null),
                new Grant(YEAR, Quantity.of("61", "tablet"), null, null),
                new Grant(YEAR, Quantity.of("30", "mL"), null, null),
                new Grant(YEAR, Quantity.of("0", "tablet"), null, null),
                new Grant(YEAR, Quantity.of("-1", "tablet"), null, null),
                new Grant(YEAR, null, 31, null),
                new Grant(YEAR, null, 0, null))) {
            assertThat(refused(waiting(), less(grant, ACCEPTED, null, null)).expression())
                    .as(grant.toString())
                    .startsWith("/grant");
        }
    }

    @Test
    void another_drug_is_one_of_the_plans_own_row_and_none_is_where_there_is_no_row() {
        Grant other = new Grant(YEAR, THIRTY, 30, new RxCui("32968"));
        assertThat(refused(waiting(), less(other, ACCEPTED, null, null)).expression())
                .isEqualTo("/grant/drug");
    }

    @Test
    void deciding_otherwise_than_the_engine_proposed_needs_a_reason() {
        Pended proposing = pended(new Proposal(THIRTY, 30, "The limit allows it."));
        ItemUnderReview item = new ItemUnderReview(item(proposing), asked(), List.of(ground()), RECEIVED);
        assertThat(decide(item, less(new Grant(YEAR, THIRTY, 30, null), ACCEPTED, null, null)))
                .isNotNull();
        assertThat(refused(item, less(new Grant(YEAR, Quantity.of("20", "tablet"), 30, null), ACCEPTED, null, null))
                        .expression())
                .isEqualTo("/override");
        assertThat(refused(item, approve(YEAR, null, null)).expression()).isEqualTo("/override");
        assertThat(refused(item, deny(CITES, "Because.")).expression()).isEqualTo("/override");
    }

    @Test
    void licence_that_ended_yesterday_is_refused_and_one_that_ends_today_holds() {
        RefusedRequest refused = catchThrowableOfType(
                RefusedRequest.class, () -> new HumanReview(reviewer(TODAY.minusDays(1)), TODAY, NOW));
        assertThat(refused.kind()).isEqualTo(RefusedRequest.Kind.FORBIDDEN);
        assertThat(refused.explanation()).contains("licence must hold");
        assertThat(new HumanReview(reviewer(TODAY), TODAY, NOW)).isNotNull();
    }

    @Test
    void caller_without_name_role_or_licence_is_no_reviewer() {
        assertThatThrownBy(() -> new Licence(" ", Licence.Kind.PHARMACIST, "NY", TODAY))
                .hasMessageContaining("number");
        assertThatThrownBy(() -> new Reviewer("", new Licence("1", Licence.Kind.PHYSICIAN, "NY", TODAY)))
                .hasMessageContaining("name");
        Licence licence = PHARMACIST.licence();
        for (Role role : Role.values()) {
            Caller licensed = new Caller(new CallerId("x"), Set.of(role), VisiblePlans.EVERY, licence);
            Caller without = new Caller(new CallerId("x"), Set.of(role), VisiblePlans.EVERY, null);
            assertThatThrownBy(() -> Reviewer.of(without)).isInstanceOf(RefusedRequest.class);
            if (role == Role.REVIEWER) {
                assertThat(Reviewer.of(licensed).name()).isEqualTo("x");
            } else {
                assertThatThrownBy(() -> Reviewer.of(licensed)).isInstanceOf(RefusedRequest.class);
            }
        }
    }

    private static HumanDetermination decide(ItemUnderReview item, ReviewRequest wanted) {
        return new HumanReview(PHARMACIST, TODAY, NOW).decide(item, wanted);
    }

    private static RefusedRequest refused(ItemUnderReview item, ReviewRequest wanted) {
        RefusedRequest refused = catchThrowableOfType(RefusedRequest.class, () -> decide(item, wanted));
        assertThat(refused).as(wanted.toString()).isNotNull();
        return refused;
    }

    private static ReviewRequest deny(@Nullable Grounds grounds, @Nullable String narrative) {
        return new ReviewRequest(1, FORM, Verdict.DENY, null, null, grounds, narrative, null);
    }

    private static ReviewRequest approve(LocalDate until, @Nullable String narrative, @Nullable String override) {
        return new ReviewRequest(
                1, FORM, Verdict.APPROVE, new Grant(until, null, null, null), null, null, narrative, override);
    }

    private static ReviewRequest less(
            Grant grant, @Nullable PrescriberAnswer answer, @Nullable Grounds grounds, @Nullable String narrative) {
        return new ReviewRequest(1, FORM, Verdict.APPROVE_LESS, grant, answer, grounds, narrative, null);
    }

    private static Reviewer reviewer(LocalDate licensedUntil) {
        return new Reviewer("A Pharmacist", new Licence("12345", Licence.Kind.PHARMACIST, "NY", licensedUntil));
    }

    private static ItemUnderReview waiting() {
        return new ItemUnderReview(item(pended(null)), asked(), List.of(ground()), RECEIVED);
    }

    private static Ground ground() {
        return new Ground(NOT_MET, "A sentence.", "What the criterion asks for.", LABEL);
    }

    private static RequestedItem asked() {
        return new RequestedItem(1, List.of(), "a drug", SIXTY, 30, List.of());
    }

    private static ItemDecision item(Automatic answer) {
        Evaluation evaluation = new Evaluation(
                new PolicyId("made-up", "2026.1"), Digest.of("made-up"), Facts.of(Map.of()), findings(), findings());
        return new ItemDecision(
                1,
                new DrugIdentification.Unidentified(DrugIdentification.Reason.NO_CODE, "No code."),
                null,
                new Evidence(List.of(), List.of()),
                List.of(),
                evaluation,
                new ItemDecision.Outcome(answer, answer),
                new ItemDecision.Remarks(List.of(), List.of()));
    }

    private static List<Finding> findings() {
        List<Finding> findings = new ArrayList<>();
        for (Status status : Status.values()) {
            findings.add(new Finding(
                    new CriterionId(status.name().toLowerCase(Locale.ROOT).replace('_', '-')),
                    status,
                    "A sentence.",
                    LABEL,
                    List.of()));
        }
        return findings;
    }

    private static Pended pended(@Nullable Proposal proposal) {
        return pended(proposal, Pended.Reason.CRITERION_NOT_MET, List.of(NOT_MET));
    }

    private static Pended pended(@Nullable Proposal proposal, Pended.Reason reason, List<CriterionId> deciding) {
        return new Pended(
                "R1234-1",
                Pended.WaitsFor.HUMAN_REVIEW,
                reason,
                "A person reviews this.",
                List.of(),
                deciding,
                proposal);
    }

    private static Pended asking() {
        return new Pended(
                "R1234-1",
                Pended.WaitsFor.INFORMATION,
                Pended.Reason.FACTS_MISSING,
                "One fact is missing.",
                List.of(new Question(
                        new TermKey("age", ""),
                        "How old?",
                        Term.Type.NUMBER,
                        "years",
                        List.of(),
                        "Nothing.",
                        List.of())),
                List.of(),
                null);
    }
}
