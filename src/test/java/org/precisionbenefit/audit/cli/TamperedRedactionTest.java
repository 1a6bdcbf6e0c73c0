package org.precisionbenefit.audit.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.precisionbenefit.access.VisiblePlans;
import org.precisionbenefit.audit.AuditEntry.Event;
import org.precisionbenefit.audit.event.Redactions;
import org.precisionbenefit.audit.postgres.PostgresRedactions;
import org.precisionbenefit.audit.postgres.TamperedLog;
import org.precisionbenefit.decision.DecisionId;
import org.precisionbenefit.intake.RefusedRequest;

/** What is destroyed is told of by whoever may, and what is missing without that is tampering. */
class TamperedRedactionTest extends AuditorsLook {
    private static final Instant LATER = TamperedLog.SIGNED.plusSeconds(50);

    @Test
    void payload_that_is_missing_without_a_redaction_is_tampering_and_with_one_it_is_not() throws Exception {
        TamperedLog log = TamperedLog.whole();
        log.tamper("delete from payload where decision_id = '" + TamperedLog.decision(4) + "'");
        assertThat(said(log)).containsExactly("MISSING entry 4", "TAMPERED 18 entries");
        TamperedLog lawful = TamperedLog.whole();
        lawful.redactions(40)
                .redact(TamperedLog.happened(Event.REDACTION, "privacy", "LAW", 4, 10), VisiblePlans.EVERY);
        lawful.sequence(LATER);
        assertThat(said(lawful)).containsExactly("CLEAN 19 entries");
        assertThat(lawful.column("select count(*) from payload where decision_id in ('" + TamperedLog.decision(4)
                        + "', '" + TamperedLog.decision(10) + "') union all select count(*) from review_payload"))
                .as("the payloads of both and of the review")
                .containsExactly("0", "0");
    }

    @Test
    void database_itself_lets_no_payload_be_taken_away_without_a_redaction() throws Exception {
        TamperedLog log = TamperedLog.whole();
        assertThatThrownBy(() -> log.tamper("set session_replication_role = origin", "delete from payload"))
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("by a redaction only");
    }

    @Test
    void t24_redaction_by_whoever_may_not() throws Exception {
        TamperedLog log = TamperedLog.whole();
        log.redactions(40).redact(TamperedLog.happened(Event.REDACTION, "operator", "LAW", 4), VisiblePlans.EVERY);
        log.sequence(LATER);
        assertThat(said(log)).containsExactly("REDACTION entry 18", "TAMPERED 19 entries");
    }

    @Test
    void t24_redaction_of_what_may_not_be_redacted() throws Exception {
        TamperedLog held = TamperedLog.whole();
        held.note(40, TamperedLog.happened(Event.REDACTION, "privacy", "LAW", 9));
        held.tamper("delete from payload where decision_id = '" + TamperedLog.decision(9) + "'");
        held.sequence(LATER);
        assertThat(said(held)).contains("REDACTION entry 18").contains("MISSING entry 9");
        TamperedLog unknown = TamperedLog.whole();
        unknown.note(40, TamperedLog.happened(Event.REDACTION, "privacy", "LAW", 77));
        unknown.note(41, TamperedLog.happened(Event.REDACTION, "privacy", "WISH", 4));
        unknown.note(42, TamperedLog.happened(Event.REDACTION, "privacy", "LAW", 8));
        unknown.sequence(LATER);
        assertThat(said(unknown)).contains("REDACTION entry 18", "REDACTION entry 19", "REDACTION entry 20");
    }

    @Test
    void redacted_payload_that_is_there_again_is_found() throws Exception {
        TamperedLog log = TamperedLog.whole();
        log.tamper("insert into payload (decision_id, plan_id, wrapped_key, salt, sealed) select '"
                + TamperedLog.decision(8) + "', plan_id, wrapped_key, salt, sealed from payload limit 1");
        assertThat(said(log)).contains("PAYLOAD entry 8", "NOT_DESTROYED decision " + TamperedLog.decision(8));
    }

    @Test
    void t32_schema_that_changed_at_one_version_is_found_in_the_log() throws Exception {
        TamperedLog log = TamperedLog.whole();
        String digest = "0".repeat(64);
        log.note(40, TamperedLog.happened(Event.SCHEMA, "engine", "V2:" + digest));
        log.sequence(LATER);
        assertThat(said(log)).containsExactly("CLEAN 19 entries");
        log.note(41, TamperedLog.happened(Event.SCHEMA, "engine", "V1:" + digest));
        log.sequence(LATER.plusSeconds(1));
        assertThat(said(log)).containsExactly("SCHEMA entry 19", "TAMPERED 20 entries");
    }

    @Test
    void what_waits_is_held_or_is_gone_is_refused_and_nothing_is_changed() throws Exception {
        TamperedLog log = TamperedLog.whole();
        PostgresRedactions redactions = log.redactions(40);
        refused(redactions, RefusedRequest.Kind.SETTLED, "waits for an answer", 1, 11);
        refused(redactions, RefusedRequest.Kind.SETTLED, "held by a legal hold", 1, 9);
        refused(redactions, RefusedRequest.Kind.GONE, "REDACTED", 1, 8);
        refused(redactions, RefusedRequest.Kind.NOT_FOUND, "no decision", 1, 77);
        assertThat(log.column("select count(*) from redaction")).containsExactly("1");
        assertThat(log.column("select count(*) from audit_pending")).containsExactly("0");
        List<Redactions.Old> old = redactions.older(TamperedLog.BEGIN.plusSeconds(100), 100, VisiblePlans.EVERY);
        assertThat(old).extracting(Redactions.Old::decision).doesNotContain(new DecisionId(TamperedLog.decision(8)));
        assertThat(old.stream().filter(each -> !each.mayGo()).map(each -> each.decision()
                        .value()))
                .containsExactly(TamperedLog.decision(9), TamperedLog.decision(11));
        assertThat(redactions.older(TamperedLog.BEGIN.plusSeconds(12), 100, VisiblePlans.EVERY))
                .as("one was reviewed later")
                .extracting(Redactions.Old::decision)
                .doesNotContain(new DecisionId(TamperedLog.decision(10)));
    }

    private static void refused(
            PostgresRedactions redactions, RefusedRequest.Kind kind, String words, int... decisions) {
        assertThatThrownBy(() -> redactions.redact(
                        TamperedLog.happened(Event.REDACTION, "privacy", "LAW", decisions), VisiblePlans.EVERY))
                .isInstanceOfSatisfying(RefusedRequest.class, refused -> assertThat(refused.kind())
                        .isEqualTo(kind))
                .hasMessageContaining(words);
    }

    @Test
    void hold_is_set_once_and_lifted_once() throws Exception {
        TamperedLog log = TamperedLog.whole();
        assertThatThrownBy(() -> log.redactions(40)
                        .hold(TamperedLog.happened(Event.LEGAL_HOLD, "privacy", "LEGAL_HOLD", 9), VisiblePlans.EVERY))
                .hasMessageContaining("Nothing would change");
        log.redactions(41)
                .hold(TamperedLog.happened(Event.HOLD_LIFTED, "privacy", "HOLD_LIFTED", 9), VisiblePlans.EVERY);
        log.redactions(42).redact(TamperedLog.happened(Event.REDACTION, "privacy", "LAW", 9), VisiblePlans.EVERY);
        log.sequence(LATER);
        assertThat(said(log)).containsExactly("CLEAN 20 entries");
    }
}
