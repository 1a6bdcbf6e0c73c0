package org.precisionbenefit.formulary.json;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.precisionbenefit.formulary.load.LimitText;
import org.precisionbenefit.formulary.load.PublishedLimit;
import org.precisionbenefit.formulary.load.RowFault;

/**
 * The detail of a quantity limit: a quantity in a rolling time, a most for one day, and a time of supply. What stands
 * first of these is the limit; the text holds all of it.
 */
final class UsdfLimit {
    private static final Map<String, Integer> DAYS = Map.of("d", 1, "wk", 7, "mo", 30, "a", 365);
    private static final int MOST_PERIODS = 999;

    private UsdfLimit() {}

    static PublishedLimit read(JsonNode detail) {
        Map<String, JsonNode> parts = new TreeMap<>();
        Values.items(detail.path("extension")).forEach(part -> parts.putIfAbsent(Values.text(part.path("url")), part));
        List<String> words = new ArrayList<>();
        PublishedLimit rolling = rolling(parts.get("Rolling"), words);
        PublishedLimit daily = daily(parts.get("MaximumDaily"), words);
        JsonNode supply = parts.get("DaysSupply");
        if (supply != null) {
            words.add(supply(supply.path("valueTiming").path("repeat")));
        }
        PublishedLimit first = rolling != null ? rolling : daily;
        JsonNode description = parts.get("Description");
        if (description != null) {
            PublishedLimit described = LimitText.read(Values.text(description.path("valueString")));
            if (first != null && isSame(described, first)) {
                // A count in a time has no unit there; the words say it.
                return described;
            }
            if (!words.isEmpty() && described.text().startsWith(String.join("; ", words))) {
                // The words say the figures and perhaps more, and once is enough.
                words.clear();
            }
            words.add(0, described.text());
        }
        String text = String.join("; ", words);
        return first == null
                ? LimitText.read(text)
                : new PublishedLimit(first.amount(), first.unit(), first.days(), text);
    }

    private static boolean isSame(PublishedLimit described, PublishedLimit figures) {
        BigDecimal amount = described.amount();
        return amount != null
                && figures.amount() != null
                && amount.compareTo(figures.amount()) == 0
                && Objects.equals(described.days(), figures.days())
                && (figures.unit().isEmpty() || figures.unit().equals(described.unit()));
    }

    private static @Nullable PublishedLimit rolling(@Nullable JsonNode part, List<String> words) {
        if (part == null) {
            return null;
        }
        JsonNode repeat = part.path("valueTiming").path("repeat");
        BigDecimal count = Values.number(repeat.path("count"), "count");
        Integer each = DAYS.get(Values.text(repeat.path("periodUnit")));
        int periods = repeat.path("period").asInt(0);
        if (count == null || each == null || periods < 1 || periods > MOST_PERIODS) {
            throw new RowFault("A rolling limit must say a count, a period and its unit (d, wk, mo or a).");
        }
        words.add(count.toPlainString() + " in " + periods + " " + Values.text(repeat.path("periodUnit")));
        return new PublishedLimit(count, "", each * periods, "");
    }

    private static @Nullable PublishedLimit daily(@Nullable JsonNode part, List<String> words) {
        if (part == null) {
            return null;
        }
        JsonNode quantity = part.path("valueQuantity");
        BigDecimal value = Values.number(quantity.path("value"), "value");
        if (value == null) {
            throw new RowFault("A limit for one day must say a value.");
        }
        String unit = Values.text(quantity.path("unit"));
        words.add("at most " + value.toPlainString() + (unit.isEmpty() ? "" : " " + unit) + " a day");
        return new PublishedLimit(value, LimitText.unit(unit), 1, "");
    }

    private static String supply(JsonNode repeat) {
        JsonNode bounds = repeat.path("boundsDuration");
        return "supply " + Values.text(repeat.path("count")) + " in " + Values.text(repeat.path("period")) + " "
                + Values.text(repeat.path("periodUnit")) + " within " + Values.text(bounds.path("value")) + " "
                + Values.text(bounds.path("code"));
    }
}
