package hermo.picture;

import hermo.text.Braille;
import java.util.List;
import java.util.stream.IntStream;

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
        List<String> rows = IntStream.range(0, ROWS)
                .mapToObj(row -> dots.row(row).replaceFirst("\u2800+$", ""))
                .toList();
        return title + "\n" + TextFrame.around(rows, COLUMNS, x, y, xLabel);
    }
}
