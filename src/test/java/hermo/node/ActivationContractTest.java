package hermo.node;

import static hermo.Messages.badArgument;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.common.collect.ImmutableList;
import hermo.kernel.Buffer;
import hermo.kernel.CounterRandom;
import hermo.kernel.Kernel;
import hermo.kernel.Kernels;
import hermo.kernel.Precision;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What every activation must do; a constant or a factory missing from the table fails. */
class ActivationContractTest {
    private static final double STEP = 1e-5;
    private static final double LAMBDA = 1.0507009873554805;
    private static final double LAMBDA_ALPHA = 1.7580993408473766;

    /** A point where the derivative jumps or bends, and the derivative that holds there. */
    private record Kink(double at, double derivative) {}

    /**
     * An activation, its values for the row (−1, 1), what it becomes far to the left and to the right, and more. The
     * values were computed with 40 digits from the papers' formulas.
     */
    private record Row(
            Activation activation,
            double atMinus1,
            double at1,
            DoubleUnaryOperator farLeft,
            DoubleUnaryOperator farRight,
            Range range,
            Initializer initializer,
            List<Kink> kinks) {
        Row with(Range range) {
            return new Row(activation, atMinus1, at1, farLeft, farRight, range, initializer, kinks);
        }

        Row with(Initializer initializer) {
            return new Row(activation, atMinus1, at1, farLeft, farRight, range, initializer, kinks);
        }

        Row kink(double at, double derivative) {
            List<Kink> all = Stream.concat(kinks.stream(), Stream.of(new Kink(at, derivative)))
                    .toList();
            return new Row(activation, atMinus1, at1, farLeft, farRight, range, initializer, all);
        }

        @Override
        public String toString() {
            return activation.name();
        }
    }

    private static final DoubleUnaryOperator SAME = z -> z;
    private static final DoubleUnaryOperator ZERO = z -> 0;
    private static final DoubleUnaryOperator ONE = z -> 1;

    private static final ImmutableList<Row> ROWS = ImmutableList.of(
            row(Activation.LINEAR, -1, 1, SAME, SAME),
            row(Activation.RELU, 0, 1, ZERO, SAME)
                    .with(Range.NOT_NEGATIVE)
                    .with(Initializer.HE_NORMAL)
                    .kink(0, 0),
            row(Activation.LEAKY_RELU, -0.01, 1, z -> 0.01 * z, SAME)
                    .with(Initializer.HE_NORMAL)
                    .kink(0, 0.01),
            row(Activation.RELU6, 0, 1, ZERO, z -> 6)
                    .with(Range.NOT_NEGATIVE)
                    .with(Initializer.HE_NORMAL)
                    .kink(0, 0)
                    .kink(6, 0),
            row(Activation.ELU, -0.63212055882855768, 1, z -> -1, SAME)
                    .with(Initializer.HE_NORMAL)
                    .kink(0, 1),
            row(Activation.SELU, -1.1113307378125628, LAMBDA, z -> -LAMBDA_ALPHA, z -> LAMBDA * z)
                    .with(Initializer.LECUN_NORMAL)
                    .kink(0, LAMBDA_ALPHA),
            row(Activation.GELU, -0.15865525393145705, 0.84134474606854295, ZERO, SAME)
                    .with(Initializer.HE_NORMAL),
            row(Activation.GELU_TANH, -0.1588080093917233, 0.8411919906082767, ZERO, SAME)
                    .with(Initializer.HE_NORMAL),
            row(Activation.SILU, -0.26894142136999512, 0.73105857863000488, ZERO, SAME)
                    .with(Initializer.HE_NORMAL),
            row(Activation.MISH, -0.30340146137410892, 0.86509838826731035, ZERO, SAME)
                    .with(Initializer.HE_NORMAL),
            row(Activation.TANH, -0.76159415595576489, 0.76159415595576489, z -> -1, ONE),
            row(Activation.SIGMOID, 0.26894142136999512, 0.73105857863000488, ZERO, ONE)
                    .with(Range.PROBABILITY),
            row(Activation.HARD_SIGMOID, 1.0 / 3, 2.0 / 3, ZERO, ONE)
                    .with(Range.PROBABILITY)
                    .kink(-3, 0)
                    .kink(3, 0),
            row(Activation.HARD_SWISH, -1.0 / 3, 2.0 / 3, ZERO, SAME)
                    .with(Initializer.HE_NORMAL)
                    .kink(-3, 0)
                    .kink(3, 1),
            row(Activation.SOFTPLUS, 0.31326168751822283, 1.3132616875182228, ZERO, SAME)
                    .with(Range.NOT_NEGATIVE),
            row(Activation.SOFTSIGN, -0.5, 0.5, z -> z / (1 - z), z -> z / (1 + z))
                    .kink(0, 1),
            row(Activation.SOFTMAX, 0.11920292202211755, 0.88079707797788243, ZERO, ONE)
                    .with(Range.DISTRIBUTION),
            row(Activation.leakyRelu(0.2), -0.2, 1, z -> 0.2 * z, SAME)
                    .with(Initializer.HE_NORMAL)
                    .kink(0, 0.2),
            row(Activation.elu(2.0), -1.2642411176571154, 1, z -> -2, SAME)
                    .with(Initializer.HE_NORMAL)
                    .kink(0, 2),
            row(Activation.of("of", z -> z * z, z -> 2 * z), 1, 1, z -> z * z, z -> z * z)
                    .with(Range.UNKNOWN));

    @Test
    void the_table_has_every_constant_and_factory_of_the_interface() {
        List<String> inTable = rows().map(row -> Members.withoutArguments(row.toString()))
                .distinct()
                .sorted()
                .toList();

        assertEquals(Members.constantsAndFactories(Activation.class), inTable);
    }

    @Test
    void constants_are_named_as_they_are_written() throws ReflectiveOperationException {
        for (String name : Members.constants(Activation.class)) {
            Activation activation = (Activation) Activation.class.getField(name).get(null);

            assertEquals(name, activation.name());
            assertEquals(name, activation.toString());
        }
        assertEquals("leakyRelu(0.2)", Activation.leakyRelu(0.2).name());
        assertEquals("elu(2.0)", Activation.elu(2).name());
        assertEquals("square", Activation.of("square", z -> z * z, z -> 2 * z).name());
    }

    @ParameterizedTest
    @MethodSource("rows")
    void values_are_the_published_ones(Row row) {
        assertArrayEquals(
                new double[] {row.atMinus1, row.at1},
                values(row.activation, Precision.FLOAT64, 2, -1, 1),
                1e-15,
                row.toString());
    }

    @ParameterizedTest
    @CsvSource({
        "GELU, -5, -1.4332578593959696e-6",
        "GELU, -10, -7.6198530241605261e-23",
        "GELU_TANH, -5, -2.291796196629506e-7",
        "GELU_TANH, -10, -1.204092348209806e-37",
        "SILU, -10, -0.00045397868702434395",
        "MISH, -10, -0.00045398899185674694",
        "SOFTPLUS, -10, 4.5398899216864647e-5",
        "SIGMOID, -10, 4.5397868702434395e-5"
    })
    void left_tails_keep_their_digits(String name, double z, double expected) {
        Activation activation = row(name).activation;

        assertEquals(expected, values(activation, Precision.FLOAT64, 1, z)[0], 1e-12 * Math.abs(expected));
    }

    @ParameterizedTest
    @MethodSource("rows")
    void gradients_are_those_of_central_differences(Row row) {
        for (long seed = 1; seed <= 3; seed++) {
            double[] z = awayFromKinks(row, CounterRandom.of(seed).doubles(70, -8, 8));

            assertGradients(row, z, 7, STEP, 1e-8);
        }
    }

    @ParameterizedTest
    @MethodSource("rows")
    void gradients_are_right_on_both_sides_of_a_kink(Row row) {
        double[] z = row.kinks.stream()
                .flatMapToDouble(kink -> DoubleStream.of(kink.at - 1e-3, kink.at + 1e-3))
                .toArray();

        assertGradients(row, z, 1, STEP, 1e-8);
    }

    @ParameterizedTest
    @MethodSource("rowsWithKinks")
    void at_a_kink_the_value_is_continuous_and_the_derivative_is_that_of_one_side(Row row) {
        for (Kink kink : row.kinks) {
            double h = 1e-6;
            double[] a = values(row.activation, Precision.FLOAT64, 1, kink.at - h, kink.at, kink.at + h);
            double left = (a[1] - a[0]) / h;
            double right = (a[2] - a[1]) / h;

            double derivative = gradients(row.activation, Precision.FLOAT64, 1, new double[] {kink.at}, 1)[0];

            assertEquals(a[0], a[1], 3e-6, row + " left of " + kink);
            assertEquals(a[2], a[1], 3e-6, row + " right of " + kink);
            assertEquals(kink.derivative, derivative, 1e-15, row + " at " + kink);
            assertTrue(
                    Math.abs(derivative - left) < 1e-5 || Math.abs(derivative - right) < 1e-5,
                    () -> row + " at " + kink + " between " + left + " and " + right);
        }
    }

    @ParameterizedTest
    @MethodSource("rows")
    void float_agrees_with_double(Row row) {
        double[] z = floats(CounterRandom.of(1).doubles(7001, -10, 10).toArray());
        double[] da = floats(CounterRandom.of(2).doubles(z.length, -1, 1).toArray());
        int width = row.activation.range() == Range.DISTRIBUTION ? 7001 : 1;

        assertClose(
                values(row.activation, Precision.FLOAT64, width, z),
                values(row.activation, Precision.FLOAT32, width, z),
                1e-6,
                row + " value");
        assertClose(
                gradients(row.activation, Precision.FLOAT64, width, z, da),
                gradients(row.activation, Precision.FLOAT32, width, z, da),
                1e-6,
                row + " gradient");
    }

    @ParameterizedTest
    @MethodSource("rows")
    void backward_adds_to_an_existing_gradient(Row row) {
        for (Precision precision : Precision.values()) {
            Kernel kernel = Kernels.create(precision);
            Buffer z = buffer(precision, -1.5, 0.5, 2.5, 1);
            Buffer a = kernel.allocate(4);
            Buffer dz = buffer(precision, 100, 200, 300, 400);
            row.activation.forward(kernel, 2, 2, z, a);

            row.activation.addGradient(kernel, 2, 2, z, a, buffer(precision, 1, 2, 3, 4), dz);

            double[] alone = gradients(row.activation, precision, 2, z.toArray(), 1, 2, 3, 4);
            double[] expected = IntStream.range(0, 4)
                    .mapToDouble(i -> 100 * (i + 1) + alone[i])
                    .toArray();
            assertArrayEquals(expected, dz.toArray(), 1e-4, row + " in " + precision);
        }
    }

    @ParameterizedTest
    @MethodSource("rows")
    void far_out_values_and_gradients_stay_right(Row row) {
        for (double z : new double[] {50, 100, 700, 1000}) {
            double[] expected = {row.farLeft.applyAsDouble(-z), row.farRight.applyAsDouble(z)};
            double[] rowOfTwo = {-z, z};

            assertClose(expected, values(row.activation, Precision.FLOAT64, 2, rowOfTwo), 1e-14, row + " double");
            assertClose(expected, values(row.activation, Precision.FLOAT32, 2, rowOfTwo), 2e-7, row + " float");
            assertGradients(row, rowOfTwo, 2, 1e-3, 1e-7);
            assertClose(
                    gradients(row.activation, Precision.FLOAT64, 2, rowOfTwo, 1, -2),
                    gradients(row.activation, Precision.FLOAT32, 2, rowOfTwo, 1, -2),
                    3e-7,
                    row + " float gradient");
        }
    }

    @ParameterizedTest
    @MethodSource("rows")
    void values_lie_where_the_range_says(Row row) {
        double[] z = DoubleStream.concat(
                        DoubleStream.of(-1000, 1000, -700, 700, -88, 88, 0, -0.0),
                        CounterRandom.of(1).doubles(992, -20, 20))
                .toArray();

        assertEquals(row.range, row.activation.range());
        for (Precision precision : Precision.values()) {
            double[] a = values(row.activation, precision, 10, z);
            boolean probabilities = DoubleStream.of(a).allMatch(value -> value >= 0 && value <= 1);
            assertEquals(
                    row.range == Range.PROBABILITY || row.range == Range.DISTRIBUTION, probabilities, row.toString());
        }
    }

    @ParameterizedTest
    @MethodSource("rows")
    void weights_before_it_begin_as_custom_has_it(Row row) {
        assertSame(row.initializer, row.activation.initializer());
    }

    @Test
    void softmax_shares_1_among_a_row() {
        double[] expected = {0.090030573170380458, 0.24472847105479765, 0.66524095577482189};

        assertArrayEquals(expected, values(Activation.SOFTMAX, Precision.FLOAT64, 3, 1, 2, 3), 2e-16);
        assertArrayEquals(expected, values(Activation.SOFTMAX, Precision.FLOAT32, 3, 1, 2, 3), 1e-7);
    }

    @Test
    void rows_of_softmax_sum_to_1_whatever_the_logits() {
        for (Precision precision : Precision.values()) {
            double[] z = CounterRandom.of(1).doubles(1000, -1000, 1000).toArray();
            double[] a = values(Activation.SOFTMAX, precision, 10, z);
            for (int r = 0; r < 100; r++) {
                double sum = Arrays.stream(a, r * 10, r * 10 + 10).sum();
                assertEquals(1, sum, precision == Precision.FLOAT32 ? 3e-7 : 1e-15, "row " + r);
            }
        }
    }

    @Test
    void softmax_does_not_notice_a_shift() {
        for (Precision precision : Precision.values()) {
            double[] expected = values(Activation.SOFTMAX, precision, 4, -0.5, 0, 2, 0.25);

            assertArrayEquals(expected, values(Activation.SOFTMAX, precision, 4, 999.5, 1000, 1002, 1000.25));
            assertArrayEquals(expected, values(Activation.SOFTMAX, precision, 4, -1000.5, -1000, -998, -999.75));
        }
    }

    @Test
    void an_activation_without_more_ado_has_an_unknown_range_and_begins_with_glorot() {
        Activation bare = new Activation() {
            @Override
            public String name() {
                return "bare";
            }

            @Override
            public void forward(Kernel kernel, int rows, int width, Buffer z, Buffer a) {
                a.copyFrom(z, rows * width);
            }

            @Override
            public void addGradient(Kernel kernel, int rows, int width, Buffer z, Buffer a, Buffer da, Buffer dz) {
                kernel.addScaled(0, rows * width, 1, da, dz);
            }
        };

        assertEquals(Range.UNKNOWN, bare.range());
        assertSame(Initializer.GLOROT_UNIFORM, bare.initializer());
    }

    @Test
    void settings_outside_their_range_are_told() {
        assertEquals(
                "leakyRelu expects a finite slope but got NaN", badArgument(() -> Activation.leakyRelu(Double.NaN)));
        assertEquals(
                "leakyRelu expects a finite slope but got -Infinity",
                badArgument(() -> Activation.leakyRelu(Double.NEGATIVE_INFINITY)));
        assertEquals("elu expects an alpha above 0 but got 0.0", badArgument(() -> Activation.elu(0)));
        assertEquals("elu expects an alpha above 0 but got NaN", badArgument(() -> Activation.elu(Double.NaN)));
        assertEquals(
                "elu expects an alpha above 0 but got Infinity",
                badArgument(() -> Activation.elu(Double.POSITIVE_INFINITY)));
    }

    static Stream<Row> rows() {
        return ROWS.stream();
    }

    static Stream<Row> rowsWithKinks() {
        return rows().filter(row -> !row.kinks.isEmpty());
    }

    private static Row row(String name) {
        return rows().filter(row -> row.toString().equals(name)).findFirst().orElseThrow();
    }

    /** A row that has what most activations have: any range, Glorot uniform, no kinks. */
    private static Row row(
            Activation activation, double atMinus1, double at1, DoubleUnaryOperator left, DoubleUnaryOperator right) {
        return new Row(activation, atMinus1, at1, left, right, Range.REAL, Initializer.GLOROT_UNIFORM, List.of());
    }

    private static double[] awayFromKinks(Row row, DoubleStream points) {
        return points.map(z -> row.kinks.stream()
                        .filter(kink -> Math.abs(z - kink.at) < 1e-3)
                        .findFirst()
                        .map(kink -> kink.at + 1e-3)
                        .orElse(z))
                .toArray();
    }

    /** Compares the gradient of a weighted sum of the values with central differences, in double. */
    private static void assertGradients(Row row, double[] z, int width, double step, double tolerance) {
        double[] da = CounterRandom.of(9).doubles(z.length, -1, 1).toArray();
        double[] gradient = gradients(row.activation, Precision.FLOAT64, width, z, da);
        for (int i = 0; i < z.length; i++) {
            double[] up = z.clone();
            up[i] += step;
            double[] down = z.clone();
            down[i] -= step;
            double difference = (weighted(row.activation, width, up, da) - weighted(row.activation, width, down, da))
                    / (up[i] - down[i]);
            double limit = tolerance + 1e-6 * Math.max(Math.abs(difference), Math.abs(gradient[i]));
            assertEquals(difference, gradient[i], limit, row + " at " + z[i]);
        }
    }

    private static double weighted(Activation activation, int width, double[] z, double[] weights) {
        double[] a = values(activation, Precision.FLOAT64, width, z);
        return IntStream.range(0, a.length).mapToDouble(i -> a[i] * weights[i]).sum();
    }

    private static double[] values(Activation activation, Precision precision, int width, double... z) {
        Buffer a = Buffer.allocate(precision, z.length);
        activation.forward(Kernels.create(precision), z.length / width, width, buffer(precision, z), a);
        return a.toArray();
    }

    private static double[] gradients(Activation activation, Precision precision, int width, double[] z, double... da) {
        Kernel kernel = Kernels.create(precision);
        Buffer a = buffer(precision, values(activation, precision, width, z));
        Buffer dz = kernel.allocate(z.length);
        activation.addGradient(kernel, z.length / width, width, buffer(precision, z), a, buffer(precision, da), dz);
        return dz.toArray();
    }

    private static Buffer buffer(Precision precision, double... values) {
        Buffer buffer = Buffer.allocate(precision, values.length);
        buffer.setAll(0, values);
        return buffer;
    }

    private static double[] floats(double[] values) {
        return Arrays.stream(values).map(x -> (float) x).toArray();
    }

    /** Compares relative to the greater of 1 and the expected number. */
    private static void assertClose(double[] expected, double[] actual, double tolerance, String what) {
        for (int i = 0; i < expected.length; i++) {
            assertEquals(expected[i], actual[i], tolerance * Math.max(1, Math.abs(expected[i])), what + " " + i);
        }
    }
}
