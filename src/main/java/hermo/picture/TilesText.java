package hermo.picture;

import com.google.common.base.Strings;
import hermo.picture.Tiles.Tile;
import java.util.ArrayList;
import java.util.List;

/** The first images in characters: two rows of pixels a line, as half blocks; small ones in shades. Immutable. */
final class TilesText {
    private static final int WIDTH = 100;
    private static final int LINES = 40;
    private static final int GAP = 2;
    private static final String SHADES = " ░▒▓█";
    /** Images of at most this many columns are drawn with two characters a pixel. */
    private static final int SMALL = 12;

    private final Tiles tiles;
    private final String title;
    private final double low;
    private final double high;

    TilesText(Tiles tiles, String title) {
        this.tiles = tiles;
        this.title = title;
        this.low = tiles.low();
        this.high = tiles.high();
    }

    @Override
    public String toString() {
        int columns = Math.min(tiles.columns(), WIDTH);
        int caption = tiles.tiles().stream()
                .mapToInt(tile -> tile.caption().length())
                .max()
                .orElse(0);
        int width = Math.min(WIDTH, Math.max(isSmall() ? 2 * columns : columns, caption));
        int across = Math.max(1, (WIDTH + GAP) / (width + GAP));
        List<String> lines = new ArrayList<>(List.of(title));
        int shown = 0;
        while (shown < tiles.tiles().size() && (shown == 0 || lines.size() + height() < LINES)) {
            List<Tile> row = tiles.tiles().subList(shown, Math.min(tiles.tiles().size(), shown + across));
            lines.addAll(lines(row, width));
            shown += row.size();
        }
        if (shown < tiles.tiles().size()) {
            lines.add("… and " + (tiles.tiles().size() - shown) + " more");
        }
        return String.join("\n", lines);
    }

    private boolean isSmall() {
        return tiles.columns() <= SMALL;
    }

    private int pixelRows() {
        return tiles.tiles().get(0).values().length / tiles.columns();
    }

    private int height() {
        return (isSmall() ? pixelRows() : (pixelRows() + 1) / 2) + 1;
    }

    private List<String> lines(List<Tile> row, int width) {
        List<String> lines = new ArrayList<>();
        for (int line = 0; line < height(); line++) {
            StringBuilder text = new StringBuilder();
            for (Tile tile : row) {
                String part =
                        line == height() - 1 ? tile.caption() : isSmall() ? shades(tile, line) : halves(tile, line);
                text.append(Strings.padEnd(Labels.cut(part, width), width + GAP, ' '));
            }
            lines.add(text.toString().stripTrailing());
        }
        return lines;
    }

    private String shades(Tile tile, int row) {
        StringBuilder line = new StringBuilder();
        for (int c = 0; c < tiles.columns(); c++) {
            char shade = SHADES.charAt((int) Math.min(4, 5 * share(tile, row, c)));
            line.append(shade).append(shade);
        }
        return line.toString();
    }

    private String halves(Tile tile, int line) {
        StringBuilder text = new StringBuilder();
        for (int c = 0; c < Math.min(tiles.columns(), WIDTH); c++) {
            boolean upper = share(tile, 2 * line, c) > 0.5;
            boolean lower = 2 * line + 1 < pixelRows() && share(tile, 2 * line + 1, c) > 0.5;
            text.append(upper ? lower ? '█' : '▀' : lower ? '▄' : ' ');
        }
        return text.toString();
    }

    private double share(Tile tile, int row, int column) {
        double value = tile.values()[row * tiles.columns() + column];
        return high > low && Double.isFinite(value) ? (value - low) / (high - low) : 0;
    }
}
