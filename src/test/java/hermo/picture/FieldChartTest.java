package hermo.picture;

import static hermo.Messages.badArgument;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;

class FieldChartTest {
    private static FieldChart chart() {
        return FieldChart.titled("Plane")
                .x("length in cm")
                .y("width in cm")
                .within(20, 30, -5, 5)
                .points("first", new double[] {20, 30, 99}, new double[] {-5, 5, 0})
                .points("second", new double[] {25}, new double[] {0})
                .points("third", new double[] {22.5}, new double[] {2.5});
    }

    @Test
    void points_stand_at_their_numbers_and_those_outside_are_left_out() {
        SvgChecks svg = SvgChecks.of(chart().picture());

        List<Element> circles = svg.elements("circle");
        assertEquals(3, circles.size()); // two points and the legend
        double x0 = SvgChecks.number(svg.text("20"), "x");
        assertEquals(x0, SvgChecks.number(circles.get(0), "cx"), 0.02);
        assertEquals(SvgChecks.number(svg.text("30"), "x"), SvgChecks.number(circles.get(1), "cx"), 0.02);
        Element square = svg.elements("rect").get(0);
        double middle = SvgChecks.number(square, "x") + SvgChecks.number(square, "width") / 2;
        assertEquals(74 + 200, middle, 0.02);
    }

    @Test
    void series_differ_by_shape_and_have_a_legend() {
        SvgChecks svg = SvgChecks.check(chart().picture());

        assertEquals(2, svg.elements("rect").size());
        assertEquals(2, svg.elements("polygon").size());
        assertTrue(
                svg.texts().containsAll(List.of("Plane", "length in cm", "width in cm", "first", "second", "third")));
    }

    @Test
    void the_field_has_the_colours_of_its_series_over_the_paper_and_a_line_between() {
        int[][] field = new int[32][40];
        double[][] strength = new double[32][40];
        for (int r = 0; r < 32; r++) {
            for (int c = 0; c < 40; c++) {
                field[r][c] = c < 20 ? 0 : 1;
                strength[r][c] = r < 16 ? 1 : 0;
            }
        }
        Picture picture = FieldChart.titled("Field")
                .points("a", new double[0], new double[0])
                .points("b", new double[0], new double[0])
                .field(field, strength)
                .picture();
        SvgChecks.check(picture);
        BufferedImage light = picture.image(1);
        BufferedImage dark = picture.darkImage(1);

        // 0.48 of blue #2f7fc1 over white and over #0d1117, and 0.08 of it further below
        assertNear(0x9BC1E1, light.getRGB(74 + 45, 44 + 33));
        assertNear(0x1D4669, dark.getRGB(74 + 45, 44 + 33));
        assertNear(0xEEF5FA, light.getRGB(74 + 45, 44 + 305));
        // 0.48 of orange-red #d9601a over white
        assertNear(0xEDB391, light.getRGB(74 + 355, 44 + 33));
        // 0.9 of grey between them
        assertNear(0x8C8C8C, light.getRGB(74 + 195, 44 + 33));
        assertNear(0x8C8C8C, light.getRGB(74 + 205, 44 + 33));
    }

    private static void assertNear(int expected, int rgb) {
        for (int shift = 0; shift <= 16; shift += 8) {
            assertEquals(expected >> shift & 0xFF, rgb >> shift & 0xFF, 3, () -> Integer.toHexString(rgb & 0xFFFFFF));
        }
    }

    @Test
    void the_text_shows_areas_and_points() {
        String text = chart().field(new int[][] {{0, 1}, {2, 2}}, new double[2][2])
                .picture()
                .toString();

        assertTrue(text.startsWith("Plane\no first on ·, # second on ░, ^ third on -\nwidth in cm\n"), text);
        String[] lines = text.split("\n");
        assertEquals(" 5 ┤" + "·".repeat(23) + "░".repeat(23), lines[3]);
        assertEquals("−5 ┤" + "-".repeat(46), lines[17]);
        assertTrue(lines[10].contains("#"), text);
        assertTrue(text.length() < 1000);
    }

    @Test
    void many_series_have_symbols_for_all_and_a_long_title_fits() {
        FieldChart chart = FieldChart.titled("A plane with quite a lot of different series in it, named one by one");
        for (int i = 0; i < 12; i++) {
            chart = chart.points("series number " + i, new double[] {0.08 * i}, new double[] {0.5});
        }

        SvgChecks.check(chart.x("x").y("y").picture());
    }

    @Test
    void of_many_series_as_many_are_named_as_there_is_room_for_and_long_names_are_cut() {
        String name = "a class with a name that nobody would read to its end ".repeat(3);
        FieldChart chart = FieldChart.titled(name).x(name).y(name).within(-1.23e8, -1.23e8 + 5, 1e6, 1e6 + 400);
        for (int i = 0; i < 30; i++) {
            chart = chart.points(i + " " + name, new double[] {-1.23e8}, new double[] {1e6});
        }
        SvgChecks svg = SvgChecks.check(chart.picture());

        assertTrue(svg.texts().contains("… and 15 more"), svg.texts().toString());
        assertTrue(svg.texts().stream().noneMatch(text -> text.startsWith("15 ")));
        assertTrue(chart.picture().width() < 800);
        assertTrue(chart.toString().lines().allMatch(line -> line.length() <= 100), chart.toString());
    }

    @Test
    void mistakes_are_told_with_what_was_expected() {
        FieldChart chart = FieldChart.titled("t");

        assertEquals(
                "within: expected ranges from low to high but got 1.0 to 0.0 and 0.0 to 1.0",
                badArgument(() -> chart.within(1, 0, 0, 1)));
        assertEquals(
                "points a: expected as many xs as ys but got 1 and 2",
                badArgument(() -> chart.points("a", new double[1], new double[2])));
        assertEquals(
                "field: expected as many rows and columns of strengths as of series, all rows of one length",
                badArgument(() -> chart.field(new int[2][3], new double[2][2])));
    }
}
