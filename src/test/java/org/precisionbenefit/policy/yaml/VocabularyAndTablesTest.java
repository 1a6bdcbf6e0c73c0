package org.precisionbenefit.policy.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.precisionbenefit.policy.yaml.PolicyLoaderTest.load;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.precisionbenefit.formulary.LineOfBusiness;
import org.precisionbenefit.policy.DefaultPolicyRelease;
import org.precisionbenefit.policy.law.ExceptionGround;
import org.precisionbenefit.policy.law.Jurisdiction;
import org.precisionbenefit.terminology.AsOf;
import org.precisionbenefit.terminology.CodeSystem;
import org.precisionbenefit.terminology.ConfigurationFault;
import org.precisionbenefit.terminology.Digest;
import org.precisionbenefit.terminology.SourceFiles;

/** Mistakes in the vocabulary and in the tables, and how far each of them reaches. */
class VocabularyAndTablesTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "type: number | type: nmber | The type (nmber) of term age must be one of flag, number, words. Did you mean \"number\"?",
                "source: member age | source: member name | Did you mean \"member age\"?",
                "argument: none | argument: gene | The argument (gene) of term age must be none, which its source needs.",
                "type: number | type: flag | must be number, which its source gives.",
                "unit: years | | The unit of term age must be given.",
                "LOINC 29463-7 | LONIC 29463-7 | must be a code system and a code",
                "last checked: 2026-11-21 | | The last checked of the stale after of term body_weight must be given.",
                "label: \"the member's age\" | label: \"the age of {}\" | must not hold {}, because the term has no argument.",
                "label: \"the formulary's step through {}\" | ask: {text: Is it} | The ask of term formulary_step_required must not be given",
                "absent means: unknown | absent means: maybe | must be one of no, unknown.",
            })
    void bad_vocabulary_nothing_serves(String good, String bad, String expected) {
        String text = RulesFolder.files().find("vocabulary.yaml").orElseThrow().text();
        assertThat(text).contains(good);
        String broken = text.replaceFirst(Pattern.quote(good), bad == null ? "" : bad);
        assertThatThrownBy(() -> load("vocabulary.yaml", broken))
                .isInstanceOf(ConfigurationFault.class)
                .hasMessageContaining("vocabulary.yaml:")
                .hasMessageContaining(expected);
    }

    @Test
    void missing_vocabulary_nothing_serves() {
        assertThatThrownBy(() -> new PolicyLoader().load(new SourceFiles(List.of())))
                .isInstanceOf(ConfigurationFault.class)
                .hasMessageContaining("The vocabulary must be there.");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ICD10CM,G45.9,A,2026-01-01,S,2026-11-21 | ICD9,G45.9,A,2026-01-01,S,2026-11-21 | 2:1: The system (ICD9) of value set stroke-or-tia must be one of HCPCS,",
                "ICD10CM,G45.9,A,2026-01-01,S,2026-11-21 | ICD10CM,g45.9,A,2026-01-01,S,2026-11-21 | 2:9: The code (g45.9) of value set stroke-or-tia must have the form",
                "ICD10CM,G45.9,A,2026-01-01,S,2026-11-21 | ICD10CM,G45.9,A,2026-13-01,S,2026-11-21 | 2:17: The since (2026-13-01) of value set stroke-or-tia must be",
                "ICD10CM,G45.9,A,2026-01-01,S,2026-11-21 | ICD10CM,G45.9,A,2026-01-01,S | 2:1: The row must have 6 cells, not 5.",
                "ICD10CM,G45.9,A,2026-01-01,S,2026-11-21 | SNOMED,266257001,A,2026-01-01,S,2026-11-21 | 2:8: The code (266257001) of value set stroke-or-tia must have the form",
                "ICD10CM,G45.9,A,2026-01-01,S,2026-11-21 | ICD10CM,G45.9,,2026-01-01,S,2026-11-21 | 2:15: The display of value set stroke-or-tia must not be empty.",
            })
    void bad_value_set_is_refused_with_the_policies_that_name_it(String good, String bad, String expected) {
        String head = "system,code,display,since,source,last_checked\n";
        assertThat(load("value-sets/stroke-or-tia.csv", head + good).refusals()).isEmpty();
        DefaultPolicyRelease release = load("value-sets/stroke-or-tia.csv", head + bad);
        assertThat(release.refusals()).anyMatch(problem -> problem.toString().contains(expected));
        assertThat(release.refusals())
                .anyMatch(problem -> problem.message().contains("it is refused for problems of its own"));
        assertThat(release.valueSet("stroke-or-tia")).isEmpty();
        assertThat(release.policies()).isEmpty();
    }

    @Test
    void value_set_complete_only_in_the_systems_it_says() {
        String head = "system,code,display,since,source,last_checked\n";
        String code = "ICD10CM,G45.9,A,2026-01-01,S,2026-11-21\n";
        String row = "ICD10CM,complete,No code is missing,2026-01-01,S,2026-11-21\n";
        assertThat(complete(head + code)).isEmpty();
        assertThat(complete(head + code + row)).containsExactly(CodeSystem.ICD10CM);
        assertThat(load("value-sets/stroke-or-tia.csv", head + code + row + row).refusals())
                .anyMatch(
                        problem -> problem.message().contains("(complete) of value set stroke-or-tia must stand once"));
        assertThat(load("value-sets/stroke-or-tia.csv", head + code + row.replace("ICD10CM", "SNOMED"))
                        .refusals())
                .anyMatch(problem -> problem.message().contains("must stand beside at least one code of SNOMED"));
        assertThat(load("value-sets/stroke-or-tia.csv", head + code + row.replace("2026-11-21", ""))
                        .refusals())
                .anyMatch(problem -> problem.message().contains("The last checked of value set stroke-or-tia"));
    }

    private static Set<CodeSystem> complete(String table) {
        return load("value-sets/stroke-or-tia.csv", table)
                .valueSet("stroke-or-tia")
                .orElseThrow()
                .completeIn();
    }

    @Test
    void quoted_cells_commas_and_quotes_are_read() {
        String table = "system,code,display,since,source,last_checked\r\n"
                + "ICD10CM,G45.9,\"one, two \"\"three\"\"\",2026-01-01,\"a, b\",2026-11-21\r\n";
        assertThat(load("value-sets/stroke-or-tia.csv", table).refusals()).isEmpty();
        assertThat(load("value-sets/stroke-or-tia.csv", table.replace("three\"\"\"", "three"))
                        .refusals())
                .anyMatch(problem -> problem.message().contains("quoted cell must end")
                        || problem.message().contains("cells"));
    }

    @Test
    void law_table_one_bad_row_whole_table_is_refused() {
        String table = RulesFolder.files()
                .find("laws/step-therapy-exceptions.csv")
                .orElseThrow()
                .text();
        assertThat(law(load("laws/step-therapy-exceptions.csv", table), "AZ", "2022-01-01"))
                .isTrue();
        assertThat(law(load("laws/step-therapy-exceptions.csv", table), "AZ", "2021-12-31"))
                .isFalse();
        assertThat(law(load("laws/step-therapy-exceptions.csv", table), "NY", "2026-01-01"))
                .isFalse();
        DefaultPolicyRelease broken =
                load("laws/step-therapy-exceptions.csv", table.replace("SD,COMMERCIAL", "SD,COMERCIAL"));
        assertThat(broken.refusals()).anyMatch(problem -> problem.message().contains("Did you mean \"COMMERCIAL\"?"));
        assertThat(law(broken, "AZ", "2026-01-01")).isFalse();
        DefaultPolicyRelease doubled = load("laws/step-therapy-exceptions.csv", table.replace("SD,", "AZ,"));
        assertThat(doubled.refusals()).anyMatch(problem -> problem.message().contains("must have one row"));
    }

    private static boolean law(DefaultPolicyRelease release, String state, String day) {
        return release.stepException(
                        new Jurisdiction(state, LineOfBusiness.COMMERCIAL),
                        ExceptionGround.EXPECTED_INEFFECTIVE,
                        new AsOf(LocalDate.parse(day)))
                .isPresent();
    }

    @Test
    void turkish_locale_loads_the_same() {
        Digest before = RulesFolder.release().digest();
        Locale locale = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("tr-TR"));
            assertThat(RulesFolder.release().refusals()).isEmpty();
            assertThat(RulesFolder.release().digest()).isEqualTo(before);
        } finally {
            Locale.setDefault(locale);
        }
    }
}
