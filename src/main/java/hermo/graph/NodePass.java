package hermo.graph;

import hermo.kernel.Buffer;
import hermo.kernel.CounterRandom;
import hermo.kernel.Kernel;
import hermo.kernel.RowStep;
import hermo.kernel.Shape;
import hermo.kernel.WindowTask;
import hermo.node.Pass;
import java.util.List;
import java.util.Locale;

/** One node's view of a workspace, wired once so that a pass allocates nothing. Not thread-safe; one per workspace. */
final class NodePass implements Pass, WindowTask, RowStep {
    private final GraphNode place;
    private final Workspace workspace;
    private final Kernel kernel;
    private final Shape[] inputShapes;
    private final NodePass[] inputs;
    private final Buffer[] parameters;
    private final Buffer[] parameterGradients;
    private final Buffer output;
    private final Buffer scratch;
    private final boolean wantsGradient;
    private final int capacity;
    private Buffer outputGradient;

    NodePass(GraphNode place, Workspace workspace, NodePass[] inputs, int capacity, boolean wantsGradient) {
        List<Shape> shapes = GraphNode.outputShapes(place.inputs());
        this.place = place;
        this.workspace = workspace;
        this.kernel = workspace.kernel();
        this.inputShapes = shapes.toArray(new Shape[0]);
        this.inputs = inputs;
        this.capacity = capacity;
        this.wantsGradient = wantsGradient;
        this.output = allocate(place.outputShape().size());
        int scratchPerRow = place.node().scratchPerRow(shapes);
        this.scratch = allocate(workspace.isForTraining() ? scratchPerRow : 0);
        int count = place.parameters().size();
        this.parameters = new Buffer[count];
        this.parameterGradients = new Buffer[workspace.isForTraining() ? count : 0];
        for (int i = 0; i < count; i++) {
            ParameterSlot slot = place.parameters().get(i);
            parameters[i] = workspace.parameter(slot);
            if (workspace.isForTraining()) {
                parameterGradients[i] = workspace.gradients().slice(slot.offset(), slot.size());
            }
        }
    }

    private Buffer allocate(int perRow) {
        long size = (long) capacity * perRow;
        if (size > Integer.MAX_VALUE) {
            throw new IllegalArgumentException(String.format(
                    Locale.ROOT,
                    "%s expects at most 2147483647 numbers a batch but %d rows of %d are more; take smaller batches",
                    place,
                    capacity,
                    perRow));
        }
        return kernel.allocate((int) size);
    }

    GraphNode place() {
        return place;
    }

    /** Returns whether the loss depends on a parameter through this node, or the caller asked for its gradient. */
    boolean wantsGradient() {
        return wantsGradient;
    }

    @Override
    public void forward() {
        place.node().forward(this);
    }

    /** Returns the node's way of a single row in prediction: this pass, where it has no shorter one. */
    RowStep rowStep() {
        return place.node().forwardOfRow(this).orElse(this);
    }

    void backward() {
        place.node().backward(this);
    }

    void clearGradient() {
        outputGradient(); // made here, lest each thread make one
        kernel.inWindows(rows() * place.outputShape().size(), this);
    }

    /** Clears the numbers from..to of the gradient. */
    @Override
    public void run(int from, int to) {
        kernel.fill(from, to, 0, outputGradient);
    }

    @Override
    public Kernel kernel() {
        return kernel;
    }

    @Override
    public int rows() {
        return workspace.rows();
    }

    @Override
    public boolean training() {
        return workspace.training();
    }

    @Override
    public long randomKey() {
        return CounterRandom.key(workspace.randomKey(), place.index());
    }

    @Override
    public int inputs() {
        return inputs.length;
    }

    @Override
    public Shape inputShape(int index) {
        return inputShapes[index];
    }

    @Override
    public Shape outputShape() {
        return place.outputShape();
    }

    @Override
    public Buffer input(int index) {
        return inputs[index].output;
    }

    @Override
    public Buffer output() {
        return output;
    }

    @Override
    public Buffer parameter(int index) {
        return parameters[index];
    }

    @Override
    public Buffer scratch() {
        return scratch;
    }

    @Override
    public boolean wantsInputGradient(int index) {
        return inputs[index].wantsGradient;
    }

    @Override
    public Buffer inputGradient(int index) {
        return inputs[index].outputGradient();
    }

    /** Made when first asked for, since most data never needs one. */
    @Override
    public Buffer outputGradient() {
        if (outputGradient == null) {
            outputGradient = allocate(place.outputShape().size());
        }
        return outputGradient;
    }

    @Override
    public Buffer parameterGradient(int index) {
        return parameterGradients[index];
    }
}
