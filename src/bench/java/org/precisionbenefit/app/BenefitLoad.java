package org.precisionbenefit.app;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Benefit checks over HTTP, beside an endpoint of the same server that reads nothing and writes a small constant text, in
 * turn.
 *
 * <p>{@code -Dbench.seconds=2} makes no phase longer than that; {@code -Dbench.server.flags} goes to the server's
 * virtual machine.
 */
public final class BenefitLoad {
    private static final int CLIENTS = 8;
    private static final int ROUNDS = 3;
    private static final double WARM_UP_SECONDS = 60;
    private static final double LOAD_SECONDS = 15;
    private static final String EMPTY = "GET /.well-known/smart-configuration HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n";
    private static final String QUESTION = """
            {"plan": "DEMO-COMMERCIAL",
             "drug": {"codes": [{"system": "http://www.nlm.nih.gov/research/umls/rxnorm", "value": "855812"}]},
             "asOf": "2026-11-28",
             "member": {"age": 61, "sex": "FEMALE",
                        "diagnoses": [{"system": "http://hl7.org/fhir/sid/icd-10-cm", "value": "I21.4"}]},
             "supply": {"quantity": {"value": 30, "unit": "tablet"}, "days": 30},
             "paid": {"deductible": 100.00, "outOfPocket": 130.00}}""";

    private final BenchServer server;
    private final double longest;

    private BenefitLoad(BenchServer server, double longest) {
        this.server = server;
        this.longest = longest;
    }

    /**
     * What one run measured, each the median of its rounds.
     *
     * @param empty answers of the empty endpoint a second
     * @param checks benefit checks a second
     * @param share the second as a share of the first of the same round
     * @param last the checks of the last round
     */
    record Measured(double empty, double checks, double share, BenchThreads.Result last) {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        if (!BenchServer.isPackaged()) {
            throw new IllegalStateException("The application must be packaged first: mvn -DskipTests package.");
        }
        double longest = Double.parseDouble(System.getProperty("bench.seconds", "3600"));
        Measured measured = run(Path.of("target/bench-benefit"), longest);
        System.out.printf(
                Locale.ROOT,
                "benefit check over HTTP, %d clients: %,.0f/s = %.3f of an empty endpoint (%,.0f/s), medians of %d rounds;"
                        + " p50 %.2f ms, p99 %.2f ms; refused %d%n",
                CLIENTS,
                measured.checks(),
                measured.share(),
                measured.empty(),
                ROUNDS,
                measured.last().millis(0.5),
                measured.last().millis(0.99),
                measured.last().refused());
    }

    /** Starts database and server below the folder, measures, and removes them. */
    static Measured run(Path folder, double longest) throws IOException, InterruptedException {
        remove(folder);
        Files.createDirectories(folder);
        try (DataFolder data = new DataFolder(folder.resolve("database"))) {
            data.own();
            KeysFolder keys = new KeysFolder(folder.resolve("keys"));
            keys.makeWhereNone();
            try (EmbeddedDatabase database = EmbeddedDatabase.start(data, keys.passwords());
                    BenchServer server = BenchServer.start(folder.toAbsolutePath(), database.settings())) {
                return new BenefitLoad(server, longest).measure();
            }
        } finally {
            remove(folder.resolve("database"));
            remove(folder.resolve("keys"));
        }
    }

    private Measured measure() throws IOException, InterruptedException {
        byte[] empty = EMPTY.getBytes(StandardCharsets.US_ASCII);
        byte[] question = question();
        ask(empty, WARM_UP_SECONDS);
        ask(question, WARM_UP_SECONDS);
        double[] rates = new double[ROUNDS];
        double[] checks = new double[ROUNDS];
        double[] shares = new double[ROUNDS];
        BenchThreads.Result last = null;
        for (int round = 0; round < ROUNDS; round++) {
            rates[round] = ask(empty, LOAD_SECONDS).perSecond();
            last = ask(question, LOAD_SECONDS);
            checks[round] = last.perSecond();
            shares[round] = checks[round] / rates[round];
        }
        return new Measured(median(rates), median(checks), median(shares), last);
    }

    private byte[] question() throws IOException {
        byte[] body = QUESTION.getBytes(StandardCharsets.US_ASCII);
        return ("POST /api/v1/benefit-check HTTP/1.1\r\nHost: 127.0.0.1:" + server.port() + "\r\nAuthorization: Bearer "
                        + server.token() + "\r\nContent-Type: application/json\r\nContent-Length: " + body.length
                        + "\r\n\r\n" + QUESTION)
                .getBytes(StandardCharsets.US_ASCII);
    }

    private BenchThreads.Result ask(byte[] request, double normal) throws InterruptedException {
        return BenchThreads.run(CLIENTS, Math.min(normal, longest), thread -> {
            BenchConnection connection = new BenchConnection(server.port());
            return new BenchThreads.Step() {
                @Override
                public boolean run(long number) throws IOException {
                    return connection.send(request) == 200;
                }

                @Override
                public void close() throws IOException {
                    connection.close();
                }
            };
        });
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
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
