package org.precisionbenefit.formulary.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.precisionbenefit.decision.RealReleases;
import org.precisionbenefit.formulary.FormularyItem;
import org.precisionbenefit.formulary.FormularyRelease;
import org.precisionbenefit.formulary.Plan;
import org.precisionbenefit.formulary.benefit.Coverage;
import org.precisionbenefit.formulary.load.Availability;
import org.precisionbenefit.formulary.load.Charge;
import org.precisionbenefit.formulary.load.CoverageTerms;
import org.precisionbenefit.formulary.load.DrugCode;
import org.precisionbenefit.formulary.load.Flag;
import org.precisionbenefit.formulary.load.PublishedCost;
import org.precisionbenefit.formulary.load.PublishedDrug;
import org.precisionbenefit.formulary.load.PublishedIndication;
import org.precisionbenefit.formulary.load.PublishedItem;
import org.precisionbenefit.formulary.load.PublishedPlan;
import org.precisionbenefit.formulary.load.PublishedRow;
import org.precisionbenefit.formulary.load.PublishedTier;
import org.precisionbenefit.formulary.load.RuleFlags;
import org.precisionbenefit.formulary.publish.Entry.Kind;
import org.precisionbenefit.formulary.publish.FilesPublication.FindLists;
import org.precisionbenefit.formulary.publish.Publication.Wanted;
import org.precisionbenefit.formulary.yaml.FormularyLoader;
import org.precisionbenefit.terminology.SourceFile;
import org.precisionbenefit.terminology.SourceFiles;

class PublicationsTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 28);
    private static final Instant SINCE = Instant.parse("2026-11-21T10:00:00Z");

    private static PublishedItem item(String list, DrugCode code, String name, String tier) {
        return new PublishedItem(
                list,
                new PublishedDrug(code, "", name),
                new PublishedTier(tier, tier),
                RuleFlags.of(Flag.NO, Flag.NO, Flag.NO),
                null,
                CoverageTerms.ORDINARY,
                Availability.UNSAID);
    }

    private static DrugCode rxNorm(int code) {
        return new DrugCode(DrugCode.Kind.RXNORM, Integer.toString(code));
    }

    private static PublishedCost cost(String plan, @Nullable String tier, String pharmacy, int days) {
        return new PublishedCost(
                plan,
                tier == null ? null : new PublishedTier(tier, tier),
                PublishedCost.Phase.ANY,
                pharmacy,
                days,
                Charge.copay(BigDecimal.TEN, Flag.NO));
    }

    /** Two lists with drugs of one name, of no code, of codes of unknown kind and of several rows. */
    private static PagesInMemory edition() {
        List<PublishedRow> rows = new ArrayList<>();
        for (int code = 1_001; code <= 1_030; code++) {
            rows.add(item("GOLD", rxNorm(code), "Drug " + code, "tier-1"));
            rows.add(item("GOLD", rxNorm(code), "Drug " + code, "tier-2"));
            rows.add(item("A list: with odd / characters", rxNorm(code), "Other name of " + code, "generic"));
        }
        rows.add(item("GOLD", DrugCode.NONE, "Named only", "tier-1"));
        rows.add(item("GOLD", DrugCode.NONE, "Named only", "tier-3"));
        rows.add(item("GOLD", DrugCode.NONE, "Another name", "tier-1"));
        rows.add(item("GOLD", new DrugCode(DrugCode.Kind.UNKNOWN, "12-34"), "Of some code", "tier-1"));
        rows.add(new PublishedPlan("PLAN/1", "Gold", List.of("GOLD"), null, Flag.UNKNOWN, Availability.UNSAID));
        rows.add(cost("PLAN/1", "tier-1", "in-retail", 30));
        rows.add(cost("PLAN/1", "tier-1", "in-mail", 90));
        rows.add(cost("PLAN/1", null, "out-retail", 45));
        rows.add(new PublishedIndication("GOLD", rxNorm(1_002), "Some disease"));
        return new PagesInMemory(7, rows);
    }

    private static List<String> ids(List<Entry> entries) {
        return entries.stream().map(Entry::id).toList();
    }

    @Test
    void edition_is_read_in_pieces_of_any_size_as_it_is_read_at_once() {
        Publication publication = edition().publication();
        for (Kind kind : Kind.values()) {
            List<Entry> all = WalkedPublication.all(publication, kind);
            for (int piece : new int[] {1, 2, 3, 7}) {
                assertThat(WalkedPublication.all(publication, kind, Wanted.ALL, piece))
                        .isEqualTo(all);
            }
            assertThat(ids(all)).doesNotHaveDuplicates().allMatch(id -> id.matches("[A-Za-z0-9.-]{1,64}"));
            assertThat(all).allSatisfy(entry -> assertThat(publication.find(kind, entry.id()))
                    .contains(entry));
        }
        assertThat(WalkedPublication.all(publication, Kind.ITEM)).hasSize(94);
        assertThat(WalkedPublication.all(publication, Kind.MEDICINE)).hasSize(63);
        assertThat(WalkedPublication.all(publication, Kind.PLAN)).hasSize(3);
        assertThat(publication.find(Kind.ITEM, "e7-GOLD-r9999-00000000")).isEmpty();
        assertThat(publication.find(Kind.MEDICINE, "e8-r1001-00000000")).isEmpty();
    }

    @Test
    void what_is_looked_for_narrows_what_is_read_and_hides_nothing() {
        Publication publication = edition().publication();
        List<ItemEntry> all = WalkedPublication.all(publication, Kind.ITEM).stream()
                .map(ItemEntry.class::cast)
                .toList();
        ItemEntry one = all.stream()
                .filter(item -> item.id().startsWith("e7-GOLD-r1005-"))
                .findFirst()
                .orElseThrow();
        for (int piece : new int[] {1, 50}) {
            Wanted ofDrug = new Wanted(
                    new TreeSet<>(), new TreeSet<>(List.of(one.place().medicine())), new TreeSet<>());
            assertThat(ids(WalkedPublication.all(publication, Kind.ITEM, ofDrug, piece)))
                    .hasSize(3)
                    .containsAll(ids(all.stream()
                            .filter(item ->
                                    item.place().medicine().equals(one.place().medicine()))
                            .map(Entry.class::cast)
                            .toList()));
            Wanted ofList = new Wanted(new TreeSet<>(List.of(one.place().list())), new TreeSet<>(), new TreeSet<>());
            assertThat(WalkedPublication.all(publication, Kind.ITEM, ofList, piece))
                    .hasSize(64);
            Wanted ofCode = new Wanted(new TreeSet<>(), new TreeSet<>(), new TreeSet<>(List.of("1005", "1030")));
            assertThat(WalkedPublication.all(publication, Kind.MEDICINE, ofCode, piece))
                    .hasSize(4);
        }
    }

    @Test
    void items_name_the_pharmacies_of_their_tier_and_the_diseases_that_alone_are_covered() {
        List<ItemEntry> items = WalkedPublication.all(edition().publication(), Kind.ITEM).stream()
                .map(ItemEntry.class::cast)
                .filter(item -> item.item().list().equals("GOLD"))
                .toList();
        assertThat(items)
                .filteredOn(item -> item.item().tier().word().equals("tier-1"))
                .allSatisfy(item -> assertThat(item.pharmacies())
                        .containsExactly("1-month-in-retail", "3-month-in-mail", "out-retail"));
        assertThat(items)
                .filteredOn(item -> item.item().tier().word().equals("tier-2"))
                .allSatisfy(item -> assertThat(item.pharmacies()).containsExactly("out-retail"));
        assertThat(items).filteredOn(item -> !item.notes().isEmpty()).hasSize(2).allSatisfy(item -> assertThat(
                        item.notes())
                .containsExactly("Covered for these diseases only: Some disease."));
    }

    @Test
    void place_that_is_none_is_refused() {
        Publication publication = edition().publication();
        for (String place : List.of("nonsense", "GOLD\u001fc\u001f1\u001fx", "SILVER\u001fc\u001f1\u001f0")) {
            assertThatThrownBy(() -> publication.read(Kind.ITEM, place, Wanted.ALL, 1))
                    .isInstanceOf(IllegalArgumentException.class);
        }
        assertThatThrownBy(() -> publication.read(Kind.PLAN, "nonsense", Wanted.ALL, 1))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void every_row_of_the_files_that_covers_a_product_is_an_item_of_its_plan() {
        FormularyRelease release =
                new FormularyLoader().load(RealReleases.formularyFiles().where(FormularyLoader::reads));
        Publication publication = new FilesPublication(release, TODAY, SINCE, FilesPublication.FindLists.NONE);
        List<Entry> items = WalkedPublication.all(publication, Kind.ITEM);
        assertThat(ids(items)).doesNotHaveDuplicates().allMatch(id -> id.matches("[A-Za-z0-9.-]{1,64}"));
        for (Plan plan : release.plans()) {
            for (FormularyItem row : release.items(plan.id())) {
                if (row.ownTerms().coverage() != Coverage.EXCLUDED
                        && row.ownTerms().ofProducts().only().isEmpty()
                        && !row.holds().endsBy(TODAY.minusDays(1))) {
                    String drug = release.drug(row.ingredient())
                            .orElseThrow()
                            .products()
                            .get(0)
                            .name();
                    assertThat(items)
                            .map(ItemEntry.class::cast)
                            .as(plan.id() + " " + drug)
                            .anyMatch(item -> item.item()
                                            .list()
                                            .equals(plan.id().value())
                                    && release.drug(row.ingredient()).orElseThrow().products().stream()
                                            .anyMatch(product -> product.name()
                                                    .equals(item.item().drug().name())));
                }
            }
        }
        List<Entry> again = WalkedPublication.all(
                new FilesPublication(release, TODAY.plusDays(1), SINCE.plusSeconds(5), FilesPublication.FindLists.NONE),
                Kind.ITEM);
        assertThat(ids(again)).isEqualTo(ids(items));
        assertThat(WalkedPublication.all(publication, Kind.AREA).stream()
                        .map(area -> ((AreaEntry) area).state())
                        .toList())
                .contains("NY", "TX");
    }

    /** A plan whose coverage another formulary says from July on. */
    private static FormularyRelease publishedElsewhere() {
        SourceFiles authored = RealReleases.formularyFiles().where(FormularyLoader::reads);
        List<SourceFile> files = new ArrayList<>();
        for (SourceFile file : authored.files()) {
            boolean plan = file.text().contains("\nplan: DEMO-COMMERCIAL\n");
            files.add(
                    plan
                            ? new SourceFile(
                                    file.path(),
                                    file.text()
                                            + "\n"
                                            + "published:\n"
                                            + "  - since: 2027-07-01\n"
                                            + "    family: own\n"
                                            + "    plan: GOLD-1\n")
                            : file);
        }
        return new FormularyLoader().load(new SourceFiles(files));
    }

    @Test
    void plan_that_publishes_elsewhere_has_its_own_list_until_then_and_the_other_one_from_then_on() {
        LocalDate last = LocalDate.of(2027, 6, 30);
        Publication before = new FilesPublication(publishedElsewhere(), last, SINCE, FindLists.NONE);
        List<ItemEntry> own = own(before);
        assertThat(own)
                .isNotEmpty()
                .allSatisfy(item -> assertThat(item.item().availability().end()).isEqualTo(last));
        Publication after = new FilesPublication(
                publishedElsewhere(),
                last.plusDays(1),
                SINCE,
                published -> List.of("e7-" + published.family() + "-" + published.publishedPlan()));
        assertThat(own(after)).isEmpty();
        assertThat(((PlanEntry) after.find(Kind.PLAN, "f-DEMO-COMMERCIAL").orElseThrow()).lists())
                .containsExactly("e7-own-GOLD-1");
        assertThat(after.find(Kind.PLAN, "f-DEMO-COMMERCIAL.formulary")).isEmpty();
    }

    private static List<ItemEntry> own(Publication publication) {
        return WalkedPublication.all(publication, Kind.ITEM).stream()
                .map(ItemEntry.class::cast)
                .filter(item -> item.item().list().equals("DEMO-COMMERCIAL"))
                .toList();
    }
}
