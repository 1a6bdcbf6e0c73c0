package org.precisionbenefit.api.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.precisionbenefit.casework.Answered;
import org.precisionbenefit.casework.CaseFile;
import org.precisionbenefit.decision.DecisionRecord;
import org.precisionbenefit.decision.LegalFrame;
import org.precisionbenefit.formulary.LineOfBusiness;
import org.precisionbenefit.policy.Policy;
import org.precisionbenefit.policy.law.Jurisdiction;
import org.precisionbenefit.policy.law.LawSource;
import org.precisionbenefit.policy.law.ScoreRule;
import org.precisionbenefit.policy.law.ScoreUse;
import org.precisionbenefit.terminology.Citation;
import org.precisionbenefit.terminology.Period;

class DescribeDecisionTest {
    private static final Policy POLICY = DemoPolicy.policy("Prasugrel");

    private final DescribeDecision describe =
            new DescribeDecision((releases, id) -> Optional.of(POLICY), (releases, code) -> Optional.empty());

    @Test
    void criteria_keep_the_shape_of_the_policy() {
        CriteriaView criteria = criteria(describe, DemoCase.plain().approvedByGene(1));

        assertThat(criteria.tree()).singleElement().satisfies(root -> {
            assertThat(root.text()).isEqualTo("Prasugrel");
            assertThat(root.joins()).isEqualTo("All of these that apply:");
            assertThat(root.children()).hasSize(4);
            assertThat(root.children().get(1).joins()).isEqualTo("Any one of these:");
            assertThat(root.children().get(1).children())
                    .extracting(line -> line.finding().mark().sign())
                    .containsExactly(Mark.Sign.NOT_MET, Mark.Sign.MET, Mark.Sign.NOT_APPLICABLE);
        });
        assertThat(criteria.beside()).extracting(CriterionView::kind).containsExactly("Safety hold", "Note");
        assertThat(criteria.counts()).isEqualTo("7 met, 1 not met, 2 not applicable");
    }

    @Test
    void criterion_moved_by_a_score_shows_both_states() {
        CriteriaView criteria = criteria(describe, DemoCase.plain().approvedByGene(1));

        assertThat(criteria.beside().get(0).finding().mark().sign()).isEqualTo(Mark.Sign.MET);
        assertThat(criteria.beside().get(0).finding().withoutScores())
                .isEqualTo(new Mark("Unknown", Mark.Sign.UNKNOWN));
        assertThat(criteria.tree().get(0).finding().withoutScores()).isNull();
    }

    @Test
    void criterion_that_decided_is_marked() {
        CriteriaView criteria = criteria(describe, DemoCase.plain().missingFact(2));

        assertThat(criteria.tree().get(0).children())
                .filteredOn(CriterionView::decided)
                .singleElement()
                .satisfies(line -> assertThat(line.kind()).isEqualTo("Safety exclusion"));
    }

    @Test
    void criterion_without_finding_is_shown_as_a_fault_and_not_hidden() {
        Answered answered = DemoCase.plain().approvedByGene(1);
        var evaluation = answered.file().record().items().get(0).evaluation();
        var broken = new org.precisionbenefit.decision.Evaluation(
                evaluation.policy(),
                evaluation.policyDigest(),
                evaluation.facts(),
                evaluation.findings().subList(0, 1),
                evaluation.rulesOnly());

        CriteriaView criteria = CriteriaView.of(broken, POLICY, java.util.Set.of());

        assertThat(criteria.tree().get(0).children())
                .allSatisfy(line -> assertThat(line.finding().because())
                        .isEqualTo("The evaluation left no finding for this line."));
    }

    @Test
    void policy_not_at_hand_still_shows_every_finding() {
        DescribeDecision bare =
                new DescribeDecision((releases, id) -> Optional.empty(), (releases, code) -> Optional.empty());

        CriteriaView criteria = criteria(bare, DemoCase.plain().approvedByGene(1));

        assertThat(criteria.tree()).hasSize(10);
        assertThat(criteria.tree().get(0).text()).isEqualTo("prasugrel");
    }

    @Test
    void drug_without_a_name_shows_its_code() {
        EvidenceView evidence =
                describe.view(DemoCase.plain().approvedByGene(1)).items().get(0).evidence();

        assertThat(evidence.guidance().get(0).drug()).isEqualTo("RxNorm 32968");
        assertThat(evidence.open()).hasSize(2);
    }

    @Test
    void score_shadow_demonstration_and_abstained_each_say_what_they_mean() {
        assertThat(describe.view(DemoCase.plain().approvedByGene(1))
                        .items()
                        .get(0)
                        .scores())
                .extracting(ScoreView::stage, ScoreView::says, score -> score.contributions()
                        .size())
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("Demonstration", "13.1 %", 5),
                        org.assertj.core.groups.Tuple.tuple("Shadow", "13.1 %", 5),
                        org.assertj.core.groups.Tuple.tuple("Shadow", "No score", 0));
    }

    @Test
    void page_holds_no_score_before_the_decision_where_the_law_hides_it() {
        assertThat(scores(under(DemoCase.plain().missingFact(2), true))).isNotEmpty();
        assertThat(scores(under(DemoCase.plain().missingFact(2), false))).isEmpty();
        assertThat(scores(under(DemoCase.plain().approvedByGene(1), false))).isNotEmpty();
    }

    private List<ScoreView> scores(Answered answered) {
        return describe.view(answered).items().get(0).scores();
    }

    private static Answered under(Answered answered, boolean reviewerSees) {
        DecisionRecord record = answered.file().record();
        Jurisdiction texas = new Jurisdiction("TX", LineOfBusiness.COMMERCIAL);
        LegalFrame law = new LegalFrame(
                texas,
                ScoreUse.OPENS_ONLY,
                "A score may help to a yes.",
                null,
                new ScoreRule(
                        texas,
                        ScoreUse.OPENS_ONLY,
                        reviewerSees,
                        ScoreRule.Duties.NONE,
                        new LawSource(
                                new Period(LocalDate.of(2026, 1, 1), null),
                                new Citation("A law", "a section", LocalDate.of(2026, 11, 28)),
                                true)),
                null);
        CaseFile file = new CaseFile(
                new DecisionRecord(
                        record.inputs(),
                        record.releases(),
                        record.demonstration(),
                        record.fault(),
                        record.items(),
                        law),
                answered.file().explanation(),
                answered.file().receivedAt(),
                answered.file().due());
        return new Answered(file, "{}", false);
    }

    @Test
    void items_each_keep_their_own_due_instant() {
        assertThat(describe.view(DemoCase.plain().threeItems(4)).items())
                .extracting(item -> item.outcome().due() != null)
                .containsExactly(true, false, true);
    }

    private static CriteriaView criteria(DescribeDecision describe, Answered answered) {
        return describe.view(answered).items().get(0).criteria();
    }
}
