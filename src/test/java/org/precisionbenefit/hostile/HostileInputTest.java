package org.precisionbenefit.hostile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.precisionbenefit.hostile.HostileInput.Sender;
import org.precisionbenefit.intake.RefusedRequest;

/** No input makes a door throw what is not declared, take long, take much memory, or repeat what was sent. */
@Tag("long")
@Tag("alone")
class HostileInputTest {
    private static final Path FOUND = Path.of("src/test/resources/hostile");
    private static final int MADE = 100;
    /** Each of these compiles a small policy. */
    private static final int COMPILED = 10;

    @ParameterizedTest
    @EnumSource(HostileInput.class)
    void input_that_was_found_once_is_met_without_a_fault(HostileInput door) throws IOException {
        Probe probe = door.probe();
        for (Path file : found(door)) {
            byte[] input = Files.readAllBytes(file);
            assertThatCode(() -> probe.give(input)).as(file.toString()).doesNotThrowAnyException();
        }
    }

    @ParameterizedTest
    @EnumSource(HostileInput.class)
    void made_input_is_met_without_a_fault(HostileInput door) {
        Probe probe = door.probe();
        int made = door == HostileInput.RULES ? COMPILED : MADE;
        for (int seed = 0; seed < made; seed++) {
            byte[] input = probe.made(new SplittableRandom(seed)::nextInt);
            assertThatCode(() -> probe.give(input))
                    .as(() -> new String(input, StandardCharsets.UTF_8))
                    .doesNotThrowAnyException();
        }
    }

    @ParameterizedTest
    @EnumSource(HostileInput.class)
    void bomb_is_met_without_a_fault(HostileInput door) {
        Probe probe = door.probe();
        if (door != HostileInput.RULES) {
            Bombs.of(door, probe.good())
                    .forEach((name, input) ->
                            assertThatCode(() -> probe.give(input)).as(name).doesNotThrowAnyException());
        }
    }

    @Test
    void every_found_input_belongs_to_a_door() throws IOException {
        List<String> doors =
                Stream.of(HostileInput.values()).map(HostileInput::word).toList();
        try (Stream<Path> folders = Files.list(FOUND)) {
            assertThat(folders.map(folder -> folder.getFileName().toString())).isSubsetOf(doors);
        }
    }

    @Test
    void door_that_throws_or_repeats_or_idles_or_hoards_is_found_out() {
        byte[] input = "{\"name\":\"Somebody's whole name\"}".getBytes(StandardCharsets.UTF_8);
        assertThatThrownBy(() -> probe(Sender.STRANGER, sent -> {
                            throw new IllegalStateException();
                        })
                        .give(input))
                .isInstanceOf(AssertionError.class)
                .hasCauseInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> probe(
                                Sender.STRANGER,
                                sent -> Optional.of("There is no " + new String(sent, 9, 21, StandardCharsets.UTF_8)))
                        .give(input))
                .hasMessageContaining("Somebody's w");
        assertThatThrownBy(() ->
                        probe(Sender.AUTHOR, sent -> Optional.of("a\u001bb")).give(input))
                .hasMessageContaining("3 characters");
        assertThatThrownBy(() -> probe(Sender.STRANGER, HostileInputTest::idle).give(input))
                .hasMessageContaining("processor time");
        assertThatThrownBy(() -> probe(Sender.STRANGER, HostileInputTest::hoard).give(input))
                .hasMessageContaining("MiB");
        assertThatCode(() -> probe(Sender.STRANGER, sent -> Optional.of("A door may always say Somebody's whole name."))
                        .give(input))
                .doesNotThrowAnyException();
    }

    private static Probe probe(Sender sender, HostileInput.Target target) {
        return new Probe(sender, List.of(), target, 1);
    }

    private static Optional<String> idle(byte[] input) {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long until = threads.getCurrentThreadCpuTime() + 2_500_000_000L;
        long looks = 0;
        while (threads.getCurrentThreadCpuTime() < until) {
            looks++;
        }
        return Optional.of(String.valueOf(looks));
    }

    private static Optional<String> hoard(byte[] input) {
        long made = 0;
        for (int i = 0; i < 80; i++) {
            made += new byte[16 << 20].length;
        }
        return Optional.of(String.valueOf(made));
    }

    /** A refusal stays a refusal; the doors themselves turn it into words. */
    @Test
    void refusal_that_leaves_a_target_unworded_is_found_out() {
        assertThatThrownBy(() -> probe(Sender.STRANGER, sent -> {
                            throw new RefusedRequest(RefusedRequest.Kind.INVALID, "$this", "No.");
                        })
                        .give(new byte[0]))
                .hasCauseInstanceOf(RefusedRequest.class);
    }

    private static List<Path> found(HostileInput door) throws IOException {
        Path folder = FOUND.resolve(door.word());
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        }
    }
}
