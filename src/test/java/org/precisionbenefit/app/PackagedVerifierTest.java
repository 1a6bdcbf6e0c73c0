package org.precisionbenefit.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The offline verifier as the build packs it: one jar, without server and database driver, that checks and decides again. */
@Tag("packaged")
class PackagedVerifierTest {
    private static final List<String> NOT_PACKED =
            List.of("io/quarkus/", "io/vertx/", "jakarta/", "org/hibernate/", "org/postgresql/", "com/google/crypto/");

    @TempDir
    Path folder;

    @Test
    void jar_checks_and_replays_and_holds_no_server() throws IOException, InterruptedException {
        RecordedFixture recorded = RecordedFixture.all().get(0);
        ProvenDecisions proven = new ProvenDecisions();
        recorded.inFull().values().forEach(each -> proven.add(each.record(), each.explanation()));
        Path bundle = ProvenDecisions.write(folder.resolve("bundle"), proven.bundle(0, recorded.releases()));
        List<String> key = List.of("--key", proven.key(folder).toString());
        List<String> jar = List.of("-jar", jar().toString());
        FreshJvm jvm = FreshJvm.of(FreshJvm.JAVAS.get(0), "Asia/Kolkata", "tr", "TR");
        FreshJvm.Ran verified = jvm.run(
                jar,
                Stream.concat(Stream.of("verify", "decision", bundle.toString()), key.stream())
                        .toList());
        assertThat(verified.lines()).singleElement().asString().startsWith("CLEAN\tdecision ");
        assertThat(verified.code()).isZero();
        FreshJvm.Ran replayed = jvm.run(
                jar,
                Stream.concat(Stream.of("replay", bundle.toString()), key.stream())
                        .toList());
        assertThat(replayed.lines()).singleElement().asString().startsWith("EQUAL\tdecision ");
        assertThat(replayed.code()).isZero();
        try (JarFile packed = new JarFile(jar().toFile())) {
            assertThat(packed.stream().map(entry -> entry.getName()))
                    .noneMatch(name -> NOT_PACKED.stream().anyMatch(name::startsWith))
                    .noneMatch(name -> name.startsWith("org/precisionbenefit/") && name.contains("/postgres/"));
        }
    }

    private static Path jar() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("target"))) {
            List<Path> jars = files.filter(
                            file -> file.getFileName().toString().matches("precision-benefit-engine-.*-verifier\\.jar"))
                    .toList();
            assertThat(jars).as("the packed verifier").hasSize(1);
            return jars.get(0);
        }
    }
}
