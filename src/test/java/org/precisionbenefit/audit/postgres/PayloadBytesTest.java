package org.precisionbenefit.audit.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.DeflaterOutputStream;
import org.junit.jupiter.api.Test;
import org.precisionbenefit.access.CallerId;
import org.precisionbenefit.audit.Exchange;
import org.precisionbenefit.audit.KeptDecision;
import org.precisionbenefit.audit.SubmissionKey;
import org.precisionbenefit.intake.ClaimIdentifier;
import org.precisionbenefit.profile.MemberId;
import org.precisionbenefit.terminology.Digest;

/** What was kept in an earlier form is still read. */
class PayloadBytesTest {
    private static final Digest BODY = Digest.of("request");
    private static final List<String> FIRST_FORM = List.of(
            "key", BODY.hex(), "MEMBER", "system", "number", "record", "why", "due", "type", "request", "answer");

    @Test
    void payload_with_and_without_a_sender_is_read_as_it_was_written() {
        for (CallerId sender : new CallerId[] {new CallerId("clinic"), null}) {
            PayloadBytes payload = payload(sender);
            assertThat(PayloadBytes.read(payload.write())).isEqualTo(payload);
        }
    }

    @Test
    void first_form_is_read_and_says_nothing_of_its_sender() throws IOException {
        assertThat(PayloadBytes.read(written(1, FIRST_FORM))).isEqualTo(payload(null));
    }

    @Test
    void second_form_is_read_with_its_sender() throws IOException {
        List<String> texts = new ArrayList<>(FIRST_FORM);
        texts.add(FIRST_FORM.indexOf("type"), "clinic");
        assertThat(PayloadBytes.read(written(2, texts))).isEqualTo(payload(new CallerId("clinic")));
    }

    @Test
    void bytes_that_are_no_payload_are_refused() {
        byte[] whole = payload(null).write();
        byte[] later = whole.clone();
        later[0] = 4;
        assertThatThrownBy(() -> PayloadBytes.read(later))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("A payload of form 4 is not known to this version.");
        assertThatThrownBy(() -> PayloadBytes.read(new byte[] {3, 0})).isInstanceOf(IllegalStateException.class);
        for (int lengthByte = 1; lengthByte <= 4; lengthByte++) {
            byte[] longer = whole.clone();
            longer[lengthByte]++;
            assertThatThrownBy(() -> PayloadBytes.read(longer)).isInstanceOf(UncheckedIOException.class);
        }
        assertThatThrownBy(() -> PayloadBytes.read(Arrays.copyOf(whole, whole.length - 1)))
                .isInstanceOf(UncheckedIOException.class);
    }

    @Test
    void form_of_a_later_version_is_refused() throws IOException {
        byte[] later = written(3, FIRST_FORM);
        assertThatThrownBy(() -> PayloadBytes.read(later))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("A payload of form 3 is not known to this version.");
    }

    private static PayloadBytes payload(CallerId sender) {
        return new PayloadBytes(
                new SubmissionKey("key", BODY),
                new MemberId("MEMBER"),
                new ClaimIdentifier("system", "number"),
                new KeptDecision.Texts("record", "why", "due"),
                new Exchange(sender, "type", "request", "answer"));
    }

    private static byte[] written(int form, List<String> texts) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(new DeflaterOutputStream(bytes))) {
            out.writeByte(form);
            for (String text : texts) {
                byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
                out.writeInt(utf8.length);
                out.write(utf8);
            }
        }
        return bytes.toByteArray();
    }
}
