package org.precisionbenefit.api.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
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
import org.precisionbenefit.api.oidc.ClientTokens;
import org.precisionbenefit.api.oidc.RoleTokens;

/** What a draft changes and would do, on its pages. */
@QuarkusTest
@Tag("alone")
@TestProfile(FakePortsProfile.class)
class TrialPagesTest {
    private static final String SIMULATIONS = "/workbench/simulations";

    @Test
    void draft_says_in_words_what_it_changes() throws IOException {
        assertThat(page(draft(">= 45 days")))
                .contains("What it changes", "rises from 30 to 45 days", "Nobody has simulated it yet.");
        assertThat(page(draft(">= 30 days"))).contains("no decision differs from what is live");
        assertThat(page(draft(">= 30 weeks")))
                .contains("It cannot be read yet", "must be days.")
                .doesNotContain("name=\"seed\"");
    }

    @Test
    void simulation_ends_in_tables_and_plots_without_scripts_or_styles() throws Exception {
        String draft = draft(">= 45 days");
        String simulation = started(SIMULATIONS, draft, "600");
        String page = ended(simulation);

        assertThat(page)
                .contains("600 invented requests of 450 members, seed 5.", "They are invented")
                .contains("step-trial", "days_of(clopidogrel)")
                .contains("What makes the difference", "Cost of thirty days", "Approved at once, by group")
                .contains("<svg class=\"plot-bar\" aria-hidden=\"true\"", "class=\"plot-interval\"")
                .contains("no time to therapy is told")
                .doesNotContain("style=", "http-equiv");
        assertThat(page(draft)).contains("href=\"" + simulation + "\"", "ended", "person-designer");
        assertThat(ended(started(SIMULATIONS, draft, "600")).split("id=\"run\"", -1)[1])
                .as("the same seed gives the same report")
                .isEqualTo(page.split("id=\"run\"", -1)[1]);
    }

    @Test
    void recorded_requests_are_decided_again_and_who_read_them_is_kept() throws Exception {
        String draft = draft(">= 45 days");
        String simulation = started(SIMULATIONS + "/recorded", draft, "1000");

        assertThat(ended(simulation))
                .as("a database of tests has few members")
                .contains("of fewer than 200 members", "What comes of them is not told");
        assertThat(page(draft)).contains("the latest recorded requests, at most 1,000, of every plan");
        start(SIMULATIONS + "/recorded", Role.DESIGNER, draft, "1001").then().statusCode(400);
    }

    @Test
    void whoever_sees_other_plans_sees_nothing_of_a_simulation_of_recorded_requests() throws Exception {
        String draft = draft(">= 45 days");
        String simulation = of("ann", "PLAN-A")
                .contentType("application/x-www-form-urlencoded; charset=UTF-8")
                .formParam("draft", draft.substring(draft.lastIndexOf('/') + 1))
                .formParam("requests", "1000")
                .redirects()
                .follow(false)
                .post(SIMULATIONS + "/recorded")
                .then()
                .statusCode(303)
                .extract()
                .header("Location")
                .replaceFirst("https?://[^/]+", "");
        assertThat(of("ann", "PLAN-A").get(draft).asString()).contains("href=\"" + simulation + "\"", "of PLAN-A");
        assertThat(of("ben", "PLAN-A", "PLAN-B").get(simulation).statusCode()).isEqualTo(200);
        assertThat(of("eve", "PLAN-B").get(draft).asString()).doesNotContain(simulation);
        assertThat(of("eve", "PLAN-B").get(simulation).statusCode()).isEqualTo(404);
        of("eve", "PLAN-B")
                .contentType("application/x-www-form-urlencoded; charset=UTF-8")
                .formParam("simulation", simulation.substring(simulation.lastIndexOf('/') + 1))
                .post(SIMULATIONS + "/stop")
                .then()
                .statusCode(404);
        while (of("ann", "PLAN-A").get(simulation).asString().contains("http-equiv=\"refresh\"")) {
            Thread.sleep(50);
        }
    }

    private static RequestSpecification of(String designer, String... plans) {
        return RestAssured.given()
                .header("Authorization", "Bearer " + ClientTokens.of(designer, List.of("designer"), List.of(plans)));
    }

    @Test
    void simulation_is_stopped_by_a_designer_and_says_by_whom() throws Exception {
        String simulation = started(SIMULATIONS, draft(">= 45 days"), "200000");
        assertThat(page(simulation)).contains("Stop it");
        assertThat(as(Role.AUDITOR).get(simulation).asString()).doesNotContain("Stop it");
        as(Role.DESIGNER)
                .contentType("application/x-www-form-urlencoded; charset=UTF-8")
                .formParam("simulation", simulation.substring(simulation.lastIndexOf('/') + 1))
                .post(SIMULATIONS + "/stop")
                .then()
                .statusCode(200);
        assertThat(ended(simulation)).contains("It was stopped by person-designer.");
    }

    @Test
    void command_is_told_whose_recorded_requests_its_caller_may_simulate() {
        String door = "/api/v1/simulations/recorded";
        assertThat(of("ann", "PLAN-A", "PLAN-B")
                        .contentType("application/json")
                        .post(door)
                        .asString())
                .isEqualTo("PLAN-A\nPLAN-B");
        assertThat(of("ann", "*").contentType("application/json").post(door).asString())
                .isEqualTo("*");
        assertThat(of("ann", "PLAN-A")
                        .contentType("application/json")
                        .post(door + "?plan=PLAN-A")
                        .asString())
                .isEqualTo("PLAN-A");
        for (String plans : List.of("plan=PLAN-B", "plan=PLAN-A&plan=PLAN-B", "plan=%3Cscript%3E")) {
            assertThat(of("ann", "PLAN-A")
                            .urlEncodingEnabled(false)
                            .contentType("application/json")
                            .post(door + "?" + plans)
                            .then()
                            .statusCode(404)
                            .extract()
                            .asString())
                    .doesNotContain("script");
        }
        for (Role role : List.of(Role.SUBMITTER, Role.REVIEWER, Role.OPERATOR)) {
            as(role).contentType("application/json").post(door).then().statusCode(403);
        }
        RestAssured.given().contentType("application/json").post(door).then().statusCode(401);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0", "200001", "-1", "1e3", "<script>"})
    void number_that_is_none_is_refused(String requests) throws IOException {
        String draft = draft(">= 45 days");
        start(SIMULATIONS, Role.DESIGNER, draft, requests).then().statusCode(400);
        start(SIMULATIONS + "/recorded", Role.DESIGNER, draft, requests).then().statusCode(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "99999999999999999", "x", "1x", "%3Cscript%3E"})
    void what_is_not_there_is_said(String number) {
        String page = as(Role.DESIGNER)
                .urlEncodingEnabled(false)
                .get(SIMULATIONS + "/" + number)
                .then()
                .statusCode(404)
                .extract()
                .asString();
        assertThat(page).contains("Not found").doesNotContain("<script>");
        start(SIMULATIONS, Role.DESIGNER, "/workbench/drafts/99999999999999999", "1")
                .then()
                .statusCode(404);
    }

    @ParameterizedTest
    @EnumSource(Role.class)
    void designers_simulate_auditors_and_reviewers_read_and_nobody_else(Role role) throws Exception {
        String draft = draft(">= 45 days");
        String simulation = started(SIMULATIONS, draft, "1");
        ended(simulation);
        boolean reads = role == Role.DESIGNER || role == Role.AUDITOR || role == Role.REVIEWER;
        as(role).get(simulation).then().statusCode(reads ? 200 : 403);
        if (role != Role.DESIGNER) {
            start(SIMULATIONS, role, draft, "1").then().statusCode(403);
            start(SIMULATIONS + "/recorded", role, draft, "1").then().statusCode(403);
        }
    }

    private static String draft(String days) throws IOException {
        String folder = "rules/policies/antiplatelet-prasugrel/2026.1.";
        return as(Role.DESIGNER)
                .contentType("application/x-www-form-urlencoded; charset=UTF-8")
                .formParam("policy", "antiplatelet-prasugrel")
                .formParam("from", "2026.1")
                .formParam("version", "2026.1")
                .formParam(
                        "policy-text",
                        Files.readString(Path.of(folder + "policy.yaml")).replace(">= 30 days", days))
                .formParam("tests-text", Files.readString(Path.of(folder + "tests.yaml")))
                .redirects()
                .follow(false)
                .post("/workbench/drafts")
                .then()
                .statusCode(303)
                .extract()
                .header("Location")
                .replaceFirst("https?://[^/]+", "");
    }

    private static Response start(String door, Role role, String draft, String requests) {
        return as(role).contentType("application/x-www-form-urlencoded; charset=UTF-8")
                .formParam("draft", draft.substring(draft.lastIndexOf('/') + 1))
                .formParam("requests", requests)
                .formParam("seed", "5")
                .formParam("policies", "own")
                .redirects()
                .follow(false)
                .post(door);
    }

    private static String started(String door, String draft, String requests) {
        return start(door, Role.DESIGNER, draft, requests)
                .then()
                .statusCode(303)
                .extract()
                .header("Location")
                .replaceFirst("https?://[^/]+", "");
    }

    /** The page once it no longer looks again by itself. */
    private static String ended(String simulation) throws InterruptedException {
        String page = page(simulation);
        while (page.contains("http-equiv=\"refresh\"")) {
            assertThat(page).contains("It runs.");
            Thread.sleep(50);
            page = page(simulation);
        }
        return page;
    }

    private static RequestSpecification as(Role role) {
        return RoleTokens.as(role);
    }

    private static String page(String path) {
        return as(Role.DESIGNER).get(path).then().statusCode(200).extract().asString();
    }
}
