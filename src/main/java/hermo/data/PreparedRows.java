package hermo.data;

import hermo.kernel.Buffer;
import hermo.kernel.Precision;

/**
 * Inputs as a batch has them, scaled and rounded: kept from the second epoch on, since to scale a row takes several times as
 * long as to copy one. Not thread-safe; one per walk through the data.
 */
final class PreparedRows {
    /** Most numbers that are kept: 256 MB of floats. */
    private static final long MOST = 1 << 26;
    /** The share of the JVM's memory that may be taken. */
    private static final long SHARE = 8;

    private final int width;
    private final Buffer values;
    private final boolean[] isThere;

    private PreparedRows(Precision precision, int rows, int width) {
        this.width = width;
        this.values = Buffer.allocate(precision, rows * width);
        this.isThere = new boolean[rows];
    }

    /** Returns whether the memory of this JVM has room for them. */
    static boolean fit(Precision precision, int rows, int width) {
        long numbers = (long) rows * width;
        long bytes = numbers * (precision == Precision.FLOAT32 ? Float.BYTES : Double.BYTES);
        return numbers <= MOST && bytes <= Runtime.getRuntime().maxMemory() / SHARE;
    }

    /** Returns room for rows of {@code width} numbers, none of which is there yet. */
    static PreparedRows of(Precision precision, int rows, int width) {
        return new PreparedRows(precision, rows, width);
    }

    /** Returns whether {@code row} is there; if so it is copied to row {@code at} of {@code batch}. */
    boolean copy(int row, Buffer batch, int at) {
        if (isThere[row]) {
            batch.copyFrom(values, row * width, at * width, width);
        }
        return isThere[row];
    }

    /** Keeps row {@code at} of {@code batch} as {@code row}. */
    void keep(int row, Buffer batch, int at) {
        values.copyFrom(batch, at * width, row * width, width);
        isThere[row] = true;
    }
}
