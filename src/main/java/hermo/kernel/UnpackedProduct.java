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
