package hermo.picture;

import java.util.Arrays;
import java.util.List;

/** The shapes of a heat map: title, cells, names at their sides, colour bar. Not thread-safe. */
final class HeatMapDrawing {
    private static final double SMALL = 12;
    private static final double TOP = 44;
    private static final double BAR = 14;
    private static final double MOST_WIDTH = 560;
    private static final double MOST_HEIGHT = 400;

    private final HeatMap map;
    private final double[][] cells;
    private final double low;
    private final double high;
    private final int digits;
    private final int blockHeight;
    private final int blockWidth;
    private final double cellWidth;
    private final double cellHeight;
    private final double left;
    private final double width;
    private final double height;
    private final boolean upright;

    HeatMapDrawing(HeatMap map) {
        this.map = map;
        this.low = map.low();
        this.high = map.high();
        this.digits = map.digits();
        this.blockHeight = Blocks.size(map.cells().length, HeatMap.MOST);
        this.blockWidth = Blocks.size(map.cells()[0].length, HeatMap.MOST);
        this.cells = Blocks.farthest(map.cells(), blockHeight, blockWidth);
        this.cellWidth = Math.max(1, Math.min(52, MOST_WIDTH / cells[0].length));
        this.cellHeight = Math.max(1, Math.min(30, MOST_HEIGHT / cells.length));
        this.width = cellWidth * cells[0].length;
        this.height = cellHeight * cells.length;
        this.left = 36 + widest(map.rowNames());
        this.upright = widest(map.columnNames()) + 6 > cellWidth * Labels.every(cellWidth / blockWidth, 16) / blockWidth
                && map.columnNames().stream().anyMatch(name -> name.length() > 4);
    }

    private static double widest(List<String> names) {
        return names.stream()
                .mapToDouble(name -> Canvas.textWidth(name, SMALL))
                .max()
                .orElse(0);
    }

    Picture picture() {
        double below = (upright ? widest(map.columnNames()) + 10 : 18) + 26;
        double barLabels =
                12 + widest(Arrays.stream(barTicks()).mapToObj(this::barLabel).toList());
        double title = Canvas.boldWidth(map.title(), 15);
        double all = Math.max(left + Math.max(width, 60) + 20 + BAR + barLabels, left + title + 8);
        Canvas canvas = new Canvas(all, TOP + Math.max(height + below, barHeight() + 14));
        canvas.boldText(left, 22, map.title(), 15, Anchor.START, Ink.TEXT);
        double[] flat = Arrays.stream(cells).flatMapToDouble(Arrays::stream).toArray();
        int[] rgb = map.colors().rgb(flat, low, high);
        canvas.pixels(left, TOP, width, height, cells[0].length, rgb);
        numbers(canvas, rgb);
        names(canvas);
        labels(canvas, all, below);
        bar(canvas, left + Math.max(width, 60) + 20);
        return canvas.picture(description(), new HeatMapText(map).toString());
    }

    /** A label longer than the cells stays within the sheet. */
    private void labels(Canvas canvas, double sheetWidth, double below) {
        String x = Labels.fit(map.xLabel(), SMALL, sheetWidth - 8);
        String y = Labels.fit(map.yLabel(), SMALL, TOP + height + below - 30);
        double middle = within(left + width / 2, Canvas.textWidth(x, SMALL), sheetWidth);
        canvas.text(middle, TOP + height + below - 8, x, SMALL, Anchor.MIDDLE, Ink.TEXT);
        middle = within(TOP + height / 2, Canvas.textWidth(y, SMALL), TOP + height + below - 22);
        canvas.uprightText(16, middle, y, SMALL, Anchor.MIDDLE, Ink.TEXT);
    }

    private static double within(double middle, double length, double sheet) {
        return Math.max(4 + length / 2, Math.min(sheet - 4 - length / 2, middle));
    }

    private void numbers(Canvas canvas, int[] rgb) {
        List<String> numbers = Arrays.stream(cells)
                .flatMapToDouble(Arrays::stream)
                .mapToObj(value -> Labels.number(value, digits))
                .toList();
        boolean fits = cellHeight >= 16 && numbers.stream().allMatch(n -> Canvas.textWidth(n, 11) + 4 <= cellWidth);
        for (int i = 0; fits && i < numbers.size(); i++) {
            double x = left + (i % cells[0].length + 0.5) * cellWidth;
            double y = TOP + (i / cells[0].length + 0.5) * cellHeight + 4;
            canvas.text(x, y, numbers.get(i), 11, Anchor.MIDDLE, Ink.on(rgb[i]));
        }
    }

    private void names(Canvas canvas) {
        int everyRow = Labels.every(cellHeight / blockHeight, 15);
        for (int r = 0; r < map.cells().length; r += everyRow) {
            double y = TOP + (r + 0.5) * cellHeight / blockHeight + 4;
            canvas.text(left - 6, y, map.rowNames().get(r), SMALL, Anchor.END, Ink.MUTED);
        }
        double room = upright ? 15 : 8 + widest(map.columnNames());
        int everyColumn = Labels.every(cellWidth / blockWidth, room);
        for (int c = 0; c < map.cells()[0].length; c += everyColumn) {
            double x = left + (c + 0.5) * cellWidth / blockWidth;
            String name = map.columnNames().get(c);
            if (upright) {
                canvas.uprightText(x + 4, TOP + height + 6, name, SMALL, Anchor.END, Ink.MUTED);
            } else {
                canvas.text(x, TOP + height + 16, name, SMALL, Anchor.MIDDLE, Ink.MUTED);
            }
        }
    }

    private void bar(Canvas canvas, double x) {
        double[] values = new double[64];
        Arrays.setAll(values, i -> high - (i + 0.5) / values.length * (high - low));
        canvas.pixels(x, TOP, BAR, barHeight(), 1, map.colors().rgb(values, low, high));
        Axis axis = barAxis();
        for (double tick : barTicks()) {
            canvas.text(x + BAR + 6, axis.pixel(tick) + 4, barLabel(tick), SMALL, Anchor.START, Ink.MUTED);
        }
    }

    private double barHeight() {
        return Math.max(height, 80);
    }

    private Axis barAxis() {
        return Axis.between(low, high, false, TOP + barHeight(), TOP);
    }

    /** A short bar has no room for round numbers, so it gets its ends and its middle. */
    private double[] barTicks() {
        double[] ends = {low, (low + high) / 2, high};
        return barHeight() < 150 && high > low ? ends : barAxis().ticks();
    }

    private String barLabel(double tick) {
        return barHeight() < 150 && high > low
                ? Labels.number(tick, digits)
                : barAxis().label(tick);
    }

    private String description() {
        String blocks = blockHeight * blockWidth > 1
                ? ", in blocks of " + blockHeight + "×" + blockWidth + " by the number farthest from 0"
                : "";
        return map.title() + ": " + map.cells().length + " × " + map.cells()[0].length + " numbers, " + map.yLabel()
                + " × "
                + map.xLabel() + ", colours from " + Labels.number(low, digits) + " to "
                + Labels.number(high, digits) + blocks;
    }
}
