package hermo.graph;

import static com.google.common.base.Preconditions.checkArgument;

import hermo.kernel.Buffer;
import hermo.kernel.Kernel;
import hermo.kernel.Kernels;
import hermo.kernel.RowStep;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The scratch in which one thread runs a graph forward and backward: activations, gradients and a kernel, allocated once
 * and reused for every batch of up to {@link #capacity()} rows. Not thread-safe; one per thread.
 *
 * <p>A step: fill {@link #input()}, {@link #forward}, {@link #clearGradients}, add the loss's gradient to
 * {@link #gradient} of the node where the loss reads, {@link #backward} from there.
 */
public final class Workspace {
    private final Graph graph;
    private final int capacity;
    private final Kernel kernel;
    private final Buffer parameters;
    private final Buffer gradients;
    /** The numbers of each parameter, in the order of the graph. */
    private final List<Buffer> windows;

    private final NodePass[] passes;
    /** The way of a single row that is only predicted; empty in other workspaces. */
    private final RowStep[] steps;

    private int rows;
    private int ran;
    private boolean training;
    private long randomKey;

    private Workspace(
            Graph graph,
            int capacity,
            Buffer parameters,
            List<Buffer> windows,
            Buffer gradients,
            boolean inputGradient,
            int threads) {
        checkArgument(capacity > 0, "a workspace expects room for at least 1 row but got %s", capacity);
        this.graph = graph;
        this.capacity = capacity;
        this.kernel = Kernels.create(graph.precision(), threads);
        this.parameters = parameters;
        this.windows = windows;
        this.gradients = gradients;
        this.passes = new NodePass[graph.nodes().size()];
        for (GraphNode node : graph.nodes()) {
            passes[node.index()] = pass(node, inputGradient);
        }
        boolean isOfRow = capacity == 1 && gradients == null;
        this.steps = new RowStep[isOfRow ? passes.length - 1 : 0];
        for (int i = 0; i < steps.length; i++) {
            steps[i] = passes[i + 1].rowStep(); // the input is there already
        }
    }

    private NodePass pass(GraphNode node, boolean inputGradient) {
        NodePass[] inputs = new NodePass[node.inputs().size()];
        boolean wants = node.parameterCount() > 0 || (inputs.length == 0 && inputGradient);
        for (int i = 0; i < inputs.length; i++) {
            inputs[i] = passes[node.inputs().get(i).index()];
            wants |= inputs[i].wantsGradient();
        }
        return new NodePass(node, this, inputs, capacity, wants);
    }

    /**
     * Returns a workspace that predicts batches of up to {@code capacity} rows with {@code parameters} on at most
     * {@code threads} threads.
     */
    public static Workspace forPrediction(Parameters parameters, int capacity, int threads) {
        return new Workspace(
                parameters.graph(), capacity, parameters.values(), parameters.windows(), null, false, threads);
    }

    /** Returns a workspace that predicts with a flat vector that changes, such as that of a training that goes on. */
    public static Workspace forPrediction(Graph graph, Buffer parameters, int capacity, int threads) {
        return new Workspace(graph, capacity, parameters, windowsOf(graph, parameters), null, false, threads);
    }

    /**
     * Returns a workspace that trains the flat vector {@code parameters} with batches of up to {@code capacity} rows on at
     * most {@code threads} threads.
     */
    public static Workspace forTraining(Graph graph, Buffer parameters, int capacity, int threads) {
        return new Workspace(
                graph, capacity, parameters, windowsOf(graph, parameters), gradientsOf(graph), false, threads);
    }

    /** Returns a workspace like {@link #forTraining} that computes the gradient of the data, too. */
    public static Workspace withInputGradient(Graph graph, Buffer parameters, int capacity) {
        return new Workspace(graph, capacity, parameters, windowsOf(graph, parameters), gradientsOf(graph), true, 1);
    }

    private static List<Buffer> windowsOf(Graph graph, Buffer vector) {
        List<Buffer> windows = new ArrayList<>();
        for (ParameterSlot slot : graph.parameters()) {
            windows.add(vector.slice(slot.offset(), slot.size()));
        }
        return windows;
    }

    private static Buffer gradientsOf(Graph graph) {
        return Buffer.allocate(graph.precision(), graph.parameterCount());
    }

    /** Returns the graph that runs here. */
    public Graph graph() {
        return graph;
    }

    /** Returns the arithmetic of this thread. */
    public Kernel kernel() {
        return kernel;
    }

    /** Returns how many rows fit. */
    public int capacity() {
        return capacity;
    }

    /** Returns how many rows the latest pass had. */
    public int rows() {
        return rows;
    }

    /** Returns where the data goes before {@link #forward}: [capacity, input]. */
    public Buffer input() {
        return passes[0].output();
    }

    /** Returns what the net answered in the latest pass: [rows, output]. */
    public Buffer output() {
        return passes[passes.length - 1].output();
    }

    /** Returns the output of {@code node} in the latest pass. */
    public Buffer output(GraphNode node) {
        return passes[node.index()].output();
    }

    /** Returns the gradient of the loss with respect to the output of {@code node}. */
    public Buffer gradient(GraphNode node) {
        return passes[node.index()].outputGradient();
    }

    /** Returns the flat vector of parameters. */
    public Buffer parameters() {
        return parameters;
    }

    /** Returns the numbers of one parameter. */
    Buffer parameter(ParameterSlot slot) {
        int index = 0;
        while (graph.parameters().get(index) != slot) { // not indexOf, which compares what they declare
            index++;
        }
        return windows.get(index);
    }

    /** Returns the flat vector of the parameters' gradients; backward adds to it. */
    public Buffer gradients() {
        return gradients;
    }

    /** Runs all nodes on the first {@code rows} rows of the input, as in prediction. */
    public void forward(int rows) {
        start(rows, false, 0);
        if (rows != 1 || steps.length == 0) {
            run(1, passes.length - 1); // the input is there already
            return;
        }
        for (RowStep step : steps) {
            step.forward();
        }
        ran = passes.length - 1;
    }

    /**
     * Runs the nodes up to {@code last} as in training.
     *
     * @param randomKey the key of this step's random numbers
     */
    public void forwardInTraining(int rows, long randomKey, GraphNode last) {
        start(rows, true, randomKey);
        run(1, last.index());
    }

    /** Runs the nodes after {@code last} up to the output, when the answers are wanted besides the loss. */
    public void finishForward(GraphNode last) {
        run(last.index() + 1, passes.length - 1);
    }

    private void start(int rows, boolean training, long randomKey) {
        this.rows = rows;
        this.training = training;
        this.randomKey = randomKey;
    }

    private void run(int first, int last) {
        for (int i = first; i <= last; i++) {
            passes[i].forward();
        }
        ran = last;
    }

    /** Sets the gradients of all nodes up to {@code last} to 0, for the rows of the latest pass. */
    public void clearGradients(GraphNode last) {
        for (int i = 0; i <= last.index(); i++) {
            if (passes[i].wantsGradient()) {
                passes[i].clearGradient();
            }
        }
    }

    /** Runs the nodes from {@code last} back to the first that somebody needs, adding to all gradients. */
    public void backward(GraphNode last) {
        for (int i = last.index(); i > 0; i--) {
            if (passes[i].wantsGradient()) {
                passes[i].backward();
            }
        }
    }

    /** Returns the first node whose output in the latest pass is infinite or NaN. */
    public Optional<GraphNode> firstNonFinite() {
        for (int i = 0; i <= ran; i++) {
            NodePass pass = passes[i];
            if (!kernel.isFinite(0, rows * pass.outputShape().size(), pass.output())) {
                return Optional.of(pass.place());
            }
        }
        return Optional.empty();
    }

    boolean training() {
        return training;
    }

    boolean isForTraining() {
        return gradients != null;
    }

    long randomKey() {
        return randomKey;
    }
}
