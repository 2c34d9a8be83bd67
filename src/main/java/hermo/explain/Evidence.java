package hermo.explain;

import hermo.graph.Graph;
import hermo.graph.GraphNode;
import hermo.node.ActivationNode;
import hermo.node.Dropout;
import hermo.node.Range;
import hermo.train.Epoch;
import hermo.train.Fit;
import hermo.train.History;
import hermo.train.StopReason;
import java.util.List;
import java.util.Optional;

/**
 * What symptoms are looked for in. It does not change once a training is over.
 *
 * @param graph the net
 * @param history the completed epochs
 * @param fit what the training left; empty while it goes on
 * @param rows what rows showed, of the last epoch or of data; empty if none were looked at
 * @param weights what gradients and updates showed; empty if none were looked at
 * @param rate the greatest learning rate of any step or epoch; 0 if there was none
 */
record Evidence(
        Graph graph,
        History history,
        Optional<Fit> fit,
        Optional<RowVitals> rows,
        Optional<WeightVitals> weights,
        double rate) {
    /** Fewer epochs make no trend. */
    static final int TREND = 5;

    /** Fewer epochs make no trend while a training goes on: the first ones often go up before they go down. */
    static final int EARLY_TREND = 10;

    List<Epoch> epochs() {
        return history.epochs();
    }

    boolean isOver() {
        return fit.isPresent();
    }

    /** Returns whether no number has ended the training that all others then follow. */
    boolean isFinite() {
        return fit.filter(f -> f.stopReason() == StopReason.NON_FINITE).isEmpty();
    }

    /** Returns whether rows were looked at with what was learned at the end. */
    boolean hasLearnedRows() {
        return isOver() && isFinite() && rows.isPresent();
    }

    /** Returns whether there are enough epochs for a trend, of an optimizer with a rate. */
    boolean hasTrend() {
        int enough = isOver() ? TREND : EARLY_TREND;
        return isFinite() && epochs().size() >= enough && rate > 0;
    }

    /** Returns whether there are enough epochs with a validation loss. */
    boolean isValidated() {
        return isOver()
                && isFinite()
                && epochs().size() >= TREND
                && epochs().get(0).isValidated();
    }

    boolean hasGradients() {
        return isFinite() && weights.filter(WeightVitals::hasGradients).isPresent();
    }

    boolean hasUpdates() {
        return isFinite() && weights.filter(WeightVitals::hasUpdates).isPresent();
    }

    /** Returns where the values of the answers lie. */
    Range range() {
        GraphNode last = graph.output();
        while (last.node() instanceof Dropout) {
            last = last.inputs().get(0);
        }
        return last.node() instanceof ActivationNode step ? step.activation().range() : Range.REAL;
    }

    /** Returns the name of an input column as the user knows it. */
    String column(int index) {
        return fit.flatMap(f -> f.model().encoding().features())
                .map(features -> features.names().get(index))
                .orElse("column " + index);
    }

    /** Returns the name of a class as the user knows it. */
    String label(int index) {
        List<String> names = fit.map(f -> f.model().encoding().classNames()).orElse(List.of());
        return index < names.size() ? names.get(index) : "class " + index;
    }
}
