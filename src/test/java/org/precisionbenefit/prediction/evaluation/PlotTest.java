package org.precisionbenefit.prediction.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class PlotTest {
    @Test
    void axis_is_marked_at_round_values_within_it() {
        assertThat(Plot.Marks.within(0, 0.5)).isEqualTo(new Plot.Marks(List.of(0.0, 0.1, 0.2, 0.3, 0.4, 0.5), 1));
        assertThat(Plot.Marks.within(-0.263, 0.11)).isEqualTo(new Plot.Marks(List.of(-0.2, -0.1, 0.0, 0.1), 1));
        assertThat(Plot.Marks.within(37, 912)).isEqualTo(new Plot.Marks(List.of(200.0, 400.0, 600.0, 800.0), 0));
    }
}
