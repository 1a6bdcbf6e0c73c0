package org.precisionbenefit.api.web;

import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.precisionbenefit.formulary.edition.Edition;
import org.precisionbenefit.formulary.load.DrugCode;
import org.precisionbenefit.formulary.load.PublishedCost;
import org.precisionbenefit.formulary.load.PublishedPlan;
import org.precisionbenefit.formulary.load.PublishedPrice;
import org.precisionbenefit.formulary.publish.BrowseEdition.Listed;

/**
 * Everything that an edition says of one drug for one plan.
 *
 * @param edition the edition
 * @param plan the plan
 * @param code the drug's code with the kind of it
 * @param known the drug as the catalogue knows it, or nothing where it does not
 * @param rows what each list says
 * @param costs what members pay in its tiers
 * @param prices the plan's own prices, each in a sentence
 */
public record EditionDrugView(
        EditionView.Head edition,
        EditionView.PlanLine plan,
        String code,
        String known,
        List<ListedLine> rows,
        List<FormularyPlanView.CostLine> costs,
        List<String> prices) {
    public EditionDrugView {
        rows = List.copyOf(rows);
        costs = List.copyOf(costs);
        prices = List.copyOf(prices);
    }

    /**
     * What is read of a plan and a drug.
     *
     * @param rows what its lists say of the drug
     * @param costs what its members pay
     * @param prices its prices of the drug
     */
    record Found(List<Listed> rows, List<PublishedCost> costs, List<PublishedPrice> prices) {
        Found {
            rows = List.copyOf(rows);
            costs = List.copyOf(costs);
            prices = List.copyOf(prices);
        }
    }

    /** The first name under which it is listed. */
    public String name() {
        return rows.get(0).drug();
    }

    static EditionDrugView of(Edition edition, PublishedPlan plan, DrugCode code, String known, Found found) {
        SortedSet<String> tiers = new TreeSet<>();
        found.rows().forEach(row -> tiers.add(ListedLine.tier(row.item().tier())));
        return new EditionDrugView(
                EditionView.Head.of(edition),
                EditionView.PlanLine.of(edition.id(), plan),
                ListedLine.code(code),
                known,
                found.rows().stream().map(row -> ListedLine.of(row, "")).toList(),
                EditionPlanView.costs(
                        plan,
                        found.costs().stream()
                                .filter(cost -> cost.tier() == null || tiers.contains(ListedLine.tier(cost.tier())))
                                .toList()),
                found.prices().stream().map(EditionDrugView::words).toList());
    }

    private static String words(PublishedPrice price) {
        return "$" + Words.plain(price.unitCost()) + " a unit of NDC " + price.ndc() + " for " + price.days() + " days";
    }
}
