package org.precisionbenefit.casework;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.precisionbenefit.decision.DecisionRecord;
import org.precisionbenefit.decision.ItemDecision;
import org.precisionbenefit.decision.Pended;
import org.precisionbenefit.formulary.LineOfBusiness;
import org.precisionbenefit.intake.Urgency;
import org.precisionbenefit.policy.law.StepLaw;

/**
 * By when is a pended item due? The plan's own rule holds for every kind of plan; the row of a kind of plan may shorten it and say
 * from when the clock runs. Nothing decides when one passes.
 */
public final class TurnaroundClock {
    private final List<TurnaroundRule> rules;

    public TurnaroundClock(List<TurnaroundRule> rules) {
        this.rules = List.copyOf(rules);
    }

    /** The due instants of the pended items of a record whose case began with it. */
    public List<ItemDue> due(DecisionRecord record, @Nullable LineOfBusiness lineOfBusiness, Instant receivedAt) {
        return due(record, lineOfBusiness, new CaseBegan(receivedAt, receivedAt, ZoneOffset.UTC));
    }

    /** The due instants of the pended items of a record. */
    public List<ItemDue> due(DecisionRecord record, @Nullable LineOfBusiness lineOfBusiness, CaseBegan began) {
        return record.items().stream()
                .filter(item -> item.outcome().determination() instanceof Pended)
                .map(item -> sooner(due(item, record, lineOfBusiness, began), item, record, began))
                .toList();
    }

    private ItemDue due(
            ItemDecision item, DecisionRecord record, @Nullable LineOfBusiness lineOfBusiness, CaseBegan began) {
        Urgency urgency = record.inputs().request().urgency();
        LocalDate day = record.inputs().asOf().date();
        ClockKind kind = ClockKind.of(item);
        Optional<TurnaroundRule> own = rule(null, kind, urgency, day);
        Optional<TurnaroundRule> special =
                lineOfBusiness == null ? Optional.empty() : rule(lineOfBusiness, kind, urgency, day);
        Instant start = began.start(special.or(() -> own)
                .map(TurnaroundRule::start)
                .orElseThrow(() ->
                        new IllegalStateException("The clock table must hold a row for " + urgency + " requests.")));
        return Stream.concat(special.stream(), own.stream())
                .map(rule -> new ItemDue(item.sequence(), rule.time().after(start, began.zone()), rule.source()))
                .min(Comparator.comparing(ItemDue::at))
                .orElseThrow();
    }

    /** The row that holds: one for this kind of question before one for every kind, then the latest. */
    private Optional<TurnaroundRule> rule(
            @Nullable LineOfBusiness lineOfBusiness, ClockKind kind, Urgency urgency, LocalDate day) {
        return rules.stream()
                .filter(TurnaroundRule::verified)
                .filter(rule -> rule.lineOfBusiness() == lineOfBusiness)
                .filter(rule -> rule.kind() == null || rule.kind() == kind)
                .filter(rule -> rule.urgency() == urgency)
                .filter(rule -> !rule.since().isAfter(day))
                .max(Comparator.comparing((TurnaroundRule rule) -> rule.kind() != null)
                        .thenComparing(TurnaroundRule::since));
    }

    /** A law that wants requests for an exception from step therapy answered sooner shortens the time, and never lengthens it. */
    private static ItemDue sooner(ItemDue due, ItemDecision item, DecisionRecord record, CaseBegan began) {
        StepLaw law = record.law() == null ? null : record.law().step();
        boolean urgent = record.inputs().request().urgency() == Urgency.EXPEDITED;
        Integer hours = law == null || !law.source().verified() || !item.waitsForStep()
                ? null
                : urgent ? law.clock().urgentHours() : law.clock().standardHours();
        if (law == null || hours == null) {
            return due;
        }
        Instant at = began.opened().plus(Duration.ofHours(hours));
        return at.isBefore(due.at())
                ? new ItemDue(item.sequence(), at, law.source().citation())
                : due;
    }
}
