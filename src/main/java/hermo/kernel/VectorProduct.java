package hermo.kernel;

import java.util.Arrays;

/**
 * The product with the Vector API, for a JVM that has the module {@code jdk.incubator.vector}. Not thread-safe; keeps
 * packing scratch.
 *
 * <p>Every element of C is one chain of fused multiply-adds along k in ascending order: the bits of {@link PlainProduct}.
 * A slice of k and a block of rows at a time, A is packed into panels of {@link VectorTile#ROWS} rows, which stay in the
 * second-level cache; then each panel of {@link VectorTile#WIDTH} columns of B is packed into the first-level cache and
 * meets them all. At the edges panels are filled up with zeros, and the tile of C is a copy.
 */
final class VectorProduct implements FloatProduct {
    /** Most numbers of k in a slice: with vectors of 256 bits, panels of A and B fit a first-level cache of 32 KB. */
    private static final int DEPTH = 320;
    /** Most rows of A in a block: packed, a third of a second-level cache of 512 KB. */
    private static final int BLOCK = 128;
    /** Below this many multiply-adds, packing costs more than it brings. */
    private static final int TINY = 512;

    private static final int ROWS = VectorTile.ROWS;
    private static final int WIDTH = VectorTile.WIDTH;

    private final float[] tile = new float[ROWS * WIDTH];
    private float[] aPanels = {};
    private float[] bPanel = {};

    @Override
    public void add(int m, int n, int k, Strided a, Strided b, Strided c) {
        boolean oneRowByTranspose = m == 1 && b.column != 1;
        if (oneRowByTranspose || (long) m * n * k < TINY) {
            UnpackedProduct.add(m, n, k, a, b, c);
            return;
        }
        int block = part(m, BLOCK, ROWS);
        int slice = part(k, DEPTH, 1);
        for (int i = 0; i < m; i += block) {
            for (int l = 0; l < k; l += slice) {
                int rows = Math.min(block, m - i);
                int depth = Math.min(slice, k - l);
                packA(rows, depth, a, a.from + i * a.row + l * a.column);
                for (int j = 0; j < n; j += WIDTH) {
                    int columns = Math.min(WIDTH, n - j);
                    packB(columns, depth, b, b.from + l * b.row + j * b.column);
                    addPanel(rows, columns, depth, c, c.from + i * c.row + j);
                }
            }
        }
    }

    /** The size, a multiple of {@code unit}, of the fewest nearly equal parts of at most {@code most}. */
    private static int part(int whole, int most, int unit) {
        int size = ceilDivide(whole, ceilDivide(whole, most));
        return unit * ceilDivide(size, unit);
    }

    private static int ceilDivide(int number, int divisor) {
        return (number + divisor - 1) / divisor;
    }

    private void addPanel(int rows, int columns, int depth, Strided c, int from) {
        int ci = from;
        for (int i = 0; i < rows; i += ROWS, ci += ROWS * c.row) {
            if (columns == WIDTH && i + ROWS <= rows) {
                VectorTile.add(depth, aPanels, i * depth, bPanel, 0, c.values, ci, c.row);
            } else {
                int edge = Math.min(ROWS, rows - i);
                copy(edge, columns, c.values, ci, c.row, tile, 0, WIDTH);
                VectorTile.add(depth, aPanels, i * depth, bPanel, 0, tile, 0, WIDTH);
                copy(edge, columns, tile, 0, WIDTH, c.values, ci, c.row);
            }
        }
    }

    private void packA(int rows, int depth, Strided a, int from) {
        aPanels = grown(aPanels, ceilDivide(rows, ROWS) * ROWS * depth);
        for (int i = 0; i < rows; i += ROWS) {
            int count = Math.min(ROWS, rows - i);
            int start = from + i * a.row;
            if (count == ROWS && a.row == 1) {
                copyFour(depth, a.values, start, a.column, aPanels, i * depth);
            } else {
                interleave(count, ROWS, depth, a.values, start, a.row, a.column, aPanels, i * depth);
            }
        }
    }

    private void packB(int columns, int depth, Strided b, int from) {
        bPanel = grown(bPanel, WIDTH * depth);
        if (columns == WIDTH && b.column == 1) {
            VectorTile.copyWide(depth, b.values, from, b.row, bPanel, 0);
        } else {
            interleave(columns, WIDTH, depth, b.values, from, b.column, b.row, bPanel, 0);
        }
    }

    private static float[] grown(float[] scratch, int size) {
        return scratch.length >= size ? scratch : new float[size];
    }

    /** Packs {@code count} lines as the first of {@code width}; those that lack become zero. */
    private static void interleave(
            int count, int width, int depth, float[] x, int xi, int line, int step, float[] y, int yi) {
        if (count < width) {
            Arrays.fill(y, yi, yi + width * depth, 0);
        }
        int h = 0;
        for (; h + 4 <= count && step == 1; h += 4) {
            interleaveFour(depth, x, xi + h * line, line, y, yi + h, width);
        }
        for (; h < count; h++) {
            int p = xi + h * line;
            int q = yi + h;
            for (int l = 0; l < depth; l++, p += step, q += width) {
                y[q] = x[p];
            }
        }
    }

    /** Four lines at a time: their numbers lie side by side in the panel and are written together. */
    private static void interleaveFour(int depth, float[] x, int x0, int line, float[] y, int yi, int width) {
        int x1 = x0 + line;
        int x2 = x1 + line;
        int x3 = x2 + line;
        int q = yi;
        for (int l = 0; l < depth; l++, q += width) {
            y[q] = x[x0 + l];
            y[q + 1] = x[x1 + l];
            y[q + 2] = x[x2 + l];
            y[q + 3] = x[x3 + l];
        }
    }

    /** Packs a panel of A whose four numbers of each step lie side by side already. */
    private static void copyFour(int depth, float[] x, int xi, int step, float[] y, int yi) {
        int p = xi;
        for (int l = 0; l < depth; l++, p += step) {
            y[yi + 4 * l] = x[p];
            y[yi + 4 * l + 1] = x[p + 1];
            y[yi + 4 * l + 2] = x[p + 2];
            y[yi + 4 * l + 3] = x[p + 3];
        }
    }

    private static void copy(int rows, int width, float[] x, int xi, int xRow, float[] y, int yi, int yRow) {
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < width; j++) {
                y[yi + i * yRow + j] = x[xi + i * xRow + j];
            }
        }
    }
}
