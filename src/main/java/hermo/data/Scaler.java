package hermo.data;

import static com.google.common.base.Preconditions.checkArgument;

import hermo.kernel.Buffer;
import hermo.text.Terminal;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * An affine map of each column, x' = (x − shift) / scale, that brings columns of different units to a common size.
 * Immutable and thread-safe; arrays are copied in and out.
 *
 * <pre>{@code
 * Scaler scaler = Scaler.ofInputs(iris.train());
 * double[] x = scaler.transform(iris.test().input(0));   // mean 0 and deviation 1 over the training rows
 * scaler.inverse(x);                                     // the row again
 * }</pre>
 */
public final class Scaler {
    private final double[] shift; // [width]
    private final double[] scale; // [width]

    private final boolean changesNothing;

    private Scaler(double[] shift, double[] scale) {
        this.shift = shift;
        this.scale = scale;
        boolean isIdentity = true;
        for (int j = 0; j < shift.length; j++) {
            isIdentity &= shift[j] == 0 && scale[j] == 1;
        }
        this.changesNothing = isIdentity;
    }

    /**
     * Returns the map with the given shifts and scales, one a column.
     *
     * @throws IllegalArgumentException if there is no column, the numbers differ, one is not finite, or a scale is 0
     */
    public static Scaler of(double[] shift, double[] scale) {
        checkArgument(shift.length > 0, "Scaler.of: expected at least one column but got 0");
        checkArgument(
                shift.length == scale.length,
                "Scaler.of: expected as many scales as shifts, %s, but got %s",
                shift.length,
                scale.length);
        for (int j = 0; j < shift.length; j++) {
            boolean usable = Double.isFinite(shift[j]) && Double.isFinite(scale[j]) && scale[j] != 0;
            if (!usable) {
                throw new IllegalArgumentException(String.format(
                        Locale.ROOT,
                        "Scaler.of: column %s expects a finite shift and a finite scale other than 0 but got %s and %s",
                        j,
                        shift[j],
                        scale[j]));
            }
        }
        return new Scaler(shift.clone(), scale.clone());
    }

    /** Returns the map of {@code width} columns that changes nothing. */
    public static Scaler identity(int width) {
        checkArgument(width > 0, "Scaler.identity: expected at least one column but got %s", width);
        double[] ones = new double[width];
        Arrays.fill(ones, 1);
        return new Scaler(new double[width], ones);
    }

    /**
     * Returns the map that gives every column of {@code rows} the mean 0 and the population standard deviation 1. A
     * constant column gets the scale 1.
     *
     * @throws IllegalArgumentException if there is no row or no column, the rows differ in length, or a value is not finite
     */
    public static Scaler standard(double[][] rows) {
        return measured("Scaler.standard", Scaling.STANDARD, rows);
    }

    /**
     * Returns the map that brings every column of {@code rows} to the range from 0 to 1; see {@link Scaling#MIN_MAX}.
     *
     * @throws IllegalArgumentException as {@link #standard}
     */
    public static Scaler minMax(double[][] rows) {
        return measured("Scaler.minMax", Scaling.MIN_MAX, rows);
    }

    /**
     * Returns the map that gives every column of {@code rows} the median 0 and the interquartile range 1; see
     * {@link Scaling#ROBUST}.
     *
     * @throws IllegalArgumentException as {@link #standard}
     */
    public static Scaler robust(double[][] rows) {
        return measured("Scaler.robust", Scaling.ROBUST, rows);
    }

    private static Scaler measured(String where, Scaling scaling, double[][] rows) {
        Values values = DoubleValues.checked(where, "values", "x", rows);
        return scaling.measure(values, IntStream.range(0, values.rows()).toArray());
    }

    /** Returns the map that {@linkplain #standard standardizes} the inputs of {@code data}. */
    public static Scaler ofInputs(Dataset data) {
        return ofInputs(data, Scaling.STANDARD);
    }

    /**
     * Returns the map that brings the inputs of {@code data} to a common size.
     *
     * @throws IllegalStateException if the data is a stream and the scaling needs all rows in memory
     */
    public static Scaler ofInputs(Dataset data, Scaling scaling) {
        return data.source().inputScaler(scaling);
    }

    /**
     * Returns the map that {@linkplain #standard standardizes} the targets of {@code data}.
     *
     * @throws IllegalArgumentException if the targets are classes
     */
    public static Scaler ofTargets(Dataset data) {
        return ofTargets(data, Scaling.STANDARD);
    }

    /**
     * Returns the map that brings the targets of {@code data} to a common size.
     *
     * @throws IllegalArgumentException if the targets are classes
     * @throws IllegalStateException if the data is a stream and the scaling needs all rows in memory
     */
    public static Scaler ofTargets(Dataset data, Scaling scaling) {
        checkArgument(
                !data.isClassification(),
                "Scaler.ofTargets: expected targets that are numbers but got %s classes; classes need no scaling",
                data.targetWidth());
        return data.source().targetScaler(scaling);
    }

    /** Returns the number of columns. */
    public int width() {
        return shift.length;
    }

    /** Returns a copy of what is taken from each column. */
    public double[] shift() {
        return shift.clone();
    }

    /** Returns a copy of what each column is then divided by. */
    public double[] scale() {
        return scale.clone();
    }

    /** Returns the scaled {@code value} of a column: x' = (x − shift) / scale. */
    public double transformed(int column, double value) {
        return (value - shift[column]) / scale[column];
    }

    /**
     * Writes the scaled values of a row, x' = (x − shift) / scale, from index {@code start} of {@code values} on, to
     * {@code out}, from its number {@code at} on, rounded to its precision and without allocating.
     *
     * @throws IndexOutOfBoundsException if either has no room for as many numbers as there are columns
     */
    public void transform(double[] values, int start, Buffer out, int at) {
        if (changesNothing) {
            out.setAll(at, values, start, shift.length);
        } else {
            out.setScaled(at, values, start, shift, scale);
        }
    }

    /** Returns the raw value of a column whose scaled value is {@code value}: x = x' · scale + shift. */
    public double restored(int column, double value) {
        return value * scale[column] + shift[column];
    }

    /**
     * Returns the scaled row as a new array.
     *
     * @throws IllegalArgumentException if the row has another number of values
     */
    public double[] transform(double[] row) {
        checkRow("Scaler.transform", row);
        double[] scaled = new double[row.length];
        for (int j = 0; j < row.length; j++) {
            scaled[j] = transformed(j, row[j]);
        }
        return scaled;
    }

    /**
     * Returns the row that {@code row} is the scaled form of, x = x' · scale + shift, as a new array.
     *
     * @throws IllegalArgumentException if the row has another number of values
     */
    public double[] inverse(double[] row) {
        checkRow("Scaler.inverse", row);
        double[] raw = new double[row.length];
        for (int j = 0; j < row.length; j++) {
            raw[j] = restored(j, row[j]);
        }
        return raw;
    }

    private void checkRow(String where, double[] row) {
        checkArgument(row.length == width(), "%s: expected a row of %s values but got %s", where, width(), row.length);
    }

    /** Throws an {@link IllegalArgumentException} if this map has other than {@code columns} columns. */
    void checkWidth(String where, String what, int columns) {
        checkArgument(
                shift.length == columns,
                "%s: expected a scaler of %s columns for the %s but got one of %s",
                where,
                columns,
                what,
                shift.length);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Scaler scaler
                && Arrays.equals(shift, scaler.shift)
                && Arrays.equals(scale, scaler.scale);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(shift) + Arrays.hashCode(scale);
    }

    /** Returns the first columns, such as {@code Scaler: 2 columns ((x − 5) / 2, (x − 1) / 0.5)}. */
    @Override
    public String toString() {
        var columns = IntStream.range(0, Math.min(width(), 20))
                .mapToObj(j -> "(x − " + Names.number(shift[j]) + ") / " + Names.number(scale[j]))
                .toList();
        return Terminal.wrap("Scaler: " + width() + " columns (" + Names.listed(columns) + ")");
    }
}
