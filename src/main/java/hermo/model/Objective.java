package hermo.model;

import hermo.graph.Workspace;
import hermo.kernel.Buffer;

/**
 * What a model was trained to minimise, as an evaluation sees it: a loss bound to a graph. Implementations are immutable
 * and thread-safe.
 */
public interface Objective {
    /** Returns the name of the loss, such as {@code MEAN_SQUARED_ERROR}. */
    String name();

    /**
     * Returns the loss of the latest pass: the weighted mean over its rows, with penalties on the parameters.
     *
     * @param targets what the rows should be answered with, scaled as in training: [rows, output]
     * @param weights how much each row counts: [rows]
     */
    double loss(Workspace workspace, Buffer targets, Buffer weights);
}
