package hermo.kernel;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A single row times a constant matrix, before and after it is turned: equal bits. */
class TurnedMatrixTest {
    @ParameterizedTest(name = "{0} columns, depth {1}")
    @CsvSource({"12, 100", "13, 97", "64, 16", "512, 3", "1000, 2", "65, 131"})
    void the_bits_are_those_of_the_matrix_as_it_was(int n, int k) {
        Buffer weights = random(n * k + 7, 1);
        Buffer constant = weights.constant(5, n * k);
        Buffer x = random(k + 3, 2).slice(3, k);
        Buffer expected = random(n + 2, 3).slice(2, n);
        Kernel kernel = new Float32Kernel(Speed.PLAIN, 1);
        kernel.addProductTransposed(1, n, k, x, weights.slice(5, n * k), expected);

        for (int call = 0; call < 5; call++) {
            Buffer whole = random(n + 5, 3);
            whole.set(n + 2, 77);
            Buffer found = whole.slice(2, n);
            kernel.addProductTransposed(1, n, k, x, constant, found);

            assertArrayEquals(expected.toArray(), found.toArray(), "call " + call);
            assertTrue(whole.get(n + 2) == 77, "what lies behind is not touched");
        }
        assertTrue(constant.turned.isReady(n, k, constant));
    }

    @Test
    void a_matrix_that_was_turned_in_one_shape_is_not_taken_for_another() {
        Buffer constant = random(64 * 32, 1).constant(0, 64 * 32);
        Kernel kernel = new Float32Kernel(Speed.PLAIN, 1);
        for (int call = 0; call < 5; call++) {
            kernel.addProductTransposed(1, 64, 32, random(32, 2), constant, random(64, 3));
        }
        Buffer expected = random(32, 3);
        kernel.addProductTransposed(1, 32, 64, random(64, 2), constant.slice(0, 64 * 32), expected);

        Buffer found = random(32, 3);
        kernel.addProductTransposed(1, 32, 64, random(64, 2), constant, found);

        assertArrayEquals(expected.toArray(), found.toArray());
    }

    @Test
    void small_and_narrow_matrices_stay_as_they_are() {
        for (int[] shape : new int[][] {{11, 1000}, {20, 51}}) {
            Buffer constant = random(shape[0] * shape[1], 1).constant(0, shape[0] * shape[1]);
            for (int call = 0; call < 5; call++) {
                assertFalse(constant.turned.isReady(shape[0], shape[1], constant), () -> Arrays.toString(shape));
            }
        }
    }

    private static Buffer random(int size, long seed) {
        return RandomBuffers.random(size, 0.5, seed);
    }
}
