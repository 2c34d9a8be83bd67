package hermo.explain;

import hermo.data.Dataset;
import hermo.kernel.CounterRandom;
import hermo.model.Metric;
import hermo.model.Model;
import hermo.model.Predictor;
import java.util.stream.IntStream;

/** A data set whose columns are permuted and put back, and a metric of what a model makes of it. Not thread-safe. */
final class PermutedRows {
    private final Predictor predictor;
    private final Columns columns;
    private final Dataset data;
    private final Metric metric;
    private final double[][] inputs;
    private final double[][] targets;

    PermutedRows(Model model, Columns columns, Dataset data, Metric metric) {
        this.predictor = model.predictor();
        this.columns = columns;
        this.data = data;
        this.metric = metric;
        this.inputs = data.inputs();
        boolean isSecondOfOne =
                data.isClassification() && model.graph().outputShape().size() == 1;
        this.targets = isSecondOfOne
                ? IntStream.range(0, data.rows())
                        .mapToObj(r -> new double[] {data.label(r)})
                        .toArray(double[][]::new)
                : data.targets();
    }

    /** Returns the metric of the rows as they are. */
    double figure() {
        return figure(predictor.predict(inputs));
    }

    /** Returns the metric of a model that is always right. */
    double rightFigure() {
        return figure(targets);
    }

    /** Returns the metric with the values of {@code column} in an order that the seed and the repeat decide. */
    double figureWithout(int column, long seed, int repeat) {
        int[] order = IntStream.range(0, inputs.length).toArray();
        CounterRandom.of(seed, column, repeat).shuffle(order);
        for (int r = 0; r < inputs.length; r++) {
            copy(column, data.input(order[r]), inputs[r]);
        }
        double figure = figure(predictor.predict(inputs));
        for (int r = 0; r < inputs.length; r++) {
            copy(column, data.input(r), inputs[r]);
        }
        return figure;
    }

    private void copy(int column, double[] from, double[] to) {
        for (int i = 0; i < to.length; i++) {
            if (columns.of(i) == column) {
                to[i] = from[i];
            }
        }
    }

    private double figure(double[][] answers) {
        Metric.Tally tally = metric.start(data.classNames());
        for (int r = 0; r < answers.length; r++) {
            tally.add(answers[r], targets[r]);
        }
        return tally.result();
    }
}
