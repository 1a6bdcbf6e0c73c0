package org.precisionbenefit.audit;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Objects;
import java.util.regex.Pattern;
import org.precisionbenefit.terminology.Digest;

/**
 * What makes a commitment say nothing to whoever guesses at its text. It is drawn for each decision and goes with the
 * payload: without it the audit entry can no longer be tied to any text.
 *
 * @param hex 32 bytes in lower-case hexadecimal digits
 */
public record Salt(String hex) {
    private static final Pattern HEX = Pattern.compile("[0-9a-f]{64}");
    private static final int COMMITMENT = 0x02;

    public Salt {
        Objects.requireNonNull(hex, "hex is null");
        if (!HEX.matcher(hex).matches()) {
            throw new IllegalArgumentException("A salt must be 64 lower-case hexadecimal digits.");
        }
    }

    /** The commitment to a text: SHA-256 over the byte 2, the salt and the text in UTF-8. */
    public Digest commitTo(String text) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.write(COMMITMENT);
        bytes.writeBytes(HexFormat.of().parseHex(hex));
        bytes.writeBytes(text.getBytes(StandardCharsets.UTF_8));
        return Digest.of(bytes.toByteArray());
    }
}
