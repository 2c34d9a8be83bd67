package hermo.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hermo.kernel.Buffer;
import hermo.kernel.Precision;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PreparedRowsTest {
    @ParameterizedTest
    @EnumSource(Precision.class)
    void later_epochs_give_the_rows_of_a_first_one(Precision precision) {
        Dataset data = Dataset.iris();
        BatchPlan plan = new BatchPlan(16, 3, Scaler.ofInputs(data), Scaler.identity(3));

        try (Batches long1 = data.batches(plan)) {
            for (long key = 1; key <= 4; key++) {
                long1.start(key);
                try (Batches fresh = data.batches(plan)) {
                    fresh.start(key);
                    assertSameBatches(fresh, long1, precision);
                }
            }
        }
    }

    private static void assertSameBatches(Batches expected, Batches found, Precision precision) {
        Buffer[] one = buffers(precision);
        Buffer[] other = buffers(precision);
        int rows;
        int all = 0;
        do {
            rows = expected.next(one[0], one[1], one[2]);
            assertEquals(rows, found.next(other[0], other[1], other[2]));
            for (int b = 0; b < one.length; b++) {
                assertArrayEquals(one[b].toArray(), other[b].toArray());
            }
            all += rows;
        } while (rows > 0);
        assertEquals(150, all);
    }

    private static Buffer[] buffers(Precision precision) {
        return new Buffer[] {
            Buffer.allocate(precision, 16 * 4), Buffer.allocate(precision, 16 * 3), Buffer.allocate(precision, 16)
        };
    }

    @Test
    void rows_that_would_take_the_memory_are_not_kept() {
        assertTrue(PreparedRows.fit(Precision.FLOAT32, 1000, 784));
        assertFalse(PreparedRows.fit(Precision.FLOAT32, 1 << 20, 65));
        long doubles = Runtime.getRuntime().maxMemory() / 64;
        assertFalse(PreparedRows.fit(Precision.FLOAT64, (int) (doubles / 64 + 1), 64));
    }
}
