package org.precisionbenefit.formulary.publish;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.precisionbenefit.formulary.DrugProduct;
import org.precisionbenefit.formulary.FormularyItem;
import org.precisionbenefit.formulary.PlanId;
import org.precisionbenefit.formulary.benefit.BenefitTables;
import org.precisionbenefit.formulary.benefit.Coverage;
import org.precisionbenefit.formulary.benefit.ProductRows;
import org.precisionbenefit.terminology.AsOf;
import org.precisionbenefit.terminology.Period;

/** Which row of one plan holds for a product on which days, from a day on. */
final class FileDays {
    private final BenefitTables tables;
    private final PlanId plan;
    private final LocalDate today;

    FileDays(BenefitTables tables, PlanId plan, LocalDate today) {
        this.tables = tables;
        this.plan = plan;
        this.today = today;
    }

    /** The rows that cover the product, each with the days on which it is the one for this product. */
    List<FormularyItem> rows(List<FormularyItem> all, DrugProduct product) {
        List<FormularyItem> rows =
                all.stream().filter(row -> row.plan().equals(plan)).toList();
        List<FormularyItem> found = new ArrayList<>();
        @Nullable FormularyItem held = null;
        @Nullable LocalDate since = null;
        for (LocalDate day : changes(rows)) {
            FormularyItem next = on(rows, product, day);
            if (!Objects.equals(next, held)) {
                add(held, since, day.minusDays(1), found);
                held = next;
                since = day;
            }
        }
        add(held, since, null, found);
        return found;
    }

    /** Every day on which something else may hold than on the day before. */
    private SortedSet<LocalDate> changes(List<FormularyItem> rows) {
        SortedSet<LocalDate> days = new TreeSet<>();
        rows.forEach(row -> changes(row.holds(), days));
        tables.published().stream().filter(row -> row.plan().equals(plan)).forEach(row -> changes(row.holds(), days));
        return days;
    }

    private static void changes(Period holds, SortedSet<LocalDate> days) {
        days.add(holds.start());
        if (holds.end() != null) {
            days.add(holds.end().plusDays(1));
        }
    }

    private @Nullable FormularyItem on(List<FormularyItem> rows, DrugProduct product, LocalDate day) {
        if (tables.published(plan, new AsOf(day)).isPresent()) {
            return null;
        }
        FormularyItem row = ProductRows.choose(
                        rows.stream().filter(one -> one.holds().contains(day)).toList(), product)
                .item();
        return row == null || row.ownTerms().coverage() == Coverage.EXCLUDED ? null : row;
    }

    private void add(
            @Nullable FormularyItem row,
            @Nullable LocalDate since,
            @Nullable LocalDate last,
            List<FormularyItem> found) {
        if (row != null && since != null && (last == null || !last.isBefore(today))) {
            found.add(row.holding(new Period(since, last)));
        }
    }
}
