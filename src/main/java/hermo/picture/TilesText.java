package hermo.picture;

import com.google.common.base.Strings;
import hermo.picture.Tiles.Tile;
import hermo.text.Terminal;
import java.util.ArrayList;
import java.util.List;

/** Images in characters: two rows of pixels a line, as half blocks; small ones in shades. Immutable. */
final class TilesText {
    private static final int WIDTH = 100;
    /** The characters of the line that says how many images are left out. */
    private static final int ROOM = 40;

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

    /** Returns the first rows of images, at least one and as many as fit a terminal. */
    String brief() {
        return text(Terminal.LENGTH - ROOM);
    }

    /** Returns all images. */
    @Override
    public String toString() {
        return text(Integer.MAX_VALUE);
    }

    private String text(int length) {
        int columns = Math.min(tiles.columns(), WIDTH);
        int caption = tiles.tiles().stream()
                .mapToInt(tile -> tile.caption().length())
                .max()
                .orElse(0);
        int width = Math.min(WIDTH, Math.max(isSmall() ? 2 * columns : columns, caption));
        int across = Math.max(1, (WIDTH + GAP) / (width + GAP));
        StringBuilder text = new StringBuilder(title);
        int shown = 0;
        while (shown < tiles.tiles().size()) {
            List<Tile> row = tiles.tiles().subList(shown, Math.min(tiles.tiles().size(), shown + across));
            String lines = String.join("\n", lines(row, width));
            if (shown > 0 && text.length() + lines.length() > length) {
                return text + "\n… and " + (tiles.tiles().size() - shown) + " more; print() shows all";
            }
            text.append('\n').append(lines);
            shown += row.size();
        }
        return text.toString();
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
