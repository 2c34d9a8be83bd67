package hermo.picture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;

class BarChartTest {
    private static BarChart chart() {
        return BarChart.titled("Importance")
                .x("drop of r2")
                .bar("bmi", 0.4)
                .bar("age", -0.1)
                .bar("none", 0);
    }

    @Test
    void bars_are_as_long_as_their_numbers_and_begin_at_zero() {
        SvgChecks svg = SvgChecks.check(chart().picture());

        List<Element> bars = svg.elements("rect");
        assertEquals(3, bars.size());
        double unit = SvgChecks.number(bars.get(0), "width") / 0.4;
        double zero = SvgChecks.number(bars.get(0), "x");
        assertEquals(0.1 * unit, SvgChecks.number(bars.get(1), "width"), 0.02);
        assertEquals(zero, SvgChecks.number(bars.get(1), "x") + SvgChecks.number(bars.get(1), "width"), 0.02);
        assertEquals(0, SvgChecks.number(bars.get(2), "width"));
        assertEquals(zero, SvgChecks.number(svg.text("0.00"), "x"), 0.02);
        assertEquals(0.2 * unit, SvgChecks.number(svg.text("0.20"), "x") - zero, 0.02);
        assertEquals(-0.1 * unit, SvgChecks.number(svg.text("−0.10"), "x") - zero, 0.02);
    }

    @Test
    void names_numbers_and_labels_are_there_and_the_signs_have_two_colours() {
        SvgChecks svg = SvgChecks.check(chart().picture());

        assertTrue(
                svg.texts().containsAll(List.of("Importance", "drop of r2", "bmi", "age", "0.4000", "−0.1000")),
                () -> svg.texts().toString());
        assertEquals(
                SvgChecks.number(svg.text("bmi"), "y"),
                SvgChecks.number(svg.elements("rect").get(0), "y") + 7 + 4,
                0.02);
        assertEquals("#2f7fc1", svg.elements("rect").get(0).getAttribute("fill"));
        assertEquals("#d9601a", svg.elements("rect").get(1).getAttribute("fill"));
    }

    @Test
    void an_error_bar_reaches_to_both_sides_of_the_end() {
        SvgChecks svg = SvgChecks.check(
                BarChart.titled("t").bar("a", 2, 0.5).bar("b", 1).picture());

        Element bar = svg.elements("rect").get(0);
        double zero = SvgChecks.number(bar, "x");
        double unit = SvgChecks.number(bar, "width") / 2;
        List<Element> thick = svg.elements("polyline", "stroke-width", "1.5");
        assertEquals(3, thick.size());
        double[][] line = SvgChecks.points(thick.get(0));
        assertEquals(zero + 1.5 * unit, line[0][0], 0.02);
        assertEquals(zero + 2.5 * unit, line[1][0], 0.02);
        assertTrue(svg.texts().contains("2.0000 ± 0.5000"), () -> svg.texts().toString());
    }

    @Test
    void of_many_bars_the_first_are_shown_and_the_others_counted() {
        BarChart chart = BarChart.titled("Many");
        for (int i = 0; i < 64; i++) {
            chart = chart.bar("pixel_" + i, 64 - i);
        }
        Picture picture = chart.picture();

        SvgChecks svg = SvgChecks.check(picture);
        assertEquals(20, svg.elements("rect").size());
        assertTrue(svg.texts().contains("Many, the first 20 of 64"));
        assertTrue(picture.toString().endsWith("… and 54 more"), picture.toString());
        assertTrue(picture.toString().length() < 1000);
    }

    @Test
    void long_names_are_cut_and_what_is_not_finite_has_no_bar() {
        SvgChecks svg = SvgChecks.check(BarChart.titled("A title ".repeat(20))
                .x("a label ".repeat(20))
                .bar("a name that goes on and on and on and on", 1234567.8, 1e5)
                .bar("nan", Double.NaN)
                .bar("infinite", Double.POSITIVE_INFINITY)
                .picture());

        assertEquals(1, svg.elements("rect").size());
        assertTrue(
                svg.texts().contains("a name that goes on and on and …"),
                () -> svg.texts().toString());
        assertTrue(svg.texts().contains("NaN"));
        assertFalse(svg.texts().contains("nan ±"));
    }

    @Test
    void nothing_at_all_is_drawn_too() {
        SvgChecks.check(BarChart.titled("Nothing").picture());
        SvgChecks.check(BarChart.titled("Zeros").bar("a", 0).picture());
    }

    @Test
    void the_text_has_the_same_bars() {
        assertEquals("""
                Importance: drop of r2
                bmi         │███████████████████████████  0.4000
                age  ███████│                            −0.1000
                none        │                             0.0000\
                """, chart().picture().toString());
    }
}
