package org.precisionbenefit.decision.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.precisionbenefit.decision.RealReleases;
import org.precisionbenefit.formulary.FormularyRelease;
import org.precisionbenefit.formulary.yaml.FormularyLoader;
import org.precisionbenefit.policy.Facts;
import org.precisionbenefit.policy.Policy;
import org.precisionbenefit.policy.PolicyRelease;
import org.precisionbenefit.policy.PolicyTerms;
import org.precisionbenefit.policy.TermKey;
import org.precisionbenefit.policy.TermValue;
import org.precisionbenefit.policy.drools.DroolsEvaluator;
import org.precisionbenefit.policy.yaml.PolicyLoader;
import org.precisionbenefit.policy.yaml.RulesFolder;
import org.precisionbenefit.terminology.Digest;
import org.precisionbenefit.terminology.SourceFile;
import org.precisionbenefit.terminology.SourceFiles;

/** Requests are invented the same way each time, and what differs has a reason that was tried. */
class SimulationTest {
    private static final long SEED = 7;
    private static final PolicyRelease SHIPPED = new PolicyLoader().load(RulesFolder.ofFivePolicies());
    private static final FormularyRelease FORMULARY =
            new FormularyLoader().load(RealReleases.formularyFiles().where(FormularyLoader::reads));
    private static final PolicyRelease LOWER = new PolicyLoader().load(lower());
    /** The one policy that differs, so that a few requests tell something. */
    private static final PolicyRelease ONE = only(RulesFolder.ofFivePolicies());

    private static final PolicyRelease ONE_LOWER = only(lower());

    private static PolicyRelease only(SourceFiles files) {
        return new PolicyLoader()
                .load(files.where(path -> !path.startsWith("policies/") || path.startsWith("policies/pcsk9")));
    }

    private static SourceFiles lower() {
        List<SourceFile> files = new ArrayList<>();
        for (SourceFile file : RulesFolder.ofFivePolicies().files()) {
            boolean policy = file.path().endsWith("pcsk9-inhibitors/2026.1.policy.yaml");
            String lowered = file.text().replace(">= 70 mg/dL", ">= 55 mg/dL");
            files.add(policy ? new SourceFile(file.path(), lowered) : file);
        }
        return new SourceFiles(files);
    }

    private static List<ComparedRequest> run(PolicyRelease before, PolicyRelease after, int requests) {
        RequestGenerator generator = new RequestGenerator(before, after, FORMULARY, SEED);
        Simulation simulation = new Simulation(before, after);
        List<ComparedRequest> compared = new ArrayList<>();
        for (int number = 0; number < requests; number++) {
            compared.add(simulation.compare(generator.request(number)));
        }
        return compared;
    }

    private static SimulationReport report(List<ComparedRequest> compared) {
        SimulationReport.Run run = SimulationReport.Run.invented(SEED, compared.size(), "a", "b", "c");
        ReportBuilder builder = new ReportBuilder(run);
        compared.forEach(builder::add);
        return builder.report();
    }

    @Test
    void a_seed_and_a_number_give_the_same_request_in_every_java() {
        RequestGenerator generator = new RequestGenerator(SHIPPED, SHIPPED, FORMULARY, SEED);
        StringBuilder all = new StringBuilder();
        for (int number = 0; number < 200; number++) {
            SimulatedRequest request = generator.request(number);
            assertThat(generator.request(number)).isEqualTo(request);
            assertThat(request.id()).isEqualTo(SEED + "-" + number);
            all.append(request.who()).append(request.before().values().keySet());
        }
        SplitMix known = SplitMix.of(1, 2, "three");
        assertThat(List.of(known.next(), known.next(), known.next()))
                .containsExactly(NUMBERS[0], NUMBERS[1], NUMBERS[2]);
        assertThat(generator.request(3).who()).isEqualTo(generator.request(2).who());
        assertThat(generator.request(1).who()).isNotEqualTo(generator.request(2).who());
        assertThat(Digest.of(all.toString()).hex()).hasSize(64);
    }

    private static final long[] NUMBERS = {-976697957195286603L, 3107151103628082534L, 8111438592648757823L};

    @Test
    void every_policy_is_asked_and_every_outcome_and_value_is_seen() {
        RequestGenerator generator = new RequestGenerator(SHIPPED, SHIPPED, FORMULARY, SEED);
        Simulation simulation = new Simulation(SHIPPED, SHIPPED);
        Map<String, Set<Outcome>> seen = new TreeMap<>();
        Map<TermKey, Set<String>> values = new TreeMap<>();
        for (int number = 0; number < 4000; number++) {
            SimulatedRequest request = generator.request(number);
            ComparedRequest compared = simulation.compare(request);
            assertThat(compared.flip()).isNull();
            seen.computeIfAbsent(compared.policy(), any -> EnumSet.noneOf(Outcome.class))
                    .add(compared.after());
            request.before().values().forEach((key, value) -> values.computeIfAbsent(
                            key, any -> new java.util.TreeSet<>())
                    .add(value.getClass().getSimpleName()));
        }
        assertThat(seen).hasSize(SHIPPED.policies().size());
        assertThat(seen)
                .allSatisfy((policy, outcomes) ->
                        assertThat(outcomes).as(policy).containsExactlyInAnyOrder(Outcome.values()));
        for (Policy policy : SHIPPED.policies()) {
            assertThat(values.keySet()).containsAll(PolicyTerms.of(policy));
        }
    }

    @Test
    void the_reference_agrees_with_the_rule_engine_on_invented_requests() {
        RequestGenerator generator = new RequestGenerator(SHIPPED, LOWER, FORMULARY, SEED);
        Simulation simulation = new Simulation(SHIPPED, LOWER);
        DroolsEvaluator engine = new DroolsEvaluator(20);
        for (int number = 0; number < 500; number++) {
            simulation.verify(generator.request(number), engine);
        }
    }

    @Test
    void a_lower_threshold_flips_by_its_line_and_by_the_value_between_the_two() {
        List<ComparedRequest> flips = run(ONE, ONE_LOWER, 3000).stream()
                .filter(compared -> compared.flip() != null)
                .toList();
        assertThat(flips).isNotEmpty().allSatisfy(compared -> {
            assertThat(compared.policy()).isEqualTo("pcsk9-inhibitors");
            assertThat(compared.flip().line()).isEqualTo("ldl-70");
            assertThat(compared.flip().pattern()).anySatisfy(fact -> assertThat(fact)
                    .isEqualTo("ldl_c(13457-7 within 90 days) >= 55 mg/dL and < 70 mg/dL"));
        });
        assertThat(flips).anySatisfy(compared -> assertThat(compared.after()).isEqualTo(Outcome.APPROVE));
    }

    /** Each fact of a pattern is needed, and the pattern alone is enough: both are tried again here, on whole facts. */
    @Test
    void a_pattern_is_enough_and_nothing_of_it_can_be_left_out() {
        RequestGenerator generator = new RequestGenerator(ONE, ONE_LOWER, FORMULARY, SEED);
        Simulation simulation = new Simulation(ONE, ONE_LOWER);
        int tried = 0;
        for (int number = 0; number < 4000; number++) {
            SimulatedRequest request = generator.request(number);
            ComparedRequest compared = simulation.compare(request);
            if (compared.flip() == null) {
                continue;
            }
            tried++;
            Facts only = only(request.before(), compared.flip().pattern());
            ComparedRequest again = simulation.compare(with(request, only));
            assertThat(again.before()).isEqualTo(compared.before());
            assertThat(again.after()).isEqualTo(compared.after());
            assertThat(again.flip().pattern()).isEqualTo(compared.flip().pattern());
        }
        assertThat(tried).isPositive();
    }

    private static SimulatedRequest with(SimulatedRequest request, Facts facts) {
        return new SimulatedRequest(request.id(), request.who(), request.what(), facts, facts);
    }

    private static Facts only(Facts facts, List<String> pattern) {
        TreeMap<TermKey, TermValue> kept = new TreeMap<>();
        facts.values().forEach((key, value) -> {
            boolean always =
                    key.term().equals("formulary_step_required") || key.term().equals("statutory_step_exception");
            if (always || pattern.stream().anyMatch(fact -> fact.contains(key.toString()))) {
                kept.put(key, value);
            }
        });
        return new Facts(kept);
    }

    @Test
    void a_line_of_a_result_reads_back() {
        run(ONE, ONE_LOWER, 3000).forEach(compared -> assertThat(ComparedRequest.of(compared.line()))
                .isEqualTo(compared));
    }

    @Test
    void a_report_does_not_depend_on_the_order_and_adds_up() {
        List<ComparedRequest> compared = run(ONE, ONE_LOWER, 3000);
        SimulationReport report = report(compared);
        List<ComparedRequest> turned = new ArrayList<>(compared);
        java.util.Collections.reverse(turned);
        assertThat(report(turned)).isEqualTo(report);
        assertThat(report.matrix().stream()
                        .mapToLong(SimulationReport.Cell::requests)
                        .sum())
                .isEqualTo(3000);
        assertThat(report.members()).isEqualTo(2250);
        assertThat(report.costs().newlyApproved().requests()).isPositive();
        assertThat(ReportText.of(report))
                .startsWith("3000 invented requests of ")
                .contains("ldl-70: ")
                .contains("ancestry East Asian");
    }

    @Test
    void a_policy_that_comes_or_goes_is_the_reason() {
        PolicyRelease without = new PolicyLoader()
                .load(new SourceFiles(RulesFolder.ofFivePolicies().files().stream()
                        .filter(file -> !file.path().startsWith("policies/siponimod/"))
                        .toList()));
        assertThat(run(without, SHIPPED, 1000).stream().filter(one -> one.flip() != null))
                .isNotEmpty()
                .allSatisfy(one -> assertThat(one.flip().line()).isEqualTo("(no policy before)"));
        assertThat(run(SHIPPED, without, 1000).stream().filter(one -> one.flip() != null))
                .isNotEmpty()
                .allSatisfy(one -> assertThat(one.flip().line()).isEqualTo("(no policy after)"));
    }

    @Test
    void shares_have_the_interval_of_wilson_and_small_counts_are_hidden() {
        Share half = Share.of(50, 100);
        assertThat(half.percent()).isEqualTo(new BigDecimal("50.0"));
        assertThat(half.low()).isEqualTo(new BigDecimal("40.4"));
        assertThat(half.high()).isEqualTo(new BigDecimal("59.6"));
        assertThat(Share.of(0, 100).high()).isEqualTo(new BigDecimal("3.7"));
        assertThat(Share.of(10, 100).percent()).isNull();
        assertThat(Share.of(90, 100).percent()).isNull();
        assertThat(Share.of(0, 10).percent()).isNull();
        assertThat(Share.of(11, 100).percent()).isNotNull();
    }

    @Test
    void a_report_of_recorded_requests_hides_small_counts() {
        ReportBuilder builder = new ReportBuilder(SimulationReport.Run.recorded(3000, "a", "b", "c", null));
        run(ONE, ONE_LOWER, 3000).forEach(builder::add);
        SimulationReport report = builder.report();
        assertThat(report.matrix())
                .allSatisfy(cell -> assertThat(cell.requests() == null || cell.requests() == 0 || cell.requests() >= 11)
                        .isTrue());
        assertThat(report.flips()).allSatisfy(flips -> assertThat(flips.patterns())
                .allSatisfy(pattern -> assertThat(pattern.requests()).isGreaterThanOrEqualTo(11)));
        assertThat(report.waiting()).isNotNull();
    }
}
