package org.precisionbenefit.policy.draft;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which lines differ. */
class LineDiffTest {
    @ParameterizedTest
    @CsvSource({
        "'a\nb\nc', 'a\nb\nc', ' a, b, c'",
        "'a\nb\nc', 'a\nx\nc', ' a,-b,+x, c'",
        "'a\nb', 'b', '-a, b'",
        "'', 'a\nb', '+a,+b'",
        "'a\nb\n', '', '-a,-b'",
        "'a\r\nb', 'a\nb\nc', ' a, b,+c'",
        "'a\nb\nc\nd', 'b\nx\nd\ne', '-a, b,-c,+x, d,+e'"
    })
    void lines_are_told_apart(String before, String after, String expected) {
        assertThat(LineDiff.between(before, after).stream()
                        .map(line -> sign(line) + line.text())
                        .collect(Collectors.joining(",")))
                .isEqualTo(expected);
    }

    @Test
    void both_texts_can_be_read_off_with_their_numbers_also_where_they_are_large() {
        String before =
                IntStream.range(0, 3_000).mapToObj(i -> "old " + i % 700).collect(Collectors.joining("\n"));
        String after = IntStream.range(0, 3_000).mapToObj(i -> "new " + i % 600).collect(Collectors.joining("\n"));
        List<LineDiff.Line> lines = LineDiff.between("first\n" + before + "\nlast", "first\n" + after + "\nlast");

        assertThat(lines).hasSize(6_002);
        assertThat(lines.get(6_001)).isEqualTo(new LineDiff.Line(LineDiff.Change.SAME, 3_002, 3_002, "last"));
    }

    private static String sign(LineDiff.Line line) {
        return switch (line.change()) {
            case SAME -> " ";
            case ADDED -> "+";
            case REMOVED -> "-";
        };
    }
}
