package org.precisionbenefit.formulary.csv;

import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.precisionbenefit.formulary.load.Columns;

/** The tables that can be kept by hand, each told by its columns. */
enum CsvTable {
    /** Drugs: one row for each drug of a list. */
    ITEMS,
    /** Plans: one row for each plan. */
    PLANS,
    /** Costs: one row for each plan, tier and kind of pharmacy. */
    COSTS;

    /** Every column that has a meaning; others are passed over. */
    static final SortedSet<String> COLUMNS = new TreeSet<>(List.of(
            "list",
            "code",
            "code_system",
            "name",
            "tier",
            "prior_authorization",
            "prior_authorization_new_starts",
            "step_therapy",
            "step_therapy_new_starts",
            "quantity_limit",
            "limit_amount",
            "limit_unit",
            "limit_days",
            "limit_text",
            "indications",
            "status",
            "starts",
            "ends",
            "plan",
            "plan_name",
            "lists",
            "deductible",
            "pharmacy",
            "days",
            "copay",
            "copay_when",
            "coinsurance_percent",
            "coinsurance_when"));

    /** The table with these columns, or empty when it is none. */
    static Optional<CsvTable> of(Columns columns) {
        if (columns.has("list") && columns.has("tier") && (columns.has("code") || columns.has("name"))) {
            return Optional.of(ITEMS);
        }
        if (!columns.has("plan")) {
            return Optional.empty();
        }
        if (columns.has("pharmacy") && (columns.has("copay") || columns.has("coinsurance_percent"))) {
            return Optional.of(COSTS);
        }
        return columns.has("lists") ? Optional.of(PLANS) : Optional.empty();
    }
}
