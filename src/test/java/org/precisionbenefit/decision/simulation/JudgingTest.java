package org.precisionbenefit.decision.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.precisionbenefit.decision.RealReleases;
import org.precisionbenefit.formulary.FormularyRelease;
import org.precisionbenefit.formulary.yaml.FormularyLoader;
import org.precisionbenefit.policy.EvaluationFault;
import org.precisionbenefit.policy.Facts;
import org.precisionbenefit.policy.Finding;
import org.precisionbenefit.policy.Policy;
import org.precisionbenefit.policy.PolicyRelease;
import org.precisionbenefit.policy.PolicyTerms;
import org.precisionbenefit.policy.PreparedPolicy;
import org.precisionbenefit.policy.ReferenceEvaluator;
import org.precisionbenefit.policy.TermKey;
import org.precisionbenefit.policy.TermValue;
import org.precisionbenefit.policy.yaml.RulesFolder;
import org.precisionbenefit.profile.Provenance;

/** The short way of simulations comes to what decisions come to. */
class JudgingTest {
    private static final int REQUESTS = 12_000;

    private static final PolicyRelease RULES = RulesFolder.release();
    private static final FormularyRelease DRUGS =
            new FormularyLoader().load(RealReleases.formularyFiles().where(FormularyLoader::reads));

    private static List<SimulatedRequest> requests() {
        RequestGenerator generator = new RequestGenerator(RULES, RULES, DRUGS, 17);
        return IntStream.range(0, REQUESTS).mapToObj(generator::request).toList();
    }

    private static Policy policy(SimulatedRequest request) {
        return RULES.policyFor(
                        request.what().drug(),
                        request.what().plan(),
                        request.what().asOf())
                .orElseThrow();
    }

    @Test
    void every_outcome_is_that_of_the_findings_in_full_over_all_shipped_policies() {
        Judging judging = new Judging(RULES);
        Map<Outcome, Integer> seen = new EnumMap<>(Outcome.class);
        for (SimulatedRequest request : requests()) {
            Outcome outcome = judging.outcome(policy(request), request.before(), request.what());
            assertThat(outcome)
                    .as(request.id())
                    .isEqualTo(judging.inFull(policy(request), request.before(), request.what()));
            seen.merge(outcome, 1, Integer::sum);
        }
        assertThat(seen.values()).hasSize(3).allSatisfy(count -> assertThat(count)
                .isGreaterThan(REQUESTS / 20));
    }

    @Test
    void a_prepared_policy_comes_to_the_statuses_of_the_reference() {
        ReferenceEvaluator reference = new ReferenceEvaluator();
        for (SimulatedRequest request : requests().subList(0, 4_000)) {
            List<Finding> findings = reference.evaluate(policy(request), request.before());
            StringBuilder letters = new StringBuilder();
            findings.forEach(
                    finding -> letters.append((char) ('A' + finding.status().ordinal())));
            PreparedPolicy.Came came = new PreparedPolicy(policy(request)).evaluate(request.before());
            assertThat(came.statuses()).isEqualTo(letters.toString());
            assertThat(came.root()).isEqualTo(findings.get(0).status());
        }
    }

    @Test
    void a_value_of_the_wrong_type_is_the_same_fault_and_goes_to_a_person() {
        SimulatedRequest request = requests().get(0);
        Policy policy = policy(request);
        TermKey first = PolicyTerms.of(policy).first();
        TermValue wrong = request.before().get(first) instanceof TermValue.Number ? flag() : number();
        Facts misfit = request.before().with(Map.of(first, wrong));
        assertThatThrownBy(() -> new PreparedPolicy(policy).evaluate(misfit)).isInstanceOf(EvaluationFault.class);
        assertThat(new Judging(RULES).outcome(policy, misfit, request.what())).isEqualTo(Outcome.PERSON);
    }

    private static TermValue flag() {
        return new TermValue.Flag(true, Provenance.Source.DOCUMENTED, List.of());
    }

    private static TermValue number() {
        return new TermValue.Number(BigDecimal.ONE, Provenance.Source.DOCUMENTED, List.of());
    }
}
