package hermo.kernel;

/**
 * The product for small and narrow matrices, for which packing would cost more than it brings. Not thread-safe; one per
 * thread.
 */
final class UnpackedProduct implements FloatProduct {
    private Strided a;
    private Strided b;
    private Strided c;

    @Override
    public void add(int m, int n, int k, Strided a, Strided b, Strided c) {
        this.a = a;
        this.b = b;
        this.c = c;
        for (int i = 0; i < m; i++) {
            addRow(i, n, k);
        }
    }

    /** Four columns at a time, so that four chains of multiply-adds run side by side. */
    private void addRow(int i, int n, int k) {
        int ai = a.from + i * a.row;
        int ci = c.from + i * c.row;
        int j = 0;
        for (; j + 4 <= n; j += 4) {
            addFourChains(k, ai, b.from + j * b.column, ci + j);
        }
        for (; j < n; j++) {
            int bj = b.from + j * b.column;
            float sum = c.values[ci + j];
            for (int l = 0; l < k; l++) {
                sum = Math.fma(a.values[ai + l * a.column], b.values[bj + l * b.row], sum);
            }
            c.values[ci + j] = sum;
        }
    }

    private void addFourChains(int k, int ai, int bj, int ci) {
        float[] x = a.values;
        float[] y = b.values;
        float[] z = c.values;
        int xStep = a.column;
        int yStep = b.row;
        int next = b.column;
        float s0 = z[ci];
        float s1 = z[ci + 1];
        float s2 = z[ci + 2];
        float s3 = z[ci + 3];
        int p = ai;
        int q = bj;
        for (int l = 0; l < k; l++, p += xStep, q += yStep) {
            s0 = Math.fma(x[p], y[q], s0);
            s1 = Math.fma(x[p], y[q + next], s1);
            s2 = Math.fma(x[p], y[q + 2 * next], s2);
            s3 = Math.fma(x[p], y[q + 3 * next], s3);
        }
        z[ci] = s0;
        z[ci + 1] = s1;
        z[ci + 2] = s2;
        z[ci + 3] = s3;
    }
}
