package hermo.kernel;

/**
 * Where a float matrix lies in an array: element (i, j) at {@code from + i * row + j * column}, so that a transposed
 * matrix or a block of one is a view like any other. Not thread-safe; reused, as a step must not allocate.
 */
final class Strided {
    float[] values;
    int from;
    int row;
    int column;

    /** Becomes the view of a matrix that lies row by row, {@code width} numbers a row. */
    Strided rows(Buffer buffer, int width) {
        return set(buffer.floats, buffer.offset, width, 1);
    }

    /** Becomes the view of a matrix whose rows are all the same one. */
    Strided repeated(Buffer row) {
        return set(row.floats, row.offset, 0, 1);
    }

    /** Becomes the view of the transpose of a matrix that lies row by row, {@code width} numbers a row. */
    Strided transposed(Buffer buffer, int width) {
        return set(buffer.floats, buffer.offset, 1, width);
    }

    /** Becomes the view of the part of {@code whole} from element (i, j) on. */
    Strided part(Strided whole, int i, int j) {
        return set(whole.values, whole.from + i * whole.row + j * whole.column, whole.row, whole.column);
    }

    /** Becomes the view of the transpose of {@code other}. */
    Strided turned(Strided other) {
        return set(other.values, other.from, other.column, other.row);
    }

    /** Sets the first m rows of n numbers to those of {@code other}, if that is another view; both lie row by row. */
    void copyFrom(int m, int n, Strided other) {
        if (other == this) {
            return;
        }
        for (int i = 0; i < m; i++) {
            System.arraycopy(other.values, other.from + i * other.row, values, from + i * row, n);
        }
    }

    private Strided set(float[] values, int from, int row, int column) {
        this.values = values;
        this.from = from;
        this.row = row;
        this.column = column;
        return this;
    }
}
