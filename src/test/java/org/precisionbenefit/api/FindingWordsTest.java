package org.precisionbenefit.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.precisionbenefit.access.Caller;
import org.precisionbenefit.access.CallerId;
import org.precisionbenefit.access.Role;
import org.precisionbenefit.access.VisiblePlans;
import org.precisionbenefit.audit.AuditEntry.Event;
import org.precisionbenefit.audit.event.EventId;
import org.precisionbenefit.audit.event.EventStore;
import org.precisionbenefit.audit.sampling.KeptFinding;
import org.precisionbenefit.casework.docket.Finding;
import org.precisionbenefit.decision.DecisionId;
import org.precisionbenefit.formulary.PlanId;

/** What an auditor wrote is for that auditor, and for whoever said within the hour why the case has to be seen whole. */
class FindingWordsTest {
    private static final Instant NOW = Instant.parse("2026-11-29T12:00:00Z");
    private static final DecisionId OPEN = new DecisionId("00000000-0000-4000-8000-000000000001");
    private static final DecisionId CLOSED = new DecisionId("00000000-0000-4000-8000-000000000002");

    private final FindingWords words = new FindingWords(
            new EventStore() {
                @Override
                public boolean isUnmasked(CallerId by, DecisionId decision, Instant since) {
                    return decision.equals(OPEN) && since.equals(NOW.minus(DoorCases.SHOWN_WHOLE));
                }

                @Override
                public Optional<String> lastSubject(Event event, EventId before) {
                    return Optional.empty();
                }

                @Override
                public List<KeptEvent> of(DecisionId decision, VisiblePlans plans) {
                    return List.of();
                }
            },
            Clock.fixed(NOW, ZoneOffset.UTC));

    @Test
    void words_are_shown_to_who_wrote_them_and_to_who_unmasked_the_case() {
        assertThat(text(finding(CLOSED), "ada").words()).isEqualTo("CANARY");
        assertThat(text(finding(OPEN), "ben").words()).isEqualTo("CANARY");
        assertThat(text(finding(CLOSED), "ben").words()).isEmpty();
        assertThat(text(finding(CLOSED), "ben").verdict()).isEqualTo(Finding.Verdict.AGREES);
        Finding gone = new Finding(finding(CLOSED).of(), NOW, new CallerId("ada"), null);
        assertThat(words.shown(gone, caller("ben"))).isEqualTo(gone);
    }

    private Finding.Text text(Finding finding, String by) {
        return Objects.requireNonNull(words.shown(finding, caller(by)).text());
    }

    private static Finding finding(DecisionId decision) {
        return new Finding(
                new KeptFinding.Of(decision, 1, new PlanId("PLAN")),
                NOW,
                new CallerId("ada"),
                new Finding.Text(Finding.Verdict.AGREES, "CANARY"));
    }

    private static Caller caller(String id) {
        return new Caller(new CallerId(id), Set.of(Role.AUDITOR), VisiblePlans.EVERY, null);
    }
}
