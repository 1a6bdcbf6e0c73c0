package org.precisionbenefit.audit.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.precisionbenefit.access.VisiblePlans;
import org.precisionbenefit.audit.docket.Dimension;
import org.precisionbenefit.audit.docket.DocketLine;
import org.precisionbenefit.audit.docket.LineBytes;
import org.precisionbenefit.audit.docket.LineState;
import org.precisionbenefit.audit.docket.Lines;
import org.precisionbenefit.audit.docket.Sheet;
import org.precisionbenefit.audit.tink.TinkKeys;
import org.precisionbenefit.audit.tink.TinkSeal;
import org.precisionbenefit.casework.docket.DocketPlace;
import org.precisionbenefit.casework.docket.DocketQuery;
import org.precisionbenefit.casework.docket.DocketSearch;
import org.precisionbenefit.casework.docket.PlainCases;
import org.precisionbenefit.casework.measures.MeasureReport;
import org.precisionbenefit.terminology.Period;

/** With a million decisions of a year the console answers within three times its time with a thousand of the same year. */
@Tag("soak")
@Tag("alone")
class DocketSizeTest {
    private static final Instant FROM = Instant.parse("2026-01-01T00:00:00Z");
    private static final int DAYS = 365;
    private static final Period YEAR = new Period(LocalDate.of(2026, 1, 1), LocalDate.of(2026, 12, 31));
    private static final int FEW = 1_000;
    private static final int MANY = Integer.getInteger("docket.lines", 1_000_000);
    private static final int ROUNDS = 15;
    /** Below this a ratio says how the machine was, and not how the work grows. */
    private static final double LEAST_MILLIS = 10;

    private static final TinkSeal SEAL = new TinkSeal(TinkKeys.newSealingKeys(), TinkKeys.newHashingKeys());

    @FunctionalInterface
    private interface Asked {
        void ask();
    }

    @Test
    void a_million_is_answered_within_three_times_a_thousand() throws IOException, SQLException {
        Map<String, Double> few = times(FEW);
        Map<String, Double> many = times(MANY);
        StringBuilder said = new StringBuilder();
        few.forEach((what, millis) -> said.append(
                String.format("%n%-60s %8.1f ms of %,d, %8.1f ms of %,d", what, millis, FEW, many.get(what), MANY)));
        System.out.println(said);
        few.forEach((what, millis) -> assertThat(Objects.requireNonNull(many.get(what)))
                .as(what + said)
                .isLessThanOrEqualTo(3 * Math.max(LEAST_MILLIS, millis)));
    }

    private static Map<String, Double> times(int lines) throws IOException, SQLException {
        try (EmbeddedPostgres server = EmbeddedPostgres.builder().start()) {
            DataSource database = server.getPostgresDatabase();
            for (String file : List.of(
                    "V1__decisions.sql",
                    "V2__sealed.sql",
                    "V80__audit_log.sql",
                    "V90__reviews.sql",
                    "V120__docket.sql")) {
                try (InputStream schema = DocketSizeTest.class.getResourceAsStream("/db/migration/" + file)) {
                    run(database, new String(Objects.requireNonNull(schema).readAllBytes(), StandardCharsets.UTF_8));
                }
            }
            PostgresDocketStore store = new PostgresDocketStore(database, SEAL);
            DocketLine rare = fill(store, database, lines);
            return times(store, rare);
        }
    }

    /** Lays the lines of each day, and beside them as many decisions as far as they stand in the clear. */
    private static DocketLine fill(PostgresDocketStore store, DataSource database, int lines) throws SQLException {
        run(database, "update docket_place set form = " + LineBytes.FORM);
        String release = PlainCases.RELEASE.hex();
        run(database, "insert into release_content (digest, kind, content) values ('" + release + "', 'POLICY', '')");
        run(
                database,
                "select set_config('app.queue', 'known', false);"
                        + " insert into decision (id, received_at, plan_id, member_hash, claim_hash, completes, engine,"
                        + " policy_digest, formulary_digest, knowledge_digest, models_digest)"
                        + " select md5(n::text)::uuid, '2026-01-01'::timestamptz + n * interval '1 second', 'PLAN-A',"
                        + " sha256(n::text::bytea), sha256(n::text::bytea), null, 'e', '"
                        + String.join("', '", List.of(release, release, release, release))
                        + "' from generate_series(1, " + lines + ") n; analyze decision");
        DocketLine some = null;
        for (int day = 0; day < DAYS; day++) {
            int count = (int) ((long) lines * (day + 1) / DAYS - (long) lines * day / DAYS);
            List<DocketLine> ofDay = Lines.of(count, FROM.plus(Duration.ofDays(day)), 1, 1_000L + day);
            run(database, "insert into audit_log (seq, event_id, entry) values (" + day + ", gen_random_uuid(), '')");
            store.proceed(LineBytes.FORM, 1, (events, desk) -> {
                for (DocketLine line : ofDay) {
                    desk.withRoom(line.key().plan(), Sheet.day(line.key().receivedAt()), 1)
                            .add(line);
                }
            });
            some = ofDay.isEmpty() || some != null ? some : ofDay.get(0);
        }
        run(database, "analyze docket_sheet");
        return Objects.requireNonNull(some);
    }

    private static Map<String, Double> times(PostgresDocketStore store, DocketLine early) {
        DocketSearch docket = new DocketSearch(store, Clock.fixed(FROM.plus(Duration.ofDays(DAYS)), ZoneOffset.UTC));
        DocketPlace middle = new DocketPlace(FROM.plus(Duration.ofDays(DAYS / 2)), "", 0);
        DocketQuery drug = new DocketQuery(YEAR, new TreeMap<>(Map.of(Dimension.DRUG, "prasugrel")), null, null);
        DocketQuery several = new DocketQuery(
                YEAR,
                new TreeMap<>(Map.of(Dimension.DRUG, "prasugrel", Dimension.REVIEWER, "reviewer-3")),
                LineState.DENIED,
                null);
        DocketQuery nothing = new DocketQuery(YEAR, new TreeMap<>(Map.of(Dimension.DRUG, "no such drug")), null, null);
        Map<String, Asked> asked = new LinkedHashMap<>();
        asked.put("list, first page", () -> docket.page(DocketQuery.of(YEAR), null, 25, VisiblePlans.EVERY));
        asked.put(
                "list, a page in the middle", () -> docket.page(DocketQuery.of(YEAR), middle, 25, VisiblePlans.EVERY));
        asked.put("filter by drug", () -> docket.page(drug, null, 25, VisiblePlans.EVERY));
        asked.put("filter by drug, outcome and reviewer", () -> docket.page(several, null, 25, VisiblePlans.EVERY));
        asked.put("filter that finds nothing", () -> docket.page(nothing, null, 25, VisiblePlans.EVERY));
        asked.put("measures of the year", () -> MeasureReport.of(YEAR, docket.tallies(YEAR, VisiblePlans.EVERY)));
        asked.put("the case of a decision", () -> store.caseOf(early.key().decision(), VisiblePlans.EVERY));
        Map<String, Double> times = new LinkedHashMap<>();
        asked.forEach((what, ask) -> times.put(what, least(ask)));
        return times;
    }

    /** The least of some rounds: whatever else the machine does only adds to it. */
    private static double least(Asked asked) {
        double least = Double.MAX_VALUE;
        for (int i = 0; i < ROUNDS; i++) {
            long began = System.nanoTime();
            asked.ask();
            least = Math.min(least, (System.nanoTime() - began) / 1e6);
        }
        return least;
    }

    private static void run(DataSource database, String sql) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
