package hermo.data;

import static com.google.common.base.Preconditions.checkArgument;

import hermo.kernel.Kernel;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Rows that are read anew in each pass and never kept: data larger than memory. The first pass, made here, counts and
 * measures them. Immutable and thread-safe if the supplier is.
 */
final class StreamedRows implements RowSource {
    private final Supplier<? extends RowReader> readers;
    private final List<String> featureNames;
    private final List<String> targetNames;
    private final List<String> classNames;
    private final int shuffleBuffer;
    private final Summary summary;
    private final double[] weights; // one a class, or none if all are 1

    private StreamedRows(
            Supplier<? extends RowReader> readers,
            List<String> featureNames,
            List<String> targetNames,
            List<String> classNames,
            int shuffleBuffer) {
        this.readers = readers;
        this.featureNames = featureNames;
        this.targetNames = targetNames;
        this.classNames = classNames;
        this.shuffleBuffer = shuffleBuffer;
        this.weights = new double[0];
        this.summary = measured();
    }

    private StreamedRows(StreamedRows other, double[] weights) {
        this.readers = other.readers;
        this.featureNames = other.featureNames;
        this.targetNames = other.targetNames;
        this.classNames = other.classNames;
        this.shuffleBuffer = other.shuffleBuffer;
        this.summary = other.summary;
        this.weights = weights;
    }

    /** Returns rows answered with {@code targetWidth} numbers, after one pass over them. */
    static StreamedRows ofNumbers(
            int inputWidth, int targetWidth, Supplier<? extends RowReader> readers, StreamOptions options) {
        checkInputs(inputWidth);
        checkArgument(targetWidth > 0, "Dataset.stream: expected at least one target a row but got %s", targetWidth);
        return new StreamedRows(
                readers,
                options.featureNames(inputWidth),
                options.targetNames(targetWidth),
                List.of(),
                options.shuffleBuffer());
    }

    /** Returns rows answered with one of some classes, after one pass over them. */
    static StreamedRows ofClasses(
            int inputWidth, List<String> classNames, Supplier<? extends RowReader> readers, StreamOptions options) {
        checkInputs(inputWidth);
        ClassTargets.checkNames("Dataset.stream", classNames);
        return new StreamedRows(
                readers,
                options.featureNames(inputWidth),
                options.targetNames(1),
                List.copyOf(classNames),
                options.shuffleBuffer());
    }

    private static void checkInputs(int inputWidth) {
        checkArgument(inputWidth > 0, "Dataset.stream: expected at least one input a row but got %s", inputWidth);
    }

    /** What one pass tells of the rows. */
    private record Summary(int rows, ColumnStatistics inputs, ColumnStatistics targets, int[] classCounts) {}

    private Summary measured() {
        double[] inputs = new double[featureNames.size()];
        double[] targets = new double[targetNames.size()];
        ColumnStatistics ofInputs = new ColumnStatistics(inputs.length);
        ColumnStatistics ofTargets = new ColumnStatistics(targets.length);
        int[] counts = new int[classNames.size()];
        CheckedReader reader = open(-1);
        try {
            while (reader.read(inputs, targets)) {
                ofInputs.add(inputs);
                ofTargets.add(targets);
                if (counts.length > 0) {
                    counts[(int) targets[0]]++;
                }
            }
        } finally {
            reader.close();
        }
        checkArgument(reader.rows() > 0, "Dataset.stream: expected at least one row but the reader gave 0");
        return new Summary(reader.rows(), ofInputs, ofTargets, counts);
    }

    /** Returns a new pass over the rows. */
    CheckedReader open() {
        return open(summary.rows);
    }

    private CheckedReader open(int expected) {
        return new CheckedReader(readers.get(), featureNames, targetNames, classNames, expected);
    }

    List<String> featureNames() {
        return featureNames;
    }

    /** Returns how many rows a shuffled pass keeps in memory. */
    int shuffleBuffer() {
        return Math.min(shuffleBuffer, summary.rows);
    }

    /** Returns how much a row with these targets counts. */
    double weightOf(double[] targets) {
        return weights.length == 0 ? 1 : weights[(int) targets[0]];
    }

    @Override
    public int rows() {
        return summary.rows;
    }

    @Override
    public int columns() {
        return featureNames.size();
    }

    @Override
    public int targetWidth() {
        return classNames.isEmpty() ? targetNames.size() : classNames.size();
    }

    @Override
    public List<String> targetNames() {
        return targetNames;
    }

    @Override
    public List<String> classNames() {
        return classNames;
    }

    @Override
    public double[] input(int row) {
        throw refused("input", "walk through them with batches(plan)");
    }

    @Override
    public double[] target(int row) {
        throw refused("target", "walk through them with batches(plan)");
    }

    @Override
    public int label(int row) {
        throw refused("label", "walk through them with batches(plan)");
    }

    @Override
    public double weight(int row) {
        throw refused("weight", "walk through them with batches(plan)");
    }

    @Override
    public void checkInMemory(String where) {
        throw refused(where, "choose rows in the readers, such as every tenth for a second stream to test with");
    }

    @Override
    public RowSource select(int[] rows) {
        throw new UnsupportedOperationException("checkInMemory has refused");
    }

    @Override
    public void checkWeightable(String where) {
        throw refused(where, "withClassWeights(weights) and balanced() work on a stream of classes");
    }

    @Override
    public RowSource weighted(double[] byRow) {
        throw new UnsupportedOperationException("checkWeightable has refused");
    }

    @Override
    public StreamedRows weightedByClass(double[] byLabel) {
        return new StreamedRows(this, byLabel.clone());
    }

    @Override
    public RowSource asClasses() {
        if (!classNames.isEmpty()) {
            return this;
        }
        throw refused("targetsAsClasses", "name the classes in Dataset.stream(inputWidth, classNames, readers)");
    }

    private static IllegalStateException refused(String where, String hint) {
        return new IllegalStateException(
                "Dataset." + where + ": expected rows in memory but these come from a stream; " + hint);
    }

    @Override
    public Batches batches(BatchPlan plan, Optional<Kernel> kernel) {
        return new StreamedBatches(this, plan);
    }

    @Override
    public Scaler inputScaler(Scaling scaling) {
        return scaling.measured(summary.inputs);
    }

    @Override
    public Scaler targetScaler(Scaling scaling) {
        return scaling.measured(summary.targets);
    }

    @Override
    public int[] classCounts() {
        return summary.classCounts.clone();
    }

    @Override
    public double[] targetRange() {
        return new double[] {summary.targets.least()[0], summary.targets.greatest()[0]};
    }
}
