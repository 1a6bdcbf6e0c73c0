package org.precisionbenefit.formulary.benefit;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A row after what a member's results open of it.
 *
 * @param row the row as it holds for the member
 * @param change what was opened, or null when the base holds unchanged
 * @param applied the rows of the overlay that opened it
 * @param couldApply sentences on results that are not known and could open more
 */
record OpenedRow(BenefitRow row, @Nullable OverlayChange change, List<OverlayRow> applied, List<String> couldApply) {
    static OpenedRow of(BenefitRow base, List<OverlayRow> overlay, List<KnownResult> results) {
        if (overlay.isEmpty()) {
            return new OpenedRow(base, null, List.of(), List.of());
        }
        List<OverlayRow> applied = Overlay.applying(overlay, results);
        OverlayChange change = Overlay.together(applied).orElse(null);
        List<String> could = Overlay.unanswered(overlay, results).stream()
                .map(row -> "A result of " + row.when().about() + " ("
                        + String.join(" or ", row.when().words()) + ") would open more of the plan's row.")
                .distinct()
                .toList();
        return new OpenedRow(change == null ? base : base.opened(change), change, applied, could);
    }
}
