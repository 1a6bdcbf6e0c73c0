package org.precisionbenefit.hostile;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.precisionbenefit.hostile.HostileInput.Sender;

/** Do the words about an input repeat the input? */
final class Echo {
    /** Twelve characters in a row are no accident, unless they are a word of FHIR or of the engine. */
    private static final int SLICE = 12;

    private static final int LONGEST_LINE = 2_000;
    private static final Pattern ESCAPED = Pattern.compile("\\\\u([0-9a-fA-F]{4})");
    private static final Pattern WORD = Pattern.compile("[A-Za-z]+");

    private Echo() {}

    static Optional<String> find(Sender sender, String words, byte[] input) {
        return switch (sender) {
            case STRANGER -> repeated(words, new String(input, StandardCharsets.UTF_8));
            case AUTHOR -> unfitForLog(words);
        };
    }

    private static Optional<String> repeated(String words, String sent) {
        String text = sent.indexOf('\\') < 0 ? sent : sent + unescaped(sent);
        if (words.toUpperCase(Locale.ROOT).contains(HostileWords.CANARY)
                && text.toUpperCase(Locale.ROOT).contains(HostileWords.CANARY)) {
            return Optional.of(HostileWords.CANARY);
        }
        String own = WORD.matcher(words).replaceAll(word -> StrangersDoors.isKnown(word.group()) ? "#" : word.group());
        for (int at = 0; at + SLICE <= own.length(); at++) {
            String slice = own.substring(at, at + SLICE);
            if (text.contains(slice)) {
                return Optional.of(slice);
            }
        }
        return Optional.empty();
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
