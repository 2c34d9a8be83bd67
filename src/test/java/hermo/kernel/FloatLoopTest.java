package hermo.kernel;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.EnumSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FloatLoopTest {
    @Test
    void the_table_has_a_formula_for_every_loop() {
        assertEquals(EnumSet.allOf(FloatLoop.class), LoopFormulas.ALL.keySet());
    }

    @ParameterizedTest
    @EnumSource
    void values_equal_the_formula_to_float_accuracy(FloatLoop loop) {
        ScalarFunction f = LoopFormulas.ALL.get(loop);
        float[] z = points();
        float[] a = new float[z.length];

        loop.value(z.length - 1, f, z, a, new float[z.length - 1]);

        assertEquals(0, a[z.length - 1]);
        for (int i = 0; i < z.length - 1; i++) {
            double expected = f.value(z[i]);
            assertEquals(expected, a[i], 6 * Math.ulp((float) expected), loop + " at " + z[i]);
        }
    }

    @ParameterizedTest
    @EnumSource
    void derivatives_equal_the_formula_to_float_accuracy(FloatLoop loop) {
        ScalarFunction f = LoopFormulas.ALL.get(loop);
        float[] z = points();
        float[] a = new float[z.length];
        float[] d = new float[z.length];
        for (int i = 0; i < z.length; i++) {
            a[i] = (float) f.value(z[i]);
        }

        loop.derivative(z.length - 1, f, z, a, d, new float[z.length - 1]);

        assertEquals(0, d[z.length - 1]);
        for (int i = 0; i < z.length - 1; i++) {
            double expected = f.derivative(z[i], a[i]);
            assertEquals(expected, d[i], 4 * Math.ulp((float) Math.max(1, Math.abs(expected))), loop + " at " + z[i]);
        }
    }

    @ParameterizedTest
    @EnumSource
    void not_a_number_stays_so(FloatLoop loop) {
        ScalarFunction f = LoopFormulas.ALL.get(loop);
        float[] a = new float[1];

        loop.value(1, f, new float[] {Float.NaN}, a, new float[1]);

        assertEquals(Float.NaN, a[0]);
    }

    @ParameterizedTest
    @EnumSource
    void a_number_alone_gets_the_bits_it_gets_among_many(FloatLoop loop) {
        ScalarFunction f = LoopFormulas.ALL.get(loop);
        float[] z = points();
        float[] expected = new float[z.length];
        loop.value(z.length, f, z, expected, new float[z.length]);

        float[] a = new float[z.length];
        float[] alone = new float[1];
        for (int i = 0; i < z.length; i++) {
            loop.value(1, f, new float[] {z[i]}, alone, new float[1]);
            a[i] = alone[0];
        }

        assertArrayEquals(expected, a);
    }

    /** Where the formula has no limit it is ∞ · 0 in both; elsewhere the loops overflow no earlier than the formulas. */
    @ParameterizedTest
    @EnumSource
    void far_numbers_saturate_as_the_formula_does(FloatLoop loop) {
        ScalarFunction f = LoopFormulas.ALL.get(loop);
        float[] z = {1e4f, -1e4f, 1e20f, -1e20f, Float.MAX_VALUE, -Float.MAX_VALUE};
        float[] a = new float[z.length];
        float[] d = new float[z.length];

        loop.value(z.length, f, z, a, new float[z.length]);
        loop.derivative(z.length, f, z, a, d, new float[z.length]);

        for (int i = 0; i < z.length; i++) {
            float value = (float) f.value(z[i]);
            float derivative = (float) f.derivative(z[i], f.value(z[i]));
            assertEquals(value, a[i], 2 * Math.ulp(value), loop + " at " + z[i]);
            assertEquals(derivative, d[i], 2 * Math.ulp(Math.max(1, derivative)), loop + "' at " + z[i]);
        }
    }

    @Test
    void relu_passes_on_every_finite_gradient_where_its_input_is_above_0() {
        ScalarFunction relu = LoopFormulas.ALL.get(FloatLoop.RELU);
        float[] z = {Float.MIN_VALUE, 1e-38f, 1, Float.MAX_VALUE, Float.POSITIVE_INFINITY, 0, -0f, -Float.MIN_VALUE, -1
        };
        float[] a = new float[z.length];
        float[] d = new float[z.length];

        relu.loop().value(z.length, relu, z, a, new float[0]);
        relu.loop().derivative(z.length, relu, z, a, d, new float[0]);

        assertArrayEquals(new float[] {1, 1, 1, 1, 1, 0, 0, 0, 0}, d);
    }

    @Test
    void a_function_of_ones_own_runs_by_its_formula() {
        ScalarFunction square = new ScalarFunction() {
            @Override
            public double value(double z) {
                return z * z;
            }

            @Override
            public double derivative(double z, double a) {
                return 2 * z;
            }
        };

        assertEquals(FloatLoop.FORMULA, square.loop());
    }

    /** Numbers of all sizes and both signs, among them the kink of RELU. */
    private static float[] points() {
        float[] points = new float[4001];
        for (int i = 0; i < points.length; i++) {
            points[i] = (i - 2000) / 200f;
        }
        float[] special = {0f, -0f, 1e-30f, -1e-30f, Float.MIN_VALUE, 80f, -80f};
        float[] all = Arrays.copyOf(points, points.length + special.length);
        System.arraycopy(special, 0, all, points.length, special.length);
        return all;
    }
}
