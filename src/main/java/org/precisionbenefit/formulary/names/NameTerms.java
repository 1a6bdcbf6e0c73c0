package org.precisionbenefit.formulary.names;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The words by which names of drugs tell more than ingredient and brand.
 *
 * <p>A release without them is read as version 0.1.0 read it: by codes alone, names only to contradict them.
 */
public final class NameTerms {
    private final Map<String, DoseForm> byWords = new HashMap<>();
    private final Set<String> trailing;
    private final Set<String> leading;
    private final int longestForm;

    /**
     * Takes the words.
     *
     * @param forms the forms; no way of writing stands in two
     * @param trailing words behind an ingredient that do not make it another one (salts, kinds of release)
     * @param leading words before an ingredient that say nothing of it
     */
    public NameTerms(List<DoseForm> forms, Collection<String> trailing, Collection<String> leading) {
        int longest = 0;
        for (DoseForm form : forms) {
            for (String written : form.written()) {
                String words = Words.plain(written);
                if (byWords.put(words, form) != null) {
                    throw new IllegalArgumentException("The form (" + words + ") must not stand twice.");
                }
                longest = Math.max(longest, words.split(" ").length);
            }
        }
        this.longestForm = longest;
        this.trailing = plain(trailing);
        this.leading = plain(leading);
    }

    private static Set<String> plain(Collection<String> words) {
        Set<String> plain = new HashSet<>();
        words.forEach(word -> plain.add(Words.plain(word)));
        return plain;
    }

    /** The form of this name, or null. */
    public @Nullable DoseForm formNamed(String name) {
        DoseForm form = byWords.get(Words.plain(name));
        return form != null && form.name().equals(name) ? form : null;
    }

    /** The form that is written so, or null. */
    public @Nullable DoseForm formWritten(String text) {
        return byWords.get(Words.plain(text));
    }

    /** The form that these words name, or null. */
    @Nullable
    DoseForm form(List<String> words) {
        return byWords.get(String.join(" ", words));
    }

    int longestForm() {
        return longestForm;
    }

    boolean isTrailing(String word) {
        return trailing.contains(word);
    }

    boolean isLeading(String words) {
        return leading.contains(words);
    }

    /** The name without the salts and kinds of release behind it, or the name itself where nothing would be left. */
    public String bare(String plainName) {
        String bare = plainName;
        int space = bare.lastIndexOf(' ');
        while (space > 0 && isTrailing(bare.substring(space + 1))) {
            bare = bare.substring(0, space);
            space = bare.lastIndexOf(' ');
        }
        return bare;
    }
}
