package org.precisionbenefit.audit.docket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.precisionbenefit.intake.Urgency;

/** What stands on a sheet is read back as it was, and what was changed is refused or at least ends. */
class LineBytesTest {
    private static final List<DocketLine> LINES = Lines.of(500, Instant.parse("2026-11-01T00:00:00.123456Z"), 3, 5);

    @Test
    void lines_are_read_back_as_they_were_in_few_bytes() {
        byte[] bytes = LineBytes.write(LINES);
        assertThat(LineBytes.read(bytes)).isEqualTo(LINES);
        assertThat(bytes.length / LINES.size()).as("bytes of a line").isLessThan(120);
        assertThat(LineBytes.read(LineBytes.write(List.of()))).isEmpty();
    }

    @Test
    void line_without_words_is_read_back() {
        DocketLine closed = LINES.get(0).closed(LineState.REDACTED);
        assertThat(LineBytes.read(LineBytes.write(List.of(closed)))).containsExactly(closed);
        assertThatThrownBy(() -> LINES.get(0).closed(LineState.DENIED)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void tallies_of_parts_add_up_to_those_of_the_whole_and_are_read_back() {
        Tallies whole = Tallies.of(LINES);
        Tallies sum = new Tallies();
        for (int from = 0; from < LINES.size(); from += 70) {
            Tallies part = Tallies.of(LINES.subList(from, Math.min(LINES.size(), from + 70)));
            sum.add(Tallies.read(part.write(), true));
        }
        assertThat(sum.write()).isEqualTo(whole.write());
        assertThat(whole.all().lines()).isEqualTo(500);
        Tallies without = Tallies.read(whole.write(), false);
        assertThat(without.all().lines()).isEqualTo(500);
        assertThat(without.all().took(Urgency.STANDARD).answers()).isZero();
        sum.subtract(Tallies.of(LINES.subList(100, 500)));
        assertThat(sum.write()).isEqualTo(Tallies.of(LINES.subList(0, 100)).write());
        assertThat(whole.by(Dimension.PLAN).values().stream()
                        .mapToLong(Tally::lines)
                        .sum())
                .isEqualTo(500);
    }

    @Test
    void bytes_of_another_kind_and_bytes_that_were_cut_are_refused() {
        byte[] lines = LineBytes.write(LINES);
        assertThatThrownBy(() -> Tallies.read(lines, true)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> LineBytes.read(new byte[0])).isInstanceOf(IllegalStateException.class);
        Random random = new Random(3);
        for (int i = 0; i < 300; i++) {
            byte[] cut = java.util.Arrays.copyOf(lines, random.nextInt(lines.length));
            assertThatThrownBy(() -> LineBytes.read(cut)).isInstanceOf(IllegalStateException.class);
        }
    }
}
