package org.precisionbenefit.audit.proof;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.precisionbenefit.audit.Salt;
import org.precisionbenefit.audit.log.Checkpoint;
import org.precisionbenefit.audit.log.LogCheck;
import org.precisionbenefit.audit.log.LogFault;
import org.precisionbenefit.audit.log.MerkleProof;
import org.precisionbenefit.audit.log.Receipt;
import org.precisionbenefit.audit.log.SignedNote;
import org.precisionbenefit.audit.log.TreeHead;
import org.precisionbenefit.terminology.Digest;

/**
 * Checks bundles, trusting nothing but the keys, checkpoints and receipts that whoever checks had before. Several bundles go
 * through one check, so that a salt that stands in two of them is found.
 */
public final class BundleCheck {
    private static final Salt NOTHING = new Salt("0".repeat(64));

    private final LogCheck.Trust trust;
    private final Map<String, String> salts = new TreeMap<>();
    private final Set<Digest> leaves = new TreeSet<>();

    /** What can be wrong. */
    public enum Kind {
        /** A line is not written as bundles are. */
        NOT_CANONICAL,
        /** No trusted key signed the checkpoint. */
        SIGNATURE,
        /** An entry is not in the tree that was signed, or the tree does not go on from the earlier one. */
        PROOF,
        /** The tree is another one than that of a checkpoint that was kept. */
        KEPT,
        /** An entry, or a record, is of another decision. */
        ID,
        /** An event is there a second time. */
        DUPLICATE,
        /** A text is not the one that its entry commits to. */
        PART,
        /** A text is not there, and no entry says that it was redacted. */
        MISSING,
        /** A text is there of which an entry says that it was redacted. */
        REDACTED,
        /** A redaction that may not be: by another role, without a ground, or while the decision was held. */
        REDACTION,
        /** A salt is empty or stands twice. */
        SALT,
        /** A receipt is not the log's promise of its entry. */
        RECEIPT,
        /** A submitter was promised an entry that is in none of the bundles. */
        PROMISE,
        /** Files are not those of the release that the record names. */
        RELEASE,
        /** The log holds an entry of the decision that the bundle leaves out. */
        OMITTED
    }

    /**
     * One thing that is wrong.
     *
     * @param kind what
     * @param place where
     */
    public record Finding(Kind kind, String place) {
        public Finding {
            Objects.requireNonNull(kind, "kind is null");
            Objects.requireNonNull(place, "place is null");
        }
    }

    /**
     * What a check came to.
     *
     * @param findings what is wrong, in the order of the bundle
     * @param open what could not be checked, a sentence each; it is no sign of tampering
     * @param redacted whether the decision was lawfully redacted
     */
    public record Result(List<Finding> findings, List<String> open, boolean redacted) {
        public Result {
            findings = List.copyOf(findings);
            open = List.copyOf(open);
        }

        /** Whether everything was checked and nothing is wrong. */
        public boolean isClean() {
            return findings.isEmpty() && open.isEmpty();
        }
    }

    /**
     * Begins checks.
     *
     * @throws LogFault when what is trusted was not signed by a trusted key itself
     */
    public BundleCheck(LogCheck.Trust trust) {
        this.trust = Objects.requireNonNull(trust, "trust is null");
        for (SignedNote note : trust.kept()) {
            Checkpoint.of(note, trust.keys());
        }
        for (Receipt receipt : trust.receipts()) {
            if (trust.keys().stream().noneMatch(receipt::isSignedBy)) {
                throw new LogFault("A receipt must be signed by a trusted key.");
            }
        }
    }

    /** Checks one bundle. */
    public Result of(ProofBundle bundle) {
        One one = new One(bundle);
        one.check();
        return new Result(one.findings, one.open, one.isRedacted());
    }

    /** What was promised, and is in none of the bundles. */
    public List<Finding> end() {
        return trust.receipts().stream()
                .filter(receipt -> !leaves.contains(receipt.entry()))
                .map(receipt -> new Finding(Kind.PROMISE, "receipt of " + receipt.entry()))
                .toList();
    }

    /** The check of one bundle. */
    private final class One {
        private final ProofBundle bundle;
        private final List<EntryFacts> facts;
        private final List<Finding> findings = new ArrayList<>();
        private final List<String> open = new ArrayList<>();

        One(ProofBundle bundle) {
            this.bundle = bundle;
            this.facts = bundle.entries().stream()
                    .map(each -> EntryFacts.of(each.entry()))
                    .toList();
        }

        boolean isRedacted() {
            return facts.stream().anyMatch(each -> each.isRedaction() && each.names(bundle.decision()));
        }

        void check() {
            TreeHead tree = signed(bundle.checkpoint(), "checkpoint");
            TreeHead before = earlier(tree);
            if (tree != null) {
                kept(tree, before);
            }
            if (facts.isEmpty() || !facts.get(0).isDecision()) {
                find(Kind.MISSING, "entry of the decision");
            }
            Set<UUID> events = new HashSet<>();
            boolean held = false;
            for (int i = 0; i < facts.size(); i++) {
                ProofBundle.Proven proven = bundle.entries().get(i);
                String place = "entry " + proven.seq();
                leaves.add(proven.entry().leaf());
                held = facts.get(i).holds(held);
                if (facts.get(i).isRedaction() && !facts.get(i).isLawful(held)) {
                    find(Kind.REDACTION, place);
                }
                if (tree != null && !MerkleProof.includes(proven.entry().leaf(), proven.seq(), tree, proven.proof())) {
                    find(Kind.PROOF, place);
                }
                if (!events.add(UUID.fromString(proven.entry().id()))
                        || (i > 0 && facts.get(i).isDecision())) {
                    find(Kind.DUPLICATE, place);
                }
                check(proven, facts.get(i), place);
            }
            releases();
        }

        private void check(ProofBundle.Proven proven, EntryFacts entry, String place) {
            if (!entry.isOfTheRecord()
                    || !entry.names(bundle.decision())
                    || (entry.isDecision()
                            && !proven.entry().id().equals(bundle.decision().value()))) {
                find(Kind.ID, place);
            }
            String receipt = proven.receipt();
            if (receipt != null && !isPromise(proven, receipt)) {
                find(Kind.RECEIPT, place);
            }
            Opened opened = proven.opened();
            if (opened != null) {
                if (isRedacted()) {
                    find(Kind.REDACTED, place);
                }
                opened(proven, opened, entry, place);
            } else if (entry.isOpened() && !isRedacted()) {
                find(Kind.MISSING, "texts of " + place);
            }
        }

        private void opened(ProofBundle.Proven proven, Opened opened, EntryFacts entry, String place) {
            entry.commitments().forEach((name, commitment) -> {
                if (opened.part(name)
                        .map(text -> !opened.salt().commitTo(text).equals(commitment))
                        .orElse(true)) {
                    find(Kind.PART, name + " of " + place);
                }
            });
            String other = salts.putIfAbsent(opened.salt().hex(), proven.entry().id());
            if (opened.salt().equals(NOTHING)
                    || (other != null && !other.equals(proven.entry().id()))) {
                find(Kind.SALT, place);
            }
            String record = opened.part(Opened.RECORD).orElse("");
            List<String> ids =
                    entry.isDecision() ? RecordFacts.decision(record).stream().toList() : RecordFacts.review(record);
            List<String> named = entry.isDecision()
                    ? List.of(bundle.decision().value())
                    : List.of(proven.entry().id(), bundle.decision().value());
            if (!ids.equals(named)) {
                find(Kind.ID, Opened.RECORD + " of " + place);
            }
        }

        private boolean isPromise(ProofBundle.Proven proven, String text) {
            try {
                Receipt receipt = Receipt.read(text);
                return receipt.entry().equals(proven.entry().leaf())
                        && receipt.at().equals(proven.entry().at())
                        && trust.keys().stream().anyMatch(receipt::isSignedBy);
            } catch (LogFault e) {
                return false;
            }
        }

        /** The tree that a trusted key signed, or null, which is said, when none did. */
        private @Nullable TreeHead signed(SignedNote note, String place) {
            try {
                return Checkpoint.of(note, trust.keys()).tree();
            } catch (LogFault e) {
                find(Kind.SIGNATURE, place);
                return null;
            }
        }

        private @Nullable TreeHead earlier(@Nullable TreeHead tree) {
            ProofBundle.Earlier earlier = bundle.earlier();
            if (earlier == null) {
                return null;
            }
            TreeHead before = signed(earlier.checkpoint(), "earlier checkpoint");
            if (tree != null && before != null && !MerkleProof.isConsistent(before, tree, earlier.proof())) {
                find(Kind.PROOF, "earlier checkpoint");
            }
            return before;
        }

        private void kept(TreeHead tree, @Nullable TreeHead before) {
            for (SignedNote note : trust.kept()) {
                TreeHead known = Checkpoint.of(note, trust.keys()).tree();
                String place = "size " + known.size();
                boolean same = known.size() == tree.size();
                if (same || (before != null && known.size() == before.size())) {
                    if (!known.equals(same ? tree : before)) {
                        find(Kind.KEPT, place);
                    }
                } else if (known.size() > 0) {
                    open.add("The kept checkpoint of " + place
                            + " cannot be compared with this bundle. Export the bundle" + " with since=" + known.size()
                            + ", or name an export of the log by --log.");
                }
            }
        }

        private void releases() {
            Opened opened =
                    bundle.entries().isEmpty() ? null : bundle.entries().get(0).opened();
            List<ProofBundle.Release> named = opened == null
                    ? List.of()
                    : RecordFacts.releases(opened.part(Opened.RECORD).orElse(""));
            List<ProofBundle.Release> there = bundle.releases().stream()
                    .map(each -> new ProofBundle.Release(each.kind(), each.digest(), List.of()))
                    .toList();
            if (!named.equals(there) || (opened != null && named.isEmpty())) {
                find(Kind.RELEASE, "the releases that the record names");
            }
            bundle.releases().stream()
                    .filter(each -> !each.holds())
                    .forEach(each -> find(Kind.RELEASE, each.kind() + " " + each.digest()));
        }

        private void find(Kind kind, String place) {
            findings.add(new Finding(kind, place));
        }
    }
}
