package hermo.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;
import org.apache.commons.math3.special.Erf;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Against {@link StrictMath} in double over the whole float range; bounds are in units in the last place. */
class FloatMathTest {
    /** A prime, so that all low bits occur: every so-many-th float from 0 to the last NaN. */
    private static final int STRIDE = 997;

    private static final int BLOCK = 4096;

    /** Sets the first n numbers of y to f(x); x is scratch afterwards. */
    private interface ArrayFunction {
        void set(int n, float[] x, float[] y);
    }

    @Test
    void exp_is_off_by_at_most_1_5_ulp() {
        assertError(FloatMath::exp, StrictMath::exp, 1.5);
    }

    @Test
    void exp_minus_one_is_off_by_at_most_1_5_ulp_up_to_80() {
        assertError(bounded(FloatMath::expMinusOne), x -> StrictMath.expm1(Math.min(80, x)), 1.5);
    }

    @Test
    void sigmoid_is_off_by_at_most_2_9_ulp() {
        assertError(loop(FloatLoop.SIGMOID), FloatMathTest::exactSigmoid, 2.9);
    }

    @Test
    void tanh_is_off_by_at_most_2_5_ulp() {
        assertError(loop(FloatLoop.TANH), StrictMath::tanh, 2.5);
    }

    @Test
    void log_one_plus_is_off_by_at_most_1_5_ulp() {
        for (int i = 0; i <= 1 << 20; i++) {
            float x = i * 0x1p-20f;
            double exact = StrictMath.log1p(x);
            assertEquals(exact, FloatMath.logOnePlus(x), 1.5 * Math.ulp((float) exact), () -> "at " + x);
        }
    }

    @Test
    void the_scaled_normal_tail_is_off_by_at_most_6_ulp() {
        for (int i = 0; i <= 15_000; i++) {
            float x = i * 1e-3f;
            double exact = Erf.erfc(x / Math.sqrt(2)) / 2 * StrictMath.exp((double) x * x / 2);
            assertEquals(exact, FloatMath.scaledNormalTail(x), 6 * Math.ulp((float) exact), () -> "at " + x);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "0, 1",
        "-0.0, 1",
        "1e-45, 1",
        "-1e-45, 1",
        "-Infinity, 0",
        "-3e38, 0",
        "-104, 0",
        "89, Infinity",
        "3e38, Infinity",
        "Infinity, Infinity",
        "NaN, NaN"
    })
    void exp_is_exact_at_special_values(float x, float expected) {
        assertEquals(expected, at(FloatMath::exp, x));
    }

    @Test
    void exp_overflows_where_the_exact_one_does() {
        float last = 88.72283f; // e^x rounds to a finite float up to here

        assertEquals(3.4027985e38f, at(FloatMath::exp, last), 2 * Math.ulp(3.4e38f));
        assertEquals(Float.POSITIVE_INFINITY, at(FloatMath::exp, Math.nextUp(last)));
    }

    @Test
    void exp_falls_through_the_subnormal_floats_to_0() {
        assertEquals(Float.MIN_VALUE, at(FloatMath::exp, -103.9f));
        assertEquals(0f, at(FloatMath::exp, -103.98f));
        assertEquals((float) StrictMath.exp(-90), at(FloatMath::exp, -90f), Float.MIN_VALUE);
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0.5",
        "-0.0, 0.5",
        "Infinity, 1",
        "-Infinity, 0",
        "NaN, NaN",
        "1e-45, 0.5",
        "89, 1",
        "3e38, 1",
        "-3e38, 0",
        "-89, 0"
    })
    void sigmoid_is_exact_at_special_values(float x, float expected) {
        assertEquals(expected, at(loop(FloatLoop.SIGMOID), x));
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "-0.0, -0.0",
        "Infinity, 1",
        "-Infinity, -1",
        "NaN, NaN",
        "1e-45, 1e-45",
        "-1e-45, -1e-45",
        "1e-38, 1e-38",
        "89, 1",
        "-89, -1",
        "3e38, 1",
        "-3e38, -1"
    })
    void tanh_is_exact_at_special_values(float x, float expected) {
        assertEquals(expected, at(loop(FloatLoop.TANH), x));
    }

    @Test
    void tanh_is_odd_to_the_last_bit() {
        for (float x = 1e-3f; x < 12; x *= 1.001f) {
            assertEquals(-at(loop(FloatLoop.TANH), x), at(loop(FloatLoop.TANH), -x));
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {-125, -63, -3, -1, 1, 3, 63, 127})
    void exp_rises_where_its_ranges_join(double octaves) {
        assertRises(FloatMath::exp, (float) (octaves * Math.log(2)), 0);
    }

    @ParameterizedTest
    @ValueSource(doubles = {-9, -3, -1, 1, 3, 9})
    void sigmoid_rises_where_the_ranges_of_exp_join(double octaves) {
        assertRises(loop(FloatLoop.SIGMOID), (float) (octaves * Math.log(2)), 0);
    }

    @ParameterizedTest
    @ValueSource(doubles = {-9, -3, -1, 1, 3, 9})
    void tanh_falls_by_no_more_than_its_error_where_the_ranges_of_exp_join(double octaves) {
        assertRises(loop(FloatLoop.TANH), (float) (octaves * Math.log(2) / 2), 1);
    }

    private static double exactSigmoid(double x) {
        return 1 / (1 + StrictMath.exp(-x));
    }

    private static ArrayFunction loop(FloatLoop loop) {
        ScalarFunction f = LoopFormulas.ALL.get(loop);
        return (n, x, y) -> loop.value(n, f, x, y, new float[n]);
    }

    private static ArrayFunction bounded(ArrayFunction f) {
        return (n, x, y) -> {
            for (int i = 0; i < n; i++) {
                x[i] = Math.min(80f, x[i]);
            }
            f.set(n, x, y);
        };
    }

    private static float at(ArrayFunction f, float x) {
        float[] y = new float[1];
        f.set(1, new float[] {x}, y);
        return y[0];
    }

    private static void assertError(ArrayFunction f, DoubleUnaryOperator exact, double ulps) {
        float[] y = new float[BLOCK];
        for (long start = 0; start < 1L << 32; start += (long) BLOCK * STRIDE) {
            float[] x = new float[BLOCK];
            for (int i = 0; i < BLOCK; i++) {
                x[i] = Float.intBitsToFloat((int) (start + (long) i * STRIDE));
            }
            f.set(BLOCK, x.clone(), y);
            for (int i = 0; i < BLOCK; i++) {
                assertClose(exact.applyAsDouble(x[i]), y[i], ulps, x[i]);
            }
        }
    }

    /** Where 1/(1 + e^−x) is below the normal floats e^−x is infinite, so only its smallness counts. */
    private static void assertClose(double expected, float actual, double ulps, float x) {
        if (Double.isNaN(expected) || Float.isInfinite((float) expected)) {
            assertEquals((float) expected, actual, () -> "at " + x);
        } else {
            boolean normal = Math.abs(expected) >= Float.MIN_NORMAL || expected == x;
            double limit = normal ? ulps * Math.ulp((float) expected) : Float.MIN_NORMAL;
            assertTrue(Math.abs(actual - expected) <= limit, () -> actual + " at " + x + ", exact " + expected);
        }
    }

    /** Walks 20,000 neighbouring floats across {@code join}. */
    private static void assertRises(ArrayFunction f, float join, int allowedUlps) {
        float[] x = new float[20_000];
        float[] y = new float[x.length];
        x[0] = join - 10_000 * Math.ulp(join);
        for (int i = 1; i < x.length; i++) {
            x[i] = Math.nextUp(x[i - 1]);
        }
        float[] points = x.clone();
        f.set(x.length, x, y);
        for (int i = 1; i < x.length; i++) {
            if (y[i] < y[i - 1] - allowedUlps * Math.ulp(y[i])) {
                fail("falls from " + y[i - 1] + " to " + y[i] + " at " + points[i]);
            }
        }
        assertTrue(y[y.length - 1] > y[0], () -> Arrays.toString(Arrays.copyOf(y, 3)));
    }
}
