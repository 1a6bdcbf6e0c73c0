package org.precisionbenefit.formulary.postgres;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.precisionbenefit.formulary.edition.Edition;
import org.precisionbenefit.formulary.load.DrugCode;
import org.precisionbenefit.formulary.load.PublishedCost;
import org.precisionbenefit.formulary.load.PublishedDrug;
import org.precisionbenefit.formulary.load.PublishedIndication;
import org.precisionbenefit.formulary.load.PublishedItem;
import org.precisionbenefit.formulary.load.PublishedPlan;
import org.precisionbenefit.formulary.publish.EditionPages;

/**
 * Reads pages of editions by the index that every benefit question uses too: lists are walked one by one, and the drugs
 * of all lists are gathered from the head of each, so that no page sorts a whole edition.
 */
@ApplicationScoped
public class PostgresEditionPages implements EditionPages {
    private static final String ANSWERING = "where (family, id) in (select distinct on (family) family, id from"
            + " formulary_edition x where holds_from <= ? and (select kind from formulary_event e where e.edition_id ="
            + " x.id and e.at <= ? order by number desc limit 1) = 'ACTIVATED' order by family, holds_from desc)"
            + " order by id";
    private static final String SINCE =
            "select max(at) from formulary_event where edition_id = ? and kind = 'ACTIVATED' and at <= ?";
    /** Each step looks up the next list in the index. */
    private static final String LISTS = "with recursive walk as ((select list from formulary_item where edition_id = ?"
            + " order by list limit 1) union all select (select i.list from formulary_item i where i.edition_id = ?"
            + " and i.list > walk.list order by i.list limit 1) from walk where walk.list is not null)"
            + " select list from walk where list is not null";

    private static final String PLAN_LISTS =
            "select distinct lists from formulary_plan where edition_id = ? and lists is not null";
    private static final String OFFERED = "select distinct p.lists, c.tier, c.pharmacy, c.days from formulary_cost c"
            + " join formulary_plan p on p.edition_id = c.edition_id and p.plan_id = c.plan_id"
            + " where c.edition_id = ? and c.kind <> 'NOT_APPLICABLE' and p.lists is not null";
    private static final String ORDER = " code_kind, ndc nulls first, name nulls first, tier nulls first,"
            + " starts nulls first, ends nulls first, basis, status, prior_authorization, step_therapy, quantity_limit,"
            + " limit_text nulls first ";
    private static final String CODED = "select * from formulary_item where edition_id = ? and list = ? and code >= ?"
            + " order by code," + ORDER + "offset ? limit ?";
    private static final String NAMED =
            "select * from formulary_item where edition_id = ? and list = ? and code is null"
                    + " and coalesce(name, '') >= ? order by coalesce(name, '')," + ORDER + "offset ? limit ?";
    private static final String ONE = "select * from formulary_item where edition_id = ? and list = ? and code = ?"
            + " and code_kind = ? order by" + ORDER;
    private static final String CODES = "select distinct h.code from unnest(?::text[]) l(list) cross join lateral"
            + " (select distinct i.code from formulary_item i where i.edition_id = ? and i.list = l.list"
            + " and i.code >= ? order by i.code limit ?) h order by h.code limit ?";
    private static final String DRUGS = "select distinct code_kind, code, coalesce(name, '') as name from"
            + " formulary_item where edition_id = ? and list = any(?::text[]) and code = any(?::text[])"
            + " order by code, code_kind, name";
    private static final String NAMES = "select distinct code_kind, coalesce(name, '') as name from formulary_item"
            + " where edition_id = ? and list = any(?::text[]) and code is null and coalesce(name, '') >= ?"
            + " order by name, code_kind limit ?";

    private final DataSource database;

    public PostgresEditionPages(DataSource database) {
        this.database = database;
    }

    /** Makes a value of a row. */
    @FunctionalInterface
    private interface Made<T> {
        T of(ResultSet row) throws SQLException;
    }

    private <T> List<T> rows(String sql, Made<T> made, Object... values) {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                select.setObject(
                        i + 1,
                        values[i] instanceof String[] texts ? connection.createArrayOf("text", texts) : values[i]);
            }
            List<T> rows = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    rows.add(made.of(row));
                }
            }
            return rows;
        } catch (SQLException e) {
            throw unread(e);
        }
    }

    private static IllegalStateException unread(SQLException e) {
        return EditionFault.of("The published formularies were not read", e);
    }

    @Override
    public List<Answering> answering(LocalDate day, Instant knownAt) {
        List<Answering> found = new ArrayList<>();
        for (Edition edition : editions(day, knownAt)) {
            OffsetDateTime since = rows(
                            SINCE,
                            row -> row.getObject(1, OffsetDateTime.class),
                            edition.id(),
                            knownAt.atOffset(ZoneOffset.UTC))
                    .get(0);
            found.add(new Answering(edition, since.toInstant()));
        }
        return found;
    }

    private List<Edition> editions(LocalDate day, Instant knownAt) {
        try (Connection connection = database.getConnection()) {
            return EditionRows.editions(connection, ANSWERING, statement -> {
                statement.setObject(1, day);
                statement.setObject(2, knownAt.atOffset(ZoneOffset.UTC));
            });
        } catch (SQLException e) {
            throw unread(e);
        }
    }

    @Override
    public List<String> lists(Edition edition) {
        List<String> lists = new ArrayList<>(rows(LISTS, row -> row.getString(1), edition.id(), edition.id()));
        SortedSet<String> empty = new TreeSet<>();
        rows(PLAN_LISTS, row -> parts(row.getString(1)), edition.id()).forEach(empty::addAll);
        empty.removeAll(lists);
        lists.addAll(empty);
        return lists;
    }

    private static List<String> parts(String lists) {
        return List.of(lists.split(PublishedPlan.SEPARATOR));
    }

    @Override
    public List<Offered> offered(Edition edition) {
        List<Offered> offered = new ArrayList<>();
        rows(
                        OFFERED,
                        row -> parts(row.getString(1)).stream()
                                .map(list -> offered(list, row))
                                .toList(),
                        edition.id())
                .forEach(offered::addAll);
        return offered;
    }

    private static Offered offered(String list, ResultSet row) {
        try {
            return new Offered(
                    list,
                    EditionRows.text(row, "tier"),
                    row.getString("pharmacy"),
                    row.getObject("days", Integer.class));
        } catch (SQLException e) {
            throw unread(e);
        }
    }

    @Override
    public List<PublishedItem> items(Edition edition, String list, From from, int most) {
        return rows(
                from.coded() ? CODED : NAMED,
                row -> EditionRows.item(edition, row),
                edition.id(),
                list,
                from.key(),
                from.skipped(),
                most);
    }

    @Override
    public List<PublishedItem> items(Edition edition, String list, DrugCode drug) {
        return rows(
                ONE,
                row -> EditionRows.item(edition, row),
                edition.id(),
                list,
                drug.value(),
                drug.kind().name());
    }

    @Override
    public List<PublishedIndication> indications(Edition edition, String list, String first, String last) {
        return rows(
                "select list, code_kind, code, disease from formulary_indication where edition_id = ? and list = ?"
                        + " and code between ? and ? order by code, code_kind, disease",
                row -> new PublishedIndication(
                        row.getString(1),
                        new DrugCode(DrugCode.Kind.valueOf(row.getString(2)), row.getString(3)),
                        row.getString(4)),
                edition.id(),
                list,
                first,
                last);
    }

    @Override
    public List<PublishedDrug> drugs(Edition edition, From from, int most) {
        String[] lists = lists(edition).toArray(String[]::new);
        if (!from.coded()) {
            return rows(NAMES, row -> drug(row, DrugCode.NONE), edition.id(), lists, from.key(), named(from, most));
        }
        String[] codes = rows(CODES, row -> row.getString(1), lists, edition.id(), from.key(), most, most)
                .toArray(String[]::new);
        return rows(
                DRUGS,
                row -> drug(
                        row, new DrugCode(DrugCode.Kind.valueOf(row.getString("code_kind")), row.getString("code"))),
                edition.id(),
                lists,
                codes);
    }

    /** The name that was read last comes again. */
    private static int named(From from, int most) {
        return most + from.skipped();
    }

    private static PublishedDrug drug(ResultSet row, DrugCode code) throws SQLException {
        return new PublishedDrug(code, "", row.getString("name"));
    }

    @Override
    public List<PublishedPlan> plans(Edition edition, String after, int most) {
        return rows(
                "select distinct on (plan_id) * from formulary_plan where edition_id = ? and plan_id > ?"
                        + " order by plan_id, starts nulls first limit ?",
                BesideRows::plan,
                edition.id(),
                after,
                most);
    }

    @Override
    public @Nullable PublishedPlan plan(Edition edition, String plan) {
        try (Connection connection = database.getConnection()) {
            return BesideRows.plan(connection, edition, plan).orElse(null);
        } catch (SQLException e) {
            throw unread(e);
        }
    }

    @Override
    public SortedMap<String, List<PublishedCost>> costs(Edition edition, List<String> plans) {
        if (plans.isEmpty()) {
            return new TreeMap<>();
        }
        SortedMap<String, List<PublishedCost>> costs = new TreeMap<>();
        try (Connection connection = database.getConnection()) {
            BesideRows.costs(connection, edition, plans)
                    .forEach(cost -> costs.computeIfAbsent(cost.plan(), any -> new ArrayList<>())
                            .add(cost));
            return costs;
        } catch (SQLException e) {
            throw unread(e);
        }
    }
}
