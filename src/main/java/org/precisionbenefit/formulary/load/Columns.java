package org.precisionbenefit.formulary.load;

import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.precisionbenefit.terminology.LetterCase;

/** The columns of a table by name; letter case and blanks around a name do not matter. */
public final class Columns {
    private static final int MOST = 200;

    private final SortedMap<String, Integer> places = new TreeMap<>();
    private final int width;

    /**
     * Reads a heading.
     *
     * @throws RowFault when a column stands twice or there are too many
     */
    public Columns(List<String> names) {
        width = names.size();
        if (width > MOST) {
            throw new RowFault("A table must have at most " + MOST + " columns.");
        }
        for (int i = 0; i < names.size(); i++) {
            String name = LetterCase.lower(names.get(i).strip());
            if (!name.isEmpty() && places.put(name, i) != null) {
                throw new RowFault("The column (" + name + ") must stand once in the heading.");
            }
        }
    }

    public int width() {
        return width;
    }

    public SortedSet<String> names() {
        return new TreeSet<>(places.keySet());
    }

    public boolean has(String name) {
        return places.containsKey(LetterCase.lower(name));
    }

    /** Where a column stands, from 0, or -1 when there is none of this name. */
    public int place(String name) {
        return Objects.requireNonNullElse(places.get(LetterCase.lower(name)), -1);
    }
}
