package hermo.data;

import hermo.kernel.Buffer;

/**
 * Pixels as unsigned bytes, one byte each, told as numbers from 0 to 1: the byte over 255. Immutable and thread-safe as
 * long as nobody else keeps the array.
 */
final class ByteValues implements Values {
    /** The number that each byte stands for; looking it up is cheaper than a division. */
    private static final double[] NUMBERS = new double[256];

    static {
        for (int i = 0; i < NUMBERS.length; i++) {
            NUMBERS[i] = i / 255.0;
        }
    }

    private final byte[] bytes; // [rows * columns]
    private final int columns;

    ByteValues(byte[] bytes, int columns) {
        this.bytes = bytes;
        this.columns = columns;
    }

    @Override
    public int rows() {
        return bytes.length / columns;
    }

    @Override
    public int columns() {
        return columns;
    }

    @Override
    public void read(int row, double[] into) {
        int start = row * columns;
        for (int j = 0; j < columns; j++) {
            into[j] = NUMBERS[bytes[start + j] & 255];
        }
    }

    @Override
    public void copyRow(int row, Scaler scaler, Buffer out, int at) {
        int start = row * columns;
        for (int j = 0; j < columns; j++) {
            out.set(at + j, scaler.transformed(j, NUMBERS[bytes[start + j] & 255]));
        }
    }
}
