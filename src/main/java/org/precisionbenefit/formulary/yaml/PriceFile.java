package org.precisionbenefit.formulary.yaml;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.precisionbenefit.formulary.DrugProduct;
import org.precisionbenefit.formulary.Plan;
import org.precisionbenefit.formulary.PlanId;
import org.precisionbenefit.formulary.benefit.DrugPrice;
import org.precisionbenefit.terminology.Citation;
import org.precisionbenefit.terminology.Code;
import org.precisionbenefit.terminology.CodeSystem;
import org.precisionbenefit.terminology.Period;
import org.precisionbenefit.terminology.authored.Authored;
import org.precisionbenefit.terminology.authored.Fields;
import org.precisionbenefit.terminology.authored.Problems;
import org.precisionbenefit.terminology.authored.Sourced;

/** Reads one file of the folder {@code prices}. */
final class PriceFile {
    private static final List<String> NAMES =
            Sourced.names("prices", "description", "kind", "plan", "dispensing_fee", "since", "rows");
    private static final List<String> ROW = Sourced.datedNames("rxcui", "ndc", "unit", "usd", "dispensing_fee");
    private static final SortedMap<String, Boolean> KINDS = new TreeMap<>(Map.of("nadac", false, "contract", true));

    private final Fields file;
    private final String table;
    private final @Nullable PlanId plan;
    private final Head head;
    private final RowDrugs drugs;

    private PriceFile(Fields file, @Nullable PlanId plan, RowDrugs drugs) {
        this.file = file;
        this.table = file.text("prices");
        this.plan = plan;
        this.head = Head.of(file);
        this.drugs = drugs;
    }

    static List<DrugPrice> read(Authored authored, SortedMap<String, Plan> plans, RowDrugs drugs, Problems problems) {
        Fields unnamed = Fields.of(authored, "price file", NAMES);
        Fields file = unnamed.named("prices " + unnamed.text("prices"));
        boolean contract = file.choice("kind", KINDS);
        if (contract != file.has("plan")) {
            throw file.place("plan")
                    .fault("The " + file.owner() + " must name the plan exactly when they are those of its contract.");
        }
        return new PriceFile(file, contract ? file.choice("plan", plans).id() : null, drugs).rows(problems);
    }

    private List<DrugPrice> rows(Problems problems) {
        SortedMap<Code, DatedRows<DrugPrice>> byProduct = new TreeMap<>();
        for (Authored item : file.items("rows")) {
            problems.run(() -> {
                Fields row = Fields.of(item, "a row of " + file.owner(), ROW);
                Code code = code(row);
                byProduct.computeIfAbsent(code, any -> new DatedRows<>()).add(row, head.period(row), price(row, code));
            });
        }
        List<DrugPrice> prices = new ArrayList<>();
        byProduct.values().forEach(rows -> prices.addAll(rows.items()));
        return prices;
    }

    private Function<Period, DrugPrice> price(Fields row, Code code) {
        String name = code.isFrom(CodeSystem.NDC) ? "ndc" : "rxcui";
        DrugProduct product = drugs.product(code);
        if (product == null) {
            throw row.flaw(name, code.value(), "must be the code of a product of the folder drugs.");
        }
        String unit = row.text("unit");
        if (!unit.equals(product.unit())) {
            throw row.flaw(
                    "unit",
                    unit,
                    "must be the unit of " + product.name() + " (" + product.unit() + "). Give the price of one "
                            + product.unit() + ".");
        }
        BigDecimal usd = Money.dollars(row, "usd");
        BigDecimal fee = row.has("dispensing_fee")
                ? Money.dollars(row, "dispensing_fee")
                : Money.optional(file, "dispensing_fee");
        Citation source = head.citation(row);
        return days -> new DrugPrice(table, plan, code, unit, usd, fee, days, source);
    }

    private static Code code(Fields row) {
        if (row.has("rxcui") == row.has("ndc")) {
            throw row.place().fault("The " + row.owner() + " must have an rxcui or an ndc, and not both.");
        }
        if (row.has("rxcui")) {
            return Code.of(CodeSystem.RXNORM, row.rxcui("rxcui").value());
        }
        return Code.of(
                CodeSystem.NDC,
                row.checked("ndc", PriceFile::ndc, "must have eleven digits without hyphens. Write it in quotes."));
    }

    private static String ndc(String text) {
        if (!text.matches("[0-9]{11}")) {
            throw new IllegalArgumentException("no NDC");
        }
        return text;
    }
}
