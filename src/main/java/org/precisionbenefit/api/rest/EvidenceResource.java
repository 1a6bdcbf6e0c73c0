package org.precisionbenefit.api.rest;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.precisionbenefit.api.EvidenceAnswer;
import org.precisionbenefit.api.EvidenceQuestion;
import org.precisionbenefit.api.LiveKnowledge;
import org.precisionbenefit.intake.BoundedBody;
import org.precisionbenefit.intake.RefusedRequest;

/** What results of genes and tumour markers mean for drugs, without a request. */
@Path("/api/v1/evidence")
@Tag(name = "Evidence")
@Produces(MediaType.APPLICATION_JSON)
public class EvidenceResource {
    private static final String EXAMPLE = """
            {"asOf": "2026-11-28",
             "genes": [{"gene": "CYP2C19", "diplotype": "*1/*2"}],
             "medications": [{"drug": "4450", "dailyMilligrams": 200}],
             "indications": [{"system": "http://hl7.org/fhir/sid/icd-10-cm", "value": "I21.4"}],
             "drugs": ["32968"]}""";

    private static final String BY_PHENOTYPE = """
            {"genes": [{"gene": "CYP2D6", "phenotype": "Poor Metabolizer"}],
             "member": {"birthDate": "1981-04-02", "treatment": "NAIVE", "dailyDose": 80},
             "drugs": ["38400"]}""";

    private static final String BY_SCORE = """
            {"genes": [{"gene": "CYP2C9", "activityScore": "1.0"}, {"gene": "HLA-B", "phenotype": "*15:02 negative"}],
             "member": {"age": 40, "weight": 70},
             "drugs": ["8183"]}""";

    private static final String TUMOUR = """
            {"asOf": "2026-11-28",
             "markers": [{"marker": "EGFR",
                          "finding": {"is": "Variant", "presence": "PRESENT", "names": ["p.T790M"]},
                          "specimen": {"kind": "TISSUE", "taken": "2026-10-01"}}],
             "tumour": {"histology": "adenocarcinoma of lung", "settings": ["METASTATIC"], "prior": ["337525"]},
             "member": {"age": 61},
             "drugs": ["1721560"]}""";

    private static final String INHERITED = """
            {"asOf": "2026-11-28",
             "markers": [{"marker": "CFTR",
                          "finding": {"is": "Variant", "presence": "PRESENT", "names": ["p.Phe508del"], "copies": 2},
                          "origin": "GERMLINE", "pathogenicity": "PATHOGENIC"}],
             "member": {"age": 9}}""";

    private final LiveKnowledge live;
    private final PlainForm form;

    public EvidenceResource(LiveKnowledge live, PlainForm form) {
        this.live = Objects.requireNonNull(live, "live is null");
        this.form = Objects.requireNonNull(form, "form is null");
    }

    /** Interprets results. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Ask what results of genes and tumour markers mean for drugs",
            description = "Nothing is kept and nothing is decided. Each drug gets guidance (possibly that the guideline"
                    + " recommends nothing), or what is missing to tell, or that no knowledge covers it. What other"
                    + " drugs make of a result stands beside the answer by the genes, never in its place. What labels"
                    + " make of tumour markers and inherited variants stands beside both, each row with whether it was"
                    + " compared with the label: eligible, not eligible, missing, stale or conflicting.")
    @RequestBody(
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = EvidenceQuestion.class),
                            examples = {
                                @ExampleObject(name = "a diplotype beside another drug", value = EXAMPLE),
                                @ExampleObject(name = "a phenotype and the dose ordered", value = BY_PHENOTYPE),
                                @ExampleObject(name = "a score and a tested allele", value = BY_SCORE),
                                @ExampleObject(name = "a marker of a lung tumour", value = TUMOUR),
                                @ExampleObject(name = "an inherited variant", value = INHERITED)
                            }))
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = EvidenceAnswer.class)))
    @APIResponse(
            responseCode = "422",
            content =
                    @Content(mediaType = "application/problem+json", schema = @Schema(implementation = Problem.class)))
    public Response interpret(InputStream body) throws IOException {
        try {
            EvidenceQuestion question = form.question(BoundedBody.read(body));
            return Response.ok(form.write(question.answeredBy(live.knowledge(), live.today())))
                    .build();
        } catch (RefusedRequest refused) {
            return DecisionsResource.refused(refused);
        }
    }
}
