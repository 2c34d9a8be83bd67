package hermo.node;

import static hermo.Messages.badArgument;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.common.collect.ImmutableList;
import com.sun.management.ThreadMXBean;
import hermo.kernel.CounterRandom;
import hermo.kernel.Shape;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import org.apache.commons.math3.distribution.NormalDistribution;
import org.apache.commons.math3.distribution.RealDistribution;
import org.apache.commons.math3.distribution.UniformRealDistribution;
import org.apache.commons.math3.linear.MatrixUtils;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.math3.stat.StatUtils;
import org.apache.commons.math3.stat.inference.KolmogorovSmirnovTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What every initialiser must do; a constant or a factory missing from the table fails. */
class InitializerContractTest {
    /** A shape with the connections into and out of one of its neurons, counted by hand. */
    private record Fans(Shape shape, double in, double out) {}

    private static final ImmutableList<Fans> SHAPES = ImmutableList.of(
            new Fans(Shape.of(300, 200), 200, 300),
            new Fans(Shape.of(200, 300), 300, 200),
            new Fans(Shape.of(150, 150), 150, 150),
            new Fans(Shape.of(20, 30, 5, 4), 600, 400),
            new Fans(Shape.of(2000), 1, 2000));

    private enum Form {
        FIXED,
        UNIFORM,
        NORMAL,
        TRUNCATED,
        ORTHOGONAL
    }

    /** An initialiser, its distribution, the mean and the standard deviation that its formula asks for. */
    private record Row(String name, Initializer initializer, Form form, double mean, ToDoubleFunction<Fans> deviation) {
        @Override
        public String toString() {
            return name;
        }
    }

    /** The deviation of a standard normal number that is drawn again until within 2. */
    private static final double TRUNCATED_DEVIATION = Math.sqrt(0.77374130354992325);

    private static final ImmutableList<Row> ROWS = ImmutableList.of(
            new Row("ZEROS", Initializer.ZEROS, Form.FIXED, 0, fans -> 0),
            new Row("ONES", Initializer.ONES, Form.FIXED, 1, fans -> 0),
            new Row(
                    "GLOROT_UNIFORM",
                    Initializer.GLOROT_UNIFORM,
                    Form.UNIFORM,
                    0,
                    fans -> root(2 / (fans.in + fans.out))),
            new Row("GLOROT_NORMAL", Initializer.GLOROT_NORMAL, Form.NORMAL, 0, fans -> root(2 / (fans.in + fans.out))),
            new Row("HE_UNIFORM", Initializer.HE_UNIFORM, Form.UNIFORM, 0, fans -> root(2 / fans.in)),
            new Row("HE_NORMAL", Initializer.HE_NORMAL, Form.NORMAL, 0, fans -> root(2 / fans.in)),
            new Row("LECUN_UNIFORM", Initializer.LECUN_UNIFORM, Form.UNIFORM, 0, fans -> root(1 / fans.in)),
            new Row("LECUN_NORMAL", Initializer.LECUN_NORMAL, Form.NORMAL, 0, fans -> root(1 / fans.in)),
            new Row("ORTHOGONAL", Initializer.ORTHOGONAL, Form.ORTHOGONAL, 0, fans -> root(1 / longerSide(fans))),
            new Row("IDENTITY", Initializer.IDENTITY, Form.FIXED, Double.NaN, fans -> Double.NaN),
            new Row("constant(0.25)", Initializer.constant(0.25), Form.FIXED, 0.25, fans -> 0),
            new Row("uniform(-1.0, 3.0)", Initializer.uniform(-1, 3), Form.UNIFORM, 1, fans -> 2 / root(3)),
            new Row("normal(2.0, 0.5)", Initializer.normal(2, 0.5), Form.NORMAL, 2, fans -> 0.5),
            new Row(
                    "truncatedNormal(2.0, 0.5)",
                    Initializer.truncatedNormal(2, 0.5),
                    Form.TRUNCATED,
                    2,
                    fans -> 0.5 * TRUNCATED_DEVIATION),
            new Row(
                    "orthogonal(1.5)",
                    Initializer.orthogonal(1.5),
                    Form.ORTHOGONAL,
                    0,
                    fans -> 1.5 * root(1 / longerSide(fans))));

    @Test
    void the_table_has_every_constant_and_factory_of_the_interface() {
        List<String> inTable = rows().map(row -> Members.withoutArguments(row.name))
                .distinct()
                .sorted()
                .toList();

        assertEquals(Members.constantsAndFactories(Initializer.class), inTable);
    }

    @ParameterizedTest
    @MethodSource("rows")
    void it_is_called_as_it_is_written(Row row) {
        assertEquals(row.name, row.initializer.toString());
    }

    @ParameterizedTest
    @MethodSource("measuredRows")
    void mean_and_deviation_are_those_of_the_formula(Row row) {
        for (Fans fans : SHAPES) {
            for (long seed = 1; seed <= 3; seed++) {
                double[] values = filled(row.initializer, fans.shape, seed);
                double deviation = row.deviation.applyAsDouble(fans);
                double error = 4.5 / Math.sqrt(values.length);
                String what = row + " of " + fans.shape + " with seed " + seed;

                assertEquals(row.mean, StatUtils.mean(values), error * deviation, what);
                assertEquals(
                        deviation * deviation,
                        StatUtils.populationVariance(values, row.mean),
                        Math.sqrt(2) * error * deviation * deviation,
                        what);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("independentRows")
    void numbers_follow_the_distribution(Row row) {
        for (Fans fans : SHAPES) {
            double[] values = Arrays.copyOf(filled(row.initializer, fans.shape, 1), 2000);
            double deviation = row.deviation.applyAsDouble(fans);
            double limit = root(3) * deviation;

            switch (row.form) {
                case UNIFORM -> assertFits(new UniformRealDistribution(row.mean - limit, row.mean + limit), values);
                case NORMAL -> assertFits(new NormalDistribution(row.mean, deviation), values);
                case TRUNCATED -> assertFitsTruncated(row.mean, deviation / TRUNCATED_DEVIATION, values);
                default -> assertTrue(Arrays.stream(values).allMatch(x -> x == row.mean), row.toString());
            }
        }
    }

    @ParameterizedTest
    @MethodSource("limitedRows")
    void limits_are_reached_but_not_passed(Row row) {
        double deviations = row.form == Form.UNIFORM ? root(3) : 2 / TRUNCATED_DEVIATION;
        for (Fans fans : SHAPES.subList(0, 4)) {
            double[] values = filled(row.initializer, fans.shape, 1);
            double limit = deviations * row.deviation.applyAsDouble(fans);

            assertTrue(StatUtils.max(values) <= row.mean + limit * (1 + 1e-15));
            assertTrue(StatUtils.min(values) >= row.mean - limit * (1 + 1e-15));
            assertEquals(row.mean + limit, StatUtils.max(values), 0.01 * limit);
            assertEquals(row.mean - limit, StatUtils.min(values), 0.01 * limit);
        }
    }

    @ParameterizedTest
    @MethodSource("rows")
    void the_same_random_numbers_give_the_same_values(Row row) {
        Shape shape = Shape.of(7, 5);
        boolean random = row.form != Form.FIXED;

        assertArrayEquals(filled(row.initializer, shape, 1), filled(row.initializer, shape, 1));
        assertEquals(
                !random,
                Arrays.equals(filled(row.initializer, shape, 1), filled(row.initializer, shape, 2)),
                row.toString());
    }

    @ParameterizedTest
    @MethodSource("rows")
    void a_single_number_can_be_filled(Row row) {
        double[] value = filled(row.initializer, Shape.of(1), 1);

        assertTrue(Double.isFinite(value[0]));
    }

    @ParameterizedTest
    @CsvSource({"30, 20, 1", "20, 30, 1", "25, 25, 1", "30, 20, 1.5", "20, 30, 0.1", "1, 9, 1", "9, 1, 2", "1, 1, 3"})
    void rows_or_columns_of_orthogonal_matrices_are_at_right_angles(int rows, int columns, double gain) {
        RealMatrix q = matrix(filled(Initializer.orthogonal(gain), Shape.of(rows, columns), 1), rows, columns);

        RealMatrix products = rows >= columns ? q.transpose().multiply(q) : q.multiply(q.transpose());

        RealMatrix expected =
                MatrixUtils.createRealIdentityMatrix(Math.min(rows, columns)).scalarMultiply(gain * gain);
        assertEquals(0, products.subtract(expected).getNorm(), 1e-13 * gain * gain);
    }

    @Test
    void orthogonal_without_a_gain_has_gain_1() {
        Shape shape = Shape.of(4, 6);

        assertArrayEquals(filled(Initializer.orthogonal(1), shape, 3), filled(Initializer.ORTHOGONAL, shape, 3));
    }

    @Test
    void orthogonal_takes_more_dimensions_as_one_long_row() {
        RealMatrix q = matrix(filled(Initializer.ORTHOGONAL, Shape.of(4, 2, 3), 1), 4, 6);

        assertEquals(
                0,
                q.multiply(q.transpose())
                        .subtract(MatrixUtils.createRealIdentityMatrix(4))
                        .getNorm(),
                1e-14);
    }

    @Test
    void a_long_narrow_orthogonal_matrix_is_made_without_a_square_one() {
        int rows = 2000;
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();

        filled(Initializer.ORTHOGONAL, Shape.of(rows, 2), 1);

        long bytes = threads.getCurrentThreadAllocatedBytes() - before;
        assertTrue(bytes < 8L * rows * rows / 10, () -> bytes + " bytes allocated");
    }

    /** As they come from a QR decomposition, all determinants would have the same sign. */
    @Test
    void orthogonal_matrices_turn_and_mirror_about_as_often() {
        int mirrors = 0;
        for (long seed = 0; seed < 400; seed++) {
            double[] q = filled(Initializer.ORTHOGONAL, Shape.of(2, 2), seed);
            mirrors += q[0] * q[3] - q[1] * q[2] < 0 ? 1 : 0;
        }

        assertEquals(200, mirrors, 45);
    }

    @Test
    void the_identity_has_1_where_row_and_column_are_the_same() {
        assertArrayEquals(new double[] {1, 0, 0, 1}, filled(Initializer.IDENTITY, Shape.of(2, 2), 1));
        assertArrayEquals(new double[] {1, 0, 0, 0, 1, 0}, filled(Initializer.IDENTITY, Shape.of(2, 3), 1));
        assertArrayEquals(new double[] {1, 0, 0, 1, 0, 0}, filled(Initializer.IDENTITY, Shape.of(3, 2), 1));
        assertArrayEquals(new double[] {1, 0, 0, 0, 0, 1, 0, 0}, filled(Initializer.IDENTITY, Shape.of(2, 2, 2), 1));
    }

    @Test
    void fans_count_the_connections_of_a_neuron() {
        for (Fans fans : SHAPES) {
            assertEquals(fans.in, Initializer.fanIn(fans.shape), fans.toString());
            assertEquals(fans.out, Initializer.fanOut(fans.shape), fans.toString());
        }
        assertEquals(6, Initializer.fanIn(Shape.of(4, 2, 3)));
        assertEquals(12, Initializer.fanOut(Shape.of(4, 2, 3)));
    }

    @Test
    void a_lambda_will_do() {
        Initializer counting = (values, shape, random) -> Arrays.setAll(values, i -> i + shape.size());

        assertArrayEquals(new double[] {2, 3}, filled(counting, Shape.of(2), 1));
    }

    @Test
    void deviation_0_and_equal_limits_give_the_mean() {
        double[] twos = {2, 2, 2};

        assertArrayEquals(twos, filled(Initializer.normal(2, 0), Shape.of(3), 1));
        assertArrayEquals(twos, filled(Initializer.truncatedNormal(2, 0), Shape.of(3), 1));
        assertArrayEquals(twos, filled(Initializer.uniform(2, 2), Shape.of(3), 1));
    }

    @Test
    void settings_outside_their_range_are_told() {
        assertEquals(
                "constant expects a finite value but got NaN", badArgument(() -> Initializer.constant(Double.NaN)));
        assertEquals(
                "uniform expects finite limits, low before high, but got 1.0 and 0.0",
                badArgument(() -> Initializer.uniform(1, 0)));
        assertEquals(
                "uniform expects finite limits, low before high, but got 0.0 and Infinity",
                badArgument(() -> Initializer.uniform(0, Double.POSITIVE_INFINITY)));
        assertEquals(
                "uniform expects finite limits, low before high, but got NaN and 1.0",
                badArgument(() -> Initializer.uniform(Double.NaN, 1)));
        assertEquals(
                "normal expects a finite mean and a deviation of at least 0 but got 0.0 and -1.0",
                badArgument(() -> Initializer.normal(0, -1)));
        assertEquals(
                "normal expects a finite mean and a deviation of at least 0 but got NaN and 1.0",
                badArgument(() -> Initializer.normal(Double.NaN, 1)));
        assertEquals(
                "truncatedNormal expects a finite mean and a deviation of at least 0 but got 0.0 and Infinity",
                badArgument(() -> Initializer.truncatedNormal(0, Double.POSITIVE_INFINITY)));
        assertEquals("orthogonal expects a gain above 0 but got 0.0", badArgument(() -> Initializer.orthogonal(0)));
        assertEquals(
                "orthogonal expects a gain above 0 but got NaN", badArgument(() -> Initializer.orthogonal(Double.NaN)));
    }

    static Stream<Row> rows() {
        return ROWS.stream();
    }

    /** All but the identity, which follows no distribution. */
    static Stream<Row> measuredRows() {
        return rows().filter(row -> !Double.isNaN(row.mean));
    }

    /** The measured ones whose numbers do not depend on each other. */
    static Stream<Row> independentRows() {
        return measuredRows().filter(row -> row.form != Form.ORTHOGONAL);
    }

    static Stream<Row> limitedRows() {
        return rows().filter(row -> List.of(Form.UNIFORM, Form.TRUNCATED).contains(row.form));
    }

    private static double[] filled(Initializer initializer, Shape shape, long seed) {
        double[] values = new double[shape.size()];
        Arrays.fill(values, Double.NaN);
        initializer.fill(values, shape, CounterRandom.of(seed));
        return values;
    }

    private static double longerSide(Fans fans) {
        return Math.max(fans.shape.dimension(0), fans.in);
    }

    private static double root(double x) {
        return Math.sqrt(x);
    }

    private static void assertFits(RealDistribution distribution, double[] sample) {
        double p = new KolmogorovSmirnovTest().kolmogorovSmirnovTest(distribution, sample);
        assertTrue(p > 1e-3, () -> "p = " + p);
    }

    /** The share of the normal distribution left of each number, between those of the limits, is uniform. */
    private static void assertFitsTruncated(double mean, double deviation, double[] sample) {
        NormalDistribution normal = new NormalDistribution();
        double low = normal.cumulativeProbability(-2);
        double[] shares = Arrays.stream(sample)
                .map(x -> (normal.cumulativeProbability((x - mean) / deviation) - low) / (1 - 2 * low))
                .toArray();
        assertFits(new UniformRealDistribution(0, 1), shares);
    }

    private static RealMatrix matrix(double[] values, int rows, int columns) {
        RealMatrix matrix = MatrixUtils.createRealMatrix(rows, columns);
        for (int i = 0; i < values.length; i++) {
            matrix.setEntry(i / columns, i % columns, values[i]);
        }
        return matrix;
    }
}
