package org.precisionbenefit.terminology.authored;

import java.util.List;
import java.util.Objects;

/** A value as an author wrote it, whatever the file format. */
public sealed interface Authored {
    Place place();

    /**
     * A single value.
     *
     * @param place where it stands
     * @param value the text, without quotes
     * @param form how it is written down
     */
    record Scalar(Place place, String value, Form form) implements Authored {
        public Scalar {
            Objects.requireNonNull(place, "place is null");
            Objects.requireNonNull(value, "value is null");
            Objects.requireNonNull(form, "form is null");
        }

        public Scalar(Place place, String value) {
            this(place, value, Form.PLAIN);
        }

        /** The place of a character of the text, which stands on one line. */
        public Place at(int character) {
            return place.right(form == Form.QUOTED ? character + 1 : character);
        }
    }

    /** How a single value is written down. */
    enum Form {
        PLAIN,
        QUOTED,
        /** It runs over several lines. */
        LINES
    }

    /**
     * A list.
     *
     * @param place where it starts
     * @param items the items in the author's order
     */
    record Items(Place place, List<Authored> items) implements Authored {
        public Items {
            Objects.requireNonNull(place, "place is null");
            items = List.copyOf(items);
        }
    }

    /**
     * Names with values.
     *
     * @param place where it starts
     * @param entries the entries in the author's order, no name twice
     */
    record Entries(Place place, List<Entry> entries) implements Authored {
        public Entries {
            Objects.requireNonNull(place, "place is null");
            entries = List.copyOf(entries);
        }
    }

    /**
     * One name with its value.
     *
     * @param name the name
     * @param value the value
     */
    record Entry(Scalar name, Authored value) {
        public Entry {
            Objects.requireNonNull(name, "name is null");
            Objects.requireNonNull(value, "value is null");
        }
    }
}
