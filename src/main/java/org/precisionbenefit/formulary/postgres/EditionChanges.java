package org.precisionbenefit.formulary.postgres;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.precisionbenefit.formulary.edition.Edition;
import org.precisionbenefit.formulary.edition.EditionDiff;
import org.precisionbenefit.formulary.edition.EditionDiff.Change;
import org.precisionbenefit.formulary.edition.EditionDiff.Kind;
import org.precisionbenefit.formulary.edition.FlagDefault.Rule;
import org.precisionbenefit.formulary.load.PublishedPlan;
import org.precisionbenefit.terminology.unit.AmountText;

/** Compares two editions in the database, which joins millions of rows in seconds; only what differs comes out. */
final class EditionChanges {
    private static final String SIDE = "select list, code_kind, coalesce(code, '') as code, coalesce(ndc, '') as ndc,"
            + " case when code is null then coalesce(name, '') else '' end as named, tier, case prior_authorization when"
            + " 'UNKNOWN' then ? else prior_authorization end as pa, case step_therapy when 'UNKNOWN' then ? else"
            + " step_therapy end as st, case quantity_limit when 'UNKNOWN' then ? else quantity_limit end as ql,"
            + " limit_amount, coalesce(limit_unit, '') as limit_unit, limit_days from formulary_item where edition_id = ?";
    private static final String KEY = "list, code_kind, code, ndc, named";
    private static final String DIFF = "select " + KEY + ", a.list is null as added, b.list is null as removed,"
            + " a.tier as tier_a, b.tier as tier_b, a.pa as pa_a, b.pa as pa_b, a.st as st_a, b.st as st_b,"
            + " a.ql as ql_a, b.ql as ql_b, a.limit_amount as amount_a, b.limit_amount as amount_b,"
            + " a.limit_unit as unit_a, b.limit_unit as unit_b, a.limit_days as days_a, b.limit_days as days_b"
            + " from (" + SIDE + ") a full join (" + SIDE + ") b using (" + KEY + ")"
            + " where (a.list is null) <> (b.list is null) or"
            + " (a.tier, a.pa, a.st, a.ql, a.limit_amount, a.limit_unit, a.limit_days) is distinct from"
            + " (b.tier, b.pa, b.st, b.ql, b.limit_amount, b.limit_unit, b.limit_days)"
            + " order by list collate \"C\", code_kind collate \"C\", code collate \"C\", ndc collate \"C\","
            + " named collate \"C\", a.tier collate \"C\", b.tier collate \"C\"";

    private final Connection connection;

    EditionChanges(Connection connection) {
        this.connection = connection;
    }

    EditionDiff between(Edition before, Edition after) throws SQLException {
        List<Change> changes = new ArrayList<>();
        try (PreparedStatement select = connection.prepareStatement(DIFF)) {
            side(select, 1, before);
            side(select, 5, after);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    changes.add(change(row));
                }
            }
        }
        SortedSet<String> lists = new TreeSet<>();
        changes.forEach(change -> lists.add(change.list()));
        return new EditionDiff(changes, plans(before, after, lists));
    }

    private static void side(PreparedStatement select, int first, Edition edition) throws SQLException {
        select.setString(first, edition.unpublished(Rule.PRIOR_AUTHORIZATION).name());
        select.setString(first + 1, edition.unpublished(Rule.STEP_THERAPY).name());
        select.setString(first + 2, edition.unpublished(Rule.QUANTITY_LIMIT).name());
        select.setLong(first + 3, edition.id());
    }

    private static Change change(ResultSet row) throws SQLException {
        String code = row.getString("code");
        String drug = code.isEmpty()
                ? row.getString("named")
                : row.getString("code_kind") + " " + code
                        + (row.getString("ndc").isEmpty() ? "" : " (NDC " + row.getString("ndc") + ")");
        Kind kind = row.getBoolean("added") ? Kind.ADDED : row.getBoolean("removed") ? Kind.REMOVED : Kind.CHANGED;
        return new Change(kind, row.getString("list"), drug, kind == Kind.CHANGED ? what(row) : List.of());
    }

    private static List<String> what(ResultSet row) throws SQLException {
        List<String> what = new ArrayList<>();
        add(what, "tier", row.getString("tier_a"), row.getString("tier_b"));
        add(what, "prior authorization", row.getString("pa_a"), row.getString("pa_b"));
        add(what, "step therapy", row.getString("st_a"), row.getString("st_b"));
        add(what, "quantity limit", row.getString("ql_a"), row.getString("ql_b"));
        add(what, "limit", limit(row, "a"), limit(row, "b"));
        return what;
    }

    private static void add(List<String> what, String name, @Nullable String before, @Nullable String after) {
        if (!Objects.equals(before, after)) {
            what.add(name + " " + (before == null ? "none" : before) + " -> " + (after == null ? "none" : after));
        }
    }

    private static @Nullable String limit(ResultSet row, String side) throws SQLException {
        BigDecimal amount = row.getBigDecimal("amount_" + side);
        if (amount == null) {
            return null;
        }
        String unit = row.getString("unit_" + side);
        String days = row.getString("days_" + side);
        return AmountText.of(amount, unit) + (days == null ? "" : " in " + days + " days");
    }

    private SortedSet<String> plans(Edition before, Edition after, SortedSet<String> lists) throws SQLException {
        SortedSet<String> plans = new TreeSet<>();
        try (PreparedStatement select = connection.prepareStatement(
                "select plan_id, lists from formulary_plan where edition_id in (?, ?) and lists is not null")) {
            select.setLong(1, before.id());
            select.setLong(2, after.id());
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    if (List.of(row.getString(2).split(PublishedPlan.SEPARATOR)).stream()
                            .anyMatch(lists::contains)) {
                        plans.add(row.getString(1));
                    }
                }
            }
        }
        return plans;
    }
}
