package hermo.data;

import static com.google.common.base.Preconditions.checkArgument;

import hermo.kernel.Kernel;
import hermo.kernel.Shape;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.apache.commons.math3.linear.RealMatrix;

/**
 * Rows of numbers and what they should be answered with: numbers (a regression) or one of some classes. The inputs are
 * raw; a {@link Scaler} scales them on their way into a batch. Immutable and thread-safe; arrays are copied in and out.
 *
 * <p>A part of a data set, as from {@link #split} and {@link #select}, shares the stored numbers with the whole.
 *
 * <pre>{@code
 * Split iris = Dataset.iris().split(0.8, 42);   // 120 and 30 rows, each class in the same proportion
 * iris.train().input(0);                        // the raw numbers of a row
 * iris.train().classNames();                    // [setosa, versicolor, virginica]
 * }</pre>
 */
public final class Dataset {
    private final RowSource source;
    private final Features features;
    private final Shape inputShape;

    private Dataset(RowSource source, Features features, Shape inputShape) {
        this.source = source;
        this.features = features;
        this.inputShape = inputShape;
    }

    /** Returns all rows of a storage; the caller has checked it. */
    static Dataset stored(Values inputs, Targets targets, Features features, Shape inputShape) {
        return new Dataset(StoredRows.all(inputs, targets), features, inputShape);
    }

    private static Dataset given(double[][] inputs, Targets targets) {
        return given("Dataset.of", inputs, targets);
    }

    private static Dataset given(String where, double[][] inputs, Targets targets) {
        Values values = DoubleValues.checked(where, "inputs", "x", inputs);
        checkCount(where, values.rows(), targets);
        return stored(values, targets, Features.numbered(values.columns()), Shape.of(values.columns()));
    }

    private static Dataset filled(double[][] inputs, Targets targets, Imputer imputer) {
        List<TypedColumn> columns = Imputer.checked(imputer).columns(inputs);
        checkCount("Dataset.of", inputs.length, targets);
        return TypedColumn.dataset(columns, targets);
    }

    private static void checkCount(String where, int rows, Targets targets) {
        checkArgument(
                rows == targets.rows(),
                "%s: expected %s targets, one for each row of the inputs, but got %s",
                where,
                rows,
                targets.rows());
    }

    /**
     * Returns rows of inputs answered with rows of numbers.
     *
     * @throws IllegalArgumentException if there is nothing, a row is null, rows differ in length, a value is not finite, or
     *     there are more or fewer rows of targets than of inputs; so too for the other {@code of} methods
     */
    public static Dataset of(double[][] inputs, double[][] targets) {
        return given(inputs, numbers("Dataset.of", targets));
    }

    private static Targets numbers(String where, double[][] targets) {
        Values values = DoubleValues.checked(where, "targets", "y", targets);
        return new NumberTargets(values, Names.numbered("y", values.columns()));
    }

    /** Returns rows of inputs answered with one number each. */
    public static Dataset of(double[][] inputs, double[] targets) {
        return of(inputs, Arrays.stream(targets).mapToObj(y -> new double[] {y}).toArray(double[][]::new));
    }

    /** Returns rows of inputs answered with a class each; the classes are the different labels, sorted. */
    public static Dataset of(double[][] inputs, String[] labels) {
        return given(inputs, ClassTargets.of("Dataset.of", labels));
    }

    /** Returns rows of inputs answered with a class each, numbered from 0 to the highest label and named so. */
    public static Dataset of(double[][] inputs, int[] labels) {
        return given(inputs, ClassTargets.of(labels));
    }

    /** Returns rows of inputs answered with a class each, numbered from 0 in the order of {@code classNames}. */
    public static Dataset of(double[][] inputs, int[] labels, List<String> classNames) {
        return given(inputs, ClassTargets.of(labels, classNames));
    }

    /**
     * Returns a list of rows of inputs answered with a list of rows of numbers.
     *
     * <pre>{@code
     * List<double[]> inputs = new ArrayList<>();
     * List<double[]> targets = new ArrayList<>();
     * inputs.add(new double[] {1, 2});
     * targets.add(new double[] {3});
     * Dataset data = Dataset.ofRows(inputs, targets);
     * }</pre>
     *
     * @throws IllegalArgumentException as {@link #of(double[][], double[][])}
     */
    public static Dataset ofRows(List<double[]> inputs, List<double[]> targets) {
        return given("Dataset.ofRows", array(inputs), numbers("Dataset.ofRows", array(targets)));
    }

    /**
     * Returns a list of rows of inputs answered with a class each; the classes are the different labels, sorted.
     *
     * @throws IllegalArgumentException as {@link #of(double[][], String[])}
     */
    public static Dataset ofLabelled(List<double[]> inputs, List<String> labels) {
        return given(
                "Dataset.ofLabelled",
                array(inputs),
                ClassTargets.of("Dataset.ofLabelled", labels.toArray(String[]::new)));
    }

    private static double[][] array(List<double[]> rows) {
        return rows.toArray(double[][]::new);
    }

    /** Returns rows of inputs answered with rows of numbers; an input that is NaN is missing, and filled. */
    public static Dataset of(double[][] inputs, double[][] targets, Imputer imputer) {
        return filled(inputs, numbers("Dataset.of", targets), imputer);
    }

    /** Returns rows of inputs answered with a class each; an input that is NaN is missing, and filled. */
    public static Dataset of(double[][] inputs, String[] labels, Imputer imputer) {
        return filled(inputs, ClassTargets.of("Dataset.of", labels), imputer);
    }

    /**
     * Returns Java records as rows: components that are numbers or booleans (as 0 and 1) are inputs, Strings, characters and
     * enums become one input a category, and {@code target} names the component to be predicted: numbers, or classes.
     *
     * <pre>{@code
     * record Car(int power, String colour, double price) {}
     * Dataset data = Dataset.of(List.of(new Car(90, "red", 5e3), new Car(70, "blue", 4e3)), "price");
     * }</pre>
     *
     * @throws IllegalArgumentException if there is no record or no such component, a component is of another type, or a
     *     value is null or not finite
     */
    public static Dataset of(List<? extends Record> records, String target) {
        return Records.dataset(records, target, null);
    }

    /** Returns Java records as rows; an input that is null or NaN is missing, and filled. */
    public static Dataset of(List<? extends Record> records, String target, Imputer imputer) {
        return Records.dataset(records, target, Imputer.checked(imputer));
    }

    /**
     * Returns the windows of a series: each row holds {@code length} times of all columns, the earliest first, answered with
     * the values {@code ahead} steps after its last time. The input shape is length×columns, and neighbouring rows share
     * the stored numbers.
     *
     * @param series a row a time, in order, equally far apart: [times, columns]
     * @param targetColumns the columns to be predicted, from 0; all if none is given
     * @throws IllegalArgumentException if the series is shorter than a window and its target, a value is not finite, or a
     *     column is not there or given twice
     */
    public static Dataset windows(double[][] series, int length, int ahead, int... targetColumns) {
        return WindowValues.dataset(series, length, ahead, targetColumns);
    }

    /** Returns the rows of a matrix answered with the rows of another. */
    public static Dataset of(RealMatrix inputs, RealMatrix targets) {
        return of(inputs.getData(), targets.getData());
    }

    /**
     * Returns the table in a CSV file: UTF-8, a header line, cells between commas and, where they need it, quotes.
     *
     * <p>A column is numeric when at least half of its cells are finite numbers. Any other input column becomes one
     * column per text, such as {@code colour=red}; a target of texts gives classes, sorted, a numeric one a regression
     * (see {@link #targetsAsClasses()}).
     *
     * @param target the name of the column to be predicted; all others are inputs. In a file without header it is called by
     *     its place, {@code x0}, {@code x1}...; see {@link CsvOptions#header}
     * @throws IllegalArgumentException if there is no such file or column, or a line or cell is not as the others
     * @throws java.io.UncheckedIOException if the file cannot be read
     */
    public static Dataset csv(Path file, String target) {
        return csv(file, target, UnaryOperator.identity());
    }

    /**
     * Returns the table in a CSV file read with options, such as {@code o -> o.separator(';').drop("id")}.
     *
     * <p>An {@link Imputer} learns its fillings from all rows of the file, before any split, so a row held out later has a
     * small say in them.
     *
     * @throws IllegalArgumentException as {@link #csv(Path, String)}, or if an option names a column that is not there
     * @throws java.io.UncheckedIOException if the file cannot be read
     */
    public static Dataset csv(Path file, String target, UnaryOperator<CsvOptions> options) {
        return Table.read(file, options.apply(CsvOptions.DEFAULTS)).dataset(target);
    }

    /**
     * Returns rows that are read anew in each epoch and never kept: data larger than memory. They are read once here, to be
     * counted, checked and measured; training, evaluation and {@link Scaler} work as ever, while what asks for a row by its
     * number ({@link #input}, {@link #select}, {@link #split}...) is refused.
     *
     * @param inputWidth how many inputs a row has
     * @param targetWidth how many numbers answer it
     * @param readers gives a new reader of the same rows for each pass
     * @throws IllegalArgumentException if there is no row, or one has a number that is not finite
     */
    public static Dataset stream(int inputWidth, int targetWidth, Supplier<? extends RowReader> readers) {
        return stream(inputWidth, targetWidth, readers, UnaryOperator.identity());
    }

    /** Returns rows that are read anew in each epoch, with options such as {@code o -> o.shuffleBuffer(50_000)}. */
    public static Dataset stream(
            int inputWidth,
            int targetWidth,
            Supplier<? extends RowReader> readers,
            UnaryOperator<StreamOptions> options) {
        return streamed(
                StreamedRows.ofNumbers(inputWidth, targetWidth, readers, options.apply(StreamOptions.DEFAULTS)));
    }

    /** Returns rows that are read anew in each epoch, answered with a class each: the reader gives its label, from 0. */
    public static Dataset stream(int inputWidth, List<String> classNames, Supplier<? extends RowReader> readers) {
        return stream(inputWidth, classNames, readers, UnaryOperator.identity());
    }

    /** Returns rows of classes that are read anew in each epoch, with options. */
    public static Dataset stream(
            int inputWidth,
            List<String> classNames,
            Supplier<? extends RowReader> readers,
            UnaryOperator<StreamOptions> options) {
        return streamed(StreamedRows.ofClasses(inputWidth, classNames, readers, options.apply(StreamOptions.DEFAULTS)));
    }

    private static Dataset streamed(StreamedRows rows) {
        return new Dataset(rows, Features.ofNumbers(rows.featureNames()), Shape.of(rows.columns()));
    }

    /**
     * Returns the images and labels of two IDX files (LeCun, Cortes, Burges, "The MNIST database"), compressed with
     * gzip or not. Pixels are numbers from 0 to 1, the byte over 255; the input shape is 1×height×width.
     *
     * @throws IllegalArgumentException if a file is missing, cut off or of another format, or the counts differ
     * @throws java.io.UncheckedIOException if a file cannot be read
     */
    public static Dataset idx(Path images, Path labels) {
        return Idx.dataset(images, labels);
    }

    /**
     * Returns the training and test images of a folder that holds the four files of MNIST under their own names, such
     * as {@code train-images-idx3-ubyte.gz}, with or without the {@code .gz}.
     *
     * @throws IllegalArgumentException as {@link #idx}, or if the folder or one of the files is missing
     * @throws java.io.UncheckedIOException if a file cannot be read
     */
    public static Split mnist(Path folder) {
        return Idx.mnist(folder);
    }

    /** Returns 150 irises of 3 species by 4 measurements in cm (Fisher 1936; UCI, CC BY 4.0). */
    public static Dataset iris() {
        return SampleData.iris();
    }

    /** Returns 1,797 handwritten digits of 8×8 pixels from 0 to 16 (UCI optical recognition, test part, CC BY 4.0). */
    public static Dataset digits() {
        return SampleData.digits();
    }

    /**
     * Returns 442 patients by 10 raw measurements and the progression of their diabetes after a year, a regression
     * (Efron, Hastie, Johnstone, Tibshirani 2004, "Least Angle Regression").
     */
    public static Dataset diabetes() {
        return SampleData.diabetes();
    }

    /** Returns the number of rows. */
    public int rows() {
        return source.rows();
    }

    /** Returns the shape of one row of inputs: its length for a table, 1×height×width for images. */
    public Shape inputShape() {
        return inputShape;
    }

    /** Returns how many numbers a row of inputs has. */
    public int inputWidth() {
        return source.columns();
    }

    /** Returns how many numbers answer a row: the target columns, or the number of classes. */
    public int targetWidth() {
        return source.targetWidth();
    }

    /** Returns the names of the numbers in a row of inputs; {@code x0}, {@code x1}... if they came without. */
    public List<String> featureNames() {
        return features.names();
    }

    /** Returns the names of the target columns, a single one for classes; {@code y0}, {@code y1}... by default. */
    public List<String> targetNames() {
        return source.targetNames();
    }

    /** Returns the names of the classes by their labels; none for numbers. */
    public List<String> classNames() {
        return source.classNames();
    }

    /** Returns whether the rows are answered with classes. */
    public boolean isClassification() {
        return !classNames().isEmpty();
    }

    /** Returns the input columns, which turn named values into a row of inputs. */
    public Features features() {
        return features;
    }

    /** Returns whether the rows come from a stream, so that none can be asked for by its number. */
    public boolean isStreamed() {
        return source instanceof StreamedRows;
    }

    /**
     * Returns the raw inputs of a row, counted from 0.
     *
     * @throws IllegalStateException if the rows come from a stream; so too for all that asks for rows by their numbers
     */
    public double[] input(int row) {
        return source.input(row);
    }

    /** Returns the answer of a row, one-hot for classes. */
    public double[] target(int row) {
        return source.target(row);
    }

    /**
     * Returns the number of the class of a row, from 0.
     *
     * @throws IllegalStateException if the rows are answered with numbers
     */
    public int label(int row) {
        return source.label(row);
    }

    /** Returns how much a row counts in a loss, 1 by default. */
    public double weight(int row) {
        return source.weight(row);
    }

    /** Returns the raw inputs of all rows. */
    public double[][] inputs() {
        return IntStream.range(0, rows()).mapToObj(this::input).toArray(double[][]::new);
    }

    /** Returns the answers of all rows, one-hot for classes. */
    public double[][] targets() {
        return IntStream.range(0, rows()).mapToObj(this::target).toArray(double[][]::new);
    }

    /**
     * Returns the given rows in the given order; a row may appear more than once.
     *
     * @throws IllegalArgumentException if there is no such row, or none is asked for
     */
    public Dataset select(int... rows) {
        source.checkInMemory("select");
        checkArgument(rows.length > 0, "Dataset.select: expected at least one row but got 0");
        return new Dataset(source.select(rows), features, inputShape);
    }

    /**
     * Returns two parts in a random order that {@code seed} decides: {@code fraction} of the rows to learn from, rounded,
     * and the others. Each class is in the same proportion on both sides, as far as whole rows allow.
     *
     * <p>What an {@link Imputer} filled was computed over all rows, before the split, so a held-out row has a small say in it.
     *
     * @throws IllegalArgumentException if the fraction is not between 0 and 1, or there are fewer than 2 rows
     */
    public Split split(double fraction, long seed) {
        return Splitter.split(this, fraction, seed);
    }

    /**
     * Returns {@code count} splits of which each tests another part of the rows, dealt out by chance: what cross-validation
     * trains on. Parts differ by one row at most, and so does what they have of each class; a class with fewer rows than
     * folds is missing from some.
     *
     * <p>What an {@link Imputer} filled was computed over all rows, before the split, so a held-out row has a small say in it.
     *
     * <pre>{@code
     * for (Split fold : data.folds(5, 42)) {
     *     trainer.fit(graph, fold.train()).model().evaluate(fold.test(), Metric.ACCURACY);
     * }
     * }</pre>
     *
     * @throws IllegalArgumentException if there are fewer than 2 folds, or fewer rows than folds
     */
    public List<Split> folds(int count, long seed) {
        return Folds.of(this, count, seed);
    }

    /**
     * Returns the same rows with a weight each, instead of those they had; parts and selections keep them. Weights
     * fall on losses only: metrics count every row once.
     *
     * @throws IllegalArgumentException if there are more or fewer weights than rows, one is negative or not finite, or all
     *     are 0
     */
    public Dataset withWeights(double... weights) {
        return new Dataset(Weights.byRow(source, weights), features, inputShape);
    }

    /**
     * Returns the same rows with the weight of their class each, instead of those they had; 1 for a class not named. Weights fall
     * on losses only: metrics count every row once.
     *
     * @throws IllegalArgumentException if a class is unknown, a weight is negative or not finite, or all are 0
     * @throws IllegalStateException if the rows are answered with numbers
     */
    public Dataset withClassWeights(Map<String, Double> weights) {
        return new Dataset(Weights.byClass(source, weights), features, inputShape);
    }

    /**
     * Returns the same rows with weights that make all classes count alike: rows / (classes · rows of the class), over the
     * classes that occur, as scikit-learn's {@code class_weight="balanced"}. Weights fall on losses only: metrics count
     * every row once.
     *
     * @throws IllegalStateException if the rows are answered with numbers
     */
    public Dataset balanced() {
        return new Dataset(Weights.balanced(source), features, inputShape);
    }

    /**
     * Returns the rows, then as many more of each class, drawn from it with replacement, as it lacks to the largest.
     *
     * @throws IllegalStateException if the rows are answered with numbers
     */
    public Dataset oversampled(long seed) {
        return Resampling.oversampled(this, seed);
    }

    /**
     * Returns as many rows of each class as the smallest has, chosen by chance, in the order they had.
     *
     * @throws IllegalStateException if the rows are answered with numbers
     */
    public Dataset undersampled(long seed) {
        return Resampling.undersampled(this, seed);
    }

    /**
     * Returns the same rows with a single target column of numbers taken as classes: the different values, ascending,
     * named as numbers ({@code 0}, {@code 1}, {@code 2.5}). Parts of one data set get the same classes.
     *
     * @throws IllegalStateException if there is more than one target column
     */
    public Dataset targetsAsClasses() {
        return new Dataset(source.asClasses(), features, inputShape);
    }

    /** Returns these rows of images with their shape. */
    Dataset shaped(Shape shape) {
        return new Dataset(source, features, shape);
    }

    /**
     * Returns a walk through the rows in batches: what a training asks for once, and begins again in each epoch.
     *
     * @throws IllegalArgumentException if the plan has scalers or targets of another width
     */
    public Batches batches(BatchPlan plan) {
        plan.check(source);
        return source.batches(plan, Optional.empty());
    }

    /**
     * Returns {@link #batches(BatchPlan)} in which the threads of {@code kernel} copy large batches of rows in memory: the same
     * batches, sooner.
     *
     * @throws IllegalArgumentException if the plan has scalers or targets of another width
     */
    public Batches batches(BatchPlan plan, Kernel kernel) {
        plan.check(source);
        return source.batches(plan, Optional.of(kernel));
    }

    /** Returns where the rows come from. */
    RowSource source() {
        return source;
    }

    /** Returns the numbers of rows, features and classes with their names, or the range of the target. */
    @Override
    public String toString() {
        return DatasetText.of(this);
    }
}
