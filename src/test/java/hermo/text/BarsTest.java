package hermo.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class BarsTest {
    @Test
    void bars_go_from_zero_to_both_sides_in_half_blocks() {
        assertEquals(
                """
                a     │███████████████████████████████▌   +1
                bb ▐██│                                 -0.1
                c     │                                  NaN\
                """,
                Bars.of(List.of("a", "bb", "c"), new double[] {1, -0.08, Double.NaN}, List.of("+1", "-0.1", "NaN")));
    }

    @Test
    void the_longest_label_is_cut_and_every_line_is_narrow() {
        String line = Bars.of(List.of("x".repeat(200)), new double[] {5}, List.of("123456789 ± 123456789"));

        assertTrue(line.startsWith("x".repeat(25) + "… │"), line);
        assertTrue(line.length() < 86, line);
    }

    @Test
    void nothing_but_zeros_has_no_bars() {
        assertEquals("a │ 0\nb │ 0", Bars.of(List.of("a", "b"), new double[2], List.of("0", "0")));
        assertEquals("", Bars.of(List.of(), new double[0], List.of()));
    }
}
