package org.precisionbenefit.formulary.postgres;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.precisionbenefit.formulary.edition.Edition;
import org.precisionbenefit.formulary.load.Availability;
import org.precisionbenefit.formulary.load.Charge;
import org.precisionbenefit.formulary.load.DrugCode;
import org.precisionbenefit.formulary.load.Flag;
import org.precisionbenefit.formulary.load.PublishedCost;
import org.precisionbenefit.formulary.load.PublishedIndication;
import org.precisionbenefit.formulary.load.PublishedPlan;
import org.precisionbenefit.formulary.load.PublishedPrice;
import org.precisionbenefit.formulary.load.PublishedTier;

/** Reads what stands beside the drugs of an edition: plans, diseases, costs and prices. */
final class BesideRows {
    private static final String PRICES =
            "select plan_id, ndc, days, unit_cost from formulary_price where edition_id = ? and plan_id = ? ";

    private BesideRows() {}

    /** Makes a value of a row. */
    @FunctionalInterface
    private interface Made<T> {
        T of(ResultSet row) throws SQLException;
    }

    private static <T> List<T> rows(Connection connection, String sql, EditionRows.Filling filling, Made<T> made)
            throws SQLException {
        List<T> rows = new ArrayList<>();
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            filling.fill(select);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    rows.add(made.of(row));
                }
            }
        }
        return rows;
    }

    static Optional<PublishedPlan> plan(Connection connection, Edition edition, String plan) throws SQLException {
        return rows(
                        connection,
                        "select * from formulary_plan where edition_id = ? and plan_id = ? order by starts nulls first",
                        select -> {
                            select.setLong(1, edition.id());
                            select.setString(2, plan);
                        },
                        BesideRows::plan)
                .stream()
                .findFirst();
    }

    static PublishedPlan plan(ResultSet row) throws SQLException {
        String lists = EditionRows.text(row, "lists");
        return new PublishedPlan(
                row.getString("plan_id"),
                EditionRows.text(row, "name"),
                lists.isEmpty() ? List.of() : List.of(lists.split(PublishedPlan.SEPARATOR)),
                row.getBigDecimal("deductible"),
                Flag.valueOf(row.getString("suppressed")),
                new Availability(
                        Availability.Status.valueOf(row.getString("status")),
                        row.getObject("starts", LocalDate.class),
                        row.getObject("ends", LocalDate.class)));
    }

    static List<PublishedIndication> indications(Connection connection, Edition edition, String list, DrugCode drug)
            throws SQLException {
        return rows(
                connection,
                "select list, disease from formulary_indication where edition_id = ? and list = ? and code = ?"
                        + " and code_kind = ? order by disease collate \"C\"",
                select -> {
                    select.setLong(1, edition.id());
                    select.setString(2, list);
                    select.setString(3, drug.value());
                    select.setString(4, drug.kind().name());
                },
                row -> new PublishedIndication(row.getString(1), drug, row.getString(2)));
    }

    /** The diseases of every drug of a list. */
    static List<PublishedIndication> indications(Connection connection, Edition edition, String list)
            throws SQLException {
        return rows(
                connection,
                "select code_kind, code, disease from formulary_indication where edition_id = ? and list = ?"
                        + " order by code collate \"C\", code_kind, disease collate \"C\"",
                select -> {
                    select.setLong(1, edition.id());
                    select.setString(2, list);
                },
                row -> new PublishedIndication(
                        list,
                        new DrugCode(DrugCode.Kind.valueOf(row.getString(1)), row.getString(2)),
                        row.getString(3)));
    }

    static List<PublishedCost> costs(Connection connection, Edition edition, String plan) throws SQLException {
        return costs(connection, edition, List.of(plan));
    }

    /** The costs of several plans, in the same order within each. */
    static List<PublishedCost> costs(Connection connection, Edition edition, List<String> plans) throws SQLException {
        return rows(
                connection,
                "select * from formulary_cost where edition_id = ? and plan_id = any(?) order by tier collate \"C\" nulls"
                        + " first, phase collate \"C\", pharmacy collate \"C\", days nulls first, kind collate \"C\","
                        + " copay, rate",
                select -> {
                    select.setLong(1, edition.id());
                    select.setArray(2, connection.createArrayOf("text", plans.toArray()));
                },
                BesideRows::cost);
    }

    private static PublishedCost cost(ResultSet row) throws SQLException {
        return new PublishedCost(
                row.getString("plan_id"),
                row.getString("tier") == null
                        ? null
                        : new PublishedTier(EditionRows.text(row, "tier"), EditionRows.text(row, "tier_published")),
                PublishedCost.Phase.valueOf(row.getString("phase")),
                row.getString("pharmacy"),
                row.getObject("days", Integer.class),
                new Charge(
                        Charge.Kind.valueOf(row.getString("kind")),
                        row.getBigDecimal("copay"),
                        row.getBigDecimal("rate"),
                        row.getBigDecimal("least"),
                        row.getBigDecimal("most"),
                        Flag.valueOf(row.getString("after_deductible"))));
    }

    static List<PublishedPrice> prices(Connection connection, Edition edition, String plan, String ndc)
            throws SQLException {
        return rows(
                connection,
                PRICES + "and ndc = ? order by days, unit_cost",
                select -> {
                    select.setLong(1, edition.id());
                    select.setString(2, plan);
                    select.setString(3, ndc);
                },
                BesideRows::price);
    }

    static List<PublishedPrice> prices(Connection connection, Edition edition, String plan) throws SQLException {
        return rows(
                connection,
                PRICES + "order by ndc collate \"C\", days, unit_cost",
                select -> {
                    select.setLong(1, edition.id());
                    select.setString(2, plan);
                },
                BesideRows::price);
    }

    private static PublishedPrice price(ResultSet row) throws SQLException {
        return new PublishedPrice(row.getString(1), row.getString(2), row.getInt(3), row.getBigDecimal(4));
    }
}
