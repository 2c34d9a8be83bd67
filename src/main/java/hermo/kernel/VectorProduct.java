package hermo.kernel;

import java.util.Arrays;

/**
 * The product with the Vector API, for a JVM that has the module {@code jdk.incubator.vector}. Not thread-safe; keeps
 * packing scratch.
 *
 * <p>Every element of C is one chain of fused multiply-adds along k in ascending order: the bits of {@link PlainProduct}, on
 * any number of threads. A block of rows of A at a time is packed into panels of {@link VectorTile#ROWS} rows, slice after
 * slice of k, of which each fits the second-level cache; then each panel of {@link VectorTile#WIDTH} columns of B is
 * packed into the first-level cache and meets all panels of a slice. At the edges panels are filled up with zeros, and the
 * tile of C is a copy. A {@link Team} packs the panels of A first, for all to share, and then does the columns of C.
 */
final class VectorProduct implements FloatProduct, Team.Job {
    /** Most numbers of A in a slice of a block: packed, less than half of a second-level cache of 512 KB. */
    private static final int BLOCK = 128 * VectorTile.DEPTH;
    /** Most slices that are packed at a time, lest a long k take much memory: C keeps the sums meanwhile. */
    private static final int SLICES = 4;
    /** Below this many multiply-adds, packing costs more than it brings. */
    private static final int TINY = 512;

    private static final int ROWS = VectorTile.ROWS;
    private static final int STEP = VectorTile.STEP;
    private static final int WIDTH = VectorTile.WIDTH;

    private final int threads;
    private final Scratch[] scratch;
    private final FloatProduct unpacked;
    private float[] aPanels = {};

    private Strided s;
    private Strided a;
    private Strided b;
    private Strided c;
    private int n;
    /** The block of A under way: its first row and number of k, and how many of each. */
    private int i0;

    private int l0;
    private int rows;
    private int depth;
    private int slice;
    /** How the block of C is cut into parts: panels of rows and of columns in each, and parts side by side. */
    private int high;

    private int wide;
    private int across;
    private boolean isPacking;

    /** What a thread needs of its own. */
    private static final class Scratch {
        private final float[] tile = new float[ROWS * WIDTH];
        private final float[] bPanel = new float[WIDTH * VectorTile.DEPTH];
    }

    /** Makes a product that at most {@code threads} threads share. */
    VectorProduct(int threads) {
        this.threads = threads;
        this.scratch = new Scratch[threads];
        FloatProduct[] products = new FloatProduct[threads];
        Arrays.fill(products, new UnpackedProduct());
        this.unpacked = TeamProduct.inPieces(threads, products);
    }

    @Override
    public void sum(int m, int n, int k, Strided s, Strided a, Strided b, Strided c) {
        boolean oneRowByTranspose = m == 1 && b.column != 1;
        if (oneRowByTranspose || (long) m * n * k < TINY) {
            unpacked.sum(m, n, k, s, a, b, c);
            return;
        }
        this.a = a;
        this.b = b;
        this.c = c;
        this.n = n;
        slice = part(k, VectorTile.DEPTH, 4);
        int block = part(m, BLOCK / slice, ROWS);
        for (i0 = 0; i0 < m; i0 += block) {
            rows = Math.min(block, m - i0);
            this.s = s;
            for (l0 = 0; l0 < k; l0 += SLICES * slice) {
                depth = Math.min(SLICES * slice, k - l0);
                addBlock();
                this.s = c;
            }
        }
    }

    private void addBlock() {
        int workers = WorkShare.workers(threads, (long) rows * n * depth);
        int panels = WorkShare.ceilDivide(rows, ROWS);
        aPanels = grown(aPanels, panels * STEP * depth);
        isPacking = true;
        Team.SHARED.run(WorkShare.packers(workers, rows * depth), panels, this);
        isPacking = false;
        int columns = WorkShare.ceilDivide(n, WIDTH);
        int parts = workers == 1 ? 1 : Math.min(columns, WorkShare.PARTS * workers);
        wide = WorkShare.ceilDivide(columns, parts);
        across = WorkShare.ceilDivide(columns, wide);
        // All that lie one below the other pack the same panels of B: only where there would be too few parts.
        int down = across >= workers ? 1 : Math.min(panels, WorkShare.ceilDivide(workers, across));
        high = WorkShare.ceilDivide(panels, down);
        Team.SHARED.run(workers, across * WorkShare.ceilDivide(panels, high), this);
    }

    /** The size, a multiple of {@code unit}, of the fewest nearly equal parts of at most {@code most}. */
    private static int part(int whole, int most, int unit) {
        int size = WorkShare.ceilDivide(whole, WorkShare.ceilDivide(whole, most));
        return unit * WorkShare.ceilDivide(size, unit);
    }

    private static float[] grown(float[] scratch, int size) {
        return scratch.length >= size ? scratch : new float[size];
    }

    /** Packs a panel of A, or does a part of the block of C. */
    @Override
    public void run(int part, int worker) {
        int panels = WorkShare.ceilDivide(rows, ROWS);
        if (scratch[worker] == null) {
            scratch[worker] = new Scratch();
        }
        for (int l = 0; l < depth; l += slice) {
            int steps = Math.min(slice, depth - l);
            int ai = panels * STEP * l; // the slices before
            if (isPacking) {
                packA(part * ROWS, steps, l0 + l, ai + part * STEP * steps);
            } else {
                int top = part / across * high;
                int left = part % across * wide;
                addSlice(scratch[worker], l, steps, ai, top, Math.min(panels, top + high), left * WIDTH);
            }
        }
    }

    private void addSlice(Scratch own, int l, int steps, int ai, int top, int bottom, int left) {
        Strided first = l == 0 ? s : c;
        int whole = Math.min(bottom, rows / ROWS);
        for (int j = left; j < Math.min(n, left + wide * WIDTH); j += WIDTH) {
            int columns = Math.min(WIDTH, n - j);
            packB(columns, steps, b.from + (l0 + l) * b.row + j * b.column, own.bPanel);
            int edge = columns == WIDTH ? whole : top;
            addTiles(own.bPanel, top, edge, j, steps, ai, first);
            for (int p = edge; p < bottom; p++) {
                addEdge(own, p * ROWS, j, columns, steps, ai + p * STEP * steps, first);
            }
        }
    }

    /** Sets the tiles of C in these panels of rows and at column j to those of {@code first} plus the products of panels. */
    private void addTiles(float[] bPanel, int top, int bottom, int j, int steps, int ai, Strided first) {
        int si = first.from + (i0 + top * ROWS) * first.row + j;
        int ci = c.from + (i0 + top * ROWS) * c.row + j;
        float[] from = first.values;
        float[] to = c.values;
        float[] panels = aPanels;
        int sRow = first.row;
        int cRow = c.row;
        for (int p = top; p < bottom; p++, si += ROWS * sRow, ci += ROWS * cRow) {
            VectorTile.sum(steps, panels, ai + p * STEP * steps, bPanel, 0, from, si, sRow, to, ci, cRow);
        }
    }

    /** Does the tile at row i of the block and column j, of which not all numbers are of C. */
    private void addEdge(Scratch own, int i, int j, int columns, int steps, int ai, Strided first) {
        int height = Math.min(ROWS, rows - i);
        int ci = c.from + (i0 + i) * c.row + j;
        copy(height, columns, first.values, first.from + (i0 + i) * first.row + j, first.row, own.tile, 0, WIDTH);
        VectorTile.sum(steps, aPanels, ai, own.bPanel, 0, own.tile, 0, WIDTH, own.tile, 0, WIDTH);
        copy(height, columns, own.tile, 0, WIDTH, c.values, ci, c.row);
    }

    private void packA(int i, int steps, int l, int ai) {
        int count = Math.min(ROWS, rows - i);
        int start = a.from + (i0 + i) * a.row + l * a.column;
        if (count < ROWS) {
            Arrays.fill(aPanels, ai, ai + STEP * steps, 0);
            interleaveForA(0, count, steps, a.values, start, a.row, a.column, aPanels, ai);
        } else if (a.row == 1) {
            copySix(steps, a.values, start, a.column, aPanels, ai);
        } else {
            interleaveFourForA(steps, a.values, start, a.row, aPanels, ai);
            interleaveForA(4, ROWS, steps, a.values, start, a.row, 1, aPanels, ai);
        }
    }

    private void packB(int columns, int steps, int from, float[] bPanel) {
        if (columns == WIDTH && b.column == 1) {
            VectorTile.copyWide(steps, b.values, from, b.row, bPanel, 0);
            return;
        }
        if (columns < WIDTH) {
            Arrays.fill(bPanel, 0, WIDTH * steps, 0);
        }
        int h = 0;
        for (; h + 4 <= columns && b.row == 1; h += 4) {
            interleaveFourForB(steps, b.values, from + h * b.column, b.column, bPanel, h);
        }
        interleaveForB(h, columns, steps, b.values, from, b.column, b.row, bPanel);
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
