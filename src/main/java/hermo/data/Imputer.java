package hermo.data;

import static com.google.common.base.Preconditions.checkArgument;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.commons.math3.stat.StatUtils;

/**
 * What is put where a value is missing: learned from the other values of the column, or given. The filling travels with
 * the {@link Features} of the data, so a model that learned from it also takes rows with missing values. Immutable and
 * thread-safe.
 *
 * <p>A filling is learned from all rows given, before any {@link Dataset#split} or {@link Dataset#folds}, so a row held out
 * later has a small say in it.
 *
 * <pre>{@code
 * Dataset.csv(path, "price", o -> o.missing("NA").imputer(Imputer.median()).imputer("colour", Imputer.mostFrequent()));
 * }</pre>
 */
public final class Imputer {
    private final String name;
    private final Function<double[], Double> ofNumbers; // null if it cannot fill numbers
    private final Function<List<String>, String> ofTexts; // null if it cannot fill texts

    private Imputer(String name, Function<double[], Double> ofNumbers, Function<List<String>, String> ofTexts) {
        this.name = name;
        this.ofNumbers = ofNumbers;
        this.ofTexts = ofTexts;
    }

    /** Returns the mean of the other numbers in the column. */
    public static Imputer mean() {
        return new Imputer("mean", StatUtils::mean, null);
    }

    /** Returns the median of the other numbers: with an even count, the mean of the two in the middle. */
    public static Imputer median() {
        return new Imputer("median", column -> Scaling.percentiles(column).evaluate(50), null);
    }

    /** Returns the most frequent of the other numbers or texts, the first in order if several are. */
    public static Imputer mostFrequent() {
        return new Imputer(
                "mostFrequent",
                column -> mostFrequent(
                        Arrays.stream(column).map(x -> x + 0.0).boxed().toList()), // -0 becomes 0
                Imputer::mostFrequent);
    }

    /**
     * Returns a given number.
     *
     * @throws IllegalArgumentException if it is not finite
     */
    public static Imputer constant(double value) {
        checkArgument(Double.isFinite(value), "Imputer.constant: expected a finite number but got %s", value);
        return new Imputer("constant(" + Names.number(value) + ")", column -> value, null);
    }

    /**
     * Returns a given text, a category of its own where the column has none of that name.
     *
     * @throws IllegalArgumentException if it is blank
     */
    public static Imputer constant(String text) {
        checkArgument(!text.isBlank(), "Imputer.constant: expected a text but got \"%s\"", text);
        return new Imputer("constant(\"" + text + "\")", null, column -> text);
    }

    private static <T extends Comparable<T>> T mostFrequent(List<T> values) {
        Map<T, Long> counts = values.stream().collect(Collectors.groupingBy(value -> value, Collectors.counting()));
        Comparator<T> byCount = Comparator.comparing(counts::get);
        return counts.keySet().stream()
                .max(byCount.thenComparing(Comparator.reverseOrder()))
                .orElseThrow();
    }

    boolean fillsNumbers() {
        return ofNumbers != null;
    }

    boolean fillsTexts() {
        return ofTexts != null;
    }

    /** Returns the number for the missing cells of a column; {@code present} are its other cells. */
    double number(String column, double[] present) {
        checkFills(fillsNumbers(), column, "numbers");
        checkPresent(present.length, column);
        return ofNumbers.apply(present);
    }

    /** Returns the text for the missing cells of a column; {@code present} are its other cells. */
    String text(String column, List<String> present) {
        checkFills(fillsTexts(), column, "texts");
        checkPresent(present.size(), column);
        return ofTexts.apply(present);
    }

    private void checkFills(boolean fills, String column, String what) {
        checkArgument(
                fills,
                "Imputer.%s: expected a column of %s but \"%s\" holds %s; give it an imputer of its own, such as"
                        + " imputer(\"%s\", Imputer.mostFrequent())",
                name,
                fillsNumbers() ? "numbers" : "texts",
                column,
                what,
                column);
    }

    private void checkPresent(int count, String column) {
        checkArgument(
                count > 0 || name.startsWith("constant"),
                "Imputer.%s: expected at least one value in column \"%s\" but all are missing; leave the column out or"
                        + " give it Imputer.constant(value)",
                name,
                column);
    }

    /** Returns the columns of an array in which a missing number is NaN, each filled. */
    List<TypedColumn> columns(double[][] inputs) {
        DoubleValues.checkNoNull("Dataset.of", "inputs", inputs);
        double[][] withoutGaps = Arrays.stream(inputs)
                .map(row -> Arrays.stream(row).map(x -> Double.isNaN(x) ? 0 : x).toArray())
                .toArray(double[][]::new);
        Values checked = DoubleValues.checked("Dataset.of", "inputs", "x", withoutGaps);
        return IntStream.range(0, checked.columns())
                .mapToObj(j -> TypedColumn.ofNumbers(
                        Column.ofNumbers("x" + j),
                        Arrays.stream(inputs).mapToDouble(row -> row[j]).toArray(),
                        this))
                .toList();
    }

    /** Returns {@code imputer} if it is one; an imputer without a strategy cannot be made, so null is all there is to refuse. */
    static Imputer checked(Imputer imputer) {
        return Objects.requireNonNull(
                imputer,
                "expected an imputer such as Imputer.median() but got null; without one, leave the option out");
    }

    /** Returns the strategy, such as {@code Imputer: median}. */
    @Override
    public String toString() {
        return "Imputer: " + name;
    }
}
