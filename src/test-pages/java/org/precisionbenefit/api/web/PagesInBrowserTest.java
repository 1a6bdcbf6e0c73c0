package org.precisionbenefit.api.web;

import static org.assertj.core.api.Assertions.assertThat;

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

/** The pages in Chromium, with hand-made answers; the pictures lie in target/pages. */
@Tag("long")
@QuarkusTest
@Tag("alone")
@TestProfile(FakePortsProfile.class)
class PagesInBrowserTest {
    @TestHTTPResource("/")
    URI base;

    private Chromium chromium;
    private PageWalk walk;

    @BeforeEach
    void open() {
        chromium = new Chromium();
        walk = new PageWalk(base, chromium);
    }

    @AfterEach
    void close() {
        chromium.close();
    }

    @Test
    void every_sample_one_click_answer_without_complaint() {
        walk.sendEverySample();

        assertThat(chromium.complaints()).isEmpty();
    }

    @Test
    void answer_any_width_and_scheme_fits_and_shows_its_charts() {
        for (int width : new int[] {360, 768, 1280}) {
            for (ColorScheme scheme : new ColorScheme[] {ColorScheme.LIGHT, ColorScheme.DARK}) {
                String name = width + "-" + scheme.name().toLowerCase(Locale.ROOT);
                Page page = walk.send("approved-gene-exception", width, scheme);
                assertThat(page.locator("#answer .score .plot-bar").count()).isPositive();
                Chromium.picture(page, "gene-" + name);
                PageWalk.assertNoSidewaysScroll(page, name);
                page.context().close();
            }
        }
        assertThat(chromium.complaints()).isEmpty();
    }

    @Test
    void answers_of_every_kind_fit_a_telephone_and_a_desk() {
        for (String sample : new String[] {"quantity-over-limit", "three-items", "malformed"}) {
            for (int width : new int[] {360, 1280}) {
                Page page = walk.send(sample, width, ColorScheme.LIGHT);
                Chromium.picture(page, sample + "-" + width);
                PageWalk.assertNoSidewaysScroll(page, sample);
                page.context().close();
            }
        }
        assertThat(chromium.complaints()).isEmpty();
    }

    @Test
    void replay_equal_record_says_equal() {
        Page page = walk.send("approved-gene-exception", 1280, ColorScheme.LIGHT);

        walk.replay(page, "Equal");
        assertThat(chromium.complaints()).isEmpty();
    }

    @Test
    void markup_in_texts_shows_as_text() {
        Page page = walk.send("markup", 1280, ColorScheme.LIGHT);

        assertThat(page.title()).isEqualTo("precision-benefit-engine");
        assertThat(page.locator("main script").count()).isZero();
        assertThat(page.locator("#answer").innerText()).contains("<script>document.title='taken'</script>");
        assertThat(chromium.complaints()).isEmpty();
    }

    @Test
    void sample_without_scripts_answers_on_a_page_of_its_own() {
        Page page = chromium.page(768, ColorScheme.LIGHT, false);
        page.navigate(base.toString());
        page.locator("form[data-sample='missing-fact'] button").click();

        assertThat(page.locator("h1").innerText()).isEqualTo("A fact is missing");
        assertThat(page.locator("main").innerText()).contains("Waits for information");
    }

    @Test
    void keyboard_alone_sends_and_is_led_to_the_answer() {
        Page page = chromium.page(1280, ColorScheme.LIGHT, true);
        page.navigate(base.toString());
        page.locator("form[data-sample='missing-fact'] button").focus();
        page.keyboard().press("Enter");
        page.locator("#answer .answer-title").waitFor();
        page.waitForFunction("() => document.activeElement.classList.contains('answer-title')");

        assertThat(page.locator("#answer").innerText()).contains("What is missing");
        Chromium.picture(page, "missing-1280-light");
    }
}
