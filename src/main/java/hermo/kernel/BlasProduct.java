package hermo.kernel;

import java.lang.invoke.MethodHandle;

/**
 * The product by the machine's own BLAS, in the calling thread alone. Not thread-safe; one per thread. Made by
 * {@link Blas#product()}; there is none without a library.
 *
 * <p>Single rows and columns are products of a matrix and a vector to BLAS: measured, five times as fast as if they were
 * matrices. Tiny products go to {@link PlainProduct}, which is faster there than a call. Views that BLAS cannot read go there, too,
 * as those whose rows overlap. Which way a product goes depends on sizes alone, so equal products give equal bits.
 */
final class BlasProduct implements FloatProduct {
    /** In static final fields, so that a call compiles to the bare one. */
    private static final MethodHandle SGEMM = Blas.loaded().library().sgemm;

    private static final MethodHandle SGEMV = Blas.loaded().library().sgemv;

    private static final int ROW_MAJOR = 101;
    private static final int AS_IT_LIES = 111;
    private static final int TRANSPOSED = 112;
    /** Measured: up to so many multiply-adds, the plain product takes less time than a call. */
    private static final long TINY = 100;

    private final FloatProduct plain = new PlainProduct(1);
    /** The thread that called last. */
    private Thread caller;

    @Override
    public void sum(int m, int n, int k, Strided s, Strided a, Strided b, Strided c) {
        if ((long) m * n * k <= TINY || !fits(m, k, a) || !fits(k, n, b)) {
            plain.sum(m, n, k, s, a, b, c);
        } else {
            sumByLibrary(m, n, k, s, a, b, c);
        }
    }

    /** The same by the library, however small it is. */
    void sumByLibrary(int m, int n, int k, Strided s, Strided a, Strided b, Strided c) {
        c.copyFrom(m, n, s);
        if (m == 0 || n == 0 || k == 0) {
            return;
        }
        checkInside(m, k, a);
        checkInside(k, n, b);
        checkInside(m, n, c);
        if (caller != Thread.currentThread()) { // some libraries keep the number of their threads for each caller
            caller = Thread.currentThread();
            Blas.loaded().library().useOneThread();
        }
        try {
            if (m == 1) {
                addRow(n, k, a, b, c);
            } else if (n == 1) {
                addColumn(m, k, a, b, c);
            } else {
                addMatrix(m, n, k, a, b, c);
            }
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException("a call into the BLAS library failed", e);
        }
    }

    /** C would read and write beyond the end without a word. */
    private static void checkInside(int rows, int columns, Strided view) {
        long last = view.from + (long) (rows - 1) * view.row + (long) (columns - 1) * view.column;
        if (view.from < 0 || last >= view.values.length) {
            throw new IndexOutOfBoundsException("a matrix of " + rows + "×" + columns + " ends at " + last
                    + " of an array of " + view.values.length);
        }
    }

    private static void addMatrix(int m, int n, int k, Strided a, Strided b, Strided c) throws Throwable {
        boolean aByRows = liesByRows(m, k, a);
        boolean bByRows = liesByRows(k, n, b);
        SGEMM.invokeExact(
                ROW_MAJOR,
                aByRows ? AS_IT_LIES : TRANSPOSED,
                bByRows ? AS_IT_LIES : TRANSPOSED,
                m,
                n,
                k,
                1f,
                a.values,
                a.from,
                aByRows ? Math.max(a.row, k) : Math.max(a.column, m),
                b.values,
                b.from,
                bByRows ? Math.max(b.row, n) : Math.max(b.column, k),
                1f,
                c.values,
                c.from,
                Math.max(c.row, n));
    }

    /** A single row of C: the transposed B times the row of A. */
    private static void addRow(int n, int k, Strided a, Strided b, Strided c) throws Throwable {
        if (liesByRows(k, n, b)) {
            addVector(TRANSPOSED, k, n, b, Math.max(b.row, n), a, a.column, c, 1);
        } else {
            addVector(AS_IT_LIES, n, k, b, Math.max(b.column, k), a, a.column, c, 1);
        }
    }

    /** A single column of C: A times the column of B. */
    private static void addColumn(int m, int k, Strided a, Strided b, Strided c) throws Throwable {
        if (liesByRows(m, k, a)) {
            addVector(AS_IT_LIES, m, k, a, Math.max(a.row, k), b, b.row, c, c.row);
        } else {
            addVector(TRANSPOSED, k, m, a, Math.max(a.column, m), b, b.row, c, c.row);
        }
    }

    private static void addVector(
            int transposition,
            int rows,
            int columns,
            Strided matrix,
            int leading,
            Strided x,
            int xStep,
            Strided y,
            int yStep)
            throws Throwable {
        SGEMV.invokeExact(
                ROW_MAJOR,
                transposition,
                rows,
                columns,
                1f,
                matrix.values,
                matrix.from,
                leading,
                x.values,
                x.from,
                Math.max(xStep, 1),
                1f,
                y.values,
                y.from,
                Math.max(yStep, 1));
    }

    /** Whether BLAS can read the view: its rows, or those of its transpose, must not overlap. */
    private static boolean fits(int rows, int columns, Strided view) {
        return liesByRows(rows, columns, view) || (view.row == 1 && (columns == 1 || view.column >= rows));
    }

    /** The stride between the rows of a matrix that has but one may be anything. */
    private static boolean liesByRows(int rows, int columns, Strided view) {
        return view.column == 1 && (rows == 1 || view.row >= columns);
    }
}
