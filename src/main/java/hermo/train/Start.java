package hermo.train;

import hermo.data.BatchPlan;
import hermo.graph.Graph;
import hermo.graph.Parameters;
import hermo.model.Encoding;

/**
 * Where a training begins. Immutable and thread-safe.
 *
 * @param parameters the parameters before its first step
 * @param encoding how raw rows become numbers of the graph
 */
record Start(Parameters parameters, Encoding encoding) {
    Graph graph() {
        return parameters.graph();
    }

    /** Returns how rows become batches of {@code batchSize}. */
    BatchPlan batches(int batchSize) {
        return new BatchPlan(batchSize, graph().outputShape().size(), encoding.inputScaler(), encoding.targetScaler());
    }
}
