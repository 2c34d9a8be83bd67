package hermo.data;

import hermo.kernel.Buffer;
import hermo.kernel.Kernel;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Rows in memory; a selection of them shares the storage. Immutable and thread-safe. */
final class StoredRows implements RowSource {
    private final Values inputs;
    private final Targets targets;
    private final int[] index; // the stored row of each row
    private final double[] weights; // one a row, or none if all are 1

    private StoredRows(Values inputs, Targets targets, int[] index, double[] weights) {
        this.inputs = inputs;
        this.targets = targets;
        this.index = index;
        this.weights = weights;
    }

    /** Returns all rows of a storage; the caller has checked it. */
    static StoredRows all(Values inputs, Targets targets) {
        return new StoredRows(inputs, targets, identity(inputs.rows()), new double[0]);
    }

    private static int[] identity(int rows) {
        int[] index = new int[rows];
        for (int row = 0; row < rows; row++) {
            index[row] = row;
        }
        return index;
    }

    @Override
    public int rows() {
        return index.length;
    }

    @Override
    public int columns() {
        return inputs.columns();
    }

    @Override
    public int targetWidth() {
        return targets.width();
    }

    @Override
    public List<String> targetNames() {
        return targets.names();
    }

    @Override
    public List<String> classNames() {
        return targets.classNames();
    }

    @Override
    public double[] input(int row) {
        return inputs.row(stored("input", row));
    }

    @Override
    public double[] target(int row) {
        return targets.row(stored("target", row));
    }

    @Override
    public int label(int row) {
        return targets.label(stored("label", row));
    }

    @Override
    public double weight(int row) {
        stored("weight", row);
        return weightOf(row);
    }

    private double weightOf(int row) {
        return weights.length == 0 ? 1 : weights[row];
    }

    private int stored(String where, int row) {
        if (row < 0 || row >= index.length) {
            throw new IllegalArgumentException(String.format(
                    Locale.ROOT, "Dataset.%s: expected a row from 0 to %s but got %s", where, index.length - 1, row));
        }
        return index[row];
    }

    @Override
    public void checkInMemory(String where) {}

    @Override
    public StoredRows select(int[] rows) {
        int[] selected = Arrays.stream(rows).map(row -> stored("select", row)).toArray();
        double[] kept = weights.length == 0
                ? weights
                : Arrays.stream(rows).mapToDouble(this::weightOf).toArray();
        return new StoredRows(inputs, targets, selected, kept);
    }

    @Override
    public void checkWeightable(String where) {}

    @Override
    public StoredRows weighted(double[] byRow) {
        return new StoredRows(inputs, targets, index, byRow.clone());
    }

    @Override
    public StoredRows weightedByClass(double[] byLabel) {
        double[] byRow = new double[index.length];
        Arrays.setAll(byRow, row -> byLabel[label(row)]);
        return new StoredRows(inputs, targets, index, byRow);
    }

    @Override
    public StoredRows asClasses() {
        return new StoredRows(inputs, targets.asClasses(), index, weights);
    }

    @Override
    public Batches batches(BatchPlan plan, Optional<Kernel> kernel) {
        return new StoredBatches(this, plan, kernel, identity(index.length));
    }

    /** Writes the inputs of {@code row} as row {@code at} of a batch, without allocating. */
    void copyInput(int row, BatchPlan plan, int at, Buffer x) {
        inputs.copyRow(index[row], plan.inputScaler(), x, at * inputs.columns());
    }

    /** Writes target and weight of {@code row} as row {@code at} of a batch, without allocating. */
    void copyAnswer(int row, BatchPlan plan, int at, Buffer y, Buffer w) {
        targets.copyRow(index[row], plan.targetWidth(), plan.targetScaler(), y, at * plan.targetWidth());
        w.set(at, weightOf(row));
    }

    @Override
    public Scaler inputScaler(Scaling scaling) {
        return scaling.measure(inputs, index);
    }

    @Override
    public Scaler targetScaler(Scaling scaling) {
        return scaling.measure(((NumberTargets) targets).values(), index);
    }

    @Override
    public int[] classCounts() {
        int[] counts = new int[targets.width()];
        for (int row : index) {
            counts[targets.label(row)]++;
        }
        return counts;
    }

    @Override
    public double[] targetRange() {
        double[] range = {Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY};
        for (int row : index) {
            double value = targets.row(row)[0];
            range[0] = Math.min(range[0], value);
            range[1] = Math.max(range[1], value);
        }
        return range;
    }
}
