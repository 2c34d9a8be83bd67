package hermo.kernel;

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

        loop.value(1, z.length - 1, f, z, a);

        assertEquals(0, a[0]);
        assertEquals(0, a[z.length - 1]);
        for (int i = 1; i < z.length - 1; i++) {
            double expected = f.value(z[i]);
            assertEquals(expected, a[i], 6 * Math.ulp((float) expected), loop + " at " + z[i]);
        }
    }

    @ParameterizedTest
    @EnumSource
    void gradients_add_the_formula_to_float_accuracy(FloatLoop loop) {
        ScalarFunction f = LoopFormulas.ALL.get(loop);
        float[] z = points();
        float[] a = new float[z.length];
        float[] da = new float[z.length];
        float[] dz = new float[z.length];
        for (int i = 0; i < z.length; i++) {
            a[i] = (float) f.value(z[i]);
            da[i] = (i % 7 - 3) / 4f;
            dz[i] = i % 5 / 2f;
        }

        loop.gradient(1, z.length - 1, f, z, a, da, dz);

        assertEquals(0, dz[0]);
        assertEquals((z.length - 1) % 5 / 2f, dz[z.length - 1]);
        for (int i = 1; i < z.length - 1; i++) {
            double expected = i % 5 / 2f + da[i] * f.derivative(z[i], a[i]);
            assertEquals(expected, dz[i], 4 * Math.ulp((float) Math.max(1, Math.abs(expected))), loop + " at " + z[i]);
        }
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
