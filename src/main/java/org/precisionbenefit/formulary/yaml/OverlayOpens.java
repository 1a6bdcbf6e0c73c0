package org.precisionbenefit.formulary.yaml;

import java.util.HashSet;
import java.util.List;
import org.precisionbenefit.formulary.FormularyItem;
import org.precisionbenefit.formulary.QuantityLimit;
import org.precisionbenefit.formulary.benefit.Coverage;
import org.precisionbenefit.formulary.benefit.OverlayChange;
import org.precisionbenefit.formulary.benefit.OverlayRow;
import org.precisionbenefit.terminology.ConfigurationFault;
import org.precisionbenefit.terminology.authored.Fields;

/** Refuses a row of the overlay that would take something away from whoever has the result. */
final class OverlayOpens {
    static final String MAY_ONLY_OPEN = "must not be worse than the plan's own row. ";

    private OverlayOpens() {}

    /**
     * Compares a row with every row of the plan and drug that shares a day with it.
     *
     * @throws ConfigurationFault when it is worse in anything, or there is no row that it could open
     */
    static void check(Fields row, OverlayRow read, List<FormularyItem> base) {
        List<FormularyItem> own = base.stream()
                .filter(item -> item.plan().equals(read.plan())
                        && item.ingredient().equals(read.ingredient())
                        && Days.share(item.holds(), read.holds()))
                .toList();
        if (own.isEmpty()) {
            throw row.flaw(
                    "drug",
                    row.text("drug"),
                    "must be on the plan's formulary on a day of the row. Add its row first.");
        }
        own.forEach(item -> check(row, read.change(), item));
    }

    private static void check(Fields row, OverlayChange change, FormularyItem base) {
        if (base.ownTerms().coverage() == Coverage.EXCLUDED) {
            throw row.flaw(
                    "drug", row.text("drug"), "must be covered: a result does not put an excluded drug on a list.");
        }
        if (change.tier() != null && (base.tier() == null || !change.tier().isNoWorseThan(base.tier()))) {
            throw row.flaw("tier", change.tier().code(), MAY_ONLY_OPEN + "Choose a lower tier.");
        }
        if (change.stepTherapy() != null && !new HashSet<>(base.stepTherapy()).containsAll(change.stepTherapy())) {
            throw row.place("step_therapy")
                    .fault("The step therapy of " + row.owner() + " " + MAY_ONLY_OPEN + "Name fewer of its steps.");
        }
        QuantityLimit limit = base.supplyLimits().quantity();
        if (change.quantity() != null && (limit == null || !change.quantity().allowsAsMuchAs(limit))) {
            throw row.place("quantity_limit")
                    .fault("The quantity limit of " + row.owner() + " " + MAY_ONLY_OPEN
                            + "Allow at least as much, in the unit of that row.");
        }
        Integer days = base.supplyLimits().days();
        if (change.days() != null && (days == null || change.days() < days)) {
            throw row.flaw(
                    "days_supply_limit", change.days().toString(), MAY_ONLY_OPEN + "Allow at least as many days.");
        }
    }
}
