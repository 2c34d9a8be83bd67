package hermo.train;

import hermo.graph.Graph;
import hermo.text.Terminal;
import java.util.Objects;

/**
 * A graph and how to train it: what a {@link Search} makes of each trial's choices. Immutable and thread-safe.
 *
 * @param graph the graph to be trained
 * @param trainer how; the metrics it asks for are columns of the {@link SearchResult}
 */
public record Candidate(Graph graph, Trainer trainer) {
    /** Keeps both, neither of which is null. */
    public Candidate {
        Objects.requireNonNull(graph, "graph");
        Objects.requireNonNull(trainer, "trainer");
    }

    /** Returns the trainer in a line and the table of the graph. */
    @Override
    public String toString() {
        return Terminal.excerpt("Candidate: " + trainer + "\n" + graph.toText(), 4, 1);
    }
}
