package hermo.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class BrailleTest {
    @Test
    void each_dot_of_a_character_has_its_bit() {
        String expected = "⠁⠂⠄⡀⠈⠐⠠⢀";
        for (int i = 0; i < 8; i++) {
            Braille sheet = new Braille(1, 1);
            sheet.dot(i / 4, i % 4);
            assertEquals(expected.substring(i, i + 1), sheet.row(0), "dot " + i);
        }
    }

    @Test
    void a_sheet_has_two_dots_a_column_and_four_a_row() {
        Braille sheet = new Braille(3, 2);
        sheet.dot(5, 7);

        assertEquals(6, sheet.width());
        assertEquals(8, sheet.height());
        assertEquals("⠀⠀⠀", sheet.row(0));
        assertEquals("⠀⠀⢀", sheet.row(1));
    }

    @Test
    void dots_beyond_the_sheet_are_left_out() {
        Braille sheet = new Braille(1, 1);
        sheet.dot(-1, 0);
        sheet.dot(0, -1);
        sheet.dot(2, 0);
        sheet.dot(0, 4);

        assertEquals("⠀", sheet.row(0));
    }

    @Test
    void lines_run_from_dot_to_dot() {
        Braille level = new Braille(2, 1);
        level.line(0, 0, 3, 0);
        Braille diagonal = new Braille(2, 1);
        diagonal.line(3, 3, 0, 0);
        Braille point = new Braille(1, 1);
        point.line(1, 2, 1, 2);

        assertEquals("⠉⠉", level.row(0));
        assertEquals("⠑⢄", diagonal.row(0));
        assertEquals("⠠", point.row(0));
    }
}
