package hermo.picture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;

class PanelsTest {
    private static Picture dot(String name) {
        Canvas canvas = new Canvas(100, 50);
        canvas.circle(10, 20, 5, Ink.BLUE, Ink.NONE);
        return canvas.picture(name, "text of " + name);
    }

    @Test
    void pictures_lie_row_by_row_below_the_title() {
        Picture panels = Panels.of("All", 2, List.of(dot("a"), dot("b"), dot("c")));

        List<Element> circles = SvgChecks.check(panels).elements("circle");

        assertEquals(216, panels.width());
        assertEquals(34 + 50 + 16 + 50, panels.height());
        assertEquals(10, SvgChecks.number(circles.get(0), "cx"));
        assertEquals(126, SvgChecks.number(circles.get(1), "cx"));
        assertEquals(10, SvgChecks.number(circles.get(2), "cx"));
        assertEquals(54, SvgChecks.number(circles.get(0), "cy"));
        assertEquals(120, SvgChecks.number(circles.get(2), "cy"));
        assertEquals("All: a; b; c", panels.description());
        assertEquals("All\ntext of a\ntext of b\ntext of c", panels.toString());
    }

    @Test
    void the_text_has_the_first_pictures_that_fit_and_the_whole_has_all() {
        Picture panels = Panels.of("All", 2, Collections.nCopies(50, dot("a picture of a longer name")));
        String text = panels.toString();

        assertTrue(text.length() <= 950, () -> text.length() + " characters");
        assertTrue(text.matches("(?s)All\ntext of a picture.* name\n… and [0-9]+ more; print\\(\\) shows all"), text);
        assertEquals(51, panels.toText().lines().count());
    }

    @Test
    void a_text_that_is_too_long_for_a_terminal_is_cut_in_the_middle() {
        Picture picture =
                new Canvas(9, 9).picture("lines", "title\n" + "a line of text\n".repeat(100) + "x".repeat(200));

        assertTrue(picture.toString().length() <= 950, picture.toString());
        assertTrue(picture.toString().startsWith("title\na line of text\n"), picture.toString());
        assertTrue(picture.toString().contains(" lines more; print() shows all\n"), picture.toString());
        assertTrue(picture.toText().endsWith("x".repeat(200)), picture.toText());
    }

    @Test
    void fewer_pictures_than_columns_take_no_more_room_than_they_need() {
        assertEquals(100, Panels.of("", 3, List.of(dot("a"))).width());
        assertEquals(50, Panels.of("", 3, List.of(dot("a"))).height());
    }

    @Test
    void a_long_title_widens_the_sheet() {
        SvgChecks.check(Panels.of("a title that is longer than its only picture", 1, List.of(dot("a"))));
    }

    @Test
    void panels_refuse_nothing() {
        assertEquals(
                "Panels.of: expected at least one picture but got 0",
                assertThrows(IllegalArgumentException.class, () -> Panels.of("t", 1, List.of()))
                        .getMessage());
        assertEquals(
                "Panels.of: expected at least one column but got 0",
                assertThrows(IllegalArgumentException.class, () -> Panels.of("t", 0, List.of(dot("a"))))
                        .getMessage());
    }
}
