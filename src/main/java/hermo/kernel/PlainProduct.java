package hermo.kernel;

/**
 * The portable product, without flags: needs nothing but the JVM. Not thread-safe; keeps packing scratch.
 *
 * <p>Every element of C is one chain of fused multiply-adds along k in ascending order, whatever the path, so all paths
 * give the same bits. The fast path packs rows of B and C into arrays of their own, from index 0, and adds four rows of B
 * to two of C at a time: the widest form that C2 turns into vector instructions on 17 and on 25. Small and narrow products go
 * without packing, which would cost more than it brings. A {@link Team} packs the rows of B first, for all to share, and then
 * does the rows of C.
 */
final class PlainProduct implements FloatProduct, Team.Job {
    /** Most rows of C that stay in the cache while all of B passes by. */
    private static final int ROW_BLOCK = 32;
    /** Least rows of C for which it pays to let all of B pass by. */
    private static final int LEAST_BLOCK = 4;
    /** Rows of B in a part of the packing. */
    private static final int PACKED_ROWS = 32;
    /** Columns of B and C in one pass: four rows of B and two of C fit the first-level cache. */
    private static final int COLUMN_BLOCK = 1024;
    /** Below this many columns the packed loop does not reach its vector body. */
    private static final int NARROW = 12;
    /** Below this many columns the loop along them spends most of its time before and after its vector body. */
    private static final int SHORT_LOOP = 24;
    /** From this many rows on, it pays to turn a narrow product round. */
    private static final int TALL = 32;
    /** Below this many rows of C, packing B costs more than it brings. */
    private static final int FEW_ROWS = 4;
    /** Rows of B that are packed at a time, lest a long k take much memory: C keeps the sums meanwhile. */
    private static final int SLICE = 512;
    /** Edge of the squares in which B is transposed, so that reads and writes both stay in the cache. */
    private static final int TILE = 16;

    private Strided s;
    private Strided a;
    private Strided b;
    private Strided c;
    private float[][] bRows = {};
    private final float[][][] cRows;
    private final int threads;
    private final FloatProduct unpacked = new UnpackedProduct();
    /** For matrices of few or short rows: made when first needed. */
    private FloatProduct pieces;
    /** The block of B under way: its first row and column, and how many of each. */
    private int l0;

    private int j0;
    private int slice;
    private int columns;
    /** Rows of C, and of them in a part. */
    private int m;

    private int high;
    private boolean isPacking;

    private final Strided turnedS = new Strided();
    private final Strided turnedA = new Strided();
    private final Strided turnedB = new Strided();
    private final Strided turnedC = new Strided();

    /** Makes a product that at most {@code threads} threads share. */
    PlainProduct(int threads) {
        this.threads = threads;
        this.cRows = new float[threads][0][];
    }

    @Override
    public void sum(int m, int n, int k, Strided s, Strided a, Strided b, Strided c) {
        if (k == 0) {
            c.copyFrom(m, n, s);
            return;
        }
        boolean isTall = n < SHORT_LOOP && n >= FEW_ROWS && m >= TALL;
        int workers = WorkShare.workers(threads, (long) m * n * k);
        boolean hasFewRows = (isTall ? n : m) < LEAST_BLOCK * workers || !isTall && n < NARROW;
        if (workers > 1 && hasFewRows) {
            inPieces().sum(m, n, k, s, a, b, c);
        } else if (isTall) { // Cᵀ = Sᵀ + Bᵀ Aᵀ, whose rows are long
            this.a = turnedA.turned(b);
            this.b = turnedB.turned(a);
            this.c = turnedC.turned(c);
            this.s = s == c ? this.c : turnedS.turned(s);
            sum(n, m, k);
        } else {
            this.a = a;
            this.b = b;
            this.c = c;
            this.s = s;
            sum(m, n, k);
        }
    }

    private void sum(int m, int n, int k) {
        if (m < FEW_ROWS || n < NARROW) { // what was turned is neither
            unpacked.sum(m, n, k, s, a, b, c);
            return;
        }
        this.m = m;
        int width = WorkShare.ceilDivide(n, WorkShare.ceilDivide(n, COLUMN_BLOCK)); // no narrow rest
        int depth = WorkShare.ceilDivide(k, WorkShare.ceilDivide(k, SLICE));
        for (j0 = 0; j0 < n; j0 += width) {
            columns = Math.min(width, n - j0);
            for (l0 = 0; l0 < k; l0 += depth) {
                slice = Math.min(depth, k - l0);
                addSlice();
            }
        }
    }

    private void addSlice() {
        int workers = WorkShare.workers(threads, (long) m * columns * slice);
        bRows = grown(bRows, slice, columns);
        isPacking = true;
        int packers = WorkShare.packers(workers, slice * columns);
        Team.SHARED.run(packers, WorkShare.ceilDivide(slice, PACKED_ROWS), this);
        isPacking = false;
        int parts = workers == 1 ? 1 : Math.min(WorkShare.PARTS * workers, m / LEAST_BLOCK);
        parts = Math.min(WorkShare.MOST_PARTS, Math.max(WorkShare.ceilDivide(m, ROW_BLOCK), parts));
        high = (WorkShare.ceilDivide(m, parts) + 1) & ~1;
        Team.SHARED.run(workers, WorkShare.ceilDivide(m, high), this);
    }

    /** Returns a product that cuts C into pieces along its longer side, and packs for each. */
    private FloatProduct inPieces() {
        if (pieces == null) {
            FloatProduct[] products = new FloatProduct[threads];
            for (int p = 0; p < threads; p++) {
                products[p] = new PlainProduct(1);
            }
            pieces = TeamProduct.inPieces(threads, products);
        }
        return pieces;
    }

    /** Packs a few rows of B, or does a part of the rows of C. */
    @Override
    public void run(int part, int worker) {
        if (isPacking) {
            packB(part * PACKED_ROWS, Math.min(slice, (part + 1) * PACKED_ROWS));
        } else {
            cRows[worker] = grown(cRows[worker], high, columns);
            addBlock(part * high, Math.min(high, m - part * high), cRows[worker]);
        }
    }

    private void addBlock(int i0, int rows, float[][] cRows) {
        Strided first = l0 == 0 ? s : c;
        int firstStart = first.from + i0 * first.row + j0 * first.column;
        for (int i = 0; i < rows; i++) {
            copy(columns, first.values, firstStart + i * first.row, first.column, cRows[i], 0, 1);
        }
        int l = 0;
        for (; l + 4 <= slice; l += 4) {
            addFourRows(i0, rows, l, cRows);
        }
        for (; l < slice; l++) {
            for (int i = 0; i < rows; i++) {
                addOne(columns, a.values[a.from + (i0 + i) * a.row + (l0 + l) * a.column], bRows[l], cRows[i]);
            }
        }
        int start = c.from + i0 * c.row + j0 * c.column;
        for (int i = 0; i < rows; i++) {
            copy(columns, cRows[i], 0, 1, c.values, start + i * c.row, c.column);
        }
    }

    private static void copy(int n, float[] x, int xi, int xStep, float[] y, int yi, int yStep) {
        if (xStep == 1 && yStep == 1) {
            System.arraycopy(x, xi, y, yi, n);
            return;
        }
        for (int j = 0; j < n; j++) {
            y[yi + j * yStep] = x[xi + j * xStep];
        }
    }

    private void addFourRows(int i0, int rows, int l, float[][] cRows) {
        int p = a.from + i0 * a.row + (l0 + l) * a.column;
        int even = rows & ~1;
        addFourToPairs(even, columns, l, p, a.row, a.column, a.values, bRows, cRows);
        if (even < rows) {
            p += even * a.row;
            float[] x = a.values;
            int step = a.column;
            addFour(
                    columns,
                    x[p],
                    bRows[l],
                    x[p + step],
                    bRows[l + 1],
                    x[p + 2 * step],
                    bRows[l + 2],
                    x[p + 3 * step],
                    bRows[l + 3],
                    cRows[even]);
        }
    }

    /** Looks the rows of B up anew in each turn: with them in variables, C2 on 17 leaves the inner loop as it is. */
    private static void addFourToPairs(
            int rows, int columns, int l, int from, int row, int column, float[] a, float[][] b, float[][] c) {
        for (int i = 0; i < rows; i += 2) {
            int p = from + i * row;
            int q = p + row;
            addFourToTwo(
                    columns,
                    a[p],
                    a[p + column],
                    a[p + 2 * column],
                    a[p + 3 * column],
                    a[q],
                    a[q + column],
                    a[q + 2 * column],
                    a[q + 3 * column],
                    b[l],
                    b[l + 1],
                    b[l + 2],
                    b[l + 3],
                    c[i],
                    c[i + 1]);
        }
    }

    /** Small enough to be inlined, and so on purpose: more rows, or c stored after d, C2 on 17 leaves as they are. */
    private static void addFourToTwo(
            int n,
            float c0,
            float c1,
            float c2,
            float c3,
            float d0,
            float d1,
            float d2,
            float d3,
            float[] b0,
            float[] b1,
            float[] b2,
            float[] b3,
            float[] c,
            float[] d) {
        for (int j = 0; j < n; j++) {
            float x0 = b0[j];
            float x1 = b1[j];
            float x2 = b2[j];
            float x3 = b3[j];
            c[j] = Math.fma(c3, x3, Math.fma(c2, x2, Math.fma(c1, x1, Math.fma(c0, x0, c[j]))));
            d[j] = Math.fma(d3, x3, Math.fma(d2, x2, Math.fma(d1, x1, Math.fma(d0, x0, d[j]))));
        }
    }

    static void addFour(
            int n, float a0, float[] b0, float a1, float[] b1, float a2, float[] b2, float a3, float[] b3, float[] c) {
        for (int j = 0; j < n; j++) {
            c[j] = Math.fma(a3, b3[j], Math.fma(a2, b2[j], Math.fma(a1, b1[j], Math.fma(a0, b0[j], c[j]))));
        }
    }

    static void addOne(int n, float a0, float[] b0, float[] c) {
        for (int j = 0; j < n; j++) {
            c[j] = Math.fma(a0, b0[j], c[j]);
        }
    }

    private void packB(int lFrom, int lTo) {
        int start = b.from + l0 * b.row + j0 * b.column;
        if (b.column == 1) {
            for (int l = lFrom; l < lTo; l++) {
                System.arraycopy(b.values, start + l * b.row, bRows[l], 0, columns);
            }
            return;
        }
        for (int j = 0; j < columns; j += TILE) {
            for (int l = lFrom; l < lTo; l += TILE) {
                packTile(start, l, Math.min(lTo, l + TILE), j, Math.min(columns, j + TILE));
            }
        }
    }

    private void packTile(int start, int lFrom, int lTo, int jFrom, int jTo) {
        for (int l = lFrom; l < lTo; l++) {
            float[] row = bRows[l];
            int p = start + l * b.row + jFrom * b.column;
            for (int j = jFrom; j < jTo; j++, p += b.column) {
                row[j] = b.values[p];
            }
        }
    }

    private static float[][] grown(float[][] rows, int count, int length) {
        int oldLength = rows.length == 0 ? 0 : rows[0].length;
        if (rows.length >= count && oldLength >= length) {
            return rows;
        }
        return new float[Math.max(rows.length, count)][padded(Math.max(oldLength, length))];
    }

    /**
     * Makes an array, with its header of 16 bytes, fill whole cache lines: then all rows, which the JVM puts one after the
     * other, lie alike in their lines, and C2 can align them all at once. Vectors across two lines take three times as long.
     */
    private static int padded(int length) {
        return (length + 4 + 15) / 16 * 16 - 4;
    }
}
