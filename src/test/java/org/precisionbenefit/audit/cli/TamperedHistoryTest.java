package org.precisionbenefit.audit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.precisionbenefit.audit.log.Checkpoint;
import org.precisionbenefit.audit.log.NoteSigner;
import org.precisionbenefit.audit.log.SignedNote;
import org.precisionbenefit.audit.log.TestLog;
import org.precisionbenefit.audit.log.TreeHead;
import org.precisionbenefit.audit.postgres.TamperedLog;
import org.precisionbenefit.terminology.Digest;

/** Whoever shows another history, withholds one, or signs what was not is found, and sometimes only by what was kept elsewhere. */
class TamperedHistoryTest extends AuditorsLook {
    private static void checkpoint(TamperedLog log, SignedNote note, long size) throws Exception {
        log.tamper(
                "insert into audit_checkpoint (size, at, note) values (" + size + ", now(), '" + note.write() + "')");
    }

    private static SignedNote signed(NoteSigner by, TreeHead tree, int second) {
        return by.sign(new Checkpoint(by.key().name(), tree, TamperedLog.SIGNED.plusSeconds(second)).text());
    }

    private static Checkpoint newest(TamperedLog log) throws Exception {
        String note = log.column("select note from audit_checkpoint order by number desc")
                .get(0);
        return Checkpoint.of(SignedNote.read(note), List.of(TamperedLog.LOG.key()));
    }

    @Test
    void t12_old_backup_is_found_by_what_was_kept_alone() throws Exception {
        TamperedLog backup = TamperedLog.asItWasEarlier();
        backup.sequence(TamperedLog.SIGNED.plusSeconds(50));
        assertThat(verify(String.join("\n", backup.export()) + "\n", false, List.of(), AT))
                .containsExactly("CLEAN 6 entries");
        assertThat(said(backup)).contains("KEPT size 18").anyMatch(line -> line.startsWith("PROMISE "));
    }

    @Test
    void t13_wiped_log() throws Exception {
        TamperedLog log = TamperedLog.whole();
        log.tamper(
                "truncate decision, payload, audit_log, audit_checkpoint, audit_entry, audit_event, review, review_payload"
                        + " cascade",
                "update audit_head set size = 0, frontier = '', checkpoint_at = null");
        log.sequence(TamperedLog.SIGNED.plusSeconds(50));
        assertThat(verify(String.join("\n", log.export()) + "\n", false, List.of(), AT))
                .containsExactly("CLEAN 0 entries");
        assertThat(said(log)).contains("KEPT size 18");
    }

    @Test
    void t14_forged_signature() throws Exception {
        TamperedLog log = TamperedLog.whole();
        NoteSigner forger = TestLog.signer(TamperedLog.LOG.key().name());
        checkpoint(log, signed(forger, newest(log).tree(), 40), 18);
        assertThat(said(log)).anyMatch(line -> line.startsWith("SIGNATURE line "));
    }

    @Test
    void t15_changed_root() throws Exception {
        TamperedLog log = TamperedLog.whole();
        SignedNote note = SignedNote.read(log.column("select note from audit_checkpoint order by number desc")
                .get(0));
        String[] lines = note.text().split("\n", -1);
        lines[2] = (lines[2].startsWith("A") ? "B" : "A") + lines[2].substring(1);
        checkpoint(log, new SignedNote(String.join("\n", lines), note.signatures()), 18);
        assertThat(said(log)).anyMatch(line -> line.startsWith("SIGNATURE line "));
    }

    @Test
    void t16_rewritten_and_signed_anew_by_whoever_has_the_key_is_found_by_what_was_kept_alone() throws Exception {
        TamperedLog log = TamperedLog.whole();
        log.tamper(
                "insert into audit_pending (event_id, entry) select event_id, replace(entry,"
                        + " '2026-11-28T12:00:04Z', '2026-11-28T12:00:05Z') from audit_log order by seq",
                "truncate audit_log, audit_checkpoint",
                "update audit_head set size = 0, frontier = '', checkpoint_at = null");
        log.sequence(TamperedLog.SIGNED.plusSeconds(50));
        assertThat(verify(String.join("\n", log.export()) + "\n", false, List.of(), AT))
                .containsExactly("CLEAN 18 entries");
        assertThat(said(log)).contains("KEPT size 18").anyMatch(line -> line.startsWith("PROMISE "));
    }

    @Test
    void t17_row_that_was_taken_out_of_the_queue_after_its_receipt() throws Exception {
        TamperedLog log = TamperedLog.whole();
        List<String> receipts = new ArrayList<>(TamperedLog.receipts());
        receipts.add(log.decide(12));
        log.tamper("delete from audit_pending");
        log.sequence(TamperedLog.SIGNED.plusSeconds(50));
        List<String> said = verify(String.join("\n", log.export()) + "\n", true, receipts, AT);
        assertThat(said)
                .contains("UNLOGGED " + TamperedLog.decision(12))
                .anyMatch(line -> line.startsWith("PROMISE receipt of "));
    }

    @Test
    void t18_log_that_is_not_continued() throws Exception {
        TamperedLog log = TamperedLog.whole();
        List<String> receipts = new ArrayList<>(TamperedLog.receipts());
        receipts.add(log.decide(12));
        List<String> said =
                verify(String.join("\n", log.export()) + "\n", true, receipts, TamperedLog.SIGNED.plusSeconds(600));
        assertThat(said)
                .anyMatch(line -> line.startsWith("SILENT since "))
                .anyMatch(line -> line.startsWith("PROMISE receipt of "));
    }

    @Test
    void t19_two_signed_trees_of_one_size() throws Exception {
        TamperedLog log = TamperedLog.whole();
        checkpoint(log, signed(TamperedLog.LOG, new TreeHead(18, Digest.of("another history")), 40), 18);
        assertThat(said(log)).contains("FORK size 18", "ROOT size 18");
    }

    @Test
    void t20_old_checkpoint_in_the_place_of_the_newest() throws Exception {
        TamperedLog log = TamperedLog.whole();
        log.tamper(
                "insert into audit_checkpoint (size, at, note) select size, now(), note from audit_checkpoint where size"
                        + " = 6");
        assertThat(said(log)).contains("BACKWARDS size 6", "KEPT size 18");
    }

    @Test
    void t28_another_key_and_an_edited_rotation() throws Exception {
        TamperedLog log = TamperedLog.whole();
        NoteSigner other = TestLog.signer(TamperedLog.LOG.key().name());
        TreeHead tree = newest(log).tree();
        log.tamper("truncate audit_checkpoint");
        checkpoint(log, signed(other, tree, 40), 18);
        assertThat(said(log)).anyMatch(line -> line.startsWith("SIGNATURE ")).contains("UNSIGNED from size 0");
        TamperedLog rotation = TamperedLog.whole();
        rotation.tamper("update audit_log set entry = replace(entry, 'operator', 'engine') where entry like"
                + " '%KEY_ROTATION%'");
        assertThat(said(rotation)).contains("ROOT size 18");
    }

    @Test
    void t29_export_that_was_edited_as_a_file() throws Exception {
        List<String> lines = TamperedLog.whole().export();
        String whole = String.join("\n", lines) + "\n";
        assertThat(verify(whole, true, TamperedLog.receipts(), AT)).containsExactly("CLEAN 18 entries");
        List<String> dropped = new ArrayList<>(lines);
        dropped.remove(lineOf(lines, 4));
        assertThat(said(dropped, true)).contains("GAP entry 4");
        for (String other : List.of(
                "\ufeff" + whole,
                whole.replace("\n", "\r\n"),
                whole + "\n",
                whole.substring(0, whole.length() - 1),
                whole.replaceFirst("log 2", "log 1"),
                whole.replaceFirst("export", Normalizer.normalize("\u00e9xport", Normalizer.Form.NFD)),
                whole.replaceFirst(",\"payload\":\"[0-9a-f]{64}\"", ""))) {
            assertThat(verify(other, true, TamperedLog.receipts(), AT))
                    .as(other.substring(0, 60))
                    .anyMatch(line -> line.startsWith("NOT_CANONICAL") || line.startsWith("MISSING"));
        }
    }
}
