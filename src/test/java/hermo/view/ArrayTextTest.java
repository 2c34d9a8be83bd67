package hermo.view;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ArrayTextTest {
    @Test
    void a_short_array_is_shown_in_full() {
        assertEquals("[0.1, -2.0]", ArrayText.of(new double[] {0.1, -2}));
        assertEquals("[]", ArrayText.of(new double[0]));
    }

    @Test
    void a_long_array_shows_its_first_values_and_how_many_there_are() {
        double[] values = IntStream.range(0, 21).asDoubleStream().toArray();

        assertEquals(
                "[0.0, 1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0, 8.0, 9.0, 10.0, 11.0, 12.0, 13.0, 14.0, 15.0, 16.0, 17.0,"
                        + " 18.0, 19.0, … (21 values)]",
                ArrayText.of(values));
    }

    @Test
    void rows_stand_below_each_other() {
        assertEquals("[[1.0, 2.0],\n [3.0]]", ArrayText.of(new double[][] {{1, 2}, {3}}));
    }

    @Test
    void of_many_rows_the_first_are_shown() {
        String text = ArrayText.of(new double[21][1]);

        assertEquals(21, text.lines().count());
        assertEquals(" … (21 rows)]", text.lines().skip(20).findFirst().orElseThrow());
    }
}
