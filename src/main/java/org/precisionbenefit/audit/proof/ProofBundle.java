package org.precisionbenefit.audit.proof;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.precisionbenefit.audit.ReleaseKind;
import org.precisionbenefit.audit.log.LogEntry;
import org.precisionbenefit.audit.log.SignedNote;
import org.precisionbenefit.decision.DecisionId;
import org.precisionbenefit.terminology.Digest;
import org.precisionbenefit.terminology.SourceFile;
import org.precisionbenefit.terminology.SourceFiles;

/**
 * Everything by which one decision is proven: it needs no server and no log, only the key of the log.
 *
 * @param decision the decision
 * @param checkpoint what the log signed of a tree that holds every entry
 * @param earlier an earlier checkpoint that the tree goes on from, or null where nobody asked for one
 * @param entries the entries of the decision, by place: its own, those of its reviews, its redaction
 * @param releases the releases that it was made with, by kind; none of a decision that was redacted
 */
public record ProofBundle(
        DecisionId decision,
        SignedNote checkpoint,
        @Nullable Earlier earlier,
        List<Proven> entries,
        List<Release> releases) {
    public ProofBundle {
        Objects.requireNonNull(decision, "decision is null");
        Objects.requireNonNull(checkpoint, "checkpoint is null");
        entries = List.copyOf(entries);
        releases = List.copyOf(releases);
        for (int i = 1; i < entries.size(); i++) {
            if (entries.get(i - 1).seq() >= entries.get(i).seq()) {
                throw new IllegalArgumentException("The entries of a bundle must stand in the order of the log.");
            }
        }
        for (int i = 1; i < releases.size(); i++) {
            if (releases.get(i - 1).kind().compareTo(releases.get(i).kind()) >= 0) {
                throw new IllegalArgumentException("The releases of a bundle must stand in the order of their kinds.");
            }
        }
    }

    /**
     * An earlier checkpoint of the log.
     *
     * @param checkpoint what the log signed then
     * @param proof that the tree of the bundle begins with all of it (RFC 6962 section 2.1.2)
     */
    public record Earlier(SignedNote checkpoint, List<Digest> proof) {
        public Earlier {
            Objects.requireNonNull(checkpoint, "checkpoint is null");
            proof = List.copyOf(proof);
        }
    }

    /**
     * An entry of the log.
     *
     * @param seq its place in the log
     * @param entry the entry
     * @param proof that the tree holds it there (RFC 6962 section 2.1.1)
     * @param receipt the log's promise that went out with the answer, or null where there is none
     * @param opened what it commits to, or null when that was destroyed
     */
    public record Proven(
            long seq,
            LogEntry entry,
            List<Digest> proof,
            @Nullable String receipt,
            @Nullable Opened opened) {
        public Proven {
            Objects.requireNonNull(entry, "entry is null");
            proof = List.copyOf(proof);
        }
    }

    /**
     * A release by its digest.
     *
     * @param kind of what
     * @param digest which one
     * @param files its files, sorted by path, or none when it was left out
     */
    public record Release(ReleaseKind kind, Digest digest, List<SourceFile> files) {
        public Release {
            Objects.requireNonNull(kind, "kind is null");
            Objects.requireNonNull(digest, "digest is null");
            files = new SourceFiles(files).files();
        }

        /** Whether its files are those that the digest stands for; a release that was left out has none. */
        public boolean holds() {
            return files.isEmpty() || new SourceFiles(files).digest().equals(digest);
        }
    }
}
