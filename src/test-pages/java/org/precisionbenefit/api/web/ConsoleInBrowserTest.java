package org.precisionbenefit.api.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.precisionbenefit.app.Signed.given;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import io.restassured.config.EncoderConfig;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The auditor's way and the reviewer's in Chromium; the pictures lie in target/pages. */
@Tag("long")
@QuarkusTest
@Tag("alone")
@TestProfile(FivePoliciesProfile.class)
class ConsoleInBrowserTest {
    private static final String FHIR = "application/fhir+json";

    @TestHTTPResource("/")
    URI base;

    private Chromium chromium;

    @BeforeEach
    void open() {
        chromium = new Chromium();
    }

    @AfterEach
    void close() {
        chromium.close();
    }

    @Test
    void auditor_goes_from_the_search_to_a_verified_proof_a_sample_and_measures() throws Exception {
        String id = "";
        for (int i = 0; i < 14; i++) {
            id = submitted("to-human");
            submitted("approved-outright");
        }
        Page page = signedIn("auditor", "console", 1440, ColorScheme.LIGHT);
        find(page, id);
        page.locator("a", new Page.LocatorOptions().setHasText(id)).first().click();
        page.locator("form[action$='/verify'] button").click();
        page.locator("form[action$='/verify'] .mark").waitFor();
        assertThat(page.locator("form[action$='/verify']").innerText()).contains("Verified");
        page.locator("form[action$='/replay'] button").click();
        page.locator("form[action$='/replay'] .mark").waitFor();
        assertThat(page.locator("form[action$='/replay']").innerText()).contains("Equal");

        page.navigate(base + "console/samples");
        page.locator("input[name=size]").fill("5");
        page.locator("input[name=seed]").fill("7");
        page.locator("button", new Page.LocatorOptions().setHasText("Draw")).click();
        page.locator("h1", new Page.LocatorOptions().setHasText("A sample")).waitFor();
        String sample = page.url().substring(base.toString().length());
        page.locator("summary", new Page.LocatorOptions().setHasText("Record a finding"))
                .first()
                .click();
        Locator form = page.locator("li.card form").first();
        form.locator("select[name=verdict]").selectOption("AGREES");
        form.locator("textarea").fill("Looked at the letter. <script>document.title='taken'</script>");
        form.locator("button").click();
        page.locator(".found").first().waitFor();
        assertThat(page.locator(".found").first().innerText()).contains("<script>document.title='taken'</script>");
        assertThat(page.title()).startsWith("A sample");

        String two = "console/compare?decision=" + id + "&decision=" + submitted("approved-outright");
        page.context().close();
        for (int width : new int[] {360, 800, 1440}) {
            for (ColorScheme scheme : new ColorScheme[] {ColorScheme.LIGHT, ColorScheme.DARK}) {
                String name = width + "-" + scheme.name().toLowerCase(Locale.ROOT);
                Page other = signedIn("auditor", "console", width, scheme);
                look(other, "console", "console-" + name);
                look(other, "ui/decisions/" + id, "console-decision-" + name);
                look(other, two, "console-compare-" + name);
                look(other, "console/samples", "console-samples-" + name);
                look(other, sample, "console-sample-" + name);
                look(other, "console/measures", "console-measures-" + name);
                look(other, "console/program", "console-program-" + name);
                look(other, "console/decisions/" + id + "/packet", "console-packet-" + name);
                other.context().close();
            }
        }
        assertThat(chromium.complaints()).isEmpty();
    }

    @Test
    void reviewer_goes_from_the_queue_to_a_cited_denial_by_keyboard_where_it_counts() throws Exception {
        String id = submitted("to-human");
        Page page = signedIn("reviewer", "review", 1440, ColorScheme.LIGHT);
        page.navigate(base + "review/" + id + "/1");
        page.locator("select[name=verdict]").focus();
        page.locator("select[name=verdict]").selectOption("DENY");
        page.locator("select[name=cites]").selectOption("no-stroke-or-tia");
        page.locator("select[name=reason]").selectOption("NOT_MEDICALLY_NECESSARY");
        page.locator("textarea[name=narrative]").fill("An earlier stroke speaks against it.");
        Chromium.picture(page, "review-form-1440-light");
        page.locator("button", new Page.LocatorOptions().setHasText("Record this decision"))
                .focus();
        page.keyboard().press("Enter");
        page.locator("h1", new Page.LocatorOptions().setHasText("Decision")).waitFor();
        assertThat(page.locator("main").innerText())
                .contains("Denied by a person", "An earlier stroke speaks against it.", "What would have met it");
        assertThat(chromium.complaints()).isEmpty();
    }

    /** Looks until the docket has the decision: an entry comes into the log within a second, and then into it. */
    private void find(Page page, String id) {
        for (int i = 0;
                i < 60
                        && page.locator("a", new Page.LocatorOptions().setHasText(id))
                                        .count()
                                == 0;
                i++) {
            page.waitForTimeout(500);
            page.navigate(base + "console?drug=prasugrel");
        }
    }

    private void look(Page page, String path, String name) {
        page.navigate(base + path);
        Chromium.picture(page, name);
        PageWalk.assertNoSidewaysScroll(page, name);
    }

    private Page signedIn(String role, String path, int width, ColorScheme scheme) {
        Page page = chromium.page(width, scheme, true);
        page.navigate(base + path);
        page.locator("button", new Page.LocatorOptions().setHasText(role)).click();
        page.locator("h1").waitFor();
        return page;
    }

    private static String submitted(String sample) throws IOException {
        String body = Files.readString(Path.of("docs/samples/" + sample + ".json"));
        Matcher number = Pattern.compile("\"value\": \"demo-[a-z-]+\"").matcher(body);
        assertThat(number.find()).isTrue();
        Response answered = given().config(RestAssured.config()
                        .encoderConfig(EncoderConfig.encoderConfig()
                                .appendDefaultContentCharsetToContentTypeIfUndefined(false)
                                .encodeContentTypeAs(FHIR, ContentType.TEXT)
                                .defaultContentCharset(StandardCharsets.UTF_8)))
                .contentType(FHIR)
                .body(body.replace(number.group(), "\"value\": \"console-" + UUID.randomUUID() + "\""))
                .post("/fhir/Claim/$submit");
        answered.then().statusCode(200);
        return answered.jsonPath().getString("entry[0].resource.id");
    }
}
