package org.precisionbenefit.evidence;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One thing that guidance says to do. A guideline row is a list of these, the one it rests on first.
 *
 * @param action what kind of thing
 * @param amount its figure, or null where the guideline gives none
 * @param of of what the figure is, for example {@code recommended starting dose}, or null
 * @param instead drugs or classes to use instead, in lower case
 * @param what what is to be watched, tested, changed or avoided where that is not the drug itself, or null
 * @param when the conditions, all of which must hold; empty when there are none
 */
public record Advice(
        Action action,
        @Nullable Amount amount,
        @Nullable String of,
        List<String> instead,
        @Nullable String what,
        List<String> when) {
    public Advice {
        Objects.requireNonNull(action, "action is null");
        instead = List.copyOf(instead);
        when = List.copyOf(when);
    }
}
