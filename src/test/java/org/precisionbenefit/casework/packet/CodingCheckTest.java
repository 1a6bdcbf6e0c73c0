package org.precisionbenefit.casework.packet;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.precisionbenefit.casework.docket.PlainCases;
import org.precisionbenefit.casework.packet.CodingCheck.Form;
import org.precisionbenefit.decision.DecisionRecord;
import org.precisionbenefit.terminology.Code;
import org.precisionbenefit.terminology.CodeSystem;

/** Codes are held against the form of their system and against our lists, and nothing is said of what is not checked. */
class CodingCheckTest {
    @ParameterizedTest
    @CsvSource({
        "ICD10CM, I25.10, WELL",
        "ICD10CM, I2510, WELL",
        "ICD10CM, I25, WELL",
        "ICD10CM, U07.1, WELL",
        "ICD10CM, 25.10, NOT_WELL",
        "ICD10CM, I2, NOT_WELL",
        "ICD10CM, I25.12345, NOT_WELL",
        "ICD10CM, i25.10, NOT_WELL",
        "RXNORM, 309362, WELL",
        "RXNORM, 0309362, NOT_WELL",
        "RXNORM, 123456789, NOT_WELL",
        "NDC, 63653-1171-1, WELL",
        "NDC, 63653117101, WELL",
        "NDC, 6365-1171-11-1, NOT_WELL",
        "HCPCS, J1745, WELL",
        "HCPCS, 96413, WELL",
        "HCPCS, 0001A, WELL",
        "HCPCS, Z1745, NOT_WELL",
        "HCPCS, J174, NOT_WELL",
        "SNOMED, 53741008, NOT_CHECKED",
        "LOINC, 4548-4, NOT_CHECKED"
    })
    void code_is_held_against_the_form_of_its_system(CodeSystem system, String code, Form form) {
        assertThat(CodingCheck.form(Code.of(system, code))).isEqualTo(form);
    }

    @Test
    void code_of_a_system_that_is_not_read_is_not_checked() {
        assertThat(CodingCheck.form(new Code("urn:other", "x"))).isEqualTo(Form.NOT_CHECKED);
    }

    @Test
    void every_code_of_the_request_is_checked_and_the_list_that_holds_it_is_named() {
        DecisionRecord record = PlainCases.file(
                        PlainCases.id(1), "PLAN-A", Instant.parse("2026-11-21T12:00:00Z"), null, PlainCases.approved())
                .record();
        KnownCodes known = (releases, code) ->
                code.isFrom(CodeSystem.RXNORM) ? Optional.of("the drug catalogue") : Optional.empty();
        assertThat(CodingCheck.of(record, known))
                .containsExactly(
                        new CodingCheck(
                                1,
                                CodingCheck.Of.DRUG,
                                Code.of(CodeSystem.RXNORM, "309362"),
                                Form.WELL,
                                "the drug catalogue"),
                        new CodingCheck(
                                1, CodingCheck.Of.DIAGNOSIS, Code.of(CodeSystem.ICD10CM, "I25.10"), Form.WELL, null));
    }
}
