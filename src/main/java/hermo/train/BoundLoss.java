package hermo.train;

import static com.google.common.base.Preconditions.checkArgument;

import hermo.data.BatchPlan;
import hermo.data.Batches;
import hermo.data.Dataset;
import hermo.data.Scaler;
import hermo.graph.Graph;
import hermo.graph.GraphNode;
import hermo.graph.Workspace;
import hermo.kernel.Buffer;
import hermo.kernel.Precision;
import hermo.kernel.Shape;
import hermo.model.Objective;
import hermo.node.Activation;
import hermo.node.ActivationNode;
import hermo.node.Affine;
import hermo.node.Dropout;
import hermo.node.Input;
import hermo.node.Range;
import java.util.Locale;
import java.util.Optional;

/**
 * A loss bound to a graph: it knows whether to read the answers or the logits before them, and adds the penalties.
 * Immutable and thread-safe.
 */
final class BoundLoss implements Objective {
    /** How many rows are looked at in one go before the training. */
    private static final int CHECK_BATCH = 256;

    private final Loss loss;
    private final TargetRange range;
    private final GraphNode reads;
    private final int width;
    private final Penalties penalties;

    private BoundLoss(Loss loss, TargetRange range, GraphNode reads, Penalties penalties) {
        this.loss = loss;
        this.range = range;
        this.reads = reads;
        this.width = reads.outputShape().size();
        this.penalties = penalties;
    }

    /**
     * Binds a loss to the end of a graph.
     *
     * @throws IllegalArgumentException if the loss needs other answers than the net ends with
     */
    static BoundLoss of(Loss loss, Graph graph) {
        GraphNode output = graph.output();
        GraphNode last = output;
        while (last.node() instanceof Dropout) {
            last = last.inputs().get(0);
        }
        Activation ending = last.node() instanceof ActivationNode node ? node.activation() : Activation.LINEAR;
        boolean isOurs =
                last.node() instanceof ActivationNode || last.node() instanceof Affine || last.node() instanceof Input;
        Activation wanted = loss.ending().orElse(Activation.LINEAR);
        int units = graph.outputShape().size();
        checkArgument(
                loss.accepts(isOurs ? ending.range() : Range.UNKNOWN),
                "%s needs %s but the net ends with %s; end it with dense(%s, %s)",
                loss.name(),
                loss.targets() == TargetRange.SIDE ? "answers on both sides of 0" : "probabilities",
                ending,
                wanted.range() == Range.DISTRIBUTION ? Math.max(2, units) : units, // one class has no distribution
                wanted);
        // A softmax over the last of several dimensions answers several distributions a row, the logits form one.
        Shape answers = output.outputShape();
        boolean isOneRow = ending.range() != Range.DISTRIBUTION || answers.dimension(answers.rank() - 1) == units;
        Optional<Loss> fromLogits = last == output && isOneRow ? loss.fromLogits(ending) : Optional.empty();
        GraphNode reads = fromLogits.isPresent() ? output.inputs().get(0) : output;
        return new BoundLoss(fromLogits.orElse(loss), loss.targets(), reads, new Penalties(graph));
    }

    /**
     * Checks that the targets, as the training scales them, are what the loss speaks of.
     *
     * @param where what messages begin with
     * @throws IllegalArgumentException if one is not
     */
    void checkTargets(String where, Dataset data, Scaler scaler) {
        if (range == TargetRange.REAL || data.isClassification()) {
            return;
        }
        int targets = data.targetWidth();
        Buffer x = Buffer.allocate(Precision.FLOAT64, CHECK_BATCH * data.inputWidth());
        Buffer y = Buffer.allocate(Precision.FLOAT64, CHECK_BATCH * targets);
        Buffer w = Buffer.allocate(Precision.FLOAT64, CHECK_BATCH);
        BatchPlan plan = new BatchPlan(CHECK_BATCH, targets, Scaler.identity(data.inputWidth()), scaler);
        try (Batches batches = data.batches(plan)) {
            int first = 0;
            for (int rows = batches.next(x, y, w); rows > 0; rows = batches.next(x, y, w)) {
                for (int i = 0; i < rows * targets; i++) {
                    checkTarget(where, first + i / targets, y.get(i), scaler);
                }
                first += rows;
            }
        }
    }

    private void checkTarget(String where, int row, double target, Scaler scaler) {
        if (!range.holds(target)) { // not checkArgument, which boxes: this is called for every target
            boolean isScaled = !scaler.equals(Scaler.identity(width));
            throw new IllegalArgumentException(String.format(
                    Locale.ROOT,
                    "%s%s expects targets %s but row %s has %s%s",
                    where,
                    loss.name(),
                    range.text,
                    row,
                    target,
                    isScaled
                            ? " when scaled; leave standardizeTargets() out"
                            : "; for numbers take MEAN_SQUARED_ERROR"));
        }
    }

    /** Returns the node whose output the loss reads: the output, or the logits before it. */
    GraphNode reads() {
        return reads;
    }

    Penalties penalties() {
        return penalties;
    }

    @Override
    public String name() {
        return loss.name();
    }

    @Override
    public double loss(Workspace workspace, Buffer targets, Buffer weights) {
        Buffer answers = workspace.output(reads);
        double sum = 0;
        for (int row = 0; row < workspace.rows(); row++) {
            double weight = weights.get(row);
            sum += weight == 0 ? 0 : weight * loss.value(row * width, width, answers, targets);
        }
        double total = weights.sum(workspace.rows());
        return (total > 0 ? sum / total : 0) + penalties.value(workspace.kernel(), workspace.parameters());
    }

    /**
     * Adds {@code share} times the gradient of the loss of the latest pass, where the loss reads and penalties fall, and returns
     * that {@link #loss}.
     *
     * @param scratch room for a row of answers
     */
    double addGradient(Workspace workspace, Buffer targets, Buffer weights, double share, double[] scratch) {
        Buffer answers = workspace.output(reads);
        Buffer gradient = workspace.gradient(reads);
        double total = weights.sum(workspace.rows());
        double sum = 0;
        for (int row = 0; row < workspace.rows(); row++) {
            double weight = weights.get(row);
            if (weight > 0) {
                int from = row * width;
                sum += weight * addGradient(from, share * weight / total, answers, targets, gradient, scratch);
            }
        }
        penalties.addGradient(workspace.kernel(), workspace.parameters(), workspace.gradients(), share);
        return (total > 0 ? sum / total : 0) + penalties.value(workspace.kernel(), workspace.parameters());
    }

    private double addGradient(
            int from, double share, Buffer answers, Buffer targets, Buffer gradient, double[] scratch) {
        if (loss instanceof SoftmaxCrossEntropy softmax) {
            return softmax.addGradientAndValue(from, width, share, answers, targets, gradient, scratch);
        }
        loss.addGradient(from, width, share, answers, targets, gradient);
        return loss.value(from, width, answers, targets);
    }
}
