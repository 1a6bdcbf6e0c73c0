package org.precisionbenefit.audit.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.precisionbenefit.access.CallerId;
import org.precisionbenefit.access.VisiblePlans;
import org.precisionbenefit.audit.Seal;
import org.precisionbenefit.audit.rejection.Door;
import org.precisionbenefit.audit.rejection.KeptRejection;
import org.precisionbenefit.audit.rejection.Refused;
import org.precisionbenefit.audit.rejection.Rejection;
import org.precisionbenefit.audit.rejection.RejectionQuery;
import org.precisionbenefit.audit.tink.TinkKeys;
import org.precisionbenefit.audit.tink.TinkSeal;
import org.precisionbenefit.formulary.PlanId;
import org.precisionbenefit.terminology.Digest;

class PostgresRejectionStoreTest {
    private static final TinkSeal SEAL = new TinkSeal(TinkKeys.newSealingKeys(), TinkKeys.newHashingKeys());
    private static final Instant AT = Instant.parse("2026-11-28T10:15:00.123456Z");
    private static final CallerId CALLER = new CallerId("clinic");
    private static final Digest BODY = Digest.of("a body");

    private static EmbeddedPostgres server;
    private static DataSource database;
    private final PostgresRejectionStore store = new PostgresRejectionStore(database, SEAL);

    @BeforeAll
    static void start() throws IOException, SQLException {
        server = EmbeddedPostgres.builder().start();
        database = server.getPostgresDatabase();
        try (InputStream schema =
                PostgresRejectionStoreTest.class.getResourceAsStream("/db/migration/V36__rejections.sql")) {
            run(new String(Objects.requireNonNull(schema).readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    @AfterAll
    static void stop() throws IOException {
        server.close();
    }

    @BeforeEach
    void empty() throws SQLException {
        run("truncate rejection restart identity");
    }

    @Test
    void lines_are_read_as_they_were_written_with_hashes_in_place_of_caller_and_body() {
        store.keep(List.of(
                new Rejection(AT, CALLER, new Refused(Door.FHIR_SUBMIT, 409, "conflict", new PlanId("PLAN"), BODY), 1),
                new Rejection(AT.plusSeconds(1), CALLER, new Refused(Door.SAMPLE, 413, "too-long", null, null), 1),
                new Rejection(AT.plusSeconds(2), CALLER, null, 9_980)));
        String caller = hash(Seal.Kind.CALLER, CALLER.value());
        assertThat(find(null, null, null))
                .containsExactly(
                        new KeptRejection(3, AT.plusSeconds(2), caller, null, 9_980),
                        new KeptRejection(
                                2,
                                AT.plusSeconds(1),
                                caller,
                                new KeptRejection.Refusal("POST /ui/samples/{name}", 413, "too-long", null, null),
                                1),
                        new KeptRejection(
                                1,
                                AT,
                                caller,
                                new KeptRejection.Refusal(
                                        "POST /fhir/Claim/$submit",
                                        409,
                                        "conflict",
                                        new PlanId("PLAN"),
                                        hash(Seal.Kind.BODY, BODY.hex())),
                                1));
        assertThat(caller).isNotEqualTo(hash(Seal.Kind.BODY, CALLER.value()));
    }

    @Test
    void lines_are_found_by_when_they_were_refused_and_written() {
        for (int second = 0; second < 5; second++) {
            store.keep(List.of(new Rejection(AT.plusSeconds(second), CALLER, null, 1)));
        }
        assertThat(numbers(find(AT.plusSeconds(1), null, null))).containsExactly(5L, 4L, 3L, 2L);
        assertThat(numbers(find(null, AT.plusSeconds(1), null))).containsExactly(1L);
        assertThat(numbers(find(AT.plusSeconds(1), AT.plusSeconds(3), null))).containsExactly(3L, 2L);
        assertThat(numbers(find(null, null, 3L))).containsExactly(2L, 1L);
        assertThat(numbers(store.find(new RejectionQuery(null, null, null, 2), VisiblePlans.EVERY)))
                .containsExactly(5L, 4L);
    }

    @Test
    void batch_of_which_one_line_is_refused_is_not_kept() throws SQLException {
        run("alter table rejection add constraint small check (refusals < 5)");
        try {
            assertThatThrownBy(() -> store.keep(List.of(
                            new Rejection(AT, CALLER, null, 1), new Rejection(AT, new CallerId("CANARY"), null, 5))))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("Refusals were not kept")
                    .hasMessageNotContaining("CANARY");
            assertThat(find(null, null, null)).isEmpty();
        } finally {
            run("alter table rejection drop constraint small");
        }
    }

    private List<KeptRejection> find(Instant since, Instant until, Long before) {
        return store.find(new RejectionQuery(since, until, before, 100), VisiblePlans.EVERY);
    }

    private static List<Long> numbers(List<KeptRejection> found) {
        return found.stream().map(KeptRejection::number).toList();
    }

    private static String hash(Seal.Kind kind, String value) {
        return HexFormat.of().formatHex(SEAL.hash(kind, value));
    }

    private static void run(String sql) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
