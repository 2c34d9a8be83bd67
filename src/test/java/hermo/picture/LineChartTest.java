package hermo.picture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;

class LineChartTest {
    private static final double NAN = Double.NaN;
    private static final LineChart CHART = LineChart.titled("Loss").x("epoch").y("loss");

    /** The curves are the only lines two pixels wide. */
    private static List<Element> curves(SvgChecks svg) {
        return svg.elements("polyline", "stroke-width", "2");
    }

    @Test
    void points_lie_where_the_ticks_of_their_values_are() {
        SvgChecks svg = SvgChecks.check(CHART.curve("training", new double[] {0, 2, 4}, new double[] {30, 10, 20})
                .picture());

        double[][] points = SvgChecks.points(curves(svg).get(0));
        List<Element> xTicks = svg.elements("text", "text-anchor", "middle");
        assertEquals(3, points.length);
        for (int i = 0; i < 3; i++) {
            String x = List.of("0.0", "2.0", "4.0").get(i);
            String y = List.of("30", "10", "20").get(i);
            Element xTick = xTicks.stream()
                    .filter(tick -> tick.getTextContent().equals(x))
                    .findFirst()
                    .orElseThrow();
            assertEquals(SvgChecks.number(xTick, "x"), points[i][0], 0.02, x);
            assertEquals(SvgChecks.number(svg.text(y), "y") - 4, points[i][1], 0.02, y);
        }
        assertTrue(svg.texts().containsAll(List.of("Loss", "epoch", "loss", "training")));
    }

    @Test
    void a_name_stands_at_the_end_of_its_curve_in_its_colour() {
        SvgChecks svg = SvgChecks.check(CHART.curve("training", new double[] {0, 1, 2}, new double[] {5, 4, 1})
                .dashedCurve("validation", new double[] {0, 1, 2}, new double[] {5, 3, NAN})
                .picture());

        Element training = curves(svg).get(0);
        Element validation = curves(svg).get(1);

        assertEquals("#2f7fc1", training.getAttribute("stroke"));
        assertEquals("#2f7fc1", svg.text("training").getAttribute("fill"));
        assertEquals("#d9601a", svg.text("validation").getAttribute("fill"));
        assertEquals("5 4", validation.getAttribute("stroke-dasharray"));
        assertEquals(2, SvgChecks.points(validation).length);
        assertEquals(SvgChecks.points(training)[2][1] + 4, SvgChecks.number(svg.text("training"), "y"), 0.02);
        assertEquals(SvgChecks.points(validation)[1][1] + 4, SvgChecks.number(svg.text("validation"), "y"), 0.02);
    }

    @Test
    void a_curve_breaks_off_where_it_is_not_finite() {
        SvgChecks svg = SvgChecks.check(CHART.curve("a", new double[] {0, 1, 2, 3, 4}, new double[] {1, 2, NAN, 3, 4})
                .picture());

        assertEquals(
                List.of(2, 2),
                curves(svg).stream()
                        .map(curve -> SvgChecks.points(curve).length)
                        .toList());
    }

    @Test
    void a_logarithmic_axis_spaces_powers_evenly_and_leaves_out_what_has_no_logarithm() {
        SvgChecks svg = SvgChecks.check(CHART.logX()
                .logY()
                .curve("a", new double[] {0, 1, 10, 100}, new double[] {1, 1000, 100, 10})
                .mark("best", 10)
                .picture());

        double[][] points = SvgChecks.points(curves(svg).get(0));
        assertEquals(3, points.length);
        assertEquals(points[1][0] - points[0][0], points[2][0] - points[1][0], 0.02);
        assertEquals(points[1][1] - points[0][1], points[2][1] - points[1][1], 0.02);
        assertEquals(points[1][0] + 4, SvgChecks.number(svg.text("best"), "x"), 0.02);
    }

    @Test
    void many_curves_that_end_together_have_names_apart() {
        LineChart chart = CHART;
        for (int i = 0; i < 10; i++) {
            chart = chart.curve("metric number " + i, new double[] {0, 1}, new double[] {i % 2, 1});
        }

        assertEquals(10, curves(SvgChecks.check(chart.picture())).size());
    }

    @Test
    void seeded_curves_of_any_size_fit_the_sheet() {
        for (int seed = 0; seed < 10; seed++) {
            Random random = new Random(seed);
            double size = Math.pow(10, random.nextInt(12) - 6);
            int points = 1 + random.nextInt(300);
            double[] xs = IntStream.range(0, points).mapToDouble(i -> i * size).toArray();
            double[] ys = random.doubles(points, size / 1000, size).toArray();
            LineChart chart = CHART.curve("training", xs, ys).curve("validation", xs, ys);

            SvgChecks.check((seed % 2 == 0 ? chart : chart.logY()).picture());
        }
    }

    @Test
    void a_point_without_neighbours_is_a_dot() {
        SvgChecks svg = SvgChecks.check(CHART.curve("one", new double[] {0}, new double[] {3})
                .curve("between", new double[] {0, 1, 2, 3, 4}, new double[] {1, NAN, 2, NAN, NAN})
                .curve("line", new double[] {0, 1}, new double[] {1, 2})
                .picture());

        assertEquals(3, svg.elements("circle").size());
        assertEquals(
                SvgChecks.points(curves(svg).get(0))[0][1],
                SvgChecks.number(svg.elements("circle").get(0), "cy"));
    }

    @Test
    void long_names_and_labels_are_cut_to_the_sheet() {
        String name = "validation of the mean absolute error ".repeat(6);
        for (double at : new double[] {0, 1, 5, 9, 10}) {
            SvgChecks svg = SvgChecks.check(LineChart.titled(name)
                    .x(name)
                    .y(name)
                    .curve(name, new double[] {0, 10}, new double[] {1, 2})
                    .mark(name, at)
                    .picture());

            double[][] points = SvgChecks.points(curves(svg).get(0));
            assertTrue(points[1][0] - points[0][0] > 300, "at " + at);
            assertEquals(
                    5, svg.texts().stream().filter(text -> text.endsWith("…")).count(), "at " + at);
        }
    }

    @Test
    void a_place_beyond_the_curves_has_no_line() {
        LineChart chart = CHART.curve("a", new double[] {1, 2}, new double[] {1, 2});

        assertEquals(
                chart.picture().svg(),
                chart.mark("before", 0).mark("none", NAN).picture().svg());
    }

    @Test
    void of_many_curves_as_many_are_named_as_there_is_room_for() {
        LineChart chart = CHART;
        for (int i = 0; i < 30; i++) {
            chart = chart.curve("curve " + i, new double[] {0, 1}, new double[] {i, 1});
        }
        SvgChecks svg = SvgChecks.check(chart.picture());

        assertEquals(30, curves(svg).size());
        assertTrue(svg.texts().containsAll(List.of("curve 0", "curve 16", "… and 13 more")));
        assertFalse(svg.texts().contains("curve 17"));
    }

    @Test
    void ticks_of_many_digits_have_room() {
        for (double[] ends :
                new double[][] {{-1.23e8, -1.23e8 + 5}, {1_000_000, 1_000_400}, {0, 1e-9}, {-1e300, 1e300}}) {
            SvgChecks svg = SvgChecks.check(CHART.curve("training", ends, ends).picture());

            assertTrue(
                    svg.elements("text", "text-anchor", "middle").size() >= 4,
                    () -> svg.texts().toString());
        }
    }

    @Test
    void the_text_of_a_chart_is_as_wide_as_its_curve() {
        String label = "a very long label ".repeat(9);
        Picture picture = LineChart.titled(label)
                .x(label)
                .curve("a", new double[] {0, 1}, new double[] {0, 1})
                .picture();

        assertTrue(picture.toString().lines().allMatch(line -> line.length() <= 100), picture.toString());
        assertTrue(picture.toString().contains("a very long label a very long label"), picture.toString());
    }

    @Test
    void an_empty_chart_is_an_empty_frame() {
        assertEquals(0, curves(SvgChecks.check(CHART.picture())).size());
    }

    @Test
    void the_text_has_the_curve_in_braille_between_the_ends_of_its_axes() {
        double[] xs = {0, 63.5, 127};
        String text =
                CHART.curve("training", xs, new double[] {1, 0, 1}).picture().toString();
        List<String> lines = text.lines().toList();

        assertEquals("Loss: training", lines.get(0));
        assertEquals(12, lines.size());
        assertTrue(lines.get(1).startsWith("1.0 ┤⠑") || lines.get(1).startsWith("1.0 ┤⢣"), text);
        assertTrue(lines.get(10).startsWith("0.0 ┤"), text);
        assertTrue(lines.get(11).matches(" +0 +epoch +127"), text);
    }

    @Test
    void a_curve_needs_as_many_xs_as_ys() {
        assertEquals(
                "curve a: expected as many xs as ys but got 2 and 1",
                assertThrows(IllegalArgumentException.class, () -> CHART.curve("a", new double[2], new double[1]))
                        .getMessage());
    }

    @Test
    void a_chart_keeps_no_array_of_its_caller() {
        double[] ys = {1, 2};
        LineChart chart = CHART.curve("a", new double[] {0, 1}, ys);
        String before = chart.picture().svg();
        Arrays.fill(ys, 7);

        assertEquals(before, chart.picture().svg());
    }
}
