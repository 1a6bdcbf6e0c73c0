package org.precisionbenefit.app;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.precisionbenefit.audit.Activation;
import org.precisionbenefit.audit.ActivationHistory;
import org.precisionbenefit.audit.Signatories;
import org.precisionbenefit.audit.SignerRole;
import org.precisionbenefit.terminology.Digest;

/** How far releases are on their way, in the words of the command line. */
final class ReleaseStates {
    static final String DRAFT = "draft (it has faults)";

    private ReleaseStates() {}

    /** What is live, what is to be, and what was refused since the live one was entered, each by its digest. */
    static Map<Digest, String> of(ActivationHistory history, Instant now) {
        Map<Digest, String> states = new LinkedHashMap<>();
        Optional<Activation> live = history.due(now);
        live.ifPresent(one -> states.put(one.entry().digest(), "live since " + one.since() + by(one)));
        history.upcoming(now)
                .forEach(one -> states.putIfAbsent(one.entry().digest(), "to be live from " + one.since() + by(one)));
        history.entered().stream()
                .filter(one -> one.refusal() != null
                        && one.number() > live.map(Activation::number).orElse(0L))
                .forEach(one -> states.putIfAbsent(
                        one.entry().digest(),
                        "refused at " + Objects.requireNonNull(one.refusal()).at() + by(one)));
        return states;
    }

    /** Since when each release was live that is so no more, so that somebody can go back to it. */
    static Map<Digest, String> past(ActivationHistory history, Instant now) {
        Map<Digest, String> states = new LinkedHashMap<>();
        history.entered().stream()
                .filter(one -> one.hasBegun(now))
                .forEach(one -> states.put(one.entry().digest(), "was live, from " + one.since() + by(one)));
        return states;
    }

    private static String by(Activation activation) {
        return switch (activation.entry().action()) {
            case START -> "";
            case PUBLISH -> " (published by " + activation.entry().by() + ")";
            case ROLLBACK -> " (gone back to by " + activation.entry().by() + ")";
            case FALLBACK ->
                " (taken back to rules only by " + activation.entry().by() + ")";
        };
    }

    /** How far the signatures on a release without faults are. */
    static String signed(Signatories.Verdict verdict) {
        boolean author = has(verdict, SignerRole.AUTHOR);
        boolean approver = has(verdict, SignerRole.APPROVER);
        if (author && approver) {
            return "approved";
        }
        if (author) {
            return "signed by its author";
        }
        return approver ? "signed by its approver" : "checked";
    }

    private static boolean has(Signatories.Verdict verdict, SignerRole role) {
        return verdict.valid().stream()
                .anyMatch(one -> one.signature().statement().by().role() == role);
    }
}
