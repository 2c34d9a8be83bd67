package hermo.train;

import hermo.data.Batches;
import hermo.graph.Graph;
import hermo.graph.Parameters;
import hermo.graph.Workspace;
import hermo.kernel.Buffer;
import hermo.kernel.CounterRandom;
import hermo.kernel.Kernel;
import hermo.kernel.WindowTask;
import hermo.model.RowTally;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One step of a training: forward, loss, backward, update. Allocates everything when made and nothing in a step. Not
 * thread-safe; one per training.
 */
final class TrainingStep implements WindowTask, Inspector.Look {
    /** Parameters in a window: gradient, parameter and two moments of that many floats fit the second-level cache. */
    private static final int WINDOW = 8192;

    private final Trainer trainer;
    private final BoundLoss loss;
    private final Workspace workspace;
    private final Buffer targets;
    private final Buffer weights;
    private final Optimizer.State optimizer;
    private final WeightDecay weightDecay;
    private final Buffer average;
    private final long randomKey;
    private final int size;
    /** Scratch of the loss. */
    private final double[] row;

    private Optional<RowTally> tally = Optional.empty();
    /** An array: to walk through none of them costs nothing. */
    private Inspector[] inspectors = {};

    private int fetched;
    /** Whether there is an average to be moved; before the first step there is none. */
    private boolean isAveraging;

    private int rows;
    private double weight;
    private double rate;
    /** What the gradients of this step are scaled by. */
    private double scale;

    /** Prepares steps of at most {@code rows} rows. */
    TrainingStep(Trainer trainer, Graph graph, Buffer parameters, BoundLoss loss, int rows) {
        this.trainer = trainer;
        this.loss = loss;
        this.workspace = Workspace.forTraining(graph, parameters, rows, trainer.threads());
        this.size = graph.parameterCount();
        this.row = new double[graph.outputShape().size()];
        this.targets = workspace.kernel().allocate(rows * graph.outputShape().size());
        this.weights = workspace.kernel().allocate(rows);
        this.optimizer = trainer.optimizer().start(workspace.kernel(), size);
        this.weightDecay = new WeightDecay(trainer, graph);
        this.average = trainer.averagingDecay() > 0
                ? Parameters.copyOf(graph, parameters).toBuffer()
                : parameters;
        this.randomKey = CounterRandom.key(trainer.seed(), Trainer.DROPOUT);
    }

    /** Goes on with the memory of an earlier training. */
    void recall(Checkpoint checkpoint) {
        checkpoint.recall(optimizer);
        if (average != workspace.parameters()) {
            checkpoint.average().map(Parameters::toBuffer).ifPresent(average::copyFrom);
            isAveraging = checkpoint.average().isPresent();
        }
    }

    /** Returns all that a training needs to go on after so many steps and these epochs. */
    Checkpoint checkpoint(long steps, List<Epoch> epochs) {
        Graph graph = workspace.graph();
        Optional<Parameters> kept = average == workspace.parameters() || !isAveraging
                ? Optional.empty()
                : Optional.of(Parameters.copyOf(graph, average));
        Parameters current = Parameters.copyOf(graph, workspace.parameters());
        return new Checkpoint(trainer.optimizer(), current, kept, optimizer.memory(), steps, epochs);
    }

    @Override
    public Workspace workspace() {
        return workspace;
    }

    @Override
    public Buffer targets() {
        return targets;
    }

    /** Returns how much the rows of the latest step count together: their number, if no row has a weight. */
    double weight() {
        return weight;
    }

    /** Returns how many rows the latest step had; 0 if the epoch was over before it. */
    int rows() {
        return rows;
    }

    /** Returns the parameters that answer: the average of the weights if one is kept, else the weights. */
    Buffer learned() {
        return average;
    }

    /** From now on counts the metrics of the rows as they are met, if given somebody who counts. */
    void countWith(Optional<RowTally> tally) {
        this.tally = tally;
    }

    /** From now on shows each step to those of {@code listeners} who look inside. */
    void showTo(List<Listener> listeners) {
        List<Inspector> found = new ArrayList<>();
        for (Listener listener : listeners) {
            if (listener instanceof Inspector inspector) {
                found.add(inspector);
            }
        }
        inspectors = found.toArray(new Inspector[0]);
    }

    /**
     * Makes step {@code step}, from 0, with the next batches that count, and returns the mean loss of their rows before it.
     * If that is not finite, or no batch is left, the parameters stay as they are.
     */
    double run(long step, Batches batches, double rate) {
        double sum = addGradients(step, batches, trainer.accumulate());
        double mean = weight > 0 ? sum / weight : 0;
        if (weight > 0 && Double.isFinite(mean)) {
            update(step + 1, rate);
        }
        return mean;
    }

    /**
     * Adds the gradients of the next {@code parts} batches: of the mean loss of a single batch, or the sum over the rows of
     * several, which {@link #update} divides. Returns the sum of the losses; stops at a batch whose loss is not finite.
     */
    private double addGradients(long step, Batches batches, int parts) {
        double sum = 0;
        rows = 0;
        weight = 0;
        for (int part = 0; part < parts && Double.isFinite(sum) && fetchWhatCounts(batches) > 0; part++) {
            workspace.forwardInTraining(
                    fetched, CounterRandom.key(randomKey, step * trainer.accumulate() + part), loss.reads());
            double weightOfPart = batchWeight();
            double value = addLossGradient(parts == 1 ? 1 : weightOfPart);
            sum += weightOfPart * value;
            rows += fetched;
            weight += weightOfPart;
            if (Double.isFinite(value)) {
                backward();
            }
        }
        return sum;
    }

    /** Fetches the next batch with a row that counts: one whose rows all weigh 0 is no step. */
    private int fetchWhatCounts(Batches batches) {
        while (fetch(batches) > 0 && batchWeight() == 0) {
            // on to the next
        }
        return fetched;
    }

    /** Adds {@code share} times the gradient of the mean loss of the latest pass, and returns that loss. */
    double backward(double share) {
        double value = addLossGradient(share);
        backward();
        return value;
    }

    /** The first part: the gradient of the loss by what it reads. */
    private double addLossGradient(double share) {
        workspace.clearGradients(loss.reads());
        return loss.addGradient(workspace, targets, weights, share, row);
    }

    /** The second: from there back to the parameters. */
    private void backward() {
        workspace.backward(loss.reads());
        if (tally.isPresent()) {
            workspace.finishForward(loss.reads());
            tally.get().add(workspace.rows(), workspace.output(), targets);
        }
    }

    /** Returns how many rows were fetched last. */
    int fetched() {
        return fetched;
    }

    @Override
    public double weightOf(int row) {
        return weights.get(row);
    }

    /** Returns how much the rows of the latest pass or fetch count together. */
    double batchWeight() {
        return weights.sum(fetched);
    }

    /** Returns the mean loss of the latest pass. */
    double loss() {
        return loss.loss(workspace, targets, weights);
    }

    /** Fetches the next batch; returns how many rows it has, 0 at the end of the epoch. */
    int fetch(Batches batches) {
        fetched = batches.next(workspace.input(), targets, weights);
        return fetched;
    }

    private void update(long t, double rate) {
        Kernel kernel = workspace.kernel();
        Buffer gradients = workspace.gradients();
        Buffer parameters = workspace.parameters();
        double norm =
                trainer.clipNorm() < Double.POSITIVE_INFINITY ? Math.sqrt(kernel.sumOfSquares(0, size, gradients)) : 0;
        if (trainer.accumulate() > 1 && weight > 0) {
            kernel.scale(0, size, 1 / weight, gradients);
            norm /= weight;
        }
        for (Inspector inspector : inspectors) {
            inspector.onGradients(t - 1, this);
        }
        this.rate = rate;
        scale = norm > trainer.clipNorm() ? trainer.clipNorm() / norm : 1;
        optimizer.begin(t, rate);
        if (optimizer instanceof Optimizer.ParallelState) {
            kernel.inWindows(size, this);
        } else {
            for (int from = 0; from < size; from += WINDOW) {
                run(from, Math.min(size, from + WINDOW));
            }
        }
        loss.penalties().limitNorms(kernel, parameters);
        if (average != parameters) {
            double kept = isAveraging ? trainer.averagingDecay() : 0;
            isAveraging = true;
            kernel.blend(0, size, 1 - kept, parameters, kept, average);
        }
    }

    /** Updates the parameters from..to. */
    @Override
    public void run(int from, int to) {
        Kernel kernel = workspace.kernel();
        Buffer gradients = workspace.gradients();
        Buffer parameters = workspace.parameters();
        if (scale != 1) {
            kernel.scale(from, to, scale, gradients);
        }
        if (trainer.clipValue() < Double.POSITIVE_INFINITY) {
            kernel.clip(from, to, trainer.clipValue(), gradients);
        }
        weightDecay.apply(kernel, from, to, rate, parameters, gradients);
        optimizer.update(from, to, gradients, parameters);
        kernel.fill(from, to, 0, gradients); // while it is in the cache: backward adds
    }
}
