package org.precisionbenefit.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponse.Status;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.ds.PGSimpleDataSource;
import org.precisionbenefit.app.observe.ReleasesReady;
import org.precisionbenefit.app.observe.SchemaReady;
import org.precisionbenefit.app.observe.StoreReady;
import org.precisionbenefit.audit.LiveReleases.LiveRelease;
import org.precisionbenefit.audit.ReleaseKind;
import org.precisionbenefit.casework.CurrentEngine;
import org.precisionbenefit.casework.TurnaroundClock;
import org.precisionbenefit.decision.RealReleases;
import org.precisionbenefit.formulary.LineOfBusiness;
import org.precisionbenefit.formulary.PlanId;
import org.precisionbenefit.policy.ReferenceEvaluator;
import org.precisionbenefit.terminology.Digest;

/** Each check goes down with a word on what is missing and what to do, and comes back. */
class HealthTest {
    @TempDir
    Path path;

    @Test
    void store_is_down_without_durable_settings_or_without_its_server_and_comes_back() throws Exception {
        PGSimpleDataSource source = new PGSimpleDataSource();
        try (DataFolder folder = new DataFolder(path.resolve("data"))) {
            assertThat(folder.own()).isTrue();
            StoreReady check = new StoreReady(source);
            try (EmbeddedDatabase database = EmbeddedDatabase.start(folder, keys().passwords())) {
                use(source, database);
                assertThat(check.call().getStatus()).isEqualTo(Status.UP);
                execute(source, "alter role postgres set synchronous_commit = off");
                assertDown(check.call(), "synchronous_commit");
                execute(source, "alter role postgres reset synchronous_commit");
                assertThat(check.call().getStatus()).isEqualTo(Status.UP);
            }
            assertDown(check.call(), "does not answer");
            try (EmbeddedDatabase database = EmbeddedDatabase.start(folder, keys().passwords())) {
                use(source, database);
                assertThat(check.call().getStatus()).isEqualTo(Status.UP);
            }
        }
    }

    @Test
    void schema_is_down_until_its_migrations_have_succeeded() throws Exception {
        PGSimpleDataSource source = new PGSimpleDataSource();
        Path migrations = Files.createDirectory(path.resolve("migrations"));
        SchemaReady check = new SchemaReady(flyway(source, migrations));
        try (DataFolder folder = new DataFolder(path.resolve("data"))) {
            assertThat(folder.own()).isTrue();
            try (EmbeddedDatabase database = EmbeddedDatabase.start(folder, keys().passwords())) {
                use(source, database);
                for (int version = 1; version <= 2; version++) {
                    Files.writeString(
                            migrations.resolve("V" + version + "__a.sql"), "create table a" + version + " (b int);");
                    assertDown(check.call(), "Migrations");
                    flyway(source, migrations).migrate();
                    assertThat(check.call().getStatus()).isEqualTo(Status.UP);
                }
            }
            assertDown(check.call(), "cannot be read");
        }
    }

    private static Flyway flyway(PGSimpleDataSource source, Path migrations) {
        return Flyway.configure()
                .dataSource(source)
                .locations("filesystem:" + migrations)
                .load();
    }

    private KeysFolder keys() throws IOException {
        KeysFolder keys = new KeysFolder(path.resolve("keys"));
        keys.makeWhereNone();
        return keys;
    }

    @Test
    void releases_are_down_while_a_kind_has_none_live_and_come_back() {
        List<LiveRelease> live = new ArrayList<>();
        ReleasesReady check = new ReleasesReady(HealthTest::engine, () -> {
            if (live.isEmpty()) {
                throw new IllegalStateException("CANARY");
            }
            return live;
        });
        assertDown(check.call(), "cannot be read");
        Arrays.stream(ReleaseKind.values())
                .filter(kind -> kind != ReleaseKind.MODELS)
                .forEach(kind -> live.add(new LiveRelease(kind, Digest.of(kind.name()), Instant.EPOCH)));
        assertDown(check.call(), "models");
        live.add(new LiveRelease(ReleaseKind.MODELS, Digest.of("models"), Instant.EPOCH));
        HealthCheckResponse up = check.call();
        assertThat(up.getStatus()).isEqualTo(Status.UP);
        assertThat(up.getData().orElseThrow()).containsKeys("engine", "policy", "formulary", "knowledge", "models");
    }

    private static CurrentEngine.Live engine() {
        return new CurrentEngine.Live(
                RealReleases.engine(RealReleases.noModels(), new ReferenceEvaluator()),
                new TurnaroundClock(List.of()),
                new CurrentEngine.Plans() {
                    @Override
                    public ZoneId zone(PlanId plan) {
                        return ZoneOffset.UTC;
                    }

                    @Override
                    public @Nullable LineOfBusiness lineOfBusiness(PlanId plan) {
                        return null;
                    }
                },
                null);
    }

    private static void assertDown(HealthCheckResponse said, String missing) {
        assertThat(said.getStatus()).isEqualTo(Status.DOWN);
        Map<String, Object> data = said.getData().orElseThrow();
        assertThat(data.get("missing").toString()).contains(missing).doesNotContain("CANARY");
        assertThat(data.get("what to do").toString()).isNotBlank();
    }

    private void use(PGSimpleDataSource source, EmbeddedDatabase database) throws IOException {
        source.setUrl(database.settings().get("quarkus.datasource.jdbc.url"));
        source.setUser(KeysFolder.SUPERUSER);
        source.setPassword(keys().passwords().get(KeysFolder.SUPERUSER));
    }

    private static void execute(PGSimpleDataSource source, String sql) throws SQLException {
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
