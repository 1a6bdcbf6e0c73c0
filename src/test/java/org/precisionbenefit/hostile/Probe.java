package org.precisionbenefit.hostile;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.precisionbenefit.hostile.HostileInput.Sender;
import org.precisionbenefit.hostile.HostileInput.Target;

/**
 * Gives inputs to one door and fails when the door does what no input may bring it to: throw what is not declared, take
 * long, take much memory, or repeat what was sent.
 */
public final class Probe {
    /** Processor time, so that a busy machine does not look like a slow door. */
    private static final long LONGEST_NANOS = 2_000_000_000L;

    private static final long MOST_BYTES = 1L << 30;
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private final Sender sender;
    private final List<Seed> seeds;
    private final Target target;
    private final int patience;

    /** A probe that lets each input take so many times the time and memory of a request. */
    Probe(Sender sender, List<Seed> seeds, Target target, int patience) {
        this.sender = sender;
        this.seeds = seeds;
        this.target = target;
        this.patience = patience;
        // What is loaded once at the first request is not the input's doing.
        seeds.forEach(seed -> target.take(seed.input()));
    }

    /** A hostile input made of good ones. */
    public byte[] made(Chance chance) {
        return Mutation.input(seeds, chance);
    }

    /** The good inputs. */
    public List<byte[]> good() {
        return seeds.stream().map(Seed::input).toList();
    }

    /**
     * Gives the input to the door.
     *
     * @throws AssertionError when the door does what it must not
     */
    public void give(byte[] input) {
        long nanos = THREADS.getCurrentThreadCpuTime();
        long bytes = THREADS.getCurrentThreadAllocatedBytes();
        Optional<String> said = taken(input);
        long took = THREADS.getCurrentThreadCpuTime() - nanos;
        long used = THREADS.getCurrentThreadAllocatedBytes() - bytes;
        // First, because to fill memory takes time too.
        if (used > patience * MOST_BYTES) {
            throw new AssertionError("An input must not make " + (used >> 20) + " MiB of objects.");
        }
        if (took > patience * LONGEST_NANOS) {
            throw new AssertionError("An input must not take " + took / 1_000_000 + " ms of processor time.");
        }
        said.flatMap(words -> Echo.find(sender, words, input))
                .filter(echo -> !isSaidAnyway(echo, input))
                .ifPresent(echo -> {
                    throw new AssertionError("What was sent must not be repeated: " + echo);
                });
    }

    /** Whether the door says this also about an input without it: then it is the door's own text that was sent in. */
    private boolean isSaidAnyway(String echo, byte[] input) {
        String sent = new String(input, StandardCharsets.UTF_8);
        String without = sent.replace(echo, "q".repeat(echo.length()));
        return !without.equals(sent)
                && taken(without.getBytes(StandardCharsets.UTF_8)).orElse("").contains(echo);
    }

    private Optional<String> taken(byte[] input) {
        try {
            return target.take(input);
        } catch (RuntimeException | StackOverflowError | OutOfMemoryError fault) {
            throw new AssertionError("Only a declared refusal may leave a door.", fault);
        }
    }
}
