package hermo.explain;

import hermo.kernel.Shape;
import hermo.kernel.Tensor;
import java.util.Arrays;

/**
 * What one row of a batch left in a trace. Immutable and thread-safe.
 *
 * @param trace the pass
 * @param row from 0
 */
record RowOfTrace(Trace trace, int row) {
    /** Returns the output of a node. */
    double[] outputs(String node) {
        return of(trace.output(node)).toArray();
    }

    /** Returns the gradient of L with respect to the output of a node. */
    double[] gradients(String node) {
        return of(trace.gradient(node)).toArray();
    }

    /** Returns y. */
    double[] targets() {
        return of(trace.targets()).toArray();
    }

    /** Returns this row of a batch, [1, values]. */
    Tensor of(Tensor batch) {
        int width = batch.shape().dimension(1);
        return Tensor.of(Shape.of(1, width), Arrays.copyOfRange(batch.toArray(), row * width, (row + 1) * width));
    }
}
