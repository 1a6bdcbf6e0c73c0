package org.precisionbenefit.api.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.precisionbenefit.access.Role;
import org.precisionbenefit.api.LivePolicies;
import org.precisionbenefit.api.oidc.RoleTokens;
import org.precisionbenefit.audit.Activation;
import org.precisionbenefit.audit.Activations;
import org.precisionbenefit.audit.DraftSignatures;
import org.precisionbenefit.audit.ReleaseKind;
import org.precisionbenefit.terminology.Digest;
import org.precisionbenefit.terminology.SourceFile;
import org.precisionbenefit.terminology.SourceFiles;

/** A draft is signed by two, published and taken back, over HTTP and in the database. */
@QuarkusTest
@Tag("alone")
@TestProfile(FivePoliciesProfile.class)
class ApprovalPagesTest {
    private static final String APPROVALS = "/workbench/approvals";
    private static final String FORM = "application/x-www-form-urlencoded; charset=UTF-8";

    @Inject
    LivePolicies policies;

    @Inject
    Activations activations;

    @Inject
    DraftSignatures signatures;

    private Digest live() {
        return policies.live().release().digest();
    }

    @Test
    void draft_goes_its_way_by_two_people_and_back() throws IOException {
        Digest first = live();
        long draft = draft("approve for: 123 days");
        String page = page(Role.DESIGNER, draft);
        String release = page.replaceFirst("(?s).* --digest ([0-9a-f]{64})<.*", "$1");
        assertThat(page)
                .contains("Edit on", "name=\"seed\"")
                .contains("Sign as its author", "releases sign --as NAME --kind policy --digest " + release)
                .contains("What a check finds", "No problems in the texts.")
                .contains("No author signed it for DEMONSTRATION. No approver signed it for DEMONSTRATION.")
                .doesNotContain("Publish this draft", "style=");
        assertThat(new SourceFiles(unpacked(draft)).digest().hex())
                .as("what is downloaded is what is signed")
                .isEqualTo(release);

        assertThat(post(Role.DESIGNER, "/demonstration", draft, "", "")).contains("The signature counts and was kept.");
        assertThat(post(Role.DESIGNER, "/publish", draft, "", ""))
                .contains("This draft is not approved. No approver signed it for DEMONSTRATION.");
        assertThat(live()).isEqualTo(first);
        assertThat(page(Role.AUDITOR, draft)).contains("demonstration-author").doesNotContain("Approve it");
        assertThat(page(Role.REVIEWER, draft))
                .contains("Approve it")
                .doesNotContain("Sign as its author", "Edit on", "name=\"seed\"");
        assertThat(post(Role.REVIEWER, "/demonstration", draft, "", ""))
                .contains("Approved.", "person-reviewer")
                .doesNotContain("Publish this draft");
        assertThat(signatures.of(draft)).hasSize(2).allMatch(one -> one.isOn(new Digest(release)));
        assertThat(signatures.on(new Digest(release))).hasSize(2);

        assertThat(page(Role.DESIGNER, draft)).contains("Publish this draft");
        assertThat(post(Role.DESIGNER, "/publish", draft, "", ""))
                .contains("POLICY release " + release + " is live since", "What this draft holds is live.");
        assertThat(live().hex()).isEqualTo(release);
        Activation entered = last();
        assertThat(entered.entry().draft()).isEqualTo(draft);
        assertThat(get(Role.OPERATOR, "/workbench/releases"))
                .contains("published from draft " + draft, "name=\"from\" value=\"" + entered.number() + "\"");
        assertThat(get(Role.AUDITOR, "/workbench/releases/" + entered.number()))
                .contains("an approval now holds for 123 days (before: 365).");

        assertThat(back(first, entered.number())).contains("POLICY release " + first + " is live since");
        assertThat(back(first, entered.number()))
                .contains(
                        "Entry " + entered.number() + " is not what is live.",
                        "Maybe an earlier attempt came through.");
        assertThat(live()).isEqualTo(first);
        assertThat(last().entry().draft()).isNull();
    }

    private Activation last() {
        List<Activation> all = activations.of(ReleaseKind.POLICY);
        return all.get(all.size() - 1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "<script>", "{\"statement\":{}}", "[[[[[["})
    void what_is_no_signature_is_said_and_not_repeated(String text) throws IOException {
        long draft = draft("approve for: 124 days");
        assertThat(post(Role.REVIEWER, "", draft, "signature", text))
                .contains("This is no signature.")
                .doesNotContain("<script>", "statement");
        assertThat(signatures.of(draft)).isEmpty();
    }

    @Test
    void what_is_no_day_or_no_draft_is_refused() throws IOException {
        long draft = draft("approve for: 125 days");
        RoleTokens.as(Role.DESIGNER)
                .contentType(FORM)
                .formParam("draft", draft)
                .formParam("effective", "tomorrow")
                .post(APPROVALS + "/publish")
                .then()
                .statusCode(400);
        for (String number : List.of("0", "x", "999999999")) {
            RoleTokens.as(Role.DESIGNER)
                    .contentType(FORM)
                    .formParam("draft", number)
                    .post(APPROVALS)
                    .then()
                    .statusCode(404);
        }
    }

    @ParameterizedTest
    @EnumSource(Role.class)
    void designers_and_reviewers_sign_designers_publish_and_nobody_else(Role role) throws IOException {
        long draft = draft("approve for: 126 days");
        for (String door : List.of("", "/demonstration", "/publish")) {
            boolean may = role == Role.DESIGNER || (role == Role.REVIEWER && !door.equals("/publish"));
            RoleTokens.as(role)
                    .contentType(FORM)
                    .formParam("draft", draft)
                    .post(APPROVALS + door)
                    .then()
                    .statusCode(may ? 200 : 403);
        }
        boolean reads = role == Role.DESIGNER || role == Role.REVIEWER || role == Role.AUDITOR;
        RoleTokens.as(role)
                .get("/workbench/drafts/" + draft + "/rules.zip")
                .then()
                .statusCode(reads ? 200 : 403);
    }

    private static List<SourceFile> unpacked(long draft) throws IOException {
        byte[] zip = RoleTokens.as(Role.DESIGNER)
                .get("/workbench/drafts/" + draft + "/rules.zip")
                .then()
                .statusCode(200)
                .contentType("application/zip")
                .extract()
                .asByteArray();
        List<SourceFile> files = new ArrayList<>();
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip), StandardCharsets.UTF_8)) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                files.add(new SourceFile(
                        entry.getName().replaceFirst("^rules/", ""),
                        new String(in.readAllBytes(), StandardCharsets.UTF_8)));
            }
        }
        return files;
    }

    private static String back(Digest to, long from) {
        return RoleTokens.as(Role.OPERATOR)
                .contentType(FORM)
                .formParam("to", to.hex())
                .formParam("from", from)
                .post("/workbench/releases/rollback")
                .then()
                .statusCode(200)
                .extract()
                .asString();
    }

    private static String post(Role role, String door, long draft, String field, String value) {
        RequestSpecification asked = RoleTokens.as(role).contentType(FORM).formParam("draft", draft);
        if (!field.isEmpty()) {
            asked = asked.formParam(field, value);
        }
        return asked.post(APPROVALS + door).then().statusCode(200).extract().asString();
    }

    private static String page(Role role, long draft) {
        return get(role, "/workbench/drafts/" + draft);
    }

    private static String get(Role role, String path) {
        return RoleTokens.as(role).get(path).then().statusCode(200).extract().asString();
    }

    private static long draft(String approval) throws IOException {
        String folder = "rules/policies/antiplatelet-ticagrelor/2026.1.";
        String location = RoleTokens.as(Role.DESIGNER)
                .contentType(FORM)
                .formParam("policy", "antiplatelet-ticagrelor")
                .formParam("from", "2026.1")
                .formParam("version", "2026.1")
                .formParam(
                        "policy-text",
                        Files.readString(Path.of(folder + "policy.yaml")).replace("approve for: 365 days", approval))
                .formParam("tests-text", Files.readString(Path.of(folder + "tests.yaml")))
                .redirects()
                .follow(false)
                .post("/workbench/drafts")
                .then()
                .statusCode(303)
                .extract()
                .header("Location");
        return Long.parseLong(location.substring(location.lastIndexOf('/') + 1));
    }
}
