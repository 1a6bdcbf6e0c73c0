package org.precisionbenefit.profile.fhir;

import ca.uhn.fhir.context.FhirContext;
import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.ResourceType;
import org.jspecify.annotations.Nullable;
import org.precisionbenefit.formulary.PlanId;
import org.precisionbenefit.intake.RefusedRequest;
import org.precisionbenefit.profile.fhir.KnownMembers.Scope;
import org.precisionbenefit.profile.history.ImportedRow;
import org.precisionbenefit.profile.history.ImportedRow.Outcome;
import org.precisionbenefit.profile.history.KeepHistory.Adding;

/**
 * Reads files of FHIR resources as members' histories, one resource after the other: NDJSON by its lines, any other file as
 * one bundle or resource. All files are first gathered for who the patients in them are.
 */
public final class HistoryFiles {
    /** The types that are parsed at all; the others are only counted. */
    private static final Set<String> READ = Set.of(
            "Consent",
            "Coverage",
            "ExplanationOfBenefit",
            "MedicationDispense",
            "MedicationStatement",
            "MedicationRequest",
            "Observation");

    private static final Set<String> GATHERED = Set.of("Patient", "Coverage", "Medication");

    private final OpenJson json;
    private final StrictParsing parsing;
    private final KnownMembers members;
    private final ResourceStream cutting = new ResourceStream();

    /**
     * Starts an import.
     *
     * @param json opens resources, so that no token is seen that was not checked before
     * @param context an R4 context
     * @param memberSystem the system of the identifier that is the member number, beside identifiers of type MB; or null
     * @param plan the plan of members of whom no coverage names one; or null
     */
    public HistoryFiles(OpenJson json, FhirContext context, @Nullable String memberSystem, @Nullable PlanId plan) {
        this.json = Objects.requireNonNull(json, "json is null");
        this.parsing = new StrictParsing(context);
        this.members = new KnownMembers(memberSystem, plan);
    }

    /**
     * A file.
     *
     * @param name its name, whose ending says whether it holds lines
     * @param content opens it from the beginning
     */
    public record HistoryFile(String name, Opening content) {
        public HistoryFile {
            Objects.requireNonNull(name, "name is null");
            Objects.requireNonNull(content, "content is null");
        }

        boolean holdsLines() {
            return name.endsWith(".ndjson") || name.endsWith(".jsonl");
        }

        /** The patients of a bundle are its own; those of NDJSON files belong together. */
        Scope scope() {
            return new Scope(holdsLines() ? "" : name);
        }
    }

    /** Opens a file. */
    @FunctionalInterface
    public interface Opening {
        /** The bytes from the beginning. */
        InputStream open() throws IOException;
    }

    /**
     * Gathers who the patients of a file are; what cannot be read is said when the file is read.
     *
     * @throws IOException when the file cannot be read
     */
    public void gather(HistoryFile file) throws IOException {
        cut(file, sent -> {
            if (sent.fault().isEmpty()) {
                try {
                    ResourceScan scan = scan(sent);
                    if (GATHERED.contains(scan.type())) {
                        members.gather(parsing.parse(scan.members(), sent.place()), sent.fullUrl(), file.scope());
                    }
                } catch (RefusedRequest refused) {
                    // It is said when the file is read.
                    return;
                }
            }
        });
    }

    /**
     * Reads a file.
     *
     * @param adding takes what is read
     * @param rows takes what came of each resource
     * @throws IOException when the file cannot be read or is no JSON: then nothing of it is to count
     */
    public void read(HistoryFile file, Adding adding, Consumer<ImportedRow> rows) throws IOException {
        HistoryReader reader = new HistoryReader(members, file.scope());
        cut(file, sent -> rows.accept(row(sent, reader, adding)));
    }

    private void cut(HistoryFile file, Consumer<SentResource> taking) throws IOException {
        try (InputStream content = file.content().open()) {
            if (file.holdsLines()) {
                cutting.lines(content, taking);
            } else {
                cutting.document(content, taking);
            }
        }
    }

    private ImportedRow row(SentResource sent, HistoryReader reader, Adding adding) {
        String type = "";
        try {
            if (!sent.fault().isEmpty()) {
                throw new HistoryReader.Skipped(sent.fault());
            }
            ResourceScan scan = scan(sent);
            type = known(scan.type());
            if (scan.type().equals("Patient") || scan.type().equals("Medication")) {
                return new ImportedRow(sent.place(), type, Outcome.ACCEPTED, "");
            }
            if (!READ.contains(scan.type())) {
                throw new HistoryReader.Skipped("Resources of this kind are not kept.");
            }
            Resource resource = parsing.parse(scan.members(), sent.place());
            HistoryReader.Part part = reader.read(resource);
            adding.add(part.member(), part.plan(), part.part());
            return part.repaired().isEmpty()
                    ? new ImportedRow(sent.place(), type, Outcome.ACCEPTED, "")
                    : new ImportedRow(sent.place(), type, Outcome.REPAIRED, part.repaired());
        } catch (HistoryReader.Skipped | RefusedRequest skipped) {
            return new ImportedRow(sent.place(), type, Outcome.SKIPPED, String.valueOf(skipped.getMessage()));
        }
    }

    /** A type that nobody knows is the sender's own text and is not repeated. */
    private static String known(String type) {
        return Stream.of(ResourceType.values()).anyMatch(each -> each.name().equals(type)) ? type : "";
    }

    private ResourceScan scan(SentResource sent) {
        try (JsonParser parser = json.open(sent.json())) {
            parser.nextToken();
            return ResourceScan.of(parser, sent.place());
        } catch (IOException e) {
            throw new UncheckedIOException("Reading from memory failed.", e);
        }
    }
}
