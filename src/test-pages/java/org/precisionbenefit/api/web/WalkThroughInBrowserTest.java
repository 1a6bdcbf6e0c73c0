package org.precisionbenefit.api.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.net.URI;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** From an edit to what is live and back, in Chromium, by a designer and a reviewer; the pictures lie in target/pages. */
@Tag("long")
@QuarkusTest
@Tag("alone")
@TestProfile(FivePoliciesProfile.class)
class WalkThroughInBrowserTest {
    private static final String PRASUGREL = "workbench/policies/antiplatelet-prasugrel/2026.1";
    private static final double A_MINUTE = 60_000;

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
    void designer_edits_mends_simulates_and_signs_a_reviewer_approves_and_it_goes_live_and_back() {
        Page page = signedIn("designer");
        page.navigate(base + PRASUGREL + "/edit");
        replace(page, "#policy-text", "days_of(clopidogrel) >= 30 days", "days_of(clopidogrel) >= 45 days");
        page.locator("#result li[data-scenario]").first().waitFor();
        assertThat(page.locator("#result li[data-scenario]").count()).isEqualTo(2);
        Chromium.picture(page, "walk-failing-1280");

        replace(page, "#policy-text", "Clopidogrel for at least 30 days", "Clopidogrel for at least 45 days");
        replace(page, "#tests-text", "days_of(clopidogrel): 40 days", "days_of(clopidogrel): 60 days");
        replace(page, "#tests-text", "days_of(clopidogrel): 30 days", "days_of(clopidogrel): 45 days");
        replace(page, "#tests-text", "days_of(clopidogrel): 29 days", "days_of(clopidogrel): 44 days");
        page.locator("#result .check-good").waitFor();
        page.locator("button[formaction]").click();
        page.locator("h2", new Page.LocatorOptions().setHasText("How a draft goes live"))
                .waitFor();
        String draft = page.url();
        assertThat(page.locator("[data-words-changed]").innerText()).contains("rises from 30 to 45 days");
        assertThat(page.locator("[data-lacks]").innerText()).contains("No author signed it", "No approver signed it");
        look(page, "walk-draft");

        page.locator("form[action='/workbench/simulations'] input[name=requests]")
                .fill("200");
        press(page, "Simulate");
        page.locator("#groups").waitFor(new Locator.WaitForOptions().setTimeout(A_MINUTE));
        assertThat(page.locator("main").innerText()).contains("step-trial");

        page.navigate(draft);
        press(page, "Sign with the demonstration key");
        assertThat(said(page)).isEqualTo("The signature counts and was kept.");
        assertThat(page.locator("[data-lacks]").innerText()).doesNotContain("No author");

        Page other = signedIn("reviewer");
        other.navigate(draft);
        Chromium.picture(other, "walk-approve-1280");
        other.locator("#signature").fill("no signature");
        other.locator("form[action='/workbench/approvals'] button").click();
        assertThat(said(other)).startsWith("This is no signature.");
        press(other, "Approve with the demonstration key");
        assertThat(other.locator("[data-approved]").innerText()).startsWith("Approved.");
        assertThat(other.locator("[data-signatures] tbody tr").count()).isEqualTo(2);

        page.navigate(draft);
        look(page, "walk-approved");
        press(page, "Publish this draft");
        page.locator("pre[role=status]").waitFor(new Locator.WaitForOptions().setTimeout(A_MINUTE));
        assertThat(said(page)).contains(" is live since ");
        look(page, "walk-live");
        assertThat(policy(page)).contains("The days on clopidogrel must be at least 45 days.");

        page.navigate(base + "workbench/releases");
        look(page, "walk-releases");
        // Other tests entered releases before: the first button leads to what was live until now.
        page.locator("button", new Page.LocatorOptions().setHasText("Go back to entry"))
                .first()
                .click();
        assertThat(said(page)).contains(" is live since ");
        assertThat(policy(page)).contains("The days on clopidogrel must be at least 30 days.");
        assertThat(chromium.complaints()).isEmpty();
    }

    private String policy(Page page) {
        page.navigate(base + PRASUGREL);
        return page.locator("main").innerText();
    }

    private static String said(Page page) {
        return page.locator("pre[role=status]").innerText().strip();
    }

    private static void press(Page page, String button) {
        page.locator("button", new Page.LocatorOptions().setHasText(button)).click();
    }

    /** A picture at each width; nothing but tables may be wider than the page. */
    private static void look(Page page, String name) {
        for (int width : new int[] {360, 768, 1280}) {
            page.setViewportSize(width, 900);
            Chromium.picture(page, name + "-" + width);
            PageWalk.assertNoSidewaysScroll(page, name + "-" + width);
        }
    }

    /** Writes in a text as a person does, so that the page hears of it. */
    private static void replace(Page page, String field, String right, String wrong) {
        Locator text = page.locator(field);
        assertThat(text.inputValue()).contains(right);
        text.fill(text.inputValue().replace(right, wrong));
    }

    private Page signedIn(String role) {
        Page page = chromium.page(1280, ColorScheme.LIGHT, true);
        page.navigate(base + "workbench");
        page.locator("button", new Page.LocatorOptions().setHasText(role)).click();
        page.locator("h1", new Page.LocatorOptions().setHasText("Policies")).waitFor();
        return page;
    }
}
