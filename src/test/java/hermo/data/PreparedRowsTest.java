package hermo.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hermo.kernel.Buffer;
import hermo.kernel.Precision;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PreparedRowsTest {
    @ParameterizedTest
    @EnumSource(Precision.class)
    void later_epochs_give_the_rows_of_a_first_one(Precision precision) {
        Dataset data = Dataset.iris();
        BatchPlan plan = new BatchPlan(16, 3, Scaler.ofInputs(data), Scaler.identity(3));

        try (Batches walk = data.batches(plan)) {
            for (long key = 1; key <= 4; key++) {
                walk.start(key);
                try (Batches fresh = data.batches(plan)) {
                    fresh.start(key);
                    assertSameBatches(fresh, walk, precision);
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
    void a_row_that_was_kept_is_copied_and_another_is_not() {
        PreparedRows rows = PreparedRows.of(Precision.FLOAT32, 3, 2).orElseThrow();
        Buffer batch = Buffer.allocate(Precision.FLOAT32, 4);
        batch.setAll(0, new double[] {1, 2, 3, 4});

        rows.keep(2, batch, 1);

        assertTrue(rows.copy(2, batch, 0));
        assertFalse(rows.copy(1, batch, 1));
        assertArrayEquals(new double[] {3, 4, 3, 4}, batch.toArray());
        rows.close();
    }

    @Test
    void more_than_64_million_numbers_are_not_kept() {
        assertTrue(PreparedRows.of(Precision.FLOAT32, 1 << 20, 65).isEmpty());
    }

    @Test
    void all_walks_share_the_room_and_give_it_back() {
        int rows = 1 << 18;
        List<PreparedRows> kept = new ArrayList<>();
        long most = Runtime.getRuntime().maxMemory() / 8 / (rows * 64L * Float.BYTES);
        Optional<PreparedRows> next = PreparedRows.of(Precision.FLOAT32, rows, 64);
        while (next.isPresent() && kept.size() <= most) {
            kept.add(next.get());
            next = PreparedRows.of(Precision.FLOAT32, rows, 64);
        }
        assertTrue(next.isEmpty(), () -> kept.size() + " walks have taken more than their part");

        kept.forEach(PreparedRows::close);

        Optional<PreparedRows> again = PreparedRows.of(Precision.FLOAT32, rows, 64);
        assertEquals(most > 0, again.isPresent());
        again.ifPresent(PreparedRows::close);
    }
}
