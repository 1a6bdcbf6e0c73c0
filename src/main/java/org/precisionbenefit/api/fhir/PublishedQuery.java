package org.precisionbenefit.api.fhir;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.precisionbenefit.formulary.publish.Publication;

/**
 * A search of published resources as it was read. Parameters that are not known are left out, as FHIR wants of a server
 * unless the client says otherwise, and the links of the answer name only those that were used.
 *
 * @param type what is searched
 * @param criteria what must all fit
 * @param includes what is brought along
 * @param count how many at most
 * @param from where to begin
 * @param used the parameters that were used, with the values as they were sent
 */
record PublishedQuery(
        PublishedType type,
        List<Criterion> criteria,
        SortedSet<String> includes,
        int count,
        Cursor from,
        List<Map.Entry<String, String>> used) {
    static final int DEFAULT_COUNT = 50;
    static final int MOST = 200;
    private static final int MOST_PARAMETERS = 50;
    private static final int LONGEST = 2_000;
    private static final String COUNT = "_count";
    static final String AFTER = "_after";
    private static final String INCLUDE = "_include";
    private static final String FORMAT = "_format";
    private static final List<String> FORMATS =
            List.of("json", "application/json", "application/fhir+json", "application/fhir json");

    PublishedQuery {
        Objects.requireNonNull(type, "type is null");
        criteria = List.copyOf(criteria);
        includes = new TreeSet<>(includes);
        Objects.requireNonNull(from, "from is null");
        used = List.copyOf(used);
    }

    /**
     * A place behind which a search goes on.
     *
     * @param publication the key of the publication, empty to begin
     * @param place the place within it
     */
    record Cursor(String publication, String place) {
        static final Cursor START = new Cursor("", "");

        private static final String PART = "\u001e";

        Cursor {
            Objects.requireNonNull(publication, "publication is null");
            Objects.requireNonNull(place, "place is null");
        }

        static Cursor of(String text) {
            try {
                String plain = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8);
                int part = plain.indexOf(PART);
                if (part > 0) {
                    return new Cursor(plain.substring(0, part), plain.substring(part + 1));
                }
            } catch (IllegalArgumentException e) {
                throw stale();
            }
            throw stale();
        }

        /** What is said of a place that is not there, perhaps because another edition answers meanwhile. */
        static SearchRefusal stale() {
            return new SearchRefusal(
                    SearchRefusal.Kind.INVALID, AFTER, "There is no such place any more. Begin the search again.");
        }

        String text() {
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString((publication + PART + place).getBytes(StandardCharsets.UTF_8));
        }
    }

    /**
     * Reads a search.
     *
     * @param type what is searched
     * @param parameters names with values, in the order in which they were sent
     * @param strict whether a parameter that is not known is refused
     * @throws SearchRefusal when it cannot be read
     */
    static PublishedQuery of(PublishedType type, List<Map.Entry<String, String>> parameters, boolean strict) {
        if (parameters.size() > MOST_PARAMETERS) {
            throw new SearchRefusal(
                    SearchRefusal.Kind.INVALID, "A search must have at most " + MOST_PARAMETERS + " parameters.");
        }
        Reading reading = new Reading(type, strict);
        parameters.forEach(reading::take);
        return new PublishedQuery(type, reading.criteria, reading.includes, reading.count, reading.from, reading.used);
    }

    /** Whether an entry fits. */
    boolean matches(SearchIndex index) {
        return criteria.stream().allMatch(criterion -> criterion.matches(index));
    }

    /** What a publication may leave out. */
    Publication.Wanted wanted() {
        return new Publication.Wanted(ids("formulary"), ids("subject"), codes());
    }

    private SortedSet<String> ids(String parameter) {
        return values(parameter)
                .map(values -> values.stream()
                        .map(value -> value.substring(value.lastIndexOf('/') + 1))
                        .collect(Collectors.toCollection(TreeSet::new)))
                .orElseGet(TreeSet::new);
    }

    private SortedSet<String> codes() {
        return type == PublishedType.MEDICATION_KNOWLEDGE
                ? values("code")
                        // A system without a code asks for every code.
                        .filter(values -> values.stream().noneMatch(value -> value.endsWith("|")))
                        .map(values -> values.stream()
                                .map(value -> value.substring(value.indexOf('|') + 1))
                                .collect(Collectors.toCollection(TreeSet::new)))
                        .orElseGet(TreeSet::new)
                : new TreeSet<>();
    }

    /** The values of the first criterion of a parameter that says which ones are wanted. */
    private Optional<List<String>> values(String parameter) {
        return criteria.stream()
                .filter(one -> one.parameter().name().equals(parameter))
                .filter(one -> one.modifier() == Criterion.Modifier.NONE || one.modifier() == Criterion.Modifier.TYPE)
                .map(Criterion::wanted)
                .findFirst();
    }

    /** Takes one parameter after another. */
    private static final class Reading {
        private final PublishedType type;
        private final boolean strict;
        private final List<Criterion> criteria = new ArrayList<>();
        private final SortedSet<String> includes = new TreeSet<>();
        private final List<Map.Entry<String, String>> used = new ArrayList<>();
        private int count = DEFAULT_COUNT;
        private Cursor from = Cursor.START;

        Reading(PublishedType type, boolean strict) {
            this.type = type;
            this.strict = strict;
        }

        void take(Map.Entry<String, String> parameter) {
            String value = parameter.getValue();
            if (value.length() > LONGEST) {
                throw new SearchRefusal(
                        SearchRefusal.Kind.INVALID, "A value must have at most " + LONGEST + " characters.");
            }
            switch (parameter.getKey()) {
                case COUNT -> {
                    count = count(value);
                    used.add(parameter);
                }
                case AFTER -> from = Cursor.of(value);
                case INCLUDE -> include(parameter);
                case FORMAT -> format(value);
                default -> criterion(parameter);
            }
        }

        private static int count(String value) {
            if (!value.matches("0*[1-9][0-9]{0,8}")) {
                throw new SearchRefusal(
                        SearchRefusal.Kind.INVALID, COUNT, "It must be a number from 1 to " + MOST + ".");
            }
            return Math.min(MOST, Integer.parseInt(value));
        }

        private void include(Map.Entry<String, String> parameter) {
            if (type.includes().contains(parameter.getValue())) {
                includes.add(parameter.getValue());
                used.add(parameter);
            } else if (strict) {
                throw new SearchRefusal(
                        SearchRefusal.Kind.UNSUPPORTED,
                        INCLUDE,
                        type.includes().isEmpty()
                                ? "This type includes nothing."
                                : "This type includes " + String.join(" and ", type.includes()) + ".");
            }
        }

        private static void format(String value) {
            if (!FORMATS.contains(value)) {
                throw new SearchRefusal(SearchRefusal.Kind.FORMAT, FORMAT, "Answers are application/fhir+json.");
            }
        }

        private void criterion(Map.Entry<String, String> sent) {
            int colon = sent.getKey().indexOf(':');
            String name = colon < 0 ? sent.getKey() : sent.getKey().substring(0, colon);
            Optional<SearchParameter> parameter = type.parameter(name);
            if (parameter.isPresent()) {
                criteria.add(Criterion.of(
                        parameter.get(), colon < 0 ? "" : sent.getKey().substring(colon + 1), sent.getValue()));
                used.add(sent);
            } else if (strict) {
                throw new SearchRefusal(
                        SearchRefusal.Kind.UNSUPPORTED,
                        "The search has a parameter that is not known. Known are "
                                + type.parameters().stream()
                                        .map(SearchParameter::name)
                                        .collect(Collectors.joining(", "))
                                + ", " + COUNT + " and " + INCLUDE + ".");
            }
        }
    }
}
