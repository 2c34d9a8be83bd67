package hermo.data;

import static com.google.common.base.Preconditions.checkArgument;

import hermo.kernel.Buffer;
import java.util.Locale;

/** Rows of doubles. Immutable and thread-safe as long as nobody else keeps the arrays. */
final class DoubleValues implements Values {
    private final double[][] rows; // [rows][columns]

    /** Keeps {@code rows} as they are: the caller has checked them and gives them away. */
    DoubleValues(double[][] rows) {
        this.rows = rows;
    }

    /**
     * Returns a checked copy of rows that a user gave.
     *
     * @param where the method the user called
     * @param what what the rows are, such as {@code inputs}
     * @param letter what a column is called, followed by its number
     * @throws IllegalArgumentException if there is no row or no column, a row is null, the rows differ in length, or a value is not finite
     */
    static DoubleValues checked(String where, String what, String letter, double[][] rows) {
        checkArgument(rows.length > 0, "%s: expected at least one row of %s but got 0", where, what);
        checkNoNull(where, what, rows);
        checkArgument(
                rows[0].length > 0, "%s: expected at least one value a row but row 0 of the %s has 0", where, what);
        double[][] copy = new double[rows.length][];
        for (int r = 0; r < rows.length; r++) {
            copy[r] = rows[r].clone();
            checkWidth(where, what, copy, r);
            checkFinite(where, what, letter, copy, r);
        }
        return new DoubleValues(copy);
    }

    /** Throws an {@link IllegalArgumentException} if one of the {@code rows} is null. */
    static void checkNoNull(String where, String what, double[][] rows) {
        for (int r = 0; r < rows.length; r++) {
            if (rows[r] == null) {
                throw new IllegalArgumentException(String.format(
                        Locale.ROOT, "%s: row %s of the %s is null; fill it in or leave it out", where, r, what));
            }
        }
    }

    private static void checkWidth(String where, String what, double[][] rows, int r) {
        if (rows[r].length != rows[0].length) {
            throw new IllegalArgumentException(String.format(
                    Locale.ROOT,
                    "%s: row %s of the %s has %s values but row 0 has %s; every row needs the same number of values",
                    where,
                    r,
                    what,
                    rows[r].length,
                    rows[0].length));
        }
    }

    private static void checkFinite(String where, String what, String letter, double[][] rows, int r) {
        for (int j = 0; j < rows[r].length; j++) {
            if (!Double.isFinite(rows[r][j])) {
                throw notFinite(where, what, r, j, letter + j, rows[r][j]);
            }
        }
    }

    /** Returns the exception that names a value which is not finite. */
    static IllegalArgumentException notFinite(
            String where, String what, int row, int column, String name, double value) {
        return new IllegalArgumentException(String.format(
                Locale.ROOT,
                "%s: row %s of the %s expects a finite number in column %s (%s) but got %s; "
                        + "fill in a number or leave the row out",
                where,
                row,
                what,
                column,
                name,
                value));
    }

    @Override
    public int rows() {
        return rows.length;
    }

    @Override
    public int columns() {
        return rows[0].length;
    }

    @Override
    public void read(int row, double[] into) {
        System.arraycopy(rows[row], 0, into, 0, rows[row].length);
    }

    @Override
    public void copyRow(int row, Scaler scaler, Buffer out, int at) {
        scaler.transform(rows[row], 0, out, at);
    }
}
