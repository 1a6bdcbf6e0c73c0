package org.precisionbenefit.policy.yaml;

import java.util.List;
import java.util.TreeMap;
import org.precisionbenefit.terminology.ConfigurationFault;
import org.precisionbenefit.terminology.SourceFile;
import org.precisionbenefit.terminology.SourceFiles;

/** A small policy with a table, a value set and scenarios in which a check finds nothing. */
final class MadeUpRules {
    static final String POLICY_FILE = "policies/made-up/2026.1.policy.yaml";
    static final String TESTS_FILE = "policies/made-up/2026.1.tests.yaml";
    static final String TABLE_FILE = "policies/made-up/tables/dose-by-age.csv";
    static final String CODES_FILE = "value-sets/made-up.csv";

    static final String HEAD = """
            policy: made-up
            version: 2026.1
            effective: 2026-01-01
            applies to:
              ingredients: {613391: prasugrel}
            other ingredients: {32968: clopidogrel}
            approve for: 365 days
            source: {title: A text, locator: page 1, last checked: 2026-11-28}
            criteria:
            """;
    static final String POLICY = HEAD + """
              all:
                - id: adult
                  text: Adult
                  when: age >= 18 years
                - id: tried
                  text: Clopidogrel was tried
                  any:
                    - id: tried-days
                      when: days_of(clopidogrel) >= 30 days
                    - id: tried-outcome
                      needs: documented
                      when: outcome_of(clopidogrel) in [failed, not tolerated]
                - id: weight
                  text: Not too light
                  only if: condition(made-up)
                  when: body_weight(29463-7) >= 60 kg
                - id: dose
                  text: The dose fits the age
                  all: table dose-by-age
            """;
    static final String TABLE = """
            if age,then daily_dose,since,until,source,locator,last_checked
            < 75 years,<= 10 mg,2026-01-01,,A text,page 2,2026-11-28
            >= 75 years,<= 5 mg,2026-01-01,,A text,page 2,2026-11-28
            """;
    static final String CODES = """
            system,code,display,since,source,last_checked
            ICD10CM,G45.9,A condition,2026-01-01,A text,2026-11-28
            """;
    static final String TESTS = """
            policy: made-up
            version: 2026.1
            given everywhere:
              age: 50 years
              days_of(clopidogrel): 30 days
              outcome_of(clopidogrel): taken
              condition(made-up): yes
              body_weight(29463-7): 60 kg
              daily_dose: 10 mg
            scenarios:
              - name: Everything is met
                expect: {criteria: met, adult: met, tried: met, tried-days: met, tried-outcome: not met, weight: met, dose: met, dose-1: met, dose-2: does not apply}
                ask: []
              - name: Eighteen years
                given: {age: 18 years}
                expect: {adult: met}
              - name: Seventeen years
                given: {age: 17 years}
                expect: {adult: not met, criteria: not met}
              - name: Twenty-nine days
                given: {days_of(clopidogrel): 29 days}
                expect: {tried-days: not met, tried: not met, criteria: not met}
              - name: It failed
                given: {days_of(clopidogrel): 0 days, outcome_of(clopidogrel): failed}
                expect: {tried-outcome: met, tried: met, criteria: met}
              - name: It was not tolerated
                given: {days_of(clopidogrel): 0 days, outcome_of(clopidogrel): not tolerated}
                expect: {tried-outcome: met, criteria: met}
              - name: Somebody says that it failed
                given: {days_of(clopidogrel): 0 days, outcome_of(clopidogrel): {attested: failed}}
                expect: {tried-outcome: unknown, criteria: unknown}
                ask: [outcome_of(clopidogrel)]
              - name: Too light
                given: {body_weight(29463-7): 59 kg}
                expect: {weight: not met, criteria: not met}
              - name: Light, and the line does not apply
                given: {condition(made-up): no, body_weight(29463-7): 59 kg}
                expect: {weight: does not apply, criteria: met}
              - name: Seventy-four years
                given: {age: 74 years}
                expect: {dose-1: met, dose-2: does not apply}
              - name: Seventy-five years
                given: {age: 75 years, daily_dose: 5 mg}
                expect: {dose-1: does not apply, dose-2: met, criteria: met}
              - name: Seventy-five years and 6 mg
                given: {age: 75 years, daily_dose: 6 mg}
                expect: {dose-2: not met, dose: not met, criteria: not met}
              - name: 11 mg
                given: {daily_dose: 11 mg}
                expect: {dose-1: not met, dose: not met, criteria: not met}
              - name: Nothing is known
                given:
                  age: unknown
                  days_of(clopidogrel): unknown
                  outcome_of(clopidogrel): unknown
                  condition(made-up): unknown
                  body_weight(29463-7): unknown
                  daily_dose: unknown
                expect: {criteria: unknown}
                ask: [age, days_of(clopidogrel), outcome_of(clopidogrel), condition(made-up), body_weight(29463-7), daily_dose]
            """;

    private MadeUpRules() {}

    /** The rules with one file put in the place of its own. */
    static SourceFiles with(String path, String text) {
        TreeMap<String, SourceFile> files = new TreeMap<>();
        RulesFolder.files()
                .where(one -> !one.startsWith("policies/"))
                .files()
                .forEach(file -> files.put(file.path(), file));
        files.put(POLICY_FILE, new SourceFile(POLICY_FILE, POLICY));
        files.put(TABLE_FILE, new SourceFile(TABLE_FILE, TABLE));
        files.put(CODES_FILE, new SourceFile(CODES_FILE, CODES));
        files.put(TESTS_FILE, new SourceFile(TESTS_FILE, TESTS));
        files.put(path, new SourceFile(path, text));
        return new SourceFiles(List.copyOf(files.values()));
    }

    /** Everything that a check finds, a line each. */
    static List<String> problems(SourceFiles files) {
        try {
            return written(RulesCheck.check(files).problems());
        } catch (ConfigurationFault nothingServes) {
            return written(nothingServes.problems());
        }
    }

    private static List<String> written(List<ConfigurationFault.Problem> problems) {
        return problems.stream().map(ConfigurationFault.Problem::toString).toList();
    }
}
