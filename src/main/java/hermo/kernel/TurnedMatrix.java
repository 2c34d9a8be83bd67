package hermo.kernel;

/**
 * A constant matrix with its rows and columns exchanged, for products with a single row: then the sums of all columns run
 * side by side, where a product in the given order would wait for one sum after the other. Thread-safe; shared by all who
 * predict.
 *
 * <p>It is made at the third call for it, as making it takes as long as a few products without.
 */
final class TurnedMatrix {
    private static final int PATIENCE = 3;
    /** Below so many columns of the product, or numbers, there is nothing to gain. */
    private static final int NARROW = 12;

    private static final int SMALL = 1024;
    /** Above so many numbers, 128 MB, memory is too dear. */
    private static final int LARGE = 1 << 25;

    private volatile float[][] rows;
    private int calls; // a count that is lost in a race only makes it later

    /** Returns whether x Bᵀ is to be computed by {@link #addRow}; B: [n, k], at the start of {@code b}. */
    boolean isReady(int n, int k, Buffer b) {
        float[][] made = rows;
        if (made != null) {
            return made.length == k && made[0].length == n;
        }
        if (n < NARROW || n * k < SMALL || n * k > LARGE || ++calls < PATIENCE) {
            return false;
        }
        float[][] turned = new float[k][n];
        for (int l = 0; l < k; l++) {
            for (int j = 0; j < n; j++) {
                turned[l][j] = b.floats[b.offset + j * k + l];
            }
        }
        rows = turned;
        return true;
    }

    /** c += x Bᵀ, each element one chain of multiply-adds along k. x from {@code xi} on; c begins at index 0. */
    void addRow(float[] x, int xi, float[] c) {
        float[][] b = rows;
        int n = b[0].length;
        int l = 0;
        for (; l + 4 <= b.length; l += 4) {
            int p = xi + l;
            PlainProduct.addFour(n, x[p], b[l], x[p + 1], b[l + 1], x[p + 2], b[l + 2], x[p + 3], b[l + 3], c);
        }
        for (; l < b.length; l++) {
            PlainProduct.addOne(n, x[xi + l], b[l], c);
        }
    }
}
