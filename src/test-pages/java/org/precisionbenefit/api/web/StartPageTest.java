package org.precisionbenefit.api.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.precisionbenefit.app.DurableDatabase;

/** The start page over the real application, in Chromium. */
@QuarkusTest
@Tag("alone")
@QuarkusTestResource(DurableDatabase.class)
class StartPageTest {
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
    void every_sample_is_answered_with_one_click() {
        walk.sendEverySample();

        assertThat(chromium.complaints()).isEmpty();
    }

    @Test
    void answer_is_replayed_from_the_page() {
        Page page = walk.send("approved-gene-exception", 1280, ColorScheme.LIGHT);
        walk.replay(page, "same");
        Chromium.picture(page, "real-gene");

        assertThat(chromium.complaints()).isEmpty();
    }
}
