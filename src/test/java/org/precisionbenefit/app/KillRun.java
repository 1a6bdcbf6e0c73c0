package org.precisionbenefit.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * Kills the server or its database under eight clients again and again and looks whether each acknowledged answer stands
 * once, byte for byte.
 *
 * @param folder where server, keys and database lie
 */
record KillRun(Path folder) {
    void run(int serverKills, int databaseKills) throws IOException, InterruptedException, SQLException {
        Random random = new Random(20_261_127);
        List<Long> restarts = new ArrayList<>();
        List<Long> returns = new ArrayList<>();
        try (ServerProcess server = new ServerProcess(folder)) {
            server.startAndAccept("first");
            try (KeepingClients clients = new KeepingClients(server.client(), "kill-")) {
                for (int i = 0; i < Math.max(serverKills, databaseKills); i++) {
                    if (i < serverKills) {
                        clients.awaitMore(20 + random.nextInt(60));
                        server.kill();
                        restarts.add(server.startAndAccept("after-kill-" + i));
                    }
                    if (i < databaseKills) {
                        clients.awaitMore(20 + random.nextInt(60));
                        returns.add(databaseKilled(server, i));
                    }
                }
                clients.awaitMore(20);
                clients.assertKept();
                assertKeptOnce(server, clients.acknowledged().keySet());
                print(clients.acknowledged().size(), restarts, returns);
            }
        }
    }

    private static long databaseKilled(ServerProcess server, int number) throws IOException, InterruptedException {
        long begun = System.nanoTime();
        if (number % 2 == 0) {
            server.signalDatabase("KILL");
        } else {
            new ProcessBuilder("kill", "-KILL", Long.toString(server.database().pid()))
                    .start()
                    .waitFor();
        }
        server.awaitAccepted("after-database-kill-" + number);
        assertThat(server.process().isAlive()).isTrue();
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun);
    }

    /** By the database itself: one decision, one key, one audit entry for each. */
    private void assertKeptOnce(ServerProcess server, Set<String> claims)
            throws IOException, InterruptedException, SQLException {
        try (Connection connection = connect(folder)) {
            connection.setReadOnly(true);
            try (ResultSet row = connection
                    .createStatement()
                    .executeQuery("select (select count(*) from decision), (select count(*) from submission),"
                            + " (select count(*) from audit_entry), (select count(distinct claim_hash)"
                            + " from decision)")) {
                assertThat(row.next()).isTrue();
                assertThat(new HashSet<>(List.of(row.getLong(1), row.getLong(2), row.getLong(3), row.getLong(4))))
                        .as("decisions, keys, entries")
                        .hasSize(1);
                assertThat(row.getLong(1)).isGreaterThanOrEqualTo(claims.size());
            }
        }
        Set<String> ids = new HashSet<>();
        for (String claim : claims) {
            ids.add(io.restassured.path.json.JsonPath.from(
                            server.client().submit(claim).body())
                    .getString("entry[0].resource.id"));
        }
        assertThat(ids).hasSameSizeAs(claims);
    }

    /** The superuser's connection to the database in a folder. */
    static Connection connect(Path folder) throws IOException, SQLException {
        String port = java.nio.file.Files.readAllLines(folder.resolve("data/pgdata/postmaster.pid"))
                .get(3);
        return DriverManager.getConnection(
                "jdbc:postgresql://127.0.0.1:" + port.strip() + "/postgres",
                KeysFolder.SUPERUSER,
                new KeysFolder(folder.resolve("keys")).passwords().get(KeysFolder.SUPERUSER));
    }

    private static void print(int acknowledged, List<Long> restarts, List<Long> returns) {
        System.out.println(String.format(
                Locale.ROOT,
                "kills: %d of the server, %d of the database; acknowledged and kept once: %,d; first decision after a"
                        + " server kill %s ms (median, longest), after a database kill %s ms",
                restarts.size(),
                returns.size(),
                acknowledged,
                figures(restarts),
                figures(returns)));
    }

    private static String figures(List<Long> millis) {
        List<Long> sorted = new ArrayList<>(millis);
        Collections.sort(sorted);
        return sorted.isEmpty()
                ? "none"
                : String.format(Locale.ROOT, "%,d, %,d", sorted.get(sorted.size() / 2), sorted.get(sorted.size() - 1));
    }
}
