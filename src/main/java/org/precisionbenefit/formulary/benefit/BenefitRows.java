package org.precisionbenefit.formulary.benefit;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.precisionbenefit.formulary.Drug;
import org.precisionbenefit.formulary.DrugProduct;
import org.precisionbenefit.formulary.PlanId;
import org.precisionbenefit.terminology.AsOf;
import org.precisionbenefit.terminology.RxCui;

/** Where the rows come from that a benefit is told from: files, or what a plan published. Every answer is for one day. */
public interface BenefitRows {
    /**
     * What the plan's list says of a drug.
     *
     * @param product the product, or null when only the ingredient is known
     */
    Listing listing(PlanId plan, RxCui ingredient, @Nullable DrugProduct product, AsOf asOf);

    /** What members of the plan pay, or empty when it is not known. */
    Optional<CostSharing> costSharing(PlanId plan, AsOf asOf);

    /** The prices of a product that hold for the plan. */
    List<DrugPrice> prices(PlanId plan, DrugProduct product, AsOf asOf);

    /** The therapeutic classes of the drug. */
    List<TherapeuticClass> classes(RxCui ingredient, AsOf asOf);

    /** What results can open of the plan's row of the drug. */
    List<OverlayRow> overlay(PlanId plan, RxCui ingredient, AsOf asOf);

    /** The drug with its products, or empty when the catalogue does not hold it. */
    Optional<Drug> drug(RxCui ingredient);
}
