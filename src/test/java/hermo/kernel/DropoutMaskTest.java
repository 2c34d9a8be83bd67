package hermo.kernel;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The mask without branches, by windows on several threads, against its definition. */
class DropoutMaskTest {
    private static final int SIZE = 70_000;
    private static final float GUARD = -5;

    @ParameterizedTest
    @CsvSource({"0, 1", "0.2, 1", "0.5, 3", "0.3, 2", "0.9999999, 2", "1e-9, 3", "0.3333333333333333, 5"})
    void a_number_is_dropped_if_its_uniform_number_is_below_the_rate(double rate, int threads) {
        float[] values = new float[SIZE + 7];
        Arrays.fill(values, GUARD);
        Buffer y = window(values);

        Kernels.create(Precision.FLOAT32, threads).dropoutMask(2, SIZE, 42, rate, y);

        float[] expected = new float[SIZE + 7];
        Arrays.fill(expected, GUARD);
        for (int i = 2; i < SIZE; i++) {
            double uniform = (CounterRandom.bits(42, i) >>> 11) * 0x1.0p-53;
            expected[3 + i] = uniform < rate ? 0 : (float) (1 / (1 - rate));
        }
        assertArrayEquals(expected, y.floats);
    }

    @Test
    void a_uniform_number_that_is_the_rate_itself_is_kept() {
        double rate = (CounterRandom.bits(7, 5) >>> 11) * 0x1.0p-53;
        Buffer y = Buffer.allocate(Precision.FLOAT32, 6);

        Kernels.create(Precision.FLOAT32, 1).dropoutMask(5, 6, 7, rate, y);
        float kept = y.floats[5];
        Kernels.create(Precision.FLOAT32, 1).dropoutMask(5, 6, 7, Math.nextUp(rate), y);

        assertEquals((float) (1 / (1 - rate)), kept);
        assertEquals(0, y.floats[5]);
    }

    /** Returns a window that begins at index 3. */
    private static Buffer window(float[] values) {
        Buffer all = Buffer.allocate(Precision.FLOAT32, values.length);
        System.arraycopy(values, 0, all.floats, 0, values.length);
        return all.slice(3, values.length - 3);
    }
}
