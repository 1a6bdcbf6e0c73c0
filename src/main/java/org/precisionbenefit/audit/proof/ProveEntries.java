package org.precisionbenefit.audit.proof;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.precisionbenefit.access.VisiblePlans;
import org.precisionbenefit.audit.log.SignedNote;
import org.precisionbenefit.audit.proof.ProofBundle.Earlier;
import org.precisionbenefit.decision.DecisionId;
import org.precisionbenefit.terminology.Digest;

/** Which events are of a decision, where in the log do they stand, and by what is that proven? */
public interface ProveEntries {
    /**
     * The events of a decision: its own, its reviews, its redaction, and whatever else happened to it. Who was shown or given it
     * is not among them.
     *
     * @return none when there is no decision of this id among these plans
     * @throws IllegalStateException when the store does not answer
     */
    List<UUID> events(DecisionId decision, VisiblePlans plans);

    /**
     * Proves entries in the newest tree that was signed. It judges nothing: what was tampered with is given as it stands.
     *
     * @param events the events
     * @param since the size of an earlier checkpoint that the tree is to be shown to go on from, or null for none
     * @return the proofs, or empty while an event is not in a tree that was signed, or where nothing of that size was signed
     * @throws IllegalStateException when the store does not answer
     */
    Optional<Proofs> prove(List<UUID> events, @Nullable Long since);

    /**
     * Entries with their proofs.
     *
     * @param checkpoint what was signed of the tree
     * @param earlier the earlier checkpoint, or null where none was asked for
     * @param entries the entries, by place
     */
    record Proofs(SignedNote checkpoint, @Nullable Earlier earlier, List<Placed> entries) {
        public Proofs {
            Objects.requireNonNull(checkpoint, "checkpoint is null");
            entries = List.copyOf(entries);
        }
    }

    /**
     * An entry at its place.
     *
     * @param event its event
     * @param seq its place
     * @param text the entry as it stands in the log
     * @param proof that the tree holds it there
     */
    record Placed(UUID event, long seq, String text, List<Digest> proof) {
        public Placed {
            Objects.requireNonNull(event, "event is null");
            Objects.requireNonNull(text, "text is null");
            proof = List.copyOf(proof);
        }
    }
}
