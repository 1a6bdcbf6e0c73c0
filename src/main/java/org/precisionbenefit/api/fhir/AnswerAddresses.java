package org.precisionbenefit.api.fhir;

import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.precisionbenefit.decision.DecisionId;
import org.precisionbenefit.intake.Envelope;
import org.precisionbenefit.intake.Envelope.Party;

/**
 * Names the resources of an answer in the client's own manner: beside the client's server addresses where it uses such,
 * as URNs where it uses those, and by relative or absolute references as the client writes them.
 */
final class AnswerAddresses {
    private static final Pattern CLAIM = Pattern.compile("(https?://.+/)Claim/([A-Za-z0-9.-]{1,64})");

    private final Envelope envelope;
    private final @Nullable String server;
    private final boolean relative;

    AnswerAddresses(Envelope envelope) {
        this.envelope = envelope;
        Matcher claim = CLAIM.matcher(envelope.claimUrl());
        this.server = claim.matches() ? claim.group(1) : null;
        String patient = envelope.reference(Party.PATIENT);
        this.relative = server != null && !patient.startsWith("http") && !patient.startsWith("urn:");
    }

    /** A name for a further resource of the decision; the same decision always gives the same name. */
    static String further(DecisionId decision, String what) {
        return UUID.nameUUIDFromBytes((decision + "|" + what).getBytes(StandardCharsets.UTF_8))
                .toString();
    }

    String fullUrl(String type, String id) {
        return server == null ? "urn:uuid:" + id : server + type + "/" + id;
    }

    String reference(String type, String id) {
        return relative ? type + "/" + id : fullUrl(type, id);
    }

    /** How the client would refer to its own request. */
    String request() {
        return relative && server != null ? envelope.claimUrl().substring(server.length()) : envelope.claimUrl();
    }
}
