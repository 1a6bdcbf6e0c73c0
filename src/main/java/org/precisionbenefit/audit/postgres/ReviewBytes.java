package org.precisionbenefit.audit.postgres;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.precisionbenefit.audit.SubmissionKey;
import org.precisionbenefit.audit.review.KeptReview;
import org.precisionbenefit.terminology.Digest;

/** Everything of a review that may be about its member, as bytes: the number of the form, then texts, each after its length. */
record ReviewBytes(SubmissionKey key, KeptReview.Texts texts) {
    private static final byte FORM = 1;

    byte[] write() {
        List<byte[]> parts = Stream.of(key.key(), key.body().hex(), texts.record(), texts.request(), texts.answer())
                .map(text -> text.getBytes(StandardCharsets.UTF_8))
                .toList();
        int length =
                parts.stream().mapToInt(part -> Integer.BYTES + part.length).sum();
        ByteBuffer bytes = ByteBuffer.allocate(1 + length).put(FORM);
        parts.forEach(part -> bytes.putInt(part.length).put(part));
        return bytes.array();
    }

    static ReviewBytes read(byte[] bytes) {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            int form = in.readByte();
            if (form != FORM) {
                throw new IllegalStateException("A review of form " + form + " is not known to this version.");
            }
            return new ReviewBytes(
                    new SubmissionKey(text(in), new Digest(text(in))),
                    new KeptReview.Texts(text(in), text(in), text(in)));
        } catch (IOException e) {
            throw new UncheckedIOException("A review cannot be read.", e);
        }
    }

    private static String text(DataInputStream in) throws IOException {
        return new String(in.readNBytes(in.readInt()), StandardCharsets.UTF_8);
    }
}
