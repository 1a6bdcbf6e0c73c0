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
import org.precisionbenefit.api.BenefitCheckAnswer;
import org.precisionbenefit.api.BenefitCheckQuestion;
import org.precisionbenefit.api.BenefitChecking;
import org.precisionbenefit.api.LiveBenefits;
import org.precisionbenefit.api.WhoAsks;
import org.precisionbenefit.intake.BoundedBody;
import org.precisionbenefit.intake.RefusedRequest;

/** What a plan does for a drug, without a request. */
@Path("/api/v1/benefit-check")
@Tag(name = "Benefits")
@Produces(MediaType.APPLICATION_JSON)
public class BenefitCheckResource {
    private static final String RULES = """
            {"plan": "DEMO-COMMERCIAL",
             "drug": {"codes": [{"system": "http://www.nlm.nih.gov/research/umls/rxnorm", "value": "855812"}]},
             "asOf": "2026-11-28"}""";

    private static final String SUPPLY = """
            {"plan": "DEMO-COMMERCIAL",
             "drug": {"text": "clopidogrel 75 MG Oral Tablet"},
             "member": {"age": 61, "sex": "FEMALE",
                        "diagnoses": [{"system": "http://hl7.org/fhir/sid/icd-10-cm", "value": "I21.4"}]},
             "supply": {"quantity": {"value": 90, "unit": "tablet"}, "days": 90, "pharmacy": "MAIL"},
             "paid": {"deductible": 100.00, "outOfPocket": 130.00}}""";

    private static final String RESULTS = """
            {"plan": "DEMO-COMMERCIAL",
             "drug": {"codes": [{"system": "http://www.nlm.nih.gov/research/umls/rxnorm", "value": "855812"}]},
             "member": {"genes": [{"gene": "CYP2C19", "diplotype": "*2/*2"}],
                        "medications": [{"drug": "32968"}]},
             "supply": {"quantity": {"value": 30, "unit": "tablet"}, "days": 30}}""";

    private static final String EARLIER = """
            {"plan": "DEMO-COMMERCIAL",
             "drug": {"codes": [{"system": "http://hl7.org/fhir/sid/ndc", "value": "00378518693"}]},
             "asOf": "2026-03-01"}""";

    private final BenefitChecking checking;
    private final PlainForm form;
    private final WhoAsks who;

    public BenefitCheckResource(LiveBenefits live, PlainForm form, WhoAsks who) {
        this.checking = new BenefitChecking(live);
        this.form = Objects.requireNonNull(form, "form is null");
        this.who = Objects.requireNonNull(who, "who is null");
    }

    /** Says what a plan does for a drug. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Ask what a plan does for a drug, member and day",
            description = "Whether the drug is covered, under which rules, how much of it, and what a supply costs the"
                    + " member and the plan; what cannot be told is said to be unknown, with what is missing. A drug"
                    + " that cannot be told, a plan that is not known and a day for which no list is known are"
                    + " answers too. Nothing is kept, decided or granted. For a plan that publishes its formulary,"
                    + " knownAt gives the answer of an earlier instant; the answer names its own.")
    @RequestBody(
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = BenefitCheckQuestion.class),
                            examples = {
                                @ExampleObject(name = "the rules of a product", value = RULES),
                                @ExampleObject(name = "what a supply costs whom", value = SUPPLY),
                                @ExampleObject(name = "a gene's result and another drug", value = RESULTS),
                                @ExampleObject(name = "a package on an earlier day", value = EARLIER)
                            }))
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = BenefitCheckAnswer.class)))
    @APIResponse(
            responseCode = "422",
            content =
                    @Content(mediaType = "application/problem+json", schema = @Schema(implementation = Problem.class)))
    public Response check(InputStream body) throws IOException {
        try {
            BenefitCheckQuestion check = form.benefitCheck(BoundedBody.read(body));
            return Response.ok(form.write(checking.answer(check, who.caller().plans())))
                    .build();
        } catch (RefusedRequest refused) {
            return DecisionsResource.refused(refused);
        }
    }
}
