package hermo.train;

import static com.google.common.base.Preconditions.checkArgument;

import hermo.data.Dataset;
import hermo.graph.Graph;
import hermo.graph.GraphNode;
import hermo.graph.Workspace;
import hermo.kernel.Buffer;
import hermo.model.Objective;
import hermo.node.Activation;
import hermo.node.ActivationNode;
import hermo.node.Range;
import java.util.Optional;

/**
 * A loss bound to a graph: it knows whether to read the answers or the logits before them, and adds the penalties.
 * Immutable and thread-safe.
 */
final class BoundLoss implements Objective {
    private final Loss loss;
    private final GraphNode reads;
    private final int width;
    private final Penalties penalties;

    private BoundLoss(Loss loss, GraphNode reads, Penalties penalties) {
        this.loss = loss;
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
        Activation ending = output.node() instanceof ActivationNode last ? last.activation() : Activation.LINEAR;
        boolean isOwn = !(output.node() instanceof ActivationNode)
                && !output.node().kind().equals("dense");
        checkArgument(
                loss.accepts(isOwn ? Range.UNKNOWN : ending.range()),
                "%s needs probabilities but the net ends with %s; end it with dense(%s, %s)",
                loss.name(),
                ending,
                graph.outputShape(),
                loss.ending().orElse(Activation.LINEAR));
        Optional<Loss> fromLogits = loss.fromLogits(ending);
        GraphNode reads = fromLogits.isPresent() ? output.inputs().get(0) : output;
        return new BoundLoss(fromLogits.orElse(loss), reads, new Penalties(graph));
    }

    /**
     * Checks that the targets are what the loss speaks of.
     *
     * @throws IllegalArgumentException if a loss of probabilities meets a target outside [0, 1]
     */
    void checkTargets(Dataset data) {
        if (loss.accepts(Range.REAL) || data.isClassification()) {
            return;
        }
        for (int row = 0; row < data.rows(); row++) {
            for (double target : data.target(row)) {
                checkArgument(
                        target >= 0 && target <= 1,
                        "%s expects targets from 0 to 1 but row %s has %s; for numbers take MEAN_SQUARED_ERROR",
                        loss.name(),
                        row,
                        target);
            }
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
    public double loss(Workspace workspace, Buffer targets) {
        return loss.value(workspace.kernel(), workspace.rows(), width, workspace.output(reads), targets)
                + penalties.value(workspace.kernel(), workspace.parameters());
    }

    /** Adds the gradient of the loss of the latest pass, where the loss reads and where penalties fall. */
    void addGradient(Workspace workspace, Buffer targets) {
        addGradient(workspace, targets, 1);
    }

    /** Adds {@code share} times the gradient, where nothing was added before: for a pass over a part of a batch. */
    void addGradient(Workspace workspace, Buffer targets, double share) {
        Buffer answers = workspace.output(reads);
        Buffer gradient = workspace.gradient(reads);
        loss.addGradient(workspace.kernel(), workspace.rows(), width, answers, targets, gradient);
        if (share != 1) {
            workspace.kernel().scale(0, workspace.rows() * width, share, gradient);
        }
        penalties.addGradient(workspace.kernel(), workspace.parameters(), workspace.gradients(), share);
    }
}
