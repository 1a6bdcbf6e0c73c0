package org.precisionbenefit.evidence;

import java.util.List;

/**
 * What a row of guidance on one or several genes says beyond its action.
 *
 * @param lookups the values of the genes that the row is entered by
 * @param advice everything the row says, the action of the guidance first
 */
public record GuidanceDetail(List<Lookup> lookups, List<Advice> advice) {
    public GuidanceDetail {
        lookups = List.copyOf(lookups);
        advice = List.copyOf(advice);
        if (lookups.isEmpty() || advice.isEmpty()) {
            throw new IllegalArgumentException("Guidance in detail must be entered by a value and say what to do.");
        }
    }
}
