package org.precisionbenefit.formulary.csv;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.precisionbenefit.formulary.load.Availability;
import org.precisionbenefit.formulary.load.Availability.Status;
import org.precisionbenefit.formulary.load.Cells;
import org.precisionbenefit.formulary.load.CostShares;
import org.precisionbenefit.formulary.load.CoverageTerms;
import org.precisionbenefit.formulary.load.DrugCode;
import org.precisionbenefit.formulary.load.Flag;
import org.precisionbenefit.formulary.load.LimitText;
import org.precisionbenefit.formulary.load.PharmacyWord;
import org.precisionbenefit.formulary.load.PublishedCost;
import org.precisionbenefit.formulary.load.PublishedDrug;
import org.precisionbenefit.formulary.load.PublishedIndication;
import org.precisionbenefit.formulary.load.PublishedItem;
import org.precisionbenefit.formulary.load.PublishedLimit;
import org.precisionbenefit.formulary.load.PublishedPlan;
import org.precisionbenefit.formulary.load.PublishedRow;
import org.precisionbenefit.formulary.load.PublishedTier;
import org.precisionbenefit.formulary.load.RowFault;
import org.precisionbenefit.formulary.load.RuleFlags;
import org.precisionbenefit.terminology.LetterCase;

/** The rows of each table. */
final class CsvRows {
    private static final Map<String, Status> STATUS = Map.of(
            "", Status.ACTIVE,
            "active", Status.ACTIVE,
            "draft", Status.DRAFT,
            "retired", Status.RETIRED);
    private static final Pattern PART = Pattern.compile("[^;]+");

    private CsvRows() {}

    static List<? extends PublishedRow> rows(CsvTable table, Cells cells) {
        return switch (table) {
            case ITEMS -> items(cells);
            case PLANS -> List.of(plan(cells));
            case COSTS -> List.of(cost(cells));
        };
    }

    private static List<PublishedRow> items(Cells cells) {
        List<PublishedRow> rows = new ArrayList<>();
        String text = cells.text("limit_text");
        boolean together = LimitText.isRunTogether(text);
        if (together) {
            cells.repairs().add("the row seems to hold two rows of a printed table, and its flags are unknown");
        }
        RuleFlags flags = together ? RuleFlags.UNKNOWN : flags(cells);
        PublishedDrug drug = new PublishedDrug(code(cells), "", cells.text("name"));
        rows.add(new PublishedItem(
                cells.needed("list"),
                drug,
                PublishedTier.read(cells.needed("tier"), cells.repairs()),
                flags,
                limit(cells, text, flags.quantityLimit()),
                CoverageTerms.ORDINARY,
                availability(cells)));
        for (String disease : parts(cells.text("indications"))) {
            rows.add(new PublishedIndication(cells.needed("list"), drug.code(), disease));
        }
        return rows;
    }

    private static RuleFlags flags(Cells cells) {
        return new RuleFlags(
                cells.flag("prior_authorization"),
                cells.flag("prior_authorization_new_starts"),
                cells.flag("step_therapy"),
                cells.flag("step_therapy_new_starts"),
                cells.flag("quantity_limit"));
    }

    private static DrugCode code(Cells cells) {
        String system = LetterCase.lower(cells.text("code_system"));
        return switch (system) {
            case "", "rxnorm" -> DrugCode.rxNorm(cells.text("code"), cells.repairs());
            case "ndc" -> DrugCode.ndc(cells.text("code"), cells.repairs());
            default -> throw new RowFault("The cell (code_system) must be rxnorm or ndc.");
        };
    }

    private static @Nullable PublishedLimit limit(Cells cells, String text, Flag limited) {
        BigDecimal amount = cells.number("limit_amount");
        if (amount != null) {
            return new PublishedLimit(
                    amount, LimitText.unit(cells.text("limit_unit")), cells.whole("limit_days"), text);
        }
        return text.isEmpty() || limited == Flag.NO ? null : LimitText.read(text);
    }

    private static PublishedPlan plan(Cells cells) {
        return new PublishedPlan(
                cells.needed("plan"),
                cells.text("plan_name"),
                parts(cells.needed("lists")).stream().distinct().toList(),
                cells.number("deductible"),
                Flag.UNKNOWN,
                availability(cells));
    }

    private static PublishedCost cost(Cells cells) {
        PharmacyWord pharmacy = PharmacyWord.read(cells.needed("pharmacy"));
        BigDecimal rate = cells.number("coinsurance_percent");
        CostShares shares = new CostShares(
                cells.number("copay"),
                cells.text("copay_when"),
                rate == null ? null : CostShares.share(rate, true, cells.repairs()),
                cells.text("coinsurance_when"));
        Integer days = cells.whole("days");
        return new PublishedCost(
                cells.needed("plan"),
                cells.text("tier").isEmpty() ? null : PublishedTier.read(cells.text("tier"), cells.repairs()),
                PublishedCost.Phase.ANY,
                pharmacy.place(),
                days == null ? pharmacy.days() : days,
                shares.charge());
    }

    private static Availability availability(Cells cells) {
        Status status = STATUS.get(LetterCase.lower(cells.text("status")));
        if (status == null) {
            throw new RowFault("The cell (status) must be active, draft or retired.");
        }
        return new Availability(status, cells.day("starts"), cells.day("ends"));
    }

    private static List<String> parts(String text) {
        return PART.matcher(text)
                .results()
                .map(part -> part.group().strip())
                .filter(part -> !part.isEmpty())
                .toList();
    }
}
