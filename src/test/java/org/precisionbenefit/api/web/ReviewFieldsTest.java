package org.precisionbenefit.api.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import jakarta.ws.rs.WebApplicationException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.precisionbenefit.api.QueuePlace;
import org.precisionbenefit.audit.review.ReviewId;
import org.precisionbenefit.audit.review.WaitingItem;
import org.precisionbenefit.casework.DenialReason;
import org.precisionbenefit.casework.PrescriberAnswer;
import org.precisionbenefit.casework.ReviewRequest;
import org.precisionbenefit.decision.DecisionId;
import org.precisionbenefit.formulary.PlanId;
import org.precisionbenefit.intake.RefusedRequest;
import org.precisionbenefit.terminology.Quantity;
import org.precisionbenefit.terminology.RxCui;

/** What the form of a review and the address of a page of the queue say, and what they cannot. */
class ReviewFieldsTest {
    private static final String FORM = "form=00000000-0000-4000-8000-000000000001";

    @Test
    void every_field_is_read_and_an_empty_one_is_none() throws IOException {
        assertThat(wanted(FORM
                        + "&verdict=APPROVE_LESS&until=2027-11-28&quantity=30.5&daysSupply=15&drug=32968&prescriber=ACCEPTED"
                        + "&by=Dr.+Example&at=2026-11-28T10%3A15&cites=&reason=&narrative=One%0D%0Atwo&override=+"))
                .isEqualTo(new ReviewRequest(
                        1,
                        new ReviewId("00000000-0000-4000-8000-000000000001"),
                        ReviewRequest.Verdict.APPROVE_LESS,
                        new ReviewRequest.Grant(
                                LocalDate.of(2027, 11, 28), Quantity.of("30.5", "tablet"), 15, new RxCui("32968")),
                        new PrescriberAnswer(
                                PrescriberAnswer.Said.ACCEPTED, "Dr. Example", Instant.parse("2026-11-28T10:15:00Z")),
                        null,
                        "One\ntwo",
                        null));
    }

    @Test
    void day_that_is_filled_in_beforehand_means_nothing_in_a_denial() throws IOException {
        ReviewRequest denial =
                wanted(FORM + "&verdict=DENY&until=2027-11-28&cites=no-stroke&reason=NOT_COVERED&narrative=x");
        assertThat(denial.grant()).isNull();
        assertThat(denial.grounds()).isEqualTo(new ReviewRequest.Grounds("no-stroke", DenialReason.NOT_COVERED));
        assertThat(wanted(FORM + "&verdict=DENY&until=2027-11-28&quantity=3").grant())
                .isNotNull();
    }

    @ParameterizedTest
    @CsvSource({
        "verdict=DENY,/form",
        "form=x&verdict=DENY,/form",
        "form=00000000-0000-4000-8000-000000000001,/verdict",
        "form=00000000-0000-4000-8000-000000000001&verdict=deny,/verdict",
        "form=00000000-0000-4000-8000-000000000001&verdict=APPROVE,/grant/until",
        "form=00000000-0000-4000-8000-000000000001&verdict=APPROVE&until=tomorrow,/grant/until",
        "form=00000000-0000-4000-8000-000000000001&verdict=APPROVE&until=2027-01-01&quantity=1e9,/grant/quantity",
        "form=00000000-0000-4000-8000-000000000001&verdict=APPROVE&until=2027-01-01&daysSupply=-1,/grant/daysSupply",
        "form=00000000-0000-4000-8000-000000000001&verdict=APPROVE&until=2027-01-01&drug=x,/grant/drug",
        "form=00000000-0000-4000-8000-000000000001&verdict=APPROVE&until=2027-01-01&by=x,/prescriber",
        "form=00000000-0000-4000-8000-000000000001&verdict=DENY&prescriber=ACCEPTED&at=now,/prescriber/at",
        "form=00000000-0000-4000-8000-000000000001&verdict=DENY&cites=x,/reason"
    })
    void field_that_holds_what_it_cannot_is_named(String body, String place) {
        assertThat(catchThrowableOfType(RefusedRequest.class, () -> wanted(body))
                        .expression())
                .isEqualTo(place);
    }

    @Test
    void body_that_is_too_large_or_no_form_is_refused() {
        assertThatThrownBy(() -> wanted("narrative=" + "x".repeat(140_000)))
                .isInstanceOf(WebApplicationException.class);
        assertThatThrownBy(() -> wanted(FORM + "&" + FORM)).isInstanceOf(WebApplicationException.class);
        assertThatThrownBy(() -> wanted("form=%zz")).isInstanceOf(WebApplicationException.class);
    }

    @Test
    void place_in_the_queue_is_read_as_it_was_written() {
        WaitingItem item = new WaitingItem(
                new DecisionId("00000000-0000-4000-8000-000000000001"),
                12,
                new PlanId("PLAN"),
                Instant.parse("2026-11-28T10:15:00.123456Z"));
        WaitingItem read = QueuePlace.read(QueuePlace.write(item)).orElseThrow();
        assertThat(read.dueAt()).isEqualTo(item.dueAt());
        assertThat(read.decision()).isEqualTo(item.decision());
        assertThat(read.item()).isEqualTo(12);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "x",
                "2026-13-28T10:15:00Z_00000000-0000-4000-8000-000000000001_1",
                "2026-11-28T10:15:00Z_------------------------------------_1",
                "2026-11-28T10:15:00Z_00000000-0000-4000-8000-000000000001_0",
                "2026-11-28T10:15:00Z_00000000-0000-4000-8000-000000000001_9999999999"
            })
    void place_that_nobody_wrote_is_none(String text) {
        assertThat(QueuePlace.read(text)).isEmpty();
    }

    private static ReviewRequest wanted(String body) throws IOException {
        return ReviewFields.read(new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8)))
                .wanted(1, "tablet");
    }
}
