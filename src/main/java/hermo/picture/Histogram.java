package hermo.picture;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * How often numbers fall into each of {@value #BINS} equal parts of their range; some of them in a colour of their own.
 * Immutable and thread-safe.
 *
 * <pre>{@code
 * Histogram.titled("dense1.weight").x("weight").values(weights).picture();
 * }</pre>
 */
public final class Histogram {
    static final int BINS = 24;
    private static final double WIDTH = 300;
    private static final double HEIGHT = 200;
    private static final double LEFT = 66;
    private static final double RIGHT = 14;
    private static final double TOP = 52;
    private static final double BOTTOM = 46;

    private final String title;
    private final String note;
    private final String xLabel;
    private final double[] plain;
    private final double[] highlighted;

    private Histogram(String title, String note, String xLabel, double[] plain, double[] highlighted) {
        this.title = title;
        this.note = note;
        this.xLabel = xLabel;
        this.plain = plain;
        this.highlighted = highlighted;
    }

    /** Returns a histogram of nothing. */
    public static Histogram titled(String title) {
        return new Histogram(title, "", "", new double[0], new double[0]);
    }

    /** Returns the histogram with a line below its title. */
    public Histogram note(String note) {
        return new Histogram(title, note, xLabel, plain, highlighted);
    }

    /** Returns the histogram with a label below. */
    public Histogram x(String label) {
        return new Histogram(title, note, label, plain, highlighted);
    }

    /** Returns the histogram of {@code values}; those that are not finite are left out. */
    public Histogram values(double... values) {
        return new Histogram(title, note, xLabel, finite(values), highlighted);
    }

    /** Returns the histogram with more values, which stand out on top of the others. */
    public Histogram highlighted(double... values) {
        return new Histogram(title, note, xLabel, plain, finite(values));
    }

    private static double[] finite(double[] values) {
        return Arrays.stream(values).filter(Double::isFinite).toArray();
    }

    /** Returns the histogram drawn, {@value #WIDTH} × {@value #HEIGHT} pixels. */
    public Picture picture() {
        Axis range = Axis.over(List.of(plain, highlighted), false, 0, BINS);
        int[] low = counts(plain, range);
        int[] high = counts(highlighted, range);
        int most = 1;
        for (int bin = 0; bin < BINS; bin++) {
            most = Math.max(most, low[bin] + high[bin]);
        }
        Axis y = Axis.between(0, Math.max(2, most), false, HEIGHT - BOTTOM, TOP).rounded();
        double left = Frame.left(y, LEFT);
        Axis x = Axis.over(List.of(plain, highlighted), false, left, WIDTH - RIGHT);
        Canvas canvas = new Canvas(WIDTH, HEIGHT);
        double room = WIDTH - left - 4;
        canvas.boldText(left, 18, Labels.fit(title, 13 * 1.1, room), 13, Anchor.START, Ink.TEXT);
        canvas.text(left, 35, Labels.fit(note, 12, room), 12, Anchor.START, Ink.MUTED);
        Frame.draw(canvas, x, y, xLabel, "count");
        for (int bin = 0; bin < BINS; bin++) {
            bar(canvas, left, y, bin, 0, low[bin], Ink.BLUE);
            bar(canvas, left, y, bin, low[bin], low[bin] + high[bin], Ink.VERMILLION);
        }
        return canvas.picture(title + (note.isEmpty() ? "" : ", " + note), text(x, low, high));
    }

    private static void bar(Canvas canvas, double left, Axis y, int bin, int from, int to, Ink ink) {
        if (to > from) {
            double step = (WIDTH - left - RIGHT) / BINS;
            canvas.rectangle(left + bin * step, y.pixel(to), step - 1, y.pixel(from) - y.pixel(to), ink, Ink.NONE);
        }
    }

    private static int[] counts(double[] values, Axis range) {
        int[] counts = new int[BINS];
        for (double value : values) {
            counts[Math.max(0, Math.min(BINS - 1, (int) range.pixel(value)))]++;
        }
        return counts;
    }

    private String text(Axis x, int[] low, int[] high) {
        StringBuilder line = new StringBuilder();
        int most = 1;
        for (int bin = 0; bin < BINS; bin++) {
            most = Math.max(most, low[bin] + high[bin]);
        }
        for (int bin = 0; bin < BINS; bin++) {
            int count = low[bin] + high[bin];
            line.append(count == 0 ? ' ' : "▁▂▃▄▅▆▇█".charAt((int) Math.ceil(8.0 * count / most) - 1));
        }
        return String.format(
                        Locale.ROOT,
                        "%-22s %8s ┤%s├ %-8s %s",
                        Labels.cut(title, 22),
                        brief(x.low()),
                        line,
                        brief(x.high()),
                        Labels.cut(note, 30))
                .stripTrailing();
    }

    private static String brief(double value) {
        return Math.abs(value) >= 1e-2 && Math.abs(value) < 1e5 || value == 0
                ? String.format(Locale.ROOT, Math.abs(value) >= 100 ? "%.0f" : "%.2f", value)
                : String.format(Locale.ROOT, "%.1e", value);
    }

    /** Returns the chart in characters. */
    @Override
    public String toString() {
        return picture().toString();
    }
}
