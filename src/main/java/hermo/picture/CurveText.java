package hermo.picture;

import hermo.text.Braille;

/** Curves in braille characters within axes. Not thread-safe. */
final class CurveText {
    private static final int COLUMNS = 64;
    private static final int ROWS = 10;

    private final Axis x;
    private final Axis y;
    private final Braille dots = new Braille(COLUMNS, ROWS);

    /** Curves within axes whose pixels go from 0 to 1, y from above. */
    CurveText(Axis x, Axis y) {
        this.x = x;
        this.y = y;
    }

    void draw(double[] xs, double[] ys) {
        int lastColumn = -1;
        int lastRow = -1;
        for (int i = 0; i < xs.length; i++) {
            double column = x.pixel(xs[i]) * (dots.width() - 1);
            double row = y.pixel(ys[i]) * (dots.height() - 1);
            if (!Double.isFinite(column) || !Double.isFinite(row)) {
                lastColumn = -1;
                continue;
            }
            int c = (int) Math.round(column);
            int r = (int) Math.round(row);
            if (lastColumn < 0) {
                dots.dot(c, r);
            } else {
                dots.line(lastColumn, lastRow, c, r);
            }
            lastColumn = c;
            lastRow = r;
        }
    }

    /** Returns the curves below {@code title}, with the ends of the axes at their sides. */
    String titled(String title, String xLabel) {
        String high = y.label(y.high());
        String low = y.label(y.low());
        int margin = Math.max(high.length(), low.length());
        StringBuilder text = new StringBuilder(title).append('\n');
        for (int row = 0; row < ROWS; row++) {
            String label = row == 0 ? high : row == ROWS - 1 ? low : "";
            text.append(" ".repeat(margin - label.length())).append(label).append(" ┤");
            text.append(dots.row(row).replaceFirst("\u2800+$", "")).append('\n');
        }
        String from = x.label(x.low());
        String to = x.label(x.high());
        String label = Labels.cut(xLabel, COLUMNS - from.length() - to.length() - 2);
        int gaps = COLUMNS - from.length() - to.length() - label.length();
        return text.append(" ".repeat(margin + 2))
                .append(from)
                .append(" ".repeat(gaps / 2))
                .append(label)
                .append(" ".repeat(gaps - gaps / 2))
                .append(to)
                .toString();
    }
}
