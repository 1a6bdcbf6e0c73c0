package org.precisionbenefit.audit.proof;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.precisionbenefit.audit.ReleaseKind;
import org.precisionbenefit.audit.Salt;
import org.precisionbenefit.audit.log.Checkpoint;
import org.precisionbenefit.audit.log.LogEntry;
import org.precisionbenefit.audit.log.LogExport;
import org.precisionbenefit.audit.log.MerkleTree;
import org.precisionbenefit.audit.log.NoteSigner;
import org.precisionbenefit.audit.log.Receipt;
import org.precisionbenefit.audit.log.SignedNote;
import org.precisionbenefit.audit.log.TestLog;
import org.precisionbenefit.decision.DecisionId;
import org.precisionbenefit.terminology.Digest;
import org.precisionbenefit.terminology.SourceFile;
import org.precisionbenefit.terminology.SourceFiles;

/** A log in memory with decisions and reviews of invented members, from which bundles are made. */
public final class BundleRig {
    private static final Instant BEGIN = Instant.parse("2026-11-28T12:00:00Z");
    public static final NoteSigner LOG = TestLog.signer("log.example/1");

    private final MerkleTree tree = new MerkleTree();
    private final List<Event> events = new ArrayList<>();

    /** What was written at a place of the log. */
    record Event(
            DecisionId decision,
            String entry,
            @Nullable String receipt,
            @Nullable Opened opened) {}

    /** A log of so many decisions, of which the second waits and is reviewed at the end. */
    public static BundleRig of(int decisions) {
        BundleRig rig = new BundleRig();
        for (int i = 0; i < decisions; i++) {
            rig.decide(i);
        }
        rig.review(1);
        return rig;
    }

    public static DecisionId id(int number) {
        return new DecisionId(new UUID(0x4000, 0x8000000000000000L + number).toString());
    }

    static Salt salt(String of) {
        return new Salt(Digest.of("salt of " + of).hex());
    }

    private void decide(int number) {
        DecisionId id = id(number);
        StringBuilder named = new StringBuilder();
        release(false).forEach(each -> named.append(",\"")
                .append(each.kind().name().toLowerCase(java.util.Locale.ROOT))
                .append("\":\"")
                .append(each.digest())
                .append('"'));
        String record = "{\"inputs\":{\"id\":\"" + id + "\",\"member\":\"MEMBER-" + number
                + "\"},\"releases\":{\"engine\":\"0.1.0\"" + named + "},\"items\":[]}";
        Opened opened = new Opened(
                salt("decision " + number),
                List.of(
                        new Opened.Part("record", record),
                        new Opened.Part("explanation", "{\"scores\":[]}"),
                        new Opened.Part("request", "{\"sent\":\"M\u00fcller " + number + "\"}"),
                        new Opened.Part("answer", "{\"id\":\"" + id + "\"}")));
        add(id, "{\"event\":\"DECISION\",\"decision\":\"" + id + "\"", opened);
    }

    private void review(int number) {
        DecisionId id = id(number);
        UUID review = new UUID(0x4001, 0x8000000000000000L + number);
        Opened opened = new Opened(
                salt("review " + number),
                List.of(
                        new Opened.Part("record", "{\"id\":\"" + review + "\",\"decision\":\"" + id + "\",\"item\":1}"),
                        new Opened.Part("request", "{\"verdict\":\"APPROVE\"}"),
                        new Opened.Part("answer", "{\"action\":\"A1\"}")));
        add(
                id,
                "{\"event\":\"HUMAN_REVIEW\",\"review\":\"" + review + "\",\"decision\":\"" + id + "\",\"item\":1",
                opened);
    }

    /** Writes that decisions were redacted; what they were is still in the rig. */
    void redact(int... numbers) {
        happen("REDACTION", "privacy", "LAW", numbers);
    }

    /** Writes that something happened to decisions. */
    void happen(String event, String role, String subject, int... numbers) {
        String ids = Arrays.stream(numbers)
                .mapToObj(number -> "\"" + id(number) + "\"")
                .collect(Collectors.joining(","));
        String hash = Digest.of("" + events.size()).hex();
        Instant at = BEGIN.plusSeconds(events.size());
        String entry = "{\"event\":\"" + event + "\",\"id\":\"" + new UUID(0x4002, 0x8000000000000000L + events.size())
                + "\",\"at\":\"" + at + "\",\"role\":\"" + role + "\",\"actor\":\"" + hash
                + "\",\"subject\":\"" + subject + "\",\"decisions\":[" + ids + "],\"commitments\":{\"details\":\""
                + hash
                + "\",\"sealed\":\"" + hash + "\"}}";
        write(new Event(id(numbers[0]), entry, null, null));
    }

    private void add(DecisionId id, String head, Opened opened) {
        Instant at = BEGIN.plusSeconds(events.size());
        String entry = head + ",\"at\":\"" + at + "\",\"commitments\":{" + commitments(opened) + "}}";
        write(new Event(id, entry, Receipt.of(LOG, entry, at).text(), opened));
    }

    static String commitments(Opened opened) {
        StringBuilder written = new StringBuilder();
        opened.parts().forEach(part -> written.append('"')
                .append(part.name())
                .append("\":\"")
                .append(opened.salt().commitTo(part.text()))
                .append("\","));
        return written + "\"sealed\":\"" + Digest.of("sealed") + "\"";
    }

    /** Writes anything into the log. */
    void write(Event event) {
        events.add(event);
        tree.append(LogEntry.read(event.entry()).leaf());
    }

    public int size() {
        return tree.size();
    }

    /** What the log signed when it held so many entries. */
    public SignedNote checkpoint(int size) {
        return checkpoint(LOG, size);
    }

    SignedNote checkpoint(NoteSigner by, int size) {
        return by.sign(new Checkpoint(by.key().name(), tree.head(size), BEGIN.plusSeconds(size + 1)).text());
    }

    /** The bundle of a decision. */
    public ProofBundle bundle(int number, boolean releases, @Nullable Integer since) {
        List<ProofBundle.Proven> proven = new ArrayList<>();
        for (int i = 0; i < events.size(); i++) {
            Event event = events.get(i);
            if (event.decision().equals(id(number))) {
                proven.add(new ProofBundle.Proven(
                        i,
                        LogEntry.read(event.entry()),
                        tree.inclusion(i, tree.size()),
                        event.receipt(),
                        event.opened()));
            }
        }
        return new ProofBundle(
                id(number),
                checkpoint(size()),
                since == null ? null : new ProofBundle.Earlier(checkpoint(since), tree.consistency(since, size())),
                proven,
                release(releases));
    }

    static List<ProofBundle.Release> release(boolean whole) {
        List<ProofBundle.Release> found = new ArrayList<>();
        for (ReleaseKind kind :
                List.of(ReleaseKind.POLICY, ReleaseKind.FORMULARY, ReleaseKind.KNOWLEDGE, ReleaseKind.MODELS)) {
            SourceFiles files = new SourceFiles(List.of(
                    new SourceFile("a/" + kind + ".yaml", "first: \u00e4\n"), new SourceFile("b.csv", "x,y\r\n")));
            found.add(new ProofBundle.Release(kind, files.digest(), whole ? files.files() : List.of()));
        }
        return found;
    }

    /** The whole log as its export. */
    public String export() {
        List<String> lines = new ArrayList<>(List.of(LogExport.HEADER));
        for (int i = 0; i < events.size(); i++) {
            lines.add(LogExport.entry(i, events.get(i).entry()));
        }
        lines.add(LogExport.checkpoint(checkpoint(size()).write()));
        return String.join("\n", lines) + "\n";
    }
}
