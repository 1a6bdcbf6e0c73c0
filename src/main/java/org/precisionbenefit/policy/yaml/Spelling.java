package org.precisionbenefit.policy.yaml;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.stream.Collectors;

/** Which known word was probably meant? */
final class Spelling {
    private Spelling() {}

    /** A sentence with the nearest known word, or with all words when none is near and they are few, or nothing. */
    static String advice(String written, Collection<String> known) {
        int tolerated = Math.max(2, written.length() / 3);
        return known.stream()
                .filter(word -> distance(written, word) <= tolerated)
                .min(Comparator.comparingInt((String word) -> distance(written, word))
                        .thenComparing(Comparator.naturalOrder()))
                .map(word -> " Did you mean \"" + word + "\"?")
                .orElseGet(() -> list(known));
    }

    private static String list(Collection<String> known) {
        return known.isEmpty() || known.size() > 20
                ? ""
                : known.stream().sorted().collect(Collectors.joining(", ", " It can be: ", "."));
    }

    /** The number of letters to insert, delete or replace. */
    private static int distance(String one, String other) {
        String left = one.toLowerCase(Locale.ROOT);
        String right = other.toLowerCase(Locale.ROOT);
        int[] row = new int[right.length() + 1];
        for (int j = 0; j < row.length; j++) {
            row[j] = j;
        }
        for (int i = 1; i <= left.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j < row.length; j++) {
                int replaced = diagonal + (left.charAt(i - 1) == right.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[right.length()];
    }
}
