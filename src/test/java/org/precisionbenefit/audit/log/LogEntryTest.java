package org.precisionbenefit.audit.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.precisionbenefit.audit.AuditEntry;
import org.precisionbenefit.audit.event.EventEntry;
import org.precisionbenefit.audit.event.EventId;
import org.precisionbenefit.audit.json.JsonCanonical;
import org.precisionbenefit.audit.review.ReviewEntry;
import org.precisionbenefit.audit.review.ReviewId;
import org.precisionbenefit.decision.DecisionId;
import org.precisionbenefit.terminology.Digest;

/** The log takes what the audit trail writes, and nothing that looks like it. */
class LogEntryTest {
    private static final String ID = "0a1b2c3d-0000-4000-8000-00000000000f";
    private static final String FIRST = "00000000-0000-4000-8000-000000000001";

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
                String text = new JsonCanonical().encode(written(event, at));
                LogEntry read = LogEntry.read(text);
                assertThat(List.of(read.text(), read.event(), read.id(), read.at(), read.sealed()))
                        .containsExactly(text, event.name(), ID, at, Digest.of("sealed"));
                assertThat(read.decisions()).containsExactlyElementsOf(about(event));
            }
        }
    }

    private static List<String> about(AuditEntry.Event event) {
        return switch (event) {
            case DECISION -> List.of(ID);
            case HUMAN_REVIEW -> List.of(FIRST);
            default -> List.of(FIRST, ID);
        };
    }

    @Test
    void entry_of_an_event_that_is_written_in_any_other_way_is_refused() {
        String text =
                new JsonCanonical().encode(written(AuditEntry.Event.READ, Instant.parse("2026-11-28T12:00:00.120Z")));
        for (String other : List.of(
                text.replace("READ", "DECISION"),
                text.replace("READ", "READING"),
                text.replace("auditor", "Auditor"),
                text.replace("GET ", "GET\""),
                text.replace("\"decisions\":[", "\"decisions\":[,"),
                text.replace("\",\"0a", "\", \"0a"),
                text.replace("[\"", "[\"x"))) {
            assertThat(other).isNotEqualTo(text);
            assertThatThrownBy(() -> LogEntry.read(other)).as(other).isInstanceOf(LogFault.class);
        }
    }

    private static Object written(AuditEntry.Event event, Instant at) {
        Digest one = Digest.of("one");
        return switch (event) {
            case DECISION -> entry(at);
            case HUMAN_REVIEW ->
                new ReviewEntry(
                        event,
                        new ReviewId(ID),
                        new DecisionId(FIRST),
                        12,
                        at,
                        new ReviewEntry.Commitments(one, one, one, Digest.of("sealed")));
            default ->
                new EventEntry(
                        event,
                        new EventId(ID),
                        at,
                        "auditor+submitter",
                        one,
                        "GET /api/v1/decisions/{id}",
                        List.of(new DecisionId(FIRST), new DecisionId(ID)),
                        new EventEntry.Commitments(one, Digest.of("sealed")));
        };
    }

    @Test
    void entry_of_a_review_that_is_written_in_any_other_way_is_refused() {
        String text = new JsonCanonical()
                .encode(written(AuditEntry.Event.HUMAN_REVIEW, Instant.parse("2026-11-28T12:00:00.120Z")));
        for (String other : List.of(
                text.replace("HUMAN_REVIEW", "DECISION"),
                text.replace("\"item\":12", "\"item\":012"),
                text.replace("\"item\":12", "\"item\":\"12\""),
                text.replace("\"item\":12", "\"item\":-1"),
                text.replace("\"item\":12,", ""),
                text.replace("}}", ",\"more\":1}}"))) {
            assertThat(other).isNotEqualTo(text);
            assertThatThrownBy(() -> LogEntry.read(other)).as(other).isInstanceOf(LogFault.class);
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
