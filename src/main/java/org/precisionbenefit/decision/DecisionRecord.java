package org.precisionbenefit.decision;

import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What was known, found and answered for one request: the value of {@code decide}.
 *
 * @param inputs everything it depends on
 * @param releases the releases it was made with
 * @param demonstration whether a demonstration release of a model took part
 * @param fault the fault that kept the request from being decided, without member data, or null when it was decided
 * @param items one decision per requested item, by sequence
 * @param law under which law it was decided, or null in records of releases without law tables
 */
public record DecisionRecord(
        DecisionInputs inputs,
        Releases releases,
        boolean demonstration,
        @Nullable String fault,
        List<ItemDecision> items,
        @Nullable LegalFrame law) {
    public DecisionRecord {
        Objects.requireNonNull(inputs, "inputs is null");
        Objects.requireNonNull(releases, "releases is null");
        items = List.copyOf(items);
    }

    /** A record without law. */
    public DecisionRecord(
            DecisionInputs inputs,
            Releases releases,
            boolean demonstration,
            @Nullable String fault,
            List<ItemDecision> items) {
        this(inputs, releases, demonstration, fault, items, null);
    }

    /** Whether a reviewer may see scores now: always once it is answered, before that only where the law lets them. */
    public boolean showsScores() {
        return showsScores(Set.of());
    }

    /**
     * Whether a reviewer may see scores now.
     *
     * @param answered the sequences of items that waited and that people have answered since
     */
    public boolean showsScores(Set<Integer> answered) {
        return law == null || law.reviewerSeesScores() || !waits(answered);
    }

    private boolean waits(Set<Integer> answered) {
        return items.stream()
                .anyMatch(item -> item.outcome().determination() instanceof Pended
                        && !answered.contains(item.sequence()));
    }

    /** The record as whoever reviews may see it now: the very same one, or the same without scores. */
    public DecisionRecord shown() {
        return shown(Set.of());
    }

    /**
     * The record as whoever reviews may see it now. What a model in shadow says stands in nobody's sight as long as something
     * waits, or it would be no shadow.
     *
     * @param answered the sequences of items that waited and that people have answered since
     */
    public DecisionRecord shown(Set<Integer> answered) {
        if (!showsScores(answered)) {
            return with(items.stream().map(ItemDecision::withoutScores).toList());
        }
        boolean hides = waits(answered)
                && items.stream()
                        .flatMap(item -> item.forecasts().stream())
                        .anyMatch(forecast -> !forecast.isShown());
        return hides ? with(items.stream().map(ItemDecision::withoutShadows).toList()) : this;
    }

    private DecisionRecord with(List<ItemDecision> others) {
        return new DecisionRecord(inputs, releases, demonstration, fault, others, law);
    }

    /** The decision on an item, or empty when there is none of this sequence. */
    public Optional<ItemDecision> item(int sequence) {
        return items.stream().filter(item -> item.sequence() == sequence).findFirst();
    }

    /** Why this is a demonstration, which every view of the record says; empty when it is none. */
    public Set<DemonstrationReason> demonstrationReasons() {
        Set<DemonstrationReason> reasons = EnumSet.noneOf(DemonstrationReason.class);
        if (demonstration) {
            reasons.add(DemonstrationReason.MODEL);
        }
        Endorsements endorsements = inputs.endorsements();
        if (endorsements != null && endorsements.anyForDemonstration()) {
            reasons.add(DemonstrationReason.SIGNATURES);
        }
        return reasons;
    }
}
