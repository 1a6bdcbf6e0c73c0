package org.precisionbenefit.evidence;

import java.text.Normalizer;

/** The many characters by which systems write the same thing, made one. */
final class PlainText {
    private PlainText() {}

    /** The text with ASCII stars, hyphens, arrows and single spaces, {@code ≥} for at least, and nothing invisible. */
    static String of(String text) {
        String composed = Normalizer.isNormalized(text, Normalizer.Form.NFKC)
                ? text
                : Normalizer.normalize(text, Normalizer.Form.NFKC);
        StringBuilder plain = new StringBuilder(composed.length());
        for (int i = 0; i < composed.length(); i++) {
            append(composed.charAt(i), plain);
        }
        return plain.toString().replace(">=", "≥").strip();
    }

    private static void append(char c, StringBuilder plain) {
        switch (c) {
            case '\u2217', '\u204E', '\u2731', '\u22C6' -> plain.append('*');
            case '\u2010', '\u2011', '\u2012', '\u2013', '\u2014', '\u2015', '\u2212' -> plain.append('-');
            case '\u2192' -> plain.append("->");
            case '\u00D7' -> plain.append('x');
            case '\u2044' -> plain.append('/');
            case '\u2267' -> plain.append('≥');
            case '\u200B', '\u200C', '\u200D', '\u200E', '\u200F', '\u2060', '\uFEFF' -> {}
            default -> visible(c, plain);
        }
    }

    private static void visible(char c, StringBuilder plain) {
        if (!Character.isWhitespace(c)) {
            plain.append(c);
        } else if (plain.length() > 0 && plain.charAt(plain.length() - 1) != ' ') {
            plain.append(' ');
        }
    }
}
