package org.precisionbenefit.policy.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.precisionbenefit.policy.Criterion;
import org.precisionbenefit.policy.CriterionId;
import org.precisionbenefit.policy.DefaultPolicyRelease;
import org.precisionbenefit.policy.Facts;
import org.precisionbenefit.policy.Finding;
import org.precisionbenefit.policy.FindingWriter;
import org.precisionbenefit.policy.Policy;
import org.precisionbenefit.policy.ReferenceEvaluator;
import org.precisionbenefit.policy.Status;
import org.precisionbenefit.policy.TermKey;
import org.precisionbenefit.policy.TermValue;
import org.precisionbenefit.profile.Provenance;
import org.precisionbenefit.terminology.ConfigurationFault;
import org.precisionbenefit.terminology.SourceFile;
import org.precisionbenefit.terminology.SourceFiles;

/** Sections, overrides, tables, shared criteria and narrowed terms, and what a mistake in them looks like. */
class PolicyFormatTest {
    private static final String PATH = "policies/made-up/2026.1.policy.yaml";
    private static final String CAPS = "policies/made-up/tables/caps.csv";
    private static final String WAYS = "policies/made-up/tables/ways.csv";
    private static final String GOOD = """
            policy: made-up
            version: 2026.1
            effective: 2026-01-01
            applies to:
              ingredients: {341248: ezetimibe}
            other ingredients: {83367: atorvastatin}
            approve for: 365 days
            source: {title: A text, locator: page 1, last checked: 2026-11-28}
            criteria:
              all:
                - id: weeks
                  text: Two statins
                  when: trials(statins for 60 days within 730 days) >= 2 drugs
                  overrides:
                    - states: [CT, KY]
                      since: 2026-01-01
                      source: {title: A rule of two states, locator: page 2, last checked: 2026-11-28}
                      when: trials(statins for 30 days within 730 days) >= 2 drugs
                - id: caps
                  all: table caps
                - id: ways
                  approve for: 90 days
                  any: table ways
            initial:
              approve for: 180 days
              criteria:
                all:
                  - id: before
                    when: ldl_c_before(13457-7 before statins) >= 160 mg/dL
            renewal:
              criteria:
                any:
                  - {id: going-on, use: continuation, with: {drugs: ezetimibe, days: 120}}
                  - {id: said, when: stated(it-helps)}
            """;
    private static final String CAPS_GOOD = """
            # A comment.
            if age,then daily_dose,since,until,source,locator,last_checked
            < 65 years,<= 20 mg,2026-01-01,,A text,page 3,2026-11-28
            >= 65 years,<= 10 mg,2026-01-01,,A text,page 3,2026-11-28
            """;
    private static final String WAYS_GOOD = """
            id,when,since,until,source,locator,last_checked
            way-one,age >= 40 years,2026-01-01,,A text,page 4,2026-11-28
            way-two,genotype(CYP2C9) not in [*3/*3],2026-01-01,,A text,page 4,2026-11-28
            """;

    private static DefaultPolicyRelease load(String policy, String caps, String ways) {
        TreeMap<String, SourceFile> files = new TreeMap<>();
        RulesFolder.files()
                .where(path -> !path.startsWith("policies/"))
                .files()
                .forEach(file -> files.put(file.path(), file));
        files.put(PATH, new SourceFile(PATH, policy));
        files.put(CAPS, new SourceFile(CAPS, caps));
        files.put(WAYS, new SourceFile(WAYS, ways));
        return new PolicyLoader().load(new SourceFiles(List.copyOf(files.values())));
    }

    private static Policy good() {
        DefaultPolicyRelease release = load(GOOD, CAPS_GOOD, WAYS_GOOD);
        assertThat(release.refusals()).isEmpty();
        return release.policies().get(0);
    }

    private static List<String> ids(Policy policy) {
        return policy.criteria().stream()
                .map(criterion -> criterion.id().value())
                .toList();
    }

    @Test
    void sections_overrides_tables_and_shared_criteria_become_lines_that_anyone_can_read() {
        Policy policy = good();
        assertThat(ids(policy))
                .containsExactly(
                        "criteria",
                        "weeks",
                        "weeks-1",
                        "weeks-otherwise",
                        "caps",
                        "caps-1",
                        "caps-2",
                        "ways",
                        "way-one",
                        "way-two",
                        "initial",
                        "before",
                        "renewal",
                        "going-on",
                        "said",
                        "judged-as-renewal");
        assertThat(criterion(policy, "going-on").header().text()).contains("samples do not count");
        assertThat(policy.criteria().stream()
                        .filter(criterion -> criterion instanceof Criterion.Leaf)
                        .map(criterion -> FindingWriter.text(((Criterion.Leaf) criterion).when())))
                .contains(
                        "The trials of statins for 30 days within 730 days: at least 2 drugs",
                        "The days that the plan paid for ezetimibe within 120 days: at least 1 days",
                        "The dose of a day: at most 10 mg");
    }

    private static Criterion criterion(Policy policy, String id) {
        return policy.criteria().stream()
                .filter(criterion -> criterion.id().value().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static Map<String, Status> evaluate(Policy policy, Map<String, TermValue> given) {
        TreeMap<TermKey, TermValue> facts = new TreeMap<>();
        given.forEach((term, value) -> {
            int open = term.indexOf('(');
            facts.put(
                    open < 0
                            ? new TermKey(term, "")
                            : new TermKey(term.substring(0, open), term.substring(open + 1, term.length() - 1)),
                    value);
        });
        TreeMap<String, Status> statuses = new TreeMap<>();
        for (Finding finding : new ReferenceEvaluator().evaluate(policy, new Facts(facts))) {
            statuses.put(finding.criterion().value(), finding.status());
        }
        return statuses;
    }

    private static TermValue number(String value) {
        return new TermValue.Number(new BigDecimal(value), Provenance.Source.DOCUMENTED, List.of());
    }

    private static TermValue word(String value) {
        return new TermValue.Words(List.of(value), Provenance.Source.DOCUMENTED, List.of());
    }

    @Test
    void override_of_a_state_applies_there_and_the_line_elsewhere() {
        Map<String, TermValue> given = new TreeMap<>(Map.of(
                "trials(statins for 60 days within 730 days)",
                number("0"),
                "trials(statins for 30 days within 730 days)",
                number("2"),
                "plan_state",
                word("ct")));
        assertThat(evaluate(good(), given))
                .containsEntry("weeks", Status.MET)
                .containsEntry("weeks-1", Status.MET)
                .containsEntry("weeks-otherwise", Status.NOT_APPLICABLE);
        given.put("plan_state", word("ny"));
        assertThat(evaluate(good(), given))
                .containsEntry("weeks", Status.NOT_MET)
                .containsEntry("weeks-1", Status.NOT_APPLICABLE)
                .containsEntry("weeks-otherwise", Status.NOT_MET);
    }

    @Test
    void section_that_applies_is_a_finding_and_gives_the_days_of_the_approval() {
        Policy policy = good();
        Map<String, TermValue> given = new TreeMap<>(Map.of("plan_state", word("ny"), "request_kind", word("renewal")));
        given.put("paid_days(ezetimibe within 120 days)", number("1"));
        assertThat(evaluate(policy, given))
                .containsEntry("initial", Status.NOT_APPLICABLE)
                .containsEntry("renewal", Status.MET)
                .containsEntry("judged-as-renewal", Status.MET);
        assertThat(policy.approvalDays(id -> id.equals(new CriterionId("initial"))))
                .isEqualTo(180);
        assertThat(policy.approvalDays(id -> id.equals(new CriterionId("renewal"))))
                .isEqualTo(365);
        assertThat(policy.approvalDays(id -> true))
                .as("a line before its section")
                .isEqualTo(90);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "statins for 60 days within | statin for 60 days within | must be an ingredient that this file declares, or a value set of RxNorm ingredients. Did you mean \"statins\"?",
                "trials(statins for 60 days within 730 days) | trials(statins before atorvastatin) | must not say (before <drug or class>)",
                "trials(statins for 60 days within 730 days) | trials(statins for 0 days) | The days (0) must be from 1 to 36500",
                "ldl_c_before(13457-7 before statins) | ldl_c_before(13457-7) | must say (before <drug or class>)",
                "before statins) | before nothing) | The drug or class (nothing) must be",
                "trials(statins for 60 days within 730 days) | trials(neurology for 60 days) | must be one of drugs",
                "states: [CT, KY] | states: [ct] | must be a two-letter postal code in capitals",
                "states: [CT, KY] | states: [CT, CT] | must stand in one override",
                "since: 2026-01-01 | since: 2026-02-01 | must hold on every day",
                "all: table caps | all: table cap | The table (cap) must be a file",
                "use: continuation | use: continuatoin | Did you mean \"continuation\"?",
                "{drugs: ezetimibe, days: 120} | {drugs: ezetimibe} | must be given its parameters under \"with\": days",
                "{drugs: ezetimibe, days: 120} | {drug: ezetimibe, days: 120} | Did you mean \"drugs\"?",
                "renewal: | renewall: | renewall",
                "approve for: 180 days | approve for: 180 months | days"
            })
    void mistake_is_named_with_its_place(String good, String bad, String expected) {
        assertThat(GOOD).contains(good);
        assertThat(refusals(load(GOOD.replace(good, bad), CAPS_GOOD, WAYS_GOOD)))
                .anySatisfy(refusal -> assertThat(refusal).contains(expected).matches("(?s).*:[0-9]+:[0-9]+: .*"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                ">= 65 years | > 65 years | must have one row for age = 65 years, and has none",
                ">= 65 years | >= 60 years | and has 2",
                "<= 10 mg | <= 10 kg | must be mg",
                "2026-01-01 | 2026-02-01 | must let the row hold on every day",
                "if age | if agee | The term (agee) must be in the vocabulary",
                "then daily_dose | thn daily_dose | The columns must be"
            })
    void mistake_in_a_decision_table_is_named_with_its_cell(String good, String bad, String expected) {
        assertThat(refusals(load(GOOD, CAPS_GOOD.replace(good, bad), WAYS_GOOD)))
                .anySatisfy(refusal -> assertThat(refusal).contains(expected).contains("tables/caps.csv:"));
    }

    @Test
    void row_that_says_what_another_says_is_refused() {
        String twice = WAYS_GOOD + "way-three,age >= 40 years,2026-01-01,,A text,page 4,2026-11-28\n";
        assertThat(refusals(load(GOOD, CAPS_GOOD, twice)))
                .containsExactly(
                        "policies/made-up/tables/ways.csv:4:1: The row must say what no other row of the table says.");
    }

    @Test
    void table_is_part_of_what_a_policy_is_known_by() {
        Policy other = load(GOOD, CAPS_GOOD.replace("<= 10 mg", "<= 5 mg"), WAYS_GOOD)
                .policies()
                .get(0);
        assertThat(other.digest()).isNotEqualTo(good().digest());
    }

    private static List<String> refusals(DefaultPolicyRelease release) {
        assertThat(release.policies()).as("a policy with problems is refused").isEmpty();
        List<String> refusals = new ArrayList<>();
        release.refusals().stream().map(ConfigurationFault.Problem::toString).forEach(refusals::add);
        return refusals;
    }
}
