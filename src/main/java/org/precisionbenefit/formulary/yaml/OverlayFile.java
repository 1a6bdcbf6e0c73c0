package org.precisionbenefit.formulary.yaml;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.precisionbenefit.formulary.DrugTier;
import org.precisionbenefit.formulary.FormularyItem;
import org.precisionbenefit.formulary.Plan;
import org.precisionbenefit.formulary.QuantityLimit;
import org.precisionbenefit.formulary.benefit.OverlayChange;
import org.precisionbenefit.formulary.benefit.OverlayRow;
import org.precisionbenefit.formulary.benefit.ResultCondition;
import org.precisionbenefit.terminology.RxCui;
import org.precisionbenefit.terminology.authored.Authored;
import org.precisionbenefit.terminology.authored.Choices;
import org.precisionbenefit.terminology.authored.Fields;
import org.precisionbenefit.terminology.authored.Problems;
import org.precisionbenefit.terminology.authored.Sourced;

/**
 * Reads one file of the folder {@code overlay}. A row may only open what the plan's own row asks for: what a member's genes
 * say must not be held against that member.
 */
final class OverlayFile {
    private static final List<String> NAMES = Sourced.names("overlay", "description", "since", "rows");
    private static final List<String> ROW = Sourced.datedNames(
            "plan",
            "drug",
            "when",
            "tier",
            "step_therapy",
            "prior_authorization",
            "quantity_limit",
            "days_supply_limit",
            "authorization_days");

    private final Fields file;
    private final Head head;
    private final SortedMap<String, Plan> plans;
    private final RowDrugs drugs;
    private final List<FormularyItem> base;

    private OverlayFile(Fields file, SortedMap<String, Plan> plans, RowDrugs drugs, List<FormularyItem> base) {
        this.file = file;
        this.head = Head.of(file);
        this.plans = plans;
        this.drugs = drugs;
        this.base = base;
    }

    /**
     * Reads a file.
     *
     * @param base every row of every plan
     */
    static List<OverlayRow> read(
            Authored authored,
            SortedMap<String, Plan> plans,
            RowDrugs drugs,
            List<FormularyItem> base,
            Problems problems) {
        Fields unnamed = Fields.of(authored, "overlay file", NAMES);
        Fields file = unnamed.named("overlay " + unnamed.text("overlay"));
        return new OverlayFile(file, plans, drugs, base).rows(problems);
    }

    private List<OverlayRow> rows(Problems problems) {
        SortedMap<String, DatedRows<OverlayRow>> byPlace = new TreeMap<>();
        for (Authored item : file.items("rows")) {
            problems.run(() -> {
                Fields unnamed = Fields.of(item, "a row of " + file.owner(), ROW);
                Fields row =
                        unnamed.named("overlay row of " + unnamed.text("drug") + " on plan " + unnamed.text("plan"));
                OverlayRow read = row(row);
                byPlace.computeIfAbsent(
                                read.plan() + "|" + read.ingredient() + "|" + read.when(), any -> new DatedRows<>())
                        .add(row, read.holds(), read::holding);
            });
        }
        List<OverlayRow> rows = new ArrayList<>();
        byPlace.values().forEach(dated -> rows.addAll(dated.items()));
        return rows;
    }

    private OverlayRow row(Fields row) {
        RxCui ingredient = drugs.named(row, row.scalar("drug"), "drug");
        OverlayRow read = new OverlayRow(
                row.choice("plan", plans).id(),
                ingredient,
                when(Fields.of(
                        row.value("when"),
                        "the condition of " + row.owner(),
                        List.of("gene", "phenotype", "marker", "result"))),
                change(row, ingredient),
                head.period(row),
                head.citation(row));
        OverlayOpens.check(row, read, base);
        return read;
    }

    private static ResultCondition when(Fields when) {
        if (when.has("gene") == when.has("marker")) {
            throw when.place()
                    .fault("The " + when.owner().substring(4)
                            + " must name a gene with phenotype, or a marker with result.");
        }
        String about = when.has("gene") ? "gene" : "marker";
        String words = when.has("gene") ? "phenotype" : "result";
        when.value(words);
        List<String> all = new ArrayList<>();
        if (when.value(words) instanceof Authored.Items) {
            when.scalars(words).forEach(word -> all.add(word.value()));
        } else {
            all.add(when.text(words));
        }
        if (all.isEmpty()) {
            throw when.place(words).fault("The " + words + " of " + when.owner() + " must hold at least one word.");
        }
        return new ResultCondition(when.text(about), all);
    }

    private OverlayChange change(Fields row, RxCui ingredient) {
        if (row.has("prior_authorization") && row.flag("prior_authorization")) {
            throw row.flaw("prior_authorization", "true", OverlayOpens.MAY_ONLY_OPEN + "Write false, or leave it out.");
        }
        @Nullable
        DrugTier tier = row.has("tier") ? row.choice("tier", Choices.by(DrugTier.values(), DrugTier::code)) : null;
        @Nullable List<RxCui> steps = row.has("step_therapy") ? drugs.steps(row, ingredient) : null;
        @Nullable
        QuantityLimit quantity = row.has("quantity_limit") ? RowDrugs.limit(row, "quantity_limit", row.owner()) : null;
        @Nullable
        Integer days =
                row.has("days_supply_limit") ? row.positiveCount("days_supply_limit", "days supply limit") : null;
        @Nullable
        Integer authorized =
                row.has("authorization_days") ? row.positiveCount("authorization_days", "authorization days") : null;
        @Nullable Boolean authorization = row.has("prior_authorization") ? Boolean.FALSE : null;
        if (tier == null
                && steps == null
                && quantity == null
                && days == null
                && authorized == null
                && authorization == null) {
            throw row.place()
                    .fault("The " + row.owner() + " must open something. Add a tier, step_therapy or another.");
        }
        return new OverlayChange(tier, steps, authorization, quantity, days, authorized);
    }
}
