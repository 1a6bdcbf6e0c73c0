package org.precisionbenefit.formulary.json;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import org.precisionbenefit.formulary.load.FormularyReader;
import org.precisionbenefit.formulary.load.LineSource;
import org.precisionbenefit.formulary.load.LoadFault;
import org.precisionbenefit.formulary.load.PublishedFile;
import org.precisionbenefit.formulary.load.PublishedRow;
import org.precisionbenefit.formulary.load.RowFault;
import org.precisionbenefit.formulary.load.RowPlace;
import org.precisionbenefit.formulary.load.RowSink;

/**
 * Reads a formulary of the US Drug Formulary guide (STU 2, FHIR R4): NDJSON files, whose names end so, and bundles, one
 * resource at a time. The first pass takes plans, costs and the names of drugs; the second takes the drugs of the
 * lists, because they refer to the others and may come before them.
 */
public final class UsdfReader implements FormularyReader {
    private static final int LONGEST_LINE = 4 << 20;

    private final Set<Left> left;

    /** What an importer may leave out, because the publisher's own tools are known to make it up. */
    public enum Left {
        /** Whether rules concern only members who start a drug. */
        NEW_STARTS,
        /** The figures of quantity limits. */
        LIMIT_DETAILS
    }

    /**
     * Builds a reader.
     *
     * @param left what is left out
     */
    public UsdfReader(Set<Left> left) {
        this.left = Set.copyOf(left);
    }

    @Override
    public String format() {
        return "fhir";
    }

    @Override
    public void read(List<PublishedFile> files, RowSink sink) throws IOException {
        UsdfDrugs drugs = new UsdfDrugs();
        for (PublishedFile file : files) {
            resources(file, (place, entry) -> first(place, entry, drugs, sink), sink);
        }
        UsdfItem items = new UsdfItem(drugs, left);
        for (PublishedFile file : files) {
            // What is no resource was rejected by the first pass.
            resources(file, (place, entry) -> items.read(place, resource(entry), sink), NOBODY);
        }
    }

    private static final RowSink NOBODY = new RowSink() {
        @Override
        public void take(RowPlace at, PublishedRow row, List<String> repairs) {
            throw new IllegalStateException("Nothing is taken twice.");
        }

        @Override
        public void reject(RowPlace at, String why) {
            // Said before.
        }
    };

    private static JsonNode resource(JsonNode entry) {
        return entry.has("resourceType") ? entry : entry.path("resource");
    }

    private static void first(RowPlace place, JsonNode entry, UsdfDrugs drugs, RowSink sink) throws IOException {
        JsonNode resource = resource(entry);
        try {
            switch (Values.text(resource.path("resourceType"))) {
                case "InsurancePlan" -> UsdfPlan.read(place, resource, sink);
                case "MedicationKnowledge" -> {
                    drugs.add(resource, Values.text(entry.path("fullUrl")));
                    if (drugs.isFull()) {
                        throw LoadFault.at(place, "A formulary must name fewer drugs.");
                    }
                }
                case "" -> throw new RowFault("A resource must say its resourceType.");
                default -> {
                    // Basic is for the second pass; Location and others say nothing of drugs.
                }
            }
        } catch (RowFault fault) {
            sink.reject(place, fault.why());
        }
    }

    private static void resources(PublishedFile file, JsonStream.Each each, RowSink bad) throws IOException {
        if (!file.name().endsWith(".ndjson")) {
            JsonStream.listWithin(file, "entry", each);
            return;
        }
        try (LineSource lines = new LineSource(file.open(), StandardCharsets.UTF_8, LONGEST_LINE)) {
            for (String line = lines.next(); line != null; line = lines.next()) {
                RowPlace place = new RowPlace(file.name(), lines.number());
                if (line.isBlank()) {
                    continue;
                }
                try {
                    if (lines.isTooLong()) {
                        throw new RowFault("A line must have at most " + LONGEST_LINE + " characters.");
                    }
                    each.object(place, JsonStream.line(line));
                } catch (RowFault fault) {
                    bad.reject(place, fault.why());
                }
            }
        }
    }
}
