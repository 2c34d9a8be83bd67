package hermo.explain;

import static hermo.node.Activation.SIGMOID;
import static hermo.train.Loss.MEAN_SQUARED_ERROR;

import hermo.Net;
import hermo.graph.Graph;
import hermo.graph.Parameters;
import hermo.kernel.Precision;
import hermo.model.Model;

/** The 2-2-2 sigmoid net that is calculated by hand. */
final class Worked {
    static final double[][] X = {{0.05, 0.10}};
    static final double[][] Y = {{0.01, 0.99}};
    static final Graph GRAPH = Net.input(2).dense(2, SIGMOID).dense(2, SIGMOID).compile(Precision.FLOAT64);
    static final Model MODEL = Model.of(
            GRAPH, Parameters.of(GRAPH, 0.15, 0.20, 0.25, 0.30, 0.35, 0.35, 0.40, 0.45, 0.50, 0.55, 0.60, 0.60));
    static final Trace TRACE = Trace.of(MODEL, X, Y, MEAN_SQUARED_ERROR);

    private Worked() {}
}
