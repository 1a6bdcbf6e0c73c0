package org.precisionbenefit.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.precisionbenefit.decision.ReleaseCheck;
import org.precisionbenefit.formulary.DrugProduct;
import org.precisionbenefit.formulary.DrugTier;
import org.precisionbenefit.formulary.FormularyItem;
import org.precisionbenefit.formulary.FormularyRelease;
import org.precisionbenefit.formulary.PlanId;
import org.precisionbenefit.formulary.QuantityLimit;
import org.precisionbenefit.formulary.benefit.CostSharing;
import org.precisionbenefit.formulary.benefit.Coverage;
import org.precisionbenefit.formulary.benefit.OverlayRow;
import org.precisionbenefit.policy.Policy;
import org.precisionbenefit.terminology.AsOf;
import org.precisionbenefit.terminology.Code;
import org.precisionbenefit.terminology.CodeSystem;
import org.precisionbenefit.terminology.RxCui;

/** The Example Health Plan has something of everything that a plan may say, and every drug that a policy needs. */
class ExampleHealthTest {
    private static final PlanId PLAN = new PlanId("EXAMPLE-HEALTH");
    private static final AsOf TODAY = new AsOf(LocalDate.of(2026, 11, 28));

    private final FormularyRelease release;
    private final List<FormularyItem> items;

    ExampleHealthTest() throws IOException {
        release = LoadedReleases.formulary(ReleaseFolders.formulary(Path.of("formulary-data")));
        items = release.items(PLAN).stream()
                .filter(item -> item.holds().contains(TODAY.date()))
                .toList();
    }

    private long count(Predicate<FormularyItem> which) {
        return items.stream().filter(which).count();
    }

    private FormularyItem item(String drug) {
        RxCui ingredient = release.drugNamed(drug).orElseThrow().ingredient();
        return release.item(PLAN, ingredient, TODAY).orElseThrow();
    }

    @Test
    void plan_covers_the_drugs_of_every_policy_and_two_hundred_more() throws IOException {
        Set<RxCui> covered =
                items.stream().map(FormularyItem::ingredient).collect(Collectors.toCollection(TreeSet::new));
        assertThat(covered).hasSizeGreaterThan(200);
        assertThat(LoadedReleases.policy(ReleaseFolders.below(Path.of("rules"))).policies())
                .isNotEmpty()
                .extracting(Policy::scope)
                .allSatisfy(scope -> {
                    assertThat(scope.plans()).as("a policy for every plan").isEmpty();
                    // One that only clinics give may stand beside the drug it becomes.
                    assertThat(covered).containsAnyElementsOf(scope.ingredients());
                });
    }

    @Test
    void rows_are_of_every_tier_and_of_every_kind() {
        Set<DrugTier> tiers = EnumSet.noneOf(DrugTier.class);
        items.stream().map(FormularyItem::tier).filter(tier -> tier != null).forEach(tiers::add);
        assertThat(tiers).containsExactlyInAnyOrder(DrugTier.values());
        assertThat(count(FormularyItem::priorAuthorization)).isGreaterThan(50);
        assertThat(count(item -> !item.stepTherapy().isEmpty())).isGreaterThan(20);
        assertThat(count(item -> item.ownTerms().coverage() == Coverage.EXCLUDED))
                .isBetween(3L, 6L);
        assertThat(count(item -> item.ownTerms().coverage() == Coverage.INDICATION_ONLY))
                .isBetween(3L, 10L);
        assertThat(count(item -> item.ownTerms().age() != null)).isGreaterThanOrEqualTo(3);
        assertThat(count(item -> item.ownTerms().sex() != null)).isEqualTo(1);
        assertThat(count(item -> item.ownTerms().distributed().specialty())).isGreaterThan(20);
        assertThat(count(item -> item.ownTerms().distributed().limited())).isGreaterThan(5);
    }

    @Test
    void limits_are_counted_in_the_units_of_the_products() {
        List<FormularyItem> limited = items.stream()
                .filter(item -> item.supplyLimits().quantity() != null)
                .toList();
        assertThat(limited).hasSizeGreaterThan(50).allSatisfy(item -> {
            QuantityLimit limit = item.supplyLimits().quantity();
            assertThat(limit).isNotNull();
            assertThat(release.drugs().stream()
                            .filter(drug -> drug.ingredient().equals(item.ingredient()))
                            .flatMap(drug -> drug.products().stream())
                            .map(DrugProduct::unit))
                    .contains(limit == null ? "" : limit.unit());
        });
        assertThat(limited.stream()
                        .map(item -> item.supplyLimits().quantity())
                        .map(limit -> limit == null ? "" : limit.unit())
                        .distinct())
                .contains("tablet", "capsule", "ml", "pen", "syringe", "vial", "pack");
    }

    @Test
    void biosimilars_have_an_order_and_one_brand_stands_before_its_generic() {
        assertThat(item("adalimumab").ownTerms().ofProducts().preferred()).hasSizeGreaterThan(2);
        assertThat(item("trastuzumab").ownTerms().ofProducts().preferred()).hasSizeGreaterThan(1);
        RxCui brand = item("lapatinib").ownTerms().ofProducts().preferred().get(0);
        assertThat(release.identify(List.of(Code.of(CodeSystem.RXNORM, brand.value())), "Tykerb")
                        .toString())
                .contains("[Tykerb]");
    }

    @Test
    void costs_are_said_for_each_year_and_change_with_it() {
        CostSharing now = release.benefits().costSharing(PLAN, TODAY).orElseThrow();
        assertThat(now.deductible()).isEqualByComparingTo("250");
        assertThat(now.tiers()).hasSize(DrugTier.values().length);
        assertThat(release.benefits()
                        .costSharing(PLAN, new AsOf(LocalDate.of(2027, 1, 1)))
                        .orElseThrow()
                        .deductible())
                .isEqualByComparingTo("300");
    }

    @Test
    void a_gene_result_opens_the_step_of_some_drugs() {
        assertThat(release.benefits().overlay())
                .hasSizeGreaterThanOrEqualTo(5)
                .extracting(OverlayRow::plan)
                .containsOnly(PLAN);
        assertThat(release.benefits().overlay(PLAN, item("ticagrelor").ingredient(), TODAY))
                .singleElement()
                .satisfies(row -> assertThat(row.change().stepTherapy()).isEmpty());
    }

    @Test
    void every_result_that_a_row_waits_for_is_one_that_its_gene_can_have() throws IOException {
        assertThat(ReleaseCheck.check(
                        release, LoadedReleases.knowledge(ReleaseFolders.knowledge(Path.of("formulary-data")))))
                .isEmpty();
    }

    @Test
    void every_class_has_alternatives_that_the_plan_covers_and_prices_are_dated() {
        assertThat(release.benefits().classes()).hasSizeGreaterThan(30).allSatisfy(one -> assertThat(
                        one.drugs().stream()
                                .filter(drug -> release.item(PLAN, drug, TODAY).isPresent()))
                .as(one.id())
                .hasSizeGreaterThan(1));
        assertThat(release.benefits().prices(PLAN, Code.of(CodeSystem.NDC, "00480269506"), TODAY))
                .singleElement()
                .satisfies(price -> {
                    assertThat(price.unit()).isEqualTo("tablet");
                    assertThat(price.holds().start()).isEqualTo(LocalDate.of(2025, 12, 24));
                });
    }
}
