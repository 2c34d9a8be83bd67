package hermo.picture;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A field and the points in it, in characters. Not thread-safe. */
final class FieldText {
    private static final int COLUMNS = 46;
    private static final int ROWS = 15;

    /** The characters of the areas, told apart by how dark they are. */
    private static final String AREAS = "·░-▒=▓";

    private final Axis x;
    private final Axis y;
    private final int[][] field;
    private final List<FieldChart.Points> series;

    FieldText(Axis x, Axis y, int[][] field, List<FieldChart.Points> series) {
        this.x = x.along(0, COLUMNS);
        this.y = y.along(ROWS, 0);
        this.field = field;
        this.series = series;
    }

    /** Returns the field below a title that explains its characters, the ends of the axes at their sides. */
    String titled(String title, String xLabel, String yLabel) {
        List<String> rows = Arrays.stream(cells())
                .map(row -> new String(row).stripTrailing())
                .toList();
        return String.join("\n", Labels.cut(title, 100), legend(), Labels.cut(yLabel, 100), "")
                + TextFrame.around(rows, COLUMNS, x, y, xLabel);
    }

    private String legend() {
        String names = IntStream.range(0, series.size())
                .mapToObj(s -> Symbol.of(s).character + " " + series.get(s).name()
                        + (field.length > 0 ? " on " + area(s) : ""))
                .collect(Collectors.joining(", "));
        return Labels.cut(names, 100);
    }

    private static char area(int series) {
        return AREAS.charAt(Math.floorMod(series, AREAS.length()));
    }

    private char[][] cells() {
        char[][] cells = new char[ROWS][COLUMNS];
        for (int r = 0; r < ROWS; r++) {
            Arrays.fill(cells[r], ' ');
            for (int c = 0; c < COLUMNS && field.length > 0; c++) {
                int[] row = field[(int) ((r + 0.5) * field.length / ROWS)];
                cells[r][c] = area(row[(int) ((c + 0.5) * row.length / COLUMNS)]);
            }
        }
        for (int s = 0; s < series.size(); s++) {
            for (int i = 0; i < series.get(s).xs().length; i++) {
                int c = (int) Math.floor(x.pixel(series.get(s).xs()[i]));
                int r = (int) Math.floor(y.pixel(series.get(s).ys()[i]));
                if (c >= 0 && c < COLUMNS && r >= 0 && r < ROWS) {
                    cells[r][c] = Symbol.of(s).character;
                }
            }
        }
        return cells;
    }
}
