package org.precisionbenefit.audit.event;

import java.time.Instant;
import java.time.ZoneOffset;
import org.precisionbenefit.decision.DecisionId;
import org.precisionbenefit.intake.RefusedRequest;

/** What is said where a redacted decision is asked for. */
public final class Gone {
    private Gone() {}

    /** The refusal of whoever asks for what was destroyed at an instant. */
    public static RefusedRequest since(DecisionId decision, Instant at) {
        return new RefusedRequest(
                RefusedRequest.Kind.GONE,
                "/",
                "REDACTED: what was kept of decision " + decision + " was destroyed on "
                        + at.atOffset(ZoneOffset.UTC).toLocalDate()
                        + ", on lawful request or because its time was over. It cannot be shown, sent or computed again;"
                        + " the log still proves that it was decided.");
    }
}
