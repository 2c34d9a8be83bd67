package hermo.picture;

import static com.google.common.base.Preconditions.checkArgument;

import com.google.common.collect.ImmutableList;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Curves over a common axis, each with its name at its end. Immutable and thread-safe.
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

    /** Returns the chart with an upright line at {@code x}. */
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
        double right = 24
                + curves.stream()
                        .mapToDouble(curve -> Canvas.textWidth(curve.name(), SMALL))
                        .max()
                        .orElse(0);
        Axis x = xAxis(LEFT, WIDTH - right);
        Axis y = yAxis(HEIGHT - BOTTOM, TOP);
        Canvas canvas = new Canvas(WIDTH, HEIGHT);
        canvas.boldText(LEFT, 22, title, 15, Anchor.START, Ink.TEXT);
        Frame.draw(canvas, x, y, xLabel, yLabel);
        for (Place place : places) {
            double at = x.pixel(place.x());
            canvas.path(new double[] {at, at}, new double[] {TOP, HEIGHT - BOTTOM}, Ink.MUTED, 1, true);
            canvas.text(at + 4, TOP + 12, place.name(), SMALL, Anchor.START, Ink.MUTED);
        }
        List<Label> labels = new ArrayList<>();
        for (int i = 0; i < curves.size(); i++) {
            Curve curve = curves.get(i);
            int[] shown = Thinning.of(curve.ys());
            double[] ys = y.pixels(Thinning.at(shown, curve.ys()));
            canvas.path(x.pixels(Thinning.at(shown, curve.xs())), ys, Ink.series(i), 2, curve.dashed());
            labels.add(new Label(curve.name(), last(ys), Ink.series(i)));
        }
        for (Label label : apart(labels)) {
            canvas.text(WIDTH - right + 8, label.y() + 4, label.text(), SMALL, Anchor.START, label.ink());
        }
        return canvas.picture(description(x, y), text(x, y));
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

    private record Label(String text, double y, Ink ink) {}

    private static double last(double[] ys) {
        for (int i = ys.length - 1; i >= 0; i--) {
            if (Double.isFinite(ys[i])) {
                return ys[i];
            }
        }
        return TOP;
    }

    /** Returns the labels from above to below, moved so that none covers another. */
    private static List<Label> apart(List<Label> labels) {
        List<Label> sorted = new ArrayList<>(labels);
        sorted.sort(Comparator.comparingDouble(Label::y));
        double lowest = HEIGHT - BOTTOM;
        for (int i = sorted.size() - 1; i >= 0; i--) {
            double y = Math.min(sorted.get(i).y(), lowest - 14 * (sorted.size() - 1 - i));
            sorted.set(i, new Label(sorted.get(i).text(), y, sorted.get(i).ink()));
        }
        for (int i = 1; i < sorted.size(); i++) {
            double y = Math.max(sorted.get(i).y(), sorted.get(i - 1).y() + 14);
            sorted.set(i, new Label(sorted.get(i).text(), y, sorted.get(i).ink()));
        }
        return sorted;
    }

    /** Returns the chart in characters. */
    @Override
    public String toString() {
        return picture().toString();
    }
}
