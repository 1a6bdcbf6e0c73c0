package org.precisionbenefit.formulary.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.precisionbenefit.formulary.FormularyItem;
import org.precisionbenefit.formulary.FormularyRelease;
import org.precisionbenefit.formulary.PlanId;
import org.precisionbenefit.terminology.AsOf;
import org.precisionbenefit.terminology.ConfigurationFault;
import org.precisionbenefit.terminology.Digest;
import org.precisionbenefit.terminology.RxCui;
import org.precisionbenefit.terminology.SourceFile;
import org.precisionbenefit.terminology.SourceFiles;

/** What an author reads when a plan or drug file is wrong. */
class FormularyLoaderTest {
    private static final LocalDate DAY = LocalDate.of(2026, 11, 21);
    private static final PlanId COMMERCIAL = new PlanId("DEMO-COMMERCIAL");
    private static final PlanId PART_D = new PlanId("DEMO-PART-D");
    private static final RxCui PRASUGREL = new RxCui("613391");
    private static final String DRUG = "drugs/prasugrel.yaml";
    private static final String PLAN = "plans/demo-commercial.yaml";

    private static FormularyRelease shipped() throws IOException {
        return new FormularyLoader().load(AuthoredFolder.shipped());
    }

    private static FormularyItem item(FormularyRelease release, PlanId plan, RxCui drug) {
        return release.item(plan, drug, new AsOf(DAY)).orElseThrow();
    }

    private static List<ConfigurationFault.Problem> problems(SourceFiles files) {
        ConfigurationFault fault =
                catchThrowableOfType(ConfigurationFault.class, () -> new FormularyLoader().load(files));
        assertThat(fault).as("the release must be refused").isNotNull();
        return fault.problems();
    }

    static List<Arguments> faults() {
        return List.of(
                Arguments.of(
                        DRUG,
                        "    days_supply_limit: 90\n",
                        "",
                        "The days supply limit of drug prasugrel on plan DEMO-COMMERCIAL must be given."
                                + " Add \"days_supply_limit: ...\"."),
                Arguments.of(
                        DRUG,
                        "days_supply_limit: 90",
                        "days_supply_limit: 0",
                        "The days supply limit (0) of drug prasugrel on plan DEMO-COMMERCIAL must be positive."),
                Arguments.of(
                        DRUG,
                        "class: p2y12-platelet-inhibitor",
                        "class: p2y12-platelet-inhibitors",
                        "The duplicate class (p2y12-platelet-inhibitors) of drug prasugrel must stand in another drug"
                                + " too; alone it finds no duplicate. Did you mean \"p2y12-platelet-inhibitor\"?"),
                Arguments.of(
                        DRUG,
                        "class: p2y12-platelet-inhibitor",
                        "class: P2Y12",
                        "The class (P2Y12) of a duplicate class of drug prasugrel must be lower-case words and figures"
                                + " joined by hyphens."),
                Arguments.of(
                        "drugs/aspirin.yaml",
                        "duplicate_classes: []",
                        "",
                        "The duplicate classes of drug aspirin must be given. Add \"duplicate_classes: ...\"."),
                Arguments.of(
                        DRUG,
                        "{quantity: 30, unit: tablet, days: 30}",
                        "{quantity: 0, unit: tablet, days: 30}",
                        "The quantity limit (0) of drug prasugrel must be positive."),
                Arguments.of(
                        DRUG,
                        "{quantity: 30, unit: tablet, days: 30}",
                        "{quantity: -1, unit: tablet, days: 30}",
                        "The quantity limit (-1) of drug prasugrel must be positive."),
                Arguments.of(
                        DRUG,
                        "{quantity: 30, unit: tablet, days: 30}",
                        "{quantity: many, unit: tablet, days: 30}",
                        "The quantity limit (many) of drug prasugrel must be a number."),
                Arguments.of(
                        DRUG,
                        "{quantity: 30, unit: tablet, days: 30}",
                        "{quantity: 30, unit: tablet, days: 7.5}",
                        "The days of the quantity limit (7.5) of drug prasugrel must be a whole number."),
                Arguments.of(
                        DRUG,
                        "{quantity: 30, unit: tablet, days: 30}",
                        "{quantity: 30, days: 30}",
                        "The unit of drug prasugrel must be given. Add \"unit: ...\"."),
                Arguments.of(
                        DRUG,
                        "step_therapy: [clopidogrel]",
                        "step_therapy: [clopidogril]",
                        "The step drug (clopidogril) of drug prasugrel on plan DEMO-COMMERCIAL must be the name"
                                + " of a drug of the folder drugs. Did you mean \"clopidogrel\"?"),
                Arguments.of(
                        DRUG,
                        "step_therapy: [clopidogrel]",
                        "step_therapy: [prasugrel]",
                        "The step drug (prasugrel) of drug prasugrel on plan DEMO-COMMERCIAL must be another drug."),
                Arguments.of(
                        DRUG,
                        "step_therapy: [clopidogrel]",
                        "step_therapy: clopidogrel",
                        "The step therapy of drug prasugrel on plan DEMO-COMMERCIAL must be a list."),
                Arguments.of(
                        DRUG,
                        "    step_therapy: [clopidogrel]\n",
                        "",
                        "The step therapy of drug prasugrel on plan DEMO-COMMERCIAL must be given."
                                + " Add \"step_therapy: ...\"."),
                Arguments.of(
                        DRUG,
                        "    prior_authorization: true\n",
                        "",
                        "The prior authorization of drug prasugrel on plan DEMO-COMMERCIAL must be given."
                                + " Add \"prior_authorization: ...\"."),
                Arguments.of(
                        DRUG,
                        "prior_authorization: true",
                        "prior_authorization: yes",
                        "The prior authorization (yes) of drug prasugrel on plan DEMO-COMMERCIAL must be true or"
                                + " false."),
                Arguments.of(
                        DRUG,
                        "tier: non-preferred-generic",
                        "tier: nonpreferred-generic",
                        "The tier (nonpreferred-generic) of drug prasugrel on plan DEMO-COMMERCIAL must be one of"
                                + " brand, generic, medical-service, non-preferred-brand, non-preferred-generic,"
                                + " preferred-brand, preferred-generic, specialty, zero-cost-share-preventative. Did you"
                                + " mean \"non-preferred-generic\"?"),
                Arguments.of(
                        DRUG,
                        "plan: DEMO-COMMERCIAL",
                        "plan: DEMO-COMERCIAL",
                        "The plan (DEMO-COMERCIAL) of drug prasugrel on plan DEMO-COMERCIAL must be one of"
                                + " DEMO-COMMERCIAL, DEMO-PART-D, EXAMPLE-HEALTH. Did you mean \"DEMO-COMMERCIAL\"?"),
                Arguments.of(
                        DRUG,
                        "plan: DEMO-COMMERCIAL",
                        "plan: DEMO-PART-D",
                        "The since (2026-01-01) of drug prasugrel on plan DEMO-PART-D must not stand twice."
                                + " Remove one row, or give it another since."),
                Arguments.of(
                        DRUG,
                        "ndc: [\"00378518693\"",
                        "ndc: [\"0378-5186-93\"",
                        "The NDC (0378-5186-93) of product 855812 of drug prasugrel must have eleven digits without"
                                + " hyphens. Write it in quotes."),
                Arguments.of(
                        DRUG,
                        "\"16729027310\"",
                        "\"00378518693\"",
                        "The code (NDC 00378518693) of product 855812 of drug prasugrel must not also name product"
                                + " 855812 of drug prasugrel. Remove one of the two."),
                Arguments.of(
                        DRUG,
                        "  - rxcui: 855812",
                        "  - rxcui: 309362",
                        "The code (RxNorm 309362) of product 309362 of drug prasugrel must not also name product 309362"
                                + " of drug clopidogrel. Remove one of the two."),
                Arguments.of(
                        DRUG,
                        "\nrxcui: 613391",
                        "\nrxcui: 32968",
                        "The code (RxNorm 32968) of drug prasugrel must not also name drug clopidogrel."
                                + " Remove one of the two."),
                Arguments.of(
                        DRUG,
                        "brands: [Effient]",
                        "brands: [Plavix]",
                        "The code (name Plavix) of drug prasugrel must not also name drug clopidogrel."
                                + " Remove one of the two."),
                Arguments.of(
                        DRUG,
                        "drug: prasugrel",
                        "drug: Prasugrel",
                        "The drug (Prasugrel) of drug file must be the ingredient's name in lower case."),
                Arguments.of(
                        DRUG,
                        "brands: [Effient]",
                        "brand: [Effient]",
                        "The name (brand) in drug file must be one of drug, description, rxcui, keyed_by, since,"
                                + " brands, synonyms, ingredients, codes, duplicate_classes, products, formulary, source,"
                                + " locator, last_checked. Did you mean \"brands\"?"),
                Arguments.of(
                        DRUG,
                        "source: RxNorm\nlocator",
                        "locator",
                        "The source of drug prasugrel must be given. Add \"source: ...\"."),
                Arguments.of(
                        PLAN,
                        "state: NY",
                        "state: New York",
                        "The state (New York) of plan DEMO-COMMERCIAL must be a two-letter postal code, such as NY."),
                Arguments.of(
                        PLAN,
                        "zone: America/New_York",
                        "zone: New York",
                        "The zone (New York) of plan DEMO-COMMERCIAL must be a time zone, such as America/New_York."),
                Arguments.of(
                        PLAN,
                        "line_of_business: commercial",
                        "line_of_business: comercial",
                        "The line of business (comercial) of plan DEMO-COMMERCIAL must be one of commercial, exchange,"
                                + " medicaid, medicare-advantage, medicare-part-d, self-funded. Did you mean \"commercial\"?"));
    }

    @ParameterizedTest
    @MethodSource("faults")
    void wrong_file_named_with_place_and_remedy(String path, String text, String wrong, String message)
            throws IOException {
        List<ConfigurationFault.Problem> problems = problems(AuthoredFolder.shippedBut(path, text, wrong));

        assertThat(problems).extracting(ConfigurationFault.Problem::message).contains(message);
        assertThat(problems).allSatisfy(problem -> {
            assertThat(problem.where()).isEqualTo(path);
            assertThat(problem.line()).isPositive();
            assertThat(problem.column()).isPositive();
        });
    }

    @Test
    void problem_stands_at_line_and_column_of_the_value() throws IOException {
        SourceFiles files = AuthoredFolder.shippedBut(DRUG, "quantity: 30", "quantity: 0");
        List<String> lines = files.find(DRUG).orElseThrow().text().lines().toList();

        assertThat(problems(files)).hasSize(3).allSatisfy(problem -> assertThat(
                        lines.get(problem.line() - 1).substring(problem.column() - 1))
                .startsWith("0, unit"));
    }

    @Test
    void readme_shows_the_errors_as_they_are() throws IOException {
        String readme = Files.readString(Path.of("formulary-data", "README.md"));

        for (SourceFiles files : List.of(
                AuthoredFolder.shippedBut(DRUG, "quantity: 30", "quantity: 0"),
                AuthoredFolder.shippedBut(DRUG, "step_therapy: [clopidogrel]", "step_therapy: [clopidogril]"))) {
            assertThat(readme).contains(problems(files).get(0).toString());
        }
    }

    @Test
    void same_plan_in_two_files_refused() throws IOException {
        SourceFiles shipped = AuthoredFolder.shipped();
        SourceFile plan = shipped.find(PLAN).orElseThrow();

        assertThat(problems(shipped.and(new SourceFiles(List.of(new SourceFile("plans/z.yaml", plan.text()))))))
                .extracting(ConfigurationFault.Problem::toString)
                .containsExactly(
                        "plans/z.yaml:1:1: The plan (DEMO-COMMERCIAL) must not stand in two files. Remove one of the"
                                + " two.");
    }

    @Test
    void files_in_any_order_same_digest_and_answers() throws IOException {
        FormularyRelease expected = shipped();
        Digest digest = expected.digest();
        List<SourceFile> files = new ArrayList<>(AuthoredFolder.shipped().files());
        Random random = new Random(5);

        for (int i = 0; i < 10; i++) {
            Collections.shuffle(files, random);
            FormularyRelease release = new FormularyLoader().load(new SourceFiles(files));
            assertThat(release.digest()).isEqualTo(digest);
            assertThat(item(release, PART_D, PRASUGREL)).isEqualTo(item(expected, PART_D, PRASUGREL));
            assertThat(release.drugNamed("clopidogrel")).isEqualTo(expected.drugNamed("clopidogrel"));
        }
    }
}
