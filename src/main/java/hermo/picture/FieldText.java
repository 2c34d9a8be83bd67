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
        String high = y.label(y.high());
        String low = y.label(y.low());
        int margin = Math.max(high.length(), low.length());
        char[][] cells = cells();
        StringBuilder text = new StringBuilder(Labels.cut(title, 100))
                .append("\n")
                .append(legend())
                .append("\n")
                .append(Labels.cut(yLabel, 100))
                .append("\n");
        for (int r = 0; r < ROWS; r++) {
            String label = r == 0 ? high : r == ROWS - 1 ? low : "";
            text.append(" ".repeat(margin - label.length())).append(label).append(" ┤");
            text.append(new String(cells[r]).stripTrailing()).append('\n');
        }
        String from = x.label(x.low());
        String to = x.label(x.high());
        String measured = Labels.cut(xLabel, COLUMNS - from.length() - to.length() - 2);
        int gaps = COLUMNS - from.length() - to.length() - measured.length();
        return text.append(" ".repeat(margin + 2))
                .append(from)
                .append(" ".repeat(gaps / 2))
                .append(measured)
                .append(" ".repeat(gaps - gaps / 2))
                .append(to)
                .toString();
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
