package org.precisionbenefit.api.fhir;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.ClaimResponse;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.CommunicationRequest;
import org.hl7.fhir.r4.model.Period;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.precisionbenefit.casework.CaseFile;
import org.precisionbenefit.casework.PrescriberAnswer;
import org.precisionbenefit.casework.Reviews;
import org.precisionbenefit.decision.Endorsed;
import org.precisionbenefit.decision.Endorsements;
import org.precisionbenefit.decision.SigningPurpose;
import org.precisionbenefit.intake.Envelope;
import org.precisionbenefit.profile.Submission;
import org.precisionbenefit.terminology.RxCui;

/** The answers to the project's own samples, read back strictly. */
class ClaimResponseWriterTest {
    private static List<CommunicationRequest> questions(Bundle bundle) {
        return bundle.getEntry().stream()
                .map(Bundle.BundleEntryComponent::getResource)
                .filter(resource -> resource instanceof CommunicationRequest)
                .map(CommunicationRequest.class::cast)
                .toList();
    }

    private static List<String> notes(Bundle bundle) {
        return notes(Decided.response(bundle));
    }

    private static List<String> notes(ClaimResponse response) {
        return response.getProcessNote().stream()
                .map(ClaimResponse.NoteComponent::getText)
                .toList();
    }

    @ParameterizedTest
    @CsvSource({
        "approved-outright,A1",
        "approved-gene-exception,A1",
        "attested-gene-pends,A4",
        "quantity-over-limit,A4",
        "missing-fact,A4",
        "missing-fact-completion,A1",
        "to-human,A4",
        "not-required,NA",
        "excluded-drug,A4",
        "two-items,A4 A1",
        "unknown-drug,A4",
    })
    void sample_is_answered_by_its_action(String sample, String actions) {
        ClaimResponse response = Decided.response(Decided.bundle(sample));
        assertThat(response.getItem().stream().map(Decided::action))
                .as(notes(Decided.bundle(sample)).toString())
                .containsExactly(actions.split(" "));
        assertThat(response.getOutcome()).isEqualTo(ClaimResponse.RemittanceOutcome.COMPLETE);
        assertThat(((BooleanType) response.getExtensionByUrl(PasUrls.REVIEWER)
                                .getExtensionByUrl("wasHumanReviewedFlag")
                                .getValue())
                        .booleanValue())
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"approved-outright", "missing-fact", "two-items", "to-human"})
    void every_reference_of_the_answer_leads_to_one_entry(String sample) {
        Bundle bundle = Decided.bundle(sample);
        ClaimResponse response = Decided.response(bundle);
        List<String> urls = bundle.getEntry().stream()
                .map(Bundle.BundleEntryComponent::getFullUrl)
                .toList();
        assertThat(urls).doesNotHaveDuplicates();
        Stream.concat(
                        Stream.of(response.getPatient(), response.getInsurer(), response.getRequestor()),
                        response.getCommunicationRequest().stream())
                .map(reference -> "https://clinic.example.org/fhir/" + reference.getReference())
                .forEach(reference -> assertThat(urls).contains(reference));
        assertThat(response.getRequest().getReference()).isEqualTo("Claim/demo-claim-" + sample);
    }

    @Test
    void approval_carries_number_issue_date_and_period() {
        ClaimResponse.ItemComponent item =
                Decided.response(Decided.bundle("approved-outright")).getItemFirstRep();
        assertThat(item.getAdjudicationFirstRep()
                        .getExtensionByUrl(PasUrls.REVIEW_ACTION)
                        .getExtensionByUrl("number")
                        .getValue()
                        .primitiveValue())
                .isNotBlank();
        assertThat(item.getExtensionByUrl(PasUrls.ISSUE_DATE).getValue().primitiveValue())
                .isEqualTo("2026-11-21");
        assertThat(((Period) item.getExtensionByUrl(PasUrls.PERIOD).getValue())
                        .getStartElement()
                        .getValueAsString())
                .isEqualTo("2026-11-21");
        assertThat(item.getExtensionByUrl(PasUrls.ITEM_TRACE_NUMBER)).isNotNull();
        assertThat(item.getNoteNumber()).isNotEmpty();
    }

    @Test
    void missing_fact_is_asked_by_its_term_and_says_it_waits_for_information() {
        Bundle bundle = Decided.bundle("missing-fact");
        assertThat(questions(bundle)).anySatisfy(question -> {
            assertThat(question.getReasonCodeFirstRep().getCodingFirstRep().getCode())
                    .isEqualTo("condition(stroke-or-tia)");
            assertThat(question.getPayloadFirstRep().getContentStringType().getValue())
                    .isNotBlank();
        });
        assertThat(Decided.response(bundle).getCommunicationRequest()).hasSameSizeAs(questions(bundle));
        assertThat(Decided.response(bundle).getItemFirstRep().getExtensionByUrl(PasUrls.REFERENCE_NUMBER))
                .isNotNull();
        assertThat(notes(bundle))
                .anyMatch(note -> note.startsWith("It waits for information"))
                .anyMatch(note -> note.contains("2026-11-24T10:15:30Z"));
    }

    @Test
    void case_for_a_person_says_so_and_asks_nothing() {
        Bundle bundle = Decided.bundle("to-human");
        assertThat(notes(bundle)).anyMatch(note -> note.startsWith("It waits for a person"));
        assertThat(questions(bundle)).isEmpty();
    }

    @Test
    void denial_by_a_person_says_reason_ground_and_what_would_have_met_it_and_asks_nothing() {
        Bundle bundle = reviewed(waiting -> Reviews.denied(waiting, "The stroke speaks against it."));
        ClaimResponse response = Decided.response(bundle);
        assertThat(Decided.action(response.getItemFirstRep())).isEqualTo("A3");
        assertThat(reason(response.getItemFirstRep().getAdjudicationFirstRep()).getCode())
                .isEqualTo("0F");
        assertThat(isReviewed(response)).isTrue();
        assertThat(notes(bundle))
                .contains(
                        "The stroke speaks against it.",
                        "What would have met it: No earlier stroke or transient ischaemic attack")
                .noneMatch(note -> note.startsWith("It waits") || note.startsWith("It is answered by"));
        assertThat(questions(bundle)).isEmpty();
    }

    @Test
    void approval_by_a_person_has_number_and_days() {
        ClaimResponse response = Decided.response(reviewed(Reviews::approved));
        assertThat(Decided.action(response.getItemFirstRep())).isEqualTo("A1");
        assertThat(response.getItemFirstRep().getExtensionByUrl(PasUrls.PERIOD)).isNotNull();
        assertThat(notes(response)).anyMatch(note -> note.startsWith("Approved: "));
    }

    @Test
    void less_is_modified_with_what_is_approved_in_words_and_a_reason_only_where_nobody_accepted() {
        ClaimResponse accepted =
                Decided.response(reviewed(waiting -> Reviews.less(waiting, PrescriberAnswer.Said.ACCEPTED, null)));
        assertThat(Decided.action(accepted.getItemFirstRep())).isEqualTo("A6");
        assertThat(notes(accepted)).anyMatch(note -> note.startsWith("Approved: 15 "));
        assertThat(accepted.getItemFirstRep()
                        .getAdjudicationFirstRep()
                        .getExtensionByUrl(PasUrls.REVIEW_ACTION)
                        .getExtensionByUrl("reasonCode"))
                .isNull();
        ClaimResponse cut = Decided.response(
                reviewed(waiting -> Reviews.less(waiting, PrescriberAnswer.Said.NOT_ASKED, new RxCui("32968"))));
        assertThat(reason(cut.getItemFirstRep().getAdjudicationFirstRep()).getCode())
                .isEqualTo("0L");
        assertThat(notes(cut)).anyMatch(note -> note.startsWith("Approved: the drug of RxCUI 32968 instead,"));
    }

    private static Bundle reviewed(UnaryOperator<CaseFile> review) {
        Submission submission = Decided.READER.read(Decided.text("to-human").getBytes(StandardCharsets.UTF_8));
        return Decided.parse(Decided.WRITER.write(review.apply(Decided.decide(submission)), submission.envelope()));
    }

    private static Coding reason(ClaimResponse.AdjudicationComponent adjudication) {
        return ((CodeableConcept) adjudication
                        .getExtensionByUrl(PasUrls.REVIEW_ACTION)
                        .getExtensionByUrl("reasonCode")
                        .getValue())
                .getCodingFirstRep();
    }

    private static boolean isReviewed(ClaimResponse response) {
        return ((BooleanType) response.getExtensionByUrl(PasUrls.REVIEWER)
                        .getExtensionByUrl("wasHumanReviewedFlag")
                        .getValue())
                .booleanValue();
    }

    @Test
    void answer_of_releases_that_are_signed_for_demonstration_says_so() {
        var submission = Decided.READER.read(Decided.text("approved-outright").getBytes(StandardCharsets.UTF_8));
        assertThat(notes(answered(submission, Endorsed.as(SigningPurpose.DEMONSTRATION))))
                .filteredOn(note -> note.startsWith("DEMONSTRATION: "))
                .singleElement()
                .asString()
                .contains("signed for demonstration only", "decides nobody's care");
        assertThat(notes(answered(submission, Endorsed.as(SigningPurpose.PRODUCTION))))
                .noneMatch(note -> note.contains("DEMONSTRATION"));
        assertThat(notes(answered(submission, null))).noneMatch(note -> note.contains("DEMONSTRATION"));
    }

    private static Bundle answered(Submission submission, @Nullable Endorsements endorsements) {
        return Decided.parse(Decided.WRITER.write(Decided.decide(submission, endorsements), submission.envelope()));
    }

    @Test
    void proposal_is_only_said() {
        Bundle bundle = Decided.bundle("quantity-over-limit");
        assertThat(notes(bundle)).anyMatch(note -> note.startsWith("Proposal: 30 tablet for 30 days"));
        assertThat(Decided.response(bundle).getAddItem()).isEmpty();
    }

    @Test
    void resources_of_the_client_come_back_byte_for_byte() {
        String body = Decided.text("approved-outright");
        String answer = Decided.answer(body);
        Envelope envelope =
                Decided.READER.read(body.getBytes(StandardCharsets.UTF_8)).envelope();
        assertThat(envelope.echoes()).isNotEmpty().allSatisfy(echo -> assertThat(answer)
                .containsOnlyOnce(echo.json()));
    }

    @Test
    void same_case_gives_the_same_bytes() {
        assertThat(Decided.answer(Decided.text("missing-fact")))
                .isEqualTo(Decided.answer(Decided.text("missing-fact")));
    }

    @Test
    void client_that_writes_urns_is_answered_in_urns() {
        String urn = "urn:uuid:8e6f5e58-6c1d-4d2b-9c1a-0f3a5a4b6c7d";
        String body = Decided.text("missing-fact")
                .replace("https://clinic.example.org/fhir/Claim/demo-claim-missing-fact", urn);
        Bundle bundle = Decided.parse(Decided.answer(body));
        assertThat(bundle.getEntryFirstRep().getFullUrl()).isEqualTo("urn:uuid:" + Decided.ID);
        assertThat(Decided.response(bundle).getRequest().getReference()).isEqualTo(urn);
        assertThat(Decided.response(bundle).getCommunicationRequestFirstRep().getReference())
                .startsWith("urn:uuid:");
    }

    @Test
    void reading_and_writing_take_a_few_milliseconds() {
        String body = Decided.text("not-required");
        var submission = Decided.READER.read(body.getBytes(StandardCharsets.UTF_8));
        var file = Decided.decide(submission);
        long best = Long.MAX_VALUE;
        for (int round = 0; round < 40; round++) {
            long start = System.nanoTime();
            for (int i = 0; i < 10; i++) {
                var read = Decided.READER.read(body.getBytes(StandardCharsets.UTF_8));
                Decided.WRITER.write(file, read.envelope());
            }
            best = Math.min(best, (System.nanoTime() - start) / 10);
        }
        System.out.printf(java.util.Locale.ROOT, "reading and writing %d bytes: %.2f ms%n", body.length(), best / 1e6);
        assertThat(best).isLessThan(20_000_000L);
    }

    @Test
    void insurer_named_by_its_number_is_named_so_in_answer_and_questions() {
        for (String sample : List.of("approved-outright", "missing-fact")) {
            String body = Decided.text(sample)
                    .replaceFirst(
                            "\"insurer\": \\{[^}]*}",
                            "\"insurer\": {\"identifier\": {\"system\": \"urn:example:payers\", \"value\": \"P-1\"}}");
            String answer = Decided.answer(body);
            assertThat(Decided.response(Decided.parse(answer))
                            .getInsurer()
                            .getIdentifier()
                            .getValue())
                    .isEqualTo("P-1");
            assertThat(answer).doesNotContain("\"reference\":null");
        }
    }
}
