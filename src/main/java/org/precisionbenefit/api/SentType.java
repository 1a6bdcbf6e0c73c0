package org.precisionbenefit.api;

/** The content type of a body as its sender wrote it. */
public final class SentType {
    private static final int LONGEST = 255;

    private SentType() {}

    /** Whether it is short enough to be read: what takes it apart takes the square of a long one. */
    public static boolean isShort(String type) {
        return type.length() <= LONGEST;
    }
}
