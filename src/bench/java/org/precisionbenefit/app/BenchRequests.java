package org.precisionbenefit.app;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Whole HTTP requests, bytes ready to send, that differ in the claim's number and the member's only. One thread uses one
 * of these; each request overwrites the one before, so that making one costs the client next to nothing.
 */
final class BenchRequests {
    private static final int DIGITS = 12;
    private static final String ZEROS = "0".repeat(DIGITS);
    /** The naming system of the claims in the samples. */
    static final String SYSTEM = "https://clinic.example.org/claims";

    private static final String CLAIM = "bench-";
    private static final String MEMBER = "BENCH-";

    private final byte[] bytes;
    private final List<Integer> digitsAt = new ArrayList<>();

    BenchRequests(String sample, int port, String token) {
        String body =
                sample.replace("demo-" + BenchWorkload.SAMPLE, CLAIM + ZEROS).replace("DEMO-0002", MEMBER + ZEROS);
        String head = "POST /fhir/Claim/$submit HTTP/1.1\r\nHost: 127.0.0.1:" + port
                + "\r\nAuthorization: Bearer " + token
                + "\r\nContent-Type: application/fhir+json\r\nContent-Length: "
                + body.getBytes(StandardCharsets.UTF_8).length + "\r\n\r\n";
        String whole = head + body;
        bytes = whole.getBytes(StandardCharsets.UTF_8);
        // One byte a character is needed below, and holds for the samples.
        String searched = new String(bytes, StandardCharsets.ISO_8859_1);
        find(searched, CLAIM);
        int claims = digitsAt.size();
        find(searched, MEMBER);
        if (claims == 0 || digitsAt.size() == claims) {
            throw new IllegalStateException("The sample must hold its own name and its member's number.");
        }
    }

    private void find(String searched, String prefix) {
        String placeholder = prefix + ZEROS;
        for (int at = searched.indexOf(placeholder); at >= 0; at = searched.indexOf(placeholder, at + 1)) {
            digitsAt.add(at + prefix.length());
        }
    }

    /** The request of this number; valid until the next call. */
    byte[] request(long number) {
        for (int at : digitsAt) {
            long rest = number;
            for (int digit = DIGITS - 1; digit >= 0; digit--) {
                bytes[at + digit] = (byte) ('0' + rest % 10);
                rest /= 10;
            }
        }
        return bytes;
    }

    /** The claim's number in the request of this number. */
    static String claim(long number) {
        String digits = Long.toString(number);
        return CLAIM + ZEROS.substring(digits.length()) + digits;
    }
}
