package org.precisionbenefit.api.fhir;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.precisionbenefit.formulary.load.LoadedRows;
import org.precisionbenefit.formulary.load.PublishedCost;
import org.precisionbenefit.formulary.load.PublishedDrug;
import org.precisionbenefit.formulary.load.PublishedItem;
import org.precisionbenefit.formulary.load.PublishedTier;
import org.precisionbenefit.formulary.publish.Publication;

/** What is published is imported as the same items. */
class PublishedAgainTest {
    /** An item as it can come back: under the id of its list, and without what has no place in a resource. */
    private static String line(PublishedItem item, String list) {
        PublishedTier tier = item.tier();
        return new PublishedItem(
                        list,
                        new PublishedDrug(item.drug().code(), "", item.drug().name()),
                        tier == null ? null : new PublishedTier(tier.word(), tier.word()),
                        item.flags(),
                        item.limit(),
                        item.terms(),
                        item.availability())
                .line();
    }

    private static List<String> published(Publication publication) {
        return PublishedExamples.items(publication).stream()
                .map(entry -> line(entry.item(), entry.place().list()))
                .sorted()
                .toList();
    }

    private static List<String> imported(LoadedRows loaded) {
        return loaded.items().stream()
                .map(item -> line(item, item.list()))
                .sorted()
                .toList();
    }

    @Test
    void plans_of_the_files_come_back_as_the_same_items() {
        Publication files = PublishedExamples.files();
        LoadedRows loaded = PublishedExamples.imported(files);
        assertThat(imported(loaded)).hasSizeGreaterThan(10).isEqualTo(published(files));
        assertThat(loaded.report()).isEmpty();
    }

    @Test
    void formulary_that_was_loaded_from_fhir_comes_back_as_the_same_items_and_costs() throws IOException {
        Publication edition = PublishedExamples.carefirst().publication();
        LoadedRows loaded = PublishedExamples.imported(edition);
        assertThat(imported(loaded)).hasSize(1_000).isEqualTo(published(edition));
        assertThat(costs(loaded.of(PublishedCost.class), ""))
                .isEqualTo(costs(
                        PublishedExamples.carefirst().rows().stream()
                                .filter(PublishedCost.class::isInstance)
                                .map(PublishedCost.class::cast)
                                .toList(),
                        "e3-"));
    }

    private static List<String> costs(List<PublishedCost> costs, String prefix) {
        return costs.stream()
                .map(cost -> prefix + cost.plan() + " " + cost.tier().word() + " " + cost.pharmacy() + " " + cost.days()
                        + " " + cost.charge())
                .sorted()
                .toList();
    }
}
