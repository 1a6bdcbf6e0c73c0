package org.precisionbenefit.hostile;

import java.nio.charset.StandardCharsets;
import java.util.BitSet;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.precisionbenefit.hostile.HostileInput.Sender;

/** Do the words about an input repeat the input? */
final class Echo {
    /** Twelve characters in a row are no accident, unless they are a word of FHIR or of the engine. */
    private static final int SLICE = 12;

    private static final int MARKS = 1 << 16;
    private static final int FACTOR = 31;
    /** What the character that leaves a slice weighs: the factor, as many times with itself as a slice is long. */
    private static final int GONE = IntStream.range(0, SLICE).reduce(1, (product, place) -> product * FACTOR);

    private static final int LONGEST_LINE = 2_000;
    private static final Pattern ESCAPED = Pattern.compile("\\\\u([0-9a-fA-F]{4})");
    /** What stands for a known word: no character, so that nothing that was sent is like it. */
    private static final String KNOWN = "\uFFFF";

    private static final Pattern WORD = Pattern.compile("[A-Za-z]+");

    private Echo() {}

    static Optional<String> find(Sender sender, String words, byte[] input) {
        return switch (sender) {
            case STRANGER -> repeated(words, new String(input, StandardCharsets.UTF_8));
            case AUTHOR -> unfitForLog(words);
        };
    }

    private static Optional<String> repeated(String words, String sent) {
        // What no answer holds stands between, or the end of the one and the beginning of the other make a new word.
        String text = sent.indexOf('\\') < 0 ? sent : sent + '\0' + unescaped(sent);
        if (words.toUpperCase(Locale.ROOT).contains(HostileWords.CANARY)
                && text.toUpperCase(Locale.ROOT).contains(HostileWords.CANARY)) {
            return Optional.of(HostileWords.CANARY);
        }
        String own =
                WORD.matcher(words).replaceAll(word -> StrangersDoors.isKnown(word.group()) ? KNOWN : word.group());
        int first = first(own, text);
        return first < 0 ? Optional.empty() : Optional.of(own.substring(first, first + SLICE));
    }

    /**
     * Where in the words the first slice begins that the text holds, or -1. Rolling hashes of the words' slices are
     * marked, so that a long text is read once instead of once for each slice.
     */
    private static int first(String words, String text) {
        BitSet marks = new BitSet(MARKS);
        for (int at = 0, hash = 0; at < words.length(); at++) {
            hash = rolled(hash, words, at);
            if (at + 1 >= SLICE) {
                marks.set(mark(hash));
            }
        }
        int first = -1;
        for (int at = 0, hash = 0; at < text.length(); at++) {
            hash = rolled(hash, text, at);
            if (at + 1 >= SLICE && marks.get(mark(hash))) {
                int found = words.indexOf(text.substring(at + 1 - SLICE, at + 1));
                first = found >= 0 && (first < 0 || found < first) ? found : first;
            }
        }
        return first;
    }

    private static int rolled(int hash, String text, int at) {
        int gone = at < SLICE ? 0 : text.charAt(at - SLICE) * GONE;
        return hash * FACTOR + text.charAt(at) - gone;
    }

    private static int mark(int hash) {
        return (hash ^ (hash >>> 16)) & (MARKS - 1);
    }

    private static String unescaped(String text) {
        return ESCAPED.matcher(text)
                .replaceAll(
                        code -> Matcher.quoteReplacement(String.valueOf((char) Integer.parseInt(code.group(1), 16))))
                .replace("\\/", "/")
                .replace("\\\"", "\"");
    }

    private static Optional<String> unfitForLog(String words) {
        return words.lines()
                .filter(line -> line.length() > LONGEST_LINE || line.chars().anyMatch(Character::isISOControl))
                .map(line -> line.length() + " characters: " + line.substring(0, Math.min(line.length(), 200)))
                .findFirst();
    }
}
