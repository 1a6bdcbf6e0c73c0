package org.precisionbenefit.api.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.precisionbenefit.audit.Canonical;
import org.precisionbenefit.audit.json.JsonCanonical;
import org.precisionbenefit.intake.Membership;

/** A value of another kind than described is refused at its place, never read as the nearest one. */
class DecisionRequestTest {
    private static final Canonical CANONICAL = new JsonCanonical();
    private static final ObjectMapper JSON = new ObjectMapper();

    private static ObjectNode sample() throws IOException {
        return (ObjectNode) JSON.readTree(Files.readString(Path.of("docs/samples/plain/approved-gene-exception.json")));
    }

    private static DecisionRequest decode(JsonNode body) {
        return CANONICAL.decode(body.toString(), DecisionRequest.class);
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "/profile/genes/0/status, 0",
                "/profile/genes/0/status, \"0\"",
                "/profile/genes/0/status, \"\"",
                "/profile/genes/0/status, \"CANARY\"",
                "/profile/genes/0/performed, 1",
                "/profile/genes/0/performed, \"true\"",
                "/profile/genes/0/diplotype, 22",
                "/profile/member, \"\"",
                "/profile/member, \"  \"",
                "/profile/member, 7",
                "/profile/sex, 1",
                "/profile/birthDate, 5",
                "/profile/birthDate, \"1968-04-12T00:00:00Z\"",
                "/profile/birthDate, \"1968-02-30\"",
                "/request/urgency, 1",
                "/request/identifier/value, 7",
                "/request/items/0/quantity/value, \"30\"",
                "/request/items/0/quantity/unit, 30",
                "/request/items/0/quantity/unit, true",
                "/request/items/0/daysSupply, 30.7",
                "/request/items/0/daysSupply, \"30\"",
                "/request/items/0/sequence, \"1\"",
                "/request/items/0/sequence, null",
            })
    void value_of_another_kind_is_refused_at_its_place(String pointer, String value) throws IOException {
        ObjectNode body = sample();
        int name = pointer.lastIndexOf('/');
        ((ObjectNode) body.at(pointer.substring(0, name))).set(pointer.substring(name + 1), JSON.readTree(value));
        Canonical.Unreadable refused = catchThrowableOfType(Canonical.Unreadable.class, () -> decode(body));
        assertThat(refused).isNotNull();
        assertThat(refused.pointer()).isEqualTo(pointer);
        assertThat(refused.getMessage()).doesNotContain("CANARY");
    }

    @Test
    void blank_number_is_refused_at_its_place() throws IOException {
        ObjectNode body = sample();
        ((ObjectNode) body.at("/request/identifier")).put("value", " ");
        Canonical.Unreadable refused = catchThrowableOfType(Canonical.Unreadable.class, () -> decode(body));
        assertThat(refused).isNotNull();
        assertThat(refused.pointer()).isEqualTo("/request/identifier");
    }

    @Test
    void sample_is_read_with_and_without_membership() throws IOException {
        ObjectNode body = sample();
        assertThat(decode(body).request().membership()).isNull();
        ((ObjectNode) body.get("request"))
                .putObject("membership")
                .put("coverageStart", "2026-01-01")
                .putArray("doubts")
                .add("DECEASED");
        Membership membership = new Membership(LocalDate.of(2026, 1, 1), null, List.of(Membership.Doubt.DECEASED));
        assertThat(decode(body).request().membership()).isEqualTo(membership);
        assertThat(CANONICAL.decode(CANONICAL.encode(decode(body)), DecisionRequest.class))
                .isEqualTo(decode(body));
    }
}
