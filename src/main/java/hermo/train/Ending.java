package hermo.train;

import hermo.graph.GraphNode;
import java.util.Optional;

/**
 * How a training ended. Immutable and thread-safe.
 *
 * @param reason why
 * @param details the same in a sentence
 * @param keepsBest whether the model is kept from the best epoch, not from the last
 * @param firstNonFinite the first node whose output was infinite or NaN, if that ended it and there is one
 */
record Ending(StopReason reason, String details, boolean keepsBest, Optional<GraphNode> firstNonFinite) {
    /** An ending with finite numbers. */
    Ending(StopReason reason, String details, boolean keepsBest) {
        this(reason, details, keepsBest, Optional.empty());
    }
}
