package org.precisionbenefit.formulary;

import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.precisionbenefit.terminology.LetterCase;
import org.precisionbenefit.terminology.RxCui;

/** Finds the drugs that a free text names, by ingredient or brand, as whole words. */
final class NamesInText {
    private static final Pattern NO_LETTER = Pattern.compile("[^\\p{L}\\p{N}]+");

    private final SortedMap<String, RxCui> byName = new TreeMap<>();

    void add(String name, RxCui drug) {
        byName.put(plain(name), drug);
    }

    SortedSet<RxCui> find(String text) {
        SortedSet<RxCui> found = new TreeSet<>();
        String words = " " + plain(text) + " ";
        byName.forEach((name, drug) -> {
            if (words.contains(" " + name + " ")) {
                found.add(drug);
            }
        });
        return found;
    }

    private static String plain(String text) {
        return NO_LETTER.matcher(LetterCase.lower(text)).replaceAll(" ").strip();
    }
}
