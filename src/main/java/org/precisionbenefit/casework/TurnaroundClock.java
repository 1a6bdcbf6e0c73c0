package org.precisionbenefit.casework;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.precisionbenefit.decision.DecisionRecord;
import org.precisionbenefit.decision.ItemDecision;
import org.precisionbenefit.decision.Pended;
import org.precisionbenefit.formulary.LineOfBusiness;
import org.precisionbenefit.intake.Urgency;
import org.precisionbenefit.policy.law.StepLaw;

/** By when is a pended item due? Hours run through nights, weekends and clock changes. Nothing decides when one passes. */
public final class TurnaroundClock {
    private final List<TurnaroundRule> rules;

    public TurnaroundClock(List<TurnaroundRule> rules) {
        this.rules = List.copyOf(rules);
    }

    /** The due instants of the pended items of a record. */
    public List<ItemDue> due(DecisionRecord record, @Nullable LineOfBusiness lineOfBusiness, Instant receivedAt) {
        TurnaroundRule rule = rule(record, lineOfBusiness);
        ItemDue due = new ItemDue(0, receivedAt.plus(Duration.ofHours(rule.hours())), rule.source());
        return record.items().stream()
                .filter(item -> item.outcome().determination() instanceof Pended)
                .map(item -> sooner(due, item, record, receivedAt))
                .toList();
    }

    /** A law that wants requests for an exception from step therapy answered sooner shortens the time, and never lengthens it. */
    private static ItemDue sooner(ItemDue due, ItemDecision item, DecisionRecord record, Instant receivedAt) {
        StepLaw law = record.law() == null ? null : record.law().step();
        boolean urgent = record.inputs().request().urgency() == Urgency.EXPEDITED;
        Integer hours = law == null || !law.source().verified() || !item.waitsForStep()
                ? null
                : urgent ? law.clock().urgentHours() : law.clock().standardHours();
        if (law != null
                && hours != null
                && receivedAt.plus(Duration.ofHours(hours)).isBefore(due.at())) {
            return new ItemDue(
                    item.sequence(),
                    receivedAt.plus(Duration.ofHours(hours)),
                    law.source().citation());
        }
        return new ItemDue(item.sequence(), due.at(), due.rule());
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
