package hermo.picture;

import static com.google.common.base.Preconditions.checkArgument;

import com.google.common.collect.ImmutableList;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Points in a plane, and to which of their series each place of the plane belongs. Series are told apart by shape as well as
 * by colour. Immutable and thread-safe.
 *
 * <pre>{@code
 * FieldChart.titled("Moons").x("x0").y("x1").within(-2, 3, -1, 2)
 *     .points("upper", xs0, ys0).points("lower", xs1, ys1)
 *     .field(new int[][] {{0, 0}, {0, 1}}, new double[][] {{1, 0.9}, {0.6, 0.7}})
 *     .picture();
 * }</pre>
 */
public final class FieldChart {
    /** Seen on light and on dark paper. */
    private static final Ink BORDER = Ink.rgb(0x7F7F7F);

    /** Few enough that the pixels take little room in a file. */
    private static final int LEVELS = 24;

    private static final double WIDTH = 400;
    private static final double HEIGHT = 320;
    private static final double TOP = 44;
    private static final double LEFT = 74;
    private static final double BOTTOM = 48;
    private static final double SMALL = 12;
    private static final double RADIUS = 4;
    /** The most names beside the plane, and the width of the longest. */
    private static final int MOST = 16;

    private static final double NAME = 200;

    /** Points of a name. */
    record Points(String name, double[] xs, double[] ys) {}

    private final String title;
    private final String xLabel;
    private final String yLabel;
    private final double[] range;
    private final ImmutableList<Points> series;
    private final int[][] field;
    private final double[][] strength;

    private FieldChart(
            String title,
            String xLabel,
            String yLabel,
            double[] range,
            List<Points> series,
            int[][] field,
            double[][] strength) {
        this.title = title;
        this.xLabel = xLabel;
        this.yLabel = yLabel;
        this.range = range;
        this.series = ImmutableList.copyOf(series);
        this.field = field;
        this.strength = strength;
    }

    /** Returns an empty chart from 0 to 1 in both directions. */
    public static FieldChart titled(String title) {
        return new FieldChart(title, "", "", new double[] {0, 1, 0, 1}, List.of(), new int[0][], new double[0][]);
    }

    /** Returns the chart with a label below. */
    public FieldChart x(String label) {
        return new FieldChart(title, label, yLabel, range, series, field, strength);
    }

    /** Returns the chart with a label at its left. */
    public FieldChart y(String label) {
        return new FieldChart(title, xLabel, label, range, series, field, strength);
    }

    /** Returns the chart of another part of the plane; points outside are left out. */
    public FieldChart within(double xLow, double xHigh, double yLow, double yHigh) {
        checkArgument(
                xLow < xHigh && yLow < yHigh && Double.isFinite(xHigh - xLow) && Double.isFinite(yHigh - yLow),
                "within: expected ranges from low to high but got %s to %s and %s to %s",
                xLow,
                xHigh,
                yLow,
                yHigh);
        double[] other = {xLow, xHigh, yLow, yHigh};
        return new FieldChart(title, xLabel, yLabel, other, series, field, strength);
    }

    /** Returns the chart with one more series of points. */
    public FieldChart points(String name, double[] xs, double[] ys) {
        checkArgument(
                xs.length == ys.length,
                "points %s: expected as many xs as ys but got %s and %s",
                name,
                xs.length,
                ys.length);
        ImmutableList.Builder<Points> more = ImmutableList.builder();
        more.addAll(series).add(new Points(name, xs.clone(), ys.clone()));
        return new FieldChart(title, xLabel, yLabel, range, more.build(), field, strength);
    }

    /**
     * Returns the chart with the plane coloured: equal cells that fill it, rows from above.
     *
     * @param field the number of the series that each cell belongs to, from 0
     * @param strength how much, from 0 to 1: the more, the stronger the colour
     */
    public FieldChart field(int[][] field, double[][] strength) {
        checkArgument(
                field.length == strength.length
                        && IntStream.range(0, field.length)
                                .allMatch(r ->
                                        field[r].length == field[0].length && strength[r].length == field[0].length),
                "field: expected as many rows and columns of strengths as of series, all rows of one length");
        int[][] copy = Arrays.stream(field).map(int[]::clone).toArray(int[][]::new);
        double[][] strengths = Arrays.stream(strength).map(double[]::clone).toArray(double[][]::new);
        return new FieldChart(title, xLabel, yLabel, range, series, copy, strengths);
    }

    /** Returns the chart drawn. */
    public Picture picture() {
        double bottom = TOP + HEIGHT;
        Axis y = Axis.between(range[2], range[3], false, bottom, TOP);
        double left = Frame.left(y, LEFT);
        double right = left + WIDTH;
        Axis x = Axis.between(range[0], range[1], false, left, right);
        List<String> legend = legend();
        double names = legend.stream()
                .mapToDouble(name -> Canvas.textWidth(name, SMALL))
                .max()
                .orElse(0);
        String heading = Labels.fit(title, 15 * 1.1, WIDTH + NAME);
        double width = Math.max(right + 40 + names, left + Canvas.boldWidth(heading, 15) + 8);
        Canvas canvas = new Canvas(width, bottom + BOTTOM);
        canvas.boldText(left, 22, heading, 15, Anchor.START, Ink.TEXT);
        Frame.draw(canvas, x, y, xLabel, yLabel);
        if (field.length > 0) {
            canvas.pixels(left, TOP, WIDTH, HEIGHT, field[0].length, colors());
        }
        for (int s = 0; s < series.size(); s++) {
            draw(canvas, x, y, s);
        }
        for (int s = 0; s < legend.size(); s++) {
            if (s < MOST - 1 || series.size() <= MOST) {
                Symbol.of(s).draw(canvas, right + 20, TOP + 10 + 20 * s, 5, Ink.series(s), Ink.TEXT);
            }
            canvas.text(right + 32, TOP + 14 + 20 * s, legend.get(s), SMALL, Anchor.START, Ink.TEXT);
        }
        return canvas.picture(description(), new FieldText(x, y, field, series).titled(title, xLabel, yLabel));
    }

    /** Returns the names that the sheet has room for; of more series the last one says how many. */
    private List<String> legend() {
        List<String> names = series.stream()
                .limit(series.size() <= MOST ? MOST : MOST - 1)
                .map(points -> Labels.fit(points.name(), SMALL, NAME))
                .collect(Collectors.toCollection(ArrayList::new));
        if (names.size() < series.size()) {
            names.add("… and " + (series.size() - names.size()) + " more");
        }
        return names;
    }

    private void draw(Canvas canvas, Axis x, Axis y, int s) {
        int all = series.stream().mapToInt(points -> points.xs().length).sum();
        double radius = all > 300 ? 3 : all > 20 ? RADIUS : 6;
        Points points = series.get(s);
        for (int i = 0; i < points.xs().length; i++) {
            if (isWithin(points.xs()[i], points.ys()[i])) {
                Symbol.of(s)
                        .draw(
                                canvas,
                                x.pixel(points.xs()[i]),
                                y.pixel(points.ys()[i]),
                                radius,
                                Ink.series(s),
                                Ink.TEXT.opacity(0.85));
            }
        }
    }

    private boolean isWithin(double x, double y) {
        return x >= range[0] && x <= range[1] && y >= range[2] && y <= range[3];
    }

    /** Returns the colours of the cells, and a grey line where two areas meet. */
    private int[] colors() {
        int columns = field[0].length;
        int[] colors = new int[field.length * columns];
        for (int r = 0; r < field.length; r++) {
            for (int c = 0; c < columns; c++) {
                double share = Math.max(0, Math.min(1, strength[r][c]));
                double opacity = 0.08 + 0.4 * Math.rint(share * LEVELS) / LEVELS;
                colors[r * columns + c] = isBorder(r, c)
                        ? BORDER.seenThrough(0.9)
                        : Ink.series(field[r][c]).seenThrough(opacity);
            }
        }
        return colors;
    }

    private boolean isBorder(int row, int column) {
        return differs(row, column, row + 1, column)
                || differs(row, column, row - 1, column)
                || differs(row, column, row, column + 1)
                || differs(row, column, row, column - 1);
    }

    private boolean differs(int row, int column, int otherRow, int otherColumn) {
        return otherRow >= 0
                && otherRow < field.length
                && otherColumn >= 0
                && otherColumn < field[0].length
                && field[row][column] != field[otherRow][otherColumn];
    }

    private String description() {
        return title + ": "
                + String.join(", ", series.stream().map(Points::name).toList()) + " over " + xLabel + " and " + yLabel;
    }

    /** Returns the chart in characters. */
    @Override
    public String toString() {
        return picture().toString();
    }
}
