package org.precisionbenefit.profile.history;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

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
        return new MemberHistory(
                latest(coverage, later.coverage, CoveragePeriod::resource),
                latest(fills, later.fills, Fill::resource),
                latest(labs, later.labs, LabResult::resource));
    }

    private static <T> List<T> latest(List<T> earlier, List<T> later, Function<T, String> resource) {
        Map<String, T> byResource = new LinkedHashMap<>();
        Stream.concat(earlier.stream(), later.stream()).forEach(each -> byResource.put(resource.apply(each), each));
        return List.copyOf(byResource.values());
    }
}
