package hermo.train;

import hermo.data.Batches;
import hermo.data.Dataset;
import hermo.graph.Graph;
import java.util.ArrayList;
import java.util.List;

/** Steps whose rate grows: {@link Trainer#findLearningRate}. Not thread-safe; one per curve. */
final class RateFinder {
    /** β of the moving average: about the last 10 of 100 steps; fastai's 0.98 lags behind by half of them. */
    static final double SMOOTHING = 0.9;

    /** The steps end when the smoothed loss is above so many times the least one. */
    static final double DIVERGED = 4;

    private final Trainer trainer;
    private final Start start;
    private final Dataset data;
    private final TrainingStep step;
    private final int batchSize;
    private int epochs;

    RateFinder(Trainer trainer, Start start, Dataset data) {
        this.trainer = trainer;
        this.start = start;
        this.data = data;
        Graph graph = start.graph();
        BoundLoss loss = BoundLoss.of(trainer.loss(), graph);
        loss.checkTargets("", data, start.encoding().targetScaler());
        this.batchSize = Math.min(trainer.batchSize(), data.rows());
        this.step = new TrainingStep(trainer, graph, start.parameters().toBuffer(), loss, batchSize);
    }

    RateCurve run(RateRange range) {
        List<Double> rates = new ArrayList<>();
        List<Double> losses = new ArrayList<>();
        double average = 0;
        double least = Double.POSITIVE_INFINITY;
        try (Batches batches =
                data.batches(start.batches(batchSize), step.workspace().kernel())) {
            beginEpoch(batches);
            for (int i = 0; i < range.steps(); i++) {
                average = SMOOTHING * average + (1 - SMOOTHING) * step(i, batches, range.rate(i));
                double smoothed = average / (1 - Powers.power(SMOOTHING, i + 1));
                boolean isSettled = i >= range.steps() / 10; // before, the average is of a few batches
                // 4 times the least if that is above 0, as it is for most losses
                boolean diverged = isSettled && smoothed > least + (DIVERGED - 1) * Math.abs(least);
                if (!Double.isFinite(smoothed) || diverged) {
                    break;
                }
                least = isSettled ? Math.min(least, smoothed) : least;
                rates.add(range.rate(i));
                losses.add(smoothed);
            }
        }
        return new RateCurve(toArray(rates), toArray(losses));
    }

    /** Makes step {@code index} with the next batches, of the next epoch if this one is over. */
    private double step(int index, Batches batches, double rate) {
        double loss = step.run(index, batches, rate);
        if (step.rows() == 0) {
            beginEpoch(batches);
            loss = step.run(index, batches, rate);
        }
        return loss;
    }

    private void beginEpoch(Batches batches) {
        epochs++;
        trainer.begin(epochs, batches);
    }

    private static double[] toArray(List<Double> numbers) {
        return numbers.stream().mapToDouble(Double::doubleValue).toArray();
    }
}
