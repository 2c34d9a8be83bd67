package hermo.picture;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ThinningTest {
    @Test
    void a_short_curve_keeps_all_its_points() {
        assertArrayEquals(new int[] {0, 1, 2}, Thinning.of(new double[] {5, Double.NaN, 7}));
    }

    @Test
    void a_long_curve_keeps_its_ends_and_its_only_peak() {
        double[] ys = new double[1_000_003];
        ys[123_456] = 9;
        ys[700_001] = -9;

        int[] kept = Thinning.of(ys);

        assertTrue(kept.length <= 4 * Thinning.PARTS, () -> kept.length + " points");
        assertTrue(Arrays.equals(kept, IntStream.of(kept).sorted().distinct().toArray()));
        assertTrue(Arrays.stream(kept).anyMatch(i -> i == 123_456)
                && Arrays.stream(kept).anyMatch(i -> i == 700_001));
        assertTrue(kept[0] == 0 && kept[kept.length - 1] == ys.length - 1);
    }

    @Test
    void values_follow_their_points() {
        assertArrayEquals(new double[] {1, 3}, Thinning.at(new int[] {0, 2}, new double[] {1, 2, 3}));
    }
}
