package org.precisionbenefit.audit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.precisionbenefit.audit.log.LogExport;
import org.precisionbenefit.audit.log.SignedNote;
import org.precisionbenefit.audit.postgres.TamperedLog;

/** An auditor's look at an export, with all that he has of his own: the pinned key, a kept checkpoint, receipts and the time. */
abstract class AuditorsLook {
    static final Instant AT = TamperedLog.SIGNED.plusSeconds(60);

    @TempDir
    Path folder;

    /** What the auditor kept of the clean log. */
    static String witnessed() throws Exception {
        List<String> notes = TamperedLog.whole().column("select note from audit_checkpoint order by number desc");
        return SignedNote.read(notes.get(0)).write();
    }

    /** What the offline verifier says of an export, with everything the auditor has. */
    List<String> said(TamperedLog log) throws Exception {
        return said(log.export(), true);
    }

    /** The same with or without the kept checkpoint. */
    List<String> said(List<String> lines, boolean witness) throws Exception {
        return verify(String.join("\n", lines) + "\n", witness, TamperedLog.receipts(), AT);
    }

    List<String> verify(String export, boolean witness, List<String> receipts, Instant at) throws Exception {
        List<String> words = new ArrayList<>(List.of(
                "verify",
                "log",
                file("export", export),
                "--key",
                file("key", TamperedLog.LOG.key().text() + "\n"),
                "--receipt",
                file("receipts", String.join("\n", receipts)),
                "--at",
                at.toString()));
        if (witness) {
            words.addAll(List.of("--kept", file("kept", witnessed())));
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        int code = Verifier.run(words, new PrintStream(out, true, StandardCharsets.UTF_8));
        List<String> said = out.toString(StandardCharsets.UTF_8).lines().toList();
        assertThat(code).as(said.toString()).isEqualTo(said.get(said.size() - 1).startsWith("CLEAN") ? 0 : 1);
        return said.stream().map(line -> line.replace('\t', ' ')).toList();
    }

    private String file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text, StandardCharsets.UTF_8)
                .toString();
    }

    static String lineOf(List<String> export, int seq) {
        return export.stream()
                .filter(line -> line.startsWith("{\"seq\":" + seq + ","))
                .findFirst()
                .orElseThrow();
    }

    static List<String> header(List<String> export) {
        assertThat(export.get(0)).isEqualTo(LogExport.HEADER_WITH_PAYLOADS);
        return export;
    }
}
