package hermo.explain;

import static com.google.common.base.Preconditions.checkArgument;

import hermo.data.Scaler;
import hermo.graph.Graph;
import hermo.graph.GraphNode;
import hermo.graph.Workspace;
import hermo.kernel.Buffer;
import hermo.kernel.CounterRandom;
import hermo.kernel.Kernel;
import hermo.kernel.Kernels;
import hermo.kernel.Shape;
import hermo.kernel.Tensor;
import hermo.model.Model;
import hermo.node.Dropout;
import hermo.train.Loss;
import java.util.Arrays;

/** A few rows in a workspace, forward to their mean loss and backward from it. Not thread-safe. */
final class RowsPass {
    /** Of the random numbers of every pass, so that all have the same masks. */
    private static final long KEY = 0;

    private final Workspace workspace;
    private final Loss loss;
    private final Buffer targets;
    private final int rows;
    private final int width;

    /**
     * Checks that there are rows, and that they fit the net.
     *
     * @param caller what the user called
     */
    static void check(String caller, Graph graph, double[][] x, double[][] y) {
        checkArgument(x.length > 0, "%s expects at least one row but got 0", caller);
        checkArgument(
                x.length == y.length,
                "%s expects as many rows of y as of x but got %s of x and %s of y",
                caller,
                x.length,
                y.length);
        int width = graph.outputShape().size();
        for (int r = 0; r < x.length; r++) {
            graph.checkRow(r, x[r].length);
            checkArgument(
                    y[r].length == width,
                    "the net answers rows of %s values but row %s of y has %s",
                    width,
                    r,
                    y[r].length);
        }
    }

    /** Fills the input with {@code x} and the targets with {@code y}, both as the net of {@code model} sees them. */
    RowsPass(Workspace workspace, Model model, double[][] x, double[][] y, Loss loss) {
        this.workspace = workspace;
        this.loss = loss;
        this.rows = x.length;
        this.width = workspace.graph().outputShape().size();
        this.targets = workspace.kernel().allocate(rows * width);
        fill(workspace.input(), x, model.encoding().inputScaler());
        fill(targets, y, model.encoding().targetScaler());
    }

    private static void fill(Buffer batch, double[][] rows, Scaler scaler) {
        for (int r = 0; r < rows.length; r++) {
            scaler.transform(rows[r], 0, batch, r * rows[r].length);
        }
    }

    /** Returns the mean loss of the rows at the present parameters. */
    double forward() {
        workspace.forwardInTraining(rows, KEY, workspace.graph().output());
        double sum = 0;
        for (int r = 0; r < rows; r++) {
            sum += loss.value(r * width, width, workspace.output(), targets);
        }
        return sum / rows;
    }

    /** Computes all gradients of the latest forward pass. */
    void backward() {
        Buffer gradient = workspace.gradient(workspace.graph().output());
        workspace.clearGradients(workspace.graph().output());
        for (int r = 0; r < rows; r++) {
            loss.addGradient(r * width, width, 1.0 / rows, workspace.output(), targets, gradient);
        }
        workspace.backward(workspace.graph().output());
    }

    /** Returns the mask of a dropout, [rows, values] of 0 and 1: 0 for what is dropped. */
    static Tensor mask(Graph graph, GraphNode node, int rows) {
        int width = node.outputShape().size();
        Kernel kernel = Kernels.create(graph.precision());
        Buffer mask = kernel.allocate(rows * width);
        double rate = ((Dropout) node.node()).rate();
        kernel.dropoutMask(0, rows * width, CounterRandom.key(KEY, node.index()), rate, mask);
        double[] kept = mask.toArray(rows * width);
        Arrays.setAll(kept, i -> kept[i] == 0 ? 0 : 1);
        return Tensor.of(Shape.of(rows, width), kept);
    }

    Buffer targets() {
        return targets;
    }
}
