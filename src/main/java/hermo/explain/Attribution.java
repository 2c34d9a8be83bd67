package hermo.explain;

import static com.google.common.base.Preconditions.checkArgument;

import hermo.model.Model;
import hermo.text.Bars;
import hermo.text.Numbers;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Why this prediction: how much each raw column of one row contributed to one number f of the model's answer, in the units of f.
 * Immutable and thread-safe.
 *
 * <pre>{@code
 * System.out.println(Attribution.integratedGradients(model, row));   // bars in characters
 * Plot.of(Attribution.occlusion(model, row));                        // bars as a picture
 * Explainer.of(model).output("virginica").logits().gradientTimesInput(row);
 * }</pre>
 *
 * <p>Positive values speak for the answer, negative ones against it. {@link Explainer} chooses another number than that of the
 * predicted class, and tells what each method computes. The numbers are those of the graph's precision.
 */
public final class Attribution {
    /** Texts longer than this show their greatest values only, so that JShell does not cut them. */
    private static final int SHOWN = 9;

    private final String method;
    private final String explained;
    private final Columns columns;
    private final double[] row;
    private final double[] values;
    private final double answer;
    private final double baselineAnswer;
    /** Whether the sum of the values stands for answer − baselineAnswer: not where one number counts for several. */
    private final boolean addsUp;

    Attribution(
            String method,
            String explained,
            Columns columns,
            double[] row,
            double[] values,
            double answer,
            double baselineAnswer,
            boolean addsUp) {
        this.method = method;
        this.explained = explained;
        this.columns = columns;
        this.row = row.clone();
        this.values = values.clone();
        this.answer = answer;
        this.baselineAnswer = baselineAnswer;
        this.addsUp = addsUp;
    }

    /** Returns gradient × input of the predicted class, or the only answer; see {@link Explainer#gradientTimesInput}. */
    public static Attribution gradientTimesInput(Model model, double[] row) {
        return Explainer.of(model).gradientTimesInput(row);
    }

    /** Returns integrated gradients with defaults; see {@link Explainer#integratedGradients(double[])}. */
    public static Attribution integratedGradients(Model model, double[] row) {
        return Explainer.of(model).integratedGradients(row);
    }

    /** Returns integrated gradients; see {@link Explainer#integratedGradients(double[], double[], int)}. */
    public static Attribution integratedGradients(Model model, double[] row, double[] baseline, int steps) {
        return Explainer.of(model).integratedGradients(row, baseline, steps);
    }

    /** Returns the occlusion of each column with defaults; see {@link Explainer#occlusion(double[])}. */
    public static Attribution occlusion(Model model, double[] row) {
        return Explainer.of(model).occlusion(row);
    }

    /** Returns the occlusion of each column; see {@link Explainer#occlusion(double[], double[])}. */
    public static Attribution occlusion(Model model, double[] row, double[] replacement) {
        return Explainer.of(model).occlusion(row, replacement);
    }

    /** Returns the occlusion of each square of an image; see {@link Explainer#occlusion(double[], double[], int)}. */
    public static Attribution occlusion(Model model, double[] row, double[] replacement, int window) {
        return Explainer.of(model).occlusion(row, replacement, window);
    }

    /** Returns the name of the method, such as {@code Integrated gradients}. */
    public String method() {
        return method;
    }

    /** Returns what is explained, such as {@code probability of virginica}. */
    public String explained() {
        return explained;
    }

    /** Returns the names of the raw columns, a column of categories once. */
    public List<String> columnNames() {
        return columns.names();
    }

    /** Returns each column with its value, such as {@code age = 29} and {@code colour = red}. */
    public List<String> columnLabels() {
        return columns.labels(row);
    }

    /** Returns the raw row that is explained. */
    public double[] row() {
        return row.clone();
    }

    /** Returns the contribution of each column, in the order of {@link #columnNames}. */
    public double[] values() {
        return values.clone();
    }

    /**
     * Returns the contribution of a column.
     *
     * @throws IllegalArgumentException if there is none of that name
     */
    public double value(String column) {
        int index = columnNames().indexOf(column);
        checkArgument(index >= 0, "Attribution.value: expected one of %s but got \"%s\"", columnNames(), column);
        return values[index];
    }

    /** Returns the numbers of the columns, from 0, that of the greatest contribution to either side first. */
    public int[] order() {
        return IntStream.range(0, values.length)
                .boxed()
                .sorted(Comparator.comparingDouble(c -> -Math.abs(values[c])))
                .mapToInt(c -> c)
                .toArray();
    }

    /** Returns f(x), the number that is explained. */
    public double answer() {
        return answer;
    }

    /** Returns f of the baseline or replacement; for gradient × input that of zeros. */
    public double baselineAnswer() {
        return baselineAnswer;
    }

    /** Returns the sum of all contributions. */
    public double sum() {
        return Arrays.stream(values).sum();
    }

    /**
     * Returns by how much the sum of all contributions misses f(x) − f(baseline). Of integrated gradients it shrinks with more
     * steps; of the other methods it is 0 for linear nets only. Of squares of pixels, which overlap, it says nothing.
     */
    public double error() {
        return sum() - (answer - baselineAnswer);
    }

    /** Returns the greatest contributions as bars, and, but for squares that overlap, their sum and its error. */
    @Override
    public String toString() {
        int[] shown = Arrays.stream(order()).limit(SHOWN).toArray();
        List<String> labels = columnLabels();
        String bars = Bars.of(
                Arrays.stream(shown).mapToObj(labels::get).toList(),
                Arrays.stream(shown).mapToDouble(c -> values[c]).toArray(),
                Arrays.stream(shown).mapToObj(c -> Numbers.brief(values[c])).toList());
        String rest = values.length > SHOWN ? "\n… and " + Numbers.grouped(values.length - SHOWN) + " more" : "";
        return method + ": " + explained + " = " + Numbers.brief(answer) + ", "
                + Numbers.brief(baselineAnswer) + " at the baseline\n" + bars + rest
                + (addsUp ? "\nsum " + Numbers.brief(sum()) + ", error " + Numbers.brief(error()) : "");
    }
}
