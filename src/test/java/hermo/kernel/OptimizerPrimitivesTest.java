package hermo.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.SplittableRandom;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The elementwise primitives of the optimizers: float against double, over awkward sizes and offsets. */
class OptimizerPrimitivesTest {
    private static final int[] SIZES = {1, 7, 8, 9, 63, 65};
    private static final double GUARD = 123;

    /** A call with windows x, y, v (the last never negative) and the output, for the numbers from 1 to size − 1. */
    interface Call {
        void run(Kernel kernel, int from, int to, Buffer x, Buffer y, Buffer v, Buffer output);
    }

    static Stream<Arguments> calls() {
        return Stream.of(
                call(
                        "addRatioToDeviation",
                        (k, a, b, x, y, v, z) -> k.addRatioToDeviation(a, b, -0.5, x, y, v, 0.1, z)),
                call("addRatio", (k, a, b, x, y, v, z) -> k.addRatio(a, b, -0.5, x, v, z)),
                call("scaleByRootRatio", (k, a, b, x, y, v, z) -> k.scaleByRootRatio(a, b, 0.1, v, v, z)),
                call("max", (k, a, b, x, y, v, z) -> k.max(a, b, x, z)),
                call("fadingMax", (k, a, b, x, y, v, z) -> k.fadingMax(a, b, x, 0.1, 0.75, z)),
                call("addSignOfBlend", (k, a, b, x, y, v, z) -> k.addSignOfBlend(a, b, -0.5, 0.25, x, 0.75, y, z)),
                call("sign", (k, a, b, x, y, v, z) -> k.sign(a, b, -2, z)),
                call("clamp", (k, a, b, x, y, v, z) -> k.clamp(a, b, -0.25, 0.5, z)));
    }

    private static Arguments call(String name, Call call) {
        return Arguments.of(name, call);
    }

    @ParameterizedTest(name = "{0}, seed 3")
    @MethodSource("calls")
    void float_agrees_with_double_and_leaves_what_lies_around(String name, Call call) {
        for (int size : SIZES) {
            for (int shift : new int[] {0, 3}) {
                double[] expected = run(Precision.FLOAT64, call, size, shift);

                double[] found = run(Precision.FLOAT32, call, size, shift);

                for (int i = 0; i < expected.length; i++) {
                    assertEquals(expected[i], found[i], 1e-5 * Math.max(1, Math.abs(expected[i])), name + size);
                }
                assertEquals(GUARD, found[0]);
                assertEquals(GUARD, found[size + 1]);
            }
        }
    }

    private static double[] run(Precision precision, Call call, int size, int shift) {
        SplittableRandom random = new SplittableRandom(3);
        Buffer x = window(precision, size, shift, i -> (float) random.nextDouble(-1, 1));
        Buffer y = window(precision, size, 2 * shift, i -> (float) random.nextDouble(-0.1, 0.1));
        Buffer v = window(precision, size, shift, i -> (float) random.nextDouble(0.02, 1));
        Buffer output = window(precision, size, 0, i -> (float) random.nextDouble(-1, 1));
        output.set(0, GUARD);
        output.set(size + 1, GUARD);
        call.run(Kernels.create(precision), 1, size + 1, x, y, v, output);
        return output.toArray();
    }

    private static Buffer window(Precision precision, int size, int shift, IntToDoubleFunction numbers) {
        Buffer window = Buffer.allocate(precision, size + 2 + shift).slice(shift, size + 2);
        window.setAll(0, IntStream.range(0, size + 2).mapToDouble(numbers).toArray());
        return window;
    }

    @Test
    void the_sign_is_exact_from_the_least_to_the_greatest_number() {
        double[] numbers = {
            Float.MIN_VALUE,
            Float.MIN_NORMAL,
            1e-20,
            1,
            Float.MAX_VALUE,
            Double.POSITIVE_INFINITY,
            0,
            -Float.MIN_VALUE,
            -3
        };
        for (Precision precision : Precision.values()) {
            Buffer signs = Buffer.allocate(precision, numbers.length);
            Buffer sums = Buffer.allocate(precision, numbers.length);
            signs.setAll(0, numbers);
            Kernel kernel = Kernels.create(precision);

            kernel.addSignOfBlend(0, numbers.length, 2, 1, signs, 0, sums, sums);
            kernel.sign(0, numbers.length, 2, signs);

            for (int i = 0; i < numbers.length; i++) {
                assertEquals(2 * Math.signum(numbers[i]), signs.get(i));
                assertEquals(2 * Math.signum(numbers[i]), sums.get(i));
            }
        }
    }

    @Test
    void a_number_that_is_none_has_no_sign() {
        for (Precision precision : Precision.values()) {
            Buffer y = Buffer.allocate(precision, 1);
            y.set(0, Double.NaN);

            Kernels.create(precision).sign(0, 1, 1, y);

            assertEquals(Double.NaN, y.get(0));
        }
    }

    @Test
    void signs_choose_the_factor() {
        for (Precision precision : Precision.values()) {
            Buffer signs = Buffer.allocate(precision, 9);
            Buffer y = Buffer.allocate(precision, 9);
            for (int i = 0; i < 9; i++) {
                signs.set(i, i % 3 - 1);
                y.set(i, i);
            }

            Kernels.create(precision).scaleBySign(0, 9, signs, 1.5, 0.25, y);

            for (int i = 0; i < 9; i++) {
                assertEquals(i * (i % 3 == 0 ? 0.25 : i % 3 == 1 ? 1 : 1.5), y.get(i));
            }
        }
    }

    @Test
    void a_variance_that_rounding_made_negative_is_zero() {
        for (Precision precision : Precision.values()) {
            Buffer one = Buffer.allocate(precision, 1);
            Buffer half = Buffer.allocate(precision, 1);
            Buffer z = Buffer.allocate(precision, 1);
            one.set(0, 1);
            half.set(0, 0.5);

            Kernels.create(precision).addRatioToDeviation(0, 1, 1, one, one, half, 0.25, z);

            assertEquals(4, z.get(0));
        }
    }
}
