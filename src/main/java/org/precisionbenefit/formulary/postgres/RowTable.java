package org.precisionbenefit.formulary.postgres;

/** The tables whose rows are copied; the columns of each stand in the order of the fields of a row's line. */
enum RowTable {
    PLAN("formulary_plan (edition_id, plan_id, name, deductible, suppressed, status, starts, ends, lists)"),
    ITEM("formulary_item (edition_id, list, code_kind, code, ndc, name, tier, tier_published, prior_authorization,"
            + " authorization_new_starts, step_therapy, step_new_starts, quantity_limit, limit_amount, limit_unit,"
            + " limit_days, limit_text, basis, selected, capped, status, starts, ends)"),
    INDICATION("formulary_indication (edition_id, list, code_kind, code, disease)"),
    COST("formulary_cost (edition_id, plan_id, tier, tier_published, phase, pharmacy, days, kind, copay, rate,"
            + " least, most, after_deductible)"),
    PRICE("formulary_price (edition_id, plan_id, ndc, days, unit_cost)"),
    REPORT("formulary_report (edition_id, outcome, file, line, message)");

    private final String columns;

    RowTable(String columns) {
        this.columns = columns;
    }

    /** An empty field is null: no text that is kept is empty. */
    String copy() {
        return "copy " + columns + " from stdin with (null '')";
    }
}
