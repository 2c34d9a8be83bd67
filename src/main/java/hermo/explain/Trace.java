package hermo.explain;

import static com.google.common.base.Preconditions.checkNotNull;

import hermo.graph.Graph;
import hermo.graph.GraphNode;
import hermo.graph.ParameterSlot;
import hermo.graph.Workspace;
import hermo.kernel.Buffer;
import hermo.kernel.Shape;
import hermo.kernel.Tensor;
import hermo.model.Model;
import hermo.train.Loss;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

/**
 * One pass of backpropagation over a few rows, with all its numbers in the chapter's letters. Immutable and thread-safe.
 *
 * <p>For layer l of n, with examples in rows and a^0 = x, ŷ = a^n:
 *
 * <pre>
 * Z = A^(l−1) Wᵀ + b       A = f(Z)           L = mean over the rows
 * dA^n = ∂L/∂ŷ             dZ = dA ⊙ f'(Z)    dW = dZᵀ A^(l−1)    db = Σ_rows dZ    dA^(l−1) = dZ W
 * </pre>
 *
 * <pre>{@code
 * var trace = Trace.of(model, x, y, MEAN_SQUARED_ERROR);
 * trace.z(1); trace.a(1); trace.da(2); trace.dz(2); trace.dW(2); trace.db(2);
 * System.out.println(trace);                 // forward, loss, backward, update
 * Model next = trace.step(0.5);              // W ← W − α dW, b ← b − α db
 * }</pre>
 *
 * <p>x and y are raw: they pass through the model's scalers, so a(0) is what the net sees. The numbers are those of the
 * graph's precision; {@code compile(Precision.FLOAT64)} for calculations by hand. Dropout is as in the first step of a
 * training: U = M ⊙ A / (1 − p) is what the next layer reads instead of A, and dA = M ⊙ dU / (1 − p). Penalties (l1, l2) are left out of the loss and its gradients.
 */
public final class Trace {
    private final Model model;
    private final Loss loss;
    private final Tensor targets;
    private final double value;
    private final List<Tensor> outputs;
    private final List<Tensor> gradients;
    private final Tensor vector;

    private Trace(
            Model model,
            Loss loss,
            Tensor targets,
            double value,
            List<Tensor> outputs,
            List<Tensor> gradients,
            Tensor vector) {
        this.model = model;
        this.loss = loss;
        this.targets = targets;
        this.value = value;
        this.outputs = outputs;
        this.gradients = gradients;
        this.vector = vector;
    }

    /**
     * Passes rows forward through the net, and the loss of its answers back.
     *
     * @param x raw inputs, an array a row
     * @param y what the net should answer, an array a row; a class as 1 in its place and 0 elsewhere
     * @throws IllegalArgumentException if there is no row, or the widths or numbers of rows do not fit
     */
    public static Trace of(Model model, double[][] x, double[][] y, Loss loss) {
        checkNotNull(loss, "loss");
        Graph graph = model.graph();
        RowsPass.check("Trace.of", graph, x, y);
        int rows = x.length;
        Buffer parameters = model.parameters().toBuffer();
        Workspace workspace = Workspace.withInputGradient(graph, parameters, rows);
        int width = graph.outputShape().size();
        RowsPass pass = new RowsPass(workspace, model, x, y, loss);
        double mean = pass.forward();
        pass.backward();

        return new Trace(
                model,
                loss,
                tensor(pass.targets(), rows, width),
                mean,
                tensors(graph, rows, workspace::output),
                tensors(graph, rows, workspace::gradient),
                Tensor.of(Shape.of(Math.max(1, graph.parameterCount())), flat(workspace.gradients())));
    }

    private static List<Tensor> tensors(Graph graph, int rows, Function<GraphNode, Buffer> batch) {
        return graph.nodes().stream()
                .map(node -> tensor(batch.apply(node), rows, node.outputShape().size()))
                .toList();
    }

    /** A graph without parameters has a gradient of one 0, as a tensor is never empty. */
    private static double[] flat(Buffer gradients) {
        return gradients.size() == 0 ? new double[1] : gradients.toArray();
    }

    private static Tensor tensor(Buffer batch, int rows, int width) {
        return Tensor.of(Shape.of(rows, width), batch.toArray(rows * width));
    }

    /** Returns the model whose pass this is. */
    public Model model() {
        return model;
    }

    /** Returns L, the mean loss of the rows. */
    public double loss() {
        return value;
    }

    /** Returns what the net should have answered, as it saw it: [rows, outputs]. */
    public Tensor targets() {
        return targets;
    }

    /** Returns how many layers there are, n; see {@link #z}. */
    public int layers() {
        return Layer.of(model.graph()).size();
    }

    /**
     * Returns Z of a layer, [rows, neurons].
     *
     * @param layer l, from 1 to {@link #layers}
     * @throws IndexOutOfBoundsException if there is no such layer
     * @throws IllegalStateException if the net is no chain of dense layers, with or without dropout; ask by name
     */
    public Tensor z(int layer) {
        return outputs.get(layer(layer).affine().index());
    }

    /** Returns A of a layer, [rows, neurons]; a(0) is the input as the net sees it. */
    public Tensor a(int layer) {
        return layer == 0
                ? outputs.get(0)
                : outputs.get(layer(layer).activation().index());
    }

    /** Returns dA of a layer, [rows, neurons]: the gradient of L with respect to {@link #a}. */
    public Tensor da(int layer) {
        return layer == 0
                ? gradients.get(0)
                : gradients.get(layer(layer).activation().index());
    }

    /** Returns dZ of a layer, [rows, neurons]: the gradient of L with respect to {@link #z}. */
    public Tensor dz(int layer) {
        return gradients.get(layer(layer).affine().index());
    }

    /** Returns dW of a layer, [neurons, inputs]: the gradient of L with respect to its weights. */
    public Tensor dW(int layer) {
        return parameterGradient(layer(layer).weight());
    }

    /** Returns db of a layer, [neurons]: the gradient of L with respect to its biases. */
    public Tensor db(int layer) {
        return parameterGradient(layer(layer).bias());
    }

    private Layer layer(int number) {
        List<Layer> layers = Layer.of(model.graph());
        if (number < 1 || number > layers.size()) {
            throw new IndexOutOfBoundsException("a trace of " + layers.size() + " layers expects a layer from 1 to "
                    + layers.size() + " but got " + number);
        }
        return layers.get(number - 1);
    }

    /**
     * Returns the output of a node, [rows, values].
     *
     * @throws IllegalArgumentException if there is no such node
     */
    public Tensor output(String node) {
        return outputs.get(model.graph().node(node).index());
    }

    /** Returns the gradient of L with respect to the output of a node, [rows, values]. */
    public Tensor gradient(String node) {
        return gradients.get(model.graph().node(node).index());
    }

    /**
     * Returns the gradient of L with respect to a parameter, in its shape.
     *
     * @param name such as {@code dense1.weight}
     * @throws IllegalArgumentException if there is no such parameter
     */
    public Tensor parameterGradient(String name) {
        ParameterSlot slot = model.graph().parameter(name);
        double[] all = vector.toArray();
        return Tensor.of(slot.shape(), Arrays.copyOfRange(all, slot.offset(), slot.offset() + slot.size()));
    }

    /**
     * Returns the model after one update of gradient descent: W ← W − α dW, b ← b − α db.
     *
     * @param rate α, at least 0
     */
    public Model step(double rate) {
        return update().step(rate);
    }

    Update update() {
        return new Update(model, vector.toArray());
    }

    /**
     * Returns the chain rule of one weight or bias of a dense layer, written out with numbers. In nets that are no chain of dense
     * layers the way begins at the last dense layer or activation before something else.
     *
     * @param parameter such as {@code dense1.weight}
     * @param position the neuron and the input, each from 0; of a bias the neuron alone
     * @throws IllegalArgumentException if there is no such parameter, or it is none of a dense layer
     * @throws IndexOutOfBoundsException if it has no such position
     * @throws IllegalStateException if an activation on the way mixes values and is not SOFTMAX
     */
    public WeightExplanation explain(String parameter, int... position) {
        return WeightExplanation.of(this, parameter, position);
    }

    int rows() {
        return targets.shape().dimension(0);
    }

    Loss lossFunction() {
        return loss;
    }

    /** Returns the chapter with these numbers: the forward pass, the loss, the backward pass, and the update with α = 0.5. */
    @Override
    public String toString() {
        return PageText.of(Walk.of(this));
    }

    /** Prints {@link #toString} in full, which JShell cuts in the middle where it is long. */
    public void print() {
        System.out.println(this);
    }

    /**
     * Returns the same walk as a fragment of HTML, a {@code div} for a notebook or a page: typeset formulas, matrices in
     * brackets, their shapes beside them. It has no script and no colour of its own, so it is read on light and dark pages.
     */
    public String toHtml() {
        return PageHtml.of(Walk.of(this));
    }

    /** Returns the same walk as a fragment of LaTeX for a paper; it needs the package amsmath. */
    public String toLatex() {
        return PageLatex.of(Walk.of(this));
    }
}
