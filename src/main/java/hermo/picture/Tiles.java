package hermo.picture;

import static com.google.common.base.Preconditions.checkArgument;

import com.google.common.collect.ImmutableList;
import java.util.ArrayList;
import java.util.List;

/**
 * Small images side by side, each with a caption below; some of them marked by a frame, a bold caption and a colour.
 * Immutable and thread-safe.
 *
 * <pre>{@code
 * Tiles.titled("digits", 8).tile(pixels, "3").markedTile(others, "✗ 5, is 3").picture();
 * }</pre>
 */
public final class Tiles {
    private static final double WIDTH = 760;
    private static final double SIDE = 72;
    private static final double SMALL = 12;
    private static final double TOP = 40;

    /** An image, row by row from above. */
    record Tile(double[] values, String caption, boolean isMarked) {}

    private final String title;
    private final int columns;
    private final ColorMap colors;
    private final ImmutableList<Tile> tiles;

    private Tiles(String title, int columns, ColorMap colors, List<Tile> tiles) {
        this.title = title;
        this.columns = columns;
        this.colors = colors;
        this.tiles = ImmutableList.copyOf(tiles);
    }

    /**
     * Returns no tiles below {@code title}, in grey.
     *
     * @param columns how many pixels lie side by side in each image
     */
    public static Tiles titled(String title, int columns) {
        checkArgument(columns > 0, "Tiles: expected at least one column of pixels but got %s", columns);
        return new Tiles(title, columns, ColorMap.GRAY, List.of());
    }

    /** Returns the tiles in other colours; {@link ColorMap#DIVERGING} is symmetric around 0. */
    public Tiles colors(ColorMap map) {
        return new Tiles(title, columns, map, tiles);
    }

    /** Returns one more tile. */
    public Tiles tile(double[] values, String caption) {
        return with(new Tile(values.clone(), caption, false));
    }

    /** Returns one more tile, which stands out. */
    public Tiles markedTile(double[] values, String caption) {
        return with(new Tile(values.clone(), caption, true));
    }

    private Tiles with(Tile tile) {
        int expected = tiles.isEmpty() ? tile.values().length : tiles.get(0).values().length;
        checkArgument(
                tile.values().length == expected && expected > 0 && expected % columns == 0,
                "Tiles: expected images of equal size in whole rows of %s pixels but got %s pixels",
                columns,
                tile.values().length);
        List<Tile> more = new ArrayList<>(tiles);
        more.add(tile);
        return new Tiles(title, columns, colors, more);
    }

    int columns() {
        return columns;
    }

    List<Tile> tiles() {
        return tiles;
    }

    double high() {
        double high = greatest(1);
        return colors.isDiverging() ? Math.max(high, greatest(-1)) : high;
    }

    double low() {
        return colors.isDiverging() ? -high() : -greatest(-1);
    }

    private double greatest(int sign) {
        double greatest = Double.NEGATIVE_INFINITY;
        for (Tile tile : tiles) {
            for (double value : tile.values()) {
                greatest = Double.isFinite(value) ? Math.max(greatest, sign * value) : greatest;
            }
        }
        return Double.isFinite(greatest) ? greatest : 0;
    }

    /**
     * Returns the tiles drawn.
     *
     * @throws IllegalArgumentException if there is none
     */
    public Picture picture() {
        checkArgument(!tiles.isEmpty(), "Tiles: expected at least one image but got 0");
        int rows = tiles.get(0).values().length / columns;
        double scale = Math.max(1, Math.rint(SIDE / Math.max(rows, columns)));
        double caption = tiles.stream().mapToDouble(Tiles::captionWidth).max().orElseThrow();
        double cellWidth = Math.max(columns * scale, caption) + 14;
        double cellHeight = rows * scale + 34;
        int across = Math.min(tiles.size(), Math.max(1, (int) (WIDTH / cellWidth)));
        int down = (tiles.size() + across - 1) / across;
        double width = Math.max(across * cellWidth, Canvas.boldWidth(title, 15) + 16);
        Canvas canvas = new Canvas(width, TOP + down * cellHeight);
        canvas.boldText(7, 22, title, 15, Anchor.START, Ink.TEXT);
        for (int i = 0; i < tiles.size(); i++) {
            double middle = (i % across + 0.5) * cellWidth;
            double top = TOP + i / across * cellHeight;
            draw(canvas, tiles.get(i), middle, top, columns * scale, rows * scale);
        }
        TilesText text = new TilesText(this, title);
        return canvas.picture(description(), text.brief(), text.toString());
    }

    private static double captionWidth(Tile tile) {
        return tile.isMarked() ? Canvas.boldWidth(tile.caption(), SMALL) : Canvas.textWidth(tile.caption(), SMALL);
    }

    private void draw(Canvas canvas, Tile tile, double middle, double top, double width, double height) {
        double left = middle - width / 2;
        if (tile.isMarked()) {
            canvas.rectangle(left - 3, top - 3, width + 6, height + 6, Ink.VERMILLION, Ink.NONE);
        }
        canvas.pixels(left, top, width, height, columns, colors.rgb(tile.values(), low(), high()));
        if (tile.isMarked()) {
            canvas.boldText(middle, top + height + 18, tile.caption(), SMALL, Anchor.MIDDLE, Ink.VERMILLION);
        } else {
            canvas.text(middle, top + height + 18, tile.caption(), SMALL, Anchor.MIDDLE, Ink.MUTED);
        }
    }

    private String description() {
        long marked = tiles.stream().filter(Tile::isMarked).count();
        return title + ": " + tiles.size() + " images" + (marked == 0 ? "" : ", " + marked + " of them marked");
    }

    /** Returns the chart in characters. */
    @Override
    public String toString() {
        return picture().toString();
    }
}
