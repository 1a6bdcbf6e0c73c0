package org.precisionbenefit.api.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.net.URI;

/** What a visitor does on the start page. It needs the address alone, so it walks hand-made and real answers alike. */
final class PageWalk {
    private final URI base;
    private final Chromium chromium;

    PageWalk(URI base, Chromium chromium) {
        this.base = base;
        this.chromium = chromium;
    }

    /** Opens the start page, sends a sample with one click and waits for its answer. */
    Page send(String sample, int width, ColorScheme scheme) {
        Page page = chromium.page(width, scheme, true);
        page.navigate(base.toString());
        page.locator("form[data-sample='" + sample + "'] button").click();
        page.locator("#answer [data-answer]").waitFor();
        return page;
    }

    /** Sends every sample that the page lists, and looks at each answer. */
    void sendEverySample() {
        Page page = chromium.page(1280, ColorScheme.LIGHT, true);
        page.navigate(base.toString());
        int samples = page.locator("form[data-sample]").count();
        assertThat(samples).as("samples on the start page").isPositive();
        for (int i = 0; i < samples; i++) {
            Locator form = page.locator("form[data-sample]").nth(i);
            String name = form.getAttribute("data-sample");
            page.locator("#answer").evaluate("panel => panel.replaceChildren()");
            form.locator("button").click();
            page.locator("#answer [data-answer]").waitFor();
            assertThat(page.locator("#answer .outcome-word").count())
                    .as("outcomes of sample %s", name)
                    .isPositive();
            assertNoSidewaysScroll(page, name);
        }
        page.context().close();
    }

    /** Replays the decision that the page shows. */
    void replay(Page page, String expected) {
        page.locator("#answer .replay button").click();
        page.locator("#answer .replay-outcome .mark").waitFor();
        assertThat(page.locator("#answer .replay-outcome").innerText()).contains(expected);
    }

    static void assertNoSidewaysScroll(Page page, String name) {
        Object wider =
                page.evaluate("() => document.documentElement.scrollWidth - document.documentElement.clientWidth");
        assertThat(((Number) wider).intValue())
                .as("pixels by which the page of %s is wider than the window", name)
                .isZero();
    }
}
