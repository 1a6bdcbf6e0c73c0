package org.precisionbenefit.hostile;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Changes an authored text (YAML, tables) by its lines and words, so that most of it still says what it said. */
final class TextMutation {
    private static final Pattern WORD = Pattern.compile("[A-Za-z0-9.*_-]+");

    private final Chance chance;
    private final List<String> lines;

    private TextMutation(String text, Chance chance) {
        this.chance = chance;
        this.lines = new ArrayList<>(List.of(text.split("\n", -1)));
    }

    /** The text with so many changes; some of them take lines and words from another text. */
    static String changed(String text, String other, int changes, Chance chance) {
        TextMutation mutation = new TextMutation(text, chance);
        for (int i = 0; i < changes; i++) {
            mutation.change(other);
        }
        return String.join("\n", mutation.lines);
    }

    private void change(String other) {
        int at = chance.below(lines.size());
        String line = lines.get(at);
        switch (chance.below(12)) {
            case 0 -> lines.remove(at);
            case 1 -> lines.add(at, line);
            case 2 -> lines.add(at, chance.pick(lines));
            case 3 -> lines.add(at, chance.pick(List.of(other.split("\n", -1))));
            case 4 -> lines.set(at, " ".repeat(chance.below(chance.oneIn(20) ? 200 : 9)) + line.strip());
            case 5 -> lines.set(at, before(line) + HostileWords.text(chance));
            case 6 -> lines.set(at, before(line) + '"' + HostileWords.text(chance) + '"');
            case 7 -> lines.set(at, inserted(line, HostileWords.text(chance)));
            case 8 -> lines.set(at, nested(line));
            default -> lines.set(at, wordChanged(line, other));
        }
        if (lines.isEmpty()) {
            lines.add(other);
        }
    }

    private static String before(String line) {
        int colon = line.indexOf(": ");
        return colon < 0 ? "" : line.substring(0, colon + 2);
    }

    private String inserted(String line, String what) {
        int at = chance.below(line.length() + 1);
        return line.substring(0, at) + what + line.substring(at);
    }

    private String nested(String line) {
        int depth = 1 + chance.below(chance.oneIn(10) ? 3_000 : 40);
        String open = chance.pick(List.of("[", "{a: ", "- ", "{[", "? "));
        return before(line) + open.repeat(depth);
    }

    private String wordChanged(String line, String other) {
        String word = aWord(line);
        String by =
                chance.oneIn(3) ? chance.pick(HostileWords.TEXTS) : aWord(chance.oneIn(2) ? other : chance.pick(lines));
        return word.isEmpty() ? line + by : line.replaceFirst(Pattern.quote(word), Matcher.quoteReplacement(by));
    }

    private String aWord(String from) {
        List<String> words =
                WORD.matcher(from).results().map(match -> match.group()).toList();
        return words.isEmpty() ? "" : chance.pick(words);
    }
}
