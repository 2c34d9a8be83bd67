package hermo.explain;

import static com.google.common.base.Preconditions.checkArgument;
import static com.google.common.base.Preconditions.checkState;

import hermo.data.Dataset;
import hermo.model.Compatibility;
import hermo.model.Metric;
import hermo.model.Model;
import hermo.text.Bars;
import hermo.text.Numbers;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * How much worse a model gets on a data set when the values of one raw column are dealt out to its rows by chance: what it
 * makes of that column (Breiman 2001, "Random forests", section 10). Immutable and thread-safe.
 *
 * <pre>{@code
 * PermutationImportance.of(model, split.test(), Metric.R2, 10, 42);
 * }</pre>
 *
 * <p>The importance of a column is |m_p − m*| − |m − m*|: m the metric of the data as it is, m_p with the column permuted, and
 * m* that of a model that is always right. For a metric of which more is better it is the drop, for an error the rise.
 * Columns that tell the same share their importance, or seem to have none: one stands in for the other.
 */
public final class PermutationImportance {
    private static final int SHOWN = 9;

    private final Columns columns;
    private final Metric metric;
    private final double figure;
    private final int repeats;
    private final double[] means;
    private final double[] deviations;

    private PermutationImportance(Columns columns, Metric metric, double figure, double[][] importances) {
        this.columns = columns;
        this.metric = metric;
        this.figure = figure;
        this.repeats = importances[0].length;
        this.means = Arrays.stream(importances)
                .mapToDouble(PermutationImportance::mean)
                .toArray();
        this.deviations = Arrays.stream(importances)
                .mapToDouble(PermutationImportance::deviation)
                .toArray();
    }

    /**
     * Returns the importance of each column; numbers of a column of categories move together.
     *
     * @param data rows that the model did not learn from, unless what it learned by heart is asked for
     * @param metric of which a right answer gives the best figure
     * @param repeats how often each column is permuted, at least 1; each costs a prediction of all rows
     * @param seed decides the permutations; results do not depend on the number of threads
     * @throws IllegalArgumentException if the data does not fit the model, or has fewer than 2 rows
     * @throws IllegalStateException if the rows come from a stream
     */
    public static PermutationImportance of(Model model, Dataset data, Metric metric, int repeats, long seed) {
        checkArgument(repeats >= 1, "PermutationImportance.of: expected at least 1 repeat but got %s", repeats);
        checkState(
                !data.isStreamed(),
                "PermutationImportance.of: expected rows in memory but these come from a stream; read some thousands of them"
                        + " into Dataset.of(x, y)");
        checkArgument(
                data.rows() >= 2,
                "PermutationImportance.of: expected at least 2 rows, to be permuted, but got %s",
                data.rows());
        Compatibility.check(model.graph(), model.encoding(), data);
        Columns columns = Columns.of(model);
        PermutedRows rows = new PermutedRows(model, columns, data, metric);
        double figure = rows.figure();
        double right = rows.rightFigure();
        double[][] importances = new double[columns.count()][repeats];
        for (int c = 0; c < columns.count(); c++) {
            for (int r = 0; r < repeats; r++) {
                double permuted = rows.figureWithout(c, seed, r);
                importances[c][r] = Math.abs(permuted - right) - Math.abs(figure - right);
            }
        }
        return new PermutationImportance(columns, metric, figure, importances);
    }

    private static double mean(double[] values) {
        double first = values[0]; // so that equal values have exactly their mean
        return first + Arrays.stream(values).map(v -> v - first).sum() / values.length;
    }

    private static double deviation(double[] values) {
        double mean = mean(values);
        return Math.sqrt(Arrays.stream(values).map(v -> (v - mean) * (v - mean)).sum() / values.length);
    }

    /** Returns the names of the raw columns, a column of categories once. */
    public List<String> columnNames() {
        return columns.names();
    }

    /** Returns the metric. */
    public Metric metric() {
        return metric;
    }

    /** Returns the metric of the data as it is. */
    public double figure() {
        return figure;
    }

    /** Returns how often each column was permuted. */
    public int repeats() {
        return repeats;
    }

    /** Returns the mean importance of each column over the repeats. */
    public double[] means() {
        return means.clone();
    }

    /** Returns the standard deviation over the repeats (of the population, as scikit-learn): 0 for a single one. */
    public double[] deviations() {
        return deviations.clone();
    }

    /**
     * Returns the mean importance of a column.
     *
     * @throws IllegalArgumentException if there is none of that name
     */
    public double mean(String column) {
        int index = columnNames().indexOf(column);
        checkArgument(
                index >= 0, "PermutationImportance.mean: expected one of %s but got \"%s\"", columnNames(), column);
        return means[index];
    }

    /** Returns the numbers of the columns, from 0, the most important first. */
    public int[] order() {
        return IntStream.range(0, means.length)
                .boxed()
                .sorted(Comparator.comparingDouble(c -> -means[c]))
                .mapToInt(c -> c)
                .toArray();
    }

    /** Returns the most important columns as bars. */
    @Override
    public String toString() {
        int[] shown = Arrays.stream(order()).limit(SHOWN).toArray();
        String bars = Bars.of(
                Arrays.stream(shown).mapToObj(columnNames()::get).toList(),
                Arrays.stream(shown).mapToDouble(c -> means[c]).toArray(),
                Arrays.stream(shown)
                        .mapToObj(c -> Numbers.brief(means[c]) + " ± " + Numbers.brief(deviations[c]))
                        .toList());
        String rest = means.length > SHOWN ? "\n… and " + Numbers.grouped(means.length - SHOWN) + " more" : "";
        return "Permutation importance: how much worse " + metric.name() + " " + Numbers.brief(figure)
                + " gets, mean of " + repeats + (repeats == 1 ? " repeat" : " repeats") + "\n" + bars + rest;
    }
}
