package org.precisionbenefit.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.precisionbenefit.hostile.HostileInput.Sender;

/** What was sent is found in the words about it exactly where a plain search finds it. */
class EchoTest {
    private static final int SLICE = 12;
    /** No letters, so that no word of FHIR or of the engine is among them. */
    private static final String SIGNS = "01";

    @Test
    void first_slice_that_was_sent_is_found_as_a_plain_search_finds_it() {
        SplittableRandom random = new SplittableRandom(20261128);
        int echoes = 0;
        for (int i = 0; i < 3_000; i++) {
            String words = drawn(random, 80);
            String sent = drawn(random, 400);
            Optional<String> expected = plain(words, sent);
            assertThat(Echo.find(Sender.STRANGER, words, sent.getBytes(StandardCharsets.UTF_8)))
                    .as(words + " in " + sent)
                    .isEqualTo(expected);
            echoes += expected.isPresent() ? 1 : 0;
        }
        assertThat(echoes).isBetween(500, 2_500);
    }

    @Test
    void eleven_characters_in_a_row_are_an_accident_and_twelve_are_not() {
        assertThat(Echo.find(Sender.STRANGER, "12345678901", "12345678901".getBytes(StandardCharsets.UTF_8)))
                .isEmpty();
        assertThat(Echo.find(Sender.STRANGER, "<123456789012>", "(123456789012)".getBytes(StandardCharsets.UTF_8)))
                .contains("123456789012");
    }

    /** What was sent is looked for as it stands and as its escapes mean it, and the two are not read as one text. */
    @Test
    void end_and_beginning_of_what_was_sent_make_no_word_together() {
        assertThat(Echo.find(
                        Sender.STRANGER, "Send 0101-0101-01.", "0101-0101-01 \\ Send".getBytes(StandardCharsets.UTF_8)))
                .contains("0101-0101-01");
        assertThat(Echo.find(Sender.STRANGER, "Send 0101-01", "0101-01\\\nSend ".getBytes(StandardCharsets.UTF_8)))
                .isEmpty();
    }

    @Test
    void known_word_is_like_no_sign_that_was_sent() {
        assertThat(Echo.find(Sender.STRANGER, "1,Patient,0,1,0,1,0", "1,#,0,1,0,1,0".getBytes(StandardCharsets.UTF_8)))
                .isEmpty();
    }

    private static Optional<String> plain(String words, String sent) {
        for (int at = 0; at + SLICE <= words.length(); at++) {
            String slice = words.substring(at, at + SLICE);
            if (sent.contains(slice)) {
                return Optional.of(slice);
            }
        }
        return Optional.empty();
    }

    private static String drawn(SplittableRandom random, int longest) {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(longest + 1); i > 0; i--) {
            text.append(SIGNS.charAt(random.nextInt(SIGNS.length())));
        }
        return text.toString();
    }
}
