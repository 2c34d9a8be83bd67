package hermo.explain;

import hermo.data.Scaler;
import hermo.graph.Workspace;
import hermo.kernel.Buffer;
import hermo.model.Model;
import java.util.List;

/** Raw rows forward to the number that is explained, and its gradient back to them, as in prediction. Not thread-safe. */
final class ExplainedPass {
    /** How many rows are passed at once. */
    static final int BATCH = 64;

    private final Explained explained;
    private final Scaler scaler;
    private final Workspace workspace;
    private final int width;

    ExplainedPass(Model model, Explained explained) {
        this.explained = explained;
        this.scaler = model.encoding().inputScaler();
        this.workspace =
                Workspace.withInputGradient(model.graph(), model.parameters().toBuffer(), BATCH);
        this.width = model.graph().inputShape().size();
    }

    /** Returns f of one row. */
    double value(double[] row) {
        return values(List.of(row))[0];
    }

    /** Returns f of each row. */
    double[] values(List<double[]> rows) {
        double[] values = new double[rows.size()];
        for (int from = 0; from < values.length; from += BATCH) {
            int count = Math.min(BATCH, values.length - from);
            forward(rows.subList(from, from + count));
            for (int r = 0; r < count; r++) {
                values[from + r] = explained.value(r, workspace.output(explained.node()));
            }
        }
        return values;
    }

    /**
     * Returns Σ_r w_r ∂f/∂x over rows of raw inputs x: through the scaler x' = (x − shift) / scale, so ∂f/∂x = ∂f/∂x' /
     * scale.
     *
     * @param rows at most {@value #BATCH}
     * @param weights w, a number a row
     */
    double[] weightedGradient(List<double[]> rows, double[] weights) {
        forward(rows);
        workspace.clearGradients(explained.node());
        Buffer gradient = workspace.gradient(explained.node());
        int outputs = explained.node().outputShape().size();
        for (int r = 0; r < rows.size(); r++) {
            gradient.set(r * outputs + explained.column(), explained.factor());
        }
        workspace.backward(explained.node());
        Buffer input = workspace.gradient(workspace.graph().input());
        double[] scale = scaler.scale();
        double[] sums = new double[width];
        for (int r = 0; r < rows.size(); r++) {
            for (int j = 0; j < width; j++) {
                sums[j] += weights[r] * input.get(r * width + j) / scale[j];
            }
        }
        return sums;
    }

    private void forward(List<double[]> rows) {
        for (int r = 0; r < rows.size(); r++) {
            scaler.transform(rows.get(r), 0, workspace.input(), r * width);
        }
        workspace.forward(rows.size());
    }
}
