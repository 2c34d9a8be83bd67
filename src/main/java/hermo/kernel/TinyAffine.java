package hermo.kernel;

/**
 * z = W a + b for one row, W and b being few numbers that never change: copied in the order in which they are read, four rows
 * of W side by side. Not thread-safe; one per workspace.
 *
 * <p>Each sum is a chain of multiply-adds in ascending order, as in {@link UnpackedProduct}. As all is read from one array in
 * its order, C2 needs few checks, and less than half the instructions.
 */
final class TinyAffine implements RowStep {
    private final int n;
    private final int k;
    /** Of each four rows the numbers of b, then those of W, column by column; then those of the rows that are left. */
    private final float[] weights;

    private final float[] a;
    private final float[] z;

    /** Copies W: [n, k] and b: [n]. a and z begin at index 0 of their arrays. */
    TinyAffine(int n, int k, Buffer a, Buffer w, Buffer b, Buffer z) {
        this.n = n;
        this.k = k;
        this.weights = new float[n * (k + 1)];
        this.a = a.floats;
        this.z = z.floats;
        int p = 0;
        for (int j = 0; j < n; ) {
            int rows = j + 4 <= n ? 4 : 1;
            for (int l = -1; l < k; l++) {
                for (int i = j; i < j + rows; i++) {
                    weights[p++] = l < 0 ? b.floats[b.offset + i] : w.floats[w.offset + i * k + l];
                }
            }
            j += rows;
        }
    }

    @Override
    public void forward() {
        int p = 0;
        int j = 0;
        for (; j + 4 <= n; j += 4) {
            setFour(k, weights, p, a, z, j);
            p += 4 * (k + 1);
        }
        for (; j < n; j++) {
            z[j] = sum(k, weights, p, a);
            p += k + 1;
        }
    }

    private static void setFour(int k, float[] w, int p, float[] a, float[] z, int j) {
        float s0 = w[p];
        float s1 = w[p + 1];
        float s2 = w[p + 2];
        float s3 = w[p + 3];
        for (int l = 0; l < k; l++) {
            int q = p + 4 + 4 * l;
            float x = a[l];
            s0 = Math.fma(x, w[q], s0);
            s1 = Math.fma(x, w[q + 1], s1);
            s2 = Math.fma(x, w[q + 2], s2);
            s3 = Math.fma(x, w[q + 3], s3);
        }
        z[j] = s0;
        z[j + 1] = s1;
        z[j + 2] = s2;
        z[j + 3] = s3;
    }

    private static float sum(int k, float[] w, int p, float[] a) {
        float sum = w[p];
        for (int l = 0; l < k; l++) {
            sum = Math.fma(a[l], w[p + 1 + l], sum);
        }
        return sum;
    }
}
