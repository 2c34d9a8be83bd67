package hermo.view;

import hermo.model.ConfusionMatrix;
import hermo.picture.Anchor;
import hermo.picture.Canvas;
import hermo.picture.ColorMap;
import hermo.picture.Ink;
import hermo.picture.Picture;
import hermo.text.Numbers;
import hermo.text.Terminal;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/**
 * A confusion matrix as a square of cells, darker the greater the share of its row; cells without rows are empty. Not
 * thread-safe.
 */
final class ConfusionPicture {
    private static final double TOP = 44;
    private static final double SIDE = 440;
    private static final double SMALL = 12;
    /** Smaller ones have no edges. */
    private static final double SMALLEST_CELL = 10;
    /** The page shines through. */
    private static final int CLEAR = 0xFF000000;

    private final ConfusionMatrix matrix;
    private final List<String> names;
    private final int classes;
    /** How many rows are of each class. */
    private final long[] rows;

    private final double cell;
    private final double left;
    private final double end;
    private final double bottom;

    ConfusionPicture(ConfusionMatrix matrix) {
        this.matrix = matrix;
        this.names =
                matrix.classNames().stream().map(name -> Terminal.cut(name, 20)).toList();
        this.classes = names.size();
        this.rows = IntStream.range(0, classes)
                .mapToLong(i -> IntStream.range(0, classes)
                        .mapToLong(j -> matrix.count(i, j))
                        .sum())
                .toArray();
        this.cell = Math.max(4, Math.min(90, SIDE / classes));
        this.left = 40 + widest();
        this.end = left + cell * classes;
        this.bottom = TOP + cell * classes;
    }

    Picture picture() {
        boolean upright = widest() + 8 > cell * every();
        String title = "Confusion matrix, accuracy " + percent(matrix.accuracy()) + " of "
                + Numbers.grouped(LongStream.of(rows).sum()) + " rows";
        double below = bottom + (upright ? widest() + 12 : 18);
        double height = Math.max(below + 26, TOP + Canvas.textWidth("actual class", SMALL) + 8);
        double width = Math.max(end + 76, left + Canvas.boldWidth(title, 15) + 8);
        Canvas canvas = new Canvas(width, height);
        canvas.boldText(left, 22, title, 15, Anchor.START, Ink.TEXT);
        if (cell < SMALLEST_CELL) {
            canvas.pixels(left, TOP, classes * cell, classes * cell, classes, colors());
        } else {
            cells(canvas);
        }
        names(canvas, upright);
        recalls(canvas);
        canvas.uprightText(16, TOP + Math.max(cell * classes, 80) / 2, "actual class", SMALL, Anchor.MIDDLE, Ink.TEXT);
        canvas.text(Math.max((left + end) / 2, left + 30), below + 16, "answer", SMALL, Anchor.MIDDLE, Ink.TEXT);
        return canvas.picture(title + ", by class", new ConfusionText(matrix).toString());
    }

    /** Returns the colours of all cells, row by row: an image, since many small rectangles make a large file. */
    private int[] colors() {
        return IntStream.range(0, classes * classes)
                .map(k -> matrix.count(k / classes, k % classes) == 0 ? CLEAR : color(share(k / classes, k % classes)))
                .toArray();
    }

    private double share(int i, int j) {
        return (double) matrix.count(i, j) / rows[i];
    }

    /** Returns the blue half of the colours, from pale to dark. */
    private static int color(double share) {
        return ColorMap.DIVERGING.rgb(0.58 + 0.42 * share);
    }

    private void cells(Canvas canvas) {
        for (int i = 0; i < classes; i++) {
            for (int j = 0; j < classes; j++) {
                cell(canvas, i, j);
            }
        }
    }

    private void cell(Canvas canvas, int i, int j) {
        double x = left + j * cell;
        double y = TOP + i * cell;
        long count = matrix.count(i, j);
        if (count == 0) {
            canvas.rectangle(x, y, cell, cell, Ink.NONE, Ink.GRID);
            return;
        }
        double share = share(i, j);
        int color = color(share);
        canvas.rectangle(x, y, cell, cell, Ink.rgb(color), Ink.GRID);
        String number = Numbers.grouped(count);
        boolean hasShare = cell >= 48;
        double size = cell >= 30 && Canvas.textWidth(number, 14) + 6 <= cell ? 14 : 11;
        if (cell >= 16 && Canvas.textWidth(number, size) + 2 <= cell) {
            double middle = y + cell / 2 + (hasShare ? -1 : size * 0.36);
            canvas.text(x + cell / 2, middle, number, size, Anchor.MIDDLE, Ink.on(color));
        }
        if (hasShare) {
            canvas.text(x + cell / 2, y + cell / 2 + 15, percent(share), 11, Anchor.MIDDLE, Ink.on(color));
        }
    }

    private void names(Canvas canvas, boolean upright) {
        for (int i = 0; i < classes; i += every()) {
            double middle = (i + 0.5) * cell;
            canvas.text(left - 8, TOP + middle + 4, names.get(i), SMALL, Anchor.END, Ink.MUTED);
            if (upright) {
                canvas.uprightText(left + middle + 4, bottom + 8, names.get(i), SMALL, Anchor.END, Ink.MUTED);
            } else {
                canvas.text(left + middle, bottom + 18, names.get(i), SMALL, Anchor.MIDDLE, Ink.MUTED);
            }
        }
    }

    private void recalls(Canvas canvas) {
        canvas.text(end + 68, TOP - 4, "recall", SMALL, Anchor.END, Ink.TEXT);
        for (int i = 0; i < classes; i += every()) {
            String recall = rows[i] == 0 ? "–" : percent(share(i, i));
            canvas.text(end + 68, TOP + (i + 0.5) * cell + 4, recall, SMALL, Anchor.END, Ink.MUTED);
        }
    }

    /** Returns how many classes to go on by for each name, so that names stay apart. */
    private int every() {
        return (int) Math.ceil(15 / cell);
    }

    private double widest() {
        return names.stream()
                .mapToDouble(name -> Canvas.textWidth(name, SMALL))
                .max()
                .orElse(0);
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%.1f%%", 100 * share);
    }
}
