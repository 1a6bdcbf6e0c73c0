package org.precisionbenefit.decision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.precisionbenefit.policy.Combination;
import org.precisionbenefit.policy.Criterion;
import org.precisionbenefit.policy.CriterionId;
import org.precisionbenefit.policy.EvaluationFault;
import org.precisionbenefit.policy.Facts;
import org.precisionbenefit.policy.Finding;
import org.precisionbenefit.policy.Kind;
import org.precisionbenefit.policy.Policy;
import org.precisionbenefit.policy.ReferenceEvaluator;
import org.precisionbenefit.policy.Status;

class AdjudicatorTest {
    private static final Policy POLICY = Trees.policy(
            new Criterion.Group(
                    new Criterion.Header(new CriterionId("all"), Kind.REQUIREMENT, "all", null, null),
                    Combination.ALL,
                    2,
                    List.of(
                            Trees.leaf("exclusion", Kind.SAFETY_EXCLUSION),
                            Trees.leaf("requirement", Kind.REQUIREMENT))),
            List.of(Trees.hold()));

    private final Adjudicator adjudicator = new Adjudicator(Trees.release());

    @Test
    void approved_when_every_criterion_is_met() {
        Automatic answer = weigh(Status.MET, Status.MET, Status.MET);
        assertThat(answer).isInstanceOfSatisfying(Approved.class, approved -> {
            assertThat(approved.period().start()).isEqualTo(Trees.TODAY);
            assertThat(approved.period().end()).isEqualTo(Trees.TODAY.plusDays(364));
            assertThat(approved.authorizationNumber()).isEqualTo("A0000000000000000-1");
        });
    }

    @Test
    void pended_for_a_person_when_a_safety_exclusion_is_not_met() {
        assertThat(weigh(Status.NOT_MET, Status.UNKNOWN, Status.MET))
                .isInstanceOfSatisfying(Pended.class, pended -> {
                    assertThat(pended.waitsFor()).isEqualTo(Pended.WaitsFor.HUMAN_REVIEW);
                    assertThat(pended.reason()).isEqualTo(Pended.Reason.SAFETY_EXCLUSION);
                    assertThat(pended.deciding()).containsExactly(new CriterionId("exclusion"));
                });
    }

    @Test
    void pended_for_a_person_when_a_requirement_is_not_met() {
        assertThat(weigh(Status.MET, Status.NOT_MET, Status.MET)).isInstanceOfSatisfying(Pended.class, pended -> {
            assertThat(pended.reason()).isEqualTo(Pended.Reason.CRITERION_NOT_MET);
            assertThat(pended.deciding()).containsExactly(new CriterionId("requirement"));
        });
    }

    @Test
    void pended_for_facts_when_one_is_unknown() {
        assertThat(weigh(Status.UNKNOWN, Status.MET, Status.MET)).isInstanceOfSatisfying(Pended.class, pended -> {
            assertThat(pended.waitsFor()).isEqualTo(Pended.WaitsFor.INFORMATION);
            assertThat(pended.questions())
                    .extracting(Question::text)
                    .containsExactly("Is it exclusion?");
        });
    }

    @Test
    void pended_for_a_pharmacist_when_a_released_score_holds() {
        assertThat(weigh(Status.MET, Status.MET, Status.NOT_MET))
                .isInstanceOfSatisfying(
                        Pended.class, pended -> assertThat(pended.reason()).isEqualTo(Pended.Reason.SAFETY_HOLD));
    }

    @Test
    void fault_when_a_finding_is_missing_extra_or_doubled() {
        Facts facts = Trees.facts(POLICY, Status.MET, Status.MET, Status.MET);
        List<Finding> findings = new ReferenceEvaluator().evaluate(POLICY, facts);
        for (int i = 0; i < findings.size(); i++) {
            List<Finding> missing = new ArrayList<>(findings);
            Finding taken = missing.remove(i);
            assertThatThrownBy(() -> adjudicator.weigh(POLICY, facts, missing, Trees.ASKED))
                    .isInstanceOf(EvaluationFault.class)
                    .hasMessageContaining("no finding for criterion " + taken.criterion());
            List<Finding> doubled = new ArrayList<>(findings);
            doubled.add(taken);
            assertThatThrownBy(() -> adjudicator.weigh(POLICY, facts, doubled, Trees.ASKED))
                    .isInstanceOf(EvaluationFault.class)
                    .hasMessageContaining("two findings");
        }
        List<Finding> extra = new ArrayList<>(findings);
        extra.add(new Finding(new CriterionId("stranger"), Status.MET, "", null, List.of()));
        assertThatThrownBy(() -> adjudicator.weigh(POLICY, facts, extra, Trees.ASKED))
                .isInstanceOf(EvaluationFault.class)
                .hasMessageContaining("does not list");
    }

    @Test
    void fault_when_the_tree_is_met_although_an_exclusion_is_not() {
        Facts facts = Trees.facts(POLICY, Status.MET, Status.MET, Status.MET);
        List<Finding> lying = new ReferenceEvaluator()
                .evaluate(POLICY, facts).stream()
                        .map(finding -> finding.criterion().value().equals("exclusion")
                                ? new Finding(finding.criterion(), Status.NOT_MET, "", null, List.of())
                                : finding)
                        .toList();
        assertThatThrownBy(() -> adjudicator.weigh(POLICY, facts, lying, Trees.ASKED))
                .isInstanceOf(EvaluationFault.class);
    }

    private Automatic weigh(Status... statuses) {
        Facts facts = Trees.facts(POLICY, statuses);
        return adjudicator.weigh(POLICY, facts, new ReferenceEvaluator().evaluate(POLICY, facts), Trees.ASKED);
    }
}
