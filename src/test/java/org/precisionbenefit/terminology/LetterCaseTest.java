package org.precisionbenefit.terminology;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LetterCaseTest {
    private static final int LETTERS = 100_000;

    @Test
    void each_letter_is_as_the_library_has_it() {
        IntStream.rangeClosed(Character.MIN_CODE_POINT, Character.MAX_CODE_POINT)
                .forEach(letter -> checkSame(Character.toString(letter)));
    }

    @Test
    void text_of_letters_that_hang_on_each_other_is_as_the_library_has_it() {
        String letters = "aZ\u0130i\u0307I\u0131\u03a3\u03c3\u00df\u0149\ufb01\u1f80.' \ud801\udc00\ud801";
        SplittableRandom random = new SplittableRandom(1);
        for (int i = 0; i < 20_000; i++) {
            checkSame(random.ints(random.nextInt(9), 0, letters.length())
                    .mapToObj(at -> String.valueOf(letters.charAt(at)))
                    .collect(Collectors.joining()));
        }
    }

    @Test
    void text_of_letters_that_grow_is_taken_whole() {
        assertThat(LetterCase.lower("\u0130".repeat(LETTERS))).hasSize(2 * LETTERS);
        assertThat(LetterCase.upper("\u00df".repeat(LETTERS))).isEqualTo("SS".repeat(LETTERS));
    }

    private static void checkSame(String text) {
        assertThat(LetterCase.lower(text)).isEqualTo(text.toLowerCase(Locale.ROOT));
        assertThat(LetterCase.upper(text)).isEqualTo(text.toUpperCase(Locale.ROOT));
    }
}
