package hermo.kernel;

/**
 * Softmax of rows of floats, as many rows at a time as fit the first-level cache, so that the exponentials of short rows
 * run in one loop. Sums add four strands in a fixed order. Not thread-safe; one per thread.
 */
final class FloatSoftmax {
    private static final int BLOCK = 1024;

    private float[] x = new float[BLOCK];
    private float[] e = new float[BLOCK];

    /** Sets each row of a to softmax of the row of z. Both [rows, n]. */
    void set(int rows, int n, Buffer z, Buffer a) {
        if (n > x.length) {
            x = new float[n];
            e = new float[n];
        }
        int together = Math.max(1, BLOCK / Math.max(1, n));
        for (int row = 0; row < rows; row += together) {
            int size = Math.min(together, rows - row) * n;
            System.arraycopy(z.floats, z.offset + row * n, x, 0, size);
            subtractMax(size, n, x);
            FloatMath.exp(size, x, e);
            divideBySum(size, n, e);
            System.arraycopy(e, 0, a.floats, a.offset + row * n, size);
        }
    }

    private static void subtractMax(int size, int n, float[] x) {
        for (int from = 0; from < size; from += n) {
            int to = from + n;
            float max = max(from, to, x);
            for (int j = from; j < to; j++) {
                x[j] -= max;
            }
        }
    }

    private static void divideBySum(int size, int n, float[] e) {
        for (int from = 0; from < size; from += n) {
            int to = from + n;
            float share = 1f / sum(from, to, e);
            for (int j = from; j < to; j++) {
                e[j] *= share;
            }
        }
    }

    private static float max(int from, int to, float[] x) {
        float max = Float.NEGATIVE_INFINITY;
        for (int j = from; j < to; j++) {
            max = Math.max(max, x[j]);
        }
        return max;
    }

    private static float sum(int from, int to, float[] e) {
        float s0 = 0;
        float s1 = 0;
        float s2 = 0;
        float s3 = 0;
        int j = from;
        for (; j < to - 3; j += 4) {
            s0 += e[j];
            s1 += e[j + 1];
            s2 += e[j + 2];
            s3 += e[j + 3];
        }
        for (; j < to; j++) {
            s0 += e[j];
        }
        return (s0 + s1) + (s2 + s3);
    }
}
