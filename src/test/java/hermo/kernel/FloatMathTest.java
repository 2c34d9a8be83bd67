package hermo.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Against {@link StrictMath} in double over the whole float range; bounds are in units in the last place. */
class FloatMathTest {
    /** A prime, so that all low bits occur: every so-many-th float from 0 to the last NaN. */
    private static final int STRIDE = 997;

    private interface FloatFunction {
        float of(float x);
    }

    @Test
    void exp_is_off_by_at_most_1_1_ulp() {
        assertError(FloatMath::exp, StrictMath::exp, 1.1);
    }

    @Test
    void sigmoid_is_off_by_at_most_2_5_ulp() {
        assertError(FloatMath::sigmoid, FloatMathTest::exactSigmoid, 2.5);
    }

    @Test
    void tanh_is_off_by_at_most_1_8_ulp() {
        assertError(FloatMath::tanh, StrictMath::tanh, 1.8);
    }

    @Test
    void exp_is_exact_at_special_values() {
        assertEquals(1f, FloatMath.exp(0f));
        assertEquals(1f, FloatMath.exp(-0f));
        assertEquals(1f, FloatMath.exp(Float.MIN_VALUE));
        assertEquals(1f, FloatMath.exp(-Float.MIN_VALUE));
        assertEquals(0f, FloatMath.exp(Float.NEGATIVE_INFINITY));
        assertEquals(0f, FloatMath.exp(-Float.MAX_VALUE));
        assertEquals(Float.POSITIVE_INFINITY, FloatMath.exp(Float.POSITIVE_INFINITY));
        assertEquals(Float.POSITIVE_INFINITY, FloatMath.exp(Float.MAX_VALUE));
        assertEquals(Float.NaN, FloatMath.exp(Float.NaN));
    }

    @Test
    void exp_overflows_where_the_exact_one_does() {
        float last = 88.72283f; // e^x rounds to a finite float up to here

        assertEquals(3.4027985e38f, FloatMath.exp(last), 2 * Math.ulp(3.4e38f));
        assertEquals(Float.POSITIVE_INFINITY, FloatMath.exp(Math.nextUp(last)));
        assertEquals(Float.POSITIVE_INFINITY, FloatMath.exp(89f));
        assertEquals(3.3931805e38f, FloatMath.exp(88.72f), 2 * Math.ulp(3.4e38f));
    }

    @Test
    void exp_is_0_below_the_normal_floats() {
        float first = -87.33654f; // e^x is a normal float from here on

        assertEquals(1.1754997e-38f, FloatMath.exp(first), Float.MIN_VALUE);
        assertTrue(FloatMath.exp(first) >= Float.MIN_NORMAL);
        assertEquals(0f, FloatMath.exp(Math.nextDown(first)));
        assertEquals(0f, FloatMath.exp(-88f));
        assertEquals(1.2192434e-38f, FloatMath.exp(-87.3f), 2 * Float.MIN_VALUE);
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
        assertEquals(expected, FloatMath.sigmoid(x));
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0",
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
        assertEquals(expected, FloatMath.tanh(x));
    }

    @ParameterizedTest
    @ValueSource(doubles = {-125.5, -63.5, -1.5, -0.5, 0.5, 1.5, 63.5, 127.5})
    void exp_rises_where_its_ranges_join(double halves) {
        assertRises(FloatMath::exp, (float) (halves * Math.log(2)), 0);
    }

    @ParameterizedTest
    @ValueSource(doubles = {-10.5, -1.5, -0.5, 0.5, 1.5, 10.5})
    void sigmoid_rises_where_the_ranges_of_exp_join(double halves) {
        assertRises(FloatMath::sigmoid, (float) (halves * Math.log(2)), 0);
    }

    @ParameterizedTest
    @ValueSource(floats = {-0.5477226f, 0.5477226f})
    void tanh_rises_where_the_polynomial_ends(float join) {
        assertRises(FloatMath::tanh, join, 0);
    }

    @ParameterizedTest
    @ValueSource(doubles = {-10.5, -1.5, 1.5, 10.5})
    void tanh_rises_where_the_ranges_of_exp_join(double halves) {
        assertRises(FloatMath::tanh, (float) (halves * Math.log(2) / 2), 0);
    }

    private static double exactSigmoid(double x) {
        return 1 / (1 + StrictMath.exp(-x));
    }

    /** Where the exact result is below the normal floats, only its smallness counts. */
    private static void assertError(FloatFunction f, DoubleUnaryOperator exact, double ulps) {
        for (long bits = 0; bits < 1L << 32; bits += STRIDE) {
            float x = Float.intBitsToFloat((int) bits);
            double expected = exact.applyAsDouble(x);
            float actual = f.of(x);
            if (Double.isNaN(expected) || Float.isInfinite((float) expected)) {
                assertEquals((float) expected, actual, () -> "at " + x);
            } else {
                boolean normal = Math.abs(expected) >= Float.MIN_NORMAL || expected == x;
                double limit = normal ? ulps * Math.ulp((float) expected) : Float.MIN_NORMAL;
                assertTrue(Math.abs(actual - expected) <= limit, () -> actual + " at " + x + ", exact " + expected);
            }
        }
    }

    /** Walks 20,000 neighbouring floats across {@code join}. */
    private static void assertRises(FloatFunction f, float join, float allowedFall) {
        float x = join - 10_000 * Math.ulp(join);
        float before = f.of(x);
        for (int i = 0; i < 20_000; i++) {
            x = Math.nextUp(x);
            float y = f.of(x);
            if (y < before - allowedFall) {
                fail("falls from " + before + " to " + y + " at " + x);
            }
            before = y;
        }
        assertTrue(before > f.of(join - 10_000 * Math.ulp(join)));
    }
}
