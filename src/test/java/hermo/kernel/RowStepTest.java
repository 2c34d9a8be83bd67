package hermo.kernel;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The steps of a single row: the bits of what they stand for, where there are any. */
class RowStepTest {
    private static final float GUARD = -77777.125f;

    private final Kernel kernel = new Float32Kernel(Speed.PLAIN, 1);

    @Test
    void the_affine_map_of_a_row_has_the_bits_of_that_of_a_batch() {
        for (int n = 1; n <= 128; n++) {
            for (int k = 1; n * k <= 128; k++) {
                Buffer a = random(k, 1);
                Buffer w = random(n * k + 3, 2).constant(3, n * k);
                Buffer b = random(n + 1, 3).constant(1, n);
                Buffer expected = guarded(n);
                kernel.affine(1, n, k, a, w, b, expected);

                Buffer z = guarded(n);
                kernel.affineOfRow(n, k, a, w, b, z).orElseThrow().forward();

                assertArrayEquals(expected.floats, z.floats, n + " units of " + k + " inputs");
            }
        }
    }

    @Test
    void an_affine_step_reads_its_row_anew_each_time() {
        Buffer a = random(2, 1);
        Buffer z = guarded(1);
        RowStep step = kernel.affineOfRow(1, 2, a, ones(2), ones(1), z).orElseThrow();

        a.setAll(0, new double[] {2, 3});
        step.forward();
        assertEquals(6, z.get(0));
        a.setAll(0, new double[] {20, 30});
        step.forward();
        assertEquals(51, z.get(0));
    }

    @Test
    void there_is_no_affine_step_for_what_changes_is_large_or_begins_elsewhere() {
        Buffer a = random(129, 1);
        Buffer z = guarded(129);
        Buffer changing = random(129, 2);
        Buffer constant = changing.constant(0, 129);

        assertEquals(Optional.empty(), kernel.affineOfRow(2, 3, a, changing, constant, z));
        assertEquals(Optional.empty(), kernel.affineOfRow(2, 3, a, constant, changing, z));
        assertEquals(Optional.empty(), kernel.affineOfRow(3, 43, a, constant, constant, z));
        assertEquals(Optional.empty(), kernel.affineOfRow(2, 3, a.slice(1, 3), constant, constant, z));
        assertEquals(Optional.empty(), kernel.affineOfRow(2, 3, a, constant, constant, z.slice(1, 2)));
        assertEquals(
                Optional.empty(),
                Kernels.create(Precision.FLOAT64)
                        .affineOfRow(
                                1,
                                1,
                                doubles(),
                                doubles().constant(0, 1),
                                doubles().constant(0, 1),
                                doubles()));
    }

    @ParameterizedTest
    @EnumSource(FloatLoop.class)
    void the_map_of_a_row_has_the_bits_of_that_of_a_batch(FloatLoop loop) {
        ScalarFunction f = LoopFormulas.ALL.get(loop);
        for (int n : new int[] {1, 2, 7, 8, 15, 16, 33, 512}) {
            Buffer z = random(n, 4);
            Buffer expected = guarded(n);
            kernel.map(0, n, f, z, expected);

            Buffer a = guarded(n);
            kernel.mapOfRow(n, f, z, a).orElseThrow().forward();

            assertArrayEquals(expected.floats, a.floats, n + " numbers");
        }
    }

    @Test
    void there_is_no_map_step_for_what_is_large_begins_elsewhere_or_is_one() {
        ScalarFunction f = LoopFormulas.ALL.get(FloatLoop.TANH);
        Buffer z = random(513, 1);

        assertEquals(Optional.empty(), kernel.mapOfRow(513, f, z, guarded(513)));
        assertEquals(Optional.empty(), kernel.mapOfRow(2, f, z.slice(1, 2), guarded(2)));
        assertEquals(Optional.empty(), kernel.mapOfRow(2, f, z, guarded(3).slice(1, 2)));
        assertEquals(Optional.empty(), kernel.mapOfRow(2, f, z, z));
    }

    @Test
    void a_row_or_an_answer_that_is_too_short_is_an_index_out_of_bounds() {
        Buffer w = random(40, 1).constant(0, 40);
        Buffer b = random(8, 2).constant(0, 8);
        ScalarFunction f = LoopFormulas.ALL.get(FloatLoop.RELU);

        RowStep shortRow =
                kernel.affineOfRow(8, 5, random(4, 3), w, b, random(8, 4)).orElseThrow();
        assertThrows(IndexOutOfBoundsException.class, shortRow::forward);
        RowStep shortAnswer =
                kernel.affineOfRow(8, 5, random(5, 3), w, b, random(7, 4)).orElseThrow();
        assertThrows(IndexOutOfBoundsException.class, shortAnswer::forward);
        RowStep shortValues = kernel.mapOfRow(8, f, random(8, 3), random(7, 4)).orElseThrow();
        assertThrows(IndexOutOfBoundsException.class, shortValues::forward);
    }

    private static Buffer doubles() {
        return Buffer.allocate(Precision.FLOAT64, 1);
    }

    private static Buffer ones(int size) {
        Buffer ones = Buffer.allocate(Precision.FLOAT32, size);
        for (int i = 0; i < size; i++) {
            ones.set(i, 1);
        }
        return ones.constant(0, size);
    }

    /** Returns room for n numbers with others behind them. */
    private static Buffer guarded(int n) {
        Buffer buffer = Buffer.allocate(Precision.FLOAT32, n + 4);
        for (int i = 0; i < n + 4; i++) {
            buffer.set(i, GUARD);
        }
        return buffer;
    }

    private static Buffer random(int size, long seed) {
        return RandomBuffers.random(size, 2, seed);
    }
}
