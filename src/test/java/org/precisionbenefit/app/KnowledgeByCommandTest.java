package org.precisionbenefit.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.precisionbenefit.api.cli.CommandLineDoor;
import org.precisionbenefit.api.cli.Engine;

/** The commands on gene knowledge, over the knowledge that ships. */
class KnowledgeByCommandTest {
    private static final Path SHIPPED = Path.of("formulary-data");
    private static final LocalDate DAY = LocalDate.of(2026, 11, 28);
    private static final String CODEINE =
            "{\"genes\":[{\"gene\":\"CYP2D6\",\"diplotype\":\"%s\"}],\"drugs\":[\"2670\"]}";

    @TempDir
    Path folder;

    private record Ran(int exit, List<String> out, String err) {}

    private static Ran run(String... arguments) {
        Engine engine = (Engine) Proxy.newProxyInstance(
                Engine.class.getClassLoader(),
                new Class<?>[] {Engine.class},
                (proxy, method, given) -> switch (method.getName()) {
                    case "evidence" -> EvidenceLines.of(SHIPPED, DAY);
                    case "knowledge" -> new AuthoredKnowledge(SHIPPED);
                    default -> throw new AssertionError(method.getName());
                });
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int exit = CommandLineDoor.over(engine)
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(arguments);
        return new Ran(exit, out.toString().lines().toList(), err.toString());
    }

    @Test
    void bad_lines_in_the_middle_are_named_and_all_others_answered() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes(new byte[] {(byte) 0xef, (byte) 0xbb, (byte) 0xbf});
        for (String line : List.of(
                CODEINE.formatted("*4/*4"),
                "{",
                CODEINE.formatted("<b>*1/*1</b>"),
                "",
                "{\"genes\":[{\"gene\":\"CYP2D6\"}]}",
                "[".repeat(100_000),
                "{\"genes\":[{\"gene\":\"CYP2D6\",\"diplotype\":\"?\"}]}",
                CODEINE.formatted("*1/*4"))) {
            byte[] sent = (line + "\r\n").getBytes(StandardCharsets.ISO_8859_1);
            for (int i = 0; i < sent.length; i++) {
                sent[i] = sent[i] == '?' ? (byte) 0xff : sent[i];
            }
            bytes.writeBytes(sent);
        }
        Path questions = Files.write(folder.resolve("questions.jsonl"), bytes.toByteArray());

        Ran ran = run("evidence", questions.toString());

        assertThat(ran.exit()).isEqualTo(1);
        assertThat(ran.out()).hasSize(3);
        assertThat(ran.out().get(0)).contains("Poor Metabolizer", "\"action\":\"AVOID\"");
        assertThat(ran.out().get(1)).contains("UNREADABLE_TEXT").doesNotContain("<b>");
        assertThat(ran.out().get(2)).contains("Intermediate Metabolizer");
        assertThat(ran.err().lines())
                .hasSize(4)
                .allMatch(line -> line.startsWith(questions.toString() + ":"))
                .extracting(line ->
                        line.substring(questions.toString().length() + 1).split(":")[0])
                .containsExactly("2", "5", "6", "7");
        assertThat(ran.err()).doesNotContain("Exception");
    }

    @Test
    void shipped_files_have_no_problems_and_a_fault_is_named_with_file_line_and_cure() throws IOException {
        assertThat(run("knowledge", "check").out()).containsExactly("22 genes, no problems");

        Path own = copy();
        Path file = own.resolve("pgx/TPMT.yaml");
        String text = Files.readString(file);
        Files.writeString(file, text.replaceFirst("function: No function", "function: Nofunction"));
        Ran ran = run("knowledge", "check", own.toString());

        assertThat(ran.exit()).isEqualTo(1);
        int line = (int)
                text.substring(0, text.indexOf("function: No function")).lines().count();
        assertThat(ran.out()).anySatisfy(problem -> assertThat(problem)
                .startsWith("pgx/TPMT.yaml:" + line + ":")
                .contains("must"));
    }

    private Path copy() throws IOException {
        Path own = folder.resolve("own");
        try (Stream<Path> files = Files.walk(SHIPPED)) {
            files.filter(Files::isRegularFile).forEach(file -> {
                try {
                    Path to = own.resolve(SHIPPED.relativize(file).toString());
                    Files.createDirectories(to.getParent());
                    Files.copy(file, to);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        }
        return own;
    }

    @Test
    void export_of_cpic_is_compared_row_by_row_and_nothing_is_changed() throws IOException {
        Files.writeString(
                folder.resolve("allele_function.csv"),
                "genesymbol,name,activityvalue,clinicalfunctionalstatus\nTPMT,*8,,No function\n");
        Files.writeString(
                folder.resolve("function_to_phenotype_rules.csv"),
                "genesymbol,function1,function2,totalactivityscore,phenotype\n");

        Ran ran = run("knowledge", "import", "cpic", folder.toString(), "--since", "2026-12-01", "--source", "CPIC 9");

        assertThat(ran.exit()).isZero();
        assertThat(ran.out())
                .contains("gene TPMT, allele *8: unknown stands; the export says No function")
                .last()
                .asString()
                .endsWith("differences as of 2026-12-01; nothing was changed");
        Files.delete(folder.resolve("allele_function.csv"));
        Ran missing = run("knowledge", "import", "cpic", folder.toString(), "--since", "2026-12-01", "--source", "x");
        assertThat(missing.exit()).isNotZero();
        assertThat(missing.err()).contains("allele_function.csv").doesNotContain("Exception");
    }
}
