package org.precisionbenefit.hostile;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.precisionbenefit.terminology.Digest;

/**
 * One door under the fuzzer. The first byte says what the others are: an input as it is, or choices by which a hostile
 * input is made of good ones. Both grow by what they reach.
 */
public final class FuzzDoor {
    private static final HostileInput DOOR =
            HostileInput.valueOf(System.getProperty("fuzz.door").toUpperCase(Locale.ROOT));
    private static final Path FOUND = Path.of(System.getProperty("fuzz.found"));
    private static final Probe PROBE = DOOR.probe();

    private FuzzDoor() {}

    /** What the fuzzer calls first and does not measure: this class and with it the door stand when it returns. */
    public static void fuzzerInitialize() {
        System.out.println("The door " + DOOR.word() + " has " + PROBE.good().size() + " good inputs.");
    }

    /** What the fuzzer calls, as often as it likes. */
    public static void fuzzerTestOneInput(FuzzedDataProvider bytes) {
        boolean asItIs = bytes.consumeBoolean();
        byte[] input = asItIs ? bytes.consumeRemainingAsBytes() : PROBE.made(bound -> bytes.consumeInt(0, bound - 1));
        try {
            PROBE.give(input);
        } catch (AssertionError found) {
            keep(input);
            throw found;
        }
    }

    /** The input itself is what the tests replay; the fuzzer keeps only the bytes that led to it. */
    private static void keep(byte[] input) {
        try {
            Files.createDirectories(FOUND);
            Files.write(FOUND.resolve(Digest.of(input).hex().substring(0, 12)), input);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
