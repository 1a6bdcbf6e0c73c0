package org.precisionbenefit.terminology;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CodeSystemTest {
    @ParameterizedTest
    @CsvSource({
        "2.16.840.1.113883.6.69, NDC",
        "2.16.840.1.113883.6.88, RXNORM",
        "2.16.840.1.113883.6.90, ICD10CM",
        "2.16.840.1.113883.6.96, SNOMED",
        "2.16.840.1.113883.6.1, LOINC",
        "2.16.840.1.113883.6.8, UCUM",
    })
    void object_identifier_names_the_system(String oid, CodeSystem system) {
        assertThat(new Code("urn:oid:" + oid, "x")).isEqualTo(Code.of(system, "x"));
        assertThat(new Code(" URN:OID:" + oid + " ", "x").isFrom(system)).isTrue();
        assertThat(system.isNamed("urn:oid:" + oid)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"urn:oid:", "urn:oid:2.16.840.1.113883.6", "urn:oid:2.16.840.1.113883.6.690", "", "urn:x"})
    void other_name_stays_as_it_stands(String system) {
        assertThat(new Code(system, "x").system()).isEqualTo(system);
        for (CodeSystem known : CodeSystem.values()) {
            assertThat(known.isNamed(system)).isFalse();
        }
    }
}
