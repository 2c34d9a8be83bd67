package hermo.train;

import com.google.common.collect.ImmutableMap;
import hermo.model.Metric;
import hermo.text.Numbers;
import hermo.text.Terminal;
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

    /** Returns a line, such as {@code Epoch 3: loss 0.2140, validation 0.2312, accuracy 0.9250, rate 0.0100, 0.0042 s}. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder("Epoch " + index + ": loss " + Numbers.brief(loss));
        if (isValidated()) {
            text.append(", validation ").append(Numbers.brief(validationLoss));
        }
        metrics.forEach((metric, value) ->
                text.append(", ").append(metric.name()).append(' ').append(Numbers.brief(value)));
        if (!Double.isNaN(learningRate)) {
            text.append(", rate ").append(Numbers.brief(learningRate));
        }
        return Terminal.wrap(text + ", " + Numbers.brief(seconds) + " s");
    }
}
