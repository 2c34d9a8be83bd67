package hermo.explain;

import hermo.graph.Graph;
import hermo.graph.Workspace;
import hermo.train.Epoch;
import hermo.train.Inspector;
import java.util.Optional;

/** Writes down what every so-many-th step of a training shows. Not thread-safe; one per training. */
final class Recorder implements Inspector {
    private final Graph graph;
    private final long stride;
    private final WeightVitals weights;
    /** Of the steps since the last epoch ended. */
    private RowVitals rows;
    /** Of the last epoch of which a step was looked at. */
    private Optional<RowVitals> ofEpoch = Optional.empty();
    /** Where the update is made next, if this step is looked at. */
    private Optional<Workspace> looked = Optional.empty();

    private double rate;

    Recorder(Graph graph, long stride) {
        this.graph = graph;
        this.stride = stride;
        this.weights = new WeightVitals(graph);
        this.rows = new RowVitals(graph);
    }

    @Override
    public void onGradients(long step, Look look) {
        if (step % stride == 0) {
            rows.add(look);
            weights.addGradients(look.workspace());
            looked = Optional.of(look.workspace());
        }
    }

    @Override
    public void onBatch(long step, double loss, double learningRate) {
        weights.addStep();
        if (learningRate > 0) { // a step of rate 0 is no update
            looked.ifPresent(weights::addUpdate);
        }
        looked = Optional.empty();
        rate = learningRate > rate ? learningRate : rate; // of a solver it is NaN
    }

    @Override
    public void onEpoch(Epoch epoch) {
        ofEpoch = rows.rows() > 0 ? Optional.of(rows) : ofEpoch;
        rows = new RowVitals(graph);
    }

    /** Returns what the rows of the last complete epoch showed, or before there is one, all rows; empty if there are none. */
    Optional<RowVitals> rows() {
        boolean isNew = ofEpoch.isEmpty() && rows.rows() > 0;
        return isNew ? Optional.of(rows) : ofEpoch;
    }

    /** Returns the greatest learning rate so far. */
    double rate() {
        return rate;
    }

    WeightVitals weights() {
        return weights;
    }
}
