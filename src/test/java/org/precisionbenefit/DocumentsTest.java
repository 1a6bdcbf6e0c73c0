package org.precisionbenefit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What people read holds no leavings of a merge. */
class DocumentsTest {
    private static final List<String> LEAVINGS = List.of("<<<<<<< ", ">>>>>>> ", "||||||| ");

    static Stream<Path> texts() throws IOException {
        return Stream.concat(
                Stream.of(Path.of("README.md")),
                Stream.of("docs", "rules", "formulary-data").map(Path::of).flatMap(DocumentsTest::below));
    }

    private static Stream<Path> below(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().matches(".*\\.(md|ya?ml|csv|json)")).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @ParameterizedTest
    @MethodSource("texts")
    void text_holds_no_leavings_of_a_merge(Path file) throws IOException {
        assertThat(Files.readAllLines(file, StandardCharsets.UTF_8))
                .noneMatch(line -> line.equals("=======") || LEAVINGS.stream().anyMatch(line::startsWith));
    }
}
