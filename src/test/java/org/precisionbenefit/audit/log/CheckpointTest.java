package org.precisionbenefit.audit.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sigstore.rekor.client.Checkpoints;
import dev.sigstore.rekor.client.RekorEntry;
import dev.sigstore.rekor.client.RekorParseException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the log says of itself, and to whoever asked. */
class CheckpointTest {
    private static final Instant AT = Instant.parse("2026-11-28T12:00:00Z");
    private static final String ENTRY = "an entry";

    private final NoteSigner log = TestLog.signer("log.example/1");
    private final Checkpoint checkpoint =
            new Checkpoint("log.example/1", Leaves.tree(5).head(5), AT);

    @Test
    void checkpoint_comes_back_to_the_letter_and_is_the_logs_own() {
        SignedNote note = log.sign(checkpoint.text());
        assertThat(checkpoint.text()).startsWith("log.example/1\n5\n").endsWith("=\nat 2026-11-28T12:00:00Z\n");
        assertThat(Checkpoint.of(SignedNote.read(note.write()), List.of(log.key())))
                .isEqualTo(checkpoint);
    }

    @Test
    void checkpoint_is_read_by_another_project() throws RekorParseException {
        RekorEntry.Checkpoint read =
                Checkpoints.from(log.sign(checkpoint.text()).write());
        assertThat(read.getOrigin()).isEqualTo("log.example/1");
        assertThat(read.getSize()).isEqualTo(5);
        assertThat(read.getBase64Hash()).isEqualTo(checkpoint.text().split("\n")[2]);
        assertThat(read.getSignedData()).isEqualTo(checkpoint.text());
    }

    @Test
    void checkpoint_that_a_witness_alone_or_an_unknown_key_signed_is_none() {
        NoteSigner witness = TestLog.signer("witness.example");
        SignedNote note = witness.sign(checkpoint.text());
        assertThatThrownBy(() -> Checkpoint.of(note, List.of(log.key(), witness.key())))
                .isInstanceOf(LogFault.class);
        assertThatThrownBy(() -> Checkpoint.of(log.sign(checkpoint.text()), List.of(witness.key())))
                .isInstanceOf(LogFault.class);
    }

    @Test
    void what_is_no_checkpoint_is_refused() {
        Map<String, String> changes = new LinkedHashMap<>();
        for (String size : List.of("05", "-5", "+5", "0", "5 ", "", "9999999999999999999")) {
            changes.put(checkpoint.text().replace("\n5\n", "\n" + size + "\n"), size);
        }
        for (List<String> change : List.of(
                List.of("=", ""),
                List.of("T12:00:00Z", "T12:00Z"),
                List.of("T12:00:00Z", "T12:00:00.1Z"),
                List.of("T12:00:00Z", "T24:00:00Z"),
                List.of("11-28", "13-28"),
                List.of("log.example", "log example"),
                List.of("at ", "At "),
                List.of("Z\n", "Z\nmore\n"),
                List.of("Z\n", "Z"))) {
            changes.put(checkpoint.text().replace(change.get(0), change.get(1)), change.get(1));
        }
        changes.forEach((text, change) -> {
            assertThat(text).isNotEqualTo(checkpoint.text());
            assertThatThrownBy(() -> Checkpoint.read(text)).as(change).isInstanceOf(LogFault.class);
        });
    }

    @Test
    void receipt_comes_back_to_the_letter_and_holds_for_its_entry_and_instant_only() {
        Receipt receipt = Receipt.of(log, ENTRY, AT);
        assertThat(Receipt.read(receipt.text())).isEqualTo(receipt);
        assertThat(receipt.isSignedBy(log.key())).isTrue();
        assertThat(receipt.isSignedBy(TestLog.signer("log.example/1").key())).isFalse();
        assertThat(new Receipt(Leaves.of(1), AT, receipt.signature()).isSignedBy(log.key()))
                .isFalse();
        assertThat(new Receipt(receipt.entry(), AT.plusNanos(1), receipt.signature()).isSignedBy(log.key()))
                .isFalse();
        assertThat(Receipt.of(log, ENTRY, AT)).isEqualTo(receipt);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"v=1|v=2", "; at|;at", "00Z|00.0Z", "11-28|13-28", "log.example/1|log.example+1"})
    void what_is_no_receipt_is_refused(String part, String by) {
        String text = Receipt.of(log, ENTRY, AT).text();
        String changed = text.replace(part, by);
        assertThat(changed).isNotEqualTo(text);
        assertThatThrownBy(() -> Receipt.read(changed)).isInstanceOf(LogFault.class);
    }
}
