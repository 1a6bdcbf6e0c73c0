package org.precisionbenefit.profile.fhir;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.precisionbenefit.intake.Membership;
import org.precisionbenefit.intake.Membership.Doubt;
import org.precisionbenefit.profile.Submission;

/** Whether the plan covers the patient, as bundles say it. */
class MembershipReadingTest {
    private static Submission read(Consumer<ObjectNode> change) {
        return Samples.READER.read(Samples.changed("approved-outright", change));
    }

    private static Membership membership(Consumer<ObjectNode> change) {
        return read(change).request().membership();
    }

    private static List<Doubt> doubts(Consumer<ObjectNode> change) {
        Membership membership = membership(change);
        return membership == null ? List.of() : membership.doubts();
    }

    private static ObjectNode coverage(ObjectNode bundle) {
        return Samples.resource(bundle, "Coverage");
    }

    private static ObjectNode patient(ObjectNode bundle) {
        return Samples.resource(bundle, "Patient");
    }

    @Test
    void request_that_says_nothing_has_no_membership() {
        assertThat(membership(bundle -> {})).isNull();
        assertThat(membership(bundle -> patient(bundle).put("deceasedBoolean", false)))
                .isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "2026-03-01, 2026-03-31, 2026-03-01, 2026-03-31",
        "2026-03, 2026-04, 2026-03-01, 2026-04-30",
        "2026, 2026, 2026-01-01, 2026-12-31",
        "2026-03-01T23:30:00-05:00, 2026-03-31T00:30:00+02:00, 2026-03-01, 2026-03-31",
    })
    void period_of_the_coverage_is_read_with_both_ends(String start, String end, LocalDate first, LocalDate last) {
        Membership membership = membership(bundle ->
                coverage(bundle).putObject("period").put("start", start).put("end", end));
        assertThat(membership).isEqualTo(new Membership(first, last, List.of()));
    }

    @Test
    void deceased_patient_is_in_doubt() {
        assertThat(doubts(bundle -> patient(bundle).put("deceasedBoolean", true)))
                .containsExactly(Doubt.DECEASED);
        assertThat(doubts(bundle -> patient(bundle).put("deceasedDateTime", "2026-10")))
                .containsExactly(Doubt.DECEASED);
    }

    @Test
    void numbers_that_differ_are_in_doubt() {
        assertThat(doubts(bundle -> ((ObjectNode) coverage(bundle).at("/identifier/0")).put("value", "DEMO-0099")))
                .containsExactly(Doubt.NUMBERS_DIFFER);
        assertThat(doubts(bundle -> ((ObjectNode) patient(bundle).at("/identifier/0")).put("value", "DEMO-0099")))
                .containsExactly(Doubt.NUMBERS_DIFFER);
        assertThat(doubts(bundle -> coverage(bundle).put("subscriberId", "DEMO-0099")))
                .containsExactly(Doubt.NUMBERS_DIFFER);
        assertThat(doubts(bundle -> {
                    ((ObjectNode) coverage(bundle).at("/relationship/coding/0")).put("code", "other");
                    coverage(bundle).put("subscriberId", "DEMO-0099");
                }))
                .as("the code of X12 alone says that the patient is the subscriber")
                .containsExactly(Doubt.NUMBERS_DIFFER);
    }

    @Test
    void numbers_that_agree_are_not() {
        assertThat(doubts(bundle -> ((ObjectNode) coverage(bundle).at("/identifier/0")).put("value", " demo-0001 ")))
                .isEmpty();
        assertThat(doubts(bundle -> coverage(bundle).put("subscriberId", "DEMO-00")))
                .as("a plan that appends the person to the number of the family")
                .isEmpty();
        assertThat(doubts(bundle -> {
                    coverage(bundle)
                            .putObject("relationship")
                            .putArray("coding")
                            .addObject()
                            .put("code", "child");
                    coverage(bundle).put("subscriberId", "PARENT-7").put("dependent", "02");
                }))
                .as("a child under the number of its parent")
                .isEmpty();
        assertThat(doubts(bundle -> patient(bundle).remove("identifier")))
                .as("nothing to compare")
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void coverage_of_another_payer_beside_the_one_asked_is_not_judged(boolean focal) {
        Submission submission = read(bundle -> {
            ObjectNode other = coverage(bundle).deepCopy();
            other.put("id", "other").put("subscriberId", "OTHER-7");
            ((ObjectNode) other.at("/identifier/0")).put("value", "OTHER-7");
            ((ObjectNode) other.at("/class/0")).put("value", "OTHER-PLAN");
            other.putObject("period").put("end", "2020-12-31");
            Samples.add(bundle, other.toString());
            ArrayNode insurance = (ArrayNode) Samples.resource(bundle, "Claim").get("insurance");
            ((ObjectNode) insurance.get(0)).put("focal", !focal);
            insurance
                    .addObject()
                    .put("sequence", 2)
                    .put("focal", focal)
                    .putObject("coverage")
                    .put("reference", "Coverage/other");
        });
        assertThat(submission.request().plan().value()).isEqualTo(focal ? "OTHER-PLAN" : "DEMO-COMMERCIAL");
        assertThat(submission.request().membership() == null).isEqualTo(!focal);
    }
}
