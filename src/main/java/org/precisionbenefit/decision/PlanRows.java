package org.precisionbenefit.decision;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.precisionbenefit.decision.PublishedCoverage.Answering;
import org.precisionbenefit.decision.PublishedCoverage.Listed;
import org.precisionbenefit.formulary.DrugIdentification;
import org.precisionbenefit.formulary.FormularyItem;
import org.precisionbenefit.formulary.FormularyRelease;
import org.precisionbenefit.formulary.benefit.ProductRows;
import org.precisionbenefit.formulary.load.PublishedItem;
import org.precisionbenefit.formulary.published.PublishedAs;
import org.precisionbenefit.formulary.published.PublishedRules;
import org.precisionbenefit.intake.RequestedItem;
import org.precisionbenefit.terminology.ConfigurationFault.Problem;
import org.precisionbenefit.terminology.RxCui;

/**
 * Finds what the plan says of a drug: in the files of the release, or in what was looked up of the formulary that the plan
 * published. Where nothing certain is found, it says why, for a person.
 */
final class PlanRows {
    private static final int MOST_DISEASES = 5;

    private final FormularyRelease formulary;

    PlanRows(FormularyRelease formulary) {
        this.formulary = formulary;
    }

    /**
     * What was found.
     *
     * @param row the row, or null when none holds for certain
     * @param because why there is none, as the end of a sentence; empty when there is
     */
    record Found(@Nullable PlanRow row, String because) {
        private static Found without(String because) {
            return new Found(null, because);
        }

        private static Found absent() {
            return without("the drug is not on the plan's formulary");
        }
    }

    Found of(DrugIdentification.Identified drug, RequestedItem item, DecisionInputs inputs) {
        RxCui ingredient = drug.drug().ingredient();
        if (formulary.plan(inputs.request().plan()).isEmpty()) {
            return Found.without("its plan is not in the formulary");
        }
        Optional<PublishedAs> published =
                PublishedAs.of(formulary, inputs.request().plan(), inputs.asOf());
        return published.isPresent()
                ? published(published.get(), ingredient, item, inputs)
                : ofFiles(ProductRows.choose(
                        formulary.items(inputs.request().plan(), ingredient, inputs.asOf()), drug.product()));
    }

    private static Found ofFiles(ProductRows rows) {
        if (rows.item() != null) {
            return new Found(PlanRow.of(rows.item()), "");
        }
        return rows.unclear()
                ? Found.without("the plan says different things of the drug's products and the request names none")
                : Found.absent();
    }

    private static Found published(PublishedAs as, RxCui ingredient, RequestedItem item, DecisionInputs inputs) {
        PublishedCoverage coverage = inputs.published();
        if (coverage == null || !coverage.published().equals(as)) {
            return Found.without("what the plan published was not looked up");
        }
        Answering edition = coverage.edition();
        if (edition == null) {
            return Found.without("no edition of the plan's published formulary answers for this day");
        }
        if (!edition.holdsPlan()) {
            return Found.without("the plan's published formulary does not hold the plan");
        }
        Listed listed = coverage.of(item.sequence());
        List<PublishedItem> rows = PublishedRules.speaking(listed.rows());
        if (rows.isEmpty()) {
            return Found.absent();
        }
        if (rows.size() > 1) {
            return Found.without("the plan's published formulary says different things of this product");
        }
        return listed.diseases().isEmpty()
                ? new Found(row(new PublishedRules(rows.get(0)), ingredient, coverage.published(), edition, inputs), "")
                : Found.without("the plan's published formulary covers the drug for some diseases only: "
                        + words(listed.diseases()));
    }

    private static PlanRow row(
            PublishedRules rules, RxCui ingredient, PublishedAs as, Answering edition, DecisionInputs inputs) {
        return new PlanRow(
                new FormularyItem(
                        inputs.request().plan(),
                        ingredient,
                        rules.tier(),
                        rules.priorAuthorization(),
                        List.of(),
                        rules.limits(),
                        rules.holds(edition.holdsFrom()),
                        rules.source(as, edition.id(), edition.knownFrom())),
                rules.step(),
                rules.limitUnread());
    }

    /** Publishers write what they like, so that it is made fit to be shown. */
    private static String words(List<String> diseases) {
        String all = String.join("; ", diseases.subList(0, Math.min(MOST_DISEASES, diseases.size())));
        return new Problem("", 0, 0, diseases.size() > MOST_DISEASES ? all + "; and others" : all).message();
    }
}
