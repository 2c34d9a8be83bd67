package hermo.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SparklineTest {
    private static final double NAN = Double.NaN;

    @Test
    void eight_steps_show_eight_heights() {
        assertEquals("▁▂▃▄▅▆▇█", Sparkline.of(new double[] {1, 2, 3, 4, 5, 6, 7, 8}, 8));
        assertEquals("█▇▆▅▄▃▂▁", Sparkline.of(new double[] {8, 7, 6, 5, 4, 3, 2, 1}, 80));
        assertEquals("█▁", Sparkline.of(new double[] {1e-9, -1e-9}, 80));
    }

    @Test
    void a_longer_series_is_averaged_in_equal_parts() {
        assertEquals(
                "▁▅█", Sparkline.of(new double[] {0, 2, 1, 3, 4, 0, 3, 3, 3}, 3).replace('▆', '▅'));
        assertEquals("▁█", Sparkline.of(new double[] {5, -5, 0, 10, 0, 5}, 2));
    }

    @Test
    void a_long_series_has_the_width_asked_for() {
        double[] rising = IntStream.range(0, 1003).asDoubleStream().toArray();

        assertEquals("▁▁▂▃▄▅▆▇██", Sparkline.of(rising, 10));
        assertEquals(60, Sparkline.of(rising, 60).length());
    }

    @Test
    void a_constant_series_is_low() {
        assertEquals("▁▁▁", Sparkline.of(new double[] {3, 3, 3}, 10));
        assertEquals("▁", Sparkline.of(new double[] {-7}, 10));
    }

    @Test
    void values_that_are_not_finite_are_blank() {
        assertEquals("▁ █ ", Sparkline.of(new double[] {1, NAN, 2, Double.POSITIVE_INFINITY}, 10));
        assertEquals("  ", Sparkline.of(new double[] {NAN, Double.NEGATIVE_INFINITY}, 10));
        assertEquals(" ▁█", Sparkline.of(new double[] {NAN, 1, 1, 1, 2, 2}, 3));
    }

    @Test
    void nothing_gives_an_empty_line() {
        assertEquals("", Sparkline.of(new double[0], 10));
        assertEquals("", Sparkline.of(new double[] {1, 2}, 0));
    }
}
