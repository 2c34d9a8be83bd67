package hermo.kernel;

/**
 * A way to multiply float matrices, which may lie transposed. Not thread-safe (keeps packing scratch); one per thread.
 */
interface FloatProduct {
    /**
     * C = S + A B. A: [m, k], B: [k, n], S and C: [m, n]. S is C itself or lies apart from it. S and C lie row by row (their
     * {@code column} is 1), and all rows of S may be one (its {@code row} is 0); of A and of B either {@code column} or
     * {@code row} is 1. A row of C may be longer than n: what lies beyond is not touched.
     */
    void sum(int m, int n, int k, Strided s, Strided a, Strided b, Strided c);

    /** C += A B: the sum that begins with C. */
    default void add(int m, int n, int k, Strided a, Strided b, Strided c) {
        sum(m, n, k, c, a, b, c);
    }
}
