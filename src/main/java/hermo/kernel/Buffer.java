package hermo.kernel;

import static com.google.common.base.Preconditions.checkArgument;
import static com.google.common.base.Preconditions.checkPositionIndexes;

/**
 * A mutable window of numbers in one {@link Precision}: the scratch that nodes and kernels read and write. Not
 * thread-safe; one per thread.
 *
 * <p>A window looks at {@code size} consecutive numbers of an array that it may share with other windows, as the
 * parameters of all layers share one flat vector. A batch stands row by row: number {@code r * width + j} is value
 * {@code j} of row {@code r}. Results that outlive a pass are {@link Tensor}s, which are copies.
 */
public final class Buffer {
    /** The array of a {@link Precision#FLOAT32} window, else null. */
    final float[] floats;
    /** The array of a {@link Precision#FLOAT64} window, else null. */
    final double[] doubles;
    /** Where the window begins in its array. */
    final int offset;

    /** What kernels keep of a constant window; else null. */
    final TurnedMatrix turned;

    private final int size;

    private Buffer(float[] floats, double[] doubles, int offset, int size, TurnedMatrix turned) {
        this.floats = floats;
        this.doubles = doubles;
        this.offset = offset;
        this.size = size;
        this.turned = turned;
    }

    /** Returns {@code size} zeros in {@code precision}. */
    public static Buffer allocate(Precision precision, int size) {
        checkArgument(size >= 0, "a buffer expects a size of at least 0 but got %s", size);
        return precision == Precision.FLOAT32
                ? new Buffer(new float[size], null, 0, size, null)
                : new Buffer(null, new double[size], 0, size, null);
    }

    /** Returns a window of {@code size} numbers that begins at {@code from} and shares this buffer's numbers. */
    public Buffer slice(int from, int size) {
        checkPositionIndexes(from, from + size, this.size);
        return new Buffer(floats, doubles, offset + from, size, null);
    }

    /**
     * Returns a window like {@link #slice} of numbers that never change again, so that kernels may keep them in an order of
     * their own. Thread-safe, as long as nobody writes.
     */
    public Buffer constant(int from, int size) {
        checkPositionIndexes(from, from + size, this.size);
        return new Buffer(floats, doubles, offset + from, size, new TurnedMatrix());
    }

    /** Returns the number format. */
    public Precision precision() {
        return floats != null ? Precision.FLOAT32 : Precision.FLOAT64;
    }

    /** Returns how many numbers the window holds. */
    public int size() {
        return size;
    }

    /** Returns number {@code index} of the window. */
    public double get(int index) {
        return floats != null ? floats[offset + index] : doubles[offset + index];
    }

    /** Sets number {@code index} of the window to {@code value}, rounded to the precision. */
    public void set(int index, double value) {
        if (floats != null) {
            floats[offset + index] = (float) value;
        } else {
            doubles[offset + index] = value;
        }
    }

    /** Adds {@code value} to number {@code index} of the window: what {@code backward} does to a gradient. */
    public void add(int index, double value) {
        set(index, get(index) + value);
    }

    /** Copies {@code values} into the window, rounded to the precision, from number {@code at} on. */
    public void setAll(int at, double[] values) {
        setAll(at, values, 0, values.length);
    }

    /**
     * Sets the numbers from {@code at} on to (x − shift) / scale, rounded to the precision, for as many x of {@code values}, from
     * its index {@code start} on, as there are shifts.
     */
    public void setScaled(int at, double[] values, int start, double[] shift, double[] scale) {
        checkPositionIndexes(at, at + shift.length, size);
        for (int j = 0; j < shift.length; j++) {
            double scaled = (values[start + j] - shift[j]) / scale[j];
            if (floats != null) { // C2 asks once, before the loop
                floats[offset + at + j] = (float) scaled;
            } else {
                doubles[offset + at + j] = scaled;
            }
        }
    }

    /** Sets the numbers from {@code at} on to {@code count} values, from index {@code start} on, rounded to the precision. */
    public void setAll(int at, double[] values, int start, int count) {
        checkPositionIndexes(at, at + count, size);
        for (int j = 0; j < count; j++) {
            if (floats != null) {
                floats[offset + at + j] = (float) values[start + j];
            } else {
                doubles[offset + at + j] = values[start + j];
            }
        }
    }

    /** Copies the first {@code count} numbers of {@code source}, which has the same precision, to the start. */
    public void copyFrom(Buffer source, int count) {
        checkPositionIndexes(0, count, size);
        checkPositionIndexes(0, count, source.size);
        if (floats != null) {
            System.arraycopy(source.floats, source.offset, floats, offset, count);
        } else {
            System.arraycopy(source.doubles, source.offset, doubles, offset, count);
        }
    }

    /** Copies all numbers of {@code source}, which has the same precision and at most this size, to the start. */
    public void copyFrom(Buffer source) {
        copyFrom(source, source.size);
    }

    /** Copies {@code count} numbers of {@code source}, which has the same precision, from its number {@code from} to {@code at}. */
    public void copyFrom(Buffer source, int from, int at, int count) {
        checkPositionIndexes(from, from + count, source.size);
        checkPositionIndexes(at, at + count, size);
        if (floats != null) {
            System.arraycopy(source.floats, source.offset + from, floats, offset + at, count);
        } else {
            System.arraycopy(source.doubles, source.offset + from, doubles, offset + at, count);
        }
    }

    /** Returns the sum of the first {@code count} numbers, added in double in ascending order. */
    public double sum(int count) {
        double sum = 0;
        for (int i = 0; i < count; i++) {
            sum += get(i);
        }
        return sum;
    }

    /** Returns a copy of the first {@code count} numbers as doubles. */
    public double[] toArray(int count) {
        double[] copy = new double[count];
        for (int i = 0; i < count; i++) {
            copy[i] = get(i);
        }
        return copy;
    }

    /** Returns a copy of all numbers as doubles. */
    public double[] toArray() {
        return toArray(size);
    }
}
