package org.precisionbenefit.audit.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.precisionbenefit.audit.log.Checkpoint;
import org.precisionbenefit.audit.log.Merkle;
import org.precisionbenefit.audit.log.MerkleTree;
import org.precisionbenefit.audit.log.NoteSigner;
import org.precisionbenefit.audit.log.Sequence.Batch;
import org.precisionbenefit.audit.log.SignedNote;
import org.precisionbenefit.audit.log.TestLog;
import org.precisionbenefit.audit.log.TreeHead;

/** Committed entries come into the log once each, without a gap, whoever commits late and whoever sequences beside. */
class PostgresSequenceTest {
    private static final Instant NOW = Instant.parse("2026-11-28T12:00:00.5Z");
    private static final NoteSigner LOG = TestLog.signer("log.example/1");

    private static EmbeddedPostgres server;
    private static DataSource database;
    private final PostgresSequence sequence = new PostgresSequence(database, LOG);

    @BeforeAll
    static void start() throws IOException, SQLException {
        server = EmbeddedPostgres.builder().start();
        database = server.getPostgresDatabase();
        for (String file : List.of("V1__decisions.sql", "V2__sealed.sql")) {
            migrate(file);
        }
        run(
                "insert into audit_entry (decision_id, plan_id, entry) select ('00000000-0000-4000-8000-00000000000'||n)::uuid,"
                        + " 'PLAN', 'before '||n from generate_series(1, 3) n",
                "set session_replication_role = replica");
        migrate("V80__audit_log.sql");
        assertThat(column("select entry from audit_pending order by id"))
                .as("what was decided before the log was")
                .containsExactly("before 1", "before 2", "before 3");
        run("delete from audit_entry");
        for (String file : List.of("V90__reviews.sql", "V110__events.sql", "V111__payload_months.sql")) {
            migrate(file);
        }
    }

    @AfterAll
    static void stop() throws IOException {
        server.close();
    }

    @BeforeEach
    void empty() throws SQLException {
        run("truncate audit_pending, audit_log, audit_checkpoint");
        run("update audit_head set size = 0, frontier = '', checkpoint_at = null");
    }

    @AfterEach
    void close() {
        sequence.close();
    }

    @Test
    void entries_are_appended_in_their_order_and_signed() throws SQLException {
        assertThat(sequence.next(NOW).checkpoint())
                .isEqualTo(new Checkpoint(LOG.key().name(), new TreeHead(0, Merkle.EMPTY), NOW.minusMillis(500)));
        queue("a", "b", "c");
        assertThat(sequence.next(NOW).entries()).isEqualTo(3);
        queue("d");
        Batch last = sequence.next(NOW);
        assertThat(column("select seq || entry from audit_log order by seq")).containsExactly("0a", "1b", "2c", "3d");
        assertThat(column("select 1 from audit_pending")).isEmpty();
        assertThat(Objects.requireNonNull(last.checkpoint()).tree()).isEqualTo(tree());
        List<Checkpoint> signed = column("select note from audit_checkpoint order by number").stream()
                .map(note -> Checkpoint.of(SignedNote.read(note), List.of(LOG.key())))
                .toList();
        assertThat(signed).extracting(each -> each.tree().size()).containsExactly(0L, 3L, 4L);
        assertThat(signed.get(2)).isEqualTo(last.checkpoint());
    }

    @Test
    void export_holds_every_entry_and_checkpoint_in_the_order_of_sizes() throws SQLException {
        sequence.next(NOW);
        queue("a", "b");
        sequence.next(NOW);
        queue("c");
        sequence.next(NOW.plusSeconds(60));
        sequence.next(NOW.plusSeconds(120));
        List<String> lines = new ArrayList<>();
        assertThat(new PostgresLogReader(database).write(lines::add)).isEqualTo(3);
        assertThat(lines.stream().map(line -> line.substring(2, line.indexOf('"', 2))))
                .containsExactly("export", "checkpoint", "seq", "seq", "checkpoint", "seq", "checkpoint", "checkpoint");
        assertThat(lines).element(5).isEqualTo("{\"seq\":2,\"entry\":c}");
    }

    @Test
    void silence_is_signed_once_a_minute() throws SQLException {
        assertThat(sequence.next(NOW).checkpoint()).isNotNull();
        assertThat(sequence.next(NOW.plusSeconds(59)).checkpoint()).isNull();
        assertThat(sequence.next(NOW.plusSeconds(60)).checkpoint()).isNotNull();
        assertThat(sequence.next(NOW.plusSeconds(61)).checkpoint()).isNull();
        assertThat(column("select size || ' ' || at from audit_checkpoint")).hasSize(2);
    }

    @Test
    void batch_that_fails_leaves_everything_as_it_was_and_the_next_one_succeeds() throws SQLException {
        queue("a", "b");
        run("insert into audit_log (seq, event_id, entry) values (1, gen_random_uuid(), 'in the way')");
        assertThatThrownBy(() -> sequence.next(NOW))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("was not continued");
        assertThat(column("select entry from audit_pending order by id")).containsExactly("a", "b");
        assertThat(column("select size from audit_head")).containsExactly("0");
        assertThat(column("select 1 from audit_checkpoint")).isEmpty();
        run("delete from audit_log");
        assertThat(sequence.next(NOW).entries()).isEqualTo(2);
    }

    @Test
    void who_finds_another_one_at_it_goes_away() throws SQLException {
        queue("a");
        try (Connection other = database.getConnection()) {
            other.setAutoCommit(false);
            other.createStatement().execute("select * from audit_head for update");
            assertThat(sequence.next(NOW)).isEqualTo(Batch.ELSEWHERE);
            other.rollback();
        }
        assertThat(sequence.next(NOW).entries()).isEqualTo(1);
    }

    @Test
    void waiting_time_of_the_oldest_entry_is_told() throws SQLException {
        queue("a");
        run("update audit_pending set since = timestamptz '2026-11-28 11:59:53.5+00'");
        assertThat(sequence.next(NOW).lag()).isEqualTo(Duration.ofSeconds(7));
    }

    @Test
    void t27_ten_thousand_entries_committed_in_any_order_are_all_sequenced_once_by_two_sequencers() throws Exception {
        int writers = 4;
        ExecutorService threads = Executors.newFixedThreadPool(writers + 2);
        AtomicBoolean written = new AtomicBoolean();
        try {
            List<Future<Integer>> sequencers =
                    List.of(threads.submit(sequencing(written)), threads.submit(sequencing(written)));
            List<Callable<Void>> all = new ArrayList<>();
            for (int i = 0; i < writers; i++) {
                int writer = i;
                all.add(() -> write(writer, 2_500));
            }
            for (Future<Void> done : threads.invokeAll(all)) {
                done.get();
            }
            written.set(true);
            int sequenced = sequencers.get(0).get() + sequencers.get(1).get();
            assertThat(sequenced).isEqualTo(10_000);
        } finally {
            threads.shutdownNow();
        }
        assertThat(column("select count(*) || ' ' || count(distinct entry) || ' ' || min(seq) || ' ' || max(seq) from"
                        + " audit_log"))
                .containsExactly("10000 10000 0 9999");
        String note = column("select note from audit_checkpoint order by number desc limit 1")
                .get(0);
        assertThat(Checkpoint.of(SignedNote.read(note), List.of(LOG.key())).tree())
                .isEqualTo(tree());
    }

    /** Three transactions of a writer are open at once, and commit in an order that chance gives. */
    private static Void write(int writer, int count) throws SQLException {
        Random chance = new Random(writer);
        List<Connection> open = new ArrayList<>();
        try {
            for (int i = 0; i < 3; i++) {
                Connection connection = database.getConnection();
                connection.setAutoCommit(false);
                open.add(connection);
            }
            for (int done = 0; done < count; ) {
                for (Connection each : open) {
                    for (int i = chance.nextInt(20); i >= 0 && done < count; i--) {
                        insert(each, writer + "-" + done++);
                    }
                }
                Collections.shuffle(open, chance);
                for (Connection each : open) {
                    each.commit();
                }
            }
        } finally {
            for (Connection each : open) {
                each.close();
            }
        }
        return null;
    }

    private static Callable<Integer> sequencing(AtomicBoolean written) {
        return () -> {
            int all = 0;
            try (PostgresSequence own = new PostgresSequence(database, LOG)) {
                boolean last;
                Batch batch;
                do {
                    last = written.get();
                    batch = own.next(Instant.now());
                    all += batch.entries();
                } while (!last || batch.entries() > 0 || batch.busy());
            }
            return all;
        };
    }

    private static TreeHead tree() throws SQLException {
        MerkleTree tree = new MerkleTree();
        column("select entry from audit_log order by seq").forEach(entry -> tree.append(Merkle.leaf(entry)));
        return tree.head(tree.size());
    }

    private static void queue(String... entries) throws SQLException {
        try (Connection connection = database.getConnection()) {
            for (String entry : entries) {
                insert(connection, entry);
            }
        }
    }

    private static void insert(Connection connection, String entry) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement("insert into audit_pending (event_id, entry) values (?, ?)")) {
            statement.setObject(1, UUID.randomUUID());
            statement.setString(2, entry);
            statement.executeUpdate();
        }
    }

    private static void migrate(String file) throws IOException, SQLException {
        try (InputStream schema = PostgresSequenceTest.class.getResourceAsStream("/db/migration/" + file)) {
            run(new String(Objects.requireNonNull(schema).readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    private static void run(String sql, String... before) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            for (String each : before) {
                statement.execute(each);
            }
            statement.execute(sql);
        }
    }

    private static List<String> column(String sql) throws SQLException {
        List<String> values = new ArrayList<>();
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery(sql)) {
            while (found.next()) {
                values.add(found.getString(1));
            }
        }
        return values;
    }
}
