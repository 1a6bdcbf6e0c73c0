package org.precisionbenefit.hostile;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import org.precisionbenefit.terminology.Digest;

/** What a run leaves behind: the inputs that brought a fault out, and how many different ones there were. */
final class Findings {
    private final HostileInput door;
    private final Path folder;
    /** By hash, so that what is counted is a few too few rather than too many. */
    private final Set<Integer> seen = new HashSet<>();

    Findings(HostileInput door, Path folder) {
        this.door = door;
        this.folder = folder;
    }

    void count(byte[] input) {
        seen.add(Arrays.hashCode(input));
    }

    /** The input itself is what the tests replay; the fuzzer keeps only the bytes that led to it. */
    void keep(byte[] input) {
        try {
            Files.createDirectories(folder);
            Files.write(folder.resolve(Digest.of(input).hex().substring(0, 12)), input);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** How many different inputs the door met; at the door of the rules also how many rule texts that made. */
    String distinct() {
        return "Distinct inputs at " + door.word() + ": " + seen.size()
                + (door == HostileInput.RULES ? "; distinct rule texts compiled: " + AuthoredDoors.compiled() : "");
    }
}
