package org.precisionbenefit.terminology.authored;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.precisionbenefit.terminology.ConfigurationFault;
import org.precisionbenefit.terminology.RxCui;
import org.precisionbenefit.terminology.WrittenDay;

/** The named values of one authored thing, read with checks whose messages name the thing. */
public final class Fields {
    private final Place place;
    private final String owner;
    private final Map<String, Authored> values;

    private Fields(Place place, String owner, Map<String, Authored> values) {
        this.place = place;
        this.owner = owner;
        this.values = values;
    }

    /**
     * Opens an authored thing.
     *
     * @param authored what was written
     * @param owner how messages name the thing, for example {@code drug clopidogrel}
     * @param allowed every name that may stand in it
     * @throws ConfigurationFault when it holds no names, or names that are not allowed
     */
    public static Fields of(Authored authored, String owner, List<String> allowed) {
        Problems problems = new Problems();
        Fields fields = of(authored, owner, allowed, problems);
        problems.raise();
        return fields;
    }

    /** Opens an authored thing; names that are not allowed are kept as problems, and reading can go on. */
    public static Fields of(Authored authored, String owner, List<String> allowed, Problems problems) {
        if (!(authored instanceof Authored.Entries entries)) {
            throw authored.place().fault("The " + owner + " must be written as names with values (name: value).");
        }
        Map<String, Authored> values = new LinkedHashMap<>();
        for (Authored.Entry entry : entries.entries()) {
            String name = entry.name().value();
            if (!allowed.contains(name)) {
                problems.add(entry.name()
                        .place()
                        .problem("The name (" + name + ") in " + owner + " must be one of " + String.join(", ", allowed)
                                + "." + Suggestion.of(name, allowed)));
            }
            values.put(name, entry.value());
        }
        return new Fields(authored.place(), owner, values);
    }

    /** The same values under a name that only they themselves tell. */
    public Fields named(String newOwner) {
        return new Fields(place, newOwner, values);
    }

    public Place place() {
        return place;
    }

    public String owner() {
        return owner;
    }

    /** Where the named value stands, or the whole thing when it was left out. */
    public Place place(String name) {
        Authored value = values.get(name);
        return value != null ? value.place() : place;
    }

    public boolean has(String name) {
        return values.containsKey(name);
    }

    public Authored value(String name) {
        Authored value = values.get(name);
        if (value == null) {
            throw place.fault("The " + words(name) + " of " + owner + " must be given. Add \"" + name + ": ...\".");
        }
        return value;
    }

    public String text(String name) {
        return scalar(name).value();
    }

    /** A single value that is not empty. */
    public Authored.Scalar scalar(String name) {
        if (!(value(name) instanceof Authored.Scalar scalar)) {
            throw place(name).fault("The " + words(name) + " of " + owner + " must be a single value.");
        }
        if (scalar.value().isBlank()) {
            throw place(name).fault("The " + words(name) + " of " + owner + " must not be empty.");
        }
        return scalar;
    }

    public String text(String name, String otherwise) {
        return has(name) ? text(name) : otherwise;
    }

    /** A single value on one line. */
    public Authored.Scalar line(String name) {
        Authored.Scalar scalar = scalar(name);
        if (scalar.form() == Authored.Form.LINES) {
            throw place(name).fault("The " + words(name) + " of " + owner + " must stand on one line.");
        }
        return scalar;
    }

    public LocalDate date(String name) {
        String text = text(name);
        try {
            return WrittenDay.parse(text);
        } catch (DateTimeParseException e) {
            throw flaw(name, text, "must be a day written as 2026-01-31.");
        }
    }

    public Optional<LocalDate> optionalDate(String name) {
        return has(name) ? Optional.of(date(name)) : Optional.empty();
    }

    /** A yes or no; leaving it out is a fault, because what is missing is not "no". */
    public boolean flag(String name) {
        String text = text(name);
        if (text.equals("true") || text.equals("false")) {
            return text.equals("true");
        }
        throw flaw(name, text, "must be true or false.");
    }

    public BigDecimal positive(String name, String called) {
        String text = text(name);
        if (!text.matches("-?[0-9]{1,9}(\\.[0-9]{1,6})?")) {
            throw place(name).fault("The " + called + " (" + text + ") of " + owner + " must be a number.");
        }
        BigDecimal number = new BigDecimal(text);
        if (number.signum() <= 0) {
            throw place(name).fault("The " + called + " (" + text + ") of " + owner + " must be positive.");
        }
        return number;
    }

    public int positiveCount(String name, String called) {
        BigDecimal number = positive(name, called);
        if (number.stripTrailingZeros().scale() > 0) {
            throw place(name).fault("The " + called + " (" + number + ") of " + owner + " must be a whole number.");
        }
        return number.intValueExact();
    }

    /** A whole number from 1 followed by its unit, for example {@code 30 days}. */
    public int count(String name, String unit, int most) {
        String text = text(name);
        String number = text.endsWith(" " + unit)
                ? text.substring(0, text.length() - unit.length()).strip()
                : "";
        if (!number.matches("[1-9][0-9]{0,5}") || Integer.parseInt(number) > most) {
            throw flaw(
                    name,
                    text,
                    "must be a whole number from 1 to " + most + " with its unit, like \"30 " + unit + "\".");
        }
        return Integer.parseInt(number);
    }

    public RxCui rxcui(String name) {
        return checked(name, RxCui::new, "must be an RxNorm identifier: one to eight digits.");
    }

    /** One of the allowed words, translated. */
    public <T> T choice(String name, Map<String, T> allowed) {
        return choice(scalar(name), words(name), allowed);
    }

    /** One of the allowed words, translated; for a value inside a list. */
    public <T> T choice(Authored.Scalar written, String called, Map<String, T> allowed) {
        T chosen = allowed.get(written.value());
        if (chosen == null) {
            throw written.place()
                    .fault("The " + called + " (" + written.value() + ") of " + owner + " must be one of "
                            + String.join(", ", allowed.keySet()) + "."
                            + Suggestion.of(written.value(), allowed.keySet()));
        }
        return chosen;
    }

    /** A value of a type that checks itself; what it refuses becomes a problem at this place. */
    public <T> T checked(String name, Function<String, T> type, String must) {
        String text = text(name);
        try {
            return type.apply(text);
        } catch (IllegalArgumentException e) {
            throw flaw(name, text, must);
        }
    }

    /** The items of a list; a list that was left out is empty. */
    public List<Authored> items(String name) {
        if (!has(name)) {
            return List.of();
        }
        if (!(value(name) instanceof Authored.Items items)) {
            throw place(name).fault("The " + words(name) + " of " + owner + " must be a list.");
        }
        return items.items();
    }

    /** The items of a list of single values. */
    public List<Authored.Scalar> scalars(String name) {
        List<Authored.Scalar> all = new ArrayList<>();
        for (Authored item : items(name)) {
            if (!(item instanceof Authored.Scalar scalar)) {
                throw item.place().fault("The " + words(name) + " of " + owner + " must hold single values.");
            }
            all.add(scalar);
        }
        return List.copyOf(all);
    }

    /** The names with single values under a name; empty when left out. */
    public List<Authored.Entry> entries(String name) {
        if (!has(name)) {
            return List.of();
        }
        if (!(value(name) instanceof Authored.Entries entries)) {
            throw place(name).fault("The " + words(name) + " of " + owner + " must be names with values.");
        }
        return entries.entries();
    }

    public ConfigurationFault flaw(String name, String written, String must) {
        return place(name).fault("The " + words(name) + " (" + written + ") of " + owner + " " + must);
    }

    private static String words(String name) {
        return name.replace('_', ' ');
    }
}
