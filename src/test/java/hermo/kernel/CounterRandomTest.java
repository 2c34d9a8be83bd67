package hermo.kernel;

import static hermo.Messages.badArgument;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.apache.commons.math3.distribution.NormalDistribution;
import org.apache.commons.math3.distribution.RealDistribution;
import org.apache.commons.math3.distribution.UniformRealDistribution;
import org.apache.commons.math3.stat.StatUtils;
import org.apache.commons.math3.stat.correlation.PearsonsCorrelation;
import org.apache.commons.math3.stat.inference.ChiSquareTest;
import org.apache.commons.math3.stat.inference.KolmogorovSmirnovTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CounterRandomTest {
    /** A right generator passes all the seeds below; the chance that another right one fails is about 1 in 1000 a test. */
    private static final double SIGNIFICANCE = 1e-3;

    @Test
    void numbers_of_key_0_are_those_published_for_splitmix64() {
        assertEquals(0xe220a8397b1dcdafL, CounterRandom.bits(0, 1));
        assertEquals(0x6e789e6aa1b965f4L, CounterRandom.bits(0, 2));
    }

    @Test
    void numbers_of_seed_42_never_change() {
        CounterRandom random = CounterRandom.of(42);

        assertEquals(0x57e1faba65107204L, random.nextLong());
        assertEquals(0xf4abd143feb24055L, random.nextLong());
        assertEquals(0x7c816738c12903b2L, random.nextLong());
        assertEquals(0.34329192209867343, CounterRandom.of(42).nextDouble());
        assertEquals(0.881854587357322, CounterRandom.of(42).nextGaussian(), 1e-15);
        assertEquals(834, CounterRandom.of(42).nextInt(1000));
        assertEquals(0x357c80b5f0d0e24cL, CounterRandom.of(42, 7, 1).nextLong());
        assertEquals(0x272404a0a3926552L, CounterRandom.key(42, 7));
    }

    @Test
    void the_shuffle_of_seed_42_never_changes() {
        int[] order = IntStream.range(0, 10).toArray();

        CounterRandom.of(42).shuffle(order);

        assertArrayEquals(new int[] {0, 3, 6, 5, 7, 2, 9, 8, 1, 4}, order);
    }

    @Test
    void the_same_seed_and_counters_give_the_same_numbers() {
        assertArrayEquals(longs(CounterRandom.of(5, 1, 2)), longs(CounterRandom.of(5, 1, 2)));
    }

    @Test
    void other_seeds_and_counters_give_other_numbers() {
        Set<Long> firsts = new HashSet<>();
        for (long seed = -50; seed < 50; seed++) {
            firsts.add(CounterRandom.of(seed).nextLong());
            for (long counter = 0; counter < 50; counter++) {
                firsts.add(CounterRandom.of(seed, counter).nextLong());
                firsts.add(CounterRandom.of(seed, counter, 0).nextLong());
                firsts.add(CounterRandom.of(seed, 0, counter + 1).nextLong());
            }
        }

        assertEquals(100 * (1 + 3 * 50), firsts.size());
    }

    @Test
    void the_order_of_counters_counts() {
        assertNotEquals(
                CounterRandom.of(5, 1, 2).nextLong(), CounterRandom.of(5, 2, 1).nextLong());
    }

    @Test
    void keys_chain_as_counters_do() {
        long key = CounterRandom.key(CounterRandom.key(9, 3), 4);

        assertEquals(key, CounterRandom.key(CounterRandom.key(9, 3), 4));
        assertNotEquals(key, CounterRandom.key(CounterRandom.key(9, 4), 3));
        assertNotEquals(CounterRandom.key(9, 0), CounterRandom.key(9, 1));
        assertNotEquals(9, CounterRandom.key(9, 0));
    }

    @Test
    void each_bit_is_set_half_the_time_with_seed_1() {
        int n = 100_000;
        long[] numbers = CounterRandom.of(1).longs(n).toArray();

        for (int bit = 0; bit < 64; bit++) {
            int shift = bit;
            long set = LongStream.of(numbers).map(x -> x >>> shift & 1).sum();
            assertEquals(n / 2, set, 4.5 * Math.sqrt(n) / 2, "bit " + bit);
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {0, 1, 2, 3, Long.MIN_VALUE})
    void doubles_are_uniform_from_0_to_1(long seed) {
        int n = 20_000;
        CounterRandom random = CounterRandom.of(seed);
        double[] sample = DoubleStream.generate(random::nextDouble).limit(n).toArray();

        assertTrue(StatUtils.min(sample) >= 0 && StatUtils.max(sample) < 1);
        assertEquals(0.5, StatUtils.mean(sample), 4 * Math.sqrt(1.0 / 12 / n));
        assertEquals(1.0 / 12, StatUtils.variance(sample), 4 * Math.sqrt(1.0 / 180 / n));
        assertFits(new UniformRealDistribution(0, 1), sample);
        assertBinsAreEven(sample, 100);
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {0, 1, 2, 3, Long.MIN_VALUE})
    void gaussians_are_standard_normal(long seed) {
        int n = 20_000;
        CounterRandom random = CounterRandom.of(seed);
        double[] sample = DoubleStream.generate(random::nextGaussian).limit(n).toArray();

        assertEquals(0, StatUtils.mean(sample), 4 / Math.sqrt(n));
        assertEquals(1, StatUtils.variance(sample), 4 * Math.sqrt(2.0 / n));
        assertFits(new NormalDistribution(), sample);
    }

    @Test
    void neighbours_of_all_kinds_are_uncorrelated() {
        int n = 20_000;
        double limit = 4 / Math.sqrt(n);
        double[] first = CounterRandom.of(1, 1).doubles(n).toArray();
        double[] nextCounter = CounterRandom.of(1, 2).doubles(n).toArray();
        double[] nextSeed = CounterRandom.of(2, 1).doubles(n).toArray();
        double[] delayed = CounterRandom.of(1, 1).doubles(n + 1).skip(1).toArray();

        PearsonsCorrelation correlation = new PearsonsCorrelation();
        assertEquals(0, correlation.correlation(first, nextCounter), limit);
        assertEquals(0, correlation.correlation(first, nextSeed), limit);
        assertEquals(0, correlation.correlation(first, delayed), limit);
    }

    @Test
    void bounded_numbers_are_even_with_seed_1() {
        CounterRandom random = CounterRandom.of(1);
        long[] counts = new long[7];
        for (int i = 0; i < 70_000; i++) {
            counts[random.nextInt(7)]++;
        }

        assertEven(counts);
    }

    @Test
    void a_bound_of_1_gives_0_and_lower_ones_are_told() {
        assertEquals(0, CounterRandom.of(1).nextInt(1));
        assertTrue(CounterRandom.of(1).nextInt(Integer.MAX_VALUE) >= 0);
        assertEquals(
                "a random number expects a bound of at least 1 but got 0",
                badArgument(() -> CounterRandom.of(1).nextInt(0)));
        assertEquals(
                "a random number expects a bound of at least 1 but got -5",
                badArgument(() -> CounterRandom.of(1).nextInt(-5)));
    }

    @Test
    void a_shuffle_is_a_permutation() {
        for (int length : new int[] {0, 1, 2, 3, 100, 1000}) {
            int[] order = IntStream.range(0, length).toArray();

            CounterRandom.of(length).shuffle(order);

            assertArrayEquals(
                    IntStream.range(0, length).toArray(),
                    Arrays.stream(order).sorted().toArray());
        }
    }

    @Test
    void all_24_orders_of_4_are_about_as_frequent_with_seed_1() {
        Map<String, Integer> counts = new TreeMap<>();
        CounterRandom random = CounterRandom.of(1);
        for (int i = 0; i < 24_000; i++) {
            int[] order = {0, 1, 2, 3};
            random.shuffle(order);
            counts.merge(Arrays.toString(order), 1, Integer::sum);
        }

        assertEquals(24, counts.size());
        assertEven(counts.values().stream().mapToLong(Integer::longValue).toArray());
    }

    private static long[] longs(CounterRandom random) {
        return random.longs(100).toArray();
    }

    private static void assertFits(RealDistribution distribution, double[] sample) {
        double p = new KolmogorovSmirnovTest().kolmogorovSmirnovTest(distribution, sample);
        assertTrue(p > SIGNIFICANCE, () -> "p = " + p);
    }

    private static void assertBinsAreEven(double[] sample, int bins) {
        long[] counts = new long[bins];
        for (double x : sample) {
            counts[(int) (x * bins)]++;
        }
        assertEven(counts);
    }

    private static void assertEven(long[] counts) {
        double[] expected = new double[counts.length];
        Arrays.fill(expected, LongStream.of(counts).sum() / (double) counts.length);
        double p = new ChiSquareTest().chiSquareTest(expected, counts);
        assertTrue(p > SIGNIFICANCE, () -> "p = " + p + " for " + Arrays.toString(counts));
    }
}
