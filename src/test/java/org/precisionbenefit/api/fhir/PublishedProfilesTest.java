package org.precisionbenefit.api.fhir;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.precisionbenefit.formulary.publish.Entry;
import org.precisionbenefit.formulary.publish.ListEntry;
import org.precisionbenefit.formulary.publish.Publication;
import org.precisionbenefit.formulary.publish.WalkedPublication;
import org.precisionbenefit.profile.fhir.ReferenceData;

/** What is published under the profiles of the US Drug Formulary guide 2.0.1; takes a minute or two. */
@Tag("profiles")
class PublishedProfilesTest {
    private static final int MOST_SHAPES = 40;

    /** Every list and plan, and of the others a few of each shape: what differs between two is more than words. */
    private static List<Entry> sample(Publication publication) {
        List<Entry> sample = new ArrayList<>();
        for (Entry.Kind kind : Entry.Kind.values()) {
            List<Entry> all = WalkedPublication.all(publication, kind);
            int step = Math.max(1, all.size() / 80);
            TreeSet<String> shapes = new TreeSet<>();
            for (int i = 0; i < all.size(); i++) {
                boolean first = shapes.add(PublishedExamples.json(all.get(i))
                        .replaceAll("\"(code|display|id|reference|valueString|start)\":\"[^\"]*\"", "")
                        .replaceAll("[0-9]", ""));
                if ((first && shapes.size() < MOST_SHAPES) || i % step == 0) {
                    sample.add(all.get(i));
                }
            }
        }
        return sample;
    }

    private static String profile(Entry entry) {
        return entry instanceof ListEntry
                ? UsdfUrls.FORMULARY
                : PublishedType.of(kind(entry)).profiles().get(0);
    }

    private static Entry.Kind kind(Entry entry) {
        return switch (PublishedWriter.write(entry).getResourceType()) {
            case InsurancePlan -> Entry.Kind.PLAN;
            case Basic -> Entry.Kind.ITEM;
            case MedicationKnowledge -> Entry.Kind.MEDICINE;
            default -> Entry.Kind.AREA;
        };
    }

    @Test
    void what_is_published_is_valid_under_the_published_profiles() throws IOException {
        Path packages = ReferenceData.folder("fhir/packages");
        PublishedProfiles profiles = new PublishedProfiles(
                Decided.CONTEXT,
                List.of(packages.resolve("davinci_drug_formulary_2.0.1.tgz"), packages.resolve("us_core_311.tgz")));
        List<Entry> entries = new ArrayList<>(sample(PublishedExamples.files()));
        entries.addAll(sample(PublishedExamples.carefirst().publication()));
        List<String> errors = new ArrayList<>();
        int validated = 0;
        for (Entry entry : entries) {
            String json = PublishedExamples.json(entry);
            // A drug without a code of RxNorm has no place in the guide and claims none of its profiles.
            if (json.contains("\"profile\"")) {
                validated++;
                profiles.errors(json, profile(entry)).forEach(error -> errors.add(entry.id() + ": " + error));
            }
        }
        System.out.println("validated " + validated);
        assertThat(errors).isEmpty();
        // What is wrong is found: an item without its tier.
        String item = PublishedExamples.json(
                PublishedExamples.items(PublishedExamples.files()).get(0));
        assertThat(profiles.errors(item.replace("usdf-DrugTierID-extension", "no-extension"), UsdfUrls.ITEM))
                .isNotEmpty();
        assertThat(validated).isGreaterThan(200);
    }
}
