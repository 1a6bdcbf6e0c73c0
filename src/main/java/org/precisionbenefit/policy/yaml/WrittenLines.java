package org.precisionbenefit.policy.yaml;

import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.precisionbenefit.policy.CriterionId;
import org.precisionbenefit.policy.check.LinePlace;
import org.precisionbenefit.terminology.authored.Fields;
import org.precisionbenefit.terminology.authored.Place;

/** Where the criteria of the policy that is being read stand. */
final class WrittenLines {
    private final SortedMap<CriterionId, LinePlace> lines = new TreeMap<>();

    /** Notes where a criterion begins; gives the place of an earlier one of the same id, which then stays. */
    @Nullable
    Place begin(CriterionId id, Place at) {
        LinePlace earlier = lines.putIfAbsent(id, new LinePlace(at, null, null));
        return earlier == null ? null : earlier.line();
    }

    /** Notes where what a criterion compares and when it applies is written. */
    void tests(CriterionId id, Fields fields) {
        tests(
                id,
                fields.has("when") ? fields.place("when") : null,
                fields.has("only if") ? fields.place("only if") : null);
    }

    /** The same for a criterion that the reader makes of an author's lines. */
    void tests(CriterionId id, @Nullable Place when, @Nullable Place onlyIf) {
        lines.put(id, new LinePlace(place(id), when, onlyIf));
    }

    Place place(CriterionId id) {
        return Objects.requireNonNull(lines.get(id), "every criterion that was read has a place")
                .line();
    }

    SortedMap<CriterionId, LinePlace> all() {
        return lines;
    }
}
