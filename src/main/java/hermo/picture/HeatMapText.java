package hermo.picture;

import hermo.text.Table;
import hermo.text.Terminal;
import java.util.ArrayList;
import java.util.List;

/** A heat map in characters: its numbers where they fit a terminal, else shades. Immutable. */
final class HeatMapText {
    private static final int COLUMNS = 10;
    private static final int ROWS = 24;
    private static final int WIDTH = 80;
    /** Characters around a row, its line break among them, and at most above the rows. */
    private static final int FRAME = 3;

    private static final int HEAD = 200;
    private static final String POSITIVE = " ░▒▓█";
    private static final String NEGATIVE = " ·-=≡";

    private final HeatMap map;
    private final double low;
    private final double high;

    HeatMapText(HeatMap map) {
        this.map = map;
        this.low = map.low();
        this.high = map.high();
    }

    @Override
    public String toString() {
        String table = map.cells().length <= ROWS && map.cells()[0].length <= COLUMNS ? table() : "";
        boolean fits =
                table.length() <= Terminal.LENGTH && table.lines().allMatch(line -> line.length() <= Terminal.WIDTH);
        return table.isEmpty() || !fits ? shades() : table;
    }

    private String table() {
        List<String> header = new ArrayList<>(List.of(map.yLabel().isEmpty() ? "row" : map.yLabel()));
        header.addAll(map.columnNames());
        Table table = Table.titled(title()).header(header.toArray());
        for (int r = 0; r < map.cells().length; r++) {
            List<String> row = new ArrayList<>(List.of(map.rowNames().get(r)));
            for (double value : map.cells()[r]) {
                row.add(Labels.number(value, map.digits()).replace('−', '-'));
            }
            table = table.row(row.toArray());
        }
        return table.toString();
    }

    private String shades() {
        int width = Blocks.size(map.cells()[0].length, WIDTH);
        int columns = (map.cells()[0].length + width - 1) / width;
        int rows = Math.min(ROWS, (Terminal.LENGTH - HEAD) / (columns + FRAME));
        int height = Blocks.size(map.cells().length, rows);
        StringBuilder text = new StringBuilder(title())
                .append(map.colors().isDiverging() ? "\n░▒▓█ positive, ·-=≡ negative" : "\n░▒▓█ from low to high");
        if (height * width > 1) {
            text.append(", of each ").append(height).append("×").append(width).append(" the farthest from 0");
        }
        for (double[] row : Blocks.farthest(map.cells(), height, width)) {
            StringBuilder line = new StringBuilder();
            for (double value : row) {
                line.append(shade(value));
            }
            text.append("\n│").append(line).append('│');
        }
        return text.toString();
    }

    private char shade(double value) {
        double from = map.colors().isDiverging() ? 0 : low;
        double share = high > from ? Math.abs(value - from) / (high - from) : 0;
        int step = Double.isNaN(share) ? 0 : (int) Math.min(4, share * 5);
        return (map.colors().isDiverging() && value < 0 ? NEGATIVE : POSITIVE).charAt(step);
    }

    private String title() {
        String axes = map.yLabel().isEmpty() ? "" : ", " + map.yLabel() + " × " + map.xLabel();
        return Labels.cut(map.title() + axes, 100);
    }
}
