package org.precisionbenefit.profile.fhir;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.precisionbenefit.intake.SupplyAsked;
import org.precisionbenefit.profile.Provenance;
import org.precisionbenefit.profile.ScoringChoice;

/** How the member's choice not to be scored, and the wish for a limited supply, arrive in a bundle. */
class ConsentReadingTest {
    private static final String CONSENT = """
        {'resourceType':'Consent','id':'choice','status':'active','dateTime':'2026-11-02',
         'scope':{'coding':[{'system':'http://terminology.hl7.org/CodeSystem/consentscope','code':'patient-privacy'}]},
         'category':[{'text':'Use of models'}],
         'provision':{'type':'deny','period':{'start':'2026-11'},
          'code':[{'coding':[{'system':'urn:precision-benefit:member-choice','code':'not-scored'}]}]}}
        """;

    private static List<ScoringChoice> choices(String consent) {
        byte[] body = Samples.changed("approved-outright", bundle -> {
            ObjectNode entry = ((ArrayNode) bundle.get("entry")).addObject();
            entry.put("fullUrl", "https://clinic.example.org/fhir/Consent/choice");
            entry.set("resource", Samples.json(consent));
        });
        return Samples.READER.read(body).profile().choices();
    }

    @Test
    void choice_is_read_with_its_days_and_where_it_was_made() {
        assertThat(choices(CONSENT))
                .containsExactly(new ScoringChoice(
                        LocalDate.of(2026, 11, 1),
                        null,
                        ScoringChoice.Status.NOT_SCORED,
                        new Provenance("Consent/choice", Provenance.Source.DOCUMENTED, LocalDate.of(2026, 11, 2))));
    }

    @Test
    void provision_within_a_provision_is_read_as_well() {
        String nested = CONSENT.replace(
                        "'provision':{'type':'deny',", "'provision':{'type':'permit','provision':[{'type':'deny',")
                .replace("'not-scored'}]}]}}", "'not-scored'}]}]}]}}");
        assertThat(choices(nested)).hasSize(1);
    }

    @ParameterizedTest(name = "{1}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'status':'active' | 'status':'inactive'",
                "'status':'active' | 'status':'draft'",
                "'type':'deny' | 'type':'permit'",
                "'code':'not-scored' | 'code':'something-else'",
                "urn:precision-benefit:member-choice | https://example.org/other",
                "'start':'2026-11' | 'start':'2026-11','end':'2026-10'",
            })
    void other_consents_are_no_choice(String right, String other) {
        assertThat(choices(CONSENT.replace(right, other))).isEmpty();
    }

    @Test
    void bundle_without_a_consent_makes_none() {
        assertThat(Samples.read(Samples.text("approved-outright")).profile().choices())
                .isEmpty();
    }

    @Test
    void supply_is_asked_for_by_the_program_code_of_the_item() {
        assertThat(supply("emergency")).isEqualTo(SupplyAsked.EMERGENCY);
        assertThat(supply("transition")).isEqualTo(SupplyAsked.TRANSITION);
        assertThat(supply("other")).isNull();
    }

    private static SupplyAsked supply(String code) {
        byte[] body = Samples.changed("approved-outright", bundle -> ((ObjectNode)
                        Samples.resource(bundle, "Claim").get("item").get(0))
                .set(
                        "programCode",
                        Samples.json("{'all':[{'coding':[{'system':'urn:precision-benefit:supply','code':'" + code
                                        + "'}]}]}")
                                .get("all")));
        return Samples.READER.read(body).request().items().get(0).supply();
    }
}
