package org.precisionbenefit.api.fhir;

import io.smallrye.common.annotation.Blocking;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.precisionbenefit.api.DecisionReceipt;
import org.precisionbenefit.api.RefusedSubmissions;
import org.precisionbenefit.api.SentType;
import org.precisionbenefit.api.WhoAsks;
import org.precisionbenefit.audit.rejection.Door;
import org.precisionbenefit.casework.Answered;
import org.precisionbenefit.intake.BoundedBody;
import org.precisionbenefit.intake.RefusedRequest;
import org.precisionbenefit.terminology.LetterCase;

/** The FHIR door: submit, inquire and metadata. A refusal is one OperationOutcome; a fault of ours has none. */
@Path("/fhir")
@Blocking
public class ClaimOperations {
    private static final int UNSUPPORTED = 415;
    private static final Set<String> CHARSETS = Set.of("utf-8", "utf8");

    private final FhirSubmitting submitting;
    private final FhirInquiring inquiring;
    private final OperationOutcomeWriter refusals;
    private final MetadataWriter metadata;
    private final WhoAsks who;
    private final RefusedSubmissions noted;

    /**
     * Builds the door.
     *
     * @param submitting the way of a request
     * @param inquiring the way of an inquiry
     * @param refusals how refusals are written
     * @param metadata what this server can do
     * @param who who asks
     * @param noted who notes refusals of submissions
     */
    @Inject
    public ClaimOperations(
            FhirSubmitting submitting,
            FhirInquiring inquiring,
            OperationOutcomeWriter refusals,
            MetadataWriter metadata,
            WhoAsks who,
            RefusedSubmissions noted) {
        this.submitting = Objects.requireNonNull(submitting, "submitting is null");
        this.inquiring = Objects.requireNonNull(inquiring, "inquiring is null");
        this.refusals = Objects.requireNonNull(refusals, "refusals is null");
        this.metadata = Objects.requireNonNull(metadata, "metadata is null");
        this.who = Objects.requireNonNull(who, "who is null");
        this.noted = Objects.requireNonNull(noted, "noted is null");
    }

    /** Decides a PAS request bundle and answers with a PAS response bundle. */
    @POST
    @Path("/Claim/$submit")
    public Response submit(
            @HeaderParam(HttpHeaders.CONTENT_TYPE) @Nullable String contentType,
            @HeaderParam(HttpHeaders.CONTENT_ENCODING) @Nullable String encoding,
            @HeaderParam("Idempotency-Key") @Nullable String key,
            InputStream body)
            throws IOException {
        if (!isTaken(contentType, encoding)) {
            noted.noteUnread(Door.FHIR_SUBMIT, UNSUPPORTED, OperationOutcomeWriter.NOT_SUPPORTED);
            return unsupported();
        }
        byte[] bytes = null;
        try {
            bytes = BoundedBody.read(body);
            Answered answered = submitting.submit(who.caller(), bytes, key);
            return Response.ok(answered.body(), FhirSubmitting.MEDIA_TYPE)
                    .header(DecisionReceipt.HEADER, answered.receipt())
                    .build();
        } catch (RefusedRequest refusal) {
            noted.note(Door.FHIR_SUBMIT, refusal, bytes);
            return refused(refusal);
        }
    }

    /** Answers a PAS inquiry bundle with the cases it matches. */
    @POST
    @Path("/Claim/$inquire")
    public Response inquire(
            @HeaderParam(HttpHeaders.CONTENT_TYPE) @Nullable String contentType,
            @HeaderParam(HttpHeaders.CONTENT_ENCODING) @Nullable String encoding,
            InputStream body)
            throws IOException {
        if (!isTaken(contentType, encoding)) {
            return unsupported();
        }
        try {
            return ok(inquiring.inquire(who.caller().plans(), BoundedBody.read(body)));
        } catch (RefusedRequest refusal) {
            return refused(refusal);
        }
    }

    /** Says what this server can do. */
    @GET
    @Path("/metadata")
    public Response metadata() {
        return ok(metadata.write());
    }

    private static boolean isTaken(@Nullable String contentType, @Nullable String encoding) {
        if (contentType == null
                || !SentType.isShort(contentType)
                || (encoding != null && !encoding.equalsIgnoreCase("identity"))) {
            return false;
        }
        MediaType type;
        try {
            type = MediaType.valueOf(contentType);
        } catch (IllegalArgumentException e) {
            return false;
        }
        String charset = type.getParameters().get(MediaType.CHARSET_PARAMETER);
        boolean utf8 = charset == null || CHARSETS.contains(LetterCase.lower(charset));
        return utf8 && FhirSubmitting.MEDIA_TYPE.equalsIgnoreCase(type.getType() + "/" + type.getSubtype());
    }

    private static Response ok(String body) {
        return Response.ok(body, FhirSubmitting.MEDIA_TYPE).build();
    }

    private Response refused(RefusedRequest refusal) {
        return Response.status(refusal.kind().status())
                .header(HttpHeaders.RETRY_AFTER, refusal.retrySeconds())
                .type(FhirSubmitting.MEDIA_TYPE)
                .entity(refusals.write(refusal))
                .build();
    }

    private Response unsupported() {
        return Response.status(UNSUPPORTED)
                .type(FhirSubmitting.MEDIA_TYPE)
                .entity(refusals.notSupported("The body must be application/fhir+json in UTF-8, not compressed."))
                .build();
    }
}
