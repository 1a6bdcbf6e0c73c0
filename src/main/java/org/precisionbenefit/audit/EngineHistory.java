package org.precisionbenefit.audit;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What this version of the engine makes otherwise than earlier ones did, on purpose. A decision of an earlier version that
 * comes out otherwise in these places, and in no others, was not tampered with.
 *
 * @param version this version, or null where it is not known: then no other is later
 * @param changes the changes, in the order in which they were made
 */
public record EngineHistory(@Nullable String version, List<Change> changes) {
    /** Until now none was needed: what a release means stands in the release itself. */
    private static final List<Change> CHANGES = List.of();

    private static final Pattern NUMBERS = Pattern.compile("(\\d{1,9})\\.(\\d{1,9})\\.(\\d{1,9})(-.*)?");

    public EngineHistory {
        changes = List.copyOf(changes);
    }

    /** The history of the engine as it stands, in this version. */
    public static EngineHistory of(@Nullable String version) {
        return new EngineHistory(version, CHANGES);
    }

    /**
     * A change of meaning.
     *
     * @param since the first version that has it, such as 1.2.0
     * @param places where records come out otherwise, from {@code record} or {@code explanation} on, such as
     *     {@code record/items/*}{@code /evidence}; a star stands for any one step, and what is below a place belongs to it
     * @param what what changed and why, in a sentence for a person
     */
    public record Change(String since, List<String> places, String what) {
        public Change {
            Objects.requireNonNull(since, "since is null");
            places = List.copyOf(places);
            Objects.requireNonNull(what, "what is null");
            if (numbers(since).isEmpty() || places.isEmpty()) {
                throw new IllegalArgumentException("A change must name the version that has it first, and its places.");
            }
        }

        private boolean covers(String place) {
            return places.stream().anyMatch(each -> covers(each.split("/", -1), place.split("/", -1)));
        }

        private static boolean covers(String[] wanted, String[] place) {
            boolean covers = wanted.length <= place.length;
            for (int i = 0; covers && i < wanted.length; i++) {
                covers = wanted[i].equals("*") || wanted[i].equals(place[i]);
            }
            return covers;
        }
    }

    /**
     * What changed since a version, when that is why a record comes out otherwise.
     *
     * @param engine the version that decided
     * @param places every place that differs
     * @return the changes in sentences, or empty when a place is left that none of them names
     */
    public Optional<String> explains(String engine, List<String> places) {
        List<Change> since =
                changes.stream().filter(each -> isBefore(engine, each.since())).toList();
        List<Change> concerned = since.stream()
                .filter(each -> places.stream().anyMatch(each::covers))
                .toList();
        boolean all = !places.isEmpty()
                && places.stream().allMatch(place -> concerned.stream().anyMatch(each -> each.covers(place)));
        return all
                ? Optional.of(concerned.stream()
                        .map(each -> "Since " + each.since() + ": " + each.what())
                        .collect(Collectors.joining(" ")))
                : Optional.empty();
    }

    /** Whether a version is later than this one, so that this one cannot know what it meant. */
    public boolean isLater(String engine) {
        return version != null && isBefore(version, engine);
    }

    private static boolean isBefore(String one, String other) {
        List<Integer> first = numbers(one);
        List<Integer> second = numbers(other);
        for (int i = 0; i < Math.min(first.size(), second.size()); i++) {
            int order = first.get(i).compareTo(second.get(i));
            if (order != 0) {
                return order < 0;
            }
        }
        return false;
    }

    /** The numbers of a version, of which one before its release, such as 1.2.0-rc1, comes first; none when it has no form. */
    private static List<Integer> numbers(String version) {
        Matcher parts = NUMBERS.matcher(version);
        List<Integer> numbers = new ArrayList<>();
        if (parts.matches()) {
            for (int i = 1; i <= 3; i++) {
                numbers.add(Integer.valueOf(parts.group(i)));
            }
            numbers.add(parts.group(4) == null ? 1 : 0);
        }
        return numbers;
    }
}
