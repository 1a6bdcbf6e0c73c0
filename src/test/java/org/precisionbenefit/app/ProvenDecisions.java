package org.precisionbenefit.app;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.precisionbenefit.audit.AuditEntry;
import org.precisionbenefit.audit.Exchange;
import org.precisionbenefit.audit.KeptDecision;
import org.precisionbenefit.audit.Lookup;
import org.precisionbenefit.audit.ReleaseKind;
import org.precisionbenefit.audit.ReleaseStore;
import org.precisionbenefit.audit.Salt;
import org.precisionbenefit.audit.SubmissionKey;
import org.precisionbenefit.audit.json.JsonCanonical;
import org.precisionbenefit.audit.log.Checkpoint;
import org.precisionbenefit.audit.log.LogEntry;
import org.precisionbenefit.audit.log.MerkleTree;
import org.precisionbenefit.audit.log.NoteSigner;
import org.precisionbenefit.audit.log.SignedNote;
import org.precisionbenefit.audit.log.TestLog;
import org.precisionbenefit.audit.proof.BundleText;
import org.precisionbenefit.audit.proof.Opened;
import org.precisionbenefit.audit.proof.ProofBundle;
import org.precisionbenefit.decision.DecisionInputs;
import org.precisionbenefit.decision.DecisionRecord;
import org.precisionbenefit.decision.Releases;
import org.precisionbenefit.terminology.Digest;

/** Decisions of the engine in a log of their own, from which bundles are written into a folder. */
final class ProvenDecisions {
    private static final JsonCanonical JSON = new JsonCanonical();
    private static final Digest SEALED = Digest.of("sealed");
    private static final Instant AT = Instant.parse("2026-11-28T12:00:00Z");

    private final NoteSigner log = TestLog.signer("log.example/1");
    private final MerkleTree tree = new MerkleTree();
    private final List<KeptDecision> kept = new ArrayList<>();

    private static Salt salt(KeptDecision one) {
        return new Salt(Digest.of("salt of " + one.id()).hex());
    }

    private static String entry(KeptDecision one) {
        return JSON.encode(AuditEntry.decided(one, salt(one), SEALED));
    }

    void add(String record, String explanation) {
        DecisionRecord made = JSON.decode(record, DecisionRecord.class);
        DecisionInputs inputs = made.inputs();
        KeptDecision one = new KeptDecision(
                inputs.id(),
                AT,
                new SubmissionKey(inputs.id().value(), Digest.of("")),
                new Lookup(
                        inputs.request().plan(),
                        inputs.profile().member(),
                        inputs.request().identifier(),
                        null,
                        made.releases()),
                new KeptDecision.Texts(record, explanation, "{}"),
                new Exchange(null, "application/json", "{}", "{}"));
        kept.add(one);
        tree.append(LogEntry.read(entry(one)).leaf());
    }

    int size() {
        return kept.size();
    }

    /** The bundle of the decision of this number; with a store also the files of its releases. */
    ProofBundle bundle(int number, ReleaseStore... store) {
        KeptDecision one = kept.get(number);
        SignedNote checkpoint = log.sign(new Checkpoint(log.key().name(), tree.head(size()), AT).text());
        List<ProofBundle.Release> releases = new ArrayList<>();
        Releases made = one.lookup().releases();
        add(releases, ReleaseKind.POLICY, made.policy(), store);
        add(releases, ReleaseKind.FORMULARY, made.formulary(), store);
        add(releases, ReleaseKind.KNOWLEDGE, made.knowledge(), store);
        add(releases, ReleaseKind.MODELS, made.models(), store);
        return new ProofBundle(
                one.id(),
                checkpoint,
                null,
                List.of(new ProofBundle.Proven(
                        number,
                        LogEntry.read(entry(one)),
                        tree.inclusion(number, size()),
                        null,
                        new Opened(
                                salt(one),
                                List.of(
                                        new Opened.Part("record", one.texts().record()),
                                        new Opened.Part(
                                                "explanation", one.texts().explanation()),
                                        new Opened.Part(
                                                "request", one.exchange().request()),
                                        new Opened.Part("answer", one.exchange().answer()))))),
                releases);
    }

    private static void add(List<ProofBundle.Release> to, ReleaseKind kind, Digest digest, ReleaseStore... store) {
        to.add(new ProofBundle.Release(
                kind,
                digest,
                store.length == 0
                        ? List.of()
                        : store[0].find(digest).orElseThrow().files()));
    }

    /** Writes the key of the log. */
    Path key(Path folder) throws IOException {
        return Files.writeString(folder.resolve("log.vkey"), log.key().text() + "\n");
    }

    /** Writes the bundles of some decisions without their releases. */
    List<Path> write(Path folder, int from, int to) throws IOException {
        List<Path> files = new ArrayList<>();
        for (int i = from; i < to; i++) {
            files.add(write(folder.resolve(i + ".proof"), bundle(i)));
        }
        return files;
    }

    static Path write(Path file, ProofBundle bundle) throws IOException {
        return Files.writeString(file, BundleText.write(bundle), StandardCharsets.US_ASCII);
    }

    /** Writes a release as the file that lies beside bundles. */
    static void release(Path folder, ReleaseStore store, ReleaseKind kind, Digest digest) throws IOException {
        Files.writeString(
                folder.resolve(digest + ".release"),
                BundleText.write(new ProofBundle.Release(
                        kind, digest, store.find(digest).orElseThrow().files())),
                StandardCharsets.US_ASCII);
    }
}
