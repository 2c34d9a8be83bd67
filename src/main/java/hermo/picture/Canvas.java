package hermo.picture;

import static com.google.common.base.Preconditions.checkArgument;

import com.google.common.collect.ImmutableList;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A sheet to draw on, in pixels from its left upper corner; later shapes cover earlier ones. Not thread-safe.
 *
 * <pre>{@code
 * Canvas canvas = new Canvas(120, 40);
 * canvas.circle(20, 20, 8, Ink.BLUE, Ink.NONE);
 * canvas.text(36, 24, "a neuron", 12, Anchor.START, Ink.TEXT);
 * canvas.picture("a neuron", "o a neuron").save(Path.of("neuron.svg"));
 * }</pre>
 */
public final class Canvas {
    private final double width;
    private final double height;
    private final List<Mark> marks = new ArrayList<>();

    /** An empty sheet of {@code width} × {@code height} pixels. */
    public Canvas(double width, double height) {
        checkArgument(
                width > 0 && height > 0 && Double.isFinite(width * height),
                "canvas: expected a width and a height above 0 but got %s and %s",
                width,
                height);
        this.width = width;
        this.height = height;
    }

    double width() {
        return width;
    }

    double height() {
        return height;
    }

    /** Returns the width of {@code text} in pixels at {@code size}, rather too large than too small. */
    public static double textWidth(String text, double size) {
        return TextWidths.of(text) * size;
    }

    /** Returns the width of {@code text} in bold in pixels at {@code size}, rather too large than too small. */
    public static double boldWidth(String text, double size) {
        return 1.1 * textWidth(text, size);
    }

    /** Draws a straight line. */
    public void line(double x1, double y1, double x2, double y2, Ink ink, double width) {
        path(new double[] {x1, x2}, new double[] {y1, y2}, ink, width, false);
    }

    /** Draws a line through points; it breaks off at each that is not finite. */
    public void path(double[] xs, double[] ys, Ink ink, double width, boolean dashed) {
        List<Mark.Point> run = new ArrayList<>();
        for (int i = 0; i <= xs.length; i++) {
            if (i < xs.length && Double.isFinite(xs[i]) && Double.isFinite(ys[i])) {
                run.add(new Mark.Point(xs[i], ys[i]));
            } else if (!run.isEmpty()) {
                marks.add(new Mark.Path(ImmutableList.copyOf(run), Ink.NONE, ink, width, dashed));
                run.clear();
            }
        }
    }

    /** Fills the area within points. */
    public void area(double[] xs, double[] ys, Ink fill) {
        List<Mark.Point> points = IntStream.range(0, xs.length)
                .mapToObj(i -> new Mark.Point(xs[i], ys[i]))
                .toList();
        marks.add(new Mark.Path(points, fill, Ink.NONE, 0, false));
    }

    /** Draws a rectangle. */
    public void rectangle(double x, double y, double width, double height, Ink fill, Ink line) {
        roundedRectangle(x, y, width, height, 0, fill, line);
    }

    /** Draws a rectangle with round corners of {@code radius}. */
    public void roundedRectangle(double x, double y, double width, double height, double radius, Ink fill, Ink line) {
        marks.add(new Mark.Rectangle(x, y, width, height, radius, fill, line));
    }

    /** Draws a circle around (x, y). */
    public void circle(double x, double y, double radius, Ink fill, Ink line) {
        marks.add(new Mark.Circle(x, y, radius, fill, line));
    }

    /** Writes {@code text} on the line {@code y}. */
    public void text(double x, double y, String text, double size, Anchor anchor, Ink ink) {
        marks.add(new Mark.Text(x, y, text, size, anchor, ink, false, false));
    }

    /** Writes {@code text} in bold. */
    public void boldText(double x, double y, String text, double size, Anchor anchor, Ink ink) {
        marks.add(new Mark.Text(x, y, text, size, anchor, ink, true, false));
    }

    /** Writes {@code text} upwards, its line at {@code x}. */
    public void uprightText(double x, double y, String text, double size, Anchor anchor, Ink ink) {
        marks.add(new Mark.Text(x, y, text, size, anchor, ink, false, true));
    }

    /**
     * Fills a rectangle with coloured cells.
     *
     * @param rgb the colours {@code 0xRRGGBB}, row by row from above; as many as columns divide into whole rows. A byte before
     *     them, {@code 0xTTRRGGBB}, lets the page shine through: from 00, not at all, to FF
     */
    public void pixels(double x, double y, double width, double height, int columns, int[] rgb) {
        checkArgument(
                columns > 0 && rgb.length > 0 && rgb.length % columns == 0,
                "pixels: expected whole rows of %s cells but got %s cells",
                columns,
                rgb.length);
        marks.add(new Mark.Pixels(
                x,
                y,
                width,
                height,
                columns,
                rgb.length / columns,
                IntStream.of(rgb).boxed().toList()));
    }

    /** Draws {@code other} with its left upper corner at (x, y). */
    public void place(Picture other, double x, double y) {
        other.marks().forEach(mark -> marks.add(Moved.by(mark, x, y)));
    }

    /**
     * Returns what was drawn so far.
     *
     * @param description what is to be seen, in a sentence, for readers who do not see it
     * @param text the same for a terminal
     */
    public Picture picture(String description, String text) {
        return picture(description, text, text);
    }

    /** Returns what was drawn so far, with a shorter text besides, which leaves out whole parts of {@code text}. */
    Picture picture(String description, String brief, String text) {
        return new Picture(width, height, ImmutableList.copyOf(marks), description, brief, text);
    }
}
