package org.precisionbenefit.decision;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.precisionbenefit.intake.PriorAuthRequest;
import org.precisionbenefit.intake.RequestedItem;
import org.precisionbenefit.policy.EvaluatePolicy;
import org.precisionbenefit.policy.EvaluationFault;
import org.precisionbenefit.policy.Finding;
import org.precisionbenefit.policy.ReferenceEvaluator;
import org.precisionbenefit.terminology.Code;
import org.precisionbenefit.terminology.CodeSystem;
import org.precisionbenefit.terminology.Quantity;

/** A fault in evaluating one item leaves that item to a person and the others as they are. */
class EvaluationFaultTest {
    private static final String FAULT = "The evaluator must work, but does not.";

    /** Fails for prasugrel, works for everything else. */
    private static final EvaluatePolicy HALF = (policy, facts) -> {
        if (policy.id().policy().contains("prasugrel")) {
            throw new EvaluationFault(FAULT);
        }
        return new ReferenceEvaluator().evaluate(policy, facts);
    };

    @Test
    void faulty_item_pends_with_an_alarm_and_the_other_keeps_its_answer() {
        DecisionInputs inputs = twoItems();
        List<ItemDecision> whole = decide(new ReferenceEvaluator(), inputs);
        List<ItemDecision> half = decide(HALF, inputs);
        assertThat(half.get(0).outcome().determination()).isInstanceOfSatisfying(Pended.class, pended -> {
            assertThat(pended.reason()).isEqualTo(Pended.Reason.SYSTEM);
            assertThat(pended.waitsFor()).isEqualTo(Pended.WaitsFor.HUMAN_REVIEW);
        });
        assertThat(half.get(0).remarks().alarms()).containsExactly(FAULT);
        assertThat(half.get(0).evaluation()).isNull();
        assertThat(half.get(1)).isEqualTo(whole.get(1));
        assertThat(whole.get(1).outcome().determination()).isInstanceOf(NotRequired.class);
    }

    @Test
    void finding_taken_away_added_or_doubled_pends() {
        EvaluatePolicy less = (policy, facts) -> {
            List<Finding> all = new ReferenceEvaluator().evaluate(policy, facts);
            return all.subList(0, all.size() - 1);
        };
        EvaluatePolicy doubled = (policy, facts) -> {
            List<Finding> all = new ReferenceEvaluator().evaluate(policy, facts);
            return java.util.stream.Stream.concat(all.stream(), all.stream().limit(1))
                    .toList();
        };
        for (EvaluatePolicy wrong : List.of(less, doubled, (EvaluatePolicy) (policy, facts) -> List.of())) {
            assertThat(decide(wrong, twoItems())).allSatisfy(item -> {
                assertThat(item.outcome().determination())
                        .isInstanceOfSatisfying(Pended.class, pended -> assertThat(pended.reason())
                                .isEqualTo(Pended.Reason.SYSTEM));
                assertThat(item.remarks().alarms()).hasSize(1);
            });
        }
    }

    private static List<ItemDecision> decide(EvaluatePolicy evaluator, DecisionInputs inputs) {
        return RealReleases.engine(RealReleases.noModels(), evaluator)
                .decide(inputs)
                .items();
    }

    /** Prasugrel, which needs an authorization, and clopidogrel, which does not. */
    static DecisionInputs twoItems() {
        DecisionInputs any = VariedInputs.of(1, 1).get(0);
        PriorAuthRequest asked = any.request();
        return new DecisionInputs(
                any.id(),
                new PriorAuthRequest(
                        asked.identifier(),
                        null,
                        asked.urgency(),
                        new org.precisionbenefit.formulary.PlanId("DEMO-COMMERCIAL"),
                        asked.prescriber(),
                        null,
                        List.of(item(1, "855812"), item(2, "309362"))),
                any.profile(),
                new org.precisionbenefit.terminology.AsOf(java.time.LocalDate.of(2026, 11, 21)),
                null);
    }

    private static RequestedItem item(int sequence, String rxcui) {
        return new RequestedItem(
                sequence,
                List.of(Code.of(CodeSystem.RXNORM, rxcui)),
                "",
                Quantity.of("30", "tablet"),
                30,
                List.of(Code.of(CodeSystem.ICD10CM, "I21.4")));
    }
}
