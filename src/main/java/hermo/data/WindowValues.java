package hermo.data;

import static com.google.common.base.Preconditions.checkArgument;

import hermo.kernel.Buffer;
import hermo.kernel.Shape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Windows of a series: row r holds the values of the times r, r + 1... one after the other. Neighbouring rows share the
 * stored numbers. Immutable and thread-safe.
 */
final class WindowValues implements Values {
    private final double[] series; // [times * columns]
    private final int columns;
    private final int length;
    private final int rows;

    private WindowValues(double[] series, int columns, int length, int rows) {
        this.series = series;
        this.columns = columns;
        this.length = length;
        this.rows = rows;
    }

    static Dataset dataset(double[][] series, int length, int ahead, int[] targetColumns) {
        Values checked = DoubleValues.checked("Dataset.windows", "series", "x", series);
        int columns = checked.columns();
        checkArgument(length > 0, "Dataset.windows: expected a length of at least 1 but got %s", length);
        checkArgument(ahead > 0, "Dataset.windows: expected a target at least 1 step ahead but got %s", ahead);
        checkArgument(
                (long) length + ahead <= series.length,
                "Dataset.windows: expected at least %s times, %s of a window and %s ahead, but the series has %s",
                (long) length + ahead,
                length,
                ahead,
                series.length);
        int[] chosen = chosen(targetColumns, columns);
        int rows = series.length - length - ahead + 1;
        double[][] targets = new double[rows][];
        for (int r = 0; r < rows; r++) {
            double[] later = series[r + length - 1 + ahead];
            targets[r] = Arrays.stream(chosen).mapToDouble(j -> later[j]).toArray();
        }
        List<String> names = Arrays.stream(chosen).mapToObj(j -> "x" + j).toList();
        double[] flat = Arrays.stream(series).flatMapToDouble(Arrays::stream).toArray();
        return Dataset.stored(
                new WindowValues(flat, columns, length, rows),
                new NumberTargets(new DoubleValues(targets), names),
                Features.ofNumbers(names(columns, length)),
                Shape.of(length, columns));
    }

    /** The places of the target columns; all if none is named. */
    private static int[] chosen(int[] targetColumns, int columns) {
        for (int j : targetColumns) {
            checkArgument(
                    j >= 0 && j < columns,
                    "Dataset.windows: expected target columns from 0 to %s but got %s",
                    columns - 1,
                    j);
        }
        int distinct = (int) Arrays.stream(targetColumns).distinct().count();
        checkArgument(
                distinct == targetColumns.length,
                "Dataset.windows: expected different target columns but got %s",
                Arrays.toString(targetColumns));
        int[] all = new int[columns];
        Arrays.setAll(all, j -> j);
        return targetColumns.length == 0 ? all : targetColumns.clone();
    }

    /** The names {@code x0[-2], x1[-2], x0[-1]...}: the column and how long before the end of the window. */
    private static List<String> names(int columns, int length) {
        List<String> names = new ArrayList<>();
        for (int t = 1 - length; t <= 0; t++) {
            for (int j = 0; j < columns; j++) {
                names.add("x" + j + "[" + t + "]");
            }
        }
        return names;
    }

    @Override
    public int rows() {
        return rows;
    }

    @Override
    public int columns() {
        return length * columns;
    }

    @Override
    public void read(int row, double[] into) {
        System.arraycopy(series, row * columns, into, 0, length * columns);
    }

    @Override
    public void copyRow(int row, Scaler scaler, Buffer out, int at) {
        scaler.transform(series, row * columns, out, at);
    }
}
