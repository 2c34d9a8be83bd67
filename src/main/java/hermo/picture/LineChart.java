package hermo.picture;

import static com.google.common.base.Preconditions.checkArgument;

import com.google.common.collect.ImmutableList;
import java.util.ArrayList;
import java.util.List;

/**
 * Curves over a common axis, each with its name at its end; a point without neighbours is a dot. Of many curves all are
 * drawn and the first {@code 17} named. Names that are too long for the sheet are cut. Immutable and thread-safe.
 *
 * <pre>{@code
 * LineChart.titled("Loss").x("epoch").y("loss").curve("training", epochs, losses).picture();
 * }</pre>
 */
public final class LineChart {
    private static final double WIDTH = 640;
    private static final double HEIGHT = 320;
    private static final double TOP = 44;
    private static final double BOTTOM = 48;
    private static final double LEFT = 74;
    private static final double SMALL = 12;
    /** Around the names at the right. */
    private static final double MARGIN = 24;

    private static final double DOT = 3;

    /** A named curve. */
    record Curve(String name, double[] xs, double[] ys, boolean dashed) {}

    /** A named place on the horizontal axis. */
    record Place(String name, double x) {}

    private final String title;
    private final String xLabel;
    private final String yLabel;
    private final boolean logX;
    private final boolean logY;
    private final ImmutableList<Curve> curves;
    private final ImmutableList<Place> places;

    private LineChart(
            String title,
            String xLabel,
            String yLabel,
            boolean logX,
            boolean logY,
            List<Curve> curves,
            List<Place> places) {
        this.title = title;
        this.xLabel = xLabel;
        this.yLabel = yLabel;
        this.logX = logX;
        this.logY = logY;
        this.curves = ImmutableList.copyOf(curves);
        this.places = ImmutableList.copyOf(places);
    }

    /** Returns an empty chart. */
    public static LineChart titled(String title) {
        return new LineChart(title, "", "", false, false, List.of(), List.of());
    }

    /** Returns the chart with a label below, such as {@code time in seconds}. */
    public LineChart x(String label) {
        return new LineChart(title, label, yLabel, logX, logY, curves, places);
    }

    /** Returns the chart with a label at its left. */
    public LineChart y(String label) {
        return new LineChart(title, xLabel, label, logX, logY, curves, places);
    }

    /** Returns the chart with a logarithmic horizontal axis; points at 0 and below are left out. */
    public LineChart logX() {
        return new LineChart(title, xLabel, yLabel, true, logY, curves, places);
    }

    /** Returns the chart with a logarithmic vertical axis; points at 0 and below are left out. */
    public LineChart logY() {
        return new LineChart(title, xLabel, yLabel, logX, true, curves, places);
    }

    /** Returns the chart with one more curve; points that are not finite are left out. */
    public LineChart curve(String name, double[] xs, double[] ys) {
        return with(name, xs, ys, false);
    }

    /** Returns the chart with one more curve, drawn in dashes. */
    public LineChart dashedCurve(String name, double[] xs, double[] ys) {
        return with(name, xs, ys, true);
    }

    /** Returns the chart with an upright line at {@code x}; with none where that is beyond the curves. */
    public LineChart mark(String name, double x) {
        List<Place> more = new ArrayList<>(places);
        more.add(new Place(name, x));
        return new LineChart(title, xLabel, yLabel, logX, logY, curves, more);
    }

    private LineChart with(String name, double[] xs, double[] ys, boolean dashed) {
        checkArgument(
                xs.length == ys.length,
                "curve %s: expected as many xs as ys but got %s and %s",
                name,
                xs.length,
                ys.length);
        List<Curve> more = new ArrayList<>(curves);
        more.add(new Curve(name, xs.clone(), ys.clone(), dashed));
        return new LineChart(title, xLabel, yLabel, logX, logY, more, places);
    }

    /** Returns the chart drawn. */
    public Picture picture() {
        Axis y = yAxis(HEIGHT - BOTTOM, TOP);
        CurveNames names = new CurveNames(WIDTH / 3 - MARGIN, HEIGHT - BOTTOM);
        for (int i = 0; i < curves.size(); i++) {
            names.add(curves.get(i).name(), last(y.pixels(curves.get(i).ys())), Ink.series(i));
        }
        double left = Frame.left(y, LEFT);
        double right = WIDTH - MARGIN - names.width();
        Axis x = xAxis(left, right);
        Canvas canvas = new Canvas(WIDTH, HEIGHT);
        String heading = Labels.fit(title, 15 * 1.1, WIDTH - left - 8);
        canvas.boldText(left, 22, heading, 15, Anchor.START, Ink.TEXT);
        Frame.draw(canvas, x, y, xLabel, yLabel);
        places.forEach(place -> draw(canvas, place, x.pixel(place.x()), left, right));
        for (int i = 0; i < curves.size(); i++) {
            draw(canvas, curves.get(i), x, y, Ink.series(i));
        }
        names.draw(canvas, right + 8);
        return canvas.picture(description(x, y), text(x, y));
    }

    /** Draws an upright line with its name on the side where there is more room. */
    private static void draw(Canvas canvas, Place place, double at, double left, double right) {
        if (!(at >= left && at <= right)) {
            return;
        }
        canvas.path(new double[] {at, at}, new double[] {TOP, HEIGHT - BOTTOM}, Ink.MUTED, 1, true);
        boolean isBehind = at <= (left + right) / 2;
        String name = Labels.fit(place.name(), SMALL, (isBehind ? right - at : at - left) - 4);
        Anchor anchor = isBehind ? Anchor.START : Anchor.END;
        canvas.text(isBehind ? at + 4 : at - 4, TOP + 12, name, SMALL, anchor, Ink.MUTED);
    }

    /** Draws a curve, and a dot for each of its points that has no neighbour. */
    private static void draw(Canvas canvas, Curve curve, Axis x, Axis y, Ink ink) {
        int[] shown = Thinning.of(curve.ys());
        double[] xs = x.pixels(Thinning.at(shown, curve.xs()));
        double[] ys = y.pixels(Thinning.at(shown, curve.ys()));
        canvas.path(xs, ys, ink, 2, curve.dashed());
        for (int i = 0; i < xs.length; i++) {
            if (isPoint(xs, ys, i) && !isPoint(xs, ys, i - 1) && !isPoint(xs, ys, i + 1)) {
                canvas.circle(xs[i], ys[i], DOT, ink, Ink.NONE);
            }
        }
    }

    private static boolean isPoint(double[] xs, double[] ys, int i) {
        return i >= 0 && i < xs.length && Double.isFinite(xs[i]) && Double.isFinite(ys[i]);
    }

    private Axis xAxis(double from, double to) {
        return Axis.over(curves.stream().map(Curve::xs).toList(), logX, from, to);
    }

    private Axis yAxis(double from, double to) {
        return Axis.over(curves.stream().map(Curve::ys).toList(), logY, from, to)
                .rounded();
    }

    private String description(Axis x, Axis y) {
        return title + ": " + String.join(", ", curves.stream().map(Curve::name).toList()) + " over " + xLabel + " "
                + x.label(x.low()) + " to " + x.label(x.high()) + ", between " + y.label(y.low()) + " and "
                + y.label(y.high());
    }

    private String text(Axis x, Axis y) {
        CurveText text = new CurveText(x.along(0, 1), y.along(1, 0));
        curves.forEach(curve -> text.draw(curve.xs(), curve.ys()));
        String names = String.join(", ", curves.stream().map(Curve::name).toList());
        return text.titled(Labels.cut(names.isEmpty() ? title : title + ": " + names, 100), xLabel);
    }

    private static double last(double[] ys) {
        for (int i = ys.length - 1; i >= 0; i--) {
            if (Double.isFinite(ys[i])) {
                return ys[i];
            }
        }
        return TOP;
    }

    /** Returns the chart in characters. */
    @Override
    public String toString() {
        return picture().toString();
    }
}
