package org.precisionbenefit.api.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.net.URI;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The workbench in Chromium, as a designer walks through it; the pictures lie in target/pages. */
@Tag("long")
@QuarkusTest
@Tag("alone")
@TestProfile(FakePortsProfile.class)
class WorkbenchInBrowserTest {
    private static final String PRASUGREL = "workbench/policies/antiplatelet-prasugrel/2026.1";

    /** Milliseconds for what runs in the background, at low priority. */
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
    void designer_makes_a_mistake_mends_it_sees_two_scenarios_fail_and_saves_a_draft() {
        Page page = designer(1280, ColorScheme.LIGHT, true);
        page.locator("a", new Page.LocatorOptions().setHasText("antiplatelet-prasugrel"))
                .click();
        assertThat(page.locator("main").innerText()).contains("The days on clopidogrel must be at least 30 days.");
        page.locator("a", new Page.LocatorOptions().setHasText("Write the next version"))
                .click();
        page.locator("#result .check-good").waitFor();

        replace(page, "days_of(clopidogrel) >= 30 days", "days_of(clopidogrel) >= 45 weeks");
        page.locator("#result li[data-line='47']").waitFor();
        assertThat(page.locator("#result").innerText()).contains("line 47, column 44", "must be days.");
        assertThat(page.locator(".gutter-rows .marked").innerText()).isEqualTo("47");
        Chromium.picture(page, "workbench-mistake-1280-light");

        replace(page, "45 weeks", "45 days");
        page.locator("#result li[data-scenario]").first().waitFor();
        assertThat(page.locator("#result li[data-scenario]").count()).isEqualTo(2);
        assertThat(page.locator("#result").innerText())
                .contains("Forty days of clopidogrel were enough", "Thirty days of clopidogrel are just enough");
        Chromium.picture(page, "workbench-failing-1280-light");

        page.locator("button[formaction]").click();
        page.locator("h2", new Page.LocatorOptions().setHasText("How a draft goes live"))
                .waitFor();
        assertThat(page.locator(".diff-added").innerText()).contains(">= 45 days");
        Chromium.picture(page, "workbench-draft-1280-light");
        assertThat(chromium.complaints()).isEmpty();
    }

    @Test
    void designer_simulates_a_draft_and_reads_its_plots_at_any_width_and_scheme() {
        Page page = designer(1280, ColorScheme.LIGHT, false);
        page.navigate(base + PRASUGREL + "/edit");
        replace(page, "days_of(clopidogrel) >= 30 days", "days_of(clopidogrel) >= 45 days");
        page.locator("button[formaction]").click();
        assertThat(page.locator("[data-words-changed]").innerText()).contains("rises from 30 to 45 days");
        page.locator("form[action='/workbench/simulations'] input[name=requests]")
                .fill("2000");
        page.locator("button", new Page.LocatorOptions().setHasText("Simulate")).click();
        page.locator("h1", new Page.LocatorOptions().setHasText("Simulation")).waitFor();
        Chromium.picture(page, "workbench-simulating-1280-light");
        page.locator("#groups").waitFor(new Locator.WaitForOptions().setTimeout(A_MINUTE));
        assertThat(page.locator("main").innerText())
                .contains("2,000 invented requests", "step-trial", "Wilson intervals");
        String report = page.url().substring(base.toString().length());
        for (int width : new int[] {360, 1280}) {
            for (ColorScheme scheme : new ColorScheme[] {ColorScheme.LIGHT, ColorScheme.DARK}) {
                String name = width + "-" + scheme.name().toLowerCase(Locale.ROOT);
                Page other = designer(width, scheme, true);
                look(other, report, "workbench-simulation-" + name);
                look(other, "workbench/releases", "workbench-releases-" + name);
                other.locator("th a").first().click();
                look(other, other.url().substring(base.toString().length()), "workbench-release-" + name);
                other.context().close();
            }
        }
        assertThat(chromium.complaints()).isEmpty();
    }

    @Test
    void words_are_offered_and_taken_by_keyboard_alone() {
        Page page = designer(1280, ColorScheme.LIGHT, true);
        page.navigate(base + PRASUGREL + "/edit");
        page.locator("#result .check-good").waitFor();
        page.locator("#policy-text").focus();
        page.keyboard().press("Control+End");
        page.keyboard().type("\n    when: days");
        Locator offers = page.locator("#policy-text-offers li");
        offers.first().waitFor();
        assertThat(offers.first().innerText()).contains("days_of", "ingredient", "in days");
        Chromium.picture(page, "workbench-offers-1280-light");
        page.keyboard().press("ArrowDown");
        page.keyboard().press("Enter");
        page.keyboard().type("clopi");
        page.keyboard().press("Control+Space");
        page.keyboard().press("Enter");

        assertThat(page.locator("#policy-text").inputValue()).endsWith("when: days_of(clopidogrel)");
        page.keyboard().press("Tab");
        assertThat(page.evaluate("() => document.activeElement.id")).isNotEqualTo("policy-text");
        assertThat(chromium.complaints()).isEmpty();
    }

    @Test
    void pages_of_any_width_and_scheme_fit() {
        for (int width : new int[] {360, 1280}) {
            for (ColorScheme scheme : new ColorScheme[] {ColorScheme.LIGHT, ColorScheme.DARK}) {
                String name = width + "-" + scheme.name().toLowerCase(Locale.ROOT);
                Page page = designer(width, scheme, true);
                look(page, "workbench", "workbench-list-" + name);
                look(page, PRASUGREL, "workbench-policy-" + name);
                look(page, "workbench/policies/siponimod/2026.1", "workbench-table-" + name);
                page.navigate(base + PRASUGREL + "/edit");
                page.locator("#result .check-good").waitFor();
                replace(page, "days_of(clopidogrel) >= 30 days", "days_of(clopidogrel) >= 45 weeks");
                page.locator("#result li[data-line='47']").waitFor();
                Chromium.picture(page, "workbench-edit-" + name);
                PageWalk.assertNoSidewaysScroll(page, "the editor, " + name);
                page.context().close();
            }
        }
        assertThat(chromium.complaints()).isEmpty();
    }

    @Test
    void without_scripts_the_form_checks_and_saves() {
        Page page = designer(768, ColorScheme.LIGHT, false);
        page.navigate(base + PRASUGREL + "/edit");
        String text = page.locator("#policy-text").inputValue();
        page.locator("#policy-text").fill(text.replace(">= 30 days", ">= 45 days"));
        page.locator("button.button-strong").click();
        assertThat(page.locator("#result").innerText()).contains("2 do not.", "Forty days of clopidogrel were enough");
        assertThat(page.locator("#policy-text").inputValue()).contains(">= 45 days");
        page.locator("button[formaction]").click();
        assertThat(page.locator("h1").innerText()).startsWith("Draft ");
    }

    private void look(Page page, String path, String name) {
        page.navigate(base + path);
        Chromium.picture(page, name);
        PageWalk.assertNoSidewaysScroll(page, name);
    }

    /** Writes in the text of the policy as a person does, so that the page hears of it. */
    private static void replace(Page page, String right, String wrong) {
        Locator text = page.locator("#policy-text");
        text.fill(text.inputValue().replace(right, wrong));
    }

    /** Signs in as a designer on the page of development's own issuer. */
    private Page designer(int width, ColorScheme scheme, boolean scripts) {
        Page page = chromium.page(width, scheme, scripts);
        page.navigate(base + "workbench");
        page.locator("button", new Page.LocatorOptions().setHasText("designer")).click();
        page.locator("h1", new Page.LocatorOptions().setHasText("Policies")).waitFor();
        return page;
    }
}
