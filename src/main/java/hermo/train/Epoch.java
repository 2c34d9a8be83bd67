package hermo.train;

import com.google.common.collect.ImmutableMap;
import hermo.model.Metric;
import java.util.Map;

/**
 * One pass through the training data, or the part of it that was made when steps or time ran out, or one iteration of a
 * {@link Solver}. Immutable and thread-safe.
 *
 * @param index its number, from 1
 * @param loss the mean training loss over the rows, as they were met while the parameters moved
 * @param validationLoss the loss on the validation data after the epoch, penalties of l1 and l2 included as in
 *     {@code loss}; NaN if there is none
 * @param learningRate the rate of its last step; NaN if a {@link Solver} made it
 * @param metrics the metrics asked for: on the validation data, or without any on the training rows as they were met
 * @param seconds how long it took, validation included
 */
public record Epoch(
        int index,
        double loss,
        double validationLoss,
        double learningRate,
        Map<Metric, Double> metrics,
        double seconds) {
    /** Copies the metrics. */
    public Epoch {
        metrics = metrics.isEmpty() ? Map.of() : ImmutableMap.copyOf(metrics);
    }

    /** Returns whether there is a validation loss. */
    public boolean isValidated() {
        return !Double.isNaN(validationLoss);
    }

    /** Returns what early stopping watches: the validation loss if there is one, else the training loss. */
    public double watched() {
        return isValidated() ? validationLoss : loss;
    }
}
