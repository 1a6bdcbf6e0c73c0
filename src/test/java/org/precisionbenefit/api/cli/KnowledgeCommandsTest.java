package org.precisionbenefit.api.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.precisionbenefit.terminology.ConfigurationFault;

/** What an author of gene files sees on the command line. */
class KnowledgeCommandsTest {

    /** Answers as it is told and says what it was asked. */
    private record Desk(Checked checked, StringBuilder asked) implements KnowledgeDesk {
        @Override
        public Checked check(@Nullable Path folder) {
            asked.append("check ").append(folder);
            return checked;
        }

        @Override
        public List<String> differences(Path export, LocalDate since, String source) {
            asked.append(export).append(' ').append(since).append(' ').append(source);
            return List.of("gene TPMT, allele *8: unknown stands; the export says No function", "1 differences");
        }
    }

    private record Ran(int exit, String out, String err, String asked) {}

    private static Ran run(List<ConfigurationFault.Problem> problems, String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        Desk desk = new Desk(new KnowledgeDesk.Checked(22, problems), new StringBuilder());
        Engine engine = (Engine) Proxy.newProxyInstance(
                Engine.class.getClassLoader(), new Class<?>[] {Engine.class}, (proxy, method, given) -> {
                    assertThat(method.getName()).isEqualTo("knowledge");
                    return desk;
                });
        int exit = CommandLineDoor.over(engine)
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(arguments);
        return new Ran(exit, out.toString(), err.toString(), desk.asked().toString());
    }

    @Test
    void check_good_folder_counts_and_exits_with_zero() {
        Ran ran = run(List.of(), "knowledge", "check");

        assertThat(ran.exit()).isZero();
        assertThat(ran.out()).isEqualTo("22 genes, no problems" + System.lineSeparator());
        assertThat(ran.asked()).isEqualTo("check null");
        assertThat(run(List.of(), "knowledge", "check", "mine").asked()).isEqualTo("check mine");
    }

    @Test
    void check_faulty_folder_prints_place_and_remedy() {
        Ran ran = run(
                List.of(new ConfigurationFault.Problem("pgx/TPMT.yaml", 12, 5, "The since must be given.")),
                "knowledge",
                "check");

        assertThat(ran.exit()).isEqualTo(1);
        assertThat(ran.out()).startsWith("pgx/TPMT.yaml:12:5: The since must be given.");
    }

    @Test
    void import_needs_day_and_source_and_prints_the_differences() {
        Ran ran = run(
                List.of(),
                "knowledge",
                "import",
                "cpic",
                "export",
                "--since",
                "2026-12-01",
                "--source",
                "CPIC database 9");

        assertThat(ran.err()).isEmpty();
        assertThat(ran.exit()).isZero();
        assertThat(ran.asked()).isEqualTo("export 2026-12-01 CPIC database 9");
        assertThat(ran.out()).contains("allele *8").contains("1 differences");
        assertThat(run(List.of(), "knowledge", "import", "cpic", "export").exit())
                .isEqualTo(2);
    }
}
