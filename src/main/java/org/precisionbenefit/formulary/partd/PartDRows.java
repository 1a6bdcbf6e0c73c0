package org.precisionbenefit.formulary.partd;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.precisionbenefit.formulary.load.Availability;
import org.precisionbenefit.formulary.load.Cells;
import org.precisionbenefit.formulary.load.CoverageTerms;
import org.precisionbenefit.formulary.load.CoverageTerms.Basis;
import org.precisionbenefit.formulary.load.DrugCode;
import org.precisionbenefit.formulary.load.Flag;
import org.precisionbenefit.formulary.load.PublishedDrug;
import org.precisionbenefit.formulary.load.PublishedIndication;
import org.precisionbenefit.formulary.load.PublishedItem;
import org.precisionbenefit.formulary.load.PublishedLimit;
import org.precisionbenefit.formulary.load.PublishedPlan;
import org.precisionbenefit.formulary.load.PublishedPrice;
import org.precisionbenefit.formulary.load.PublishedTier;
import org.precisionbenefit.formulary.load.RowFault;
import org.precisionbenefit.formulary.load.RuleFlags;

/** The rows of each file but those of costs. Codes are text: their leading zeros count. */
final class PartDRows {
    private PartDRows() {}

    /** Contract and plan: what excluded drugs and indications are listed for, in every segment. */
    static String contractPlan(Cells cells) {
        return cells.needed("CONTRACT_ID") + "-" + cells.needed("PLAN_ID");
    }

    /** Contract, plan and segment: what a member is enrolled in. */
    static String plan(Cells cells, String list) {
        return list + "-" + cells.needed("SEGMENT_ID");
    }

    static PublishedPlan plan(Cells cells) {
        String list = contractPlan(cells);
        return new PublishedPlan(
                plan(cells, list),
                cells.text("PLAN_NAME"),
                List.of(cells.needed("FORMULARY_ID"), list),
                cells.number("DEDUCTIBLE"),
                cells.flag("PLAN_SUPPRESSED_YN"),
                Availability.UNSAID);
    }

    static PublishedItem item(Cells cells) {
        RuleFlags flags = RuleFlags.of(
                cells.flag("PRIOR_AUTHORIZATION_YN"), cells.flag("STEP_THERAPY_YN"), cells.flag("QUANTITY_LIMIT_YN"));
        return new PublishedItem(
                cells.needed("FORMULARY_ID"),
                drug(cells),
                PublishedTier.read(cells.needed("TIER_LEVEL_VALUE"), cells.repairs()),
                flags,
                limit(cells, flags.quantityLimit()),
                new CoverageTerms(Basis.FORMULARY, cells.flag("SELECTED_DRUG_YN"), Flag.UNKNOWN),
                Availability.UNSAID);
    }

    static PublishedItem excluded(Cells cells) {
        Flag step = cells.flag("STEP_THERAPY_YN");
        RuleFlags flags = RuleFlags.of(authorization(cells), step, cells.flag("QUANTITY_LIMIT_YN"));
        return new PublishedItem(
                contractPlan(cells),
                drug(cells),
                cells.text("TIER").isEmpty() ? null : PublishedTier.read(cells.text("TIER"), cells.repairs()),
                flags,
                limit(cells, flags.quantityLimit()),
                new CoverageTerms(Basis.SUPPLEMENT, Flag.UNKNOWN, cells.flag("CAPPED_BENEFIT_YN")),
                Availability.UNSAID);
    }

    /** The excluded drugs' file shortens the name of this column. */
    private static Flag authorization(Cells cells) {
        Flag flag = cells.flag("PRIOR_AUTH_YN");
        return flag == Flag.UNKNOWN ? cells.flag("PRIOR_AUTHORIZATION_YN") : flag;
    }

    static PublishedIndication indication(Cells cells) {
        return new PublishedIndication(
                contractPlan(cells), DrugCode.rxNorm(cells.needed("RXCUI"), cells.repairs()), cells.needed("DISEASE"));
    }

    static PublishedPrice price(Cells cells) {
        return new PublishedPrice(
                plan(cells, contractPlan(cells)),
                DrugCode.elevenDigits(cells.needed("NDC"), cells.repairs()),
                present(cells.whole("DAYS_SUPPLY"), "DAYS_SUPPLY"),
                present(cells.number("UNIT_COST"), "UNIT_COST"));
    }

    private static PublishedDrug drug(Cells cells) {
        return new PublishedDrug(
                DrugCode.rxNorm(cells.needed("RXCUI"), cells.repairs()),
                DrugCode.elevenDigits(cells.text("NDC"), cells.repairs()),
                "");
    }

    /** The number of units is published and their name is not. */
    private static @Nullable PublishedLimit limit(Cells cells, Flag limited) {
        String amount = cells.text("QUANTITY_LIMIT_AMOUNT");
        String days = cells.text("QUANTITY_LIMIT_DAYS");
        if (amount.isEmpty() && days.isEmpty()) {
            return null;
        }
        if (limited == Flag.NO) {
            cells.repairs().add("the quantity limit was left out, because the row says that there is none");
            return null;
        }
        return new PublishedLimit(
                cells.number("QUANTITY_LIMIT_AMOUNT"),
                "",
                cells.whole("QUANTITY_LIMIT_DAYS"),
                amount + " per " + days + " days");
    }

    static <T> T present(@Nullable T value, String column) {
        if (value == null) {
            throw new RowFault("The cell (" + column + ") must not be empty.");
        }
        return Objects.requireNonNull(value, column);
    }
}
