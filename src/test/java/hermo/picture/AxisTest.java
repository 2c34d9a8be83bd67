package hermo.picture;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class AxisTest {
    private static final double NAN = Double.NaN;

    private static List<String> labels(Axis axis) {
        return Arrays.stream(axis.ticks()).mapToObj(axis::label).toList();
    }

    @Test
    void ticks_are_round_and_their_labels_short() {
        assertEquals(List.of("0", "20", "40", "60", "80", "100"), labels(Axis.between(0, 100, false, 0, 300)));
        assertEquals(List.of("−0.5", "0.0", "0.5"), labels(Axis.between(-0.7, 0.9, false, 0, 200)));
        assertEquals(List.of("1,000", "2,000", "3,000"), labels(Axis.between(999, 3001, false, 0, 150)));
        assertEquals(List.of("0", "5e−5", "1e−4"), labels(Axis.between(0, 1e-4, false, 0, 150)));
        assertEquals(List.of("1e6", "1.5e6", "2e6"), labels(Axis.between(1e6, 2e6, false, 0, 150)));
    }

    @Test
    void a_logarithmic_axis_has_powers_of_ten_or_the_steps_between_them() {
        assertEquals(List.of("1e−5", "1e−4", "0.001", "0.01", "0.1", "1"), labels(Axis.between(1e-5, 1, true, 0, 600)));
        assertEquals(List.of("1", "2", "5", "10"), labels(Axis.between(1, 12, true, 0, 600)));
        assertEquals(List.of("1e−8", "1e−4", "1"), labels(Axis.between(1e-8, 1, true, 0, 100)));
    }

    @Test
    void pixels_lie_in_proportion_to_values_or_their_logarithms() {
        Axis even = Axis.between(0, 10, false, 100, 200);
        Axis logarithmic = Axis.between(1, 100, true, 100, 200);

        assertArrayEquals(new double[] {100, 125, 200, 90}, even.pixels(new double[] {0, 2.5, 10, -1}), 1e-9);
        assertArrayEquals(new double[] {100, 150, 200, NAN}, logarithmic.pixels(new double[] {1, 10, 100, 0}), 1e-9);
        assertEquals(100, even.along(200, 100).pixel(10), 1e-9);
    }

    @Test
    void an_axis_spans_the_finite_values_of_all_curves() {
        Axis axis = Axis.over(List.of(new double[] {3, NAN}, new double[] {-1, Double.POSITIVE_INFINITY}), false, 0, 9);
        Axis positive = Axis.over(List.of(new double[] {-1, 0, 0.5, 8}), true, 0, 9);

        assertEquals(-1, axis.low());
        assertEquals(3, axis.high());
        assertEquals(0.5, positive.low());
        assertEquals(8, positive.high());
    }

    @Test
    void a_single_value_and_no_value_get_room_around_them() {
        assertEquals(2, Axis.between(4, 4, false, 0, 9).low());
        assertEquals(6, Axis.between(4, 4, false, 0, 9).high());
        assertEquals(-1, Axis.between(0, 0, false, 0, 9).low());
        assertEquals(0, Axis.over(List.of(), false, 0, 9).low());
        assertEquals(1, Axis.over(List.of(), false, 0, 9).high());
        assertEquals(0.1, Axis.over(List.of(), true, 0, 9).low());
    }

    @Test
    void the_smallest_and_the_greatest_numbers_have_pixels_within_the_axis() {
        double least = Double.MIN_VALUE;
        double most = Double.MAX_VALUE;
        for (double[] ends : new double[][] {
            {least, least}, {0, least}, {-least, least}, {1e-310, 2e-310}, {-most, most}, {most, most}, {-most, -most}
        }) {
            check(Axis.between(ends[0], ends[1], false, 0, 300), ends);
            check(Axis.between(ends[0], ends[1], false, 0, 300).rounded(), ends);
        }
        for (double[] ends : new double[][] {{least, least}, {most, most}, {least, most}}) {
            check(Axis.between(ends[0], ends[1], true, 0, 300), ends);
        }
    }

    private static void check(Axis axis, double... values) {
        String seen = Arrays.toString(values) + " from " + axis.low() + " to " + axis.high();
        assertTrue(axis.low() < axis.high() && Double.isFinite(axis.low()) && Double.isFinite(axis.high()), seen);
        assertEquals(0, axis.pixel(axis.low()), seen);
        assertEquals(300, axis.pixel(axis.high()), seen);
        for (double value : values) {
            assertTrue(axis.pixel(value) >= 0 && axis.pixel(value) <= 300, seen);
        }
        for (double tick : axis.ticks()) {
            assertTrue(axis.pixel(tick) >= -1e-6 && axis.pixel(tick) <= 300 + 1e-6, seen + ", tick " + tick);
            assertTrue(axis.label(tick).length() < 20, seen + ", tick " + axis.label(tick));
        }
    }

    @Test
    void seeded_ranges_have_even_ticks_within_them_and_labels_that_differ() {
        for (int seed = 0; seed < 500; seed++) {
            Axis axis = random(seed, false);
            double[] ticks = axis.ticks();
            String seen = "seed " + seed + " " + Arrays.toString(ticks);

            assertTrue(ticks.length >= 1 && ticks.length <= 14, seen);
            double step = ticks.length > 1 ? ticks[1] - ticks[0] : 1;
            for (int i = 0; i < ticks.length; i++) {
                assertTrue(ticks[i] >= axis.low() - 1e-6 * step && ticks[i] <= axis.high() + 1e-6 * step, seen);
                assertEquals(ticks[0] + i * step, ticks[i], 1e-6 * step, seen);
            }
            assertEquals(ticks.length, labels(axis).stream().distinct().count(), seen + labels(axis));
        }
    }

    @Test
    void seeded_labels_read_as_their_ticks() {
        for (int seed = 0; seed < 500; seed++) {
            for (boolean logarithmic : new boolean[] {false, true}) {
                Axis axis = random(seed, logarithmic);
                for (double tick : axis.ticks()) {
                    double read = Double.parseDouble(
                            axis.label(tick).replace('−', '-').replace(",", ""));
                    double near = Math.abs(axis.high() - axis.low()) * 1e-3;
                    assertEquals(tick, read, logarithmic ? tick * 1e-6 : near, "seed " + seed + " " + axis.label(tick));
                }
            }
        }
    }

    @Test
    void seeded_axes_rounded_begin_and_end_with_a_tick_and_lose_nothing() {
        for (int seed = 0; seed < 500; seed++) {
            Axis axis = random(seed, false);
            Axis rounded = axis.rounded();
            double[] ticks = rounded.ticks();
            double slack = 1e-6 * (axis.high() - axis.low());

            assertTrue(rounded.low() <= axis.low() + slack && rounded.high() >= axis.high() - slack, "seed " + seed);
            assertEquals(rounded.low(), ticks[0], slack, "seed " + seed);
            assertEquals(rounded.high(), ticks[ticks.length - 1], slack, "seed " + seed);
        }
    }

    @Test
    void seeded_values_come_back_from_their_pixels() {
        for (int seed = 0; seed < 500; seed++) {
            for (boolean logarithmic : new boolean[] {false, true}) {
                Axis axis = random(seed, logarithmic);
                double pixel = 50 + 10 * new Random(seed).nextDouble();
                assertEquals(pixel, axis.pixel(axis.value(pixel)), 1e-6, "seed " + seed);
            }
        }
    }

    private static Axis random(int seed, boolean logarithmic) {
        Random random = new Random(seed);
        double size = Math.pow(10, random.nextInt(16) - 8);
        double low = logarithmic ? size * (0.1 + random.nextDouble()) : size * random.nextGaussian();
        double high = low + size * (0.01 + 10 * random.nextDouble());
        return Axis.between(low, high, logarithmic, 50, 100 + random.nextInt(500));
    }
}
