package org.precisionbenefit.api.web;

import java.util.List;
import java.util.Objects;
import org.precisionbenefit.profile.Provenance;

/**
 * A fact by where it stands in the submission.
 *
 * @param resource the resource
 * @param detail its day, if one was sent, and what kind of statement it is
 */
public record FactView(String resource, String detail) {
    public FactView {
        Objects.requireNonNull(resource, "resource is null");
        Objects.requireNonNull(detail, "detail is null");
    }

    static List<FactView> of(List<Provenance> facts) {
        return facts.stream().map(FactView::of).toList();
    }

    private static FactView of(Provenance fact) {
        String day = fact.date() == null ? "no date" : fact.date().toString();
        return new FactView(fact.resource(), day + ", " + Words.standing(fact.source()));
    }
}
