package org.precisionbenefit.terminology;

/**
 * Compares the text of codes such as those of ICD-10-CM, which senders write with and without the point and in any letter
 * case. Nothing is copied, because every condition of every request is held against every code of every list.
 */
public final class CodeText {
    private static final String BELOW = "*";

    private CodeText() {}

    /** Whether both are the same code. */
    public static boolean isSame(String one, String other) {
        int prefix = prefix(one, other, other.length());
        return prefix >= 0 && withoutPoints(one, prefix) == one.length();
    }

    /** Whether the code is the other one or lies below it. */
    public static boolean isWithin(String code, String other) {
        return prefix(code, other, other.length()) >= 0;
    }

    /** Whether an entry of a list stands for the code: by being it or, where it ends in an asterisk, by standing above. */
    public static boolean standsFor(String entry, String code) {
        return entry.endsWith(BELOW) ? prefix(code, entry, entry.length() - 1) >= 0 : isSame(code, entry);
    }

    /** How far into the first text the beginning of the second one reaches, or -1 when they part before. */
    private static int prefix(String whole, String beginning, int length) {
        int at = 0;
        for (int i = withoutPoints(beginning, 0); i < length; i = withoutPoints(beginning, i + 1)) {
            at = withoutPoints(whole, at);
            if (at == whole.length()
                    || Character.toUpperCase(whole.charAt(at)) != Character.toUpperCase(beginning.charAt(i))) {
                return -1;
            }
            at++;
        }
        return at;
    }

    private static int withoutPoints(String text, int from) {
        int at = from;
        while (at < text.length() && text.charAt(at) == '.') {
            at++;
        }
        return at;
    }
}
