package hermo.view;

import hermo.text.Html;
import hermo.text.Numbers;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.DoubleUnaryOperator;

/**
 * Lines over one axis as SVG, in the colour of the text around them, so that they read well on light and dark: the first
 * line drawn through, the second dashed. Immutable and thread-safe.
 */
final class Curve {
    private static final int WIDTH = 560;
    private static final int HEIGHT = 200;
    private static final int LEFT = 64;
    private static final int RIGHT = 16;
    private static final int TOP = 24;
    private static final int BOTTOM = 32;
    /** More than a line of that width can show. */
    private static final int MOST_POINTS = 500;

    private static final List<String> DASHES = List.of("none", "5 4", "1 3");

    private final String axis;
    private final double[] x;
    private final DoubleUnaryOperator scale;
    private final List<Line> lines;

    private record Line(String name, double[] y) {}

    private Curve(String axis, double[] x, DoubleUnaryOperator scale, List<Line> lines) {
        this.axis = axis;
        this.x = x;
        this.scale = scale;
        this.lines = List.copyOf(lines);
    }

    /** Returns a picture without lines over the values {@code x}, at least two and upwards. */
    static Curve over(String axis, double[] x) {
        return new Curve(axis, x, value -> value, List.of());
    }

    /** The same with a logarithmic axis. */
    static Curve overLogarithm(String axis, double[] x) {
        return new Curve(axis + ", logarithmic", x, Math::log, List.of());
    }

    /** Returns this picture with one more line, of a value for each x; values that are not finite leave gaps. */
    Curve line(String name, double[] y) {
        List<Line> more = new ArrayList<>(lines);
        more.add(new Line(name, y));
        return new Curve(axis, x, scale, more);
    }

    /** Returns an {@code svg} element of class {@code hermo-curve}. */
    String toSvg() {
        double[] finite = lines.stream()
                .flatMapToDouble(line -> Arrays.stream(line.y()))
                .filter(Double::isFinite)
                .toArray();
        double low = Arrays.stream(finite).min().orElse(0);
        double high = Arrays.stream(finite).max().orElse(1);
        StringBuilder svg = new StringBuilder(String.format(
                Locale.ROOT,
                "<svg class=\"hermo-curve\" xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" width=\"%d\""
                        + " role=\"img\" fill=\"none\" stroke=\"currentColor\" style=\"max-width:100%%;height:auto\">%n",
                WIDTH,
                HEIGHT,
                WIDTH));
        appendAxes(svg, low, high);
        for (int i = 0; i < lines.size(); i++) {
            String dash = DASHES.get(i % DASHES.size());
            appendLine(svg, lines.get(i), dash, low, high);
            appendLegend(svg, i, dash);
        }
        return svg.append("</svg>\n").toString();
    }

    private void appendAxes(StringBuilder svg, double low, double high) {
        int bottom = HEIGHT - BOTTOM;
        svg.append(String.format(
                Locale.ROOT, "<path d=\"M%d %dV%dH%d\" stroke-opacity=\"0.4\"/>%n", LEFT, TOP, bottom, WIDTH - RIGHT));
        appendText(svg, LEFT - 6, TOP + 8, "end", Numbers.brief(high));
        appendText(svg, LEFT - 6, bottom, "end", Numbers.brief(low));
        appendText(svg, LEFT, HEIGHT - 12, "start", label(x[0]));
        appendText(svg, (LEFT + WIDTH - RIGHT) / 2, HEIGHT - 12, "middle", axis);
        appendText(svg, WIDTH - RIGHT, HEIGHT - 12, "end", label(x[x.length - 1]));
    }

    private static String label(double value) {
        return value == Math.rint(value) ? Numbers.grouped((long) value) : Numbers.brief(value);
    }

    private void appendLine(StringBuilder svg, Line line, String dash, double low, double high) {
        svg.append("<path stroke-width=\"1.5\" stroke-dasharray=\"")
                .append(dash)
                .append("\" d=\"");
        boolean isDown = false;
        int points = Math.min(MOST_POINTS, x.length);
        for (int p = 0; p < points; p++) {
            int i = (int) ((long) p * (x.length - 1) / (points - 1));
            double y = line.y()[i];
            if (Double.isFinite(y)) {
                svg.append(isDown ? 'L' : 'M').append(place(i, y, low, high));
            }
            isDown = Double.isFinite(y);
        }
        svg.append("\"/>\n");
    }

    private String place(int i, double y, double low, double high) {
        double from = scale.applyAsDouble(x[0]);
        double to = scale.applyAsDouble(x[x.length - 1]);
        double right = (scale.applyAsDouble(x[i]) - from) / (to - from);
        double up = high > low ? (y - low) / (high - low) : 0;
        return String.format(
                Locale.ROOT,
                "%.1f %.1f",
                LEFT + right * (WIDTH - LEFT - RIGHT),
                HEIGHT - BOTTOM - up * (HEIGHT - TOP - BOTTOM));
    }

    private void appendLegend(StringBuilder svg, int index, String dash) {
        int left = LEFT + 12 + index * 120;
        svg.append(String.format(
                Locale.ROOT, "<path stroke-width=\"1.5\" stroke-dasharray=\"%s\" d=\"M%d 12h24\"/>%n", dash, left));
        appendText(svg, left + 30, 16, "start", lines.get(index).name());
    }

    private static void appendText(StringBuilder svg, int x, int y, String anchor, String text) {
        svg.append(String.format(
                Locale.ROOT,
                "<text x=\"%d\" y=\"%d\" text-anchor=\"%s\" font-size=\"12\" font-family=\"sans-serif\""
                        + " fill=\"currentColor\" stroke=\"none\">%s</text>%n",
                x,
                y,
                anchor,
                Html.escaped(text)));
    }
}
