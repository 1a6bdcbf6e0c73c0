package org.precisionbenefit.policy.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.precisionbenefit.policy.DefaultPolicyRelease;
import org.precisionbenefit.policy.Policy;
import org.precisionbenefit.policy.ReferenceEvaluator;
import org.precisionbenefit.policy.Scenario;
import org.precisionbenefit.policy.ScenarioCheck;
import org.precisionbenefit.policy.drools.DroolsEvaluator;
import org.precisionbenefit.terminology.SourceFile;
import org.precisionbenefit.terminology.SourceFiles;

/** A policy may ask for the phenotype with what other drugs make of it; the plain one stays genetic. */
class AdjustedPolicyTest {
    private static final Path FOLDER = Path.of("src/test/resources/context/rules");
    private static final String POLICY = "policies/context-adjusted/2026.1.policy.yaml";
    private static final String SCENARIOS = "policies/context-adjusted/2026.1.tests.yaml";

    private static SourceFile file(String name) throws IOException {
        return new SourceFile(name, Files.readString(FOLDER.resolve(name)));
    }

    @Test
    void scenarios_hold_under_both_evaluators_and_cover_three_states() throws IOException {
        List<SourceFile> files = new ArrayList<>(RulesFolder.files().files());
        files.add(file(POLICY));
        files.add(file(SCENARIOS));
        DefaultPolicyRelease release = new PolicyLoader().load(new SourceFiles(files));
        assertThat(release.refusals()).isEmpty();
        Policy policy = release.policies().stream()
                .filter(one -> one.id().policy().equals("context-adjusted"))
                .findFirst()
                .orElseThrow();
        List<Scenario> scenarios = new ScenarioReader(release, policy).read(file(SCENARIOS));
        assertThat(new ScenarioCheck(new ReferenceEvaluator()).check(policy, scenarios))
                .isEmpty();
        for (Scenario scenario : scenarios) {
            assertThat(new DroolsEvaluator(1).evaluate(policy, scenario.given()))
                    .as(scenario.name())
                    .isEqualTo(new ReferenceEvaluator().evaluate(policy, scenario.given()));
        }
    }
}
