package hermo.data;

import hermo.kernel.Buffer;

/** Where the numbers of a data set are stored: rows of equally many values. Immutable and thread-safe. */
interface Values {
    /** Returns how many rows are stored. */
    int rows();

    /** Returns how many values a row has. */
    int columns();

    /** Writes the raw values of {@code row} into the array {@code into}, from its start. */
    void read(int row, double[] into);

    /** Writes the scaled values of {@code row} into {@code out}, from number {@code at} on, without allocating. */
    void copyRow(int row, Scaler scaler, Buffer out, int at);

    /** Returns the raw values of {@code row} as a new array. */
    default double[] row(int row) {
        double[] values = new double[columns()];
        read(row, values);
        return values;
    }
}
