package org.precisionbenefit.api.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.precisionbenefit.access.Role;
import org.precisionbenefit.api.LivePolicies;
import org.precisionbenefit.api.oidc.RoleTokens;

/** The releases of policies over HTTP. */
@QuarkusTest
@Tag("alone")
@TestProfile(FakePortsProfile.class)
class PolicyReleasePagesTest {
    private static final String RELEASES = "/workbench/releases";
    private static final String FORM = "application/x-www-form-urlencoded";

    @Inject
    LivePolicies policies;

    @Test
    void list_says_what_is_live_since_when_and_who_entered_it() {
        String page = page(RELEASES);

        assertThat(page)
                .contains(
                        "found at a start",
                        "<td>live</td>",
                        policies.live().release().digest().hex())
                .contains("Publish")
                .doesNotContain("style=");
        assertThat(page("/workbench")).contains("href=\"/workbench/releases\"");
        assertThat(page(RELEASES + "/" + entry(page))).contains("It is the first", "antiplatelet-prasugrel/2026.1");
        assertThat(RoleTokens.as(Role.AUDITOR).get(RELEASES).asString())
                .contains("found at a start")
                .doesNotContain("action=\"/workbench/releases/publish\"");
    }

    @Test
    void what_was_not_done_is_said_and_nothing_is_entered() {
        assertThat(post("/publish", "effective", "2020-01-01")).contains("must not be live from a day before today");
        assertThat(post("/rollback", "to", "0".repeat(64))).contains("No release with this digest was ever live here");
        assertThat(page(RELEASES)).doesNotContain("gone back to").doesNotContain("<td>published</td>");
    }

    @ParameterizedTest
    @ValueSource(strings = {"tomorrow", "2026-13-01", "<script>"})
    void what_is_no_day_and_no_digest_is_refused(String text) {
        for (String[] door : new String[][] {{"/publish", "effective"}, {"/rollback", "to"}}) {
            RoleTokens.as(Role.OPERATOR)
                    .contentType(FORM)
                    .formParam(door[1], text)
                    .post(RELEASES + door[0])
                    .then()
                    .statusCode(400);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "999999", "x", "%3Cscript%3E"})
    void what_is_not_there_is_said(String number) {
        RoleTokens.as(Role.DESIGNER)
                .urlEncodingEnabled(false)
                .get(RELEASES + "/" + number)
                .then()
                .statusCode(404);
    }

    @ParameterizedTest
    @EnumSource(Role.class)
    void designers_and_operators_publish_and_whoever_has_no_business_there_sees_nothing(Role role) {
        RoleTokens.as(role).get(RELEASES).then().statusCode(role == Role.SUBMITTER || role == Role.PRIVACY ? 403 : 200);
        if (role != Role.DESIGNER && role != Role.OPERATOR) {
            for (String door : new String[] {"/publish", "/rollback"}) {
                RoleTokens.as(role)
                        .contentType(FORM)
                        .post(RELEASES + door)
                        .then()
                        .statusCode(403);
            }
        }
    }

    private static String post(String door, String field, String value) {
        return RoleTokens.as(Role.DESIGNER)
                .contentType(FORM)
                .formParam(field, value)
                .post(RELEASES + door)
                .then()
                .statusCode(200)
                .extract()
                .asString();
    }

    /** The number of the entry that the page names first. */
    private static String entry(String page) {
        return page.replaceFirst("(?s).*?>Entry (\\d+)<.*", "$1");
    }

    private static String page(String path) {
        return RoleTokens.as(Role.DESIGNER)
                .get(path)
                .then()
                .statusCode(200)
                .extract()
                .asString();
    }
}
