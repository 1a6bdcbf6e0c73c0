package org.precisionbenefit.decision;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.precisionbenefit.formulary.FormularyItem;
import org.precisionbenefit.formulary.benefit.OverlayChange;
import org.precisionbenefit.formulary.benefit.OverlayRow;

/**
 * What a member's results opened of a plan's row.
 *
 * @param benefit the row as it holds for this member
 * @param authorizationDays for how many days an approval holds at least, or null when no row says it
 * @param rows the rows of the overlay that opened it, at least one
 */
public record OpenedBenefit(FormularyItem benefit, @Nullable Integer authorizationDays, List<OverlayRow> rows) {
    public OpenedBenefit {
        Objects.requireNonNull(benefit, "benefit is null");
        rows = List.copyOf(rows);
        if (rows.isEmpty()) {
            throw new IllegalArgumentException("A row must have opened the benefit.");
        }
    }

    /** One sentence for a person, with where each row is written. */
    public String words() {
        List<String> opened = rows.stream().map(OpenedBenefit::words).toList();
        return "The plan's own row was opened by the member's results: " + String.join("; ", opened) + ".";
    }

    private static String words(OverlayRow row) {
        OverlayChange change = row.change();
        List<String> what = new ArrayList<>();
        if (change.tier() != null) {
            what.add("tier " + change.tier().code());
        }
        if (change.priorAuthorization() != null) {
            what.add("no prior authorization");
        }
        if (change.stepTherapy() != null) {
            what.add(change.stepTherapy().isEmpty() ? "no step therapy" : "fewer steps");
        }
        if (change.quantity() != null) {
            what.add("up to " + change.quantity().quantity().toPlainString() + " "
                    + change.quantity().unit() + " in " + change.quantity().daysSupply() + " days");
        }
        if (change.days() != null) {
            what.add("up to " + change.days() + " days at a time");
        }
        if (change.authorizationDays() != null) {
            what.add("an authorization for at least " + change.authorizationDays() + " days");
        }
        return row.when().about() + " (" + String.join(" or ", row.when().words()) + ") opens "
                + String.join(", ", what) + " (" + row.source().source()
                + (row.source().locator().isEmpty() ? "" : ", " + row.source().locator()) + ")";
    }
}
