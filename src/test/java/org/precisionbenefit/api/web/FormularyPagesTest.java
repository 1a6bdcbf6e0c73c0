package org.precisionbenefit.api.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.precisionbenefit.app.Signed.given;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.precisionbenefit.api.BrowseFormularies;
import org.precisionbenefit.audit.ReleaseKind;
import org.precisionbenefit.audit.ReleaseStore;
import org.precisionbenefit.terminology.SourceFile;
import org.precisionbenefit.terminology.SourceFiles;

/** The pages of formularies over HTTP, with the files that ship. */
@QuarkusTest
@Tag("alone")
@TestProfile(FakePortsProfile.class)
class FormularyPagesTest {
    private static final String PLAN = "/formulary/EXAMPLE-HEALTH";

    @Inject
    BrowseFormularies browse;

    @Inject
    ReleaseStore store;

    @Test
    void first_page_leads_to_every_plan_and_finds_a_drug_by_name_and_by_code() {
        assertThat(page("/formulary"))
                .contains("<a href=\"/formulary/EXAMPLE-HEALTH?day=", "DEMO-PART-D", "What changed", "(live)");
        assertThat(page("/formulary?name=brilinta"))
                .contains("/formulary/EXAMPLE-HEALTH/ticagrelor?day=", "/formulary/DEMO-COMMERCIAL/ticagrelor?day=")
                .doesNotContain("/EXAMPLE-HEALTH/warfarin");
        assertThat(page("/formulary?name=00480269506")).contains("/formulary/EXAMPLE-HEALTH/ticagrelor?day=");
        assertThat(page("/formulary?name=nosuchdrug")).contains("does not say that it is denied");
    }

    @Test
    void plan_is_narrowed_by_name_tier_rule_and_class() {
        assertThat(page(PLAN)).contains("warfarin", "Tried first", "What members pay", "after the deductible");
        assertThat(page(PLAN + "?rule=excluded"))
                .contains("meperidine", "Not covered by the plan")
                .doesNotContain("/warfarin?");
        assertThat(page(PLAN + "?tier=medical+service"))
                .contains("/ocrelizumab?")
                .doesNotContain("/warfarin?");
        assertThat(page(PLAN + "?class=Triptans"))
                .contains("/sumatriptan?", "/rizatriptan?")
                .doesNotContain("/warfarin?");
        assertThat(page(PLAN + "?name=warf")).contains("/warfarin?").doesNotContain("/sumatriptan?");
        assertThat(page(PLAN + "?day=2025-12-31")).contains("No row is so on this day");
    }

    @Test
    void drug_shows_rows_sources_prices_costs_alternatives_and_what_results_open() {
        assertThat(page(PLAN + "/ticagrelor"))
                .contains("from 2026-01-01", "60 tablets in 30 days", "clopidogrel")
                .contains("Benefit of the invented plan EXAMPLE-HEALTH")
                .contains("CYP2C19 Poor Metabolizer", "no step", "CPIC guideline for CYP2C19 and clopidogrel")
                .contains("CMS NADAC file of 2025-12-24", "no dated price")
                .contains("the deductible is paid", "P2Y12 platelet inhibitors", "/prasugrel?");
        assertThat(page(PLAN + "/adalimumab")).contains("in this order", "adalimumab-aaty", "specialty pharmacy");
        assertThat(page(PLAN + "/meperidine")).contains("excluded");
        assertThat(page(PLAN + "/semaglutide")).contains("only for ICD-10-CM E11");
    }

    @Test
    void cost_is_worked_out_for_the_supply_that_is_asked_for() {
        assertThat(page(PLAN + "/clopidogrel?product=309362&quantity=90&days=90&pharmacy=mail"))
                .contains("value=\"90\"", "<option value=\"mail\" selected>");
        assertThat(page(PLAN + "/clopidogrel?quantity=-1&days=x&pharmacy=moon&product=%3Cscript%3E"))
                .contains("name=\"quantity\" value=\"30\"")
                .doesNotContain("<script>");
    }

    @Test
    void difference_of_two_releases_says_what_changed_and_for_how_many() throws IOException {
        SourceFile drug = new SourceFile(
                "drugs/warfarin.yaml",
                Files.readString(Path.of("formulary-data/drugs/warfarin.yaml"))
                        .replace("tier: preferred-generic", "tier: generic"));
        SourceFiles live = store.find(browse.live().digest()).orElseThrow();
        SourceFiles other = live.where(path -> !path.equals(drug.path())).and(new SourceFiles(List.of(drug)));
        store.keep(ReleaseKind.FORMULARY, other);
        String from = "release-" + live.digest().hex();
        String to = "release-" + other.digest().hex();
        assertThat(page("/formulary/changes?from=" + from + "&to=" + to))
                .contains("0 added, 0 removed, 1 changed", "warfarin", "EXAMPLE-HEALTH", "Members with records")
                .contains("tier preferred generic -&gt; generic");
        assertThat(page("/formulary/changes?from=" + from + "&to=" + from)).contains("0 changed", "Nothing.");
        assertThat(page("/formulary")).contains(to);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/formulary/NO-PLAN",
                "/formulary/%3Cscript%3E",
                "/formulary/EXAMPLE-HEALTH/nothing",
                "/formulary/EXAMPLE-HEALTH/nitrofurantoin",
                "/formulary/EXAMPLE-HEALTH?day=tomorrow",
                "/formulary/changes",
                "/formulary/changes?from=release-1&to=release-2",
                "/formulary/changes?from=edition-1&to=edition-99999999",
                "/formulary/changes?from=edition-x&to=edition-y"
            })
    void plan_drug_day_or_release_that_is_none_is_said(String path) {
        String page = given().urlEncodingEnabled(false)
                .get(path)
                .then()
                .statusCode(404)
                .extract()
                .asString();
        assertThat(page).contains("Not found").doesNotContain("<script>");
    }

    @Test
    void markup_that_is_looked_for_is_text() {
        assertThat(page("/formulary?name=%3Cscript%3E")).doesNotContain("<script>");
        assertThat(page(PLAN + "?name=%3Cscript%3E&tier=%3Cscript%3E")).doesNotContain("<script>");
    }

    private static String page(String path) {
        return given().urlEncodingEnabled(false)
                .get(path)
                .then()
                .statusCode(200)
                .extract()
                .asString();
    }
}
