package org.precisionbenefit.formulary.edition;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import org.precisionbenefit.terminology.Digest;

/**
 * The digest of rows, whatever their order: the digest of the sorted digests of the rows. It holds 32 bytes for each
 * row. Prices, of which there are fifty times as many, are digested in the order in which they come.
 */
public final class RowsDigest {
    private static final int FIRST = 1_024;
    private static final int LENGTH = 32;

    private final MessageDigest each = SourceDigest.sha256();
    private final MessageDigest ordered = SourceDigest.sha256();
    private byte[][] digests = new byte[FIRST][];
    private int size;
    private long inOrder;

    /** Adds a row by its line. */
    public void add(byte[] line) {
        if (size == digests.length) {
            digests = Arrays.copyOf(digests, size * 2);
        }
        digests[size++] = each.digest(line);
    }

    /** Adds a row whose place among its kind counts. */
    public void addInOrder(byte[] line) {
        ordered.update(line);
        ordered.update((byte) '\n');
        inOrder++;
    }

    /** The digest of everything that was added; nothing may be added afterwards. */
    public Digest digest() {
        Arrays.sort(digests, 0, size, Arrays::compareUnsigned);
        MessageDigest all = SourceDigest.sha256();
        for (int i = 0; i < size; i++) {
            all.update(digests[i], 0, LENGTH);
        }
        if (inOrder > 0) {
            all.update(ordered.digest());
        }
        all.update((size + " " + inOrder).getBytes(StandardCharsets.UTF_8));
        return new Digest(HexFormat.of().formatHex(all.digest()));
    }
}
