package hermo.model;

import hermo.data.BatchPlan;
import hermo.data.Batches;
import hermo.data.Dataset;
import hermo.graph.Workspace;
import hermo.kernel.Buffer;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

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
    private final Buffer targets;
    private final Buffer weights;
    private final BatchPlan plan;

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
        metrics.forEach(metric -> metric.start(data.classNames())); // so that a mistake is told before the first pass
        int width = workspace.graph().outputShape().size();
        this.plan = new BatchPlan(workspace.capacity(), width, encoding.inputScaler(), encoding.targetScaler());
        this.targets = workspace.kernel().allocate(workspace.capacity() * width);
        this.weights = workspace.kernel().allocate(workspace.capacity());
    }

    /** Returns the figures with the parameters as they are now. */
    public Evaluation evaluate() {
        RowTally tally = new RowTally(data, encoding.targetScaler(), plan.targetWidth(), metrics);
        double loss = 0;
        double total = 0;
        try (Batches batches = data.batches(plan, workspace.kernel())) {
            for (int rows = fetch(batches); rows > 0; rows = fetch(batches)) {
                workspace.forward(rows);
                double weight = weights.sum(rows);
                total += weight;
                loss += weight
                        * objective
                                .map(o -> o.loss(workspace, targets, weights))
                                .orElse(0.0);
                tally.add(rows, workspace.output(), targets);
            }
        }
        if (objective.isPresent() && total == 0) {
            throw new IllegalArgumentException("evaluate expects a weight above 0 for at least one row but all "
                    + data.rows() + " weigh 0; see withWeights");
        }
        OptionalDouble mean = objective.isPresent() ? OptionalDouble.of(loss / total) : OptionalDouble.empty();
        return new Evaluation(data.rows(), mean, tally.results(), tally.confusions(), tally.calibration());
    }

    private int fetch(Batches batches) {
        return batches.next(workspace.input(), targets, weights);
    }
}
