package org.precisionbenefit.formulary.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.precisionbenefit.formulary.csv.CsvReader;
import org.precisionbenefit.formulary.edition.Edition;
import org.precisionbenefit.formulary.edition.EditionDiff;
import org.precisionbenefit.formulary.edition.EditionHead;
import org.precisionbenefit.formulary.edition.EditionState;
import org.precisionbenefit.formulary.edition.FlagDefault;
import org.precisionbenefit.formulary.load.DrugCode;
import org.precisionbenefit.formulary.load.FileInMemory;
import org.precisionbenefit.formulary.load.Flag;
import org.precisionbenefit.formulary.load.FormularyReader;
import org.precisionbenefit.formulary.load.LoadCounts;
import org.precisionbenefit.formulary.load.LoadedRows;
import org.precisionbenefit.formulary.load.PublishedCost;
import org.precisionbenefit.formulary.load.PublishedFile;
import org.precisionbenefit.formulary.load.PublishedIndication;
import org.precisionbenefit.formulary.load.PublishedItem;
import org.precisionbenefit.formulary.load.PublishedPlan;
import org.precisionbenefit.formulary.load.PublishedPrice;
import org.precisionbenefit.formulary.load.RowSink;
import org.precisionbenefit.formulary.partd.PartDReader;
import org.precisionbenefit.terminology.ConfigurationFault;

class PostgresEditionsTest {
    private static final String HEAD =
            "list,code,name,tier,prior_authorization,step_therapy,quantity_limit,limit_text,indications,starts\n";
    private static final String PLANS = "plan,plan_name,lists\nGOLD-1,Gold,GOLD;EXTRA\nSILVER-1,Silver,SILVER\n";
    private static final LocalDate JANUARY = LocalDate.of(2026, 1, 1);
    private static final LocalDate JULY = LocalDate.of(2026, 7, 1);
    private static final Instant FIRST = Instant.parse("2026-01-02T10:00:00Z");
    private static final DrugCode DRUG = new DrugCode(DrugCode.Kind.RXNORM, "209459");

    private static EmbeddedPostgres server;
    private static DataSource superuser;
    private static DataSource application;
    private final PostgresEditions store = new PostgresEditions(application);

    @BeforeAll
    static void start() throws IOException, SQLException {
        server = EmbeddedPostgres.builder().start();
        superuser = server.getPostgresDatabase();
        run("create role pbe_application login");
        application = server.getDatabase("pbe_application", "postgres");
        try (InputStream schema =
                PostgresEditionsTest.class.getResourceAsStream("/db/migration/V37__formulary_editions.sql")) {
            run(new String(Objects.requireNonNull(schema).readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    @AfterAll
    static void stop() throws IOException {
        server.close();
    }

    @BeforeEach
    void empty() throws SQLException {
        run("truncate formulary_edition, formulary_event, formulary_source, formulary_default, formulary_report,"
                + " formulary_plan, formulary_item, formulary_indication, formulary_cost, formulary_price");
    }

    private static void run(String sql) throws SQLException {
        try (Connection connection = superuser.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static long count(String sql) throws SQLException {
        try (Connection connection = superuser.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }

    private static EditionHead head(LocalDate from) {
        return new EditionHead("own", from, FIRST, "designer");
    }

    private Edition load(LocalDate from, String... rows) {
        try {
            return store.load(
                    head(from),
                    new CsvReader(),
                    List.of(
                            FileInMemory.of("list.csv", HEAD + String.join("\n", rows)),
                            FileInMemory.of("plans.csv", PLANS)),
                    counts -> {});
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Edition active(LocalDate from, int minutes, String... rows) {
        Edition edition = load(from, rows);
        store.activate(edition.id(), "designer", FIRST.plusSeconds(60L * minutes));
        return store.find(edition.id()).orElseThrow();
    }

    @Test
    void rows_come_back_as_they_were_read_and_the_digest_does_not_depend_on_their_order() {
        String strange =
                "GOLD,209459,\"A \\ drug, \"\"strange\"\" \t é\",2,yes,no,yes,QL (30 tabs every 30 days),gout;fever,"
                        + "2026-02-01";
        String other = "GOLD,861007,Other,generic,no,no,no,,,";
        Edition edition = load(JANUARY, strange, other, "x", "GOLD,abc,,1,no,no,no,,,");
        List<PublishedItem> read = LoadedRows.of(new CsvReader(), FileInMemory.of("list.csv", HEAD + strange))
                .items();
        assertThat(store.items(edition, "GOLD", DRUG)).isEqualTo(read);
        assertThat(read.get(0).limit().amount()).isEqualTo(new BigDecimal("30"));
        assertThat(edition.state()).isEqualTo(EditionState.DRAFT);
        assertThat(edition.counts()).isEqualTo(new LoadCounts(6, 0, 2, 0, 0, 0));
        assertThat(edition.sources()).extracting(one -> one.file()).containsExactly("list.csv", "plans.csv");
        assertThat(store.report(edition.id(), 10))
                .extracting(Object::toString)
                .containsExactly(
                        "list.csv:4:1: The row must have 10 cells as the heading has, and has 1. [REJECTED]",
                        "list.csv:5:1: The drug code (abc) must be an RxNorm identifier or an NDC, which are numbers."
                                + " [REJECTED]");
        assertThat(load(JANUARY, other, strange).digest()).isEqualTo(edition.digest());
        assertThat(load(JANUARY, other).digest()).isNotEqualTo(edition.digest());
    }

    @Test
    void file_that_breaks_off_leaves_nothing_behind() throws SQLException {
        Edition before = active(JANUARY, 0, "GOLD,209459,A drug,1,no,no,no,,,");
        FormularyReader broken = new FormularyReader() {
            @Override
            public String format() {
                return "broken";
            }

            @Override
            public void read(List<PublishedFile> files, RowSink sink) throws IOException {
                new CsvReader().read(files, sink);
                throw new ConfigurationFault("file", "It breaks off.");
            }
        };
        String many = HEAD + "GOLD,209459,A drug,1,no,no,no,,,\n".repeat(20_000);
        assertThatThrownBy(
                        () -> store.load(head(JULY), broken, List.of(FileInMemory.of("list.csv", many)), counts -> {}))
                .isInstanceOf(ConfigurationFault.class);
        assertThat(store.editions()).containsExactly(before);
        assertThat(count("select count(*) from formulary_item")).isEqualTo(1);
    }

    @Test
    void load_whose_connection_is_killed_leaves_the_active_edition_whole() throws SQLException {
        Edition before = active(JANUARY, 0, "GOLD,209459,A drug,1,no,no,no,,,");
        FormularyReader killing = new FormularyReader() {
            @Override
            public String format() {
                return "killing";
            }

            @Override
            public void read(List<PublishedFile> files, RowSink sink) throws IOException {
                new CsvReader().read(files, sink);
                try {
                    run("select pg_terminate_backend(pid) from pg_stat_activity where query like 'copy formulary%'");
                } catch (SQLException e) {
                    throw new IOException(e);
                }
                new CsvReader().read(files, sink);
            }
        };
        String many = HEAD + "GOLD,209459,A drug,1,no,no,no,,,\n".repeat(60_000);
        assertThatThrownBy(
                        () -> store.load(head(JULY), killing, List.of(FileInMemory.of("list.csv", many)), counts -> {}))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith("The formulary was not loaded, and nothing of it was kept");
        assertThat(store.editions()).containsExactly(before);
        assertThat(store.asOf("own", JULY, FIRST.plusSeconds(1))).contains(before);
        assertThat(count("select count(*) from formulary_item")).isEqualTo(1);
    }

    @Test
    void load_whose_process_is_killed_leaves_the_active_edition_whole() throws Exception {
        Edition before = active(JANUARY, 0, "GOLD,209459,A drug,1,no,no,no,,,");
        Process load = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        EndlessLoad.class.getName(),
                        server.getJdbcUrl("pbe_application", "postgres"))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            await("select count(*) from pg_stat_progress_copy where tuples_processed > 20000");
        } finally {
            load.destroyForcibly().waitFor();
        }
        await("select count(*) from (values (1)) one where not exists (select from pg_stat_progress_copy)");
        assertThat(store.editions()).containsExactly(before);
        assertThat(store.asOf("own", JULY, FIRST.plusSeconds(1))).contains(before);
        assertThat(count("select count(*) from formulary_item")).isEqualTo(1);
    }

    /** Waits until a count is above zero. */
    private static void await(String sql) throws SQLException, InterruptedException {
        for (int tries = 0; tries < 600; tries++) {
            if (count(sql) > 0) {
                return;
            }
            Thread.sleep(100);
        }
        throw new AssertionError("It must come true within a minute: " + sql);
    }

    @Test
    void file_of_which_every_twentieth_line_is_garbage_loads_the_rest_and_reports_each() {
        SplittableRandom random = new SplittableRandom(5);
        List<String> rows = new ArrayList<>();
        List<Integer> bad = new ArrayList<>();
        for (int i = 0; i < 10_000; i++) {
            boolean garbage = i % 20 == 7;
            if (garbage) {
                bad.add(i + 2);
            }
            rows.add(garbage ? garbage(random) : "GOLD," + (100_000 + i) + ",Drug,1,no,no,no,,,");
        }
        Edition edition = load(JANUARY, rows.toArray(String[]::new));
        assertThat(edition.counts()).isEqualTo(new LoadCounts(9_502, 0, 500, 0, 0, 0));
        assertThat(store.report(edition.id(), 1_000))
                .extracting(line -> line.problem().line())
                .isEqualTo(bad);
    }

    private static String garbage(SplittableRandom random) {
        StringBuilder line = new StringBuilder("\u0001");
        random.ints(random.nextInt(1, 200), 32, 0x2fff).filter(c -> c != ',').forEach(line::appendCodePoint);
        return line.append("\0\"").toString();
    }

    @Test
    void edition_with_unknown_flags_answers_only_after_a_dated_default_which_is_kept_as_a_repair() {
        Edition draft = load(JANUARY, "GOLD,209459,A drug,1,,no,,,,", "GOLD,861007,Other,1,yes,no,no,,,");
        assertThat(draft.unresolved())
                .containsExactly(FlagDefault.Rule.PRIOR_AUTHORIZATION, FlagDefault.Rule.QUANTITY_LIMIT);
        assertThatThrownBy(() -> store.activate(draft.id(), "designer", FIRST))
                .isInstanceOf(ConfigurationFault.class)
                .hasMessageContaining("[PRIOR_AUTHORIZATION, QUANTITY_LIMIT]");
        store.resolve(draft.id(), said(FlagDefault.Rule.PRIOR_AUTHORIZATION, Flag.YES));
        store.resolve(draft.id(), said(FlagDefault.Rule.QUANTITY_LIMIT, Flag.NO));
        assertThatThrownBy(() -> store.resolve(draft.id(), said(FlagDefault.Rule.QUANTITY_LIMIT, Flag.YES)))
                .isInstanceOf(ConfigurationFault.class);
        store.activate(draft.id(), "designer", FIRST);
        Edition active = store.find(draft.id()).orElseThrow();
        assertThat(store.items(active, "GOLD", DRUG).get(0).flags().priorAuthorization())
                .isEqualTo(Flag.YES);
        assertThat(active.rows()).isEqualTo(draft.rows());
        assertThat(active.digest()).isNotEqualTo(draft.digest());
        assertThat(store.report(draft.id(), 10))
                .extracting(Object::toString)
                .containsExactly(
                        "default: PRIOR_AUTHORIZATION was not published in 1 rows and is YES there since 2026-01-01,"
                                + " says designer: Letter of the issuer [REPAIRED]",
                        "default: QUANTITY_LIMIT was not published in 1 rows and is NO there since 2026-01-01, says"
                                + " designer: Letter of the issuer [REPAIRED]");
        assertThatThrownBy(() -> store.resolve(draft.id(), said(FlagDefault.Rule.STEP_THERAPY, Flag.NO)))
                .isInstanceOf(ConfigurationFault.class)
                .hasMessageContaining("Only of a draft");
    }

    private static FlagDefault said(FlagDefault.Rule rule, Flag value) {
        return new FlagDefault(rule, value, JANUARY, "Letter of the issuer", "designer");
    }

    @Test
    void rows_that_contradict_each_other_never_answer() {
        Edition draft = load(
                JANUARY,
                "GOLD,209459,A drug,1,no,no,no,,,",
                "GOLD,209459,A drug,2,no,no,no,,,",
                "GOLD,1,B,1,no,no,no,,,");
        assertThatThrownBy(() -> store.activate(draft.id(), "designer", FIRST))
                .isInstanceOf(ConfigurationFault.class)
                .hasMessageContaining("Rows of list GOLD say different things of the drug 209459.");
        assertThat(store.find(draft.id()).orElseThrow().state()).isEqualTo(EditionState.DRAFT);
    }

    @Test
    void names_that_would_move_a_terminal_are_shown_without_what_would() {
        String evil = "GOLD,,\u001b[31mRed,1,no,no,no,,,";
        Edition twice = load(JANUARY, evil, evil.replace(",1,", ",2,"));
        assertThat(store.contradictions(twice.id(), 5))
                .containsExactly("Rows of list GOLD say different things of the drug ?[31mRed.");
        assertThat(store.diff(load(JANUARY, "GOLD,1,Same,1,no,no,no,,,"), load(JANUARY, evil))
                        .changes())
                .extracting(Object::toString)
                .containsExactly("ADDED GOLD ?[31mRed", "REMOVED GOLD RXNORM 1");
    }

    @Test
    void rows_of_different_times_do_not_contradict_each_other() {
        Edition apart = dated("2026-01-01,2026-03-31", "2026-04-01,");
        store.activate(apart.id(), "designer", FIRST);
        Edition together = dated("2026-01-01,2026-03-31", "2026-03-31,");
        assertThat(store.contradictions(together.id(), 5)).hasSize(1);
        assertThat(store.contradictions(dated(",", "2026-03-31,").id(), 5)).hasSize(1);
    }

    /** Two rows of one drug that differ, each with its first and last day. */
    private Edition dated(String first, String second) {
        String rows =
                "list,code,tier,prior_authorization,step_therapy,quantity_limit,starts,ends\nGOLD,209459,1,no,no,no,"
                        + first + "\nGOLD,209459,2,no,no,no," + second;
        try {
            return store.load(head(JANUARY), new CsvReader(), List.of(FileInMemory.of("l.csv", rows)), counts -> {});
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void plans_diseases_costs_and_prices_come_back_as_they_were_read() throws IOException {
        List<PublishedFile> files = List.of(
                FileInMemory.of(
                        "plans.txt",
                        "CONTRACT_ID|PLAN_ID|SEGMENT_ID|CONTRACT_NAME|PLAN_NAME|FORMULARY_ID|DEDUCTIBLE|PLAN_SUPPRESSED_YN\r\n"
                                + "S9999|001|000|Org|Plan|FORM0001|615.00|N\r\n"),
                FileInMemory.of(
                        "indications.txt",
                        "CONTRACT_ID|PLAN_ID|RXCUI|DISEASE\r\nS9999|001|209459|Psoriasis\r\nS9999|001|209459|Gout\r\n"),
                FileInMemory.of(
                        "costs.txt",
                        "CONTRACT_ID|PLAN_ID|SEGMENT_ID|COVERAGE_LEVEL|TIER|DAYS_SUPPLY|COST_TYPE_PREF|COST_AMT_PREF|COST_MIN_AMT_PREF|COST_MAX_AMT_PREF|DED_APPLIES_YN\r\n"
                                + "S9999|001|000|0|2|1|2|0.25|5|100|Y\r\n"),
                FileInMemory.of(
                        "prices.txt",
                        "CONTRACT_ID|PLAN_ID|SEGMENT_ID|NDC|DAYS_SUPPLY|UNIT_COST\r\n"
                                + "S9999|001|000|00093721401|30|0.15\r\n"));
        Edition edition = store.load(head(JANUARY), new PartDReader(), files, counts -> {});
        LoadedRows read = LoadedRows.of(new PartDReader(), files.toArray(PublishedFile[]::new));
        assertThat(store.plan(edition, "S9999-001-000"))
                .contains(read.of(PublishedPlan.class).get(0));
        assertThat(store.plan(edition, "S9999-002-000")).isEmpty();
        assertThat(store.indications(edition, "S9999-001", DRUG))
                .containsExactlyInAnyOrderElementsOf(read.of(PublishedIndication.class));
        assertThat(store.costs(edition, "S9999-001-000"))
                .containsExactlyInAnyOrderElementsOf(read.of(PublishedCost.class));
        assertThat(store.prices(edition, "S9999-001-000", "00093721401"))
                .containsExactlyElementsOf(read.of(PublishedPrice.class));
    }

    @Test
    void answer_as_of_a_past_instant_is_the_one_that_was_given_then() {
        Edition january = active(JANUARY, 0, "GOLD,209459,A drug,1,no,no,no,,,");
        Edition july = active(JULY, 10, "GOLD,209459,A drug,2,no,no,no,,,");
        Edition correction = active(JANUARY, 20, "GOLD,209459,A drug,3,no,no,no,,,");
        LocalDate march = LocalDate.of(2026, 3, 1);
        assertThat(asOf(march, 5)).isEqualTo(january.id());
        assertThat(asOf(march, 15)).isEqualTo(january.id());
        assertThat(asOf(march, 25)).isEqualTo(correction.id());
        assertThat(asOf(JULY, 5)).isEqualTo(january.id());
        assertThat(asOf(JULY, 25)).isEqualTo(july.id());
        assertThat(store.asOf("own", JANUARY.minusDays(1), FIRST.plusSeconds(9_999)))
                .isEmpty();
        assertThat(store.asOf("own", march, FIRST.minusSeconds(1))).isEmpty();
        assertThat(store.asOf("other", march, FIRST)).isEmpty();
        assertThat(store.find(january.id()).orElseThrow().state()).isEqualTo(EditionState.RETIRED);
        // Nothing can be done in the past, which would change what was known.
        assertThatThrownBy(() -> store.activate(january.id(), "designer", FIRST.plusSeconds(60 * 20)))
                .isInstanceOf(ConfigurationFault.class)
                .hasMessageContaining("Set the clock right");
        assertThat(store.items(january, "GOLD", DRUG).get(0).tier().word()).isEqualTo("tier-1");
    }

    private long asOf(LocalDate day, int minutes) {
        return store.asOf("own", day, FIRST.plusSeconds(60L * minutes))
                .orElseThrow()
                .id();
    }

    @Test
    void rollback_brings_back_what_was_replaced_and_once_only() {
        Edition first = active(JANUARY, 0, "GOLD,209459,A drug,1,no,no,no,,,");
        Edition second = active(JANUARY, 10, "GOLD,209459,A drug,2,no,no,no,,,");
        assertThat(store.rollBack("own", "designer", FIRST.plusSeconds(60 * 20)).id())
                .isEqualTo(second.id());
        assertThat(asOf(JULY, 15)).isEqualTo(second.id());
        assertThat(asOf(JULY, 25)).isEqualTo(first.id());
        assertThatThrownBy(() -> store.rollBack("own", "designer", FIRST.plusSeconds(60 * 30)))
                .isInstanceOf(ConfigurationFault.class)
                .hasMessageContaining("Nothing would answer");
        assertThat(asOf(JULY, 35)).isEqualTo(first.id());
        Edition july = active(JULY, 40, "GOLD,209459,A drug,2,no,no,no,,,");
        assertThat(store.rollBack("own", "designer", FIRST.plusSeconds(60 * 50)).id())
                .isEqualTo(july.id());
        assertThat(asOf(JULY, 55)).isEqualTo(first.id());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update formulary_item set tier = 'x'",
                "update formulary_edition set rows_digest = ''",
                "update formulary_event set at = now()",
                "update formulary_default set value = 'NO'",
                "update formulary_report set outcome = 'ACCEPTED'",
                "delete from formulary_item",
                "delete from formulary_edition",
                "delete from formulary_event",
                "truncate formulary_item",
                "alter table formulary_item add column other text"
            })
    void application_may_add_editions_and_change_nothing_but_their_state(String statement) {
        assertThatThrownBy(() -> {
                    try (Connection connection = application.getConnection();
                            Statement sent = connection.createStatement()) {
                        sent.execute(statement);
                    }
                })
                .isInstanceOfSatisfying(SQLException.class, refused -> assertThat(refused.getSQLState())
                        .isEqualTo("42501"));
    }

    @Test
    void comparison_names_what_comes_goes_and_changes_and_which_plans_it_concerns() {
        Edition before = load(
                JANUARY,
                "GOLD,209459,A drug,1,no,no,yes,30 tabs per 30 days,,",
                "GOLD,861007,Other,1,no,no,no,,,",
                "GOLD,,By name,1,no,no,no,,,",
                "GOLD,1,Same,1,no,no,no,,,");
        Edition after = load(
                JULY,
                "GOLD,209459,A drug renamed,2,yes,no,yes,60 tabs per 30 days,,",
                "GOLD,,By name,1,no,yes,no,,,",
                "GOLD,1,Same,1,no,no,no,,,",
                "GOLD,2,New,1,no,no,no,,,");
        EditionDiff diff = store.diff(before, after);
        assertThat(diff.changes())
                .extracting(Object::toString)
                .containsExactly(
                        "CHANGED GOLD By name: step therapy NO -> YES",
                        "ADDED GOLD RXNORM 2",
                        "CHANGED GOLD RXNORM 209459: tier tier-1 -> tier-2, prior authorization NO -> YES, limit 30"
                                + " tablets in 30 days -> 60 tablets in 30 days",
                        "REMOVED GOLD RXNORM 861007");
        assertThat(diff.plans()).containsExactly("GOLD-1");
        assertThat(store.diff(before, before).changes()).isEmpty();
    }
}
