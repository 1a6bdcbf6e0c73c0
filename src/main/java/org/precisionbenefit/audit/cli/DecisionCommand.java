package org.precisionbenefit.audit.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.precisionbenefit.audit.log.LogCheck;
import org.precisionbenefit.audit.log.SignedNote;
import org.precisionbenefit.audit.proof.BundleCheck;
import org.precisionbenefit.audit.proof.BundleFault;
import org.precisionbenefit.audit.proof.OmittedEntries;
import org.precisionbenefit.audit.proof.ProofBundle;

/** Checks bundles, and where an export of the log is at hand, holds them against it. */
final class DecisionCommand {
    private final Asked asked;
    private final PrintStream out;
    private final BundleCheck check;
    private final OmittedEntries omitted = new OmittedEntries();
    private final List<SignedNote> signed = new ArrayList<>();
    private int code = Verifier.CLEAN;

    DecisionCommand(Asked asked, PrintStream out) {
        this.asked = asked;
        this.out = out;
        LogCheck.Trust trust = asked.trust();
        // With the log at hand what was kept is held against the log, and needs no proof in a bundle.
        this.check = new BundleCheck(
                asked.log() == null
                        ? trust
                        : new LogCheck.Trust(trust.keys(), List.of(), trust.receipts(), trust.at()));
    }

    int run() throws IOException {
        asked.file(0);
        for (Path file : asked.files()) {
            one(file);
        }
        List<BundleCheck.Finding> promised = check.end();
        if (!promised.isEmpty()) {
            promised.forEach(this::found);
            out.println("TAMPERED\tsomething was promised that is in none of the bundles");
        }
        Path log = asked.log();
        if (log != null) {
            against(log);
        }
        return code;
    }

    private void one(Path file) throws IOException {
        ProofBundle bundle;
        try {
            bundle = BundleFile.bundle(file);
        } catch (BundleFault e) {
            found(new BundleCheck.Finding(BundleCheck.Kind.NOT_CANONICAL, "line " + e.line()));
            out.println("TAMPERED\t" + file.getFileName());
            return;
        }
        BundleCheck.Result result = check.of(bundle);
        result.findings().forEach(this::found);
        result.open().forEach(this::open);
        if (asked.log() != null) {
            omitted.add(bundle);
            if (result.findings().stream().noneMatch(each -> each.kind() == BundleCheck.Kind.SIGNATURE)) {
                signed.add(bundle.checkpoint());
            }
        }
        String said = result.findings().isEmpty() ? result.open().isEmpty() ? "CLEAN" : "INCOMPLETE" : "TAMPERED";
        out.println(said + "\tdecision " + bundle.decision() + (result.redacted() ? ", redacted" : ""));
    }

    private void against(Path log) throws IOException {
        List<SignedNote> kept = new ArrayList<>(asked.trust().kept());
        kept.addAll(signed);
        LogCheck.Trust trust = new LogCheck.Trust(
                asked.trust().keys(),
                kept,
                asked.trust().receipts(),
                asked.trust().at());
        LogCheck.Result result = ExportFile.check(log, new LogCheck(trust), omitted::line);
        code = Verifier.worse(code, Verifier.said(result, out));
        omitted.findings().forEach(this::found);
        if (!omitted.findings().isEmpty()) {
            out.println("TAMPERED\tthe bundles leave out what the log holds");
        }
    }

    private void found(BundleCheck.Finding finding) {
        out.println(finding.kind() + "\t" + finding.place());
        code = Verifier.TAMPERED;
    }

    private void open(String sentence) {
        out.println("INCOMPLETE\t" + sentence);
        code = Verifier.worse(code, Verifier.INCOMPLETE);
    }
}
