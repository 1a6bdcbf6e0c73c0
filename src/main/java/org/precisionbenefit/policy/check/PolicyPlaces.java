package org.precisionbenefit.policy.check;

import java.util.Collections;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.precisionbenefit.policy.CriterionId;
import org.precisionbenefit.terminology.authored.Place;

/**
 * Where the parts of a policy stand in the files of its author. It is no part of the policy, so that where a line stands
 * changes no digest and no record.
 *
 * @param lines each criterion
 * @param effective where its first day stands
 * @param scope where its drugs stand
 */
public record PolicyPlaces(SortedMap<CriterionId, LinePlace> lines, Place effective, Place scope) {
    public PolicyPlaces {
        lines = Collections.unmodifiableSortedMap(new TreeMap<>(lines));
        Objects.requireNonNull(effective, "effective is null");
        Objects.requireNonNull(scope, "scope is null");
    }

    /** Where the criterion stands; one that no line is known of stands where the policy begins. */
    public LinePlace of(CriterionId id) {
        LinePlace place = lines.get(id);
        return place != null ? place : new LinePlace(Place.start(effective.file()), null, null);
    }
}
