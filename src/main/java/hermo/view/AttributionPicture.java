package hermo.view;

import static com.google.common.base.Preconditions.checkArgument;

import hermo.explain.Attribution;
import hermo.picture.Anchor;
import hermo.picture.Canvas;
import hermo.picture.ColorMap;
import hermo.picture.HeatMap;
import hermo.picture.Ink;
import hermo.picture.Picture;
import hermo.text.Numbers;
import java.util.Arrays;

/**
 * An image, and beside it what each of its pixels contributed: blue for the answer, orange-red against it, over the faint image.
 * Not thread-safe.
 */
final class AttributionPicture {
    private static final double SIDE = 240;
    private static final double TOP = 64;
    private static final double GAP = 32;
    private static final double LEFT = 16;
    private static final double SMALL = 12;

    private final Attribution attribution;
    private final int columns;
    private final int rows;
    private final double[] image;
    private final double[] values;
    private final double greatest;
    private final double width;
    private final double height;

    AttributionPicture(Attribution attribution, int columns) {
        this.attribution = attribution;
        this.values = attribution.values();
        this.image = attribution.row();
        checkArgument(
                columns > 0 && values.length % columns == 0 && image.length == values.length,
                "Plot.of: expected whole rows of %s pixels but the attribution has %s columns",
                columns,
                values.length);
        this.columns = columns;
        this.rows = values.length / columns;
        this.greatest = Arrays.stream(values).map(Math::abs).max().orElse(0);
        double pixel = SIDE / Math.max(columns, rows);
        this.width = columns * pixel;
        this.height = rows * pixel;
    }

    Picture picture() {
        double right = LEFT + Math.max(width, 120) + GAP;
        String below = attribution.explained() + " = " + Numbers.brief(attribution.answer()) + ", "
                + Numbers.brief(attribution.baselineAnswer()) + " at the baseline";
        double all = Math.max(
                right + Math.max(width, 180) + LEFT,
                LEFT + Math.max(Canvas.textWidth(below, SMALL), Canvas.boldWidth(attribution.method(), 15)) + LEFT);
        Canvas canvas = new Canvas(all, TOP + height + 50);
        canvas.boldText(LEFT, 22, attribution.method(), 15, Anchor.START, Ink.TEXT);
        canvas.text(LEFT, 42, below, SMALL, Anchor.START, Ink.MUTED);
        panel(canvas, LEFT, grey());
        panel(canvas, right, overlay());
        bar(canvas, right);
        return canvas.picture(attribution.method() + " of an image: " + below, text());
    }

    private void panel(Canvas canvas, double x, int[] pixels) {
        canvas.pixels(x, TOP, width, height, columns, pixels);
        canvas.rectangle(x, TOP, width, height, Ink.NONE, Ink.GRID);
    }

    /** Returns the image from black to white. */
    private int[] grey() {
        return Arrays.stream(shares()).mapToInt(ColorMap.GRAY::rgb).toArray();
    }

    /** Returns the values of the image from 0, the least, to 1. */
    private double[] shares() {
        double low = Arrays.stream(image).min().orElse(0);
        double high = Arrays.stream(image).max().orElse(0);
        return Arrays.stream(image)
                .map(v -> high > low ? (v - low) / (high - low) : 0)
                .toArray();
    }

    private int[] overlay() {
        double[] shares = shares();
        int[] pixels = new int[values.length];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = over(shares[i], greatest == 0 ? 0 : values[i] / greatest);
        }
        return pixels;
    }

    /** Returns a faint grey by the image's share, and the ink of the contribution's side over it by its share. */
    private static int over(double image, double contribution) {
        double strong = Math.sqrt(Math.abs(contribution)); // so that small ones are seen, too
        Ink ink = contribution < 0 ? Ink.VERMILLION : Ink.BLUE;
        return strong < 0.1 ? Ink.rgb(0x808080).seenThrough(0.3 * image) : ink.seenThrough(strong);
    }

    private void bar(Canvas canvas, double x) {
        double length = Math.max(width, 180);
        double y = TOP + height + 14;
        int[] colors = new int[64];
        for (int i = 0; i < colors.length; i++) {
            colors[i] = over(0, (i + 0.5) / 32 - 1);
        }
        canvas.pixels(x, y, length, 10, colors.length, colors);
        String end = Numbers.brief(greatest);
        canvas.text(x, y + 26, "−" + end, SMALL, Anchor.START, Ink.MUTED);
        canvas.text(x + length / 2, y + 26, "0", SMALL, Anchor.MIDDLE, Ink.MUTED);
        canvas.text(x + length, y + 26, end, SMALL, Anchor.END, Ink.MUTED);
    }

    private String text() {
        double[][] cells = new double[rows][];
        for (int r = 0; r < rows; r++) {
            cells[r] = Arrays.copyOfRange(values, r * columns, (r + 1) * columns);
        }
        return HeatMap.titled(attribution.method() + ": " + attribution.explained())
                .cells(cells)
                .picture()
                .toString();
    }
}
