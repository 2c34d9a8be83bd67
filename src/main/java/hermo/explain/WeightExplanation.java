package hermo.explain;

import static com.google.common.base.Preconditions.checkArgument;

import hermo.text.Digits;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The gradient of one weight or bias of a dense layer by the chain rule, with numbers, factor by factor: the derivative of the
 * loss, each derivative of an activation, the sum over the ways through the layers that follow, the input, the sum over the
 * rows, and the update. Immutable and thread-safe.
 *
 * <pre>{@code
 * var weight = trace.explain("dense1.weight", 0, 1);         // neuron 0, input 1
 * weight.print();
 * weight.gradient();                                         // the number in trace.dW(1)
 * weight.numbers().get("dz¹[0]");                            // each number by its letter
 * }</pre>
 *
 * <p>Numbers are printed in six significant digits, so that a pocket calculator leads from each one to the next. Of layers and
 * sums of more than twelve the first and last three are shown; {@link #numbers} has all.
 */
public final class WeightExplanation {
    /** α unless told otherwise. */
    public static final double DEFAULT_RATE = 0.5;

    private final Trace trace;
    private final ChosenWeight weight;
    private final int row;
    private final double rate;
    private final double gradient;
    private final Map<String, Double> numbers;

    private WeightExplanation(Trace trace, ChosenWeight weight, int row, double rate) {
        Derivation derivation = Derivation.of(trace, weight, row);
        this.trace = trace;
        this.weight = weight;
        this.row = row;
        this.rate = rate;
        this.gradient = derivation.total();
        this.numbers = Collections.unmodifiableMap(
                new LinkedHashMap<>(derivation.equations().numbers()));
    }

    static WeightExplanation of(Trace trace, String parameter, int... position) {
        ChosenWeight weight = ChosenWeight.of(trace.model().graph(), parameter, position);
        return new WeightExplanation(trace, weight, 0, DEFAULT_RATE);
    }

    /**
     * Returns the same explanation along another row of the batch; the first one is shown unless told otherwise.
     *
     * @param row from 0
     * @throws IndexOutOfBoundsException if there is no such row
     */
    public WeightExplanation withRow(int row) {
        if (row < 0 || row >= trace.rows()) {
            throw new IndexOutOfBoundsException("a trace of " + trace.rows()
                    + (trace.rows() == 1 ? " row" : " rows") + " expects a row from 0 to " + (trace.rows() - 1)
                    + " but got " + row);
        }
        return new WeightExplanation(trace, weight, row, rate);
    }

    /**
     * Returns the same explanation with another update, {@link #DEFAULT_RATE} being the first.
     *
     * @param rate α, at least 0
     */
    public WeightExplanation withRate(double rate) {
        checkArgument(rate >= 0 && Double.isFinite(rate), "withRate expects a rate of at least 0 but got %s", rate);
        return new WeightExplanation(trace, weight, row, rate);
    }

    /** Returns what is explained, such as {@code dense1.weight[0, 1]}. */
    public String parameter() {
        return weight.toString();
    }

    /** Returns the weight as it was in the pass. */
    public double value() {
        return weight.value(trace);
    }

    /** Returns ∂L/∂w, the sum of the shares of all rows: the number that stands in dW or db, to rounding. */
    public double gradient() {
        return gradient;
    }

    /** Returns w − α ∂L/∂w. */
    public double updated() {
        return value() - rate * gradient;
    }

    /** Returns all numbers of the way back by their letters as printed, such as {@code da²[0]}, in order. */
    public Map<String, Double> numbers() {
        return numbers;
    }

    private Page page() {
        Derivation derivation = Derivation.of(trace, weight, row);
        Equations equations = derivation.equations();
        String w = derivation.letter();
        equations.section("The update with α = " + Digits.of(rate), "");
        equations.line(
                w + " ← " + w + " − α " + derivation.gradientLetter(),
                Digits.of(value()) + " − " + Equations.product(rate, gradient),
                Digits.of(updated()));
        return equations.page(
                weight + " = " + Digits.of(value()) + ": its gradient " + Digits.of(gradient) + " by the chain rule");
    }

    /** Returns the chain rule with its numbers, in lines of at most 100 characters. */
    @Override
    public String toString() {
        return PageText.of(page());
    }

    /** Prints {@link #toString} in full, which JShell cuts in the middle where it is long. */
    public void print() {
        System.out.println(this);
    }

    /** Returns the same as a fragment of HTML, as {@link Trace#toHtml}. */
    public String toHtml() {
        return PageHtml.of(page());
    }

    /** Returns the same as a fragment of LaTeX, as {@link Trace#toLatex}. */
    public String toLatex() {
        return PageLatex.of(page());
    }
}
