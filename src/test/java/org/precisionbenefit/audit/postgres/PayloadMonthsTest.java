package org.precisionbenefit.audit.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Payloads go into the part of their month, and nothing fails where that part was not made yet. */
class PayloadMonthsTest {
    private static String payload(int number, String keptAt) {
        return "update payload set kept_at = timestamptz '" + keptAt + "' where decision_id = '"
                + TamperedLog.decision(number) + "'";
    }

    private static final String PARTS =
            "select tableoid::regclass || ' ' || to_char(kept_at at time zone 'UTC', 'DD') from"
                    + " payload where decision_id < '" + TamperedLog.decision(4) + "' order by decision_id";

    @Test
    void months_end_lies_between_two_parts_and_a_month_without_one_is_made_good_later() throws Exception {
        TamperedLog log = TamperedLog.whole();
        log.tamper("select make_payload_months(date '2031-11-15', 2)");
        log.tamper(
                payload(0, "2031-11-30T23:59:59.999999Z"),
                payload(1, "2031-12-01T00:00:00Z"),
                payload(2, "2032-01-31T23:59:59.999999Z"),
                payload(3, "2032-02-01T00:00:00Z"));
        assertThat(log.column(PARTS))
                .containsExactly("payload_2031_11 30", "payload_2031_12 01", "payload_other 31", "payload_other 01");
        assertThat(log.column("select make_payload_months(date '2032-01-01', 1)"))
                .containsExactly("1");
        assertThat(log.column(PARTS))
                .containsExactly("payload_2031_11 30", "payload_2031_12 01", "payload_2032_01 31", "payload_other 01");
        assertThat(log.column("select make_payload_months(date '2031-11-01', 3)"))
                .containsExactly("0");
        assertThat(log.column("select count(*) from payload where decision_id < '" + TamperedLog.decision(4) + "'"))
                .containsExactly("4");
        assertThat(log.column(
                        "select attstorage from pg_attribute where attrelid = 'payload_2032_01'::regclass and attname"
                                + " = 'sealed'"))
                .containsExactly("e");
        assertThatThrownBy(() -> log.column("select make_payload_months(date '2031-11-01', 25)"))
                .hasMessageContaining("24 months");
    }

    @Test
    void payloads_of_before_are_moved_into_the_months_of_their_receipt() throws Exception {
        TamperedLog log = TamperedLog.before(111);
        log.decide(20);
        log.decide(21);
        log.tamper("update decision set received_at = timestamptz '2024-02-29T23:59:59Z' where id = '"
                + TamperedLog.decision(20) + "'");
        String digests =
                "select encode(sha256(sealed), 'hex') || salt || encode(wrapped_key, 'hex') from payload order by"
                        + " decision_id";
        List<String> before = log.column(digests);
        log.migrateFrom(111);
        assertThat(log.column(digests)).isEqualTo(before).hasSize(2);
        assertThat(log.column("select tableoid::regclass::text from payload order by decision_id"))
                .containsExactly("payload_2024_02", "payload_2026_11");
        log.decide(22);
        assertThat(log.column("select count(*) from payload")).containsExactly("3");
    }

    @Test
    void schema_digests_to_the_same_whatever_parts_there_are_and_to_something_else_when_a_guard_is_off()
            throws Exception {
        TamperedLog log = TamperedLog.whole();
        PostgresSchema schema = log.schema();
        var before = schema.digest();
        assertThat(schema.makeMonths(LocalDate.of(2033, 1, 1), 2)).isEqualTo(2);
        assertThat(schema.digest()).isEqualTo(before);
        for (String change : new String[] {
            "alter table audit_entry disable trigger audit_entry_waits",
            "alter table payload no force row level security",
            "alter table review drop constraint review_item_key",
            "alter table decision add column other text",
            "drop policy plans on redaction",
            "grant delete on audit_log to pbe_application",
            "drop index audit_event_decisions",
            "create or replace function is_held(decision uuid) returns boolean language sql as 'select false'",
            "alter table review_payload disable trigger all"
        }) {
            TamperedLog other = TamperedLog.whole();
            assertThat(other.schema().digest()).isEqualTo(before);
            other.tamper(change);
            assertThat(other.schema().digest()).as("T-32: " + change).isNotEqualTo(before);
        }
    }
}
