package hermo.kernel;

import java.util.random.RandomGenerator;

/**
 * Random numbers counted rather than drawn: number n of a key is a pure function of (key, n), so results depend neither
 * on threads nor on the order of evaluation, and are the same on every JVM. Not thread-safe; one per use.
 *
 * <p>The function is the finalizer of SplitMix64 (Steele, Lea, Flood 2014, "Fast splittable pseudorandom number
 * generators", section 4) applied to {@code key + n · 0x9E3779B97F4A7C15}; the key is mixed from a seed and any number
 * of further counters, such as the epoch or the node.
 */
public final class CounterRandom implements RandomGenerator {
    private static final long GOLDEN = 0x9E3779B97F4A7C15L;

    private final long key;
    private long counter;

    private CounterRandom(long key) {
        this.key = key;
    }

    /** Returns the generator of {@code seed} and further counters; each combination gives numbers of its own. */
    public static CounterRandom of(long seed, long... counters) {
        long key = mix(seed + GOLDEN);
        for (long counter : counters) {
            key = key(key, counter);
        }
        return new CounterRandom(key);
    }

    /** Returns the key that {@code key} and {@code counter} make together. */
    public static long key(long key, long counter) {
        return mix(mix(key) + (counter + 1) * GOLDEN);
    }

    /** Returns number {@code n} of {@code key}: 64 random bits. */
    public static long bits(long key, long n) {
        return mix(key + n * GOLDEN);
    }

    private static long mix(long bits) {
        long z = bits;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }

    @Override
    public long nextLong() {
        counter++;
        return bits(key, counter);
    }

    /** Returns a number in [0, 1): the upper 53 bits over 2⁵³. */
    @Override
    public double nextDouble() {
        return (nextLong() >>> 11) * 0x1.0p-53;
    }

    /** Returns a standard normal number, by the method of Box and Muller (1958) with {@link StrictMath}. */
    @Override
    public double nextGaussian() {
        double radius = Math.sqrt(-2 * StrictMath.log(1 - nextDouble()));
        return radius * StrictMath.cos(2 * Math.PI * nextDouble());
    }

    /** Returns a number in [0, {@code bound}): the remainder of 63 bits, whose bias is below {@code bound}/2⁶³. */
    @Override
    public int nextInt(int bound) {
        if (bound <= 0) {
            throw new IllegalArgumentException("a random number expects a bound of at least 1 but got " + bound);
        }
        return (int) ((nextLong() >>> 1) % bound);
    }

    /** Puts {@code order} into a random order (Fisher and Yates, as Knuth 1969, algorithm P). */
    public void shuffle(int[] order) {
        for (int i = order.length - 1; i > 0; i--) {
            int j = nextInt(i + 1);
            int moved = order[i];
            order[i] = order[j];
            order[j] = moved;
        }
    }
}
