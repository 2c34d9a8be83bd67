package hermo.kernel;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Against sums in double, with guard cells, where this machine has a BLAS. */
class BlasProductTest {
    private static final int[] ROWS = {0, 1, 2, 7, 33, 65};
    private static final int[] COLUMNS = {0, 1, 3, 8, 17, 100};
    private static final int[] DEPTHS = {0, 1, 2, 9, 64, 131};
    private static final float GUARD = -77777.125f;

    @BeforeEach
    void skip_without_a_library() {
        assumeTrue(Blas.find().isPresent(), Blas.find().absence());
    }

    /** Whether A and B lie transposed, and how many numbers lie beyond each row. */
    static Stream<Arguments> layouts() {
        return Stream.of(0, 5)
                .flatMap(beyond -> Stream.of(
                        Arguments.of(false, false, beyond),
                        Arguments.of(false, true, beyond),
                        Arguments.of(true, false, beyond),
                        Arguments.of(true, true, beyond)));
    }

    @ParameterizedTest(name = "A transposed {0}, B transposed {1}, {2} beyond a row")
    @MethodSource("layouts")
    void every_shape_is_as_near_to_the_sum_in_double_as_floats_are(
            boolean aTransposed, boolean bTransposed, int beyond) {
        BlasProduct product = new BlasProduct();
        CounterRandom random = CounterRandom.of(1);

        for (int m : ROWS) {
            for (int n : COLUMNS) {
                for (int k : DEPTHS) {
                    Strided a = matrix(m, k, aTransposed, beyond, random);
                    Strided b = matrix(k, n, bTransposed, beyond, random);
                    Strided c = matrix(m, n, false, beyond, random);

                    assertNear(product, m, n, k, a, b, c);
                    assertNear(product::sumByLibrary, m, n, k, a, b, c);
                }
            }
        }
    }

    @Test
    void rows_that_overlap_are_multiplied_all_the_same() {
        CounterRandom random = CounterRandom.of(2);
        Strided windows = matrix(1, 30, false, 0, random);
        windows.row = 2; // 10 windows of 12 numbers, each two further than the last

        assertNear(
                new BlasProduct(),
                10,
                20,
                12,
                windows,
                matrix(12, 20, false, 0, random),
                matrix(10, 20, false, 0, random));
    }

    @Test
    void a_product_gives_the_same_bits_again_and_in_two_threads_at_once() {
        CounterRandom random = CounterRandom.of(3);
        Strided a = matrix(67, 259, false, 1, random);
        Strided b = matrix(259, 131, true, 0, random);
        Strided c = matrix(67, 131, false, 2, random);
        float[] expected = productOf(a, b, c);

        CompletableFuture<Boolean> other = CompletableFuture.supplyAsync(() -> isAlwaysSame(a, b, c, expected));

        assertTrue(isAlwaysSame(a, b, c, expected));
        assertTrue(other.join());
    }

    @Test
    void a_tiny_product_has_the_bits_of_the_plain_one() {
        CounterRandom random = CounterRandom.of(4);
        Strided a = matrix(4, 5, false, 0, random);
        Strided b = matrix(5, 5, true, 0, random);
        Strided c = matrix(4, 5, false, 0, random);
        Strided plain = copyOf(c);
        new PlainProduct(1).add(4, 5, 5, a, b, plain);

        new BlasProduct().add(4, 5, 5, a, b, c);

        assertArrayEquals(plain.values, c.values);
    }

    private static boolean isAlwaysSame(Strided a, Strided b, Strided c, float[] expected) {
        for (int i = 0; i < 50; i++) {
            if (!Arrays.equals(expected, productOf(a, b, c))) {
                return false;
            }
        }
        return true;
    }

    private static float[] productOf(Strided a, Strided b, Strided c) {
        Strided result = copyOf(c);
        new BlasProduct().add(67, 131, 259, a, b, result);
        return result.values;
    }

    /** The error of any order of a sum of floats is at most (k + 2) 2⁻²⁴ times the sum of magnitudes. */
    private static void assertNear(FloatProduct product, int m, int n, int k, Strided a, Strided b, Strided c) {
        Strided result = copyOf(c);
        String what = m + "x" + k + " by " + k + "x" + n;

        product.add(m, n, k, a, b, result);

        for (int i = 0; i < m; i++) {
            for (int j = 0; j < n; j++) {
                int at = c.from + i * c.row + j;
                double sum = c.values[at];
                double size = Math.abs(sum);
                for (int l = 0; l < k; l++) {
                    double term = (double) a.values[a.from + i * a.row + l * a.column]
                            * b.values[b.from + l * b.row + j * b.column];
                    sum += term;
                    size += Math.abs(term);
                }
                assertEquals(sum, result.values[at], (k + 2) * 0x1p-24 * size, what);
                result.values[at] = c.values[at];
            }
        }
        assertArrayEquals(c.values, result.values, () -> "guard cells of " + what);
    }

    private static Strided copyOf(Strided view) {
        Strided copy = new Strided().part(view, 0, 0);
        copy.values = view.values.clone();
        return copy;
    }

    /** Random numbers in [-1, 1) that begin at number 3, with guard cells wherever the matrix is not. */
    private static Strided matrix(int rows, int columns, boolean transposed, int beyond, CounterRandom random) {
        Strided view = new Strided();
        int width = (transposed ? rows : columns) + beyond;
        view.from = 3;
        view.row = transposed ? 1 : width;
        view.column = transposed ? width : 1;
        view.values = new float[3 + (transposed ? columns : rows) * width + 2];
        Arrays.fill(view.values, GUARD);
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < columns; j++) {
                view.values[3 + i * view.row + j * view.column] = (float) (2 * random.nextDouble() - 1);
            }
        }
        return view;
    }
}
