package org.precisionbenefit.terminology.authored;

import java.util.Collection;
import java.util.Objects;
import java.util.TreeSet;
import org.precisionbenefit.terminology.EditDistance;
import org.precisionbenefit.terminology.LetterCase;

/**
 * The allowed word that an author may have meant.
 *
 * @param sentence a sentence that starts with a blank, or empty when no word is near
 */
public record Suggestion(String sentence) {
    private static final int FARTHEST = 3;
    private static final int MOST_LISTED = 20;

    public Suggestion {
        Objects.requireNonNull(sentence, "sentence is null");
    }

    /** The nearest of the allowed words by edit distance; of equally near ones the first in order. */
    public static Suggestion of(String written, Collection<String> allowed) {
        String best = "";
        int nearest = Math.min(FARTHEST, Math.max(1, written.length() / 2)) + 1;
        for (String word : new TreeSet<>(allowed)) {
            if (Math.abs(written.length() - word.length()) > FARTHEST) {
                continue;
            }
            int distance = EditDistance.between(LetterCase.lower(written), LetterCase.lower(word));
            if (distance < nearest) {
                nearest = distance;
                best = word;
            }
        }
        return new Suggestion(best.isEmpty() ? "" : " Did you mean \"" + best + "\"?");
    }

    /** The nearest of the allowed words, or all of them when none is near and they are few. */
    public static Suggestion orAll(String written, Collection<String> allowed) {
        Suggestion nearest = of(written, allowed);
        boolean list = nearest.sentence().isEmpty() && !allowed.isEmpty() && allowed.size() <= MOST_LISTED;
        return list ? new Suggestion(" It can be: " + String.join(", ", new TreeSet<>(allowed)) + ".") : nearest;
    }

    @Override
    public String toString() {
        return sentence;
    }
}
