package org.precisionbenefit.app;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.precisionbenefit.access.VisiblePlans;
import org.precisionbenefit.api.VerifyDecision;
import org.precisionbenefit.audit.log.Checkpoint;
import org.precisionbenefit.audit.log.LogCheck;
import org.precisionbenefit.audit.log.NoteKey;
import org.precisionbenefit.audit.proof.BundleCheck;
import org.precisionbenefit.audit.proof.MakeBundle;
import org.precisionbenefit.audit.proof.ProofBundle;
import org.precisionbenefit.decision.DecisionId;
import org.precisionbenefit.intake.RefusedRequest;

/** Checks the proof of a decision as the offline verifier would, with the key of this server. */
final class BundleVerification implements VerifyDecision {
    private final MakeBundle bundles;
    private final NoteKey key;

    BundleVerification(MakeBundle bundles, NoteKey key) {
        this.bundles = Objects.requireNonNull(bundles, "bundles is null");
        this.key = Objects.requireNonNull(key, "key is null");
    }

    @Override
    public Optional<Outcome> verify(DecisionId id, VisiblePlans plans) {
        try {
            return Optional.of(verified(bundles.of(id, plans, MakeBundle.Wanted.SMALL)));
        } catch (RefusedRequest refused) {
            if (refused.kind() == RefusedRequest.Kind.NOT_FOUND) {
                return Optional.empty();
            }
            return Optional.of(new Outcome(false, List.of(refused.explanation())));
        }
    }

    private Outcome verified(ProofBundle bundle) {
        BundleCheck.Result result =
                new BundleCheck(new LogCheck.Trust(List.of(key), List.of(), List.of(), null)).of(bundle);
        List<String> lines = new ArrayList<>();
        result.findings().forEach(finding -> lines.add("Wrong: " + finding.kind() + " at " + finding.place() + "."));
        if (result.findings().isEmpty()) {
            Checkpoint signed = Checkpoint.of(bundle.checkpoint(), List.of(key));
            lines.add(
                    "Every text that is kept is the one that its entry commits to, and every promise to a sender is kept.");
            lines.add("The log holds "
                    + (bundle.entries().size() == 1
                            ? "its entry"
                            : "its " + bundle.entries().size() + " entries")
                    + " among the " + signed.tree().size() + " that were signed at " + signed.at() + ".");
        }
        if (result.redacted()) {
            lines.add("What it said was taken away lawfully, and the log says so.");
        }
        lines.addAll(result.open());
        return new Outcome(result.findings().isEmpty(), lines);
    }
}
