package org.precisionbenefit.casework;

import org.jspecify.annotations.Nullable;
import org.precisionbenefit.intake.RefusedRequest;

/** Texts that a reviewer or an auditor writes for others: not empty, not endless, and without characters that are not seen. */
public final class ReviewWords {
    /** Half a printed page, more than a notice takes up well. */
    public static final int MOST = 4_000;

    /** The longest name. */
    static final int MOST_OF_A_NAME = 120;

    private ReviewWords() {}

    /** The text without what surrounds it, or null where none was sent. */
    static @Nullable String optional(@Nullable String text, String place) {
        return text == null || text.isBlank() ? null : checked(text, place, MOST);
    }

    /**
     * The text without what surrounds it.
     *
     * @param place where it stands
     * @param what what to do where none was sent
     * @throws RefusedRequest when it is missing, too long, or holds characters that are not seen
     */
    public static String needed(@Nullable String text, String place, String what) {
        String found = optional(text, place);
        if (found == null) {
            throw refused(place, what);
        }
        return found;
    }

    static String name(@Nullable String text, String place, String what) {
        if (text == null || text.isBlank()) {
            throw refused(place, what);
        }
        return checked(text, place, MOST_OF_A_NAME);
    }

    private static String checked(String text, String place, int most) {
        String stripped = text.strip();
        if (stripped.length() > most) {
            throw refused(place, "The text must have at most " + most + " characters. Write less.");
        }
        if (!stripped.codePoints().allMatch(ReviewWords::isSeen)) {
            throw refused(
                    place,
                    "The text must hold no control characters except the end of a line, and none that turns the direction of"
                            + " others. Write plain text.");
        }
        return stripped;
    }

    private static boolean isSeen(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL -> character == '\n';
            case Character.FORMAT,
                    Character.SURROGATE,
                    Character.UNASSIGNED,
                    Character.PRIVATE_USE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            default -> true;
        };
    }

    static RefusedRequest refused(String place, String message) {
        return new RefusedRequest(RefusedRequest.Kind.INVALID, place, message);
    }
}
