package org.precisionbenefit.intake;

import java.io.IOException;
import java.io.InputStream;

/** Reads a request body up to the largest size that is accepted, and not one byte further than is needed to tell. */
public final class BoundedBody {
    /** The largest body read, in bytes: a request with 500 entries stays well below. */
    public static final int MAX_BYTES = 5 * 1024 * 1024;

    private BoundedBody() {}

    /**
     * Reads a body.
     *
     * @param body the body
     * @return its bytes
     * @throws RefusedRequest when it is larger than {@link #MAX_BYTES}
     * @throws IOException when the connection breaks
     */
    public static byte[] read(InputStream body) throws IOException {
        byte[] bytes = body.readNBytes(MAX_BYTES + 1);
        if (bytes.length > MAX_BYTES) {
            throw tooLarge();
        }
        return bytes;
    }

    /** The refusal of a body that is larger than is read. */
    public static RefusedRequest tooLarge() {
        return new RefusedRequest(
                RefusedRequest.Kind.TOO_LARGE,
                "$this",
                "The body must have at most " + MAX_BYTES + " bytes. Send attachments as references to documents.");
    }
}
