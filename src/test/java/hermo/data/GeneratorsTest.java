package hermo.data;

import static hermo.Messages.badArgument;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.commons.math3.stat.StatUtils;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class GeneratorsTest {
    private static final double EXACT = 1e-15;

    private interface Generator {
        Dataset rows(int rows, double noise, long seed);
    }

    static Stream<Generator> all() {
        return Stream.of(
                Generators::xor,
                Generators::moons,
                Generators::circles,
                (rows, noise, seed) -> Generators.spirals(3, rows, noise, seed),
                (rows, noise, seed) -> Generators.blobs(4, rows, noise, seed),
                (rows, noise, seed) -> Generators.blobs(new double[][] {{0, 0, 0}, {3, 0, 1}}, rows, noise, seed),
                Generators::sine);
    }

    @Test
    void xor_has_the_four_corners_in_turn() {
        Dataset data = Generators.xor(5, 0, 1);

        assertArrayEquals(new double[][] {{0, 0}, {0, 1}, {1, 0}, {1, 1}, {0, 0}}, data.inputs());
        assertArrayEquals(new int[] {0, 1, 1, 0, 0}, labels(data));
    }

    @Test
    void moons_are_those_of_scikit_learn() {
        // make_moons(6, shuffle=False): t = 0, π/2, π on both
        Dataset data = Generators.moons(6, 0, 1);

        assertRows(new double[][] {{1, 0}, {0, 0.5}, {0, 1}, {1, -0.5}, {-1, 0}, {2, 0.5}}, data);
        assertArrayEquals(new int[] {0, 1, 0, 1, 0, 1}, labels(data));
    }

    @Test
    void circles_are_those_of_scikit_learn() {
        // make_circles(8, shuffle=False): t = 0, π/2, π, 3π/2 on both
        Dataset data = Generators.circles(8, 0, 1);

        assertRows(new double[][] {{1, 0}, {0.8, 0}, {0, 1}, {0, 0.8}, {-1, 0}, {-0.8, 0}, {0, -1}, {0, -0.8}}, data);
        assertArrayEquals(new int[] {0, 1, 0, 1, 0, 1, 0, 1}, labels(data));
    }

    @Test
    void spirals_leave_the_origin_in_different_directions() {
        Dataset data = Generators.spirals(2, 6, 0, 1);

        // t = 0, ½, 1: angles 0, 225° and 450°, and half a turn more on the second arm
        double half = Math.sqrt(0.125);
        assertRows(new double[][] {{0, 0}, {0, 0}, {-half, -half}, {half, half}, {0, 1}, {0, -1}}, data);
        assertArrayEquals(new int[] {0, 1, 0, 1, 0, 1}, labels(data));
    }

    @Test
    void blobs_lie_around_their_centres() {
        Dataset data = Generators.blobs(new double[][] {{5, 0, -3}, {0, 0, 9}}, 2000, 2, 1);

        Dataset second =
                data.select(IntStream.range(0, 1000).map(i -> 2 * i + 1).toArray());
        double[] last =
                Arrays.stream(second.inputs()).mapToDouble(row -> row[2]).toArray();
        assertEquals(1, second.label(0));
        assertEquals(9, StatUtils.mean(last), 0.2);
        assertEquals(4, StatUtils.variance(last), 0.5);
    }

    @Test
    void centres_chosen_by_chance_lie_within_10_of_the_origin() {
        Dataset data = Generators.blobs(50, 50, 0, 3);

        assertTrue(Arrays.stream(data.inputs()).flatMapToDouble(Arrays::stream).allMatch(x -> x >= -10 && x < 10));
        assertTrue(Arrays.stream(data.inputs()).flatMapToDouble(Arrays::stream).anyMatch(x -> x < -8));
        assertTrue(Arrays.stream(data.inputs()).flatMapToDouble(Arrays::stream).anyMatch(x -> x > 8));
        assertEquals(50, data.classNames().size());
    }

    @Test
    void a_sine_is_a_regression() {
        Dataset data = Generators.sine(5, 0, 1);

        assertFalse(data.isClassification());
        assertRows(new double[][] {{-Math.PI}, {-Math.PI / 2}, {0}, {Math.PI / 2}, {Math.PI}}, data);
        assertArrayEquals(
                new double[] {0, -1, 0, 1, 0},
                Arrays.stream(data.targets()).mapToDouble(y -> y[0]).toArray(),
                EXACT);
    }

    @Test
    void noise_has_its_deviation() {
        Dataset noisy = Generators.sine(4000, 0.25, 1);
        double[] noise = IntStream.range(0, 4000)
                .mapToDouble(row -> noisy.target(row)[0] - Math.sin(noisy.input(row)[0]))
                .toArray();

        assertEquals(0, StatUtils.mean(noise), 0.02);
        assertEquals(0.25, Math.sqrt(StatUtils.variance(noise)), 0.01);
    }

    @ParameterizedTest
    @MethodSource("all")
    void the_seed_decides_the_noise(Generator generator) {
        Dataset data = generator.rows(20, 0.1, 1);

        assertEquals(20, data.rows());
        assertArrayEquals(data.inputs(), generator.rows(20, 0.1, 1).inputs());
        assertArrayEquals(data.targets(), generator.rows(20, 0.1, 1).targets());
        Dataset other = generator.rows(20, 0.1, 2);
        assertFalse(
                Arrays.deepEquals(data.inputs(), other.inputs()) && Arrays.deepEquals(data.targets(), other.targets()));
    }

    @Test
    void classes_are_numbered() {
        assertEquals(List.of("0", "1", "2"), Generators.spirals(3, 3, 0, 1).classNames());
    }

    @Test
    void bad_numbers_are_told() {
        assertEquals("Generators.xor: expected at least 4 rows but got 3", badArgument(() -> Generators.xor(3, 0, 1)));
        assertEquals(
                "Generators.moons: expected a finite deviation of at least 0 but got -0.1",
                badArgument(() -> Generators.moons(10, -0.1, 1)));
        assertEquals(
                "Generators.sine: expected a finite deviation of at least 0 but got NaN",
                badArgument(() -> Generators.sine(10, Double.NaN, 1)));
        assertEquals(
                "Generators.spirals: expected at least 1 arm but got 0",
                badArgument(() -> Generators.spirals(0, 10, 0, 1)));
        assertEquals(
                "Generators.blobs: expected at least 1 centre but got 0",
                badArgument(() -> Generators.blobs(0, 10, 0, 1)));
        assertEquals(
                "Generators.blobs: expected at least 3 rows but got 2",
                badArgument(() -> Generators.blobs(3, 2, 0, 1)));
        assertEquals(
                "Generators.blobs: row 1 of the centres has 1 values but row 0 has 2; "
                        + "every row needs the same number of values",
                badArgument(() -> Generators.blobs(new double[][] {{1, 2}, {3}}, 10, 0, 1)));
    }

    private static void assertRows(double[][] expected, Dataset data) {
        assertEquals(expected.length, data.rows());
        for (int row = 0; row < expected.length; row++) {
            assertArrayEquals(expected[row], data.input(row), EXACT);
        }
    }

    private static int[] labels(Dataset data) {
        return IntStream.range(0, data.rows()).map(data::label).toArray();
    }
}
