package org.precisionbenefit.hostile;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import java.nio.file.Path;
import java.util.Locale;

/**
 * One door under the fuzzer. The first byte says what the others are: an input as it is, or choices by which a hostile
 * input is made of good ones. Both grow by what they reach.
 */
public final class FuzzDoor {
    private static final HostileInput DOOR =
            HostileInput.valueOf(System.getProperty("fuzz.door").toUpperCase(Locale.ROOT));
    private static final Findings FINDINGS = new Findings(DOOR, Path.of(System.getProperty("fuzz.found")));
    private static final Probe PROBE = DOOR.probe();

    private FuzzDoor() {}

    /** What the fuzzer calls first and does not measure: this class and with it the door stand when it returns. */
    public static void fuzzerInitialize() {
        System.out.println("The door " + DOOR.word() + " has " + PROBE.good().size() + " good inputs.");
    }

    /** What the fuzzer calls when it is done. */
    public static void fuzzerTearDown() {
        System.out.println(FINDINGS.distinct());
    }

    /** What the fuzzer calls, as often as it likes. */
    public static void fuzzerTestOneInput(FuzzedDataProvider bytes) {
        boolean asItIs = bytes.consumeBoolean();
        byte[] input = asItIs ? bytes.consumeRemainingAsBytes() : PROBE.made(bound -> bytes.consumeInt(0, bound - 1));
        FINDINGS.count(input);
        try {
            PROBE.give(input);
        } catch (AssertionError found) {
            FINDINGS.keep(input);
            throw found;
        }
    }
}
