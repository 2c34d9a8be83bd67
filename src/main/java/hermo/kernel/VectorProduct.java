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
    /** Most numbers of A in a block: packed, less than half of a second-level cache of 512 KB. */
    private static final int BLOCK = 128 * VectorTile.DEPTH;
    /** Below this many multiply-adds, packing costs more than it brings. */
    private static final int TINY = 512;

    private static final int ROWS = VectorTile.ROWS;
    private static final int STEP = VectorTile.STEP;
    private static final int WIDTH = VectorTile.WIDTH;

    private final float[] tile = new float[ROWS * WIDTH];
    private float[] aPanels = {};
    private float[] bPanel = {};

    @Override
    public void sum(int m, int n, int k, Strided s, Strided a, Strided b, Strided c) {
        boolean oneRowByTranspose = m == 1 && b.column != 1;
        if (oneRowByTranspose || (long) m * n * k < TINY) {
            c.copyFrom(m, n, s);
            UnpackedProduct.add(m, n, k, a, b, c);
            return;
        }
        int slice = part(k, VectorTile.DEPTH, 4);
        int block = part(m, BLOCK / slice, ROWS);
        for (int i = 0; i < m; i += block) {
            for (int l = 0; l < k; l += slice) {
                int rows = Math.min(block, m - i);
                int depth = Math.min(slice, k - l);
                packA(rows, depth, a, a.from + i * a.row + l * a.column);
                for (int j = 0; j < n; j += WIDTH) {
                    int columns = Math.min(WIDTH, n - j);
                    packB(columns, depth, b, b.from + l * b.row + j * b.column);
                    addPanel(rows, columns, depth, i, j, l == 0 ? s : c, c);
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

    /** Sets the block of C at (i0, j0) to that of S plus the product of the panels. */
    private void addPanel(int rows, int columns, int depth, int i0, int j0, Strided s, Strided c) {
        int si = s.from + i0 * s.row + j0;
        int ci = c.from + i0 * c.row + j0;
        int ai = 0;
        for (int i = 0; i < rows; i += ROWS, si += ROWS * s.row, ci += ROWS * c.row, ai += STEP * depth) {
            if (columns == WIDTH && i + ROWS <= rows) {
                VectorTile.sum(depth, aPanels, ai, bPanel, 0, s.values, si, s.row, c.values, ci, c.row);
            } else {
                int edge = Math.min(ROWS, rows - i);
                copy(edge, columns, s.values, si, s.row, tile, 0, WIDTH);
                VectorTile.sum(depth, aPanels, ai, bPanel, 0, tile, 0, WIDTH, tile, 0, WIDTH);
                copy(edge, columns, tile, 0, WIDTH, c.values, ci, c.row);
            }
        }
    }

    private void packA(int rows, int depth, Strided a, int from) {
        aPanels = grown(aPanels, ceilDivide(rows, ROWS) * STEP * depth);
        int ai = 0;
        for (int i = 0; i < rows; i += ROWS, ai += STEP * depth) {
            int count = Math.min(ROWS, rows - i);
            int start = from + i * a.row;
            if (count < ROWS) {
                Arrays.fill(aPanels, ai, ai + STEP * depth, 0);
                interleaveForA(0, count, depth, a.values, start, a.row, a.column, aPanels, ai);
            } else if (a.row == 1) {
                copySix(depth, a.values, start, a.column, aPanels, ai);
            } else {
                interleaveFourForA(depth, a.values, start, a.row, aPanels, ai);
                interleaveForA(4, ROWS, depth, a.values, start, a.row, 1, aPanels, ai);
            }
        }
    }

    private void packB(int columns, int depth, Strided b, int from) {
        bPanel = grown(bPanel, WIDTH * depth);
        if (columns == WIDTH && b.column == 1) {
            VectorTile.copyWide(depth, b.values, from, b.row, bPanel, 0);
            return;
        }
        if (columns < WIDTH) {
            Arrays.fill(bPanel, 0, WIDTH * depth, 0);
        }
        int h = 0;
        for (; h + 4 <= columns && b.row == 1; h += 4) {
            interleaveFourForB(depth, b.values, from + h * b.column, b.column, bPanel, h);
        }
        interleaveForB(h, columns, depth, b.values, from, b.column, b.row, bPanel);
    }

    private static float[] grown(float[] scratch, int size) {
        return scratch.length >= size ? scratch : new float[size];
    }

    /** Packs the lines {@code first} to {@code end} of x as those of a panel of A. */
    private static void interleaveForA(
            int first, int end, int depth, float[] x, int xi, int line, int step, float[] y, int yi) {
        for (int h = first; h < end; h++) {
            int p = xi + h * line;
            for (int l = 0; l < depth; l++, p += step) {
                y[yi + h + STEP * l] = x[p];
            }
        }
    }

    private static void interleaveForB(
            int first, int end, int depth, float[] x, int xi, int line, int step, float[] y) {
        for (int h = first; h < end; h++) {
            int p = xi + h * line;
            for (int l = 0; l < depth; l++, p += step) {
                y[h + WIDTH * l] = x[p];
            }
        }
    }

    /**
     * Four lines at a time: their numbers lie side by side in the panel and are written together. Once for each kind of
     * panel, as C2 wants a constant between two steps to take the range checks out of the loop.
     */
    private static void interleaveFourForA(int depth, float[] x, int x0, int line, float[] y, int yi) {
        int x1 = x0 + line;
        int x2 = x1 + line;
        int x3 = x2 + line;
        int l = 0;
        for (; l < depth - 3; l += 4) {
            y[yi + STEP * l] = x[x0 + l];
            y[yi + STEP * l + 1] = x[x1 + l];
            y[yi + STEP * l + 2] = x[x2 + l];
            y[yi + STEP * l + 3] = x[x3 + l];
            y[yi + STEP * l + STEP] = x[x0 + l + 1];
            y[yi + STEP * l + STEP + 1] = x[x1 + l + 1];
            y[yi + STEP * l + STEP + 2] = x[x2 + l + 1];
            y[yi + STEP * l + STEP + 3] = x[x3 + l + 1];
            y[yi + STEP * l + 2 * STEP] = x[x0 + l + 2];
            y[yi + STEP * l + 2 * STEP + 1] = x[x1 + l + 2];
            y[yi + STEP * l + 2 * STEP + 2] = x[x2 + l + 2];
            y[yi + STEP * l + 2 * STEP + 3] = x[x3 + l + 2];
            y[yi + STEP * l + 3 * STEP] = x[x0 + l + 3];
            y[yi + STEP * l + 3 * STEP + 1] = x[x1 + l + 3];
            y[yi + STEP * l + 3 * STEP + 2] = x[x2 + l + 3];
            y[yi + STEP * l + 3 * STEP + 3] = x[x3 + l + 3];
        }
        for (; l < depth; l++) {
            y[yi + STEP * l] = x[x0 + l];
            y[yi + STEP * l + 1] = x[x1 + l];
            y[yi + STEP * l + 2] = x[x2 + l];
            y[yi + STEP * l + 3] = x[x3 + l];
        }
    }

    private static void interleaveFourForB(int depth, float[] x, int x0, int line, float[] y, int yi) {
        int x1 = x0 + line;
        int x2 = x1 + line;
        int x3 = x2 + line;
        int l = 0;
        for (; l < depth - 3; l += 4) {
            y[yi + WIDTH * l] = x[x0 + l];
            y[yi + WIDTH * l + 1] = x[x1 + l];
            y[yi + WIDTH * l + 2] = x[x2 + l];
            y[yi + WIDTH * l + 3] = x[x3 + l];
            y[yi + WIDTH * l + WIDTH] = x[x0 + l + 1];
            y[yi + WIDTH * l + WIDTH + 1] = x[x1 + l + 1];
            y[yi + WIDTH * l + WIDTH + 2] = x[x2 + l + 1];
            y[yi + WIDTH * l + WIDTH + 3] = x[x3 + l + 1];
            y[yi + WIDTH * l + 2 * WIDTH] = x[x0 + l + 2];
            y[yi + WIDTH * l + 2 * WIDTH + 1] = x[x1 + l + 2];
            y[yi + WIDTH * l + 2 * WIDTH + 2] = x[x2 + l + 2];
            y[yi + WIDTH * l + 2 * WIDTH + 3] = x[x3 + l + 2];
            y[yi + WIDTH * l + 3 * WIDTH] = x[x0 + l + 3];
            y[yi + WIDTH * l + 3 * WIDTH + 1] = x[x1 + l + 3];
            y[yi + WIDTH * l + 3 * WIDTH + 2] = x[x2 + l + 3];
            y[yi + WIDTH * l + 3 * WIDTH + 3] = x[x3 + l + 3];
        }
        for (; l < depth; l++) {
            y[yi + WIDTH * l] = x[x0 + l];
            y[yi + WIDTH * l + 1] = x[x1 + l];
            y[yi + WIDTH * l + 2] = x[x2 + l];
            y[yi + WIDTH * l + 3] = x[x3 + l];
        }
    }

    /** Packs a panel of A whose numbers of each step lie side by side already. */
    private static void copySix(int depth, float[] x, int xi, int step, float[] y, int yi) {
        int p = xi;
        for (int l = 0; l < depth; l++, p += step) {
            y[yi + STEP * l] = x[p];
            y[yi + STEP * l + 1] = x[p + 1];
            y[yi + STEP * l + 2] = x[p + 2];
            y[yi + STEP * l + 3] = x[p + 3];
            y[yi + STEP * l + 4] = x[p + 4];
            y[yi + STEP * l + 5] = x[p + 5];
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
