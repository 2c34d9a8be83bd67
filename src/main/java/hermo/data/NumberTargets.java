package hermo.data;

import hermo.kernel.Buffer;
import java.util.Arrays;
import java.util.List;

/** Answers that are numbers: a regression. Immutable and thread-safe. */
record NumberTargets(Values values, List<String> names) implements Targets {
    NumberTargets {
        names = List.copyOf(names);
    }

    @Override
    public int rows() {
        return values.rows();
    }

    @Override
    public int width() {
        return values.columns();
    }

    @Override
    public List<String> classNames() {
        return List.of();
    }

    @Override
    public double[] row(int row) {
        return values.row(row);
    }

    @Override
    public int label(int row) {
        throw new IllegalStateException("Dataset.label: expected classes but the targets are numbers ("
                + Names.listed(names) + "); targetsAsClasses() turns one column of them into classes");
    }

    @Override
    public void copyRow(int row, int width, Scaler scaler, Buffer out, int at) {
        values.copyRow(row, scaler, out, at);
    }

    @Override
    public ClassTargets asClasses() {
        if (width() != 1) {
            throw new IllegalStateException("Dataset.targetsAsClasses: expected one target column but got " + width()
                    + " (" + Names.listed(names) + ")");
        }
        double[] column = new double[rows()];
        for (int r = 0; r < column.length; r++) {
            column[r] = values.row(r)[0] + 0.0; // -0 becomes 0
        }
        double[] distinct = Arrays.stream(column).sorted().distinct().toArray();
        int[] labels = Arrays.stream(column)
                .mapToInt(value -> Arrays.binarySearch(distinct, value))
                .toArray();
        List<String> classes = Arrays.stream(distinct).mapToObj(Names::number).toList();
        return new ClassTargets(labels, names.get(0), classes);
    }
}
