package hermo.kernel;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is peculiar to float; the rest is in the contract of all kernels. */
class Float32KernelTest {
    private final Kernel kernel = Kernels.create(Precision.FLOAT32);

    @Test
    void softmax_stays_finite_with_logits_far_apart() {
        Buffer a = kernel.allocate(4);

        kernel.softmax(2, 2, buffer(1000, -1000, 3e38, 3e38), a);

        assertArrayEquals(new double[] {1, 0, 0.5, 0.5}, a.toArray());
    }

    @ParameterizedTest
    @CsvSource({"300, 10", "129, 32", "2, 33", "128, 1", "0, 10"})
    void softmax_of_many_rows_is_that_of_each(int rows, int n) {
        Kernel doubles = Kernels.create(Precision.FLOAT64);
        Buffer z = kernel.allocate(rows * n);
        Buffer exact = doubles.allocate(rows * n);
        for (int i = 0; i < z.size(); i++) {
            z.set(i, 8 * Math.sin(i));
            exact.set(i, z.get(i));
        }
        Buffer a = kernel.allocate(rows * n);

        kernel.softmax(rows, n, z, a);
        doubles.softmax(rows, n, exact, exact);

        assertArrayEquals(exact.toArray(), a.toArray(), 8 * 0x1p-24);
    }

    @Test
    void softmax_of_a_row_with_nan_is_nan_and_leaves_the_others_alone() {
        Buffer a = kernel.allocate(4);

        kernel.softmax(2, 2, buffer(Double.NaN, 1, 3, 3), a);

        assertArrayEquals(new double[] {Double.NaN, Double.NaN, 0.5, 0.5}, a.toArray());
    }

    @Test
    void squares_are_summed_in_double() {
        Buffer x = buffer(1e30, 1e-10, 1e30);

        double expected = 2 * (double) 1e30f * 1e30f;
        assertEquals(expected, kernel.sumOfSquares(0, 3, x));
    }

    @Test
    void finiteness_is_told_within_the_range() {
        Buffer x = buffer(Double.NaN, 3e38, -3e38, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY);

        assertTrue(kernel.isFinite(1, 3, x));
        assertFalse(kernel.isFinite(0, 3, x));
        assertFalse(kernel.isFinite(1, 4, x));
        assertFalse(kernel.isFinite(4, 5, x));
    }

    @Test
    void a_window_may_move_within_one_array() {
        Buffer whole = buffer(1, 2, 3, 4, 5);

        kernel.addScaled(0, 4, 10, whole.slice(0, 4), whole.slice(1, 4));

        assertArrayEquals(new double[] {1, 12, 23, 34, 45}, whole.toArray());
    }

    private static Buffer buffer(double... values) {
        Buffer buffer = Buffer.allocate(Precision.FLOAT32, values.length);
        buffer.setAll(0, values);
        return buffer;
    }
}
