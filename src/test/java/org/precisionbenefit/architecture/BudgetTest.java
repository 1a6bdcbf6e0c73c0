package org.precisionbenefit.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Files, records and methods stay small enough to be read. */
class BudgetTest {
    private static final int LINES_OF_A_FILE = 300;
    private static final int COMPONENTS_OF_A_RECORD = 8;
    /** Records whose first components are kept or sent by callers as they are, so that only what came later could be grouped. */
    private static final Map<String, Integer> GROWN = Map.of(
            "org.precisionbenefit.decision.ItemDecision",
            9,
            "org.precisionbenefit.formulary.FormularyItem",
            9,
            "org.precisionbenefit.profile.MemberProfile",
            9,
            "org.precisionbenefit.api.EvidenceQuestion",
            9);

    private static final int PARAMETERS_OF_A_METHOD = 6;
    private static final Pattern LITERAL = Pattern.compile("\"(?:[^\"\\\\\n]|\\\\.)*+\"");
    private static final Pattern CLASS = Pattern.compile("\\[(?:[^\\]\\\\]|\\\\.)*+\\]");
    private static final Pattern GIVES_BACK = Pattern.compile("\\)(?:[*+]|\\{[0-9]+,\\})(?!\\+)");
    private static final JavaClasses TYPES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("org.precisionbenefit");

    @Test
    void files_stay_within_their_lines() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
            List<Path> sources =
                    files.filter(file -> file.toString().endsWith(".java")).toList();
            assertThat(sources).hasSizeGreaterThan(100);
            assertThat(sources).allSatisfy(file -> assertThat(Files.readAllLines(file))
                    .as(file.toString())
                    .hasSizeLessThanOrEqualTo(LINES_OF_A_FILE));
        }
    }

    @Test
    void throwable_is_caught_nowhere() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
            assertThat(files.filter(file -> file.toString().endsWith(".java")))
                    .allSatisfy(file -> assertThat(Files.readString(file))
                            .as(file.toString())
                            .doesNotContainPattern("catch \\([^)]*Throwable"));
        }
    }

    /** The expressions of Java call themselves at each round of a group that may give back what it took; a long text ends the stack. */
    @Test
    void no_expression_repeats_a_group_that_gives_back() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
            assertThat(files.filter(file -> file.toString().endsWith(".java")))
                    .allSatisfy(file -> assertThat(givingBack(Files.readString(file)))
                            .as(file + ": write )*+ or )++")
                            .isEmpty());
        }
        assertThat(givingBack("a(\"[a-z]+(-[a-z]+)*\")")).hasSize(1);
        assertThat(givingBack("a(\"(-[a-z]+){2,}\")")).hasSize(1);
        assertThat(givingBack("a(\"(-[a-z]+)*+ [()+]* (ab){2,3}\") * (b)")).isEmpty();
    }

    private static List<String> givingBack(String source) {
        return LITERAL.matcher(source)
                .results()
                .map(literal -> CLASS.matcher(literal.group()).replaceAll("c"))
                .filter(literal -> GIVES_BACK.matcher(literal).find())
                .toList();
    }

    /** They run one after the other, and the build knows them by this word. */
    @Test
    void test_that_starts_the_server_says_so() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src"))) {
            List<Path> starting = files.filter(file -> file.toString().endsWith("Test.java"))
                    .filter(BudgetTest::startsTheServer)
                    .toList();
            assertThat(starting).hasSizeGreaterThan(20).allSatisfy(file -> assertThat(Files.readString(file))
                    .as(file.toString())
                    .contains("@Tag(\"alone\")"));
        }
    }

    private static boolean startsTheServer(Path file) {
        try {
            return Files.readString(file).contains("\n@QuarkusTest\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void every_package_says_its_question() throws IOException {
        try (Stream<Path> folders = Files.walk(Path.of("src/main/java/org/precisionbenefit"))) {
            assertThat(folders.filter(Files::isDirectory).filter(folder -> !folder.endsWith("precisionbenefit")))
                    .allSatisfy(folder -> assertThat(Files.readString(folder.resolve("package-info.java")))
                            .as(folder.toString())
                            .contains("@NullMarked")
                            .contains("?"));
        }
    }

    @Test
    void records_and_methods_stay_within_their_arguments() {
        assertThat(TYPES).filteredOn(type -> type.isRecord()).allSatisfy(type -> assertThat(type.getFields().stream()
                        .filter(field -> !field.getModifiers().contains(JavaModifier.STATIC)))
                .as(type.getName())
                .hasSizeLessThanOrEqualTo(GROWN.getOrDefault(type.getName(), COMPONENTS_OF_A_RECORD)));
        assertThat(TYPES).allSatisfy(type -> assertThat(type.getMethods())
                .filteredOn(method -> !method.getModifiers().contains(JavaModifier.SYNTHETIC))
                .allSatisfy(method -> assertThat(method.getRawParameterTypes())
                        .as(method.getFullName())
                        .hasSizeLessThanOrEqualTo(PARAMETERS_OF_A_METHOD)));
    }
}
