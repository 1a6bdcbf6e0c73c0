package org.precisionbenefit.decision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.precisionbenefit.decision.counterfactual.Counterfactuals;
import org.precisionbenefit.decision.counterfactual.FactChange;
import org.precisionbenefit.decision.counterfactual.Reached;
import org.precisionbenefit.intake.PriorAuthRequest;
import org.precisionbenefit.intake.RequestedItem;
import org.precisionbenefit.policy.EvaluationFault;
import org.precisionbenefit.policy.TermKey;
import org.precisionbenefit.policy.TermValue;
import org.precisionbenefit.policy.drools.DroolsEvaluator;
import org.precisionbenefit.policy.yaml.RulesFolder;
import org.precisionbenefit.prediction.ModelStage;
import org.precisionbenefit.profile.Provenance;
import org.precisionbenefit.terminology.Quantity;
import org.precisionbenefit.terminology.SourceFile;
import org.precisionbenefit.terminology.SourceFiles;

/** What hangs together changes together, and a request with another amount is judged by that amount everywhere. */
class OtherFactsTest {
    private static final DecisionEngine ENGINE = RealReleases.engine(ModelStage.SHADOW);
    private static final List<DecisionInputs> INPUTS = VariedInputs.of(100, 5);
    private static final TermKey EVER = new TermKey("condition", "acute-coronary-syndrome");
    private static final TermKey LATELY = new TermKey("condition", "acute-coronary-syndrome within 90 days");
    private static final TermKey DAYS_ON = new TermKey("days_of", "clopidogrel");
    private static final TermKey TRIALS = new TermKey("trials", "clopidogrel for 30 days");

    /** Who asks for more than the plan's limit is shown that, and the amount at the limit is approved when it is asked for. */
    @Test
    void amount_at_the_limit_is_found_and_approved_when_it_is_asked_for() {
        int shown = 0;
        for (DecisionInputs inputs : approved()) {
            DecisionRecord tooMuch = ENGINE.decide(with(inputs, 400));
            assertThat(answer(tooMuch)).isInstanceOf(Pended.class);
            int most = Objects.requireNonNull(
                    Objects.requireNonNull(tooMuch.items().get(0).benefit())
                            .supplyLimits()
                            .days());
            for (FactChange change : approving(ENGINE, tooMuch)) {
                assertThat(change.term().term()).isEqualTo("within_quantity_limit");
                assertThat(answer(ENGINE.decide(with(inputs, most)))).isInstanceOf(Approved.class);
                shown++;
            }
        }
        assertThat(shown).isGreaterThan(3);
    }

    /** An approval of fewer days than are asked for: the days that can be approved are found, and approved when asked for. */
    @Test
    void days_of_an_approval_are_found_and_approved_when_they_are_asked_for() {
        SourceFiles rules = RulesFolder.ofFivePolicies();
        DecisionEngine shorter = engine(new SourceFiles(rules.files().stream()
                .map(file -> new SourceFile(
                        file.path(), file.text().replaceAll("approve for: [0-9]+ days", "approve for: 20 days")))
                .toList()));
        int shown = 0;
        for (DecisionInputs inputs : approved()) {
            DecisionRecord tooLong = shorter.decide(inputs);
            for (FactChange change : approving(shorter, tooLong)) {
                assertThat(change.term()).isEqualTo(OtherFacts.DAYS);
                assertThat(change.to()).isEqualTo(number(20));
                assertThat(answer(shorter.decide(with(inputs, 20)))).isInstanceOf(Approved.class);
                shown++;
            }
        }
        assertThat(shown).isGreaterThan(3);
    }

    private static List<DecisionInputs> approved() {
        return Stream.concat(GoldenCase.all().stream().map(GoldenInputs::of), INPUTS.stream())
                .filter(inputs -> inputs.request().items().size() == 1)
                .filter(inputs -> answer(ENGINE.decide(inputs)) instanceof Approved yes
                        && yes.quantity() != null
                        && yes.daysSupply() != null)
                .limit(12)
                .toList();
    }

    /** The single changes that lead to an approval. */
    private static List<FactChange> approving(DecisionEngine engine, DecisionRecord record) {
        return Counterfactuals.of(engine, record).items().get(0).smallest().stream()
                .filter(one ->
                        one.outcome() == Reached.APPROVED && one.changes().size() == 1)
                .map(one -> one.changes().get(0))
                .toList();
    }

    private static DecisionEngine engine(SourceFiles rules) {
        return RealReleases.engine(
                rules, RealReleases.formularyFiles(), RealReleases.noModels(), new DroolsEvaluator(10));
    }

    @Test
    void condition_of_late_is_one_that_was_ever_there_and_none_ever_is_none_of_late() {
        Reconsidered.Open open = open();
        assertThat(open.facts().values()).containsKeys(EVER, LATELY, DAYS_ON, TRIALS);
        assertThat(answer(open, Map.of(LATELY, flag(true))))
                .isEqualTo(answer(open, Map.of(LATELY, flag(true), EVER, flag(true))));
        assertThat(answer(open, Map.of(EVER, flag(false))))
                .isEqualTo(answer(open, Map.of(EVER, flag(false), LATELY, flag(false))))
                .isInstanceOf(Pended.class);
        assertThatThrownBy(() -> answer(open, Map.of(LATELY, flag(true), EVER, flag(false))))
                .isInstanceOf(EvaluationFault.class)
                .hasMessageContaining("hangs together");
    }

    @Test
    void days_on_a_drug_are_a_trial_of_it() {
        Reconsidered.Open open = open();
        assertThat(answer(open, Map.of(DAYS_ON, number(40))))
                .isEqualTo(answer(open, Map.of(DAYS_ON, number(40), TRIALS, number(1))));
        assertThatThrownBy(() -> answer(open, Map.of(DAYS_ON, number(40), TRIALS, number(0))))
                .isInstanceOf(EvaluationFault.class);
    }

    private static Automatic answer(Reconsidered.Open open, Map<TermKey, TermValue> changed) {
        Automatic tried = open.tried().apply(open.facts().with(changed));
        assertThat(open.proven().apply(open.facts().with(changed))).isEqualTo(tried);
        return tried;
    }

    /** A request for prasugrel under a policy that asks twice about one condition and about one drug. */
    private static Reconsidered.Open open() {
        SourceFiles rules = RulesFolder.ofFivePolicies();
        String path = "policies/antiplatelet-prasugrel/2026.1.policy.yaml";
        String text = rules.find(path)
                .orElseThrow()
                .text()
                .replace("condition(coronary-stent)", LATELY.toString())
                .replace("outcome_of(clopidogrel) in [failed, not tolerated, contraindicated]", TRIALS + " >= 1 drugs");
        DecisionEngine engine = engine(
                rules.where(file -> !file.equals(path)).and(new SourceFiles(List.of(new SourceFile(path, text)))));
        return INPUTS.stream()
                .filter(inputs -> !inputs.request().cancels())
                .flatMap(inputs -> engine.reconsider(inputs, 1) instanceof Reconsidered.Open one
                                && one.policy().id().policy().equals("antiplatelet-prasugrel")
                        ? Stream.of(one)
                        : Stream.empty())
                .findFirst()
                .orElseThrow();
    }

    private static Automatic answer(DecisionRecord record) {
        return record.items().get(0).outcome().determination();
    }

    /** The same asked for so many days at the same dose. */
    private static DecisionInputs with(DecisionInputs inputs, int days) {
        RequestedItem item = inputs.request().items().get(0);
        Quantity quantity = item.quantity();
        Quantity other = new Quantity(
                quantity.value()
                        .multiply(BigDecimal.valueOf(days))
                        .divide(BigDecimal.valueOf(item.daysSupply()), 3, RoundingMode.DOWN),
                quantity.unit());
        PriorAuthRequest request = inputs.request();
        return new DecisionInputs(
                inputs.id(),
                new PriorAuthRequest(
                        request.identifier(),
                        request.related(),
                        request.urgency(),
                        request.plan(),
                        request.prescriber(),
                        request.membership(),
                        List.of(new RequestedItem(
                                1,
                                item.drugCodes(),
                                item.drugText(),
                                other,
                                days,
                                item.diagnoses(),
                                item.certification(),
                                item.supply())),
                        request.purpose()),
                inputs.profile(),
                inputs.asOf(),
                inputs.completes(),
                inputs.endorsements(),
                inputs.history(),
                inputs.published());
    }

    private static TermValue flag(boolean value) {
        return new TermValue.Flag(value, Provenance.Source.DOCUMENTED, List.of());
    }

    private static TermValue number(int value) {
        return new TermValue.Number(BigDecimal.valueOf(value), Provenance.Source.DOCUMENTED, List.of());
    }
}
