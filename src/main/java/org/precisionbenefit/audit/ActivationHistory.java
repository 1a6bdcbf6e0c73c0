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

    /** The number of the last entry, or 0 before the first. */
    public long last() {
        return entered.isEmpty() ? 0 : entered.get(entered.size() - 1).number();
    }

    /** What is live at the instant, or empty before the first. */
    public Optional<Activation> due(Instant at) {
        return last(one -> one.hasBegun(at));
    }

    /**
     * What was live before this one was published, or empty when it was the first release. A release that somebody went back
     * to stands where it was published, so that going back again never leads to what was left.
     */
    public Optional<Activation> before(Activation live) {
        Activation published = published(live);
        return last(one -> one.number() < published.number()
                && one.hasBegun(published.since())
                && !one.isOf(published.entry().digest()));
    }

    private Activation published(Activation one) {
        if (one.entry().action() != Activation.Action.ROLLBACK) {
            return one;
        }
        return last(earlier -> earlier.number() < one.number()
                        && earlier.refusal() == null
                        && earlier.isOf(one.entry().digest()))
                .map(this::published)
                .orElse(one);
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

    /** What was published from drafts after the rules folder was entered last, and not refused. */
    public List<Activation> draftsSinceTheFolder() {
        long folder = last(one -> one.refusal() == null
                        && one.entry().action() != Activation.Action.ROLLBACK
                        && one.entry().draft() == null)
                .map(Activation::number)
                .orElse(0L);
        return entered.stream()
                .filter(one -> one.number() > folder
                        && one.refusal() == null
                        && one.entry().draft() != null)
                .toList();
    }

    /** The history as it was when this one was to be entered. */
    public ActivationHistory until(Activation next) {
        return new ActivationHistory(
                entered.stream().filter(one -> one.number() < next.number()).toList());
    }

    /** Whether the release was ever entered. */
    public boolean holds(Digest release) {
        return entered.stream().anyMatch(one -> one.isOf(release));
    }

    /** Whether the release was entered, not refused, and its time had begun. */
    public boolean began(Digest release, Instant at) {
        return entered.stream().anyMatch(one -> one.isOf(release) && one.hasBegun(at));
    }

    private Optional<Activation> last(Predicate<Activation> which) {
        return entered.stream().filter(which).reduce((earlier, later) -> later);
    }
}
