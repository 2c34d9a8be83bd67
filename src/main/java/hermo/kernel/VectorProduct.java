package hermo.kernel;

import java.util.Arrays;

/**
 * The product with the Vector API, for a JVM that has the module {@code jdk.incubator.vector}. Not thread-safe; keeps
 * packing scratch.
 *
 * <p>Every element of C is one chain of fused multiply-adds along k in ascending order: the bits of {@link PlainProduct}.
 * A block of B is packed into panels as wide as {@link VectorTile}, one of which stays in the first-level cache while a
 * block of A passes by; the block of A stays in the second-level cache (the scheme of Goto and van de Geijn, "Anatomy of
 * High-Performance Matrix Multiplication", 2008). Rows of A are read where they lie; only those of a transposed A are
 * packed.
 */
final class VectorProduct implements FloatProduct {
    /** Numbers of k in one pass: a panel of B takes half of a first-level cache of 32 KB with vectors of 256 bits. */
    private static final int DEPTH = 256;
    /** Rows of A in one pass, which take a quarter of a second-level cache of 512 KB. */
    private static final int ROWS = 120;
    /** Columns of B in one pass. */
    private static final int COLUMNS = 1024;

    private static final int WIDTH = VectorTile.WIDTH;

    private final float[] tile = new float[6 * WIDTH];
    private float[] bPanels = {};
    private float[] aRows = {};
    private Strided a;
    private Strided b;
    private Strided c;
    private float[] left;
    private int leftFrom;
    private int leftRow;

    @Override
    public void add(int m, int n, int k, Strided a, Strided b, Strided c) {
        this.a = a;
        this.b = b;
        this.c = c;
        for (int j = 0; j < n; j += COLUMNS) {
            for (int l = 0; l < k; l += DEPTH) {
                addSlice(m, j, Math.min(COLUMNS, n - j), l, Math.min(DEPTH, k - l));
            }
        }
    }

    private void addSlice(int m, int j, int columns, int l, int depth) {
        packB(j, columns, l, depth);
        for (int i = 0; i < m; i += ROWS) {
            int rows = Math.min(ROWS, m - i);
            turnA(i, rows, l, depth);
            for (int jj = 0; jj < columns; jj += WIDTH) {
                addPanel(i, rows, j + jj, Math.min(WIDTH, columns - jj), jj * depth, depth);
            }
        }
    }

    private void addPanel(int i, int rows, int j, int width, int panel, int depth) {
        int ai = leftFrom;
        int ci = c.from + i * c.row + j;
        int rest = rows;
        while (rest > 0) {
            int count = rest >= 6 && rest != 8 && rest != 9 ? 6 : rest >= 4 ? 4 : 1;
            if (width == WIDTH) {
                addTile(count, depth, ai, panel, c.values, ci, c.row);
            } else {
                copy(count, width, c.values, ci, c.row, tile, 0, WIDTH);
                addTile(count, depth, ai, panel, tile, 0, WIDTH);
                copy(count, width, tile, 0, WIDTH, c.values, ci, c.row);
            }
            ai += count * leftRow;
            ci += count * c.row;
            rest -= count;
        }
    }

    private void addTile(int count, int depth, int ai, int panel, float[] c, int ci, int cRow) {
        switch (count) {
            case 6 -> VectorTile.addSix(depth, left, ai, leftRow, bPanels, panel, c, ci, cRow);
            case 4 -> VectorTile.addFour(depth, left, ai, leftRow, bPanels, panel, c, ci, cRow);
            default -> VectorTile.addOne(depth, left, ai, bPanels, panel, c, ci);
        }
    }

    private static void copy(int rows, int width, float[] x, int xi, int xRow, float[] y, int yi, int yRow) {
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < width; j++) {
                y[yi + i * yRow + j] = x[xi + i * xRow + j];
            }
        }
    }

    private void turnA(int i, int rows, int l, int depth) {
        if (a.column == 1) {
            left = a.values;
            leftFrom = a.from + i * a.row + l;
            leftRow = a.row;
            return;
        }
        if (aRows.length < rows * depth) {
            aRows = new float[rows * depth];
        }
        left = aRows;
        leftFrom = 0;
        leftRow = depth;
        int at = a.from + i + l * a.column;
        int d = 0;
        for (; d + 8 <= depth; d += 8) {
            interleave(rows, a.values, at + d * a.column, a.column, aRows, d, depth);
        }
        for (; d < depth; d++) {
            for (int r = 0; r < rows; r++) {
                aRows[r * depth + d] = a.values[at + d * a.column + r];
            }
        }
    }

    private static void interleave(int count, float[] x, int xi, int xStep, float[] y, int yi, int yStep) {
        int x1 = xi + xStep;
        int x2 = x1 + xStep;
        int x3 = x2 + xStep;
        int x4 = x3 + xStep;
        int x5 = x4 + xStep;
        int x6 = x5 + xStep;
        int x7 = x6 + xStep;
        int q = yi;
        for (int l = 0; l < count; l++, q += yStep) {
            y[q] = x[xi + l];
            y[q + 1] = x[x1 + l];
            y[q + 2] = x[x2 + l];
            y[q + 3] = x[x3 + l];
            y[q + 4] = x[x4 + l];
            y[q + 5] = x[x5 + l];
            y[q + 6] = x[x6 + l];
            y[q + 7] = x[x7 + l];
        }
    }

    private void packB(int j, int columns, int l, int depth) {
        int size = (columns + WIDTH - 1) / WIDTH * WIDTH * depth;
        if (bPanels.length < size) {
            bPanels = new float[size];
        }
        for (int jj = 0; jj < columns; jj += WIDTH) {
            packPanel(b.from + l * b.row + (j + jj) * b.column, Math.min(WIDTH, columns - jj), depth, jj * depth);
        }
    }

    private void packPanel(int from, int width, int depth, int panel) {
        if (width < WIDTH) {
            Arrays.fill(bPanels, panel, panel + WIDTH * depth, 0);
        }
        if (b.column == 1) {
            if (width == WIDTH) {
                VectorTile.copy(depth, b.values, from, b.row, bPanels, panel);
            } else {
                copy(depth, width, b.values, from, b.row, bPanels, panel, WIDTH);
            }
            return;
        }
        int j = 0;
        for (; j + 8 <= width; j += 8) {
            interleave(depth, b.values, from + j * b.column, b.column, bPanels, panel + j, WIDTH);
        }
        for (; j < width; j++) {
            for (int l = 0; l < depth; l++) {
                bPanels[panel + WIDTH * l + j] = b.values[from + j * b.column + l];
            }
        }
    }
}
