package org.precisionbenefit.prediction.cohort;

/**
 * A stream of pseudo-random numbers that is the same on every Java version and machine: SplitMix64 (Steele, Lea and
 * Flood, Fast splittable pseudorandom number generators, 2014), normal deviates by Box and Muller with the strict
 * mathematics library.
 */
public final class Draws {
    private static final long GOLDEN_GAMMA = 0x9E3779B97F4A7C15L;
    private static final double UNIT = 0x1.0p-53;

    private long state;

    public Draws(long seed) {
        this.state = seed;
    }

    /** A stream of its own for one member, so that members do not depend on how many are drawn. */
    public static Draws forMember(long seed, long member) {
        return new Draws(mixed(seed + mixed(member * GOLDEN_GAMMA)));
    }

    private static long mixed(long value) {
        long once = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
        long twice = (once ^ (once >>> 27)) * 0x94D049BB133111EBL;
        return twice ^ (twice >>> 31);
    }

    /** The next 64 bits. */
    public long next() {
        state += GOLDEN_GAMMA;
        return mixed(state);
    }

    /** Uniform between 0 (included) and 1 (excluded). */
    public double uniform() {
        return (next() >>> 11) * UNIT;
    }

    /** Standard normal. */
    public double normal() {
        double radius = StrictMath.sqrt(-2 * StrictMath.log(1 - uniform()));
        return radius * StrictMath.cos(2 * StrictMath.PI * uniform());
    }

    /** A whole number from 0 up to, but not including, the bound. */
    public int below(int bound) {
        return (int) (uniform() * bound);
    }
}
