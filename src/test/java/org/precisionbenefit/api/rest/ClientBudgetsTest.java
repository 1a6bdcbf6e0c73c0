package org.precisionbenefit.api.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class ClientBudgetsTest {
    private static final long SECOND = 1_000_000_000L;

    private final AtomicLong now = new AtomicLong();
    private final ClientBudgets budgets = new ClientBudgets(5, 20, now::get);

    @Test
    void client_beyond_its_budget_is_told_when_to_come_and_others_are_not_touched() {
        assertThat(budgets.take("one", 10)).isZero();
        assertThat(budgets.take("one", 10)).isZero();
        assertThat(budgets.take("one", 10)).isEqualTo(2);
        assertThat(budgets.take("other", 10)).isZero();
        now.addAndGet(2 * SECOND);
        assertThat(budgets.take("one", 10)).isZero();
        assertThat(budgets.take("one", 1)).isEqualTo(1);
    }

    @Test
    void budget_fills_up_to_its_limit_and_a_clock_that_steps_back_takes_nothing() {
        assertThat(budgets.take("one", 20)).isZero();
        now.addAndGet(-SECOND);
        assertThat(budgets.take("one", 5)).isEqualTo(1);
        now.addAndGet(1000 * SECOND);
        assertThat(budgets.take("one", 20)).isZero();
        assertThat(budgets.take("one", 1)).isEqualTo(1);
    }

    @Test
    void clients_are_forgotten_in_the_order_they_asked_so_that_the_memory_is_bounded() {
        budgets.take("first", 20);
        for (int i = 0; i < 10_000; i++) {
            budgets.take("client-" + i, 20);
        }
        assertThat(budgets.take("client-9999", 1)).isPositive();
        assertThat(budgets.take("first", 1)).isZero();
    }
}
