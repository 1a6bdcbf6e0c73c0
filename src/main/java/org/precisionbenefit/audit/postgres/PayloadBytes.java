package org.precisionbenefit.audit.postgres;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
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
 * packed, because what is sealed cannot be packed any more.
 */
record PayloadBytes(
        SubmissionKey key, MemberId member, ClaimIdentifier claim, KeptDecision.Texts texts, Exchange exchange) {
    private static final int VERSION = 2;
    /** The first form, which does not say who sent the request. */
    private static final int WITHOUT_SENDER = 1;

    static PayloadBytes of(KeptDecision kept) {
        return new PayloadBytes(
                kept.key(), kept.lookup().member(), kept.lookup().claim(), kept.texts(), kept.exchange());
    }

    byte[] write() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(16_384);
        Deflater fast = new Deflater(Deflater.BEST_SPEED);
        try (DataOutputStream out = new DataOutputStream(new DeflaterOutputStream(bytes, fast, 8_192))) {
            out.writeByte(VERSION);
            text(out, key.key());
            text(out, key.body().hex());
            text(out, member.value());
            text(out, claim.system());
            text(out, claim.value());
            text(out, texts.record());
            text(out, texts.explanation());
            text(out, texts.due());
            text(out, exchange.sender() == null ? "" : exchange.sender().value());
            text(out, exchange.contentType());
            text(out, exchange.request());
            text(out, exchange.answer());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            fast.end();
        }
        return bytes.toByteArray();
    }

    static PayloadBytes read(byte[] bytes) {
        try (DataInputStream in = new DataInputStream(new InflaterInputStream(new ByteArrayInputStream(bytes)))) {
            int version = in.readByte();
            if (version != VERSION && version != WITHOUT_SENDER) {
                throw new IllegalStateException("A payload of form " + version + " is not known to this version.");
            }
            return new PayloadBytes(
                    new SubmissionKey(text(in), new Digest(text(in))),
                    new MemberId(text(in)),
                    new ClaimIdentifier(text(in), text(in)),
                    new KeptDecision.Texts(text(in), text(in), text(in)),
                    new Exchange(version == WITHOUT_SENDER ? null : sender(in), text(in), text(in), text(in)));
        } catch (IOException e) {
            throw new UncheckedIOException("A payload cannot be unpacked.", e);
        }
    }

    private static @Nullable CallerId sender(DataInputStream in) throws IOException {
        String sender = text(in);
        return sender.isEmpty() ? null : new CallerId(sender);
    }

    private static void text(DataOutputStream out, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    private static String text(DataInputStream in) throws IOException {
        return new String(in.readNBytes(in.readInt()), StandardCharsets.UTF_8);
    }
}
