package hermo.kernel;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TeamWindowsTest {
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 8191, 8192, 8193, 40_000, 131_072, 500_001})
    void every_number_is_met_once_on_any_number_of_threads(int size) {
        for (int threads = 1; threads <= 4; threads++) {
            int[] counts = new int[size];

            new TeamWindows(threads).run(size, (from, to) -> {
                for (int i = from; i < to; i++) {
                    counts[i]++;
                }
            });

            int[] once = new int[size];
            Arrays.fill(once, 1);
            assertArrayEquals(once, counts);
        }
    }

    @Test
    void windows_of_the_longest_vector_fit_and_do_not_overflow() {
        AtomicLong met = new AtomicLong();

        new TeamWindows(2).run(Integer.MAX_VALUE, (from, to) -> {
            assertTrue(from < to);
            met.addAndGet(to - from);
        });

        assertEquals(Integer.MAX_VALUE, met.get());
    }
}
