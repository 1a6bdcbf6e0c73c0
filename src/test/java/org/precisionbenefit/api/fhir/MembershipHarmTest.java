package org.precisionbenefit.api.fhir;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.precisionbenefit.decision.Automatic;
import org.precisionbenefit.decision.ItemDecision;
import org.precisionbenefit.decision.Pended;

/** Nobody who may not be covered is approved, or told that no authorization is needed. */
class MembershipHarmTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    private static Automatic answer(String sample, Consumer<JsonNode> change) {
        return decided(sample, change).outcome().determination();
    }

    private static ItemDecision decided(String sample, Consumer<JsonNode> change) {
        try {
            JsonNode bundle = JSON.readTree(Decided.text(sample));
            change.accept(bundle);
            return Decided.decide(Decided.READER.read(bundle.toString().getBytes(StandardCharsets.UTF_8)))
                    .record()
                    .items()
                    .get(0);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static ObjectNode first(JsonNode bundle, String type) {
        return StreamSupport.stream(bundle.path("entry").spliterator(), false)
                .map(entry -> (ObjectNode) entry.path("resource"))
                .filter(resource -> resource.path("resourceType").asText().equals(type))
                .findFirst()
                .orElseThrow();
    }

    private static void assertWaits(String sample, String because, Consumer<JsonNode> change) {
        assertThat(answer(sample, change)).isInstanceOfSatisfying(Pended.class, pended -> {
            assertThat(pended.waitsFor()).isEqualTo(Pended.WaitsFor.HUMAN_REVIEW);
            assertThat(pended.reason()).isEqualTo(Pended.Reason.MEMBERSHIP_IN_DOUBT);
            assertThat(pended.because()).contains(because).doesNotContain("DEMO-");
        });
    }

    private static void period(JsonNode bundle, String end, String day) {
        first(bundle, "Coverage").putObject("period").put(end, day);
    }

    @ParameterizedTest
    @ValueSource(strings = {"approved-outright", "approved-gene-exception", "not-required"})
    void coverage_outside_its_days_waits_and_inside_is_answered(String sample) {
        assertWaits(sample, "ended", bundle -> period(bundle, "end", "2026-11-20"));
        assertWaits(sample, "begins", bundle -> period(bundle, "start", "2026-11-22"));
        assertThat(answer(sample, bundle -> period(bundle, "end", "2026-11-21")))
                .isNotInstanceOf(Pended.class);
        assertThat(answer(sample, bundle -> period(bundle, "start", "2026-11-21")))
                .isNotInstanceOf(Pended.class);
    }

    @Test
    void person_who_reviews_a_doubtful_membership_finds_what_the_policy_says() {
        ItemDecision covered = decided("approved-gene-exception", bundle -> {});
        ItemDecision ended = decided("approved-gene-exception", bundle -> period(bundle, "end", "2026-11-20"));
        assertThat(covered.evaluation()).isNotNull();
        assertThat(ended.evaluation()).isEqualTo(covered.evaluation());
        assertThat(ended.evidence()).isEqualTo(covered.evidence());
    }

    @Test
    void approval_that_outlives_the_coverage_is_given_as_asked_and_says_so() {
        ItemDecision open = decided("approved-outright", bundle -> {});
        ItemDecision ending = decided("approved-outright", bundle -> period(bundle, "end", "2026-12-31"));
        assertThat(ending.outcome()).isEqualTo(open.outcome());
        assertThat(open.remarks().notes()).noneMatch(note -> note.contains("only while the member is covered"));
        assertThat(ending.remarks().notes()).anyMatch(note -> note.contains("only while the member is covered"));
        assertThat(decided("approved-outright", bundle -> period(bundle, "end", "2099-12-31"))
                        .remarks())
                .isEqualTo(open.remarks());
    }

    @ParameterizedTest
    @ValueSource(strings = {"approved-outright", "approved-gene-exception", "not-required"})
    void deceased_patient_waits_and_living_is_answered(String sample) {
        assertWaits(sample, "deceased", bundle -> first(bundle, "Patient").put("deceasedBoolean", true));
        assertWaits(sample, "deceased", bundle -> first(bundle, "Patient").put("deceasedDateTime", "2026-10-01"));
        assertThat(answer(sample, bundle -> first(bundle, "Patient").put("deceasedBoolean", false)))
                .isNotInstanceOf(Pended.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"approved-outright", "approved-gene-exception", "not-required"})
    void number_of_another_member_waits(String sample) {
        assertWaits(sample, "different member numbers", bundle -> ((ObjectNode)
                        first(bundle, "Coverage").at("/identifier/0"))
                .put("value", "DEMO-0099"));
        assertWaits(sample, "different member numbers and", bundle -> {
            first(bundle, "Coverage").put("subscriberId", "DEMO-0099");
            period(bundle, "end", "2026-11-20");
        });
    }
}
