package hermo.train;

import hermo.data.BatchPlan;
import hermo.graph.Graph;
import hermo.graph.Parameters;
import hermo.model.Encoding;
import java.util.List;
import java.util.Optional;

/**
 * Where a training begins. Immutable and thread-safe.
 *
 * @param parameters the parameters before its first step
 * @param encoding how raw rows become numbers of the graph
 * @param checkpoint what else it goes on with; empty if it begins anew
 */
record Start(Parameters parameters, Encoding encoding, Optional<Checkpoint> checkpoint) {
    /** Begins anew. */
    Start(Parameters parameters, Encoding encoding) {
        this(parameters, encoding, Optional.empty());
    }

    Graph graph() {
        return parameters.graph();
    }

    /** Returns the epochs that were completed before. */
    List<Epoch> epochs() {
        return checkpoint.isPresent() ? checkpoint.get().epochs() : List.of();
    }

    /** Returns how many steps were made before. */
    long steps() {
        return checkpoint.isPresent() ? checkpoint.get().steps() : 0;
    }

    /** Returns how rows become batches of {@code batchSize}. */
    BatchPlan batches(int batchSize) {
        return new BatchPlan(batchSize, graph().outputShape().size(), encoding.inputScaler(), encoding.targetScaler());
    }
}
