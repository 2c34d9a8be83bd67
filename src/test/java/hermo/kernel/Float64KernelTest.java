package hermo.kernel;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/** The double primitives by hand: they are the truth for the others, so nothing else can vouch for them. */
class Float64KernelTest {
    private final Kernel kernel = Kernels.create(Precision.FLOAT64);

    @Test
    void products_are_those_of_linear_algebra() {
        Buffer a = buffer(1, 2, 3, 4, 5, 6); // 2×3
        Buffer b = buffer(7, 8, 9, 10, 11, 12); // 3×2
        Buffer bTransposed = buffer(7, 9, 11, 8, 10, 12); // 2×3
        Buffer aTransposed = buffer(1, 4, 2, 5, 3, 6); // 3×2
        double[] expected = {58 + 100, 64, 139, 154};

        Buffer product = buffer(100, 0, 0, 0);
        kernel.addProduct(2, 2, 3, a, b, product);
        Buffer productTransposed = buffer(100, 0, 0, 0);
        kernel.addProductTransposed(2, 2, 3, a, bTransposed, productTransposed);
        Buffer transposedProduct = buffer(100, 0, 0, 0);
        kernel.addTransposedProduct(2, 2, 3, aTransposed, b, transposedProduct);

        assertArrayEquals(expected, product.toArray());
        assertArrayEquals(expected, productTransposed.toArray());
        assertArrayEquals(expected, transposedProduct.toArray());
    }

    @Test
    void rows_are_repeated_and_added_up() {
        Buffer repeated = buffer(9, 9, 9, 9, 9, 9);
        kernel.repeatRow(3, 2, buffer(1, 2), repeated);
        Buffer sums = buffer(10, 20);
        kernel.addRows(3, 2, buffer(1, 2, 3, 4, 5, 6), sums);

        assertArrayEquals(new double[] {1, 2, 1, 2, 1, 2}, repeated.toArray());
        assertArrayEquals(new double[] {19, 32}, sums.toArray());
    }

    @Test
    void softmax_shares_1_among_a_row() {
        Buffer a = buffer(0, 0, 0, 0, 0, 0);

        kernel.softmax(2, 3, buffer(1, 2, 3, 1000, 1000, -1000), a);

        assertArrayEquals(
                new double[] {0.09003057317038046, 0.24472847105479767, 0.6652409557748219, 0.5, 0.5, 0},
                a.toArray(),
                2e-16);
    }

    @Test
    void the_gradient_of_softmax_adds_a_times_da_minus_their_mean() {
        Buffer dz = buffer(10, 20);

        kernel.addSoftmaxGradient(1, 2, buffer(0.25, 0.75), buffer(4, 8), dz);

        assertArrayEquals(new double[] {10 + 0.25 * (4 - 7), 20 + 0.75 * (8 - 7)}, dz.toArray());
    }

    @Test
    void functions_are_mapped_and_their_gradients_added() {
        ScalarFunction cube = LoopFormulas.ALL.get(FloatLoop.FORMULA);
        Buffer a = buffer(9, 9, 9);
        kernel.map(1, 3, cube, buffer(1, 2, 3), a);
        Buffer dz = buffer(100, 100, 100);
        kernel.addMapGradient(1, 3, cube, buffer(1, 2, 3), a, buffer(1, 1, 2), dz);

        assertArrayEquals(new double[] {9, 8, 27}, a.toArray());
        assertArrayEquals(new double[] {100, 112, 154}, dz.toArray());
    }

    @Test
    void elementwise_formulas_hold_within_their_range_alone() {
        Buffer x = buffer(1, 2, 3, 4);
        Buffer y = buffer(16, 25, 36, 49);

        assertArrayEquals(new double[] {5, 7, 7, 5}, changed(z -> kernel.fill(1, 3, 7, z)));
        assertArrayEquals(new double[] {5, 12, 12, 5}, changed(z -> kernel.apply(1, 3, v -> 2 * v + 2, z)));
        assertArrayEquals(new double[] {5, 15, 15, 5}, changed(z -> kernel.scale(1, 3, 3, z)));
        assertArrayEquals(new double[] {5, 25, 35, 5}, changed(z -> kernel.addScaled(1, 3, 10, x, z)));
        assertArrayEquals(new double[] {5, 50, 108, 5}, changed(z -> kernel.multiply(1, 3, x, y, z)));
        assertArrayEquals(new double[] {5, 55, 113, 5}, changed(z -> kernel.addMultiplied(1, 3, x, y, z)));
        assertArrayEquals(new double[] {5, 35, 45, 5}, changed(z -> kernel.blend(1, 3, 10, x, 3, z)));
        assertArrayEquals(new double[] {5, 55, 105, 5}, changed(z -> kernel.blendSquares(1, 3, 10, x, 3, z)));
        assertArrayEquals(
                new double[] {5, 5 + 10 * 2 / (3 * 5.0 + 1), 5 + 10 * 3 / (3 * 6.0 + 1), 5},
                changed(z -> kernel.addRatioToRoot(1, 3, 10, x, 3, y, 1, z)));
        assertArrayEquals(new double[] {5, 4, 4, 5}, changed(z -> kernel.clip(1, 3, 4, z)));
    }

    @Test
    void clipping_holds_on_both_sides() {
        Buffer y = buffer(-3, -2, -0.5, 2, 3);

        kernel.clip(0, 5, 2, y);

        assertArrayEquals(new double[] {-2, -2, -0.5, 2, 2}, y.toArray());
    }

    @Test
    void a_dropout_mask_follows_the_bits_of_its_key() {
        int n = 1000;
        Buffer mask = kernel.allocate(n);

        kernel.dropoutMask(0, n, 42, 0.2, mask);

        for (int i = 0; i < n; i++) {
            boolean dropped = (CounterRandom.bits(42, i) >>> 11) < 0.2 * (1L << 53);
            assertEquals(dropped ? 0 : 1.25, mask.get(i), "number " + i);
        }
    }

    @Test
    void squares_are_summed_and_finiteness_is_told_within_the_range() {
        Buffer x = buffer(Double.NaN, 3, 4, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY);

        assertEquals(25, kernel.sumOfSquares(1, 3, x));
        assertTrue(kernel.isFinite(1, 3, x));
        assertFalse(kernel.isFinite(0, 3, x));
        assertFalse(kernel.isFinite(1, 4, x));
        assertFalse(kernel.isFinite(4, 5, x));
        assertTrue(kernel.isFinite(0, 0, x));
    }

    private interface Change {
        void accept(Buffer z);
    }

    private static double[] changed(Change change) {
        Buffer z = buffer(5, 5, 5, 5);
        change.accept(z);
        return z.toArray();
    }

    private static Buffer buffer(double... values) {
        Buffer buffer = Buffer.allocate(Precision.FLOAT64, values.length);
        buffer.setAll(0, values);
        return buffer;
    }
}
