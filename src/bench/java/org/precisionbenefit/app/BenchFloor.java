package org.precisionbenefit.app;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.UUID;
import org.precisionbenefit.audit.Seal;

/**
 * The floor for submissions: the one statement by which a decision, its payload, its audit entry and its submission key are
 * written, sent by JDBC alone by the application's own login with the sealed payload of a real decision, nothing else done. It
 * writes into the real tables, under keys that no submission has.
 */
final class BenchFloor {
    private static final String KEY = "floor:";
    private static final String WRITE = "select set_config('app.plans', ?, true); with taken as (insert into submission"
            + " (key_hash, plan_id, decision_id) values (?, ?, ?) on conflict (key_hash) do nothing returning decision_id,"
            + " plan_id), made as (insert into decision (id, plan_id, received_at, member_hash, claim_hash, completes, engine,"
            + " policy_digest, formulary_digest, knowledge_digest, models_digest) select decision_id, plan_id,"
            + " ?::timestamptz, ?, ?, ?::uuid, ?, ?, ?, ?, ? from taken), sealed as (insert into payload (decision_id,"
            + " plan_id, wrapped_key, salt, sealed) select decision_id, plan_id, ?, ?, ? from taken)"
            + " insert into audit_entry (decision_id, plan_id, entry) select decision_id, plan_id, ? from taken";
    private static final String PATTERN =
            "select d.plan_id, d.received_at::text, d.member_hash, d.engine, d.policy_digest,"
                    + " d.formulary_digest, d.knowledge_digest, d.models_digest, p.wrapped_key, p.salt, p.sealed, a.entry"
                    + " from decision d join payload p on p.decision_id = d.id join audit_entry a on a.decision_id = d.id"
                    + " where d.claim_hash = ?";

    private final String url;
    private final Map<String, String> passwords;
    private final Seal seal;
    private final String claim;
    private final List<Object> pattern = new ArrayList<>();

    /** Will take the row of the decision on this claim as the pattern. */
    BenchFloor(String url, KeysFolder keys, String claim) {
        this.url = url;
        this.passwords = keys.passwords();
        this.seal = keys.seal();
        this.claim = claim;
    }

    /** Takes the pattern, which must be kept by now. */
    void learn() throws SQLException {
        try (Connection database = connect(KeysFolder.SUPERUSER);
                PreparedStatement row = database.prepareStatement(PATTERN)) {
            row.setBytes(1, hash(claim));
            try (ResultSet found = row.executeQuery()) {
                found.next();
                for (int column = 1; column <= found.getMetaData().getColumnCount(); column++) {
                    pattern.add(found.getObject(column));
                }
            }
        }
    }

    private byte[] hash(String claimValue) {
        return seal.hash(Seal.Kind.CLAIM, BenchRequests.SYSTEM + "\n" + claimValue);
    }

    private Connection connect(String login) throws SQLException {
        return DriverManager.getConnection(url, login, passwords.get(login));
    }

    /** Transactions on all connections, as fast as they go. */
    BenchThreads.Result measure(int connections, double seconds, int seed) throws InterruptedException {
        return BenchThreads.run(connections, seconds, thread -> {
            Connection database = connect(KeysFolder.APPLICATION);
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
    }

    private final class OneStatement {
        private final PreparedStatement statement;

        private OneStatement(Connection database) throws SQLException {
            statement = database.prepareStatement(WRITE);
        }

        private void write(UUID id) throws SQLException {
            byte[] key = (KEY + id).getBytes(StandardCharsets.UTF_8);
            List<Object> values = new ArrayList<>(List.of(pattern.get(0), key, pattern.get(0), id));
            values.addAll(Arrays.asList(pattern.get(1), pattern.get(2), key, null));
            values.addAll(pattern.subList(3, pattern.size()));
            for (int place = 0; place < values.size(); place++) {
                statement.setObject(place + 1, values.get(place));
            }
            statement.execute();
        }
    }

    /** How many of these claims the database holds whole: decision, payload, audit entry and submission key. */
    boolean holdsExactly(List<String> claims) throws SQLException {
        Set<String> expected = new TreeSet<>();
        claims.forEach(each -> expected.add(HexFormat.of().formatHex(hash(each))));
        List<String> kept = new ArrayList<>();
        try (Connection database = connect(KeysFolder.SUPERUSER);
                PreparedStatement query = database.prepareStatement(
                        "select encode(d.claim_hash, 'hex') from decision d join payload p on p.decision_id = d.id"
                                + " join audit_entry a on a.decision_id = d.id join submission s on s.decision_id = d.id"
                                + " where octet_length(d.claim_hash) = 32");
                ResultSet found = query.executeQuery()) {
            while (found.next()) {
                kept.add(found.getString(1));
            }
        }
        return kept.size() == claims.size() && expected.equals(new TreeSet<>(kept));
    }
}
