package hermo.picture;

import com.google.common.collect.ImmutableList;
import hermo.text.Bars;
import hermo.text.Numbers;
import java.util.List;
import java.util.stream.DoubleStream;

/**
 * Bars from zero to the right, or to the left where they are negative, one below the other, each with its name before and its
 * number behind. Of more than {@value #MOST} the first are shown, in characters {@value #MOST_TEXT}. Immutable and thread-safe.
 *
 * <pre>{@code
 * BarChart.titled("Importance").x("drop of r2").bar("bmi", 0.21, 0.02).bar("age", -0.01, 0.01).picture();
 * }</pre>
 */
public final class BarChart {
    static final int MOST = 20;
    static final int MOST_TEXT = 10;
    private static final double WIDTH = 640;
    private static final double TOP = 40;
    private static final double ROW = 22;
    private static final double THICK = 14;
    private static final double SMALL = 12;
    private static final int LABEL = 32;

    /** A named bar, with half the length of the line over its end; 0 for none. */
    record Bar(String name, double value, double error) {
        double low() {
            return Math.min(0, value - error);
        }

        double high() {
            return Math.max(0, value + error);
        }

        String figure() {
            String figure = Numbers.brief(value) + (error > 0 ? " ± " + Numbers.brief(error) : "");
            return figure.replace('-', '−');
        }

        String label() {
            return Labels.cut(name, LABEL);
        }
    }

    private final String title;
    private final String xLabel;
    private final ImmutableList<Bar> bars;

    private BarChart(String title, String xLabel, List<Bar> bars) {
        this.title = title;
        this.xLabel = xLabel;
        this.bars = ImmutableList.copyOf(bars);
    }

    /** Returns an empty chart. */
    public static BarChart titled(String title) {
        return new BarChart(title, "", List.of());
    }

    /** Returns the chart with a label below, such as {@code drop of r2}. */
    public BarChart x(String label) {
        return new BarChart(title, label, bars);
    }

    /** Returns the chart with one more bar; one that is not finite has a name and a number only. */
    public BarChart bar(String name, double value) {
        return bar(name, value, 0);
    }

    /** Returns the chart with one more bar, and a line from {@code value − error} to {@code value + error} over its end. */
    public BarChart bar(String name, double value, double error) {
        return new BarChart(
                title,
                xLabel,
                ImmutableList.<Bar>builder()
                        .addAll(bars)
                        .add(new Bar(name, value, Math.abs(error)))
                        .build());
    }

    /** Returns the chart drawn. */
    public Picture picture() {
        List<Bar> shown = first(MOST);
        double left = 16 + widest(shown.stream().map(Bar::label).toList());
        double right = WIDTH - 16 - widest(shown.stream().map(Bar::figure).toList());
        double bottom = TOP + ROW * Math.max(1, shown.size());
        Axis axis = Axis.over(List.of(ends(shown)), false, left, right).rounded();
        Canvas canvas = new Canvas(WIDTH, bottom + 44);
        canvas.boldText(8, 22, Labels.fit(heading(), 15 * 1.1, WIDTH - 16), 15, Anchor.START, Ink.TEXT);
        grid(canvas, axis, bottom);
        for (int i = 0; i < shown.size(); i++) {
            draw(canvas, axis, shown.get(i), TOP + ROW * (i + 0.5));
        }
        double zero = axis.pixel(0);
        canvas.line(zero, TOP, zero, bottom, Ink.MUTED, 1);
        String label = Labels.fit(xLabel, SMALL, WIDTH - 16);
        double half = Canvas.textWidth(label, SMALL) / 2 + 8;
        double middle = Math.max(half, Math.min(WIDTH - half, (left + right) / 2));
        canvas.text(middle, bottom + 36, label, SMALL, Anchor.MIDDLE, Ink.TEXT);
        return canvas.picture(description(axis), text());
    }

    private List<Bar> first(int most) {
        return bars.subList(0, Math.min(most, bars.size()));
    }

    private String heading() {
        return bars.size() > MOST ? title + ", the first " + MOST + " of " + Numbers.grouped(bars.size()) : title;
    }

    private static double[] ends(List<Bar> bars) {
        return bars.stream()
                .filter(bar -> Double.isFinite(bar.value()))
                .flatMapToDouble(bar -> DoubleStream.of(bar.low(), bar.high()))
                .toArray();
    }

    private static double widest(List<String> texts) {
        return texts.stream()
                        .mapToDouble(text -> Canvas.textWidth(text, SMALL))
                        .max()
                        .orElse(0)
                + 8;
    }

    private static void grid(Canvas canvas, Axis axis, double bottom) {
        double[] ticks = axis.ticks();
        for (double tick : ticks) {
            double at = axis.pixel(tick);
            canvas.line(at, TOP, at, bottom + 4, Ink.GRID, 1);
            canvas.text(at, bottom + 18, axis.label(tick), SMALL, Anchor.MIDDLE, Ink.MUTED);
        }
    }

    private static void draw(Canvas canvas, Axis axis, Bar bar, double middle) {
        canvas.text(axis.pixel(axis.low()) - 8, middle + 4, bar.label(), SMALL, Anchor.END, Ink.TEXT);
        canvas.text(WIDTH - 8, middle + 4, bar.figure(), SMALL, Anchor.END, Ink.MUTED);
        if (!Double.isFinite(bar.value())) {
            return;
        }
        double zero = axis.pixel(0);
        double end = axis.pixel(bar.value());
        Ink ink = bar.value() < 0 ? Ink.VERMILLION : Ink.BLUE;
        canvas.rectangle(Math.min(zero, end), middle - THICK / 2, Math.abs(end - zero), THICK, ink, Ink.NONE);
        if (bar.error() > 0) {
            double from = axis.pixel(bar.value() - bar.error());
            double to = axis.pixel(bar.value() + bar.error());
            canvas.line(from, middle, to, middle, Ink.TEXT, 1.5);
            canvas.line(from, middle - 4, from, middle + 4, Ink.TEXT, 1.5);
            canvas.line(to, middle - 4, to, middle + 4, Ink.TEXT, 1.5);
        }
    }

    private String description(Axis axis) {
        return title + ": " + bars.size() + " bars of " + xLabel + " between " + axis.label(axis.low()) + " and "
                + axis.label(axis.high());
    }

    private String text() {
        List<Bar> shown = first(MOST_TEXT);
        String lines = Bars.of(
                shown.stream().map(Bar::name).toList(),
                shown.stream().mapToDouble(Bar::value).toArray(),
                shown.stream().map(Bar::figure).toList());
        int more = bars.size() - shown.size();
        return Labels.cut(xLabel.isEmpty() ? title : title + ": " + xLabel, 100) + "\n" + lines
                + (more > 0 ? "\n… and " + Numbers.grouped(more) + " more" : "");
    }

    /** Returns the chart in characters. */
    @Override
    public String toString() {
        return picture().toString();
    }
}
