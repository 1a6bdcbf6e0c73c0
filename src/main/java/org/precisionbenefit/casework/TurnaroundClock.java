package org.precisionbenefit.casework;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.precisionbenefit.decision.DecisionRecord;
import org.precisionbenefit.decision.Pended;
import org.precisionbenefit.formulary.LineOfBusiness;
import org.precisionbenefit.intake.Urgency;

/** By when is a pended item due? Hours run through nights, weekends and clock changes. Nothing decides when one passes. */
public final class TurnaroundClock {
    private final List<TurnaroundRule> rules;

    public TurnaroundClock(List<TurnaroundRule> rules) {
        this.rules = List.copyOf(rules);
    }

    /** The due instants of the pended items of a record. */
    public List<ItemDue> due(DecisionRecord record, @Nullable LineOfBusiness lineOfBusiness, Instant receivedAt) {
        TurnaroundRule rule = rule(record, lineOfBusiness);
        Instant at = receivedAt.plus(Duration.ofHours(rule.hours()));
        return record.items().stream()
                .filter(item -> item.outcome().determination() instanceof Pended)
                .map(item -> new ItemDue(item.sequence(), at, rule.source()))
                .toList();
    }

    private TurnaroundRule rule(DecisionRecord record, @Nullable LineOfBusiness lineOfBusiness) {
        Urgency urgency = record.inputs().request().urgency();
        return rules.stream()
                .filter(rule -> rule.urgency() == urgency)
                .filter(rule -> !rule.since().isAfter(record.inputs().asOf().date()))
                .filter(rule -> rule.lineOfBusiness() == null || rule.lineOfBusiness() == lineOfBusiness)
                .max(Comparator.comparing((TurnaroundRule rule) -> rule.lineOfBusiness() != null)
                        .thenComparing(TurnaroundRule::since))
                .orElseThrow(() -> new IllegalStateException(
                        "The clock table must hold a row for " + Objects.toString(urgency) + " requests."));
    }
}
