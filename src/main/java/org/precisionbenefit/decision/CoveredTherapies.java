package org.precisionbenefit.decision;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.precisionbenefit.evidence.Evidence;
import org.precisionbenefit.formulary.DrugIdentification;
import org.precisionbenefit.formulary.benefit.BenefitCheck;
import org.precisionbenefit.formulary.benefit.BenefitQuestion;
import org.precisionbenefit.formulary.benefit.BenefitRows;
import org.precisionbenefit.formulary.benefit.MemberFacts;
import org.precisionbenefit.formulary.benefit.OfferedDrug;
import org.precisionbenefit.formulary.benefit.Offers;
import org.precisionbenefit.formulary.benefit.Pharmacy;
import org.precisionbenefit.formulary.benefit.SupplyAsked;
import org.precisionbenefit.intake.RequestedItem;
import org.precisionbenefit.terminology.Quantity;

/** Which drugs of the requested one's class does the plan cover for this member, and what do they cost? */
public final class CoveredTherapies {
    private CoveredTherapies() {}

    /**
     * The drugs, the requested one among them where the plan covers it, the best for the member first.
     *
     * @param rows where benefits are told from
     * @param inputs what the request is decided with
     * @param item the item
     * @param drug its drug
     * @param evidence what genes say, which can open something of the plan's rows
     */
    public static List<OfferedDrug> of(
            BenefitRows rows,
            DecisionInputs inputs,
            RequestedItem item,
            DrugIdentification.Identified drug,
            Evidence evidence) {
        MemberFacts known = BenefitStage.member(item, inputs);
        BenefitQuestion question = new BenefitQuestion(
                inputs.request().plan(),
                drug.drug().ingredient(),
                drug.product(),
                inputs.asOf(),
                new MemberFacts(
                        known.ageYears(),
                        known.sex(),
                        known.diagnoses(),
                        KnownResults.of(evidence, inputs.profile().biomarkers())),
                supply(item),
                null);
        return new BenefitCheck(rows).offered(question, new Offers(Offers.For.of(question)));
    }

    private static @Nullable SupplyAsked supply(RequestedItem item) {
        Quantity quantity = item.quantity();
        Integer days = item.daysSupply();
        return quantity == null || days == null || quantity.value().signum() <= 0
                ? null
                : new SupplyAsked(quantity.value(), quantity.unit(), days, Pharmacy.RETAIL);
    }
}
