package org.precisionbenefit.api.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.precisionbenefit.access.VisiblePlans;
import org.precisionbenefit.audit.docket.Dimension;
import org.precisionbenefit.audit.docket.LineState;
import org.precisionbenefit.formulary.PlanId;
import org.precisionbenefit.intake.RefusedRequest;
import org.precisionbenefit.terminology.Period;

/** What an address of the console asks for, and what it is told when it cannot. */
class ConsoleFormTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 29);

    @Test
    void address_without_fields_asks_for_the_last_month() {
        ConsoleForm.Asked asked = ConsoleForm.of(Map.of()).asked(TODAY);
        assertThat(asked.query().days()).isEqualTo(new Period(LocalDate.of(2026, 10, 30), TODAY));
        assertThat(asked.query().words()).isEmpty();
        assertThat(asked.among(VisiblePlans.EVERY)).isEqualTo(VisiblePlans.EVERY);
    }

    @Test
    void fields_are_read_and_written_back_into_an_address() {
        ConsoleForm form = ConsoleForm.of(Map.of(
                "from", List.of("2026-01-01"),
                "to", List.of("2026-02-01"),
                "drug", List.of(" Prasugrel & more "),
                "outcome", List.of("DENIED"),
                "waits", List.of("72"),
                "plan", List.of("PLAN-A"),
                "other", List.of("x")));
        ConsoleForm.Asked asked = form.asked(TODAY);
        assertThat(asked.query().words()).containsExactly(Map.entry(Dimension.DRUG, "prasugrel & more"));
        assertThat(asked.query().state()).isEqualTo(LineState.DENIED);
        assertThat(asked.query().waitsLonger()).isEqualTo(Duration.ofHours(72));
        assertThat(form.address("/console", "after=x"))
                .isEqualTo("/console?drug=+Prasugrel+%26+more+&from=2026-01-01&outcome=DENIED&plan=PLAN-A&to=2026-02-01"
                        + "&waits=72&after=x");
        assertThat(form.daysAndPlan().values().keySet()).containsExactly("from", "plan", "to");
        assertThat(asked.among(VisiblePlans.EVERY)).isEqualTo(VisiblePlans.only(Set.of(new PlanId("PLAN-A"))));
        VisiblePlans other = VisiblePlans.only(Set.of(new PlanId("PLAN-B")));
        assertThat(asked.among(other)).isEqualTo(VisiblePlans.only(Set.of()));
    }

    @ParameterizedTest
    @CsvSource({
        "from, tomorrow",
        "to, 2026-13-01",
        "from, 1026-01-01",
        "from, 2027-01-01",
        "from, 2001-01-01",
        "outcome, YES",
        "waits, -1",
        "waits, 1000000",
        "waits, soon"
    })
    void field_that_holds_what_it_cannot_is_named(String field, String value) {
        assertThatThrownBy(() -> ConsoleForm.of(Map.of(field, List.of(value))).asked(TODAY))
                .isInstanceOf(RefusedRequest.class)
                .satisfies(refused ->
                        assertThat(((RefusedRequest) refused).expression()).isEqualTo("/" + field));
    }

    @Test
    void words_that_are_too_long_or_of_several_lines_are_refused() {
        for (String value : List.of("x".repeat(101), "a\nb")) {
            assertThatThrownBy(
                            () -> ConsoleForm.of(Map.of("drug", List.of(value))).asked(TODAY))
                    .isInstanceOf(RefusedRequest.class)
                    .hasMessageNotContaining(value);
        }
    }

    @Test
    void table_to_take_along_holds_no_formula_and_quotes_what_it_holds() {
        assertThat(CsvText.line(List.of("a", "say \"so\"", "=1+1", "-3.5", "-x", "@y", "two\nlines")))
                .isEqualTo("\"a\",\"say \"\"so\"\"\",\"'=1+1\",\"-3.5\",\"'-x\",\"'@y\",\"two\nlines\"\r\n");
    }
}
