package org.precisionbenefit.formulary.load;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.precisionbenefit.terminology.EditDistance;
import org.precisionbenefit.terminology.LetterCase;

/**
 * A tier of a published formulary.
 *
 * @param word the tier in one spelling: a code of the US Drug Formulary guide (STU 2), {@code tier-3} for a number, or
 *     the publisher's own word in lower case with hyphens
 * @param published the tier as published
 */
public record PublishedTier(String word, String published) {
    private static final SortedSet<String> WORDS = new TreeSet<>(List.of(
            "generic",
            "preferred",
            "non-preferred",
            "preferred-generic",
            "non-preferred-generic",
            "specialty",
            "brand",
            "preferred-brand",
            "non-preferred-brand",
            "zero-cost-share-preventative",
            "medical-service"));
    private static final Map<String, String> NUMBERS =
            Map.of("one", "1", "two", "2", "three", "3", "four", "4", "five", "5", "six", "6", "seven", "7");
    private static final Pattern NUMBER = Pattern.compile("(?:tier-?)?0*([0-9]{1,2})");
    private static final Pattern SPELT = Pattern.compile("tier-?([a-z]+)");
    private static final int LONGEST = 64;
    private static final int LONG_WORD = 8;

    public PublishedTier {
        Objects.requireNonNull(word, "word is null");
        Objects.requireNonNull(published, "published is null");
        if (word.isEmpty() || word.length() > LONGEST) {
            throw new RowFault("The tier must have 1 to " + LONGEST + " characters.");
        }
    }

    /**
     * Reads a tier.
     *
     * @param repairs where a spelling that was mended is said
     * @throws RowFault when there is none, or it is no word
     */
    public static PublishedTier read(String published, List<String> repairs) {
        if (published.length() > LONGEST) {
            throw new RowFault("The tier must have 1 to " + LONGEST + " characters.");
        }
        String slug = LetterCase.lower(published.strip())
                .replaceAll("[^a-z0-9]+", "-")
                .replaceAll("^-|-$", "");
        if (slug.isEmpty()) {
            throw new RowFault("The row must have a tier.");
        }
        Matcher number = NUMBER.matcher(slug);
        if (number.matches()) {
            return new PublishedTier("tier-" + number.group(1), published);
        }
        Matcher spelt = SPELT.matcher(slug);
        if (spelt.matches() && NUMBERS.containsKey(spelt.group(1))) {
            return new PublishedTier("tier-" + NUMBERS.get(spelt.group(1)), published);
        }
        String word = WORDS.contains(slug) ? slug : mended(slug);
        if (!word.equals(slug)) {
            repairs.add("the tier (" + published.strip() + ") was read as " + word);
        }
        return new PublishedTier(word, published);
    }

    /** Whether the word is one of the guide's and not the publisher's own. */
    public boolean isStandard() {
        return WORDS.contains(word);
    }

    private static String mended(String slug) {
        String single = slug.replaceAll("([a-z]{4,})s(?=-|$)", "$1")
                .replace("nonpreferred", "non-preferred")
                .replace("preventive", "preventative")
                .replace("speciality", "specialty");
        if (WORDS.contains(single)) {
            return single;
        }
        // A digit tells two tiers of one publisher apart, so that only letters can be a misspelling.
        if (single.chars().anyMatch(Character::isDigit)) {
            return slug;
        }
        int most = single.length() < LONG_WORD ? 1 : 2;
        List<String> near = WORDS.stream()
                .filter(word ->
                        Math.abs(word.length() - single.length()) <= most && EditDistance.between(word, single) <= most)
                .toList();
        return near.size() == 1 ? near.get(0) : slug;
    }
}
