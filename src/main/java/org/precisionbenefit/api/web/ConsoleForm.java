package org.precisionbenefit.api.web;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.precisionbenefit.access.VisiblePlans;
import org.precisionbenefit.api.SentWords;
import org.precisionbenefit.audit.docket.Dimension;
import org.precisionbenefit.audit.docket.LineState;
import org.precisionbenefit.casework.docket.DocketQuery;
import org.precisionbenefit.formulary.PlanId;
import org.precisionbenefit.intake.RefusedRequest;
import org.precisionbenefit.terminology.Period;

/**
 * What is looked for in the docket, as an address or a form sends it.
 *
 * @param values the fields by name; those that are empty are left out
 */
public record ConsoleForm(SortedMap<String, String> values) {
    /** The fields by which words of a dimension are looked for. */
    private static final Map<String, Dimension> WORDS = Map.of(
            "drug", Dimension.DRUG,
            "criterion", Dimension.CRITERION,
            "reviewer", Dimension.REVIEWER,
            "model", Dimension.MODEL,
            "release", Dimension.RELEASE);

    private static final List<String> FIELDS =
            List.of("from", "to", "plan", "drug", "outcome", "criterion", "reviewer", "model", "release", "waits");
    private static final int MOST = 100;
    private static final int MOST_HOURS = 100_000;
    /** As many days are looked at where none are named. */
    private static final int DAYS = 31;

    /** Longer spans are for exports. */
    private static final int MOST_DAYS = 3_700;

    public ConsoleForm {
        values = new TreeMap<>(values);
        values.keySet().retainAll(FIELDS);
        values.values().removeIf(String::isBlank);
    }

    /** The fields of an address: the first value of each name. */
    static ConsoleForm of(Map<String, List<String>> sent) {
        SortedMap<String, String> values = new TreeMap<>();
        sent.forEach((name, all) -> all.stream().limit(1).forEach(value -> values.put(name, value)));
        return new ConsoleForm(values);
    }

    /**
     * The days and the plan alone. Counts are of whole days and plans: by anything narrower, differences of counts would tell of
     * single members.
     */
    ConsoleForm daysAndPlan() {
        SortedMap<String, String> kept = new TreeMap<>(values);
        kept.keySet().retainAll(Set.of("from", "to", "plan"));
        return new ConsoleForm(kept);
    }

    /**
     * What is looked for.
     *
     * @param query which lines
     * @param plan the plan that is named, or null
     */
    record Asked(DocketQuery query, @Nullable PlanId plan) {
        /** The plans whose lines are looked at: the one that is named, where it may be seen. */
        VisiblePlans among(VisiblePlans seen) {
            PlanId named = plan;
            if (named == null) {
                return seen;
            }
            return VisiblePlans.only(seen.include(named) ? Set.of(named) : Set.of());
        }
    }

    /**
     * Reads the fields.
     *
     * @param today the day in UTC
     * @throws RefusedRequest when a field holds what it cannot
     */
    Asked asked(LocalDate today) {
        LocalDate to = day("to", today);
        LocalDate from = day("from", to.minusDays(DAYS - 1L));
        if (from.isAfter(to)) {
            throw refused("from", "The first day must not come after the last one.");
        }
        if (from.plusDays(MOST_DAYS).isBefore(to)) {
            throw refused("from", "Look at ten years at most at once.");
        }
        SortedMap<Dimension, String> words = new TreeMap<>();
        WORDS.forEach((field, dimension) -> {
            String word = text(field);
            if (!word.isEmpty()) {
                words.put(dimension, word);
            }
        });
        return new Asked(new DocketQuery(new Period(from, to), words, state(), waits()), plan());
    }

    private LocalDate day(String field, LocalDate otherwise) {
        String text = text(field);
        return text.isEmpty()
                ? otherwise
                : SentWords.day(text)
                        .filter(day -> day.getYear() >= 2000 && day.getYear() < 3000)
                        .orElseThrow(() -> refused(field, "Write the day like 2026-12-01."));
    }

    private @Nullable PlanId plan() {
        String text = text("plan");
        if (text.length() > 64) {
            throw refused("plan", "Write the plan's identifier, which has at most 64 characters.");
        }
        return text.isEmpty() ? null : new PlanId(text);
    }

    private @Nullable LineState state() {
        String text = text("outcome");
        return text.isEmpty()
                ? null
                : Arrays.stream(LineState.values())
                        .filter(state -> state.name().equals(text))
                        .findFirst()
                        .orElseThrow(() -> refused("outcome", "Choose an outcome of the list."));
    }

    private @Nullable Duration waits() {
        String text = text("waits");
        if (text.isEmpty()) {
            return null;
        }
        if (!text.matches("[0-9]{1,6}") || Integer.parseInt(text) > MOST_HOURS) {
            throw refused("waits", "Write for how many hours it has waited, as a whole number.");
        }
        return Duration.ofHours(Integer.parseInt(text));
    }

    private String text(String field) {
        String text = Objects.requireNonNull(values.getOrDefault(field, "")).strip();
        if (text.length() > MOST || text.chars().anyMatch(Character::isISOControl)) {
            throw refused(field, "Write at most " + MOST + " characters in one line.");
        }
        return text;
    }

    private static RefusedRequest refused(String field, String what) {
        return new RefusedRequest(RefusedRequest.Kind.INVALID, "/" + field, what);
    }

    /** What a field holds, or nothing. */
    public String of(String field) {
        return values.getOrDefault(field, "");
    }

    /** The fields as the end of an address, after what comes first. */
    String address(String path, String further) {
        List<String> parts = new ArrayList<>();
        values.forEach((name, value) -> parts.add(name + "=" + encoded(value)));
        if (!further.isEmpty()) {
            parts.add(further);
        }
        return parts.isEmpty() ? path : path + "?" + String.join("&", parts);
    }

    static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
