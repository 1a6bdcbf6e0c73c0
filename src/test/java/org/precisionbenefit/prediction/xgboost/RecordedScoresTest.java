package org.precisionbenefit.prediction.xgboost;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Recorded scores come out bit for bit in other processes, of another Java, language and time zone. */
class RecordedScoresTest {
    private static final int SOME = 500;
    /** Both models score nearly all of them, which makes ten thousand scores and more. */
    private static final int MANY = 6_000;

    @TempDir
    private Path temporary;

    @Test
    void scores_replay_in_another_process() throws IOException, InterruptedException {
        Path file = temporary.resolve("scores.tsv");
        assertThat(RecordedScores.write(file, SOME)).isGreaterThan(SOME);
        replay(Path.of(System.getProperty("java.home")), file);
    }

    @Tag("soak")
    @Test
    void ten_thousand_scores_replay_under_every_java_that_is_here() throws IOException, InterruptedException {
        Path file = temporary.resolve("scores.tsv");
        assertThat(RecordedScores.write(file, MANY)).isGreaterThan(10_000);
        for (Path home : homes()) {
            replay(home, file);
        }
    }

    private static List<Path> homes() throws IOException {
        List<Path> homes = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"))));
        Path all = Path.of("/usr/lib/jvm");
        if (Files.isDirectory(all)) {
            try (Stream<Path> found = Files.list(all)) {
                found.filter(home -> !Files.isSymbolicLink(home) && Files.isExecutable(home.resolve("bin/java")))
                        .sorted()
                        .forEach(homes::add);
            }
        }
        return homes;
    }

    private static void replay(Path home, Path file) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        home.resolve("bin/java").toString(),
                        "-Xmx300m",
                        "-XX:TieredStopAtLevel=1",
                        "-Duser.language=tr",
                        "-Duser.country=TR",
                        "-Duser.timezone=Pacific/Kiritimati",
                        "-cp",
                        System.getProperty("java.class.path"),
                        RecordedScores.class.getName(),
                        file.toString())
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(home + ": " + said).isZero();
        assertThat(said).contains("the same under Java");
    }
}
