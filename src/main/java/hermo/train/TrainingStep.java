package hermo.train;

import hermo.data.Batches;
import hermo.graph.Graph;
import hermo.graph.Workspace;
import hermo.kernel.Buffer;
import hermo.kernel.CounterRandom;
import hermo.kernel.Kernel;

/**
 * One step of a training: forward, loss, backward, update. Allocates everything when made and nothing in a step. Not
 * thread-safe; one per training.
 */
final class TrainingStep {
    /** Parameters in a window: gradient, parameter and two moments of that many floats fit the first-level cache. */
    private static final int WINDOW = 1024;

    private final Trainer trainer;
    private final BoundLoss loss;
    private final Workspace workspace;
    private final Buffer targets;
    private final Buffer weights;
    private final Optimizer.State optimizer;
    private final double weightDecay;
    private final long randomKey;
    private final int size;

    /** Prepares steps of at most {@code rows} rows. */
    TrainingStep(Trainer trainer, Graph graph, Buffer parameters, BoundLoss loss, int rows) {
        this.trainer = trainer;
        this.loss = loss;
        this.workspace = Workspace.forTraining(graph, parameters, rows);
        this.size = graph.parameterCount();
        this.targets = workspace.kernel().allocate(rows * graph.outputShape().size());
        this.weights = workspace.kernel().allocate(rows);
        this.optimizer = trainer.optimizer().start(workspace.kernel(), size);
        this.weightDecay = trainer.effectiveWeightDecay();
        this.randomKey = CounterRandom.key(trainer.seed(), Trainer.DROPOUT);
    }

    Workspace workspace() {
        return workspace;
    }

    /** Returns what the rows of the latest batch should be answered with. */
    Buffer targets() {
        return targets;
    }

    /** Fetches the next batch; returns how many rows it has, 0 at the end of the epoch. */
    int fetch(Batches batches) {
        return batches.next(workspace.input(), targets, weights);
    }

    /**
     * Makes step {@code step}, from 0, with the {@code rows} rows fetched before it, and returns the loss before it. If
     * that is not finite the parameters stay as they are.
     */
    double run(long step, int rows, double rate) {
        workspace.forwardInTraining(rows, CounterRandom.key(randomKey, step), loss.reads());
        double value = loss.loss(workspace, targets);
        if (Double.isFinite(value)) {
            workspace.clearGradients(loss.reads());
            loss.addGradient(workspace, targets);
            workspace.backward(loss.reads());
            update(step + 1, rate);
        }
        return value;
    }

    private void update(long t, double rate) {
        Kernel kernel = workspace.kernel();
        Buffer gradients = workspace.gradients();
        Buffer parameters = workspace.parameters();
        double norm =
                trainer.clipNorm() < Double.POSITIVE_INFINITY ? Math.sqrt(kernel.sumOfSquares(0, size, gradients)) : 0;
        optimizer.begin(t, rate);
        for (int from = 0; from < size; from += WINDOW) {
            int to = Math.min(size, from + WINDOW);
            if (norm > trainer.clipNorm()) {
                kernel.scale(from, to, trainer.clipNorm() / norm, gradients);
            }
            if (trainer.clipValue() < Double.POSITIVE_INFINITY) {
                kernel.clip(from, to, trainer.clipValue(), gradients);
            }
            if (weightDecay > 0 && trainer.optimizer().decouplesWeightDecay()) {
                kernel.scale(from, to, 1 - rate * weightDecay, parameters);
            } else if (weightDecay > 0) {
                kernel.addScaled(from, to, weightDecay, parameters, gradients);
            }
            optimizer.update(from, to, gradients, parameters);
            kernel.fill(from, to, 0, gradients); // while it is in the cache: backward adds
        }
        loss.penalties().limitNorms(kernel, parameters);
    }
}
