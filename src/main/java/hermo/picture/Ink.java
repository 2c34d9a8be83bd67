package hermo.picture;

import java.util.Locale;

/**
 * What a shape is drawn with: the colour of the page's text or a colour of its own, more or less opaque. Immutable and
 * thread-safe.
 */
public final class Ink {
    /** The colour of the page's text. */
    public static final Ink TEXT = new Ink(true, 0, 1);

    /** Text that stands back: axis labels, shapes, captions. */
    public static final Ink MUTED = new Ink(true, 0, 0.72);

    /** Lines that guide the eye and are not data. */
    public static final Ink GRID = new Ink(true, 0, 0.16);

    /** Nothing: no fill, or no line. */
    public static final Ink NONE = new Ink(true, 0, 0);

    /** Blue: the first series, what is positive. */
    public static final Ink BLUE = rgb(0x2F7FC1);

    /** Orange-red: the second series, what is negative. */
    public static final Ink VERMILLION = rgb(0xD9601A);

    private static final int[] SERIES = {0x2F7FC1, 0xD9601A, 0x0A9A74, 0xB5679B, 0xB8860B, 0x4FA8D8, 0x8C6D5A, 0x7A7AC8
    };

    private final boolean page;
    private final int rgb;
    private final double opacity;

    private Ink(boolean page, int rgb, double opacity) {
        this.page = page;
        this.rgb = rgb;
        this.opacity = opacity;
    }

    /** Returns an opaque ink of the colour {@code 0xRRGGBB}. */
    public static Ink rgb(int rgb) {
        return new Ink(false, rgb & 0xFFFFFF, 1);
    }

    /** Returns the ink of curve or class {@code index}, from 0; after eight they repeat. */
    public static Ink series(int index) {
        return rgb(SERIES[Math.floorMod(index, SERIES.length)]);
    }

    /** Returns nearly black or white, whichever is read better on {@code background}. */
    public static Ink on(int background) {
        double light =
                0.2126 * linear(background >> 16) + 0.7152 * linear(background >> 8) + 0.0722 * linear(background);
        return rgb(light > 0.19163 ? 0x111111 : 0xFFFFFF);
    }

    /** Returns the linear part of light of the lowest byte of {@code channel}, as sRGB defines it. */
    private static double linear(int channel) {
        double share = (channel & 0xFF) / 255.0;
        return share <= 0.04045 ? share / 12.92 : Math.pow((share + 0.055) / 1.055, 2.4);
    }

    /** Returns this ink with {@code opacity} from 0, nothing, to 1. */
    public Ink opacity(double opacity) {
        return new Ink(page, rgb, opacity);
    }

    /** Returns the colour as a cell of {@link Canvas#pixels}, {@code opacity} from 0 to 1; the ink itself must not be the page's. */
    public int seenThrough(double opacity) {
        return (int) Math.round(255 * (1 - opacity)) << 24 | rgb;
    }

    /** Returns the colour as SVG writes it. */
    String svg() {
        return page ? "currentColor" : String.format(Locale.ROOT, "#%06x", rgb);
    }

    double opacity() {
        return opacity;
    }

    /** Returns the colour on a page whose text is {@code text}. */
    java.awt.Color awt(int text) {
        return new java.awt.Color((page ? text : rgb) & 0xFFFFFF | (int) Math.round(255 * opacity) << 24, true);
    }
}
