package org.precisionbenefit.api.web;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One line of a policy with what it came to, and the lines below it.
 *
 * @param text the line in the plan's words, or its id when the policy's text is not at hand
 * @param kind what it is for, empty for an ordinary requirement
 * @param decided whether it is one of those that decided
 * @param finding what it came to
 * @param joins how the lines below it combine, empty when there are none
 * @param children the lines below it
 */
public record CriterionView(
        String text, String kind, boolean decided, FindingView finding, String joins, List<CriterionView> children) {
    public CriterionView {
        Objects.requireNonNull(text, "text is null");
        Objects.requireNonNull(kind, "kind is null");
        Objects.requireNonNull(finding, "finding is null");
        Objects.requireNonNull(joins, "joins is null");
        children = List.copyOf(children);
    }

    /**
     * What a line came to.
     *
     * @param mark the status
     * @param because one sentence
     * @param citation the text it rests on, or null for a group that only combines
     * @param facts the facts it rests on
     * @param withoutScores the status without scores, or null when it is the same
     */
    public record FindingView(
            Mark mark,
            String because,
            @Nullable CitationView citation,
            List<FactView> facts,
            @Nullable Mark withoutScores) {
        public FindingView {
            Objects.requireNonNull(mark, "mark is null");
            Objects.requireNonNull(because, "because is null");
            facts = List.copyOf(facts);
        }
    }
}
