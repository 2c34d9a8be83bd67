package hermo.picture;

import com.google.common.collect.ImmutableList;
import hermo.text.Printable;
import hermo.text.Terminal;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * A drawing that shows itself: as SVG in a notebook or on a page, as PNG, and as text in a terminal. Immutable and
 * thread-safe. It has no background, and its text takes the colour of the page around it, so that it is read on light and
 * dark ones.
 *
 * <pre>{@code
 * picture.save(Path.of("curve.svg"));    // or curve.png
 * System.out.println(picture);           // in characters
 * picture.print();                       // the same, with what did not fit
 * }</pre>
 */
public final class Picture implements Printable {
    /** Pixels of a PNG for each of the drawing: sharp on dense screens, too. */
    public static final double PNG_SCALE = 2;

    private final double width;
    private final double height;
    private final ImmutableList<Mark> marks;
    private final String description;
    private final String brief;
    private final String text;

    Picture(double width, double height, ImmutableList<Mark> marks, String description, String brief, String text) {
        this.width = width;
        this.height = height;
        this.marks = marks;
        this.description = description;
        this.brief = brief;
        this.text = text;
    }

    /** Returns the width in pixels. */
    public double width() {
        return width;
    }

    /** Returns the height in pixels. */
    public double height() {
        return height;
    }

    /** Returns what is to be seen, in a sentence. */
    public String description() {
        return description;
    }

    List<Mark> marks() {
        return marks;
    }

    /** Returns a whole SVG file, which takes the light or the dark scheme that its reader prefers. */
    public String svg() {
        return Svg.file(this);
    }

    /** Returns SVG to put into an HTML page, whose text colour it takes. */
    public String toHtml() {
        return Svg.element(this);
    }

    /** Returns the picture as pixels on white paper, {@code scale} of them for each of the drawing. */
    public BufferedImage image(double scale) {
        return Raster.of(this, scale, Raster.Paper.LIGHT);
    }

    /** Returns the picture as pixels on dark paper, {@code scale} of them for each of the drawing. */
    public BufferedImage darkImage(double scale) {
        return Raster.of(this, scale, Raster.Paper.DARK);
    }

    /**
     * Writes the picture to {@code file}, as SVG or, on white paper and {@link #PNG_SCALE} times as large, as PNG.
     *
     * @return {@code file}
     * @throws IllegalArgumentException if the name ends in neither .svg nor .png
     */
    public Path save(Path file) {
        String name = file.toString().toLowerCase(Locale.ROOT);
        try {
            if (name.endsWith(".svg")) {
                return Files.writeString(file, svg());
            }
            if (name.endsWith(".png")) {
                return Files.write(file, Raster.png(image(PNG_SCALE)));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("picture: could not write " + file + ": " + e, e);
        }
        throw new IllegalArgumentException("picture: expected a file name ending in .svg or .png but got " + file);
    }

    /** Returns the whole picture in characters, however long or wide it is. */
    @Override
    public String toText() {
        return text;
    }

    /** Returns the picture in characters, in lines of at most 100 and short enough for JShell; {@link #print()} has the whole. */
    @Override
    public String toString() {
        return Terminal.excerpt(brief, () -> text, 1, 0);
    }
}
