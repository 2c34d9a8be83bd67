package hermo.model;

import hermo.data.Dataset;
import hermo.graph.Workspace;
import hermo.kernel.Buffer;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/**
 * Runs a net over a data set and counts: what {@link Model#evaluate} does once and a training after each epoch. Not
 * thread-safe; one per thread.
 */
public final class Evaluator {
    private final Workspace workspace;
    private final Encoding encoding;
    private final Dataset data;
    private final Optional<Objective> objective;
    private final List<Metric> metrics;
    private final int[] order;
    private final Buffer targets;
    private final int width;

    /**
     * Prepares to evaluate {@code data}, which must fit the graph of {@code workspace}.
     *
     * @throws IllegalArgumentException if a metric asks for a class that the data does not have
     */
    public Evaluator(
            Workspace workspace, Encoding encoding, Dataset data, Optional<Objective> objective, List<Metric> metrics) {
        this.workspace = workspace;
        this.encoding = encoding;
        this.data = data;
        this.objective = objective;
        this.metrics = List.copyOf(metrics);
        this.order = IntStream.range(0, data.rows()).toArray();
        this.width = workspace.graph().outputShape().size();
        metrics.forEach(metric -> metric.start(data.classNames())); // so that a mistake is told before the first pass
        this.targets = workspace.kernel().allocate(workspace.capacity() * width);
    }

    /** Returns the figures with the parameters as they are now. */
    public Evaluation evaluate() {
        RowTally tally = new RowTally(data, encoding.targetScaler(), width, metrics);
        double loss = 0;
        for (int from = 0; from < data.rows(); from += workspace.capacity()) {
            int rows = Math.min(workspace.capacity(), data.rows() - from);
            data.copyInputs(order, from, rows, encoding.inputScaler(), workspace.input());
            data.copyTargets(order, from, rows, width, encoding.targetScaler(), targets);
            workspace.forward(rows);
            loss += rows * objective.map(o -> o.loss(workspace, targets)).orElse(0.0);
            tally.add(order, from, rows, workspace.output(), targets);
        }
        OptionalDouble mean = objective.isPresent() ? OptionalDouble.of(loss / data.rows()) : OptionalDouble.empty();
        return new Evaluation(data.rows(), mean, tally.results(), tally.confusions(), tally.calibration());
    }
}
