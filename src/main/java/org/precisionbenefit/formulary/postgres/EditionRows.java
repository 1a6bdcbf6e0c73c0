package org.precisionbenefit.formulary.postgres;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.precisionbenefit.formulary.edition.Edition;
import org.precisionbenefit.formulary.edition.EditionHead;
import org.precisionbenefit.formulary.edition.EditionState;
import org.precisionbenefit.formulary.edition.FlagDefault;
import org.precisionbenefit.formulary.edition.FlagDefault.Rule;
import org.precisionbenefit.formulary.edition.SourceDigest;
import org.precisionbenefit.formulary.load.Availability;
import org.precisionbenefit.formulary.load.CoverageTerms;
import org.precisionbenefit.formulary.load.DrugCode;
import org.precisionbenefit.formulary.load.Flag;
import org.precisionbenefit.formulary.load.LoadCounts;
import org.precisionbenefit.formulary.load.PublishedDrug;
import org.precisionbenefit.formulary.load.PublishedItem;
import org.precisionbenefit.formulary.load.PublishedLimit;
import org.precisionbenefit.formulary.load.PublishedTier;
import org.precisionbenefit.formulary.load.RuleFlags;
import org.precisionbenefit.terminology.Digest;

/** Reads editions and their drugs. */
final class EditionRows {
    private static final String EDITIONS =
            "select id, family, holds_from, known_from, loaded_by, rows_digest, accepted, repaired, rejected,"
                    + " unknown_authorization, unknown_step, unknown_limit, state from formulary_edition ";
    private static final String ITEMS = "select * from formulary_item where edition_id = ? and list = ?"
            + " and code = ? and code_kind = ? order by ndc nulls first, name nulls first, tier nulls first";
    private static final String LIST = "select * from formulary_item where edition_id = ? and list = ? order by"
            + " code collate \"C\" nulls first, code_kind, ndc collate \"C\" nulls first, name collate \"C\" nulls first,"
            + " tier collate \"C\" nulls first, starts nulls first";

    private EditionRows() {}

    /** Fills the places of a statement. */
    @FunctionalInterface
    interface Filling {
        void fill(PreparedStatement statement) throws SQLException;
    }

    /** The editions that satisfy the rest of the statement. */
    static List<Edition> editions(Connection connection, String rest, Filling filling) throws SQLException {
        List<Edition> editions = new ArrayList<>();
        try (PreparedStatement select = connection.prepareStatement(EDITIONS + rest)) {
            filling.fill(select);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    editions.add(edition(connection, row));
                }
            }
        }
        return editions;
    }

    private static Edition edition(Connection connection, ResultSet row) throws SQLException {
        long id = row.getLong("id");
        return new Edition(
                id,
                new EditionHead(
                        row.getString("family"),
                        row.getObject("holds_from", LocalDate.class),
                        row.getObject("known_from", OffsetDateTime.class).toInstant(),
                        row.getString("loaded_by")),
                EditionState.valueOf(row.getString("state")),
                new Digest(row.getString("rows_digest")),
                new LoadCounts(
                        row.getLong("accepted"),
                        row.getLong("repaired"),
                        row.getLong("rejected"),
                        row.getLong("unknown_authorization"),
                        row.getLong("unknown_step"),
                        row.getLong("unknown_limit")),
                sources(connection, id),
                defaults(connection, id));
    }

    private static List<SourceDigest> sources(Connection connection, long id) throws SQLException {
        List<SourceDigest> sources = new ArrayList<>();
        try (PreparedStatement select = connection.prepareStatement(
                "select file, digest from formulary_source where edition_id = ? order by file")) {
            select.setLong(1, id);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    sources.add(new SourceDigest(row.getString(1), new Digest(row.getString(2))));
                }
            }
        }
        return sources;
    }

    private static List<FlagDefault> defaults(Connection connection, long id) throws SQLException {
        List<FlagDefault> defaults = new ArrayList<>();
        try (PreparedStatement select = connection.prepareStatement(
                "select rule, value, since, source, said_by from formulary_default where edition_id = ?")) {
            select.setLong(1, id);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    defaults.add(new FlagDefault(
                            Rule.valueOf(row.getString(1)),
                            Flag.valueOf(row.getString(2)),
                            row.getObject(3, LocalDate.class),
                            row.getString(4),
                            row.getString(5)));
                }
            }
        }
        return defaults;
    }

    static List<PublishedItem> items(Connection connection, Edition edition, String list, DrugCode drug)
            throws SQLException {
        return items(connection, edition, ITEMS, select -> {
            select.setLong(1, edition.id());
            select.setString(2, list);
            select.setString(3, drug.value());
            select.setString(4, drug.kind().name());
        });
    }

    /** Every row of a list, ordered. */
    static List<PublishedItem> items(Connection connection, Edition edition, String list) throws SQLException {
        return items(connection, edition, LIST, select -> {
            select.setLong(1, edition.id());
            select.setString(2, list);
        });
    }

    private static List<PublishedItem> items(Connection connection, Edition edition, String sql, Filling filling)
            throws SQLException {
        List<PublishedItem> items = new ArrayList<>();
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            filling.fill(select);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    items.add(item(edition, row));
                }
            }
        }
        return items;
    }

    static PublishedItem item(Edition edition, ResultSet row) throws SQLException {
        return new PublishedItem(
                row.getString("list"),
                new PublishedDrug(
                        new DrugCode(DrugCode.Kind.valueOf(row.getString("code_kind")), text(row, "code")),
                        text(row, "ndc"),
                        text(row, "name")),
                row.getString("tier") == null
                        ? null
                        : new PublishedTier(text(row, "tier"), text(row, "tier_published")),
                new RuleFlags(
                        flag(row, "prior_authorization", edition.unpublished(Rule.PRIOR_AUTHORIZATION)),
                        flag(row, "authorization_new_starts", Flag.UNKNOWN),
                        flag(row, "step_therapy", edition.unpublished(Rule.STEP_THERAPY)),
                        flag(row, "step_new_starts", Flag.UNKNOWN),
                        flag(row, "quantity_limit", edition.unpublished(Rule.QUANTITY_LIMIT))),
                limit(row),
                new CoverageTerms(
                        CoverageTerms.Basis.valueOf(row.getString("basis")),
                        Flag.valueOf(row.getString("selected")),
                        Flag.valueOf(row.getString("capped"))),
                new Availability(
                        Availability.Status.valueOf(row.getString("status")),
                        row.getObject("starts", LocalDate.class),
                        row.getObject("ends", LocalDate.class)));
    }

    private static Flag flag(ResultSet row, String column, Flag unpublished) throws SQLException {
        Flag flag = Flag.valueOf(row.getString(column));
        return flag == Flag.UNKNOWN ? unpublished : flag;
    }

    private static @Nullable PublishedLimit limit(ResultSet row) throws SQLException {
        String text = row.getString("limit_text");
        return text == null && row.getBigDecimal("limit_amount") == null
                ? null
                : new PublishedLimit(
                        row.getBigDecimal("limit_amount"),
                        text(row, "limit_unit"),
                        row.getObject("limit_days", Integer.class),
                        text == null ? "" : text);
    }

    static String text(ResultSet row, String column) throws SQLException {
        String text = row.getString(column);
        return text == null ? "" : text;
    }
}
