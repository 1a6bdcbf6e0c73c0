package org.precisionbenefit.policy.drools;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.precisionbenefit.decision.DecisionEngine;
import org.precisionbenefit.decision.DecisionRecord;
import org.precisionbenefit.decision.Evaluation;
import org.precisionbenefit.decision.ItemDecision;
import org.precisionbenefit.decision.NotRequired;
import org.precisionbenefit.decision.Pended;
import org.precisionbenefit.decision.RealReleases;
import org.precisionbenefit.decision.VariedInputs;
import org.precisionbenefit.policy.Policy;
import org.precisionbenefit.policy.Status;
import org.precisionbenefit.policy.yaml.RulesFolder;
import org.precisionbenefit.prediction.ModelStage;
import org.precisionbenefit.prediction.xgboost.BundledModels;
import org.precisionbenefit.terminology.SourceFile;
import org.precisionbenefit.terminology.SourceFiles;

/** Whatever is wrong with the generated rules ends in a pend with an alarm, never in an answer. */
@Tag("long")
class DeletedRuleTest {
    private static final List<DecisionRecord> WHOLE = whole();

    private static List<DecisionRecord> whole() {
        DecisionEngine engine = engine(UnaryOperator.identity());
        return VariedInputs.of(2500, 4).stream()
                .filter(inputs -> inputs.request().items().size() == 1)
                .map(engine::decide)
                .filter(record -> evaluation(record) != null)
                .toList();
    }

    /** Every fifth rule; the long run takes each. */
    @ParameterizedTest
    @ValueSource(strings = {"antiplatelet-clopidogrel", "antiplatelet-prasugrel", "antiplatelet-ticagrelor"})
    void some_rules_deleted_requests_that_need_them_alarm_and_pend_and_any_other_keeps_its_answer(String name) {
        Policy policy = RulesFolder.policy(name);
        List<GeneratedRule> rules = DrlWriter.rules(policy);
        assertNoticed(
                policy,
                IntStream.range(0, rules.size())
                        .filter(place -> place % 5 == 0)
                        .mapToObj(rules::get)
                        .toList());
    }

    @Tag("soak")
    @ParameterizedTest
    @ValueSource(strings = {"antiplatelet-clopidogrel", "antiplatelet-prasugrel", "antiplatelet-ticagrelor"})
    void each_rule_deleted_request_that_needs_it_alarms_and_pends_or_is_free_and_any_other_keeps_its_answer(
            String name) {
        Policy policy = RulesFolder.policy(name);
        assertNoticed(policy, DrlWriter.rules(policy));
    }

    private static void assertNoticed(Policy policy, List<GeneratedRule> rules) {
        SortedSet<String> unnoticed = new TreeSet<>();
        for (GeneratedRule rule : rules) {
            if (!isNoticed(policy, rule)) {
                unnoticed.add(rule.name());
            }
        }
        assertThat(rules).isNotEmpty();
        assertThat(unnoticed).isEmpty();
    }

    /**
     * Whether some request raises an alarm without the rule. Every request that is tried pends for it or is answered as
     * before; what the formulary leaves free stays free.
     */
    private static boolean isNoticed(Policy policy, GeneratedRule rule) {
        DecisionEngine without = engine(rules ->
                rules.stream().filter(one -> !one.name().equals(rule.name())).toList());
        boolean noticed = false;
        int tried = 0;
        for (DecisionRecord before : resting(policy, rule)) {
            if (noticed && tried >= 4) {
                return true;
            }
            tried++;
            ItemDecision item = without.decide(before.inputs()).items().get(0);
            if (item.evaluation() == null) {
                assertThat(item.remarks().alarms()).as(rule.name()).isNotEmpty();
                noticed = true;
            }
            if (!(item.outcome().determination() instanceof Pended pended && pended.reason() == Pended.Reason.SYSTEM)) {
                assertThat(item.outcome())
                        .as(rule.name())
                        .isEqualTo(before.items().get(0).outcome());
            }
        }
        return noticed;
    }

    /** Some requests in which the rule's criterion came to what the rule says. */
    private static List<DecisionRecord> resting(Policy policy, GeneratedRule rule) {
        String criterion = rule.name().substring(0, rule.name().indexOf(" - "));
        String says = rule.name().substring(criterion.length() + 3);
        Status status = says.startsWith("met")
                ? Status.MET
                : says.startsWith("not met")
                        ? Status.NOT_MET
                        : says.equals("does not apply") ? Status.NOT_APPLICABLE : Status.UNKNOWN;
        List<DecisionRecord> found = new ArrayList<>();
        for (DecisionRecord record : WHOLE) {
            Evaluation evaluation = evaluation(record);
            if (evaluation != null
                    && evaluation.policy().equals(policy.id())
                    && evaluation.findings().stream()
                            .anyMatch(finding ->
                                    finding.criterion().value().equals(criterion) && finding.status() == status)) {
                found.add(record);
            }
        }
        return found;
    }

    @Test
    void rules_that_go_round_say_nothing_or_say_too_much_pend() {
        GeneratedRule round = new GeneratedRule(
                "round", List.of("Verdict( criterion == \"quantity\" )"), "Verdict.met( \"quantity\" )");
        GeneratedRule foreign = new GeneratedRule(
                "foreign",
                List.of("exists Verdict( criterion == \"quantity\" )"),
                "Verdict.met( \"not-of-this-policy\" )");
        GeneratedRule doubled =
                new GeneratedRule("doubled", List.of("exists Verdict( )"), "Verdict.met( \"quantity\" )");
        assertAllPend(engine(rules -> List.of()));
        assertAllPend(engine(rules -> with(rules, round)));
        assertAllPend(engine(rules -> with(rules, foreign)));
        assertAllPend(engine(rules -> with(rules, doubled)));
        GeneratedRule none = new GeneratedRule("none", List.of("Nothing( )"), "nothing");
        assertPend(
                engine(rules -> with(rules, none)),
                WHOLE.stream().filter(before -> !isFree(before)).findFirst().orElseThrow());
    }

    private static boolean isFree(DecisionRecord record) {
        return record.items().get(0).outcome().determination() instanceof NotRequired;
    }

    private static void assertAllPend(DecisionEngine engine) {
        WHOLE.stream().filter(before -> !isFree(before)).limit(40).forEach(before -> assertPend(engine, before));
    }

    private static void assertPend(DecisionEngine engine, DecisionRecord before) {
        ItemDecision item = engine.decide(before.inputs()).items().get(0);
        assertThat(item.outcome().determination())
                .isInstanceOfSatisfying(
                        Pended.class, pended -> assertThat(pended.reason()).isEqualTo(Pended.Reason.SYSTEM));
        assertThat(item.outcome().rulesOnly()).isEqualTo(item.outcome().determination());
        assertThat(item.remarks().alarms()).isNotEmpty();
        assertThat(item.evaluation()).isNull();
    }

    private static List<GeneratedRule> with(List<GeneratedRule> rules, GeneratedRule more) {
        List<GeneratedRule> all = new ArrayList<>(rules);
        all.add(more);
        return all;
    }

    private static Evaluation evaluation(DecisionRecord record) {
        return record.items().get(0).evaluation();
    }

    /** With released scores, the commercial plan in a state whose law grants exceptions, and the other plan without steps. */
    private static DecisionEngine engine(UnaryOperator<List<GeneratedRule>> altered) {
        SourceFiles moved = new SourceFiles(RealReleases.formularyFiles().files().stream()
                .map(file -> new SourceFile(
                        file.path(),
                        file.text()
                                .replace("state: NY", "state: AZ")
                                .replaceAll("(?s)(plan: DEMO-PART-D.*?step_therapy: )\\[clopidogrel]", "$1[]")))
                .toList());
        return RealReleases.engine(
                moved,
                RealReleases.models(BundledModels.release(ModelStage.DEMONSTRATION)),
                new DroolsEvaluator(3, RuleCompiler.MVEL, altered));
    }
}
