package hermo;

import static org.junit.jupiter.api.Assertions.assertEquals;

import hermo.kernel.Buffer;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import org.apache.commons.math3.linear.DefaultRealMatrixChangingVisitor;
import org.apache.commons.math3.linear.MatrixUtils;
import org.apache.commons.math3.linear.RealMatrix;

/** The chapter's few operations on matrices that Commons Math lacks, and comparisons. */
final class Matrices {
    private Matrices() {}

    static RealMatrix random(int rows, int columns, Random random) {
        return map(MatrixUtils.createRealMatrix(rows, columns), zero -> random.nextDouble() * 2 - 1);
    }

    static RealMatrix map(RealMatrix x, DoubleUnaryOperator f) {
        RealMatrix y = x.copy();
        y.walkInRowOrder(new DefaultRealMatrixChangingVisitor() {
            @Override
            public double visit(int row, int column, double value) {
                return f.applyAsDouble(value);
            }
        });
        return y;
    }

    /** Returns x ⊙ y. */
    static RealMatrix times(RealMatrix x, RealMatrix y) {
        RealMatrix z = x.copy();
        for (int i = 0; i < x.getRowDimension(); i++) {
            for (int j = 0; j < x.getColumnDimension(); j++) {
                z.setEntry(i, j, x.getEntry(i, j) * y.getEntry(i, j));
            }
        }
        return z;
    }

    /** Returns a column of {@code rows} ones: 1 bᵀ repeats b in every row, and dZᵀ 1 sums the rows of dZ. */
    static RealMatrix ones(int rows) {
        return MatrixUtils.createRealMatrix(rows, 1).scalarAdd(1);
    }

    /** Returns the numbers of a batch as a matrix. */
    static RealMatrix of(Buffer buffer, int rows, int columns) {
        RealMatrix x = MatrixUtils.createRealMatrix(rows, columns);
        for (int i = 0; i < rows * columns; i++) {
            x.setEntry(i / columns, i % columns, buffer.get(i));
        }
        return x;
    }

    /** Returns the numbers row by row. */
    static double[] flat(RealMatrix x) {
        double[] numbers = new double[x.getRowDimension() * x.getColumnDimension()];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = x.getEntry(i / x.getColumnDimension(), i % x.getColumnDimension());
        }
        return numbers;
    }

    /** Asserts that no entry is off by more than {@code tolerance} times the greatest entry of what is expected. */
    static void assertClose(RealMatrix expected, RealMatrix actual, double tolerance, String what) {
        assertEquals(expected.getRowDimension(), actual.getRowDimension(), what);
        assertEquals(expected.getColumnDimension(), actual.getColumnDimension(), what);
        double greatest = 0;
        for (double entry : flat(expected)) {
            greatest = Math.max(greatest, Math.abs(entry));
        }
        for (int i = 0; i < expected.getRowDimension(); i++) {
            for (int j = 0; j < expected.getColumnDimension(); j++) {
                assertEquals(
                        expected.getEntry(i, j),
                        actual.getEntry(i, j),
                        tolerance * greatest,
                        what + " at " + i + ", " + j);
            }
        }
    }
}
