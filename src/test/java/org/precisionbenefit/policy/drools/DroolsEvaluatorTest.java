package org.precisionbenefit.policy.drools;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.drools.compiler.kie.builder.impl.KieRepositoryImpl;
import org.junit.jupiter.api.Test;
import org.kie.api.KieServices;
import org.precisionbenefit.policy.EvaluationFault;
import org.precisionbenefit.policy.Finding;
import org.precisionbenefit.policy.Policy;
import org.precisionbenefit.policy.RandomPolicies;
import org.precisionbenefit.policy.ReferenceEvaluator;
import org.precisionbenefit.policy.Scenario;
import org.precisionbenefit.policy.yaml.RulesFolder;

class DroolsEvaluatorTest {

    @Test
    void eight_threads_one_policy_all_findings_equal() throws Exception {
        Policy policy = RulesFolder.policy("antiplatelet-prasugrel");
        List<Scenario> scenarios = RulesFolder.scenarios(policy);
        List<List<Finding>> expected = scenarios.stream()
                .map(scenario -> new ReferenceEvaluator().evaluate(policy, scenario.given()))
                .toList();
        DroolsEvaluator drools = new DroolsEvaluator(1);
        ExecutorService threads = Executors.newFixedThreadPool(8, DroolsEvaluatorTest::strangerThread);
        List<Future<Integer>> runs = new ArrayList<>();
        for (int thread = 0; thread < 8; thread++) {
            runs.add(threads.submit(() -> {
                int wrong = 0;
                for (int i = 0; i < 150; i++) {
                    int which = i % scenarios.size();
                    List<Finding> found =
                            drools.evaluate(policy, scenarios.get(which).given());
                    wrong += found.equals(expected.get(which)) ? 0 : 1;
                }
                return wrong;
            }));
        }
        for (Future<Integer> run : runs) {
            assertThat(run.get(120, TimeUnit.SECONDS)).isZero();
        }
        threads.shutdownNow();
    }

    /** A thread whose own class loader knows nothing of the project, like that of a file watcher. */
    private static Thread strangerThread(Runnable work) {
        Thread thread = new Thread(work);
        thread.setContextClassLoader(null);
        return thread;
    }

    @Test
    void rules_that_do_not_compile_are_tried_once_and_fail_each_time() {
        RandomPolicies drawn = new RandomPolicies(5);
        AtomicInteger compiled = new AtomicInteger();
        DroolsEvaluator broken = new DroolsEvaluator(2, RuleCompiler.MVEL, rules -> {
            compiled.incrementAndGet();
            return List.of(new GeneratedRule("none", List.of("Nothing( )"), "nothing"));
        });
        List<Policy> policies = List.of(drawn.policy(1), drawn.policy(1), drawn.policy(1));
        for (int i = 0; i < 3; i++) {
            assertThatThrownBy(() -> broken.prepare(policies.get(0)))
                    .isInstanceOf(EvaluationFault.class)
                    .hasMessageContaining("must compile");
        }
        assertThat(compiled).hasValue(1);
        policies.forEach(
                policy -> assertThatThrownBy(() -> broken.prepare(policy)).isInstanceOf(EvaluationFault.class));
        assertThat(compiled).hasValue(3);
        assertThatThrownBy(() -> broken.prepare(policies.get(0))).isInstanceOf(EvaluationFault.class);
        assertThat(compiled)
                .as("as many failures are remembered as policies are")
                .hasValue(4);
        assertThat(broken.compiled()).isZero();
    }

    @Test
    void twenty_reloads_no_module_and_no_base_left_behind() throws ReflectiveOperationException {
        RandomPolicies drawn = new RandomPolicies(3);
        DroolsEvaluator drools = new DroolsEvaluator(2);
        drools.prepare(drawn.policy(1));
        int before = modules();
        for (int i = 0; i < 20; i++) {
            Policy policy = drawn.policy(1);
            drools.evaluate(policy, drawn.facts(policy));
            assertThat(drools.compiled()).isLessThanOrEqualTo(2);
        }
        assertThat(modules()).isEqualTo(before);
    }

    /** The engine does not tell how many modules it holds, so its own store is looked into. */
    private static int modules() throws ReflectiveOperationException {
        Field field = KieRepositoryImpl.class.getDeclaredField("kieModuleRepo");
        field.setAccessible(true);
        KieRepositoryImpl.KieModuleRepo store =
                (KieRepositoryImpl.KieModuleRepo) field.get(KieServices.get().getRepository());
        int held = store.kieModules.values().stream().mapToInt(Map::size).sum();
        return held + store.oldKieModules.size();
    }

    @Test
    void turkish_locale_same_findings() {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("tr-TR"));
            Policy policy = RulesFolder.policy("antiplatelet-prasugrel");
            DroolsEvaluator drools = new DroolsEvaluator(1);
            for (Scenario scenario : RulesFolder.scenarios(policy)) {
                assertThat(drools.evaluate(policy, scenario.given()))
                        .isEqualTo(new ReferenceEvaluator().evaluate(policy, scenario.given()));
            }
        } finally {
            Locale.setDefault(before);
        }
    }
}
