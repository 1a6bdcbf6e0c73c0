package org.precisionbenefit.formulary.benefit;

import java.util.List;
import java.util.Optional;

/** Which rows of the overlay does a member's results open? */
public final class Overlay {
    private Overlay() {}

    /** The rows whose result is known for certain; with no such result there is none, and the base holds unchanged. */
    public static List<OverlayRow> applying(List<OverlayRow> rows, List<KnownResult> results) {
        return rows.stream().filter(row -> row.when().isMet(results)).toList();
    }

    /** The rows of whose gene or marker nothing is known; such a result could open more. */
    public static List<OverlayRow> unanswered(List<OverlayRow> rows, List<KnownResult> results) {
        return rows.stream().filter(row -> !row.when().isAnswered(results)).toList();
    }

    /** What the rows open together, or empty when there are none. */
    public static Optional<OverlayChange> together(List<OverlayRow> rows) {
        return rows.stream().map(OverlayRow::change).reduce(OverlayChange::and);
    }
}
