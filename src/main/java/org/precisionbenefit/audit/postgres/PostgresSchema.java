package org.precisionbenefit.audit.postgres;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Objects;
import javax.sql.DataSource;
import org.precisionbenefit.terminology.Digest;

/**
 * What the schema of the database is, and the parts of its large table. The digest covers tables, columns, constraints, triggers
 * and whether they are on, indexes, policies, functions and who may do what; the parts of payloads, which come each month, are
 * left out.
 */
public final class PostgresSchema {
    private static final String LINES = """
            with ours as (
              select oid, relname, relkind, relrowsecurity, relforcerowsecurity, relowner, relacl from pg_class
              where relnamespace = 'public'::regnamespace and not relispartition and relkind in ('r', 'p', 'v', 'm', 'S')
            ), lines as (
              select concat_ws(' ', 'table', relname, relkind, relrowsecurity, relforcerowsecurity, pg_get_userbyid(relowner),
                relacl::text) line from ours
              union all select concat_ws(' ', 'column', c.relname, a.attname, format_type(a.atttypid, a.atttypmod), a.attnotnull,
                  a.attidentity, a.attstorage, pg_get_expr(d.adbin, d.adrelid), a.attacl::text)
                from ours c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
                left join pg_attrdef d on d.adrelid = c.oid and d.adnum = a.attnum where c.relkind <> 'S'
              union all select concat_ws(' ', 'constraint', c.relname, k.conname, k.convalidated, pg_get_constraintdef(k.oid))
                from ours c join pg_constraint k on k.conrelid = c.oid
              union all select concat_ws(' ', 'trigger', c.relname, t.tgname, t.tgenabled, pg_get_triggerdef(t.oid))
                from ours c join pg_trigger t on t.tgrelid = c.oid where not t.tgisinternal
              union all select concat_ws(' ', 'triggers off', c.relname, count(*) filter (where t.tgenabled <> 'O'))
                from ours c join pg_trigger t on t.tgrelid = c.oid group by c.relname
              union all select concat_ws(' ', 'index', pg_get_indexdef(i.indexrelid), i.indisvalid)
                from ours c join pg_index i on i.indrelid = c.oid
              union all select concat_ws(' ', 'policy', c.relname, p.polname, p.polcmd, p.polpermissive, p.polroles::text,
                  pg_get_expr(p.polqual, p.polrelid), pg_get_expr(p.polwithcheck, p.polrelid))
                from ours c join pg_policy p on p.polrelid = c.oid
              union all select concat_ws(' ', 'function', f.proname, f.oid::regprocedure::text, f.prosecdef, f.proconfig::text,
                  pg_get_userbyid(f.proowner), f.proacl::text, md5(f.prosrc))
                from pg_proc f where f.pronamespace = 'public'::regnamespace
            )
            select encode(sha256(convert_to(string_agg(line, E'\\n' order by line collate "C"), 'UTF8')), 'hex') from lines
            """;
    private static final String MONTHS = "select make_payload_months(?, ?)";

    private final DataSource database;

    public PostgresSchema(DataSource database) {
        this.database = Objects.requireNonNull(database, "database is null");
    }

    /**
     * What the schema digests to now.
     *
     * @throws IllegalStateException when the database does not answer
     */
    public Digest digest() {
        try (Connection connection = database.getConnection();
                PreparedStatement query = connection.prepareStatement(LINES);
                ResultSet row = query.executeQuery()) {
            row.next();
            return new Digest(row.getString(1));
        } catch (SQLException e) {
            throw StoreFault.of("The schema was not read", e);
        }
    }

    /**
     * Makes the parts of payloads for some months where they are missing.
     *
     * @param first a day of the first month
     * @param months how many months, 1 to 24
     * @return how many were made
     * @throws IllegalStateException when they are not made; what is kept then goes into the part for all others
     */
    public int makeMonths(LocalDate first, int months) {
        try (Connection connection = database.getConnection();
                PreparedStatement query = connection.prepareStatement(MONTHS)) {
            query.setObject(1, first);
            query.setInt(2, months);
            try (ResultSet row = query.executeQuery()) {
                row.next();
                return row.getInt(1);
            }
        } catch (SQLException e) {
            throw StoreFault.of("The parts of the next months were not made", e);
        }
    }
}
