package org.precisionbenefit.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Submissions over HTTP with the durable commit, beside what the same database does with the same rows alone.
 *
 * <p>{@code -Dbench.seconds=2} makes no phase longer than that; {@code -Dbench.server.flags} goes to the server's
 * virtual machine.
 */
public final class SubmitLoad {
    private static final int CLIENTS = 8;
    /** The processor's speed changes within minutes, so that floor and load take turns. */
    private static final int TURNS = 6;

    private static final double TURN_SECONDS = 5;
    private static final double HALF_SECONDS = 20;
    private static final double FIRST_SECONDS = 15;
    // On two cores that the clients keep busy the second compiler needs minutes; until then the server is not warm.
    private static final double WARM_UP_SECONDS = 300;
    private static final long PHASE = 1_000_000_000L;

    private final BenchServer server;
    private final BenchFloor floor;
    private final String sample;
    private final double longest;
    private final List<Long> acknowledged = new ArrayList<>();

    private SubmitLoad(BenchServer server, String sample, BenchFloor floor, double longest)
            throws IOException, SQLException {
        this.server = server;
        this.sample = sample;
        this.longest = longest;
        try (BenchConnection first = new BenchConnection(server.port())) {
            if (first.send(new BenchRequests(sample, server.port(), server.token()).request(0)) != 200) {
                throw new IllegalStateException("The sample must be answered with 200.");
            }
        }
        acknowledged.add(0L);
        this.floor = floor;
        floor.learn();
    }

    /**
     * What one run measured.
     *
     * @param first the first submissions after the start, as fast as the clients go, while the server still compiles
     * @param turns floor and load when the server is warm, one after the other
     * @param half submissions at half of the load's rate
     * @param serverMillis processor time of the server for each submission of the turns, in milliseconds
     * @param exact whether the database holds exactly what was acknowledged
     */
    record Measured(
            BenchThreads.Result first, List<Turn> turns, BenchThreads.Result half, double serverMillis, boolean exact) {
        /** Transactions a second by JDBC alone. */
        double floor() {
            return BenchThreads.joined(turns.stream().map(Turn::floor).toList()).perSecond();
        }

        /** As fast as the clients go. */
        BenchThreads.Result load() {
            return BenchThreads.joined(turns.stream().map(Turn::load).toList());
        }
    }

    /**
     * One turn of both.
     *
     * @param floor transactions by JDBC alone
     * @param load submissions as fast as the clients go
     */
    record Turn(BenchThreads.Result floor, BenchThreads.Result load) {
        double share() {
            return load.perSecond() / floor.perSecond();
        }
    }

    public static void main(String[] arguments) throws IOException, InterruptedException {
        if (!BenchServer.isPackaged()) {
            throw new IllegalStateException("The application must be packaged first: mvn -DskipTests package.");
        }
        double longest = Double.parseDouble(System.getProperty("bench.seconds", "3600"));
        Measured measured = run(Path.of("target/bench"), longest);
        print(measured);
        if (!measured.exact()) {
            throw new IllegalStateException("The database must hold exactly the acknowledged decisions.");
        }
    }

    /**
     * Starts database and server below the folder, measures, and removes the database.
     *
     * @param longest how long each phase may last at most, in seconds
     */
    static Measured run(Path folder, double longest) throws IOException, InterruptedException {
        remove(folder);
        Files.createDirectories(folder);
        try (DataFolder data = new DataFolder(folder.resolve("database"))) {
            data.own();
            KeysFolder keys = new KeysFolder(folder.resolve("keys"));
            keys.makeWhereNone();
            try (EmbeddedDatabase database = EmbeddedDatabase.start(data, keys.passwords());
                    BenchServer server = BenchServer.start(folder.toAbsolutePath(), database.settings())) {
                BenchFloor floor = new BenchFloor(database.url(), keys, BenchRequests.claim(0));
                return new SubmitLoad(server, BenchWorkload.sample(), floor, longest).measure();
            } catch (SQLException e) {
                throw new IllegalStateException("The floor cannot be measured.", e);
            }
        } finally {
            remove(folder.resolve("database"));
            remove(folder.resolve("keys"));
        }
    }

    private Measured measure() throws InterruptedException, SQLException {
        floor.measure(CLIENTS, seconds(TURN_SECONDS), 0);
        BenchThreads.Result first = submit(seconds(FIRST_SECONDS), new BenchThreads.Numbers(PHASE, 0));
        submit(seconds(WARM_UP_SECONDS), new BenchThreads.Numbers(2 * PHASE, 0));
        List<Turn> turns = new ArrayList<>();
        long millis = 0;
        for (int turn = 0; turn < TURNS; turn++) {
            BenchThreads.Result alone = floor.measure(CLIENTS, seconds(TURN_SECONDS), turn + 1);
            long used = server.processorTime().toMillis();
            turns.add(new Turn(alone, submit(seconds(TURN_SECONDS), new BenchThreads.Numbers((4 + turn) * PHASE, 0))));
            millis += server.processorTime().toMillis() - used;
        }
        BenchThreads.Result load =
                BenchThreads.joined(turns.stream().map(Turn::load).toList());
        BenchThreads.Result half =
                submit(seconds(HALF_SECONDS), new BenchThreads.Numbers(3 * PHASE, load.perSecond() / 2));
        double each = millis / (double) load.acknowledged().size();
        return new Measured(first, turns, half, each, isExact());
    }

    private double seconds(double normal) {
        return Math.min(normal, longest);
    }

    private BenchThreads.Result submit(double seconds, BenchThreads.Numbers numbers) throws InterruptedException {
        BenchThreads.Result result = BenchThreads.run(CLIENTS, seconds, numbers, thread -> {
            BenchRequests requests = new BenchRequests(sample, server.port(), server.token());
            BenchConnection connection = new BenchConnection(server.port());
            return new BenchThreads.Step() {
                @Override
                public boolean run(long number) throws IOException {
                    return connection.send(requests.request(number)) == 200;
                }

                @Override
                public void close() throws IOException {
                    connection.close();
                }
            };
        });
        acknowledged.addAll(result.acknowledged());
        return result;
    }

    private boolean isExact() throws SQLException {
        return floor.holdsExactly(
                acknowledged.stream().map(BenchRequests::claim).toList());
    }

    private static void print(Measured measured) {
        line(
                "$submit in the first seconds after the start: %,.1f/s",
                measured.first().perSecond());
        measured.turns()
                .forEach(turn -> line(
                        "turn: floor %,.0f/s, $submit %,.1f/s = %.3f",
                        turn.floor().perSecond(), turn.load().perSecond(), turn.share()));
        line("floor (JDBC alone): %,.0f transactions/s", measured.floor());
        line(
                "$submit, %d clients: %,.1f/s = %.3f of the floor; p50 %.1f ms, p99 %.1f ms; refused %d",
                CLIENTS,
                measured.load().perSecond(),
                measured.load().perSecond() / measured.floor(),
                measured.load().millis(0.5),
                measured.load().millis(0.99),
                measured.load().refused());
        line(
                "$submit at half that rate: %,.1f/s; p50 %.1f ms, p99 %.1f ms, longest %.1f ms; refused %d",
                measured.half().perSecond(),
                measured.half().millis(0.5),
                measured.half().millis(0.99),
                measured.half().millis(1),
                measured.half().refused());
        line("processor time of the server: %.2f ms a submission", measured.serverMillis());
        line("the database holds exactly the acknowledged decisions: %s", measured.exact() ? "yes" : "NO");
    }

    private static void line(String format, Object... values) {
        System.out.println(String.format(Locale.ROOT, format, values));
    }

    private static void remove(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> walk = Files.walk(folder)) {
            for (Path path : walk.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        }
    }
}
