package org.precisionbenefit.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.precisionbenefit.api.cli.CommandLineDoor;
import org.precisionbenefit.api.cli.Engine;
import org.precisionbenefit.audit.tink.TinkKeys;
import org.precisionbenefit.audit.tink.TinkSeal;

/** What an operator sees who loads a published formulary, with a database behind the commands. */
class FormularyRunTest {
    private static final String HEAD = "list,code,name,tier,prior_authorization,step_therapy,quantity_limit\n";
    private static final List<String> IMPORT =
            List.of("formulary", "import", "--name", "own", "--from", "2026-01-01", "--as", "ann", "csv");

    @TempDir
    Path folder;

    private EmbeddedPostgres server;
    private Instant now = Instant.parse("2026-11-28T10:00:00Z");

    private record Ran(int exit, String out, String err) {
        List<String> lines() {
            return out.lines().toList();
        }
    }

    @BeforeEach
    void start() throws IOException, SQLException {
        server = EmbeddedPostgres.builder().start();
        for (String file : List.of(
                "V1__decisions.sql",
                "V2__sealed.sql",
                "V37__formulary_editions.sql",
                "V80__audit_log.sql",
                "V90__reviews.sql",
                "V110__events.sql")) {
            try (InputStream schema = FormularyRunTest.class.getResourceAsStream("/db/migration/" + file);
                    Connection connection = server.getPostgresDatabase().getConnection();
                    Statement statement = connection.createStatement()) {
                statement.execute(new String(Objects.requireNonNull(schema).readAllBytes(), StandardCharsets.UTF_8));
            }
        }
    }

    @AfterEach
    void stop() throws IOException {
        server.close();
    }

    private <T> Optional<T> read(DatabaseVisit.Reading<T> reading) throws IOException {
        return Optional.of(reading.from(server.getPostgresDatabase()));
    }

    private static <T> Optional<T> none(DatabaseVisit.Reading<T> reading) {
        return Optional.empty();
    }

    private static final TinkSeal SEAL = new TinkSeal(TinkKeys.newSealingKeys(), TinkKeys.newHashingKeys());

    private Ran run(List<String> words, String... more) {
        return run(
                this::read,
                Stream.concat(words.stream(), List.of(more).stream()).toList());
    }

    private Ran run(FormularyRun.Reach reach, List<String> words) {
        now = now.plusSeconds(1);
        FormularyRun desk = new FormularyRun(reach, Clock.fixed(now, ZoneOffset.UTC), () -> SEAL);
        Engine engine = (Engine) Proxy.newProxyInstance(
                Engine.class.getClassLoader(), new Class<?>[] {Engine.class}, (proxy, method, given) -> {
                    assertThat(method.getName()).isEqualTo("formularies");
                    return desk;
                });
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int exit = CommandLineDoor.over(engine)
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(words.toArray(String[]::new));
        return new Ran(exit, out.toString(), err.toString());
    }

    private String file(String name, String... rows) throws IOException {
        return Files.writeString(folder.resolve(name), HEAD + String.join("\n", rows))
                .toString();
    }

    @Test
    void formulary_is_checked_loaded_resolved_activated_compared_and_taken_back() throws IOException {
        String first = file("first.csv", "GOLD,209459,A drug,1,,no,no", "GOLD,abc,,1,no,no,no");
        Ran checked = run(List.of("formulary", "check", "csv", first));
        assertThat(checked.exit()).isEqualTo(1);
        assertThat(checked.lines())
                .containsExactly(
                        "first.csv:3:1: The drug code (abc) must be an RxNorm identifier or an NDC, which are numbers."
                                + " [REJECTED]",
                        "1 rows accepted, 0 repaired, 1 rejected; not published: prior authorization in 1 rows, step"
                                + " therapy in 0, quantity limit in 0");
        Path report = folder.resolve("report.txt");
        Ran loaded = run(IMPORT, first, "--report", report.toString());
        assertThat(loaded.exit()).isZero();
        assertThat(loaded.out())
                .startsWith("edition 1 of own, DRAFT, holds from 2026-01-01, loaded at 2026-11-28T10:00:02Z by ann,"
                        + " digest ")
                .contains("without a default: [PRIOR_AUTHORIZATION]");
        assertThat(Files.readString(report)).startsWith("first.csv:3:1: The drug code (abc)");
        Ran early = run(List.of("formulary", "activate", "1", "--as", "ann"));
        assertThat(early.exit()).isEqualTo(1);
        assertThat(early.err()).contains("Say so with the command formulary default.");
        assertThat(run(
                                List.of("formulary", "default", "1", "--rule", "prior_authorization", "--value", "yes"),
                                "--since",
                                "2026-01-01",
                                "--source",
                                "Letter of the issuer",
                                "--as",
                                "ann")
                        .lines())
                .containsExactly("PRIOR_AUTHORIZATION is YES in edition 1 where it was not published.");
        assertThat(run(List.of("formulary", "activate", "1", "--as", "ann")).lines())
                .containsExactly("Edition 1 is active.");
        String second = file("second.csv", "GOLD,209459,A drug,2,no,no,no", "GOLD,7,B drug,2,no,no,no");
        assertThat(run(IMPORT, second).exit()).isZero();
        assertThat(run(List.of("formulary", "activate", "2", "--as", "bob")).exit())
                .isZero();
        assertThat(run(List.of("formulary", "diff", "1", "2")).lines())
                .containsExactly(
                        "CHANGED GOLD RXNORM 209459: tier tier-1 -> tier-2, prior authorization YES -> NO",
                        "ADDED GOLD RXNORM 7",
                        "1 added, 0 removed, 1 changed; plans: none");
        assertThat(run(List.of("formulary", "rollback", "own", "--as", "bob")).lines())
                .containsExactly("Edition 2 was taken back.");
        assertThat(run(List.of("formulary", "list")).lines())
                .extracting(line -> line.substring(0, 24))
                .containsExactly("edition 2 of own, RETIRE", "edition 1 of own, ACTIVE");
    }

    @Test
    void rows_that_contradict_each_other_are_named_when_they_are_loaded() throws IOException {
        String file = file("list.csv", "GOLD,209459,A drug,1,no,no,no", "GOLD,209459,A drug,2,no,no,no");
        assertThat(run(IMPORT, file).lines().get(0))
                .isEqualTo("Rows of list GOLD say different things of the drug 209459.");
    }

    @Test
    void long_load_says_how_far_it_has_come() throws IOException {
        String[] rows = new String[120_000];
        Arrays.setAll(rows, i -> "GOLD," + (i + 1) + ",A drug,1,no,no,no");
        Ran ran = run(List.of("formulary", "check", "csv", file("long.csv", rows)));
        assertThat(ran.err().lines()).containsExactly("50000 rows ...", "100000 rows ...");
        assertThat(ran.out()).startsWith("120000 rows accepted, 0 repaired, 0 rejected");
    }

    @Test
    void what_cannot_be_done_is_said_and_nothing_is_kept() throws IOException {
        assertThat(run(IMPORT, folder.resolve("none.csv").toString()).err()).contains("must exist");
        assertThat(run(List.of("formulary", "check", "cvs", file("a.csv"))).err())
                .contains("The format (cvs) must be one that is read. It can be: csv, fhir, partd, qhp.");
        assertThat(run(List.of("formulary", "check", "csv", "--without", "new-starts", file("a.csv")))
                        .err())
                .contains("Only of fhir");
        assertThat(run(
                                IMPORT,
                                Files.writeString(folder.resolve("b.csv"), "a,b\n1,2\n")
                                        .toString())
                        .err())
                .contains("b.csv:1:1: The columns must be those of a table of drugs");
        assertThat(run(List.of("formulary", "diff", "7", "8")).err()).contains("There must be an edition 7");
        assertThat(run(List.of("formulary", "rollback", "own", "--as", "bob")).err())
                .contains("No edition of own is active.");
        assertThat(run(List.of("formulary", "list")).out()).isEmpty();
        assertThat(run(FormularyRunTest::none, List.of("formulary", "list")).err())
                .contains("There is no database in the data folder yet.");
    }
}
