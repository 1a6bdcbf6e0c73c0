package org.precisionbenefit.casework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.precisionbenefit.access.Licence;
import org.precisionbenefit.decision.Approved;
import org.precisionbenefit.decision.Automatic;
import org.precisionbenefit.decision.Evaluation;
import org.precisionbenefit.decision.ItemDecision;
import org.precisionbenefit.decision.NotRequired;
import org.precisionbenefit.decision.Pended;
import org.precisionbenefit.decision.Question;
import org.precisionbenefit.decision.ReviewAction;
import org.precisionbenefit.evidence.Evidence;
import org.precisionbenefit.formulary.DrugIdentification;
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

/** Only a named person with a licence denies, and only on a criterion that is not met and cites its text. */
class HumanReviewTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 21);
    private static final Citation LABEL = new Citation("A label made up for tests", "section 1", TODAY);
    private static final CriterionId NOT_MET = new CriterionId("not-met");
    private static final CriterionId UNCITED = new CriterionId("uncited");
    private static final CriterionId BY_SCORE = new CriterionId("by-score");
    private static final Reviewer PHARMACIST = reviewer(TODAY);

    @Test
    void criterion_not_met_with_its_citation_is_denied_as_not_certified() {
        Denied denied = review().deny(waiting(), PHARMACIST, NOT_MET, "The stroke of 2020 speaks against it.");
        assertThat(denied.reviewAction()).isEqualTo(ReviewAction.NOT_CERTIFIED);
        assertThat(denied.reviewAction().code()).isEqualTo("A3");
        assertThat(denied.by()).isEqualTo(PHARMACIST);
        assertThat(denied.grounds().criterion()).isEqualTo(NOT_MET);
        assertThat(denied.grounds().citation()).isEqualTo(LABEL);
        assertThat(denied.because()).isEqualTo("The stroke of 2020 speaks against it.");
    }

    @ParameterizedTest
    @EnumSource(value = Status.class, mode = EnumSource.Mode.EXCLUDE, names = "NOT_MET")
    void criterion_that_is_not_not_met_is_no_ground(Status status) {
        CriterionId cited =
                new CriterionId(status.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-'));
        refused(waiting(), PHARMACIST, cited, "Unknown is no ground");
    }

    @Test
    void criterion_that_the_policy_does_not_hold_or_that_cites_nothing_is_no_ground() {
        refused(waiting(), PHARMACIST, new CriterionId("made-up"), "must be one that decided");
        refused(waiting(), PHARMACIST, UNCITED, "cites its text");
    }

    @Test
    void criterion_not_met_that_did_not_decide_is_no_ground() {
        Pended elsewhere = new Pended(
                "R1",
                Pended.WaitsFor.HUMAN_REVIEW,
                Pended.Reason.CRITERION_NOT_MET,
                "A person reviews this.",
                List.of(),
                List.of(UNCITED),
                null);
        refused(item(elsewhere), PHARMACIST, NOT_MET, "must be one that decided");
    }

    @Test
    void criterion_not_met_by_a_score_alone_is_no_ground() {
        refused(waiting(), PHARMACIST, BY_SCORE, "A score is no ground");
    }

    @Test
    void licence_that_ended_yesterday_is_refused_and_one_that_ends_today_holds() {
        refused(waiting(), reviewer(TODAY.minusDays(1)), NOT_MET, "licence must hold");
        assertThat(review().deny(waiting(), reviewer(TODAY), NOT_MET, "Because."))
                .isNotNull();
    }

    @Test
    void person_without_name_or_licence_is_no_reviewer() {
        assertThatThrownBy(() -> new Licence(" ", Licence.Kind.PHARMACIST, "NY", TODAY))
                .hasMessageContaining("number");
        assertThatThrownBy(() -> new Licence("1", Licence.Kind.PHARMACIST, "", TODAY))
                .hasMessageContaining("state");
        assertThatThrownBy(() -> new Reviewer("", new Licence("1", Licence.Kind.PHYSICIAN, "NY", TODAY)))
                .hasMessageContaining("name");
    }

    @Test
    void item_that_does_not_wait_for_a_person_is_not_denied() {
        Pended asking = new Pended(
                "R1",
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
        Approved approved =
                new Approved("A1", new Period(TODAY, TODAY), new Quantity(BigDecimal.ONE, "tablet"), 30, "Every.");
        for (Automatic answer : List.of(asking, approved, new NotRequired("None is needed."))) {
            refused(item(answer), PHARMACIST, NOT_MET, "must wait for a person");
        }
    }

    @Test
    void item_that_no_policy_spoke_about_and_denial_without_words_are_refused() {
        ItemDecision bare = new ItemDecision(
                1, unknownDrug(), null, new Evidence(List.of(), List.of()), List.of(), null, outcome(pended()), none());
        refused(bare, PHARMACIST, NOT_MET, "cites its text");
        assertThatThrownBy(() -> review().deny(waiting(), PHARMACIST, NOT_MET, " "))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("say why");
    }

    private static void refused(ItemDecision item, Reviewer by, CriterionId criterion, String message) {
        assertThatThrownBy(() -> review().deny(item, by, criterion, "Because."))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(message);
    }

    private static HumanReview review() {
        return new HumanReview(TODAY);
    }

    private static Reviewer reviewer(LocalDate licensedUntil) {
        return new Reviewer("A Pharmacist", new Licence("12345", Licence.Kind.PHARMACIST, "NY", licensedUntil));
    }

    private static ItemDecision waiting() {
        return item(pended());
    }

    private static ItemDecision item(Automatic answer) {
        List<Finding> rulesOnly = findings(Status.UNKNOWN);
        Evaluation evaluation = new Evaluation(
                new PolicyId("made-up", "2026.1"),
                Digest.of("made-up"),
                Facts.of(java.util.Map.of()),
                findings(Status.NOT_MET),
                rulesOnly);
        return new ItemDecision(
                1,
                unknownDrug(),
                null,
                new Evidence(List.of(), List.of()),
                List.of(),
                evaluation,
                outcome(answer),
                none());
    }

    private static List<Finding> findings(Status byScore) {
        List<Finding> findings = new ArrayList<>();
        for (Status status : Status.values()) {
            findings.add(
                    finding(status.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-'), status, LABEL));
        }
        findings.add(finding(UNCITED.value(), Status.NOT_MET, null));
        findings.add(finding(BY_SCORE.value(), byScore, LABEL));
        return findings;
    }

    private static Finding finding(String id, Status status, Citation citation) {
        return new Finding(new CriterionId(id), status, "A sentence.", citation, List.of());
    }

    private static Pended pended() {
        return new Pended(
                "R1",
                Pended.WaitsFor.HUMAN_REVIEW,
                Pended.Reason.CRITERION_NOT_MET,
                "A person reviews this.",
                List.of(),
                findings(Status.NOT_MET).stream().map(Finding::criterion).toList(),
                null);
    }

    private static DrugIdentification unknownDrug() {
        return new DrugIdentification.Unidentified(DrugIdentification.Reason.NO_CODE, "No code.");
    }

    private static ItemDecision.Outcome outcome(Automatic answer) {
        return new ItemDecision.Outcome(answer, answer);
    }

    private static ItemDecision.Remarks none() {
        return new ItemDecision.Remarks(List.of(), List.of());
    }
}
