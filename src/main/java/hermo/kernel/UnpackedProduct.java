package hermo.kernel;

/** The product for small and narrow matrices, for which packing would cost more than it brings. Stateless. */
final class UnpackedProduct implements FloatProduct {
    @Override
    public void sum(int m, int n, int k, Strided s, Strided a, Strided b, Strided c) {
        c.copyFrom(m, n, s);
        add(m, n, k, a.values, a.from, a.row, a.column, b.values, b.from, b.row, b.column, c.values, c.from, c.row);
    }

    /** The same, with the strides of the views one by one: for the tiniest, to set up a view costs as much as the sums. */
    static void add(
            int m,
            int n,
            int k,
            float[] a,
            int aFrom,
            int aRow,
            int aColumn,
            float[] b,
            int bFrom,
            int bRow,
            int bColumn,
            float[] c,
            int cFrom,
            int cRow) {
        int wide = n & ~3;
        for (int i = 0; i < m; i++) {
            int ai = aFrom + i * aRow;
            int ci = cFrom + i * cRow;
            for (int j = 0; j < wide; j += 4) {
                addFourChains(k, a, ai, aColumn, b, bFrom + j * bColumn, bRow, bColumn, c, ci + j, 1);
            }
        }
        for (int j = wide; j < n; j++) {
            addColumn(m, k, a, aFrom, aRow, aColumn, b, bFrom + j * bColumn, bRow, c, cFrom + j, cRow);
        }
    }

    /** Four rows at a time. */
    private static void addColumn(
            int m,
            int k,
            float[] a,
            int aFrom,
            int aRow,
            int aColumn,
            float[] b,
            int bFrom,
            int bRow,
            float[] c,
            int cFrom,
            int cRow) {
        int i = 0;
        for (; i + 4 <= m; i += 4) {
            addFourChains(k, b, bFrom, bRow, a, aFrom + i * aRow, aColumn, aRow, c, cFrom + i * cRow, cRow);
        }
        for (; i < m; i++) {
            int ci = cFrom + i * cRow;
            c[ci] = chain(k, a, aFrom + i * aRow, aColumn, b, bFrom, bRow, c[ci]);
        }
    }

    /** As {@link Kernel#affine}: four rows of W at a time, whose chains of multiply-adds run side by side. */
    static void affine(int m, int n, int k, Buffer a, Buffer w, Buffer b, Buffer z) {
        for (int i = 0; i < m; i++) {
            int from = a.offset + i * k;
            int to = z.offset + i * n;
            int j = 0;
            for (; j + 4 <= n; j += 4) {
                affineFour(k, a.floats, from, w.floats, w.offset + j * k, b.floats, b.offset + j, z.floats, to + j);
            }
            for (; j < n; j++) {
                z.floats[to + j] = affineOne(k, a.floats, from, w.floats, w.offset + j * k, b.floats[b.offset + j]);
            }
        }
    }

    /** Turns of four by hand: of a loop of single turns C2 makes three, and a tiny row goes through the slow ones. */
    private static void affineFour(
            int k, float[] x, int xi, float[] w, int row0, float[] b, int bj, float[] z, int zj) {
        int row1 = row0 + k;
        int row2 = row1 + k;
        int row3 = row2 + k;
        float s0 = b[bj];
        float s1 = b[bj + 1];
        float s2 = b[bj + 2];
        float s3 = b[bj + 3];
        int l = 0;
        for (; l + 4 <= k; l += 4) {
            float x0 = x[xi + l];
            float x1 = x[xi + l + 1];
            float x2 = x[xi + l + 2];
            float x3 = x[xi + l + 3];
            s0 = addFourTerms(x0, x1, x2, x3, w, row0 + l, s0);
            s1 = addFourTerms(x0, x1, x2, x3, w, row1 + l, s1);
            s2 = addFourTerms(x0, x1, x2, x3, w, row2 + l, s2);
            s3 = addFourTerms(x0, x1, x2, x3, w, row3 + l, s3);
        }
        for (; l < k; l++) {
            float x0 = x[xi + l];
            s0 = Math.fma(x0, w[row0 + l], s0);
            s1 = Math.fma(x0, w[row1 + l], s1);
            s2 = Math.fma(x0, w[row2 + l], s2);
            s3 = Math.fma(x0, w[row3 + l], s3);
        }
        z[zj] = s0;
        z[zj + 1] = s1;
        z[zj + 2] = s2;
        z[zj + 3] = s3;
    }

    private static float affineOne(int k, float[] x, int xi, float[] w, int row, float start) {
        float sum = start;
        int l = 0;
        for (; l + 4 <= k; l += 4) {
            sum = addFourTerms(x[xi + l], x[xi + l + 1], x[xi + l + 2], x[xi + l + 3], w, row + l, sum);
        }
        for (; l < k; l++) {
            sum = Math.fma(x[xi + l], w[row + l], sum);
        }
        return sum;
    }

    private static float addFourTerms(float x0, float x1, float x2, float x3, float[] w, int from, float sum) {
        float two = Math.fma(x1, w[from + 1], Math.fma(x0, w[from], sum));
        return Math.fma(x3, w[from + 3], Math.fma(x2, w[from + 2], two));
    }

    private static float chain(int k, float[] a, int ai, int aStep, float[] b, int bj, int bStep, float start) {
        float sum = start;
        for (int l = 0; l < k; l++) {
            sum = Math.fma(a[ai + l * aStep], b[bj + l * bStep], sum);
        }
        return sum;
    }

    /** Adds the products of x with four vectors y, {@code next} apart, whose chains of multiply-adds run side by side. */
    private static void addFourChains(
            int k, float[] x, int xi, int xStep, float[] y, int yi, int yStep, int next, float[] c, int ci, int cNext) {
        float s0 = c[ci];
        float s1 = c[ci + cNext];
        float s2 = c[ci + 2 * cNext];
        float s3 = c[ci + 3 * cNext];
        int p = xi;
        int q = yi;
        for (int l = 0; l < k; l++, p += xStep, q += yStep) {
            s0 = Math.fma(x[p], y[q], s0);
            s1 = Math.fma(x[p], y[q + next], s1);
            s2 = Math.fma(x[p], y[q + 2 * next], s2);
            s3 = Math.fma(x[p], y[q + 3 * next], s3);
        }
        c[ci] = s0;
        c[ci + cNext] = s1;
        c[ci + 2 * cNext] = s2;
        c[ci + 3 * cNext] = s3;
    }
}
