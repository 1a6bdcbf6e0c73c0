package org.precisionbenefit.api.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.precisionbenefit.app.Signed.given;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The pages over HTTP, with hand-made answers. */
@QuarkusTest
@Tag("alone")
@TestProfile(FakePortsProfile.class)
class PagesTest {
    private static final Pattern INLINE = Pattern.compile("<style|<script(?![^>]*\\ssrc=)|\\sstyle=|\\son[a-z]+=");

    @Test
    void start_page_lists_every_sample() {
        String page = page("/");

        assertThat(page)
                .contains("Approved by gene exception", "A fact is missing", "hx-post=\"/ui/samples/malformed\"")
                .contains("/q/openapi", "/fhir/metadata");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/evidence",
                "/evidence/DPYD",
                "/evidence/labels",
                "/evidence/labels/osimertinib",
                "/formulary",
                "/formulary/EXAMPLE-HEALTH",
                "/formulary/EXAMPLE-HEALTH/ticagrelor",
                "/ui/decisions/00000000-0000-4000-8000-000000000001",
                "/ui/samples/missing-fact"
            })
    void page_any_carries_a_strict_policy_and_is_kept_nowhere(String path) {
        Response response = given().get(path);

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.header("Content-Security-Policy"))
                .contains("default-src 'none'", "script-src 'self'", "style-src 'self'", "frame-ancestors 'none'")
                .doesNotContain("unsafe");
        assertThat(response.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(response.header("Cache-Control")).isEqualTo("no-store");
        assertThat(response.contentType()).isEqualToIgnoringCase("text/html;charset=UTF-8");
        assertThat(INLINE.matcher(response.asString()).find())
                .as("inline script or style")
                .isFalse();
    }

    @Test
    void bundle_is_served_and_may_be_kept() {
        String page = page("/");
        java.util.regex.Matcher source =
                Pattern.compile("src=\"(/[^\"]+\\.js)\"").matcher(page);
        assertThat(source.find()).isTrue();

        Response script = given().get(source.group(1));

        assertThat(script.statusCode()).isEqualTo(200);
        assertThat(script.header("Cache-Control")).isNotEqualTo("no-store");
    }

    @Test
    void page_of_genes_leads_to_each_gene_and_drug() {
        assertThat(page("/evidence"))
                .contains("<a href=\"/evidence/CYP2D6?day=", "codeine", "RxNorm", "CPIC database 1.44.0");
    }

    @Test
    void page_of_labels_leads_to_each_drug_and_finds_those_that_ask_for_a_marker() {
        assertThat(page("/evidence")).contains("/evidence/labels?day=");
        assertThat(page("/evidence/labels"))
                .contains("/evidence/labels/osimertinib?day=", "/evidence/labels/lumacaftor-ivacaftor?day=", "PD-L1");
        assertThat(page("/evidence/labels?marker=egfr"))
                .contains("osimertinib", "cetuximab")
                .doesNotContain("sotorasib", "ivacaftor");
    }

    @Test
    void page_of_a_label_shows_rows_checks_sources_and_days() {
        assertThat(page("/evidence/labels/osimertinib"))
                .contains("Tagrisso", "nsclc-t790m", "EGFR p.T790M", "after EGFR kinase inhibitor", "2017-03-30")
                .contains("from an age of 18 years")
                .contains("compared with the label of 2024-09");
        assertThat(page("/evidence/labels/afatinib")).contains("not compared with the label");
        assertThat(page("/evidence/labels/nusinersen")).contains("SMN1", "on both copies");
        assertThat(page("/evidence/labels/osimertinib?day=2016-01-01")).doesNotContain("nsclc-t790m");
    }

    @Test
    void page_of_a_gene_shows_alleles_drugs_sources_and_days() {
        assertThat(page("/evidence/cyp2c19"))
                .contains("<h1>CYP2C19</h1>", "Poor Metabolizer", "LA9657-3", "<code>*2</code>", "2022-02-08")
                .contains("clopidogrel", "Avoid if possible", "fluconazole", "strong inhibitor");
        assertThat(page("/evidence/CYP2D6")).contains("score 1.25 to 2.25", "Normal Metabolizer", "codeine");
        assertThat(page("/evidence/CYP2C19?day=2020-01-01"))
                .contains("As of 2020-01-01")
                .doesNotContain("<code>*2</code>");
    }

    @Test
    void page_of_a_gene_shows_guideline_and_label_side_by_side() {
        assertThat(page("/evidence/CYP2C9"))
                .contains("Guideline on phenytoin", "Label of siponimod", "CYP2C9 *3/*3", "contraindicated")
                .contains("not compared with the label", "US prescribing information of Mayzent");
        assertThat(page("/evidence/HLA-B")).contains("Guideline on abacavir", "Label of abacavir");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/evidence/NOGENE",
                "/evidence/%3Cscript%3E",
                "/evidence?day=tomorrow",
                "/evidence/labels/nothing",
                "/evidence/labels?marker=%3Cscript%3E",
                "/evidence/labels?day=tomorrow"
            })
    void gene_or_day_that_is_none_is_said(String path) {
        given().get(path).then().statusCode(404);
    }

    @Test
    void sent_sample_by_script_answers_with_a_part_of_a_page() {
        String part = given().header("HX-Request", "true")
                .post("/ui/samples/missing-fact")
                .asString();

        assertThat(part)
                .doesNotContain("<html", "<header class=\"bar\"")
                .contains("Waits for information", "Has the member ever had a stroke", "2026-11-24 15:04 UTC")
                .contains("Safety exclusion", "Decided", "3 unknown");
    }

    @Test
    void sent_sample_without_script_answers_with_a_page() {
        String page = given().post("/ui/samples/quantity-over-limit").asString();

        assertThat(page)
                .contains("<html", "Waits for a person", "What could be approved at once", "A proposal grants nothing");
    }

    @Test
    void sent_sample_refused_names_place_and_reason() {
        Response answer = given().header("HX-Request", "true").post("/ui/samples/malformed");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.asString())
                .contains("Not taken", "Bundle.entry[0].resource", "must be a Claim", "HTTP 422", "invariant");
    }

    @Test
    void decision_page_shows_genes_scores_and_releases() {
        String page = page("/ui/decisions/" + DemoCase.id(1));

        assertThat(page)
                .contains("DEMONSTRATION", "Approved", "PA-2026-0001", "*2/*2", "Poor Metabolizer")
                .contains("Avoid if possible", "prasugrel, ticagrelor", "13.1 %", "+0.412", "A score never denies")
                .contains("title=\"" + DemoCase.RELEASES.models().hex() + "\"")
                .contains("/api/v1/decisions/" + DemoCase.id(1))
                .doesNotContain("member-who-must-not-show", "1955");
    }

    @Test
    void decision_page_says_who_signed_and_whether_it_is_a_demonstration() {
        assertThat(page("/ui/decisions/" + DemoCase.id(3)))
                .contains(
                        "<strong>DEMONSTRATION</strong>", "signed for demonstration only", "decides nobody&#39;s care")
                .contains("Signed for DEMONSTRATION by jane.author (author) and joe.approver (approver)");
        assertThat(page("/ui/decisions/" + DemoCase.id(2)))
                .contains("Signed for production by jane.author (author) and joe.approver (approver)")
                .doesNotContain("DEMONSTRATION");
        assertThat(page("/ui/decisions/" + DemoCase.id(1))).doesNotContain("Signed for");
    }

    @Test
    void start_page_and_sent_samples_carry_the_mark_of_a_demonstration() {
        assertThat(page("/")).contains("<strong>DEMONSTRATION</strong>", "signed for demonstration only");
        assertThat(given().header("HX-Request", "true")
                        .post("/ui/samples/quantity-over-limit")
                        .asString())
                .contains("<strong>DEMONSTRATION</strong>", "signed for demonstration only");
    }

    @Test
    void decision_changed_by_a_score_shows_the_answer_without_scores_beside_it() {
        String page = page("/ui/decisions/" + DemoCase.id(4));
        String beside = page.substring(page.indexOf("Answer without scores:"));

        assertThat(page.indexOf("Waits for a person")).isPositive().isLessThan(page.indexOf("Answer without scores:"));
        assertThat(beside.substring(0, 600)).contains("Approved", "Every criterion is met.");
    }

    @ParameterizedTest
    @ValueSource(ints = {5, 6, 7, 8})
    void markup_in_any_free_text_is_text(int number) {
        String page = page("/ui/decisions/" + DemoCase.id(number));

        assertThat(page).contains("&lt;script&gt;document.title").doesNotContain("<script>", "'taken'");
    }

    @Test
    void markup_in_samples_and_refusals_is_text() {
        assertThat(page("/")).contains("&lt;script&gt;").doesNotContain("<script>");
        assertThat(page("/ui/samples/markup")).contains("&lt;script&gt;").doesNotContain("<script>");
        assertThat(given().post("/ui/samples/malformed").asString())
                .contains("&lt;script&gt;")
                .doesNotContain("<script>");
        assertThat(given().post("/ui/decisions/" + DemoCase.id(2) + "/replay").asString())
                .contains("&lt;script&gt;")
                .doesNotContain("<script>");
    }

    @Test
    void replay_says_equal_or_not() {
        assertThat(given().header("HX-Request", "true")
                        .post("/ui/decisions/" + DemoCase.id(1) + "/replay")
                        .asString())
                .contains("mark-met", "Equal", "8,214 bytes")
                .doesNotContain("<html");
        assertThat(given().post("/ui/decisions/" + DemoCase.id(2) + "/replay").asString())
                .contains("Not equal", "byte 17", "<html");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/ui/decisions/00000000-0000-4000-8000-999999999999",
                "/ui/decisions/not-an-id",
                "/ui/decisions?id=%3Cscript%3E",
                "/ui/decisions",
                "/ui/samples/unknown"
            })
    void absent_thing_is_a_page_that_says_so(String path) {
        Response response = given().urlEncodingEnabled(false).get(path);

        assertThat(response.statusCode()).isEqualTo(404);
        assertThat(response.asString())
                .contains("Not found", "Go to the start page")
                .doesNotContain("<script>");
    }

    @Test
    void typed_id_leads_to_its_decision() {
        Response response = given().redirects()
                .follow(false)
                .queryParam("id", "  " + DemoCase.id(1) + " ")
                .get("/ui/decisions");

        assertThat(response.statusCode()).isEqualTo(303);
        assertThat(response.header("Location")).endsWith("/ui/decisions/" + DemoCase.id(1));
    }

    private static String page(String path) {
        return given().get(path).then().statusCode(200).extract().asString();
    }
}
