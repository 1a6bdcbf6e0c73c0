package org.precisionbenefit.profile.history;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What the plan's own records say of one member.
 *
 * @param coverage stretches of coverage
 * @param fills drugs supplied or said to have been taken
 * @param labs measured values
 */
public record MemberHistory(List<CoveragePeriod> coverage, List<Fill> fills, List<LabResult> labs) {
    /** Nothing is recorded. */
    public static final MemberHistory NONE = new MemberHistory(List.of(), List.of(), List.of());

    public MemberHistory {
        coverage = List.copyOf(coverage);
        fills = List.copyOf(fills);
        labs = List.copyOf(labs);
    }

    public boolean isEmpty() {
        return coverage.isEmpty() && fills.isEmpty() && labs.isEmpty();
    }

    /** How many records there are. */
    public int size() {
        return coverage.size() + fills.size() + labs.size();
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

        /** Adds what became known next. */
        public void add(MemberHistory part) {
            part.coverage().forEach(each -> coverage.put(each.resource(), each));
            part.fills().forEach(each -> fills.put(each.resource(), each));
            part.labs().forEach(each -> labs.put(each.resource(), each));
        }

        /** What is known by now. */
        public MemberHistory history() {
            return new MemberHistory(
                    List.copyOf(coverage.values()), List.copyOf(fills.values()), List.copyOf(labs.values()));
        }
    }
}
