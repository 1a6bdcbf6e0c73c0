package org.precisionbenefit.app;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * The floor for submissions: the one statement by which a decision, its audit entry and its submission key are written,
 * sent by JDBC alone with the texts of a real decision, nothing else done. It writes into the real tables, under keys that no submission has.
 */
final class BenchFloor {
    private static final String KEY = "floor:";

    private final String url;
    private final List<String> columns = new ArrayList<>();
    private final List<Object> values = new ArrayList<>();
    private final String entry;

    /** Takes the row of the decision on this claim as the pattern. */
    BenchFloor(String url, String claim) throws SQLException {
        this.url = url;
        try (Connection database = connect();
                PreparedStatement row = database.prepareStatement("select * from decision where claim_value = ?");
                PreparedStatement audit =
                        database.prepareStatement("select entry from audit_entry where decision_id = ?")) {
            row.setString(1, claim);
            try (ResultSet found = row.executeQuery()) {
                found.next();
                for (int column = 1; column <= found.getMetaData().getColumnCount(); column++) {
                    columns.add(found.getMetaData().getColumnName(column));
                    values.add(found.getObject(column));
                }
            }
            audit.setObject(1, values.get(columns.indexOf("id")));
            try (ResultSet found = audit.executeQuery()) {
                found.next();
                entry = found.getString(1);
            }
        }
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection(url, "postgres", "postgres");
    }

    /** Transactions a second over all connections. */
    double measure(int connections, double seconds, int seed) throws InterruptedException {
        BenchThreads.Result result = BenchThreads.run(connections, seconds, thread -> {
            Connection database = connect();
            SplittableRandom random = new SplittableRandom(1000L * seed + thread);
            OneStatement statement = new OneStatement(database);
            return new BenchThreads.Step() {
                @Override
                public boolean run(long number) throws SQLException {
                    statement.write(new UUID(random.nextLong(), random.nextLong()));
                    return true;
                }

                @Override
                public void close() throws SQLException {
                    database.close();
                }
            };
        });
        return result.perSecond();
    }

    /** Every column is sent as the product sends it; the id comes from the first insert. */
    private final class OneStatement {
        private final PreparedStatement statement;

        private OneStatement(Connection database) throws SQLException {
            List<String> others =
                    columns.stream().filter(name -> !name.equals("id")).toList();
            statement = database.prepareStatement(
                    "with taken as (insert into submission (key, decision_id) values (?, ?)"
                            + " on conflict (key) do nothing returning decision_id), made as (insert into decision (id, "
                            + String.join(", ", others) + ") select decision_id, "
                            + others.stream().map(BenchFloor::place).collect(Collectors.joining(", "))
                            + " from taken) insert into audit_entry (decision_id, entry) select decision_id, ? from taken");
        }

        private void write(UUID id) throws SQLException {
            int place = 0;
            statement.setString(++place, KEY + id);
            statement.setObject(++place, id);
            for (int column = 0; column < columns.size(); column++) {
                if (!columns.get(column).equals("id")) {
                    statement.setObject(++place, value(columns.get(column), values.get(column), id));
                }
            }
            statement.setString(++place, entry);
            statement.executeUpdate();
        }

        private Object value(String column, Object pattern, UUID id) {
            return switch (column) {
                case "submission_key", "claim_value", "member_id" -> KEY + id;
                default -> pattern;
            };
        }
    }

    private static String place(String column) {
        return switch (column) {
            case "received_at" -> "?::timestamptz";
            case "completes" -> "?::uuid";
            default -> "?";
        };
    }

    /** The claims that the database holds whole: decision, audit entry and submission key. */
    List<String> keptClaims() throws SQLException {
        List<String> claims = new ArrayList<>();
        try (Connection database = connect();
                PreparedStatement query = database.prepareStatement(
                        "select d.claim_value from decision d join audit_entry a on a.decision_id = d.id"
                                + " join submission s on s.decision_id = d.id where d.claim_value like 'bench-%'");
                ResultSet found = query.executeQuery()) {
            while (found.next()) {
                claims.add(found.getString(1));
            }
        }
        Collections.sort(claims);
        return claims;
    }
}
