package org.precisionbenefit.formulary.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.precisionbenefit.formulary.load.Availability;
import org.precisionbenefit.formulary.load.CoverageTerms;
import org.precisionbenefit.formulary.load.DrugCode;
import org.precisionbenefit.formulary.load.Flag;
import org.precisionbenefit.formulary.load.PublishedDrug;
import org.precisionbenefit.formulary.load.PublishedIndication;
import org.precisionbenefit.formulary.load.PublishedItem;
import org.precisionbenefit.formulary.load.PublishedPlan;
import org.precisionbenefit.formulary.load.PublishedRow;
import org.precisionbenefit.formulary.load.RuleFlags;
import org.precisionbenefit.formulary.publish.BrowseEdition.Listed;
import org.precisionbenefit.formulary.publish.BrowseEdition.Page;

/** Pages of an edition are whole, bounded and in one order. */
class BrowseEditionTest {
    private static final List<String> LISTS = List.of("GOLD", "EXTRA");

    private static PublishedItem item(String list, String code, String name) {
        return new PublishedItem(
                list,
                new PublishedDrug(code.isEmpty() ? DrugCode.NONE : new DrugCode(DrugCode.Kind.RXNORM, code), "", name),
                null,
                RuleFlags.UNKNOWN,
                null,
                CoverageTerms.ORDINARY,
                Availability.UNSAID);
    }

    private static BrowseEdition browse(List<PublishedRow> rows) {
        PagesInMemory pages = new PagesInMemory(7, rows);
        return new BrowseEdition(pages, pages.edition());
    }

    private static List<PublishedRow> rows() {
        List<PublishedRow> rows = new ArrayList<>();
        for (int drug = 100; drug < 120; drug++) {
            rows.add(item(drug % 2 == 0 ? "GOLD" : "EXTRA", String.valueOf(drug), "Drug " + drug));
            rows.add(item("OTHER", String.valueOf(drug), "Of another plan"));
        }
        // One code with three rows, and drugs without a code.
        rows.add(item("GOLD", "104", "Drug 104 in capsules"));
        rows.add(item("GOLD", "104", "Drug 104 in packs"));
        rows.add(item("GOLD", "", "By name"));
        rows.add(item("EXTRA", "", "Another by name"));
        rows.add(new PublishedIndication("GOLD", new DrugCode(DrugCode.Kind.RXNORM, "106"), "Some disease"));
        for (int plan = 10; plan < 30; plan++) {
            rows.add(new PublishedPlan("P" + plan, "Plan " + plan, LISTS, null, Flag.UNKNOWN, Availability.UNSAID));
        }
        return rows;
    }

    private static List<String> walked(BrowseEdition browse, Predicate<Listed> wanted, int most) {
        List<String> names = new ArrayList<>();
        String after = "";
        while (after != null) {
            Page<Listed> page = browse.drugs(LISTS, wanted, after, most);
            assertThat(page.found()).hasSizeLessThanOrEqualTo(most);
            page.found()
                    .forEach(one -> names.add(
                            one.item().list() + " " + one.item().drug().name()));
            after = page.next();
        }
        return names;
    }

    @Test
    void pages_of_every_size_are_the_same_drugs_in_the_same_order() {
        BrowseEdition browse = browse(rows());
        List<String> all = walked(browse, any -> true, 1_000);
        assertThat(all).hasSize(24).doesNotHaveDuplicates().noneMatch(name -> name.contains("another plan"));
        assertThat(all.subList(0, 3)).containsExactly("GOLD Drug 100", "GOLD Drug 102", "GOLD Drug 104");
        assertThat(all.get(12)).isEqualTo("GOLD By name");
        assertThat(all.get(23)).isEqualTo("EXTRA Another by name");
        for (int most : List.of(1, 2, 3, 5, 23, 24, 25)) {
            assertThat(walked(browse, any -> true, most)).as("pages of " + most).isEqualTo(all);
        }
        assertThat(walked(browse, one -> one.item().drug().name().contains("104"), 2))
                .hasSize(3);
        assertThat(walked(browse, one -> !one.diseases().isEmpty(), 2)).containsExactly("GOLD Drug 106");
    }

    @Test
    void plans_are_paged_by_their_keys_and_narrowed() {
        BrowseEdition browse = browse(rows());
        Page<PublishedPlan> first = browse.plans(any -> true, "", 15);
        assertThat(first.found()).hasSize(15);
        assertThat(first.next()).isEqualTo("P24");
        Page<PublishedPlan> rest = browse.plans(any -> true, "P24", 15);
        assertThat(rest.found()).extracting(PublishedPlan::id).containsExactly("P25", "P26", "P27", "P28", "P29");
        assertThat(rest.next()).isNull();
        assertThat(browse.plans(plan -> plan.name().endsWith("7"), "", 15).found())
                .hasSize(2);
        assertThat(browse.plan("P11")).isNotNull();
        assertThat(browse.plan("P99")).isNull();
    }

    @Test
    void drug_is_looked_up_on_all_lists_of_the_plan() {
        BrowseEdition browse = browse(rows());
        assertThat(browse.drug(LISTS, new DrugCode(DrugCode.Kind.RXNORM, "104")))
                .hasSize(3);
        assertThat(browse.drug(LISTS, new DrugCode(DrugCode.Kind.RXNORM, "106")))
                .singleElement()
                .satisfies(one -> assertThat(one.diseases()).containsExactly("Some disease"));
        assertThat(browse.drug(LISTS, new DrugCode(DrugCode.Kind.NDC, "104"))).isEmpty();
    }

    @Test
    void search_that_finds_nothing_among_many_stops_and_leads_on() {
        List<PublishedRow> rows = new ArrayList<>();
        for (int drug = 0; drug < 20_100; drug++) {
            rows.add(item("GOLD", String.valueOf(200_000 + drug), "Drug " + drug));
        }
        rows.add(item("EXTRA", "1", "The only one"));
        BrowseEdition browse = browse(rows);
        Predicate<Listed> only = one -> one.item().drug().name().equals("The only one");
        Page<Listed> first = browse.drugs(LISTS, only, "", 10);
        assertThat(first.found()).isEmpty();
        String next = first.next();
        assertThat(next).isNotNull();
        Page<Listed> second = browse.drugs(LISTS, only, next, 10);
        assertThat(second.found()).hasSize(1);
        assertThat(second.next()).isNull();
    }

    @Test
    void place_of_another_list_or_of_none_is_refused() {
        BrowseEdition browse = browse(rows());
        for (String place : List.of("GOLD", "OTHER\u001fc\u001f100\u001f1", "GOLD\u001fc\u001f100\u001f-1", "\u001f")) {
            assertThatThrownBy(() -> browse.drugs(LISTS, any -> true, place, 10))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }
}
