package hermo.picture;

import java.util.Arrays;

/** The axes around a chart: lines of the grid, ticks, labels. Stateless. */
final class Frame {
    private static final double SMALL = 12;
    /** The least room between two labels. */
    private static final double GAP = 6;

    private Frame() {}

    /** Returns the left end of a chart: {@code least}, or more where the ticks of {@code y} need it. */
    static double left(Axis y, double least) {
        double widest = Arrays.stream(y.ticks())
                .map(tick -> Canvas.textWidth(y.label(tick), SMALL))
                .max()
                .orElse(0);
        return Math.max(least, Math.ceil(24 + widest + 8));
    }

    /** Draws the grid of both axes, their ticks and what they measure, cut where it is too long. */
    static void draw(Canvas canvas, Axis x, Axis y, String xLabel, String yLabel) {
        double left = x.pixel(x.low());
        double right = x.pixel(x.high());
        double bottom = y.pixel(y.low());
        double top = y.pixel(y.high());
        for (double tick : y.ticks()) {
            double at = y.pixel(tick);
            canvas.line(left, at, right, at, Ink.GRID, 1);
            canvas.text(left - 8, at + 4, y.label(tick), SMALL, Anchor.END, Ink.MUTED);
        }
        canvas.line(left, bottom, right, bottom, Ink.MUTED, 1);
        xTicks(canvas, x, bottom);
        below(canvas, (left + right) / 2, bottom + 38, xLabel);
        double middle = (top + bottom) / 2;
        double room = 2 * Math.min(middle, canvas.height() - middle) - 8;
        canvas.uprightText(16, middle, Labels.fit(yLabel, SMALL, room), SMALL, Anchor.MIDDLE, Ink.TEXT);
    }

    /** Draws the ticks of {@code x}; only each second, third… has a label where all of them have no room. */
    static void xTicks(Canvas canvas, Axis x, double bottom) {
        double[] ticks = x.ticks();
        int every = 1;
        while (!areApart(canvas, x, ticks, every)) {
            every++;
        }
        for (int i = 0; i < ticks.length; i++) {
            double at = x.pixel(ticks[i]);
            canvas.line(at, bottom, at, bottom + 4, Ink.MUTED, 1);
            if (i % every == 0) {
                String label = x.label(ticks[i]);
                canvas.text(inside(canvas, at, label), bottom + 18, label, SMALL, Anchor.MIDDLE, Ink.MUTED);
            }
        }
    }

    private static boolean areApart(Canvas canvas, Axis x, double[] ticks, int every) {
        double end = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < ticks.length; i += every) {
            String label = x.label(ticks[i]);
            double middle = inside(canvas, x.pixel(ticks[i]), label);
            double half = Canvas.textWidth(label, SMALL) / 2;
            if (middle - half < end) {
                return false;
            }
            end = middle + half + GAP;
        }
        return true;
    }

    /** Writes what an axis measures, around {@code middle} or as near to it as the sheet allows. */
    static void below(Canvas canvas, double middle, double y, String label) {
        String text = Labels.fit(label, SMALL, canvas.width() - 16);
        canvas.text(inside(canvas, middle, text), y, text, SMALL, Anchor.MIDDLE, Ink.TEXT);
    }

    /** Returns where the middle of a text is so that all of it lies on the sheet. */
    private static double inside(Canvas canvas, double middle, String text) {
        double half = Canvas.textWidth(text, SMALL) / 2 + 2;
        return Math.max(half, Math.min(canvas.width() - half, middle));
    }
}
