package org.precisionbenefit.hostile;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * Fuzzes the doors one after the other, each in a process of its own with bounded memory, and fails when one found
 * something. {@code -Dfuzz.only} names one door or several; {@code -Dfuzz.runs}, {@code -Dfuzz.seconds} and
 * {@code -Dfuzz.timeout} bound each of them; {@code -Dfuzz.blind=true} makes the inputs by chance alone, with
 * {@code -Dfuzz.seed} to begin elsewhere.
 */
public final class FuzzRun {
    private static final Path FOLDER = Path.of("target", "fuzz");
    private static final Path KEPT = Path.of("src", "test", "resources", "hostile");

    private static final String COMPILED = "org.precisionbenefit.rules.**";

    private FuzzRun() {}

    public static void main(String[] args) throws IOException, InterruptedException {
        String only = System.getProperty("fuzz.only", "");
        List<String> failed = new ArrayList<>();
        for (HostileInput door : HostileInput.values()) {
            if ((only.isBlank() || List.of(only.split(",")).contains(door.word())) && fuzz(door) != 0) {
                failed.add(door.word());
            }
        }
        if (!failed.isEmpty()) {
            System.err.println("Found something at: " + String.join(", ", failed) + ". The inputs lie in " + FOLDER
                    + "/DOOR/found; put them into " + KEPT + "/DOOR and mend the door.");
            System.exit(1);
        }
    }

    private static int fuzz(HostileInput door) throws IOException, InterruptedException {
        Path own = Files.createDirectories(FOLDER.resolve(door.word()));
        Path corpus = Files.createDirectories(own.resolve("corpus"));
        seed(door, corpus);
        Path log = own.resolve("log.txt");
        System.out.println("Fuzzing " + door.word() + "; progress stands in " + log);
        int exit = new ProcessBuilder(command(door, own, corpus))
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start()
                .waitFor();
        try (Stream<String> lines = Files.lines(log)) {
            lines.filter(line -> line.startsWith("Done ")
                            || line.startsWith("Distinct ")
                            || line.startsWith("stat::number_of_executed_units"))
                    .forEach(line -> System.out.println(door.word() + ": " + line));
        }
        return exit;
    }

    private static List<String> command(HostileInput door, Path own, Path corpus) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx1g",
                "-XX:MaxMetaspaceSize=768m",
                "-XX:+UseSerialGC",
                "-Djava.util.logging.manager=org.jboss.logmanager.LogManager",
                "-Dfuzz.door=" + door.word(),
                "-Dfuzz.found=" + own.resolve("found"),
                "-cp",
                System.getProperty("java.class.path")));
        command.addAll(Boolean.getBoolean("fuzz.blind") ? blind() : guided(own, corpus));
        return command;
    }

    private static List<String> blind() {
        return List.of(
                "-Dfuzz.runs=" + System.getProperty("fuzz.runs"),
                "-Dfuzz.seconds=" + System.getProperty("fuzz.seconds"),
                "-Dfuzz.seed=" + System.getProperty("fuzz.seed", "1"),
                BlindRun.class.getName());
    }

    private static List<String> guided(Path own, Path corpus) {
        return List.of(
                "com.code_intelligence.jazzer.Jazzer",
                "--target_class=" + FuzzDoor.class.getName(),
                "--instrumentation_includes=org.precisionbenefit.**:org.yaml.snakeyaml.**",
                // Compiled rules are other classes each time, and the map of what is reached is bounded.
                // What the probe compares must not teach the fuzzer to send the doors' own words.
                "--instrumentation_excludes=org.precisionbenefit.hostile.**:" + COMPILED,
                "--custom_hook_includes=org.precisionbenefit.**:org.yaml.snakeyaml.**",
                "--custom_hook_excludes=org.precisionbenefit.hostile.**:" + COMPILED,
                // It finds no faults itself, and asks at each step of each regular expression what would match it.
                "--disabled_hooks=com.code_intelligence.jazzer.sanitizers.RegexRoadblocks",
                "--reproducer_path=" + own,
                "-artifact_prefix=" + own + "/",
                "-runs=" + System.getProperty("fuzz.runs"),
                "-max_total_time=" + System.getProperty("fuzz.seconds"),
                "-timeout=" + System.getProperty("fuzz.timeout"),
                "-rss_limit_mb=3000",
                "-max_len=65536",
                "-print_final_stats=1",
                corpus.toString());
    }

    /** The good inputs and those found earlier as they are, and a few rows of choices. */
    private static void seed(HostileInput door, Path corpus) throws IOException {
        List<byte[]> inputs = new ArrayList<>(door.probe().good());
        Path kept = KEPT.resolve(door.word());
        if (Files.isDirectory(kept)) {
            try (Stream<Path> files = Files.list(kept)) {
                for (Path file : files.toList()) {
                    inputs.add(Files.readAllBytes(file));
                }
            }
        }
        for (int i = 0; i < inputs.size(); i++) {
            // The fuzzer reads what stands in order from the front and its small numbers from the back.
            byte[] asItIs = Arrays.copyOf(inputs.get(i), inputs.get(i).length + 1);
            asItIs[asItIs.length - 1] = 1;
            Files.write(corpus.resolve("good-" + i), asItIs);
        }
        for (int i = 0; i < 20; i++) {
            byte[] choices = new byte[64];
            new java.util.Random(i).nextBytes(choices);
            choices[choices.length - 1] = 0;
            Files.write(corpus.resolve("choices-" + i), choices);
        }
    }
}
