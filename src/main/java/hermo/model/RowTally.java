package hermo.model;

import com.google.common.collect.ImmutableMap;
import hermo.data.Dataset;
import hermo.data.Scaler;
import hermo.kernel.Buffer;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Counts several metrics over batches, in raw units, and the confusions of classes. Not thread-safe; one per evaluation
 * or epoch.
 *
 * <p>The answers of a batch are scaled back; targets that are numbers come raw from the data, so that no digit is lost on
 * the way.
 */
public final class RowTally {
    private final Dataset data;
    private final Scaler targetScaler;
    private final ImmutableMap<Metric, Metric.Tally> tallies;
    private final double[] answer;
    private final double[] target;
    private final long[][] confusions;
    private final Calibration.Count calibration = new Calibration.Count();

    /**
     * Begins counting {@code metrics} of answers of {@code width} values.
     *
     * @throws IllegalArgumentException if a metric asks for a class that the data does not have
     */
    public RowTally(Dataset data, Scaler targetScaler, int width, List<Metric> metrics) {
        this.data = data;
        this.targetScaler = targetScaler;
        this.tallies = metrics.stream()
                .distinct()
                .collect(ImmutableMap.toImmutableMap(metric -> metric, metric -> metric.start(data.classNames())));
        this.answer = new double[width];
        this.target = new double[width];
        this.confusions = new long[data.classNames().size()][data.classNames().size()];
    }

    /**
     * Counts a batch.
     *
     * @param order the rows of the data, of which {@code from}.. are in this batch
     * @param answers what the net said: [rows, width]
     * @param targets what the batch should be answered with, scaled: [rows, width]
     */
    public void add(int[] order, int from, int rows, Buffer answers, Buffer targets) {
        for (int r = 0; r < rows; r++) {
            for (int j = 0; j < answer.length; j++) {
                answer[j] = targetScaler.restored(j, answers.get(r * answer.length + j));
                target[j] = targets.get(r * answer.length + j);
            }
            double[] right = target;
            if (data.isClassification()) {
                confusions[Tallies.label(target)][Tallies.label(answer)]++;
                calibration.add(answer, target);
            } else {
                right = data.target(order[from + r]);
            }
            for (Metric.Tally tally : tallies.values()) {
                tally.add(answer, right);
            }
        }
    }

    /** Returns the figures so far, in the order of the metrics. */
    public Map<Metric, Double> results() {
        ImmutableMap.Builder<Metric, Double> results = ImmutableMap.builder();
        tallies.forEach((metric, tally) -> results.put(metric, tally.result()));
        return results.buildOrThrow();
    }

    /** Returns how often each class was taken for each so far; empty for numbers. */
    public Optional<ConfusionMatrix> confusions() {
        return data.isClassification()
                ? Optional.of(ConfusionMatrix.of(data.classNames(), confusions))
                : Optional.empty();
    }

    /** Returns whether answers so far were right as often as their probabilities say; empty for numbers. */
    Optional<Calibration> calibration() {
        return data.isClassification() ? Optional.of(calibration.calibration()) : Optional.empty();
    }
}
