package org.precisionbenefit.api.fhir;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.ws.rs.core.Response;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.CapabilityStatement;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.Parameters;
import org.junit.jupiter.api.Test;
import org.precisionbenefit.access.Callers;
import org.precisionbenefit.access.VisiblePlans;
import org.precisionbenefit.api.RefusedSubmissions;
import org.precisionbenefit.audit.rejection.Door;
import org.precisionbenefit.audit.rejection.Refused;
import org.precisionbenefit.casework.Answered;
import org.precisionbenefit.casework.Arrival;
import org.precisionbenefit.casework.CaseFile;
import org.precisionbenefit.casework.CaseQuery;
import org.precisionbenefit.casework.FindCase;
import org.precisionbenefit.casework.RenderAnswer;
import org.precisionbenefit.casework.SubmitRequest;
import org.precisionbenefit.decision.DecisionId;
import org.precisionbenefit.formulary.PlanId;
import org.precisionbenefit.intake.BoundedBody;
import org.precisionbenefit.intake.RefusedRequest;
import org.precisionbenefit.profile.MemberId;
import org.precisionbenefit.profile.Submission;
import org.precisionbenefit.terminology.Digest;

class FhirDoorTest {
    private static final String FHIR = "application/fhir+json";

    /** Keeps in memory what was answered. */
    private static final class Kept implements SubmitRequest, FindCase {
        private final List<Answered> answers = new ArrayList<>();
        private final List<String> keys = new ArrayList<>();
        private final List<CaseQuery> queries = new ArrayList<>();
        private String refusedUnder;

        @Override
        public Answered submit(Arrival arrival, RenderAnswer door) {
            keys.add(String.valueOf(arrival.idempotencyKey()));
            if (refusedUnder != null) {
                throw new RefusedRequest(RefusedRequest.Kind.CONFLICT, "Claim", "Not now.")
                        .under(new PlanId(refusedUnder));
            }
            Submission submission = Decided.READER.read(arrival.body().getBytes(StandardCharsets.UTF_8));
            CaseFile file = Decided.decide(submission);
            answers.add(new Answered(file, door.render(file), false));
            return answers.get(answers.size() - 1);
        }

        @Override
        public Optional<Answered> find(DecisionId id, VisiblePlans plans) {
            return Optional.empty();
        }

        @Override
        public List<Answered> matching(CaseQuery query, VisiblePlans plans) {
            queries.add(query);
            return answers;
        }
    }

    private final List<Refused> noted = new ArrayList<>();
    private final Kept kept = new Kept();
    private final ClaimOperations door = new ClaimOperations(
            new FhirSubmitting(Decided.READER, kept, Decided.WRITER),
            new FhirInquiring(Decided.READER, kept, Decided.WRITER),
            new OperationOutcomeWriter(Decided.CONTEXT),
            new MetadataWriter(Decided.CONTEXT, "1.2.3", LocalDate.of(2026, 11, 21)),
            () -> Callers.SUBMITTER,
            new RefusedSubmissions(
                    () -> Callers.SUBMITTER,
                    plan -> plan.value().equals("KNOWN"),
                    (caller, refused) -> noted.add(refused)));

    private static InputStream body(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    private static OperationOutcome outcome(Response response) {
        assertThat(response.getMediaType()).hasToString(FHIR);
        OperationOutcome outcome =
                Decided.CONTEXT.newJsonParser().parseResource(OperationOutcome.class, (String) response.getEntity());
        assertThat(outcome.getIssue()).hasSize(1);
        return outcome;
    }

    @Test
    void request_is_answered_with_a_bundle() throws IOException {
        Response response =
                door.submit(FHIR + "; charset=UTF-8", null, "key-1", body(Decided.text("approved-outright")));
        assertThat(response.getStatus()).isEqualTo(200);
        Bundle bundle = Decided.parse((String) response.getEntity());
        assertThat(bundle.getType()).isEqualTo(Bundle.BundleType.COLLECTION);
        assertThat(bundle.getIdentifier().getValue()).isEqualTo("demo-approved-outright");
        assertThat(kept.keys).containsExactly("key-1");
    }

    @Test
    void other_kinds_of_body_are_not_taken() throws IOException {
        for (String type : List.of(
                "application/json", "application/fhir+xml", "text/plain", "nonsense", FHIR + ";charset=latin1")) {
            Response response = door.submit(type, null, null, body("{}"));
            assertThat(response.getStatus()).as(type).isEqualTo(415);
            assertThat(outcome(response).getIssueFirstRep().getCode())
                    .isEqualTo(OperationOutcome.IssueType.NOTSUPPORTED);
        }
        assertThat(door.submit(FHIR, "gzip", null, body("{}")).getStatus()).isEqualTo(415);
        assertThat(door.inquire(null, null, body("{}")).getStatus()).isEqualTo(415);
    }

    @Test
    void refusals_of_submissions_are_noted_without_what_was_sent_and_those_of_inquiries_are_not() throws IOException {
        door.submit("text/plain", null, null, body("{}"));
        door.submit(FHIR, null, null, body("{"));
        door.submit(FHIR, null, null, body(" ".repeat(BoundedBody.MAX_BYTES + 1)));
        kept.refusedUnder = "KNOWN";
        String sound = Decided.text("approved-outright");
        door.submit(FHIR, null, null, body(sound));
        kept.refusedUnder = "UNKNOWN";
        door.submit(FHIR, null, null, body(sound));
        door.inquire(FHIR, null, body("{"));
        assertThat(noted)
                .containsExactly(
                        new Refused(Door.FHIR_SUBMIT, 415, "not-supported", null, null),
                        new Refused(Door.FHIR_SUBMIT, 400, "structure", null, Digest.of("{")),
                        new Refused(Door.FHIR_SUBMIT, 413, "too-long", null, null),
                        new Refused(Door.FHIR_SUBMIT, 409, "conflict", new PlanId("KNOWN"), Digest.of(sound)),
                        new Refused(Door.FHIR_SUBMIT, 409, "conflict", null, Digest.of(sound)));
    }

    @Test
    void refusal_is_one_outcome_with_its_place_and_nothing_that_was_sent() throws IOException {
        Response response = door.submit(FHIR, null, null, body(Decided.text("hostile")));
        assertThat(response.getStatus()).isEqualTo(400);
        OperationOutcome outcome = outcome(response);
        assertThat(outcome.getIssueFirstRep().getExpression().get(0).getValue())
                .isEqualTo("Bundle.entry[0].resource.item[0].quantity.value");
        assertThat((String) response.getEntity()).doesNotContain("1e9").doesNotContain("demo-");
        assertThat(door.submit(FHIR, null, null, body(Decided.text("malformed")))
                        .getStatus())
                .isEqualTo(400);
    }

    @Test
    void every_kind_of_refusal_has_an_issue_code_of_the_standard() {
        OperationOutcomeWriter writer = new OperationOutcomeWriter(Decided.CONTEXT);
        for (RefusedRequest.Kind kind : RefusedRequest.Kind.values()) {
            String text = writer.write(new RefusedRequest(kind, "Bundle.a | Bundle.b", "Mend it."));
            OperationOutcome outcome = Decided.CONTEXT.newJsonParser().parseResource(OperationOutcome.class, text);
            assertThat(outcome.getIssueFirstRep().getExpression()).hasSize(2);
        }
    }

    @Test
    void sixty_megabytes_are_refused_after_the_first_five() throws IOException {
        int[] read = {0};
        InputStream endless = new InputStream() {
            @Override
            public int read() {
                read[0]++;
                return read[0] > 60_000_000 ? -1 : 'x';
            }
        };
        Response response = door.submit(FHIR, null, null, endless);
        assertThat(response.getStatus()).isEqualTo(413);
        assertThat(outcome(response).getIssueFirstRep().getCode()).isEqualTo(OperationOutcome.IssueType.TOOLONG);
        assertThat(read[0]).isLessThan(BoundedBody.MAX_BYTES + 10_000);
    }

    @Test
    void inquiry_gives_the_members_cases_in_the_inquirers_references() throws IOException {
        door.submit(FHIR, null, null, body(Decided.text("approved-outright")));
        String inquiry = Decided.text("approved-outright").replace("demo-claim-approved-outright", "inquiry-1");
        Response response = door.inquire(FHIR, null, body(inquiry));
        assertThat(response.getStatus()).isEqualTo(200);
        Parameters parameters =
                Decided.CONTEXT.newJsonParser().parseResource(Parameters.class, (String) response.getEntity());
        assertThat(parameters.getParameter()).singleElement().satisfies(parameter -> {
            assertThat(parameter.getName()).isEqualTo("return");
            assertThat(Decided.response((Bundle) parameter.getResource())
                            .getRequest()
                            .getReference())
                    .isEqualTo("Claim/inquiry-1");
        });
        assertThat(kept.queries.get(0).member()).isEqualTo(new MemberId("DEMO-0001"));
    }

    @Test
    void inquiry_that_finds_nothing_gives_no_bundle() throws IOException {
        Response response = door.inquire(FHIR, null, body(Decided.text("approved-outright")));
        assertThat(Decided.CONTEXT
                        .newJsonParser()
                        .parseResource(Parameters.class, (String) response.getEntity())
                        .getParameter())
                .isEmpty();
    }

    @Test
    void metadata_names_the_operations_that_stand() {
        CapabilityStatement statement = Decided.CONTEXT
                .newJsonParser()
                .parseResource(
                        CapabilityStatement.class, (String) door.metadata().getEntity());
        assertThat(statement.getRestFirstRep().getResourceFirstRep().getOperation())
                .extracting(CapabilityStatement.CapabilityStatementRestResourceOperationComponent::getName)
                .containsExactly("submit", "inquire");
        assertThat(statement.getInstantiates())
                .extracting(Object::toString)
                .noneMatch(address -> address.contains("davinci-pas"));
    }
}
