package hermo.picture;

/** The axes around a chart: lines of the grid, ticks, labels. Stateless. */
final class Frame {
    private static final double SMALL = 12;

    private Frame() {}

    /** Draws the grid of both axes, their ticks and what they measure. */
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
        for (double tick : x.ticks()) {
            double at = x.pixel(tick);
            canvas.line(at, bottom, at, bottom + 4, Ink.MUTED, 1);
            canvas.text(at, bottom + 18, x.label(tick), SMALL, Anchor.MIDDLE, Ink.MUTED);
        }
        canvas.text((left + right) / 2, bottom + 38, xLabel, SMALL, Anchor.MIDDLE, Ink.TEXT);
        canvas.uprightText(16, (top + bottom) / 2, yLabel, SMALL, Anchor.MIDDLE, Ink.TEXT);
    }
}
