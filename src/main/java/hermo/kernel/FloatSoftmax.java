package hermo.kernel;

import java.util.Arrays;

/**
 * Softmax of rows of floats. Sums add in a fixed order. Not thread-safe; one per thread.
 *
 * <p>Many short rows at a time are turned into columns first: then every loop runs along the rows, where ten numbers
 * would be too few for C2's vectors. Long rows go one by one.
 */
final class FloatSoftmax {
    /** Rows of up to so many numbers are short. */
    private static final int SHORT = 32;
    /** So many short rows go together. */
    private static final int TOGETHER = 128;

    private final float[][] columns = new float[SHORT][TOGETHER];
    private final float[] ofRow = new float[TOGETHER];
    private float[] x = new float[TOGETHER];
    private float[] e = new float[TOGETHER];

    /** Sets each row of a to softmax of the row of z. Both [rows, n]. */
    void set(int rows, int n, Buffer z, Buffer a) {
        if (n > SHORT) {
            for (int row = 0; row < rows; row++) {
                setLong(n, z.floats, z.offset + row * n, a.floats, a.offset + row * n);
            }
        } else {
            for (int row = 0; row < rows; row += TOGETHER) {
                int height = Math.min(TOGETHER, rows - row);
                setShort(height, n, z.floats, z.offset + row * n, a.floats, a.offset + row * n);
            }
        }
    }

    private void setShort(int height, int n, float[] z, int zFrom, float[] a, int aFrom) {
        for (int j = 0; j < n; j++) {
            float[] column = columns[j];
            for (int i = 0; i < height; i++) {
                column[i] = z[zFrom + i * n + j];
            }
        }
        Arrays.fill(ofRow, 0, height, Float.NEGATIVE_INFINITY);
        for (int j = 0; j < n; j++) {
            FloatLoops.max(0, height, columns[j], ofRow);
        }
        Arrays.fill(e, 0, height, 0f);
        for (int j = 0; j < n; j++) {
            FloatLoops.addScaled(0, height, -1f, ofRow, columns[j]);
            System.arraycopy(columns[j], 0, x, 0, height);
            FloatMath.exp(height, x, columns[j]);
            FloatLoops.addScaled(0, height, 1f, columns[j], e);
        }
        for (int j = 0; j < n; j++) {
            float[] column = columns[j];
            for (int i = 0; i < height; i++) {
                column[i] /= e[i];
            }
            for (int i = 0; i < height; i++) {
                a[aFrom + i * n + j] = column[i];
            }
        }
    }

    private void setLong(int n, float[] z, int zFrom, float[] a, int aFrom) {
        if (n > x.length) {
            x = new float[n];
            e = new float[n];
        }
        System.arraycopy(z, zFrom, x, 0, n);
        float max = Float.NEGATIVE_INFINITY;
        for (int j = 0; j < n; j++) {
            max = Math.max(max, x[j]);
        }
        for (int j = 0; j < n; j++) {
            x[j] -= max;
        }
        FloatMath.exp(n, x, e);
        FloatLoops.scale(0, n, 1f / sum(n, e), e);
        System.arraycopy(e, 0, a, aFrom, n);
    }

    /** Four strands, because each addition waits for the one before it. */
    private static float sum(int n, float[] x) {
        float s0 = 0;
        float s1 = 0;
        float s2 = 0;
        float s3 = 0;
        int j = 0;
        for (; j < n - 3; j += 4) {
            s0 += x[j];
            s1 += x[j + 1];
            s2 += x[j + 2];
            s3 += x[j + 3];
        }
        for (; j < n; j++) {
            s0 += x[j];
        }
        return (s0 + s1) + (s2 + s3);
    }
}
