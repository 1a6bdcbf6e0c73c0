package org.precisionbenefit.formulary.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.params.provider.Arguments.of;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.precisionbenefit.formulary.FormularyRelease;
import org.precisionbenefit.formulary.benefit.InventedBenefits;
import org.precisionbenefit.formulary.benefit.PublishedList;
import org.precisionbenefit.terminology.AsOf;
import org.precisionbenefit.terminology.ConfigurationFault;
import org.precisionbenefit.terminology.SourceFile;
import org.precisionbenefit.terminology.SourceFiles;

/** What an author reads when a file of costs, prices, classes or the overlay is wrong. */
class BenefitFilesTest {
    private static final String PLAN = "plans/test-plan.yaml";
    private static final String PRICES = "prices/nadac-test.yaml";
    private static final String OVERLAY = "overlay/tests.yaml";
    private static final String TWO = "drugs/twotine.yaml";
    private static final String EIGHT = "drugs/eightine.yaml";

    static List<Arguments> faults() {
        return List.of(
                of(
                        PLAN,
                        "deductible: 250.00",
                        "deductible: much",
                        "must be US dollars, not below zero, such as 12.50."),
                of(
                        PLAN,
                        "out_of_pocket_cap: 2000.00",
                        "out_of_pocket_cap: no",
                        "must be US dollars, such as 2000.00, or the word none."),
                of(PLAN, "coinsurance: 0.25", "coinsurance: 25", "must be a share from 0 to 1, such as 0.25"),
                of(
                        PLAN,
                        "{days: 30, copay: 45.00}",
                        "{days: 30, copay: 45.00, coinsurance: 0.2}",
                        "must have a copay or a coinsurance, and not both."),
                of(PLAN, "at_least: 50.00", "at_least: 500.00", "must not be above at_most."),
                of(PLAN, "tier: preferred-generic,", "tier: generic,", "The tier (generic) of a tier of plan"),
                of(
                        PLAN,
                        "tier: preferred-brand,",
                        "tier: brand,",
                        "of plan TEST-PLAN must have the tier (preferred-brand), which drug"),
                of(
                        PRICES,
                        "{rxcui: 9100001, unit: tablet",
                        "{rxcui: 9100001, unit: pill",
                        "must be the unit of onetine 10 MG Oral Tablet (tablet). Give the price of one tablet."),
                of(PRICES, "rxcui: 9100001", "rxcui: 9199999", "must be the code of a product of the folder drugs."),
                of(PRICES, "kind: nadac", "kind: contract", "must name the plan exactly when they are those of its"),
                of(
                        "classes/test-class.yaml",
                        "drugs: [onetine",
                        "drugs: [onetin",
                        "The drug (onetin) of class test-tines must be the name of a drug of the folder drugs. Did you"
                                + " mean \"onetine\"?"),
                of(
                        OVERLAY,
                        "tier: generic",
                        "tier: specialty",
                        "must not be worse than the plan's own row. Choose a lower tier."),
                of(OVERLAY, "step_therapy: []", "step_therapy: [sixtine]", "Name fewer of its steps."),
                of(
                        OVERLAY,
                        "prior_authorization: false",
                        "prior_authorization: true",
                        "must not be worse than the plan's own row."),
                of(OVERLAY, "quantity: 4,", "quantity: 1,", "Allow at least as much, in the unit of that row."),
                of(OVERLAY, "unit: pen", "unit: ml", "Allow at least as much, in the unit of that row."),
                of(OVERLAY, "days_supply_limit: 56", "days_supply_limit: 14", "Allow at least as many days."),
                of(OVERLAY, "drug: threemab", "drug: ninetine", "a result does not put an excluded drug on a list."),
                of(OVERLAY, "drug: threemab\n", "drug: fourteen\n", "must be the name of a drug of the folder drugs."),
                of(
                        OVERLAY,
                        "{marker: PD-L1, result: positive}",
                        "{marker: PD-L1, gene: CD274, result: positive}",
                        "must name a gene with phenotype, or a marker with result."),
                of(
                        TWO,
                        "preferred_products: [9100012",
                        "preferred_products: [9100001",
                        "must be the rxcui of one of the drug's"),
                of("drugs/sixtine.yaml", "    package_size: 28\n", "", "The package size of drug sixtine on plan"),
                of(
                        "drugs/ninetine.yaml",
                        "    reason: Used for cosmetic purposes.\n",
                        "",
                        "The reason of drug ninetine on"),
                of(
                        "drugs/ninetine.yaml",
                        "    coverage: excluded\n",
                        "    coverage: excluded\n    tier: generic\n",
                        "must not have a tier, because it excludes the drug. Remove it."),
                of(
                        EIGHT,
                        "coverage: indication-only",
                        "coverage: covered",
                        "must stand only where coverage is indication-only."),
                of(EIGHT, "age: {from: 18, below: 65}", "age: {from: 65, below: 18}", "must begin before it ends."),
                of(
                        "drugs/seventine.yaml",
                        "products: [9100062]",
                        "products: [9100062, 9100061]",
                        "must stand in one row of a day alone."));
    }

    private static List<ConfigurationFault.Problem> problems(SourceFiles files) {
        ConfigurationFault fault =
                catchThrowableOfType(ConfigurationFault.class, () -> new FormularyLoader().load(files));
        assertThat(fault).as("the release must be refused").isNotNull();
        return fault.problems();
    }

    @ParameterizedTest
    @MethodSource("faults")
    void fault_says_what_where_and_what_to_do(String path, String text, String replacement, String message) {
        assertThat(problems(InventedBenefits.filesBut(path, text, replacement))).anySatisfy(problem -> {
            assertThat(problem.message()).contains(message);
            assertThat(problem.where()).startsWith(path.substring(0, path.indexOf('/')));
        });
    }

    @Test
    void release_without_these_files_loads_as_before() throws Exception {
        SourceFiles shipped =
                AuthoredFolder.shipped().where(path -> path.startsWith("plans/") || path.startsWith("drugs/"));
        SourceFiles more = shipped.and(new SourceFiles(List.of(new SourceFile("labels/other.yaml", "not read"))));
        FormularyRelease release = new FormularyLoader().load(more);
        assertThat(release.digest()).isEqualTo(shipped.digest());
        assertThat(release.benefits().classes()).isEmpty();
        assertThat(release.plans()).extracting(plan -> plan.id().value()).contains("DEMO-COMMERCIAL", "DEMO-PART-D");
    }

    @Test
    void published_list_speaks_for_a_plan_from_its_day_on() {
        FormularyRelease release = InventedBenefits.load().release();
        assertThat(release.benefits().published(InventedBenefits.OTHER, InventedBenefits.DAY))
                .isEmpty();
        assertThat(release.benefits()
                        .published(InventedBenefits.OTHER, new AsOf(LocalDate.of(2027, 1, 1)))
                        .map(PublishedList::publishedPlan))
                .contains("40308VA0270007");
    }
}
