package org.precisionbenefit.api.fhir;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.precisionbenefit.access.CallerId;
import org.precisionbenefit.terminology.LetterCase;

/** Reads what an export is asked for. */
final class ExportQuery {
    private static final Set<String> FORMATS =
            Set.of("application/fhir+ndjson", "application/fhir ndjson", "application/ndjson", "ndjson");

    private ExportQuery() {}

    /**
     * Reads the question.
     *
     * @throws SearchRefusal when it cannot be read
     */
    static ExportJob.Asked read(
            CallerId caller, List<Map.Entry<String, String>> parameters, @Nullable String prefer, String url) {
        if (prefer == null || !LetterCase.lower(prefer).contains("respond-async")) {
            throw new SearchRefusal(
                    SearchRefusal.Kind.INVALID, "An export takes its time. Send the header Prefer: respond-async.");
        }
        boolean strict = FormularyAnswers.isStrict(prefer);
        Set<PublishedType> types = EnumSet.noneOf(PublishedType.class);
        Instant since = null;
        for (Map.Entry<String, String> parameter : parameters) {
            switch (parameter.getKey()) {
                case "_type" -> types(parameter.getValue(), types);
                case "_since" -> since = since(parameter.getValue());
                case "_outputFormat" -> format(parameter.getValue());
                default -> {
                    if (strict) {
                        throw new SearchRefusal(
                                SearchRefusal.Kind.UNSUPPORTED,
                                "The export has a parameter that is not known. Known are _type, _since and"
                                        + " _outputFormat.");
                    }
                }
            }
        }
        return new ExportJob.Asked(
                caller, new TreeSet<>(types.isEmpty() ? EnumSet.allOf(PublishedType.class) : types), since, url);
    }

    private static void types(String words, Set<PublishedType> types) {
        for (String word : words.split(",", -1)) {
            types.add(PublishedType.of(word.strip())
                    .orElseThrow(() -> new SearchRefusal(
                            SearchRefusal.Kind.INVALID,
                            "_type",
                            "It must name types of InsurancePlan, Basic, MedicationKnowledge and Location, parted by"
                                    + " commas.")));
        }
    }

    private static Instant since(String text) {
        try {
            return OffsetDateTime.parse(text.replace(' ', '+')).toInstant();
        } catch (DateTimeException e) {
            throw new SearchRefusal(
                    SearchRefusal.Kind.INVALID, "_since", "It must be an instant such as 2026-11-28T10:00:00Z.");
        }
    }

    private static void format(String text) {
        if (!FORMATS.contains(text)) {
            throw new SearchRefusal(SearchRefusal.Kind.INVALID, "_outputFormat", "Files are application/fhir+ndjson.");
        }
    }
}
