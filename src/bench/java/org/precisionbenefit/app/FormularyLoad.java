package org.precisionbenefit.app;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryType;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.precisionbenefit.formulary.edition.Edition;
import org.precisionbenefit.formulary.edition.EditionHead;
import org.precisionbenefit.formulary.load.PublishedFile;
import org.precisionbenefit.formulary.partd.GeneratedPartD;
import org.precisionbenefit.formulary.partd.PartDReader;
import org.precisionbenefit.formulary.postgres.PostgresEditions;

/**
 * The load of a Part D formulary from its files into the database, beside PostgreSQL's own COPY of the same rows from a
 * file of the server into the same table with its indexes. Both begin with empty tables, in turn.
 *
 * <p>{@code -Dbench.rows=1200000} says how many rows, {@code -Dbench.rounds=3} how often.
 */
public final class FormularyLoad {
    private static final String TABLES = "formulary_edition, formulary_event, formulary_source, formulary_default,"
            + " formulary_report, formulary_plan, formulary_item, formulary_indication, formulary_cost, formulary_price";
    private static final int ROWS = 1_200_000;
    private static final int ROUNDS = 3;
    private static final long SEED = 20_261_128L;

    private FormularyLoad() {}

    /** Runs in a virtual machine of its own with 2 GiB of heap. */
    public static void apart() throws IOException, InterruptedException {
        int exit = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx2g",
                        "-Dbench.rows=" + Integer.getInteger("bench.rows", ROWS),
                        "-Dbench.rounds=" + Integer.getInteger("bench.rounds", ROUNDS),
                        "-cp",
                        System.getProperty("java.class.path"),
                        FormularyLoad.class.getName())
                .inheritIO()
                .start()
                .waitFor();
        if (exit != 0) {
            throw new IllegalStateException("The load of a formulary ended with " + exit + ".");
        }
    }

    /** A generated file. */
    private record Generated(Path path) implements PublishedFile {
        @Override
        public String name() {
            return path.getFileName().toString();
        }

        @Override
        public InputStream open() throws IOException {
            return Files.newInputStream(path);
        }
    }

    public static void main(String[] arguments) throws IOException, SQLException {
        Path folder = Files.createTempDirectory("formulary-load");
        try (EmbeddedPostgres server = EmbeddedPostgres.builder()
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("full_page_writes", "on")
                .setServerConfig("max_wal_size", "4GB")
                .start()) {
            DataSource database = server.getPostgresDatabase();
            run(database, schema());
            int rows = GeneratedPartD.write(folder, Integer.getInteger("bench.rows", ROWS), SEED);
            measure(database, folder, rows);
        } finally {
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }

    private static String schema() throws IOException {
        try (InputStream schema =
                FormularyLoad.class.getResourceAsStream("/db/migration/V37__formulary_editions.sql")) {
            return new String(Objects.requireNonNull(schema).readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static void measure(DataSource database, Path folder, int rows) throws IOException, SQLException {
        List<PublishedFile> files = List.of(
                new Generated(folder.resolve("plan information.txt")),
                new Generated(folder.resolve("basic drugs formulary.txt")));
        Path copied = folder.resolve("items.copy");
        List<Double> ratios = new ArrayList<>();
        for (int round = 0; round <= Integer.getInteger("bench.rounds", ROUNDS); round++) {
            run(database, "truncate " + TABLES);
            run(database, "checkpoint");
            long began = System.nanoTime();
            Edition edition = new PostgresEditions(database)
                    .load(
                            new EditionHead("generated", LocalDate.of(2026, 1, 1), Instant.EPOCH, "bench"),
                            new PartDReader(),
                            files,
                            counts -> {});
            double loaded = seconds(began);
            if (edition.counts().accepted() < rows || edition.counts().rejected() > 0) {
                throw new IllegalStateException("Every generated row must be accepted: " + edition.counts());
            }
            if (round == 0) {
                run(database, "copy formulary_item to '" + copied + "'");
            }
            run(database, "truncate " + TABLES);
            run(database, "checkpoint");
            began = System.nanoTime();
            run(database, "copy formulary_item from '" + copied + "'");
            double own = seconds(began);
            // The first round warms up.
            if (round > 0) {
                ratios.add(own / loaded);
                System.out.printf(
                        Locale.ROOT,
                        "%,d rows: load %.1f s (%,.0f rows/s), PostgreSQL's own COPY %.1f s (%,.0f rows/s), ratio"
                                + " %.3f%n",
                        rows,
                        loaded,
                        rows / loaded,
                        own,
                        rows / own,
                        own / loaded);
            }
        }
        ratios.sort(Comparator.naturalOrder());
        System.out.printf(
                Locale.ROOT,
                "a load goes at %.3f of the speed of COPY (median), most heap in use %,d MiB of %,d%n",
                ratios.get(ratios.size() / 2),
                peak() >> 20,
                Runtime.getRuntime().maxMemory() >> 20);
    }

    private static long peak() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .mapToLong(pool -> pool.getPeakUsage().getUsed())
                .sum();
    }

    private static double seconds(long began) {
        return (System.nanoTime() - began) / 1e9;
    }

    private static void run(DataSource database, String sql) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
