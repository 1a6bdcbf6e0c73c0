package org.precisionbenefit.api.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.precisionbenefit.access.Role;
import org.precisionbenefit.api.LivePolicies;
import org.precisionbenefit.api.oidc.RoleTokens;
import org.precisionbenefit.policy.Policy;
import org.precisionbenefit.policy.draft.PolicyDraftStore;

/** The workbench over HTTP, with the policies that ship. */
@QuarkusTest
@Tag("alone")
@TestProfile(FakePortsProfile.class)
class WorkbenchPagesTest {
    private static final String PRASUGREL = "/workbench/policies/antiplatelet-prasugrel/2026.1";
    private static final String SCRIPT = "<script>document.title='taken'</script>";

    @Inject
    LivePolicies policies;

    @Inject
    PolicyDraftStore drafts;

    @Test
    void list_holds_every_policy_with_version_drugs_counts_genes_and_sources() {
        String page = page("/workbench");
        policies.live().release().policies().forEach(policy -> assertThat(page)
                .contains("/workbench/policies/" + policy.id()));
        assertThat(page)
                .contains("Version 2026.1 in force, from 2026-01-01", "prasugrel", "gene guidance on clopidogrel")
                .contains("Effient (prasugrel) US prescribing information", "Sources last checked 2026-11-2");
        assertThat(page("/workbench?word=Prasugrel"))
                .contains("antiplatelet-prasugrel")
                .doesNotContain("policies/abacavir");
        assertThat(page("/workbench?word=bleeding")).contains("antiplatelet-prasugrel");
        assertThat(page("/workbench?word=nosuchword")).contains("does not say that a drug is denied");
        assertThat(page("/")).contains("href=\"/workbench\"");
    }

    @Test
    void policy_reads_like_its_document() {
        assertThat(page(PRASUGREL))
                .contains("In force", "from 2026-01-01", "every plan", "365 days")
                .contains("The answer for the condition stroke or tia must be no.")
                .contains("Applies only if the member&#39;s age is at least 75 years.")
                .contains("The days on clopidogrel must be at least 30 days.", "One of these:")
                .contains("A document is needed; a statement alone leaves it unknown.")
                .contains("Asked if unknown: For how many days has the member taken clopidogrel?")
                .contains("(LOINC 29463-7)")
                .contains("CPIC guideline CYP2C19 and clopidogrel 2022", "table 2", "checked 2026-11-21")
                .contains("Codes of active bleeding", "SNOMED ")
                .contains("Safety exclusion", "Note", "Safety hold")
                .contains("Twenty-nine days of clopidogrel are too few", "the days on clopidogrel: 29 days")
                .contains("href=\"#line-step-trial\"", "package ");
        assertThat(page("/workbench/policies/siponimod/2026.1"))
                .contains("<th scope=\"col\">Where</th>", "At most 1 mg a day with one allele *3");
        assertThat(page("/workbench/policies/abacavir/2026.1")).contains("Abacavir needs no authorization:");
    }

    @Test
    void every_policy_and_its_editor_open() {
        for (Policy policy : policies.live().release().policies()) {
            assertThat(page("/workbench/policies/" + policy.id()))
                    .contains(policy.criteria().get(1).id().value());
            assertThat(page("/workbench/policies/" + policy.id() + "/edit"))
                    .contains("name=\"policy-text\"", "name=\"tests-text\"");
        }
    }

    @Test
    void editor_offers_words_names_and_tables() {
        assertThat(page("/workbench/policies/siponimod/2026.1/edit"))
                .contains("name=\"table-dose-by-genotype\"")
                .contains("data-word=\"days_of\" data-argument=\"ingredient\" data-unit=\"days\"")
                .contains(
                        "data-names=\"value set\"", "<option value=\"active-bleeding\">", "<option value=\"CYP2C9\">");
    }

    @Test
    void check_names_line_and_column_and_a_script_gets_a_part_of_a_page() throws IOException {
        String wrong = text("policy").replace("age >= 18 years", "age >= 18 months");
        Response part = form(wrong, text("tests")).header("HX-Request", "true").post("/workbench/check");
        part.then().statusCode(200).header("Cache-Control", "no-store");
        assertThat(part.asString())
                .contains("data-field=\"policy-text\" data-line=\"30\" data-column=\"23\"")
                .contains("The unit (months) of age must be years.", "1 problem to mend before")
                .doesNotContain("<html");
        assertThat(form(wrong, text("tests")).post("/workbench/check").asString())
                .contains("<html", "The unit (months) of age must be years.", "age &gt;= 18 months");
    }

    @Test
    void scenarios_run_at_once() throws IOException {
        assertThat(form(text("policy"), text("tests")).post("/workbench/check").asString())
                .contains("No problems in the texts.", "0 do not.", "check-good");
        assertThat(form(text("policy").replace(">= 30 days", ">= 45 days"), text("tests"))
                        .post("/workbench/check")
                        .asString())
                .contains("2 do not.", "Forty days of clopidogrel were enough", "is expected to be met and is")
                .contains("data-scenario data-field=\"tests-text\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                SCRIPT,
                "</textarea>" + SCRIPT,
                "a: &a [x, x]\nb: [*a, *a]",
                "x: !!java.net.URL [http://localhost]",
                "policy: antiplatelet-prasugrel\nversion: 2026.1\ncriteria: {all: [{when: '" + SCRIPT + "'}]}",
                "{policy}{#each}{cdi:anything}"
            })
    void hostile_text_is_text(String text) {
        Response answer = form(text, text).post("/workbench/check");

        answer.then().statusCode(200);
        assertThat(answer.asString()).contains("to mend").doesNotContain(SCRIPT);
        assertThat(form(text, text)
                        .header("HX-Request", "true")
                        .post("/workbench/check")
                        .asString())
                .doesNotContain(SCRIPT);
    }

    @Test
    void large_deep_and_long_texts_are_answered_or_refused_soon() throws IOException {
        form("x".repeat(300_000), "y").post("/workbench/check").then().statusCode(413);
        form("x".repeat(600_000), "y".repeat(600_000))
                .post("/workbench/check")
                .then()
                .statusCode(413);
        form("[".repeat(200_000), "y").post("/workbench/check").then().statusCode(200);
        String line = "    - {id: line-%d, text: one, when: age >= 18 years}\n";
        StringBuilder many = new StringBuilder(text("policy").split("criteria:", -1)[0] + "criteria:\n  all:\n");
        for (int i = 0; many.length() < 250_000; i++) {
            many.append(String.format(java.util.Locale.ROOT, line, i));
        }
        StringBuilder tests = new StringBuilder("policy: antiplatelet-prasugrel\nversion: 2026.1\nscenarios:\n");
        for (int i = 0; tests.length() < 250_000; i++) {
            tests.append("  - {name: case ").append(i).append(", given: {age: 18 years}, expect: {criteria: met}}\n");
        }
        long begun = System.nanoTime();
        assertThat(form(many.toString(), tests.toString())
                        .post("/workbench/check")
                        .asString())
                .contains("The check was ended after 2 seconds");
        assertThat(System.nanoTime() - begun).isLessThan(60_000_000_000L);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "policy=x",
                "policy=../../etc&version=2026.1&from=2026.1&policy-text=a",
                "policy=antiplatelet-prasugrel&version=2026.1&from=2026.1",
                "policy=antiplatelet-prasugrel&version=2026.1&from=2026.1&table-..%2Fx=a",
                "policy=antiplatelet-prasugrel&version=2026.1&from=2026.1&policy-text=%00",
                "policy=antiplatelet-prasugrel&version=2026.1&from=2026.1&policy-text=%zz",
                "policy=antiplatelet-prasugrel&version=2026.1&from=2026.1&policy-text=a&policy-text=b"
            })
    void form_that_is_none_is_refused(String body) {
        for (String door : List.of("/workbench/check", "/workbench/drafts")) {
            as(Role.DESIGNER)
                    .contentType("application/x-www-form-urlencoded")
                    .body(body)
                    .post(door)
                    .then()
                    .statusCode(400);
        }
    }

    @Test
    void drafts_keep_who_when_and_what_and_are_compared_with_what_is_live() throws IOException {
        String first = saved(text("policy"), text("tests"));
        String second = saved(text("policy").replace("age >= 18 years", "age >= 21 years"), text("tests"));

        assertThat(page(second))
                .contains("person-designer", "It is not live", "1 added, 1 removed", "nothing differs")
                .contains("diff-removed", "age &gt;= 18 years", "diff-added", "age &gt;= 21 years")
                .contains(
                        "releases sign --as NAME --kind policy --digest ",
                        "href=\"" + first + "\"",
                        "href=\"" + second + "\"");
        assertThat(page("/workbench/drafts")).contains(first, second, "person-designer");
        assertThat(page(second + "/edit")).contains("age &gt;= 21 years");
        as(Role.DESIGNER)
                .get(second + "/policy-text")
                .then()
                .statusCode(200)
                .contentType(containsString("text/plain"))
                .header("Content-Disposition", "attachment; filename=\"2026.1.policy.yaml\"")
                .header("X-Content-Type-Options", "nosniff")
                .body(containsString("age >= 21 years"));
        long number = Long.parseLong(second.substring(second.lastIndexOf('/') + 1));
        assertThat(drafts.find(number).orElseThrow().author().value()).isEqualTo("person-designer");
        assertThat(policies.live().files().files())
                .noneMatch(file -> file.text().contains("age >= 21 years"));
    }

    @Test
    void draft_with_markup_shows_it_as_text() {
        String draft = saved(SCRIPT, "</code>" + SCRIPT);

        assertThat(page(draft)).contains("&lt;script&gt;").doesNotContain(SCRIPT);
        assertThat(page(draft + "/edit")).doesNotContain(SCRIPT);
    }

    @ParameterizedTest
    @EnumSource(Role.class)
    void designers_write_auditors_and_reviewers_read_and_nobody_else(Role role) throws IOException {
        boolean reads = role == Role.DESIGNER || role == Role.AUDITOR || role == Role.REVIEWER;
        for (String path : List.of("/workbench", PRASUGREL, "/workbench/drafts")) {
            as(role).get(path).then().statusCode(reads ? 200 : 403);
        }
        as(role).get(PRASUGREL + "/edit").then().statusCode(role == Role.DESIGNER ? 200 : 403);
        if (role != Role.DESIGNER) {
            for (String door : List.of("/workbench/check", "/workbench/drafts")) {
                form(as(role), text("policy"), text("tests")).post(door).then().statusCode(403);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/workbench/policies/nothing/2026.1",
                "/workbench/policies/antiplatelet-prasugrel/1999.1",
                "/workbench/policies/%3Cscript%3E/x/edit",
                "/workbench/drafts/0",
                "/workbench/drafts/99999999999999999",
                "/workbench/drafts/x",
                "/workbench/drafts/1x/policy-text"
            })
    void what_is_not_there_is_said(String path) {
        String page = as(Role.DESIGNER)
                .urlEncodingEnabled(false)
                .get(path)
                .then()
                .statusCode(404)
                .extract()
                .asString();
        assertThat(page).contains("Not found").doesNotContain("<script>");
    }

    private String saved(String policy, String tests) {
        return form(policy, tests)
                .redirects()
                .follow(false)
                .post("/workbench/drafts")
                .then()
                .statusCode(303)
                .extract()
                .header("Location")
                .replaceFirst("https?://[^/]+", "");
    }

    private static RequestSpecification form(String policy, String tests) {
        return form(as(Role.DESIGNER), policy, tests);
    }

    private static RequestSpecification form(RequestSpecification request, String policy, String tests) {
        return request.contentType("application/x-www-form-urlencoded; charset=UTF-8")
                .formParam("policy", "antiplatelet-prasugrel")
                .formParam("from", "2026.1")
                .formParam("version", "2026.1")
                .formParam("policy-text", policy)
                .formParam("tests-text", tests);
    }

    private static RequestSpecification as(Role role) {
        return RoleTokens.as(role);
    }

    private static String page(String path) {
        return as(Role.DESIGNER).get(path).then().statusCode(200).extract().asString();
    }

    private static String text(String kind) throws IOException {
        return Files.readString(Path.of("rules/policies/antiplatelet-prasugrel/2026.1." + kind + ".yaml"));
    }
}
