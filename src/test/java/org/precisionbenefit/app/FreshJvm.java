package org.precisionbenefit.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The offline verifier in a process of its own, with the classes and libraries that are packed into its jar and no others.
 *
 * @param java the Java that runs it
 * @param flags flags of the virtual machine
 */
record FreshJvm(Path java, List<String> flags) {
    /** The Java at hand, and a second one where it is installed. */
    static final List<Path> JAVAS = javas();

    private static final Pattern PACKED = Pattern.compile("<include>([a-z0-9.]+):([a-z0-9-]+)</include>");

    /** What came of a run. */
    record Ran(int code, List<String> lines) {}

    private static List<Path> javas() {
        List<Path> found = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java")));
        Path second = Path.of("/usr/lib/jvm/temurin-25-jdk-amd64/bin/java");
        if (Files.isExecutable(second) && Runtime.version().feature() != 25) {
            found.add(second);
        }
        return found;
    }

    static FreshJvm of(Path java, String zone, String language, String country) {
        return new FreshJvm(
                java, List.of("-Duser.timezone=" + zone, "-Duser.language=" + language, "-Duser.country=" + country));
    }

    /** Runs the verifier with these words. */
    Ran run(List<String> words) throws IOException, InterruptedException {
        return run(List.of("-cp", classPath(), OfflineVerifier.class.getName()), words);
    }

    /** Runs what is named by these words of Java. */
    Ran run(List<String> what, List<String> words) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(java.toString(), "-Xmx512m", "-XX:+UseSerialGC"));
        command.addAll(flags);
        command.addAll(what);
        command.addAll(words);
        Path out = Files.createTempFile("verifier", ".out");
        try {
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(out.toFile())
                    .start();
            int code = process.waitFor();
            return new Ran(code, Files.readAllLines(out, StandardCharsets.UTF_8));
        } finally {
            Files.delete(out);
        }
    }

    /** The engine's classes, and of the libraries those that the build packs. */
    private static String classPath() throws IOException {
        String pom = Files.readString(Path.of("pom.xml"));
        String shade = pom.substring(pom.indexOf("<artifactSet>"), pom.indexOf("</artifactSet>"));
        List<String> all = Arrays.asList(System.getProperty("java.class.path").split(File.pathSeparator, -1));
        List<String> found = new ArrayList<>(all.stream()
                .filter(each -> Files.exists(Path.of(each).resolve("org/precisionbenefit/app/OfflineVerifier.class")))
                .toList());
        found.add(Path.of("src/main/resources").toAbsolutePath().toString());
        Matcher packed = PACKED.matcher(shade);
        while (packed.find()) {
            Pattern name = Pattern.compile(".*/" + Pattern.quote(packed.group(2)) + "-[0-9][^/]*\\.jar");
            List<String> jars =
                    all.stream().filter(each -> name.matcher(each).matches()).toList();
            assertThat(jars).as(packed.group()).hasSize(1);
            found.addAll(jars);
        }
        return String.join(File.pathSeparator, found);
    }
}
