package org.precisionbenefit.api;

import org.jspecify.annotations.Nullable;
import org.precisionbenefit.intake.RefusedRequest;

/** The words by which people say why they do what stands in the log. */
public final class ReasonText {
    private static final int LEAST = 10;
    private static final int MOST = 1_000;

    private ReasonText() {}

    /**
     * The words, without blanks around them.
     *
     * @param text what was sent, or null
     * @param place where
     * @throws RefusedRequest when there are too few or too many, or they hold control characters
     */
    public static String of(@Nullable String text, String place) {
        String words = text == null ? "" : text.strip();
        if (words.length() < LEAST
                || words.length() > MOST
                || words.chars().anyMatch(each -> Character.isISOControl(each) && each != '\n' && each != '\r')) {
            throw new RefusedRequest(
                    RefusedRequest.Kind.INVALID,
                    place,
                    "The text must have " + LEAST + " to " + MOST
                            + " characters and no control characters. Say why, without naming the member.");
        }
        return words;
    }
}
