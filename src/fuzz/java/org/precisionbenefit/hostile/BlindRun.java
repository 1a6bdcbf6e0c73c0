package org.precisionbenefit.hostile;

import java.nio.file.Path;
import java.util.Locale;
import java.util.SplittableRandom;

/**
 * One door under inputs made by chance alone. Nothing learns from what an input reaches, and in return nothing of the door
 * is instrumented: several times as many inputs in the same time, with the same probe.
 */
public final class BlindRun {
    private static final int PULSE = 10_000;

    private BlindRun() {}

    public static void main(String[] args) {
        HostileInput door = HostileInput.valueOf(System.getProperty("fuzz.door").toUpperCase(Locale.ROOT));
        Findings findings = new Findings(door, Path.of(System.getProperty("fuzz.found")));
        int runs = Integer.parseInt(System.getProperty("fuzz.runs"));
        long until = System.nanoTime() + Long.parseLong(System.getProperty("fuzz.seconds")) * 1_000_000_000L;
        SplittableRandom seeds = new SplittableRandom(Long.parseLong(System.getProperty("fuzz.seed")));
        Probe probe = door.probe();
        int done = 0;
        int faults = 0;
        for (; done < runs && System.nanoTime() < until; done++) {
            if (done % PULSE == 0) {
                System.out.println("#" + done);
            }
            byte[] input = probe.made(seeds.split()::nextInt);
            findings.count(input);
            try {
                probe.give(input);
            } catch (AssertionError fault) {
                faults++;
                findings.keep(input);
                fault.printStackTrace(System.out);
            }
        }
        System.out.println("Done " + done + " runs at " + door.word() + ", faults: " + faults);
        System.out.println(findings.distinct());
        System.exit(faults == 0 ? 0 : 1);
    }
}
