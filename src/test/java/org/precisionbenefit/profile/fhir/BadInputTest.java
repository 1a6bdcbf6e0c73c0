package org.precisionbenefit.profile.fhir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.precisionbenefit.intake.RefusedRequest;
import org.precisionbenefit.intake.RefusedRequest.Kind;

/** Each bad input is refused with a place, and nothing that was sent comes back. */
class BadInputTest {
    private static final String CANARY = "CANARYBIRD";

    private static RefusedRequest refusal(byte[] body) {
        RefusedRequest refused = catchThrowableOfType(RefusedRequest.class, () -> Samples.READER.read(body));
        assertThat(refused).isNotNull();
        assertThat(refused.explanation() + refused.expression()).doesNotContain(CANARY);
        assertThat(refused.getCause()).isNull();
        return refused;
    }

    private static RefusedRequest refusal(String body) {
        return refusal(body.getBytes(StandardCharsets.UTF_8));
    }

    private static RefusedRequest changed(Consumer<ObjectNode> change) {
        return refusal(Samples.changed("approved-outright", change));
    }

    private static String outright() {
        return Samples.text("approved-outright");
    }

    @Test
    void text_that_is_not_json_is_malformed() {
        assertThat(refusal(CANARY).kind()).isEqualTo(Kind.MALFORMED);
        assertThat(refusal("[]").kind()).isEqualTo(Kind.MALFORMED);
        assertThat(refusal("").kind()).isEqualTo(Kind.MALFORMED);
        assertThat(refusal(Samples.text("malformed")).kind()).isEqualTo(Kind.MALFORMED);
        assertThat(refusal(outright() + " 1").kind()).isEqualTo(Kind.MALFORMED);
    }

    @Test
    void number_with_a_huge_exponent_is_refused_where_it_stands() {
        RefusedRequest refused = refusal(Samples.text("hostile"));
        assertThat(refused.kind()).isEqualTo(Kind.MALFORMED);
        assertThat(refused.expression()).isEqualTo("Bundle.entry[0].resource.item[0].quantity.value");
    }

    @Test
    void number_whose_exponent_is_no_int_is_refused_where_it_stands() {
        for (String number : new String[] {"1e2147483648", "0.1e-2147483648", "-1e99999999999999999999"}) {
            RefusedRequest refused = refusal("{\"resourceType\":\"Bundle\",\"total\":" + number + "}");
            assertThat(refused.kind()).as(number).isEqualTo(Kind.MALFORMED);
            assertThat(refused.expression()).isEqualTo("Bundle.total");
        }
    }

    @Test
    void list_and_request_are_limited_in_their_items() {
        RefusedRequest longList = refusal("{\"meta\":[" + "1,".repeat(1_000) + "1]}");
        assertThat(longList.kind()).isEqualTo(Kind.TOO_LARGE);
        assertThat(longList.explanation()).contains("list 1000 items");
        RefusedRequest items = changed(bundle -> {
            ArrayNode all = (ArrayNode) Samples.resource(bundle, "Claim").get("item");
            for (int i = 2; i < 102; i++) {
                all.add(((ObjectNode) all.get(0)).deepCopy().put("sequence", i));
            }
        });
        assertThat(items.kind()).isEqualTo(Kind.TOO_LARGE);
        assertThat(items.expression()).isEqualTo("Bundle.entry[0].resource.item");
    }

    @Test
    void extension_that_is_nothing_is_refused() {
        assertThat(changed(bundle -> Samples.resource(bundle, "Patient")
                                .putArray("extension")
                                .addNull())
                        .expression())
                .isEqualTo("Bundle.entry[1].resource");
    }

    @Test
    void name_twice_in_one_object_is_refused() {
        RefusedRequest refused = refusal(outright()
                .replaceFirst(
                        "\"use\": \"preauthorization\"", "\"use\": \"preauthorization\", \"use\": \"" + CANARY + "\""));
        assertThat(refused.kind()).isEqualTo(Kind.MALFORMED);
        assertThat(refused.expression()).startsWith("Bundle.entry[0].resource");
    }

    @Test
    void empty_name_and_unknown_name_are_refused() {
        assertThat(changed(bundle -> Samples.resource(bundle, "Claim").putObject(""))
                        .kind())
                .isEqualTo(Kind.MALFORMED);
        RefusedRequest unknown =
                changed(bundle -> Samples.resource(bundle, "Patient").put(CANARY, "x"));
        assertThat(unknown.kind()).isEqualTo(Kind.MALFORMED);
        assertThat(unknown.expression()).isEqualTo("Bundle.entry[1].resource");
        assertThat(changed(bundle -> bundle.put(CANARY, "x")).expression()).isEqualTo("Bundle");
    }

    @Test
    void place_ends_before_a_name_that_the_sender_made_up() {
        RefusedRequest refused = changed(
                bundle -> Samples.resource(bundle, "Claim").putObject(CANARY).put("x", "\u0001"));
        assertThat(refused.expression()).isEqualTo("Bundle.entry[0].resource");
    }

    @Test
    void depth_and_size_are_limited() {
        assertThat(refusal("{\"a\":".repeat(5000)).kind()).isEqualTo(Kind.TOO_LARGE);
        assertThat(refusal("{\"a\":\"" + "x".repeat(2_000_000) + "\"}").kind()).isEqualTo(Kind.TOO_LARGE);
        assertThat(refusal(new byte[60_000_000]).kind()).isEqualTo(Kind.TOO_LARGE);
        assertThat(refusal("{\"a\":[" + "1,".repeat(500_000) + "1]}").kind()).isEqualTo(Kind.TOO_LARGE);
    }

    @Test
    void half_a_character_and_control_characters_are_refused() {
        assertThat(refusal("{\"a\":\"\\ud800\"}").kind()).isEqualTo(Kind.MALFORMED);
        assertThat(refusal("{\"a\":\"\\u0000\"}").kind()).isEqualTo(Kind.MALFORMED);
        assertThat(refusal("{}".getBytes(StandardCharsets.UTF_16BE)).kind()).isEqualTo(Kind.MALFORMED);
    }

    @Test
    void resource_that_is_no_bundle_is_refused() {
        RefusedRequest refused = refusal("{\"resourceType\":\"Patient\",\"id\":\"" + CANARY + "\"}");
        assertThat(refused.kind()).isEqualTo(Kind.INVALID);
        assertThat(changed(bundle -> bundle.put("type", "batch")).expression()).isEqualTo("Bundle.type");
    }

    @Test
    void first_entry_that_is_no_claim_is_refused() {
        RefusedRequest refused = changed(bundle -> ((ArrayNode) bundle.get("entry")).remove(0));
        assertThat(refused.expression()).isEqualTo("Bundle.entry[0].resource");
        assertThat(refused.kind()).isEqualTo(Kind.INVALID);
    }

    @Test
    void unknown_resource_type_is_refused() {
        RefusedRequest refused = changed(bundle -> Samples.add(bundle, "{'resourceType':'" + CANARY + "','id':'a'}"));
        assertThat(refused.kind()).isEqualTo(Kind.MALFORMED);
        assertThat(refused.expression()).matches("Bundle\\.entry\\[\\d+]\\.resource");
    }

    @Test
    void claim_for_another_use_or_not_active_is_refused() {
        assertThat(changed(bundle -> Samples.resource(bundle, "Claim").put("use", "claim"))
                        .expression())
                .isEqualTo("Bundle.entry[0].resource.use");
        assertThat(changed(bundle -> Samples.resource(bundle, "Claim").put("status", "cancelled"))
                        .expression())
                .isEqualTo("Bundle.entry[0].resource.status");
        assertThat(changed(bundle -> Samples.resource(bundle, "Coverage").put("status", "cancelled"))
                        .expression())
                .endsWith("resource.status");
    }

    @Test
    void dangling_reference_is_refused_where_it_stands() {
        RefusedRequest refused = changed(
                bundle -> ((ObjectNode) Samples.resource(bundle, "Claim").at("/item/0/extension/3/valueReference"))
                        .put("reference", "MedicationRequest/" + CANARY));
        assertThat(refused.kind()).isEqualTo(Kind.INVALID);
        assertThat(refused.expression())
                .isEqualTo("Bundle.entry[0].resource.item[0].extension[3].valueReference.reference");
    }

    @Test
    void sequence_twice_is_refused() {
        assertThat(refusal(Samples.changed("two-items", bundle -> ((ObjectNode)
                                        Samples.resource(bundle, "Claim").at("/item/1"))
                                .put("sequence", 1)))
                        .expression())
                .isEqualTo("Bundle.entry[0].resource.item[1].sequence");
        assertThat(changed(bundle -> ((ObjectNode)
                                        Samples.resource(bundle, "Claim").at("/supportingInfo/1"))
                                .put("sequence", 1))
                        .expression())
                .isEqualTo("Bundle.entry[0].resource.supportingInfo[1].sequence");
    }

    @Test
    void full_url_twice_is_refused() {
        RefusedRequest refused =
                changed(bundle -> ((ObjectNode) bundle.at("/entry/3")).set("fullUrl", bundle.at("/entry/1/fullUrl")));
        assertThat(refused.expression()).isEqualTo("Bundle.entry[3].fullUrl");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CANARYBIRD",
                "Patient/CANARYBIRD",
                "urn:uuid:CANARYBIRD",
                "urn:uuid:8e6f5e58-6c1d-4d2b-9c1a-0f3a5a4b6c7d-CANARYBIRD",
                "http://",
                "http:CANARYBIRD",
                "https:///CANARYBIRD",
                "https://clinic.example.org/fhir/Patient/CANARYBIRD/_history/2",
                "https://clinic.example.org/CANARY BIRD",
                "javascript:CANARYBIRD",
                "file:///CANARYBIRD",
            })
    void full_url_that_is_no_absolute_address_is_refused(String fullUrl) {
        RefusedRequest refused = changed(bundle -> ((ObjectNode) bundle.at("/entry/2")).put("fullUrl", fullUrl));
        assertThat(refused.kind()).isEqualTo(Kind.MALFORMED);
        assertThat(refused.expression()).isEqualTo("Bundle.entry[2].fullUrl");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "urn:uuid:8e6f5e58-6c1d-4d2b-9c1a-0f3a5a4b6c7d",
                "urn:oid:1.2.840.10008",
                "http://localhost:8080/fhir/Condition/1",
                "https://[::1]/fhir/Condition/1",
            })
    void full_url_that_is_absolute_is_read(String fullUrl) {
        byte[] body = Samples.changed("approved-outright", bundle -> ((ObjectNode)
                        bundle.withArray("entry").get(bundle.get("entry").size() - 1))
                .put("fullUrl", fullUrl));
        assertThat(Samples.READER.read(body)).isNotNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CANARYBIRD",
                "",
                "2026-11-20",
                "2026-11-20T15:00Z",
                "2026-02-30T15:00:00Z",
                "2026-11-20T15:00:00"
            })
    void timestamp_that_is_no_instant_is_refused(String timestamp) {
        RefusedRequest refused = changed(bundle -> bundle.put("timestamp", timestamp));
        assertThat(refused.kind()).isEqualTo(Kind.MALFORMED);
        assertThat(refused.expression()).isEqualTo("Bundle.timestamp");
        assertThat(changed(bundle -> bundle.put("timestamp", 5)).expression()).isEqualTo("Bundle.timestamp");
    }

    @Test
    void timestamp_that_is_an_instant_or_absent_is_read() {
        for (String timestamp : List.of("2026-11-20T15:00:00.123-05:00", "2026-11-20T15:00:00Z")) {
            assertThat(Samples.READER.read(
                            Samples.changed("approved-outright", bundle -> bundle.put("timestamp", timestamp))))
                    .isNotNull();
        }
        assertThat(Samples.READER.read(Samples.changed("approved-outright", bundle -> bundle.remove("timestamp"))))
                .isNotNull();
    }

    @Test
    void insurer_named_by_nothing_is_refused() {
        RefusedRequest refused = changed(
                bundle -> Samples.resource(bundle, "Claim").putObject("insurer").put("display", CANARY));
        assertThat(refused.kind()).isEqualTo(Kind.MISSING);
        assertThat(refused.expression()).isEqualTo("Bundle.entry[0].resource.insurer");
    }

    @Test
    void facts_of_two_people_are_refused_naming_both_places() {
        RefusedRequest refused = changed(bundle -> {
            Samples.add(bundle, "{'resourceType':'Patient','id':'" + CANARY + "'}");
            ((ObjectNode) Samples.resource(bundle, "Condition").get("subject")).put("reference", "Patient/" + CANARY);
        });
        assertThat(refused.kind()).isEqualTo(Kind.INVALID);
        assertThat(refused.expression())
                .matches("Bundle\\.entry\\[0]\\.resource\\.patient \\| Bundle\\.entry\\[\\d+]\\.resource\\.subject");
    }

    @Test
    void coverage_of_another_person_is_refused() {
        RefusedRequest refused = changed(bundle -> {
            Samples.add(bundle, "{'resourceType':'Patient','id':'other'}");
            ((ObjectNode) Samples.resource(bundle, "Coverage").get("beneficiary")).put("reference", "Patient/other");
        });
        assertThat(refused.expression()).endsWith("resource.beneficiary");
    }

    @Test
    void observation_about_nobody_is_refused() {
        assertThat(changed(bundle -> Samples.resource(bundle, "Observation").remove("subject"))
                        .kind())
                .isEqualTo(Kind.MISSING);
    }

    @Test
    void element_that_changes_the_meaning_is_refused() {
        assertThat(changed(bundle -> Samples.resource(bundle, "Condition")
                                .putArray("modifierExtension")
                                .addObject()
                                .put("url", "urn:example:not")
                                .put("valueBoolean", true))
                        .kind())
                .isEqualTo(Kind.INVALID);
        assertThat(changed(bundle ->
                                Samples.resource(bundle, "MedicationRequest").put("doNotPerform", true))
                        .expression())
                .endsWith("doNotPerform");
    }

    @Test
    void second_request_in_the_bundle_is_refused() {
        RefusedRequest refused = changed(bundle -> {
            ObjectNode other = Samples.resource(bundle, "Claim").deepCopy();
            other.put("id", "second");
            Samples.add(bundle, other.toString());
        });
        assertThat(refused.explanation()).contains("one Claim");
    }

    @Test
    void amount_that_is_not_positive_is_refused() {
        assertThat(changed(bundle -> ((ObjectNode)
                                        Samples.resource(bundle, "Claim").at("/item/0/quantity"))
                                .put("value", -30))
                        .expression())
                .isEqualTo("Bundle.entry[0].resource.item[0].quantity");
    }

    @Test
    void bad_date_is_refused_at_its_resource() {
        assertThat(changed(bundle -> Samples.resource(bundle, "Patient").put("birthDate", CANARY))
                        .expression())
                .isEqualTo("Bundle.entry[1].resource");
    }
}
