package org.precisionbenefit.decision;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.precisionbenefit.policy.EvaluatePolicy;
import org.precisionbenefit.policy.EvaluationFault;
import org.precisionbenefit.policy.Finding;
import org.precisionbenefit.policy.ReferenceEvaluator;
import org.precisionbenefit.terminology.SourceFile;
import org.precisionbenefit.terminology.SourceFiles;

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
            List<ItemDecision> items = decide(wrong, twoItems());
            assertThat(items.get(0).outcome().determination())
                    .isInstanceOfSatisfying(
                            Pended.class, pended -> assertThat(pended.reason()).isEqualTo(Pended.Reason.SYSTEM));
            assertThat(items)
                    .allSatisfy(item -> assertThat(item.remarks().alarms()).hasSize(1));
        }
    }

    @Test
    void free_drug_stays_free_with_an_alarm_when_its_policy_cannot_be_evaluated() {
        EvaluatePolicy broken = (policy, facts) -> {
            throw new EvaluationFault(FAULT);
        };
        ItemDecision free =
                decide(broken, AskedItems.request(AskedItems.item(1, "309362"))).get(0);
        assertThat(free.outcome().determination()).isInstanceOf(NotRequired.class);
        assertThat(free.outcome().rulesOnly()).isEqualTo(free.outcome().determination());
        assertThat(free.evaluation()).isNull();
        assertThat(free.remarks().alarms()).containsExactly(FAULT);
        ItemDecision more = decide(broken, AskedItems.request(AskedItems.item(1, "309362", "31 tablet", 30)))
                .get(0);
        assertThat(more.outcome().determination())
                .isInstanceOfSatisfying(
                        Pended.class, pended -> assertThat(pended.reason()).isEqualTo(Pended.Reason.SYSTEM));
    }

    @Test
    void step_that_the_policy_does_not_know_pends_with_an_alarm() {
        SourceFiles other = new SourceFiles(RealReleases.formularyFiles().files().stream()
                .map(file -> file.path().equals("drugs/prasugrel.yaml")
                        ? new SourceFile(
                                file.path(),
                                file.text().replace("step_therapy: [clopidogrel]", "step_therapy: [aspirin]"))
                        : file)
                .toList());
        ItemDecision item = RealReleases.engine(other, RealReleases.noModels(), new ReferenceEvaluator())
                .decide(AskedItems.request(AskedItems.item(1, "855812")))
                .items()
                .get(0);
        assertThat(item.outcome().determination())
                .isInstanceOfSatisfying(
                        Pended.class, pended -> assertThat(pended.reason()).isEqualTo(Pended.Reason.SYSTEM));
        assertThat(item.remarks().alarms()).singleElement().asString().contains("RxNorm 1191", "must stand in policy");
    }

    /** Under a formulary in which the two drugs share no class, so that each item is answered for itself. */
    private static List<ItemDecision> decide(EvaluatePolicy evaluator, DecisionInputs inputs) {
        SourceFiles apart = new SourceFiles(RealReleases.formularyFiles().files().stream()
                .map(file -> file.path().equals("drugs/clopidogrel.yaml")
                        ? new SourceFile(
                                file.path(),
                                file.text().replaceFirst("(?s)duplicate_classes:.*?\n\n", "duplicate_classes: []\n\n"))
                        : file)
                .toList());
        return RealReleases.engine(apart, RealReleases.noModels(), evaluator)
                .decide(inputs)
                .items();
    }

    /** Prasugrel, which needs an authorization, and clopidogrel, which does not. */
    static DecisionInputs twoItems() {
        return AskedItems.request(AskedItems.item(1, "855812"), AskedItems.item(2, "309362"));
    }
}
