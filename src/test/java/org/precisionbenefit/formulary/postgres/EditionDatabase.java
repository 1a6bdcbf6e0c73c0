package org.precisionbenefit.formulary.postgres;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import javax.sql.DataSource;
import org.precisionbenefit.formulary.csv.CsvReader;
import org.precisionbenefit.formulary.edition.Edition;
import org.precisionbenefit.formulary.edition.EditionHead;
import org.precisionbenefit.formulary.load.FileInMemory;
import org.precisionbenefit.formulary.load.FormularyReader;
import org.precisionbenefit.formulary.load.PublishedFile;

/** A database of its own that holds editions and nothing else. */
public final class EditionDatabase implements AutoCloseable {
    /** The heading of lists. */
    public static final String HEAD =
            "list,code,name,tier,prior_authorization,step_therapy,quantity_limit,limit_text,indications,starts,ends\n";

    private static final Instant LOADED = Instant.parse("2025-12-01T10:00:00Z");
    private static final List<String> TABLES =
            List.of("edition", "event", "source", "default", "report", "plan", "item", "indication", "cost", "price");

    private final EmbeddedPostgres server;

    private EditionDatabase(EmbeddedPostgres server) {
        this.server = server;
    }

    /** Starts a database. */
    public static EditionDatabase start() {
        try {
            EditionDatabase started =
                    new EditionDatabase(EmbeddedPostgres.builder().start());
            started.run("create role pbe_application login");
            try (InputStream schema =
                    EditionDatabase.class.getResourceAsStream("/db/migration/V37__formulary_editions.sql")) {
                started.run(new String(Objects.requireNonNull(schema).readAllBytes(), StandardCharsets.UTF_8));
            }
            return started;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void run(String sql) {
        try (Connection connection = server.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The application's own connections. */
    public DataSource application() {
        return server.getDatabase("pbe_application", "postgres");
    }

    /** Editions by the application's own login. */
    public PostgresEditions editions() {
        return new PostgresEditions(application());
    }

    /** Forgets every edition. */
    public void empty() {
        run("truncate formulary_" + String.join(", formulary_", TABLES));
    }

    /** Loads a list with its plans; each plan is a line of {@code plan,plan_name,lists}. */
    public Edition load(String family, LocalDate from, List<String> plans, List<String> rows) {
        return load(
                family,
                from,
                new CsvReader(),
                List.of(
                        FileInMemory.of("list.csv", HEAD + String.join("\n", rows)),
                        FileInMemory.of("plans.csv", "plan,plan_name,lists\n" + String.join("\n", plans))));
    }

    /** Loads files. */
    public Edition load(String family, LocalDate from, FormularyReader reader, List<PublishedFile> files) {
        try {
            return editions().load(new EditionHead(family, from, LOADED, "designer"), reader, files, counts -> {});
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
