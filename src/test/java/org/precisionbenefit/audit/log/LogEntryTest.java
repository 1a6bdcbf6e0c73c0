package org.precisionbenefit.audit.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.precisionbenefit.audit.AuditEntry;
import org.precisionbenefit.audit.json.JsonCanonical;
import org.precisionbenefit.decision.DecisionId;
import org.precisionbenefit.terminology.Digest;

/** The log takes what the audit trail writes, and nothing that looks like it. */
class LogEntryTest {
    private static final String ID = "0a1b2c3d-0000-4000-8000-00000000000f";

    private static AuditEntry entry(Instant at) {
        Digest one = Digest.of("one");
        return new AuditEntry(
                AuditEntry.Event.DECISION,
                new DecisionId(ID),
                at,
                new AuditEntry.Commitments(one, one, one, one, Digest.of("sealed")));
    }

    @Test
    void entry_of_every_event_is_read_as_it_was_written() {
        for (Instant at : List.of(
                Instant.parse("2026-11-28T12:00:00Z"),
                Instant.parse("2026-11-28T12:00:00.100Z"),
                Instant.parse("2026-11-28T12:00:00.123456Z"),
                Instant.parse("2026-11-28T12:00:00.123456789Z"))) {
            for (AuditEntry.Event event : AuditEntry.Event.values()) {
                AuditEntry written =
                        new AuditEntry(event, new DecisionId(ID), at, entry(at).commitments());
                String text = new JsonCanonical().encode(written);
                assertThat(LogEntry.read(text)).isEqualTo(new LogEntry(text, ID, at, Digest.of("sealed")));
            }
        }
    }

    @Test
    void entry_that_is_written_in_any_other_way_is_refused() {
        String text = new JsonCanonical().encode(entry(Instant.parse("2026-11-28T12:00:00.120Z")));
        for (String other : List.of(
                "",
                " " + text,
                text + "\n",
                text.replace("\":\"", "\": \""),
                text.replace("DECISION", "decision"),
                text.replace("DECISION", "OTHER"),
                text.replace("0a1b2c3d", "0A1B2C3D"),
                text.replace(".120Z", ".12Z"),
                text.replace("-11-28", "-13-28"),
                text.replace("sealed", "sea\\u006ced"),
                text.replace("}}", ",\"more\":1}}"),
                text.replace("{\"event\"", "{\"event\":\"DECISION\",\"event\""))) {
            assertThat(other).isNotEqualTo(text);
            assertThatThrownBy(() -> LogEntry.read(other)).as(other).isInstanceOf(LogFault.class);
        }
    }
}
