package hermo.picture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ColorMapTest {
    @Test
    void the_ends_and_the_middle_have_the_colours_of_their_anchors() {
        assertEquals(0x8A3205, ColorMap.DIVERGING.rgb(0));
        assertEquals(0xF7F7F5, ColorMap.DIVERGING.rgb(0.5));
        assertEquals(0x0F4477, ColorMap.DIVERGING.rgb(1));
        assertEquals(0x0E2450, ColorMap.SEQUENTIAL.rgb(0));
        assertEquals(0xF9E04B, ColorMap.SEQUENTIAL.rgb(1));
    }

    @Test
    void colours_run_evenly_between_anchors() {
        assertEquals(0x808080, ColorMap.GRAY.rgb(0.5));
        assertEquals(0x404040, ColorMap.GRAY.rgb(0.25));
    }

    @ParameterizedTest
    @EnumSource
    void beyond_the_ends_is_as_at_the_ends_and_nothing_is_grey(ColorMap map) {
        assertEquals(map.rgb(0), map.rgb(-3));
        assertEquals(map.rgb(1), map.rgb(Double.POSITIVE_INFINITY));
        assertEquals(0x9A9A9A, map.rgb(Double.NaN));
    }

    @ParameterizedTest
    @EnumSource(names = {"SEQUENTIAL", "GRAY"})
    void more_is_lighter_all_the_way(ColorMap map) {
        for (int i = 1; i <= 100; i++) {
            double less = light(map.rgb((i - 1) / 100.0));
            double more = light(map.rgb(i / 100.0));
            assertTrue(more > less, map + " at " + i);
        }
    }

    /** Blue is what readers who lack red or green see best: orange has little of it, blue much. */
    @Test
    void diverging_colours_of_one_distance_differ_in_blue_and_grow_darker_alike() {
        for (double distance = 0.1; distance <= 0.5; distance += 0.05) {
            int negative = ColorMap.DIVERGING.rgb(0.5 - distance);
            int positive = ColorMap.DIVERGING.rgb(0.5 + distance);
            assertTrue((positive & 0xFF) - (negative & 0xFF) > 20, "distance " + distance);
            assertEquals(light(negative), light(positive), 0.16, "distance " + distance);
        }
        assertTrue(ColorMap.DIVERGING.isDiverging());
        assertFalse(ColorMap.SEQUENTIAL.isDiverging());
    }

    @Test
    void numbers_get_colours_by_their_place_in_a_range() {
        assertEquals(0x404040, ColorMap.GRAY.rgb(new double[] {2, 0}, 1, 5)[0]);
        assertEquals(0xF7F7F5, ColorMap.DIVERGING.rgb(new double[] {0}, 0, 0)[0], "all are 0");
        assertEquals(0x000000, ColorMap.GRAY.rgb(new double[] {7}, 7, 7)[0], "all are equal");
    }

    private static double light(int rgb) {
        return (0.2126 * (rgb >> 16 & 0xFF) + 0.7152 * (rgb >> 8 & 0xFF) + 0.0722 * (rgb & 0xFF)) / 255;
    }
}
