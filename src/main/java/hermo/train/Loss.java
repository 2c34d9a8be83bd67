package hermo.train;

import static com.google.common.base.Preconditions.checkArgument;

import hermo.kernel.Buffer;
import hermo.node.Activation;
import hermo.node.Range;
import java.util.Optional;
import java.util.function.DoubleBinaryOperator;

/**
 * What a training makes small: a number for a row of answers ŷ and targets y, and its gradient ∂L/∂ŷ; a batch counts the
 * weighted mean over its rows. Implementations
 * are immutable and thread-safe.
 *
 * <p>Losses take what the net answers, so probabilities where they speak of probabilities. When the net ends with the
 * matching SOFTMAX or SIGMOID, value and gradient are computed from the logits instead ({@link #fromLogits}), where
 * nothing overflows. One of your own, as a mean over all elements:
 *
 * <pre>{@code
 * Loss fourth = Loss.of("fourth power", (y, t) -> Math.pow(y - t, 4), (y, t) -> 4 * Math.pow(y - t, 3));
 * }</pre>
 */
public interface Loss {
    /** Mean over all elements of (ŷ − y)²; no hidden ½. */
    Loss MEAN_SQUARED_ERROR = of("MEAN_SQUARED_ERROR", (y, t) -> (y - t) * (y - t), (y, t) -> 2 * (y - t));

    /** Mean over all elements of |ŷ − y|; the gradient at 0 is 0. */
    Loss MEAN_ABSOLUTE_ERROR = of("MEAN_ABSOLUTE_ERROR", (y, t) -> Math.abs(y - t), (y, t) -> Math.signum(y - t));

    /**
     * Mean over all elements of −y ln ŷ − (1 − y) ln(1 − ŷ), for probabilities ŷ of one thing each. With a SIGMOID ending
     * it is max(z, 0) − zy + ln(1 + e^−|z|), gradient σ(z) − y; elsewhere ŷ is kept 1e-7 from 0 and 1.
     */
    Loss BINARY_CROSS_ENTROPY = new BinaryCrossEntropy();

    /**
     * Mean over the rows of −Σ_j y_j ln ŷ_j, for distributions ŷ over classes. With a SOFTMAX ending it is
     * Σ_j y_j (ln Σ_i e^(z_i) − z_j), gradient softmax(z) Σ_j y_j − y; elsewhere ŷ is kept above 1e-7.
     */
    Loss CATEGORICAL_CROSS_ENTROPY = new CategoricalCrossEntropy();

    /**
     * Returns the mean over all elements of ½e² where |e| ≤ δ, else δ(|e| − ½δ), with e = ŷ − y (Huber 1964).
     *
     * @param delta δ, above 0, in the units of the scaled targets
     */
    static Loss huber(double delta) {
        checkArgument(delta > 0 && Double.isFinite(delta), "huber expects a delta above 0 but got %s", delta);
        return of(
                "huber(" + delta + ")",
                (y, t) -> {
                    double e = Math.abs(y - t);
                    return e <= delta ? e * e / 2 : delta * (e - delta / 2);
                },
                (y, t) -> Math.max(-delta, Math.min(delta, y - t)));
    }

    /**
     * Returns a loss of your own: the mean over all elements of {@code value}.
     *
     * @param name what tables and messages call it
     * @param value (ŷ, y) ↦ the loss of one element
     * @param derivative (ŷ, y) ↦ its derivative with respect to ŷ
     */
    static Loss of(String name, DoubleBinaryOperator value, DoubleBinaryOperator derivative) {
        return new ElementLoss(name, value, derivative);
    }

    /** Returns what tables and messages call the loss. */
    String name();

    /**
     * Returns the loss of one row.
     *
     * @param from where the row begins in both windows; it has {@code width} numbers
     */
    double value(int from, int width, Buffer answers, Buffer targets);

    /**
     * Adds {@code share} times ∂L/∂ŷ of one row to {@code gradient}.
     *
     * @param from where the row begins in all windows; it has {@code width} numbers
     * @param share what the row counts in the mean over the batch: 1/rows, or by its weight
     */
    void addGradient(int from, int width, double share, Buffer answers, Buffer targets, Buffer gradient);

    /**
     * Returns the same loss as a function of z, for a net that ends with a = f(z), if there is a stabler formula than
     * through a; by default none.
     *
     * @param ending f
     */
    default Optional<Loss> fromLogits(Activation ending) {
        return Optional.empty();
    }

    /** Returns the activation a net should end with for this loss; empty, by default, if any will do. */
    default Optional<Activation> ending() {
        return Optional.empty();
    }

    /** Returns whether answers that lie in {@code range} make sense; by default all do. */
    default boolean accepts(Range range) {
        return true;
    }
}
