package org.precisionbenefit.audit;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.precisionbenefit.terminology.Digest;

/**
 * The activations of one kind of release. What was entered last among those that have begun is live, so that a later entry
 * stands in the place of every earlier one whose time comes after its own.
 *
 * @param entered the activations, in the order of entry
 */
public record ActivationHistory(List<Activation> entered) {
    public ActivationHistory {
        entered = entered.stream()
                .sorted(Comparator.comparingLong(Activation::number))
                .toList();
    }

    /** What is live at the instant, or empty before the first. */
    public Optional<Activation> due(Instant at) {
        return last(one -> one.hasBegun(at));
    }

    /** What was live before this one, or empty when it was the first release. */
    public Optional<Activation> before(Activation live) {
        return last(one -> one.number() < live.number()
                && one.hasBegun(live.since())
                && !one.entry().digest().equals(live.entry().digest()));
    }

    /** What is to go live after the instant, unless something else is entered until then; the next first. */
    public List<Activation> upcoming(Instant after) {
        return entered.stream()
                .filter(one -> one.refusal() == null && one.entry().effective().isAfter(after))
                .filter(one -> entered.stream()
                        .noneMatch(other -> other.number() > one.number()
                                && other.hasBegun(one.entry().effective())))
                .sorted(Comparator.comparing(one -> one.entry().effective()))
                .toList();
    }

    /** Whether the release was ever entered. */
    public boolean holds(Digest release) {
        return entered.stream().anyMatch(one -> one.entry().digest().equals(release));
    }

    private Optional<Activation> last(Predicate<Activation> which) {
        return entered.stream().filter(which).reduce((earlier, later) -> later);
    }
}
