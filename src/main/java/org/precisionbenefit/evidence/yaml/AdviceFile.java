package org.precisionbenefit.evidence.yaml;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.precisionbenefit.evidence.Action;
import org.precisionbenefit.evidence.Advice;
import org.precisionbenefit.evidence.Amount;
import org.precisionbenefit.terminology.authored.Authored;
import org.precisionbenefit.terminology.authored.Choices;
import org.precisionbenefit.terminology.authored.Fields;

/** Reads the part {@code advice} of a guidance file: named lists of what to do. */
final class AdviceFile {
    private static final SortedMap<String, Action> ACTIONS = Choices.hyphenated(Action.values());
    private static final SortedMap<String, Amount.Bound> BOUNDS = Choices.spaced(Amount.Bound.values());
    private static final String NUMBER = "([0-9]{1,6}(?:\\.[0-9]{1,4})?)";
    private static final Pattern AMOUNT =
            Pattern.compile("(?:(about|at most|below|at least|above) )?" + NUMBER + "(?:-" + NUMBER + ")? (.+)");
    private static final List<String> UNITS = List.of(
            "percent",
            "fold",
            "mg",
            "mg/day",
            "mg/kg",
            "mg/kg/day",
            "mg/m2/day",
            "ng/mL",
            "times a week",
            "days a week");

    private AdviceFile() {}

    /** The named advice of a file, each name once. */
    static SortedMap<String, List<Advice>> read(Fields file) {
        SortedMap<String, List<Advice>> all = new TreeMap<>();
        for (Authored item : file.items("advice")) {
            Fields row = Fields.of(item, "an advice of " + file.owner(), List.of("name", "do"));
            String name = row.text("name");
            Fields named = row.named("advice " + name);
            List<Advice> advice = new ArrayList<>();
            for (Authored one : named.items("do")) {
                advice.add(advice(one, named.owner()));
            }
            if (advice.isEmpty()) {
                throw named.place().fault("The advice " + name + " must say at least one thing to do.");
            }
            if (all.put(name, advice) != null) {
                throw row.flaw("name", name, "must not stand twice in " + file.owner() + ".");
            }
        }
        return all;
    }

    private static Advice advice(Authored item, String owner) {
        Fields row =
                Fields.of(item, "a step of " + owner, List.of("action", "amount", "of", "instead", "what", "when"));
        Action action = row.choice("action", ACTIONS);
        List<String> instead = texts(row, "instead");
        if (action == Action.ALTERNATIVE && instead.isEmpty()) {
            throw row.place().fault("An alternative in " + owner + " must name what to use instead.");
        }
        if ((action == Action.MONITOR || action == Action.TEST_FIRST) && !row.has("what")) {
            throw row.place().fault("The " + row.text("action") + " in " + owner + " must say what.");
        }
        return new Advice(action, amount(row), optional(row, "of"), instead, optional(row, "what"), texts(row, "when"));
    }

    private static @Nullable String optional(Fields row, String name) {
        return row.has(name) ? row.text(name) : null;
    }

    private static List<String> texts(Fields row, String name) {
        return row.scalars(name).stream().map(Authored.Scalar::value).toList();
    }

    private static @Nullable Amount amount(Fields row) {
        if (!row.has("amount")) {
            return null;
        }
        String text = row.text("amount");
        Matcher parts = AMOUNT.matcher(text);
        if (!parts.matches() || !UNITS.contains(parts.group(4))) {
            throw row.flaw(
                    "amount",
                    text,
                    "must be a figure or range with a unit, like \"at most 20 mg/day\" or \"25-50 percent\"; units are "
                            + String.join(", ", UNITS) + ".");
        }
        String word = parts.group(1);
        Amount.Bound bound = word == null ? Amount.Bound.EXACTLY : BOUNDS.getOrDefault(word, Amount.Bound.EXACTLY);
        BigDecimal low = new BigDecimal(parts.group(2));
        BigDecimal high = parts.group(3) == null ? null : new BigDecimal(parts.group(3));
        if (high != null && high.compareTo(low) <= 0) {
            throw row.flaw("amount", text, "must have its larger figure last.");
        }
        return new Amount(bound, low, high, parts.group(4));
    }
}
