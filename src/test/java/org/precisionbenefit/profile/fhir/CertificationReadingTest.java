package org.precisionbenefit.profile.fhir;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.precisionbenefit.intake.RequestedItem.Certification;
import org.precisionbenefit.terminology.Code;
import org.precisionbenefit.terminology.CodeSystem;

/** Which kind of request the sender calls it, and which specialty asks. */
class CertificationReadingTest {
    private static final String TYPE =
            "{'url':'http://hl7.org/fhir/us/davinci-pas/StructureDefinition/extension-certificationType',"
                    + "'valueCodeableConcept':{'coding':[{'system':'https://codesystem.x12.org/005010/1322','code':'%s'}]}}";

    private static @Nullable Certification read(List<String> ofClaim, List<String> ofItem) {
        byte[] body = Samples.changed("approved-outright", bundle -> {
            ObjectNode claim = Samples.resource(bundle, "Claim");
            put(claim, ofClaim);
            put((ObjectNode) claim.get("item").get(0), ofItem);
        });
        return Samples.READER.read(body).request().items().get(0).certification();
    }

    private static void put(ObjectNode owner, List<String> codes) {
        ArrayNode extensions = owner.withArray("extension");
        for (int i = extensions.size() - 1; i >= 0; i--) {
            if (extensions.get(i).get("url").asText().endsWith("certificationType")) {
                extensions.remove(i);
            }
        }
        codes.forEach(code -> extensions.add(Samples.json(TYPE.formatted(code))));
    }

    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource({"I, INITIAL", "R, RENEWAL", "4, RENEWAL", "1,", "2,", "S,", "x,"})
    void code_of_the_item_says_which_kind_it_is(String code, @Nullable Certification kind) {
        assertThat(read(List.of(), List.of(code))).isEqualTo(kind);
    }

    @Test
    void item_goes_before_its_claim_and_the_claim_before_silence() {
        assertThat(read(List.of("R"), List.of("I"))).isEqualTo(Certification.INITIAL);
        assertThat(read(List.of("R"), List.of())).isEqualTo(Certification.RENEWAL);
        assertThat(read(List.of(), List.of())).isNull();
    }

    @Test
    void two_kinds_at_once_are_none() {
        assertThat(read(List.of(), List.of("I", "R"))).isNull();
        assertThat(read(List.of(), List.of("R", "4"))).isEqualTo(Certification.RENEWAL);
    }

    @Test
    void specialties_are_codes_of_the_provider_taxonomy_each_once() {
        byte[] body = Samples.changed("approved-outright", bundle -> {
            ArrayNode specialties = Samples.resource(bundle, "PractitionerRole").putArray("specialty");
            specialties.add(
                    Samples.json("{'coding':[{'system':'http://nucc.org/provider-taxonomy','code':'2084N0400X'},"
                            + "{'system':'http://example.org/own','code':'neuro'}]}"));
            specialties.add(
                    Samples.json("{'coding':[{'system':'http://nucc.org/provider-taxonomy','code':'2084N0400X'}]}"));
        });
        assertThat(Samples.READER.read(body).request().prescriber().codes())
                .containsExactly(Code.of(CodeSystem.NUCC, "2084N0400X"));
    }
}
