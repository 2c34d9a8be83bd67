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
        for (int i = 0; i < m; i++) {
            int ai = aFrom + i * aRow;
            int ci = cFrom + i * cRow;
            int j = 0;
            for (; j + 4 <= n; j += 4) {
                addFourChains(k, a, ai, aColumn, b, bFrom + j * bColumn, bRow, bColumn, c, ci + j);
            }
            for (; j < n; j++) {
                c[ci + j] = chain(k, a, ai, aColumn, b, bFrom + j * bColumn, bRow, c[ci + j]);
            }
        }
    }

    /** As {@link Kernel#affine}: row after row of W, whose chains the processor lets run side by side. */
    static void affine(int m, int n, int k, Buffer a, Buffer w, Buffer b, Buffer z) {
        float[] x = a.floats;
        float[] y = w.floats;
        for (int i = 0; i < m; i++) {
            int from = a.offset + i * k;
            for (int j = 0; j < n; j++) {
                int row = w.offset + j * k;
                float sum = b.floats[b.offset + j];
                int l = 0;
                for (; l + 4 <= k; l += 4) {
                    sum = Math.fma(x[from + l], y[row + l], sum);
                    sum = Math.fma(x[from + l + 1], y[row + l + 1], sum);
                    sum = Math.fma(x[from + l + 2], y[row + l + 2], sum);
                    sum = Math.fma(x[from + l + 3], y[row + l + 3], sum);
                }
                for (; l < k; l++) {
                    sum = Math.fma(x[from + l], y[row + l], sum);
                }
                z.floats[z.offset + i * n + j] = sum;
            }
        }
    }

    private static float chain(int k, float[] a, int ai, int aStep, float[] b, int bj, int bStep, float start) {
        float sum = start;
        for (int l = 0; l < k; l++) {
            sum = Math.fma(a[ai + l * aStep], b[bj + l * bStep], sum);
        }
        return sum;
    }

    /** Four columns at a time, so that four chains of multiply-adds run side by side. */
    private static void addFourChains(
            int k, float[] a, int ai, int aStep, float[] b, int bj, int bStep, int next, float[] c, int ci) {
        float s0 = c[ci];
        float s1 = c[ci + 1];
        float s2 = c[ci + 2];
        float s3 = c[ci + 3];
        int p = ai;
        int q = bj;
        for (int l = 0; l < k; l++, p += aStep, q += bStep) {
            s0 = Math.fma(a[p], b[q], s0);
            s1 = Math.fma(a[p], b[q + next], s1);
            s2 = Math.fma(a[p], b[q + 2 * next], s2);
            s3 = Math.fma(a[p], b[q + 3 * next], s3);
        }
        c[ci] = s0;
        c[ci + 1] = s1;
        c[ci + 2] = s2;
        c[ci + 3] = s3;
    }
}
