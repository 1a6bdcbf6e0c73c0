package org.precisionbenefit.api.fhir;

import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.precisionbenefit.access.Caller;
import org.precisionbenefit.api.SubmitBody;
import org.precisionbenefit.casework.Answered;
import org.precisionbenefit.casework.Arrival;
import org.precisionbenefit.casework.SubmitRequest;
import org.precisionbenefit.profile.ReadSubmission;
import org.precisionbenefit.profile.Submission;

/** Takes a request bundle from its text to its kept answer. */
public final class FhirSubmitting implements SubmitBody {
    /** The media type of FHIR in JSON. */
    public static final String MEDIA_TYPE = "application/fhir+json";

    private final ReadSubmission read;
    private final SubmitRequest submit;
    private final ClaimResponseWriter writer;

    /**
     * Builds the way of a bundle.
     *
     * @param read how bundles are read
     * @param submit where requests are decided and kept
     * @param writer how answers are written
     */
    public FhirSubmitting(ReadSubmission read, SubmitRequest submit, ClaimResponseWriter writer) {
        this.read = Objects.requireNonNull(read, "read is null");
        this.submit = Objects.requireNonNull(submit, "submit is null");
        this.writer = Objects.requireNonNull(writer, "writer is null");
    }

    @Override
    public Answered submit(Caller caller, String body) {
        return submit(caller, body.getBytes(StandardCharsets.UTF_8), null);
    }

    /**
     * Reads, decides and keeps a request.
     *
     * @param caller who sends it
     * @param body the bundle
     * @param idempotencyKey the caller's key for this submission, or null when none was sent
     * @throws org.precisionbenefit.intake.RefusedRequest when the bundle cannot be read as a prior authorization request
     */
    public Answered submit(Caller caller, byte[] body, @Nullable String idempotencyKey) {
        Submission submission = read.read(body);
        Arrival arrival = new Arrival(
                caller,
                submission.request(),
                submission.profile(),
                MEDIA_TYPE,
                new String(body, StandardCharsets.UTF_8),
                idempotencyKey,
                submission.version());
        return submit.submit(arrival, file -> writer.write(file, submission.envelope()));
    }
}
