package hermo.kernel;

/**
 * A way to multiply float matrices, which may lie transposed. Not thread-safe (keeps packing scratch); one per thread.
 */
interface FloatProduct {
    /**
     * C += A B. A: [m, k], B: [k, n], C: [m, n]. C lies row by row (its {@code column} is 1); of A and of B either
     * {@code column} or {@code row} is 1. A row of C may be longer than n: what lies beyond is not touched.
     */
    void add(int m, int n, int k, Strided a, Strided b, Strided c);
}
