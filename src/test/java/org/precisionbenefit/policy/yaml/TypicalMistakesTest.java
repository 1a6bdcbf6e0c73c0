package org.precisionbenefit.policy.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.precisionbenefit.terminology.SourceFile;
import org.precisionbenefit.terminology.SourceFiles;

/** What pharmacists get wrong: each mistake is named at its line and column, with a cure. */
class TypicalMistakesTest {

    private static String good(String file) {
        return switch (file) {
            case MadeUpRules.POLICY_FILE -> MadeUpRules.POLICY;
            case MadeUpRules.TABLE_FILE -> MadeUpRules.TABLE;
            case MadeUpRules.CODES_FILE -> MadeUpRules.CODES;
            default -> MadeUpRules.TESTS;
        };
    }

    private static String file(String name) {
        return switch (name) {
            case "policy" -> MadeUpRules.POLICY_FILE;
            case "table" -> MadeUpRules.TABLE_FILE;
            case "codes" -> MadeUpRules.CODES_FILE;
            default -> MadeUpRules.TESTS_FILE;
        };
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "misspelt term | policy | age >= 18 | agee >= 18 | 13:13: The term (agee) must be in the vocabulary. Did you mean \"age\"?",
                "wrong unit | policy | 60 kg | 132 lb | 25:41: The unit (lb) of body_weight(29463-7) must be kg.",
                "missing unit | policy | 18 years | 18 | 13:22: The unit () of age must be years.",
                "wrong operator | policy | age >= 18 | age => 18 | 13:17: The number age must be compared, like \"age >= 1 years\"; the signs are >=, >, <= and <.",
                "tab | policy | ~      text: Adult~ | ~\ttext: Adult~ | 12:1: The file must be well-formed YAML. Check indentation, quotes, brackets and colons at this place.",
                "bad indent | policy | ~      text: Adult~ | ~    text: Adult~ | 12:5: The file must be well-formed YAML. Check indentation, quotes, brackets and colons at this place.",
                "id twice | policy | id: tried-outcome | id: tried-days | 19:15: The id (tried-days) must stand once in a policy, and it stands in line 17 too.",
                "unknown value set | policy | condition(made-up) | condition(mad-up) | 24:26: The value set (mad-up) must be a file in value-sets. Did you mean \"made-up\"?",
                "unknown drug | policy | days_of(clopidogrel) | days_of(clopidogrell) | 18:25: The ingredient (clopidogrell) must be declared in this file, under \"applies to\" or under \"other ingredients\" with its RxNorm identifier. Did you mean \"clopidogrel\"?",
                "bad date | policy | effective: 2026-01-01 | effective: 01/01/2026 | 3:12: The effective (01/01/2026) of policy made-up/2026.1 must be a day written as 2026-01-31.",
                "effective after expiry | policy | effective: 2026-01-01 | ~effective: 2026-01-01\nuntil: 2025-12-31~ | 4:8: The until (2025-12-31) of policy made-up/2026.1 must not lie before its effective (2026-01-01).",
                "word not in list | policy | [failed, not tolerated] | [failed, not tolarated] | 21:53: The word (not tolarated) must be one that outcome_of can have. Did you mean \"not tolerated\"?",
                "check digit | policy | 29463-7 | 29463-9 | 25:25: The argument (29463-9) of term body_weight must be a well-formed loinc.",
                "months for days | policy | approve for: 365 days | approve for: 12 months | 7:14: The approve for (12 months) of policy made-up/2026.1 must be a whole number from 1 to 3650 with its unit, like \"30 days\".",
                "no source | policy | ~source: {title: A text, locator: page 1, last checked: 2026-11-28}\n~ | ~~ | must have a source, its own or one of the group or policy around it.",
                "and in a line | policy | age >= 18 years | age >= 18 years and condition(made-up) | 13:23: The unit (years and condition(made-up)) of age must be years.",
                "typing error in a code | codes | G45.9 | G4S.9 | 2:9: The code (G4S.9) of value set made-up must be one of ICD-10-CM, whose third character is a digit, A or B. Maybe a letter stands in the place of a digit.",
                "gap in a table | table | >= 75 | > 75 | 1:1: The table must have one row for age = 75 years, and has none. Add a row.",
                "overlap in a table | table | >= 75 | >= 70 | 3:1: The table must have one row for age = 70 years, and has 2 (lines 2 and 3). Narrow one of them.",
                "masked row | table | >= 75 | < 65 | 3:1: The table must have one row for age = 0 years, and has 2 (lines 2 and 3). Line 3 lies wholly within line 2. Remove it, or narrow the other one.",
                "contradiction | policy | ~    - id: tried\n~ | ~    - {id: child, when: age < 12 years}\n    - id: tried\n~ | 14:25: The criterion (child) can never be met beside criterion (adult, line 13): no value of age is both < 12 years and >= 18 years.",
                "tautology | policy | outcome_of(clopidogrel) in [failed, not tolerated] | days_of(clopidogrel) < 40 days | 21:17: The criterion (tried) leaves nothing out: every value of days_of(clopidogrel) is >= 30 days or < 40 days",
                "untested threshold | tests | ~{age: 18 years}~ | ~{age: 19 years}~ | policy.yaml:13:13: No scenario notices if age >= 18 years becomes >= 19 years (criterion adult). Add one with age: 18 years",
                "scenario that does not hold | tests | {adult: met} | {adult: not met} | 14:11: The criterion (adult) of scenario \"Eighteen years\" must be NOT_MET, but is MET.",
                "name of a criterion misspelt | tests | {adult: met} | {adlut: met} | 16:14: The criterion (adlut) must be one of the policy. Did you mean \"adult\"?",
                "value without unit | tests | {age: 18 years} | {age: 18} | 15:18: The value of age must be a number with its unit, like \"1 years\", or unknown."
            })
    void mistake_is_named_with_line_column_and_cure(
            String mistake, String name, String good, String bad, String expected) {
        String file = file(name);
        assertThat(good(file)).as(mistake).contains(good);
        List<String> problems = MadeUpRules.problems(
                MadeUpRules.with(file, good(file).replaceFirst(java.util.regex.Pattern.quote(good), bad)));
        String where = expected.matches("[0-9]+:.*") ? file + ":" : "";
        assertThat(problems).as(mistake).anySatisfy(problem -> assertThat(problem)
                .contains(where + expected));
        assertThat(problems.get(0)).as(mistake).matches("(?s).*:[0-9]+:[0-9]+: .*");
    }

    @Test
    void two_versions_that_take_effect_on_one_day() {
        String second = "policies/made-up/2026.2.policy.yaml";
        SourceFiles files = MadeUpRules.with(second, MadeUpRules.POLICY.replace("version: 2026.1", "version: 2026.2"));
        assertThat(MadeUpRules.problems(files))
                .contains(
                        "policies/made-up/2026.1.policy.yaml:3:12: The version (2026.1) of policy made-up must be in force"
                                + " on some day, and version 2026.2 takes its place on all of them. Give that one a later"
                                + " \"effective\", or remove this one if no decision was made with it.");
    }

    @Test
    void two_policies_for_one_drug() {
        String second = "policies/other/2026.1.policy.yaml";
        String text =
                MadeUpRules.HEAD.replace("policy: made-up", "policy: other") + "  all:\n    - when: age >= 18 years\n";
        SourceFile other = new SourceFile(second, text);
        assertThat(MadeUpRules.problems(MadeUpRules.with(other.path(), other.text())))
                .containsExactly(
                        "policies/other/2026.1.policy.yaml:5:3: The drug (613391) of plan (any other plan) must have"
                                + " one policy on 2026-01-01, not made-up/2026.1 and other/2026.1. Maybe one of them must end"
                                + " (until) or name other plans.");
    }
}
