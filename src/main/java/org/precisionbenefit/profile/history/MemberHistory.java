package org.precisionbenefit.profile.history;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.precisionbenefit.profile.ScoringChoice;

/**
 * What the plan's own records say of one member.
 *
 * @param coverage stretches of coverage
 * @param fills drugs supplied or said to have been taken
 * @param labs measured values
 * @param choices the member's choices about being scored, or null where none was made
 */
public record MemberHistory(
        List<CoveragePeriod> coverage,
        List<Fill> fills,
        List<LabResult> labs,
        @Nullable List<ScoringChoice> choices) {
    /** Nothing is recorded. */
    public static final MemberHistory NONE = new MemberHistory(List.of(), List.of(), List.of());

    public MemberHistory {
        coverage = List.copyOf(coverage);
        fills = List.copyOf(fills);
        labs = List.copyOf(labs);
        // One way only to say nothing, so that parts of before are the same bytes.
        choices = choices == null || choices.isEmpty() ? null : List.copyOf(choices);
    }

    /** A history without choices. */
    public MemberHistory(List<CoveragePeriod> coverage, List<Fill> fills, List<LabResult> labs) {
        this(coverage, fills, labs, null);
    }

    /** A choice of the member alone. */
    public static MemberHistory choosing(ScoringChoice choice) {
        return new MemberHistory(List.of(), List.of(), List.of(), List.of(choice));
    }

    /** The member's choices about being scored. */
    public List<ScoringChoice> scoringChoices() {
        return choices == null ? List.of() : choices;
    }

    public boolean isEmpty() {
        return coverage.isEmpty() && fills.isEmpty() && labs.isEmpty() && choices == null;
    }

    /** How many records there are. */
    public int size() {
        return coverage.size() + fills.size() + labs.size() + scoringChoices().size();
    }

    /** This history with what became known later: a later word of the same resource stands in the place of the earlier. */
    public MemberHistory followedBy(MemberHistory later) {
        Gathering both = new Gathering();
        both.add(this);
        both.add(later);
        return both.history();
    }

    /** Puts a history together from its parts, in the order in which they became known. */
    public static final class Gathering {
        private final Map<String, CoveragePeriod> coverage = new LinkedHashMap<>();
        private final Map<String, Fill> fills = new LinkedHashMap<>();
        private final Map<String, LabResult> labs = new LinkedHashMap<>();
        private final Map<String, ScoringChoice> choices = new LinkedHashMap<>();

        /** Adds what became known next. */
        public void add(MemberHistory part) {
            part.coverage().forEach(each -> coverage.put(each.resource(), each));
            part.fills().forEach(each -> fills.put(each.resource(), each));
            part.labs().forEach(each -> labs.put(each.resource(), each));
            part.scoringChoices().forEach(each -> choices.put(each.provenance().resource(), each));
        }

        /** What is known by now. */
        public MemberHistory history() {
            return new MemberHistory(
                    List.copyOf(coverage.values()),
                    List.copyOf(fills.values()),
                    List.copyOf(labs.values()),
                    List.copyOf(choices.values()));
        }
    }
}
