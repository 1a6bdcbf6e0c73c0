package org.precisionbenefit.casework;

import org.precisionbenefit.audit.SubmissionKey;
import org.precisionbenefit.intake.ClaimIdentifier;
import org.precisionbenefit.intake.RefusedRequest;
import org.precisionbenefit.terminology.Digest;

/** What an arrival must hold to be taken, and by what it is recognised when it comes again. */
final class ArrivalChecks {
    private static final int MAX_LENGTH = 255;

    private ArrivalChecks() {}

    /** Nobody sends requests for members of plans that are not his. */
    static void checkPlan(Arrival arrival) {
        if (!arrival.caller().plans().include(arrival.request().plan())) {
            throw new RefusedRequest(
                    RefusedRequest.Kind.FORBIDDEN,
                    "Coverage.class",
                    "The caller may not send requests for this plan. Use a token that names the plan.");
        }
    }

    /** What decisions are found by is kept in an index, which holds no more; a longer one could never be kept. */
    static void checkLengths(Arrival arrival) {
        ClaimIdentifier claim = arrival.request().identifier();
        checkLength(claim.system(), "Claim.identifier.system");
        checkLength(claim.value(), "Claim.identifier.value");
        checkLength(arrival.profile().member().value(), "Coverage.identifier");
        String key = arrival.idempotencyKey();
        checkLength(key == null ? "" : key, "Idempotency-Key");
        String version = arrival.version();
        checkLength(version == null ? "" : version, "Claim.meta.versionId");
    }

    private static void checkLength(String text, String place) {
        if (text.length() > MAX_LENGTH) {
            throw new RefusedRequest(
                    RefusedRequest.Kind.INVALID,
                    place,
                    "The text must have at most " + MAX_LENGTH + " characters. Send a shorter one.");
        }
    }

    static SubmissionKey key(Arrival arrival) {
        String sent = arrival.idempotencyKey();
        String own = sent != null ? "key:" + sent : version(arrival) + number(arrival);
        // Two clients may choose the same key; none of them is ever answered with what the other sent.
        String key = arrival.caller().id() + "|" + own;
        return new SubmissionKey(key, Digest.of(arrival.body()));
    }

    private static String number(Arrival arrival) {
        ClaimIdentifier claim = arrival.request().identifier();
        return "claim:" + claim.system() + "|" + claim.value();
    }

    /** Nothing where none was sent. The length keeps a version from reading like the beginning of a number. */
    private static String version(Arrival arrival) {
        String version = arrival.version();
        return version == null ? "" : "version:" + version.length() + ":" + version + "|";
    }
}
