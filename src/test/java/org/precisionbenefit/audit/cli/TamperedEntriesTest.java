package org.precisionbenefit.audit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.precisionbenefit.audit.postgres.TamperedLog;

/** Whoever changes, deletes, inserts or moves rows in the database is found in its export, by name. */
class TamperedEntriesTest extends AuditorsLook {
    private static final String TO_10 =
            "set entry = replace(entry, '\"at\":\"2026-11-28T12:00:04Z\"', '\"at\":\"2026-11-28T12:00:10Z\"')";

    @Test
    void clean_log_with_reviews_redactions_and_holds_raises_no_alarm() throws Exception {
        assertThat(said(TamperedLog.whole())).containsExactly("CLEAN 18 entries");
        assertThat(TamperedLog.whole().export().toString()).doesNotContain("MEMBER", "SENDER", "somebody");
    }

    @Test
    void t03_edited_entry() throws Exception {
        TamperedLog log = TamperedLog.whole();
        log.tamper("update audit_log set entry = overlay(entry placing '0000' from 150) where seq = 4");
        assertThat(said(log)).contains("ROOT size 6");
    }

    @Test
    void t04_edited_in_every_table_consistently() throws Exception {
        TamperedLog log = TamperedLog.whole();
        String sealed = "\\\\x00";
        String digest = "encode(sha256('" + sealed + "'::bytea), 'hex')";
        String again =
                " set entry = regexp_replace(entry, '\"sealed\":\"[0-9a-f]+', '\"sealed\":\"' || " + digest + ")";
        log.tamper(
                "update payload set sealed = '" + sealed + "' where decision_id = '" + TamperedLog.decision(4) + "'",
                "update audit_log" + again + " where seq = 4",
                "update audit_entry" + again + " where decision_id = '" + TamperedLog.decision(4) + "'");
        assertThat(said(log)).contains("ROOT size 6").noneMatch(line -> line.startsWith("PAYLOAD"));
    }

    @Test
    void t01_edited_sealed_payload_is_not_what_its_entry_commits_to() throws Exception {
        TamperedLog log = TamperedLog.whole();
        log.tamper("update payload set sealed = set_byte(sealed, 9, get_byte(sealed, 9) # 1) where decision_id = '"
                + TamperedLog.decision(4) + "'");
        assertThat(said(log)).containsExactly("PAYLOAD entry 4", "TAMPERED 18 entries");
    }

    @Test
    void t05_deleted_row() throws Exception {
        TamperedLog log = TamperedLog.whole();
        log.tamper("delete from audit_log where seq = 4");
        assertThat(said(log))
                .contains("GAP entry 4", "ROOT size 6", "UNLOGGED " + TamperedLog.decision(4))
                .anyMatch(line -> line.startsWith("PROMISE "));
    }

    @Test
    void t06_deleted_row_after_which_all_are_renumbered() throws Exception {
        TamperedLog log = TamperedLog.whole();
        log.tamper(
                "delete from audit_log where seq = 4",
                "update audit_log set seq = seq + 1000 where seq > 4",
                "update audit_log set seq = seq - 1001 where seq > 1000");
        assertThat(said(log)).contains("TRUNCATED size 18", "KEPT size 18").noneMatch(line -> line.startsWith("GAP"));
    }

    @Test
    void t07_deleted_decision_leaves_an_entry_without_what_it_commits_to() throws Exception {
        TamperedLog log = TamperedLog.whole();
        log.tamper(
                "delete from payload where decision_id = '" + TamperedLog.decision(4) + "'",
                "delete from submission where decision_id = '" + TamperedLog.decision(4) + "'",
                "delete from audit_entry where decision_id = '" + TamperedLog.decision(4) + "'",
                "delete from decision where id = '" + TamperedLog.decision(4) + "'");
        assertThat(said(log)).containsExactly("MISSING entry 4", "TAMPERED 18 entries");
    }

    @Test
    void t08_decision_that_never_came_into_the_log() throws Exception {
        TamperedLog log = TamperedLog.whole();
        log.tamper("insert into decision (id, received_at, plan_id, member_hash, claim_hash, engine, policy_digest,"
                + " formulary_digest, knowledge_digest, models_digest) select '" + TamperedLog.decision(99)
                + "', received_at, plan_id, member_hash, claim_hash, engine, policy_digest, formulary_digest,"
                + " knowledge_digest, models_digest from decision limit 1");
        assertThat(said(log)).containsExactly("UNLOGGED " + TamperedLog.decision(99), "TAMPERED 18 entries");
    }

    @Test
    void t09_forged_row_amid_the_log() throws Exception {
        TamperedLog log = TamperedLog.whole();
        log.tamper(
                "update audit_log set seq = seq + 1000 where seq >= 4",
                "insert into audit_log (seq, event_id, entry) select 4, '" + TamperedLog.decision(99)
                        + "', replace(entry, event_id::text, '" + TamperedLog.decision(99)
                        + "') from audit_log where seq = 3",
                "update audit_log set seq = seq - 999 where seq > 1000");
        assertThat(said(log)).contains("ROOT size 6", "MISSING entry 4", "KEPT size 18");
    }

    @Test
    void t10_swapped_entries() throws Exception {
        TamperedLog log = TamperedLog.whole();
        log.tamper(
                "update audit_log set seq = 1003 where seq = 3",
                "update audit_log set seq = 3 where seq = 4",
                "update audit_log set seq = 4 where seq = 1003");
        assertThat(said(log)).contains("ROOT size 6").noneMatch(line -> line.startsWith("PAYLOAD"));
    }

    @Test
    void t11_cut_tail() throws Exception {
        TamperedLog log = TamperedLog.whole();
        log.tamper("delete from audit_log where seq >= 16");
        assertThat(said(log)).contains("TRUNCATED size 18", "KEPT size 18");
    }

    @Test
    void t21_edited_instant_actor_or_reason_alone() throws Exception {
        TamperedLog instant = TamperedLog.whole();
        instant.tamper("update audit_log " + TO_10 + " where seq = 4");
        assertThat(said(instant)).contains("ROOT size 6");
        TamperedLog actor = TamperedLog.whole();
        actor.tamper("update audit_log set entry = regexp_replace(entry, '\"actor\":\"[0-9a-f]', '\"actor\":\"x') where"
                + " entry like '%READ%'");
        assertThat(said(actor)).anyMatch(line -> line.startsWith("NOT_CANONICAL"));
        TamperedLog other = TamperedLog.whole();
        other.tamper("update audit_log set entry = regexp_replace(entry, '\"actor\":\"[0-9a-f]{4}', '\"actor\":\"0000')"
                + " where entry like '%READ%'");
        assertThat(said(other)).contains("ROOT size 18");
        TamperedLog reason = TamperedLog.whole();
        reason.tamper("update audit_event set sealed = set_byte(sealed, 9, get_byte(sealed, 9) # 1) where event ="
                + " 'REDACTION'");
        assertThat(said(reason)).anyMatch(line -> line.startsWith("PAYLOAD entry 1"));
    }

    @Test
    void t26_same_decision_twice() throws Exception {
        TamperedLog log = TamperedLog.whole();
        log.tamper(
                "alter table audit_log drop constraint audit_log_event_id_key",
                "insert into audit_log (seq, event_id, entry) select 18, event_id, entry from audit_log where seq = 4");
        assertThat(said(log)).contains("DUPLICATE entry 18", "UNSIGNED from size 18");
    }

    @Test
    void lines_of_an_export_are_those_of_the_database() throws Exception {
        List<String> lines = header(TamperedLog.whole().export());
        assertThat(lineOf(lines, 4)).contains("\"payload\":\"");
        assertThat(lineOf(lines, 8)).doesNotContain("\"payload\"");
    }
}
