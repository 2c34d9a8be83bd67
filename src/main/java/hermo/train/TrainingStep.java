package hermo.train;

import hermo.data.Dataset;
import hermo.graph.Graph;
import hermo.graph.Parameters;
import hermo.graph.Workspace;
import hermo.kernel.Buffer;
import hermo.kernel.CounterRandom;
import hermo.kernel.Kernel;
import hermo.model.Encoding;
import hermo.model.RowTally;
import java.util.Optional;

/**
 * One step of a training: forward, loss, backward, update. Allocates everything when made and nothing in a step. Not
 * thread-safe; one per training.
 */
final class TrainingStep {
    /** Parameters in a window: gradient, parameter and two moments of that many floats fit the first-level cache. */
    private static final int WINDOW = 1024;

    private final Trainer trainer;
    private final Dataset data;
    private final Encoding encoding;
    private final BoundLoss loss;
    private final Workspace workspace;
    private final Buffer targets;
    private final Optimizer.State optimizer;
    private final WeightDecay weightDecay;
    private final Buffer average;
    private final long randomKey;
    private final int width;
    private final int size;
    private Optional<RowTally> tally = Optional.empty();

    TrainingStep(Trainer trainer, Graph graph, Buffer parameters, Encoding encoding, Dataset data, BoundLoss loss) {
        int rows = Math.min(trainer.batchSize(), data.rows());
        this.trainer = trainer;
        this.data = data;
        this.encoding = encoding;
        this.loss = loss;
        this.workspace = Workspace.forTraining(graph, parameters, rows);
        this.width = graph.outputShape().size();
        this.size = graph.parameterCount();
        this.targets = workspace.kernel().allocate(rows * width);
        this.optimizer = trainer.optimizer().start(workspace.kernel(), size);
        this.weightDecay = new WeightDecay(trainer, graph);
        this.average = trainer.averagingDecay() > 0
                ? Parameters.copyOf(graph, parameters).toBuffer()
                : parameters;
        this.randomKey = CounterRandom.key(trainer.seed(), Trainer.DROPOUT);
    }

    Workspace workspace() {
        return workspace;
    }

    /** Returns what the rows of the latest batch should be answered with. */
    Buffer targets() {
        return targets;
    }

    /** Returns the parameters that answer: the average of the weights if one is kept, else the weights. */
    Buffer learned() {
        return average;
    }

    /** From now on counts the metrics of the rows as they are met, if given somebody who counts. */
    void countWith(Optional<RowTally> tally) {
        this.tally = tally;
    }

    /**
     * Makes step {@code step}, from 0, with the rows {@code order[from]}, … and returns the loss before it. If that is not
     * finite the parameters stay as they are.
     */
    double run(long step, int[] order, int from, int rows, double rate) {
        double value = addGradients(step, order, from, rows);
        if (Double.isFinite(value)) {
            update(step + 1, rate);
        }
        return value;
    }

    /**
     * Adds the gradients of the rows, as many at a time as the workspace holds, and returns their loss; stops at a part
     * whose loss is not finite.
     */
    double addGradients(long step, int[] order, int from, int rows) {
        double value = 0;
        int part = 0;
        for (int done = 0; done < rows && Double.isFinite(value); done += workspace.capacity()) {
            int count = Math.min(workspace.capacity(), rows - done);
            double share = (double) count / rows;
            copy(order, from + done, count);
            workspace.forwardInTraining(
                    count, CounterRandom.key(randomKey, step * trainer.accumulate() + part++), loss.reads());
            double lossOfPart = loss.loss(workspace, targets);
            value += share * lossOfPart;
            if (Double.isFinite(lossOfPart)) {
                workspace.clearGradients(loss.reads());
                loss.addGradient(workspace, targets, share);
                workspace.backward(loss.reads());
                count(order, from + done, count);
            }
        }
        return value;
    }

    /** Copies rows to where the net and the loss read. */
    void copy(int[] order, int from, int rows) {
        data.copyInputs(order, from, rows, encoding.inputScaler(), workspace.input());
        data.copyTargets(order, from, rows, width, encoding.targetScaler(), targets);
    }

    private void count(int[] order, int from, int rows) {
        if (tally.isPresent()) {
            workspace.finishForward(loss.reads());
            tally.get().add(order, from, rows, workspace.output(), targets);
        }
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
            weightDecay.apply(kernel, from, to, rate, parameters, gradients);
            optimizer.update(from, to, gradients, parameters);
            kernel.fill(from, to, 0, gradients); // while it is in the cache: backward adds
        }
        loss.penalties().limitNorms(kernel, parameters);
        if (average != parameters) {
            double kept = t == 1 ? 0 : trainer.averagingDecay();
            kernel.blend(0, size, 1 - kept, parameters, kept, average);
        }
    }
}
