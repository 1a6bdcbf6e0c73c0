package org.precisionbenefit.formulary.benefit;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.precisionbenefit.formulary.QuantityLimit;
import org.precisionbenefit.formulary.SupplyLimits;
import org.precisionbenefit.formulary.load.Flag;
import org.precisionbenefit.terminology.RxCui;

/** What a result opens of a row that no check has seen beside it, such as a published one. */
class OverlayChangeTest {
    private static final RxCui ONE = new RxCui("1");
    private static final RxCui OTHER = new RxCui("2");

    private static QuantityLimit tablets(int quantity) {
        return new QuantityLimit(BigDecimal.valueOf(quantity), "tablet", 30);
    }

    private static OverlayChange change(List<RxCui> steps, QuantityLimit quantity, Integer days) {
        return new OverlayChange(null, steps, null, quantity, days, null);
    }

    @Test
    void limits_never_get_tighter() {
        OverlayChange change = change(null, tablets(60), 60);
        assertThat(change.of(SupplyLimits.NONE)).isEqualTo(SupplyLimits.NONE);
        assertThat(change.of(new SupplyLimits(tablets(90), 90))).isEqualTo(new SupplyLimits(tablets(90), 90));
        assertThat(change.of(new SupplyLimits(tablets(30), 30))).isEqualTo(new SupplyLimits(tablets(60), 60));
    }

    @Test
    void steps_never_get_more() {
        StepRule none = new StepRule(Flag.NO, List.of());
        StepRule unnamed = new StepRule(Flag.YES, List.of());
        StepRule both = new StepRule(Flag.YES, List.of(ONE, OTHER));
        OverlayChange fewer = change(List.of(ONE), null, null);
        assertThat(fewer.of(none)).isEqualTo(none);
        assertThat(fewer.of(unnamed)).isEqualTo(unnamed);
        assertThat(fewer.of(both)).isEqualTo(new StepRule(Flag.YES, List.of(ONE)));
        OverlayChange open = change(List.of(), null, null);
        assertThat(open.of(unnamed)).isEqualTo(none);
        assertThat(open.of(both)).isEqualTo(none);
        assertThat(change(null, tablets(60), null).of(both)).isEqualTo(both);
    }
}
