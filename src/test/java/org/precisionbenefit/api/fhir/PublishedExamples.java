package org.precisionbenefit.api.fhir;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.precisionbenefit.decision.RealReleases;
import org.precisionbenefit.formulary.json.UsdfReader;
import org.precisionbenefit.formulary.load.FileInMemory;
import org.precisionbenefit.formulary.load.LoadedRows;
import org.precisionbenefit.formulary.load.PublishedFile;
import org.precisionbenefit.formulary.publish.Entry;
import org.precisionbenefit.formulary.publish.FilesPublication;
import org.precisionbenefit.formulary.publish.ItemEntry;
import org.precisionbenefit.formulary.publish.PagesInMemory;
import org.precisionbenefit.formulary.publish.Publication;
import org.precisionbenefit.formulary.publish.WalkedPublication;
import org.precisionbenefit.formulary.yaml.FormularyLoader;
import org.precisionbenefit.profile.fhir.ReferenceData;

/** Publications of the files that ship and of a real published formulary. */
final class PublishedExamples {
    static final LocalDate TODAY = LocalDate.of(2026, 11, 28);
    static final Instant SINCE = Instant.parse("2026-11-21T10:00:00Z");

    private PublishedExamples() {}

    /** The plans of the files that ship. */
    static Publication files() {
        return new FilesPublication(
                new FormularyLoader().load(RealReleases.formularyFiles().where(FormularyLoader::reads)),
                TODAY,
                SINCE,
                FilesPublication.FindLists.NONE);
    }

    /** CareFirst's plans of 2022 in Virginia, as an edition that was loaded from their FHIR files. */
    static PagesInMemory carefirst() throws IOException {
        List<PublishedFile> files = new ArrayList<>();
        for (String name : List.of(
                "Formulary-40308VA0270007_Basic.ndjson", "InsurancePlan.ndjson", "MedicationKnowledge.ndjson")) {
            files.add(FileInMemory.of(
                    ReferenceData.folder("formulary").resolve("fhir_usdf").resolve(name)));
        }
        return new PagesInMemory(
                3,
                LoadedRows.of(new UsdfReader(Set.of()), files.toArray(PublishedFile[]::new))
                        .rows());
    }

    /** The resource of an entry as JSON. */
    static String json(Entry entry) {
        StringWriter text = new StringWriter();
        try (JsonGenerator out = new JsonFactory().createGenerator(text)) {
            ResourceJson.write(PublishedWriter.write(entry), out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    /** Every resource of a kind on a line of its own. */
    static String ndjson(Publication publication, Entry.Kind kind) {
        StringBuilder lines = new StringBuilder();
        WalkedPublication.all(publication, kind)
                .forEach(entry -> lines.append(json(entry)).append('\n'));
        return lines.toString();
    }

    /** What the importer makes of everything that is published. */
    static LoadedRows imported(Publication publication) {
        List<PublishedFile> files = new ArrayList<>();
        for (PublishedType type : PublishedType.values()) {
            files.add(FileInMemory.of(type.resource() + ".ndjson", ndjson(publication, type.kind())));
        }
        return LoadedRows.of(new UsdfReader(Set.of()), files.toArray(PublishedFile[]::new));
    }

    static List<ItemEntry> items(Publication publication) {
        return WalkedPublication.all(publication, Entry.Kind.ITEM).stream()
                .map(ItemEntry.class::cast)
                .toList();
    }
}
