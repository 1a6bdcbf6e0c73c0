package org.precisionbenefit.api.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Measures the colours of the style sheet as WCAG 2.2 does (success criteria 1.4.3 and 1.4.11). */
class StyleContrastTest {
    private static final double TEXT = 4.5;
    private static final double SHAPE = 3.0;
    private static final Pattern TOKEN = Pattern.compile("--([a-z-]+): #([0-9a-f]{6});");

    @ParameterizedTest
    @CsvSource({
        "ink, ground",
        "ink, surface",
        "ink, sunk",
        "ink, accent-soft",
        "ink, unknown-soft",
        "quiet, ground",
        "quiet, surface",
        "quiet, sunk",
        "quiet, accent-soft",
        "quiet, unknown-soft",
        "accent, ground",
        "accent, surface",
        "accent, accent-soft",
        "accent-ink, accent",
        "met, met-soft",
        "not-met, not-met-soft",
        "unknown, unknown-soft",
        "neutral, neutral-soft",
        "free, free-soft",
        "person, person-soft"
    })
    void text_on_its_ground_can_be_read(String text, String ground) throws IOException {
        assertContrast(text, ground, TEXT);
    }

    @ParameterizedTest
    @CsvSource({
        "edge, surface",
        "edge, ground",
        "focus, ground",
        "focus, surface",
        "chart-up, surface",
        "chart-down, surface"
    })
    void shape_on_its_ground_can_be_seen(String shape, String ground) throws IOException {
        assertContrast(shape, ground, SHAPE);
    }

    private static void assertContrast(String front, String back, double least) throws IOException {
        String[] schemes = read().split("@media \\(prefers-color-scheme: dark\\)", -1);
        assertThat(schemes).hasSize(2);
        for (String scheme : schemes) {
            Map<String, String> colours = colours(scheme);
            assertThat(contrast(colours.get(front), colours.get(back)))
                    .as("contrast of %s on %s", front, back)
                    .isGreaterThanOrEqualTo(least);
        }
    }

    private static Map<String, String> colours(String scheme) {
        Map<String, String> colours = new TreeMap<>();
        Matcher token = TOKEN.matcher(scheme);
        while (token.find()) {
            colours.put(token.group(1), token.group(2));
        }
        return colours;
    }

    private static double contrast(String one, String other) {
        double first = luminance(one) + 0.05;
        double second = luminance(other) + 0.05;
        return Math.max(first, second) / Math.min(first, second);
    }

    private static double luminance(String colour) {
        return 0.2126 * channel(colour, 0) + 0.7152 * channel(colour, 2) + 0.0722 * channel(colour, 4);
    }

    private static double channel(String colour, int at) {
        double value = Integer.parseInt(colour.substring(at, at + 2), 16) / 255.0;
        return value <= 0.04045 ? value / 12.92 : Math.pow((value + 0.055) / 1.055, 2.4);
    }

    private static String read() throws IOException {
        try (var file = StyleContrastTest.class.getResourceAsStream("/web/app/tokens.css")) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
