package org.precisionbenefit.terminology.authored;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.precisionbenefit.terminology.Citation;
import org.precisionbenefit.terminology.ConfigurationFault;
import org.precisionbenefit.terminology.Period;

/** The four names that every dated row of every table carries: since when, until when, by which text, last compared when. */
public final class Sourced {
    private static final List<String> CITATION = List.of("source", "locator", "last_checked");
    private static final List<String> PERIOD = List.of("since", "until");

    private Sourced() {}

    /** The given names and those of a citation. */
    public static List<String> names(String... others) {
        List<String> all = new ArrayList<>(List.of(others));
        all.addAll(CITATION);
        return List.copyOf(all);
    }

    /** The given names and those of a dated row. */
    public static List<String> datedNames(String... others) {
        List<String> all = new ArrayList<>(names(others));
        all.addAll(PERIOD);
        return List.copyOf(all);
    }

    /** The citation that stands with a thing. */
    public static Citation citation(Fields fields) {
        return new Citation(fields.text("source"), fields.text("locator", ""), fields.date("last_checked"));
    }

    /** The citation of a row; what the row leaves out is taken from the table it stands in. */
    public static Citation citation(Fields row, Citation table) {
        return new Citation(
                row.text("source", table.source()),
                row.text("locator", table.locator()),
                row.has("last_checked") ? row.date("last_checked") : table.lastChecked());
    }

    /**
     * The days on which a row holds.
     *
     * @throws ConfigurationFault when the end lies before the start
     */
    public static Period period(Fields row) {
        return period(row, "since");
    }

    /**
     * The days on which a thing holds whose first day has a name of its own.
     *
     * @throws ConfigurationFault when the end lies before the start
     */
    public static Period period(Fields thing, String since) {
        LocalDate start = thing.date(since);
        if (thing.has("until") && thing.date("until").isBefore(start)) {
            throw thing.flaw("until", thing.text("until"), "must not lie before its " + since + " (" + start + ").");
        }
        return new Period(start, thing.optionalDate("until").orElse(null));
    }
}
