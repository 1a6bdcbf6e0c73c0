package org.precisionbenefit.audit.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Signed notes as others write them, and as nobody should. */
class SignedNoteTest {
    /** The example of the Go module golang.org/x/mod/sumdb/note, from its documentation. */
    private static final NoteKey NEUMANN =
            NoteKey.read("PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW");

    private static final String KNOWN = """
            If you think cryptography is the answer to your problem,
            then you don't know what your problem is.

            \u2014 PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=
            """;

    private final NoteSigner log = TestLog.signer("log.example/1");
    private final NoteSigner witness = TestLog.signer("witness.example");

    @Test
    void note_of_another_project_is_read_verified_and_written_to_the_letter() {
        SignedNote note = SignedNote.read(KNOWN);
        assertThat(note.signers(List.of(NEUMANN))).containsExactly(NEUMANN);
        assertThat(note.write()).isEqualTo(KNOWN);
        assertThat(NEUMANN.text()).isEqualTo("PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW");
    }

    @Test
    void changed_text_is_signed_by_nobody() {
        SignedNote note = SignedNote.read(KNOWN.replace("answer", "Answer"));
        assertThatThrownBy(() -> note.signers(List.of(NEUMANN))).isInstanceOf(LogFault.class);
    }

    @Test
    void several_signatures_count_and_those_of_unknown_keys_are_passed_over() {
        SignedNote both =
                log.sign("a text\n").with(witness.sign("a text\n").signatures().get(0));
        SignedNote read = SignedNote.read(both.write());
        assertThat(read).isEqualTo(both);
        assertThat(read.signers(List.of(log.key(), witness.key()))).containsExactly(log.key(), witness.key());
        assertThat(read.signers(List.of(witness.key()))).containsExactly(witness.key());
        assertThat(read.signers(List.of(NEUMANN))).isEmpty();
    }

    @Test
    void false_signature_of_one_known_key_spoils_the_note_whoever_else_signed() {
        SignedNote spoilt = log.sign("a text\n")
                .with(witness.sign("another text\n").signatures().get(0));
        assertThat(spoilt.signers(List.of(log.key()))).containsExactly(log.key());
        assertThatThrownBy(() -> spoilt.signers(List.of(log.key(), witness.key())))
                .isInstanceOf(LogFault.class);
    }

    @Test
    void key_of_the_same_name_is_another_key() {
        NoteSigner impostor = TestLog.signer("log.example/1");
        assertThat(impostor.sign("a text\n").signers(List.of(log.key()))).isEmpty();
    }

    @Test
    void halves_of_two_keys_do_not_sign() {
        assertThatThrownBy(() -> new NoteSigner(NEUMANN, TestLog.pair().getPrivate()))
                .isInstanceOf(LogFault.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "\n",
                "a text\n",
                "a text\n\n",
                "a text\n\n\u2014 PeterNeumann\n",
                "a text\n\n\u2014 PeterNeumann x08gow==\n",
                "a text\n\n- PeterNeumann x08go/ZJkuA=\n",
                "a text\n\n\u2014  x08go/ZJkuA=\n",
                "a text\n\n\u2014 Peter+Neumann x08go/ZJkuA=\n",
                "a text\n\n\u2014 PeterNeumann  x08go/ZJkuA=\n",
                "a text\n\n\u2014 PeterNeumann x08go/ZJkuA\n",
                "a text\n\n\u2014 PeterNeumann x08go/ZJkuA=",
                "a text\n\n\u2014 PeterNeumann x08go/ZJkuA=\n\n",
                "a text\r\n\n\u2014 PeterNeumann x08go/ZJkuA=\n",
                "a\ttext\n\n\u2014 PeterNeumann x08go/ZJkuA=\n",
                "a \ud800 text\n\n\u2014 PeterNeumann x08go/ZJkuA=\n",
                "\ufeff\n\n\u2014 PeterNeumann x08go/ZJkuB=\n",
            })
    void what_is_no_note_is_refused(String text) {
        assertThatThrownBy(() -> SignedNote.read(text)).isInstanceOf(LogFault.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "PeterNeumann",
                "PeterNeumann+c74f20a4+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
                "PeterNeumann+c74f20a3+AhpC2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
                "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10Q=",
                "Peter Neumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
            })
    void what_is_no_key_is_refused(String text) {
        assertThatThrownBy(() -> NoteKey.read(text)).isInstanceOf(LogFault.class);
    }
}
