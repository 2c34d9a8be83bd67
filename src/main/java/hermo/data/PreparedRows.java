package hermo.data;

import hermo.kernel.Buffer;
import hermo.kernel.Precision;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Inputs as a batch has them, scaled and rounded: kept from the second epoch on, since to scale a row takes several times as
 * long as to copy one. One per walk through the data, whose threads may copy and keep different rows at once.
 */
final class PreparedRows {
    /** Most numbers that are kept: 256 MB of floats. */
    private static final long MOST = 1 << 26;
    /** All walks together may take this part of the JVM's memory. */
    private static final long SHARE = 8;

    private static final AtomicLong TAKEN = new AtomicLong();

    private final int width;
    private final Buffer values;
    private final boolean[] isThere;
    private final long bytes;

    private PreparedRows(Precision precision, int rows, int width, long bytes) {
        this.bytes = bytes;
        this.width = width;
        this.values = Buffer.allocate(precision, rows * width);
        this.isThere = new boolean[rows];
    }

    /** Returns room for rows of {@code width} numbers, none of which is there yet; empty if that would be too much. */
    static Optional<PreparedRows> of(Precision precision, int rows, int width) {
        long numbers = (long) rows * width;
        long bytes = numbers * (precision == Precision.FLOAT32 ? Float.BYTES : Double.BYTES);
        if (numbers > MOST || TAKEN.addAndGet(bytes) > Runtime.getRuntime().maxMemory() / SHARE) {
            TAKEN.addAndGet(numbers > MOST ? 0 : -bytes);
            return Optional.empty();
        }
        return Optional.of(new PreparedRows(precision, rows, width, bytes));
    }

    /** Gives the room back; these rows are not used any more. */
    void close() {
        TAKEN.addAndGet(-bytes);
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
