package hermo.text;

/**
 * A sheet of dots in braille characters, each of which holds two columns and four rows of them, so that curves have eight
 * times the points of plain characters. Not thread-safe.
 */
public final class Braille {
    private static final int EMPTY = 0x2800;

    /** The bit of the dot in each row, left and right, as Unicode numbers them. */
    private static final int[][] BITS = {{0x01, 0x08}, {0x02, 0x10}, {0x04, 0x20}, {0x40, 0x80}};

    private final int columns;
    private final int[][] cells;

    /** An empty sheet of {@code columns} × {@code rows} characters. */
    public Braille(int columns, int rows) {
        this.columns = columns;
        this.cells = new int[rows][columns];
    }

    /** Returns how many dots lie side by side. */
    public int width() {
        return 2 * columns;
    }

    /** Returns how many dots lie one above the other. */
    public int height() {
        return 4 * cells.length;
    }

    /** Sets the dot in column {@code x} from the left and row {@code y} from above; nothing where there is none. */
    public void dot(int x, int y) {
        if (x >= 0 && x < width() && y >= 0 && y < height()) {
            cells[y / 4][x / 2] |= BITS[y % 4][x % 2];
        }
    }

    /** Sets the dots from one to another. */
    public void line(int x1, int y1, int x2, int y2) {
        int steps = Math.max(1, Math.max(Math.abs(x2 - x1), Math.abs(y2 - y1)));
        for (int i = 0; i <= steps; i++) {
            dot(
                    x1 + (int) Math.round((double) i * (x2 - x1) / steps),
                    y1 + (int) Math.round((double) i * (y2 - y1) / steps));
        }
    }

    /** Returns row {@code row} of the characters, from above. */
    public String row(int row) {
        StringBuilder line = new StringBuilder();
        for (int cell : cells[row]) {
            line.append((char) (EMPTY + cell));
        }
        return line.toString();
    }
}
