package hermo.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The inner field reaches from 64 to 544 and, from above, from 24 to 168. */
class CurveTest {
    @Test
    void values_lie_where_the_axes_say() {
        String svg = Curve.over("epoch", new double[] {1, 2, 3})
                .line("loss", new double[] {4, 3, 2})
                .toSvg();

        assertEquals(List.of("M64.0 24.0L304.0 96.0L544.0 168.0"), paths(svg));
        assertEquals(List.of("4.0000", "2.0000", "1", "epoch", "3", "loss"), texts(svg));
    }

    @Test
    void on_a_logarithmic_axis_equal_factors_are_equally_far_apart() {
        String svg = Curve.overLogarithm("rate", new double[] {0.01, 0.1, 1})
                .line("loss", new double[] {0, 1, 0})
                .toSvg();

        assertEquals(List.of("M64.0 168.0L304.0 24.0L544.0 168.0"), paths(svg));
        assertTrue(texts(svg).contains("rate, logarithmic"), svg);
    }

    @Test
    void all_lines_share_one_axis_and_the_second_is_dashed() {
        String svg = Curve.over("epoch", new double[] {1, 2})
                .line("loss", new double[] {1, 0})
                .line("validation", new double[] {2, 1})
                .toSvg();

        assertEquals(List.of("M64.0 96.0L544.0 168.0", "M64.0 24.0L544.0 96.0"), paths(svg));
        assertTrue(svg.contains("stroke-dasharray=\"5 4\" d=\"M64.0 24.0L544.0 96.0\""), svg);
    }

    @Test
    void what_is_not_finite_is_a_gap() {
        String svg = Curve.over("epoch", new double[] {1, 2, 3})
                .line("loss", new double[] {1, Double.NaN, 0})
                .toSvg();

        assertEquals(List.of("M64.0 24.0M544.0 168.0"), paths(svg));
    }

    @Test
    void a_constant_lies_on_the_axis() {
        String svg = Curve.over("epoch", new double[] {1, 2})
                .line("loss", new double[] {5, 5})
                .toSvg();

        assertEquals(List.of("M64.0 168.0L544.0 168.0"), paths(svg));
    }

    @Test
    void a_long_line_is_thinned_out_and_keeps_its_ends() {
        double[] values = new double[100_001];
        double[] x = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            x[i] = i;
            values[i] = i;
        }

        String path = paths(Curve.over("step", x).line("loss", values).toSvg()).get(0);

        assertEquals(500, path.split("[ML]").length - 1);
        assertTrue(path.startsWith("M64.0 168.0L") && path.endsWith("L544.0 24.0"), path);
    }

    @Test
    void a_name_is_escaped() {
        String svg = Curve.over("a<b", new double[] {0, 1})
                .line("&", new double[] {0, 1})
                .toSvg();

        assertTrue(texts(svg).containsAll(List.of("a&lt;b", "&amp;")), svg);
    }

    private static List<String> paths(String svg) {
        return find("d=\"(M[\\d.]+\\.\\d [^\"]*)\"", svg);
    }

    private static List<String> texts(String svg) {
        return find(">([^<\\n]+)</text>", svg);
    }

    private static List<String> find(String pattern, String svg) {
        return Pattern.compile(pattern)
                .matcher(svg)
                .results()
                .map((MatchResult r) -> r.group(1))
                .toList();
    }
}
