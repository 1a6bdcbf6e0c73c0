package org.precisionbenefit.audit.postgres;

import io.airlift.compress.MalformedInputException;
import io.airlift.compress.lz4.Lz4Compressor;
import io.airlift.compress.lz4.Lz4Decompressor;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.InflaterInputStream;
import org.jspecify.annotations.Nullable;
import org.precisionbenefit.access.CallerId;
import org.precisionbenefit.audit.Exchange;
import org.precisionbenefit.audit.KeptDecision;
import org.precisionbenefit.audit.SubmissionKey;
import org.precisionbenefit.intake.ClaimIdentifier;
import org.precisionbenefit.profile.MemberId;
import org.precisionbenefit.terminology.Digest;

/**
 * Everything of a decision that may be about its member, as bytes: texts in a fixed order, each with its length before it,
 * packed, because what is sealed cannot be packed any more. The number of the form comes first, then the length of what is
 * packed, then one LZ4 block, which takes a quarter of the time of the deflating that the earlier forms used.
 */
record PayloadBytes(
        SubmissionKey key, MemberId member, ClaimIdentifier claim, KeptDecision.Texts texts, Exchange exchange) {
    private static final int FORM = 3;
    /** The form before, deflated as a whole, its own number included. */
    private static final int DEFLATED = 2;
    /** The first form, deflated likewise, which does not say who sent the request. */
    private static final int WITHOUT_SENDER = 1;
    /** What deflated bytes begin with. */
    private static final int DEFLATE_MARK = 0x78;

    private static final int LENGTH_BYTES = Integer.BYTES;
    private static final int HEAD_BYTES = 1 + LENGTH_BYTES;
    /** More than any payload holds: a request has at most 5 MB, and what is written of it a few times that. */
    private static final int MOST = 256 * 1024 * 1024;

    static PayloadBytes of(KeptDecision kept) {
        return new PayloadBytes(
                kept.key(), kept.lookup().member(), kept.lookup().claim(), kept.texts(), kept.exchange());
    }

    byte[] write() {
        byte[] plain = plain();
        Lz4Compressor packer = new Lz4Compressor();
        int room = packer.maxCompressedLength(plain.length);
        byte[] packed = new byte[HEAD_BYTES + room];
        ByteBuffer.wrap(packed).put((byte) FORM).putInt(plain.length);
        int length = packer.compress(plain, 0, plain.length, packed, HEAD_BYTES, room);
        return Arrays.copyOf(packed, HEAD_BYTES + length);
    }

    private byte[] plain() {
        List<byte[]> parts = Stream.of(
                        key.key(),
                        key.body().hex(),
                        member.value(),
                        claim.system(),
                        claim.value(),
                        texts.record(),
                        texts.explanation(),
                        texts.due(),
                        exchange.sender() == null ? "" : exchange.sender().value(),
                        exchange.contentType(),
                        exchange.request(),
                        exchange.answer())
                .map(text -> text.getBytes(StandardCharsets.UTF_8))
                .toList();
        int length = parts.stream().mapToInt(part -> LENGTH_BYTES + part.length).sum();
        ByteBuffer plain = ByteBuffer.allocate(length);
        parts.forEach(part -> plain.putInt(part.length).put(part));
        return plain.array();
    }

    static PayloadBytes read(byte[] bytes) {
        int first = bytes.length < HEAD_BYTES ? 0 : bytes[0];
        return switch (first) {
            case FORM -> read(new ByteArrayInputStream(unpacked(bytes)), FORM);
            case DEFLATE_MARK -> readDeflated(bytes);
            default -> throw unknown(first);
        };
    }

    private static PayloadBytes readDeflated(byte[] bytes) {
        try (InputStream inflated = new InflaterInputStream(new ByteArrayInputStream(bytes))) {
            int form = inflated.read();
            if (form != DEFLATED && form != WITHOUT_SENDER) {
                throw unknown(form);
            }
            return read(inflated, form);
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    private static byte[] unpacked(byte[] bytes) {
        int length = ByteBuffer.wrap(bytes, 1, LENGTH_BYTES).getInt();
        if (length < 0 || length > MOST) {
            throw unreadable(new IOException("The length is not possible."));
        }
        byte[] plain = new byte[length];
        try {
            int found =
                    new Lz4Decompressor().decompress(bytes, HEAD_BYTES, bytes.length - HEAD_BYTES, plain, 0, length);
            if (found != length) {
                throw unreadable(new IOException("The length is another one."));
            }
            return plain;
        } catch (MalformedInputException e) {
            throw unreadable(new IOException(e));
        }
    }

    private static PayloadBytes read(InputStream plain, int form) {
        try (DataInputStream in = new DataInputStream(plain)) {
            return new PayloadBytes(
                    new SubmissionKey(text(in), new Digest(text(in))),
                    new MemberId(text(in)),
                    new ClaimIdentifier(text(in), text(in)),
                    new KeptDecision.Texts(text(in), text(in), text(in)),
                    new Exchange(form == WITHOUT_SENDER ? null : sender(in), text(in), text(in), text(in)));
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    private static IllegalStateException unknown(int form) {
        return new IllegalStateException("A payload of form " + form + " is not known to this version.");
    }

    private static UncheckedIOException unreadable(IOException cause) {
        return new UncheckedIOException("A payload cannot be unpacked.", cause);
    }

    private static @Nullable CallerId sender(DataInputStream in) throws IOException {
        String sender = text(in);
        return sender.isEmpty() ? null : new CallerId(sender);
    }

    private static String text(DataInputStream in) throws IOException {
        return new String(in.readNBytes(in.readInt()), StandardCharsets.UTF_8);
    }
}
