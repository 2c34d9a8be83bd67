package hermo.train;

import hermo.kernel.Buffer;
import java.util.ArrayList;
import java.util.List;

/**
 * The completed epochs of a training and the parameters of the best one. An exception may be thrown into the training
 * thread wherever it is, as JShell's Ctrl-C does, so an addition that was broken off can be done again. Not thread-safe; one
 * per fit.
 */
final class BestEpoch {
    private final Buffer learned;
    private final Buffer best;
    /** The parameters before this epoch, and before the best one: those whose loss was seen, where nothing validates. */
    private final Buffer before;

    private final Buffer beforeBest;
    private final List<Epoch> epochs = new ArrayList<>();
    private double leastLoss = Double.POSITIVE_INFINITY;
    /** The epoch that is being added; null if none is. */
    private Epoch pending;

    /** Begins without an epoch; {@code learned} are the parameters that answer, which move. */
    BestEpoch(Buffer learned) {
        this.learned = learned;
        this.best = copy(learned);
        this.before = copy(learned);
        this.beforeBest = copy(learned);
    }

    private static Buffer copy(Buffer values) {
        Buffer copy = Buffer.allocate(values.precision(), values.size());
        copy.copyFrom(values);
        return copy;
    }

    /** An epoch begins. */
    void begin() {
        before.copyFrom(learned);
    }

    /** Adds an epoch that is complete, and keeps its parameters if it is the best so far. */
    void add(Epoch epoch) {
        pending = epoch;
        complete();
    }

    /** Ends an addition that was broken off, if one was; the parameters must still be those of its epoch. */
    void complete() {
        if (pending == null) {
            return;
        }
        if (epochs.isEmpty() || epochs.get(epochs.size() - 1) != pending) {
            epochs.add(pending);
        }
        // As History.best chooses: the first of the least, NaN being the greatest; the first epoch even if infinite.
        if (epochs.size() == 1 || Double.compare(pending.watched(), leastLoss) < 0) {
            best.copyFrom(learned);
            beforeBest.copyFrom(before);
            leastLoss = pending.watched(); // last, so that a copy that was broken off is made again
        }
        pending = null;
    }

    /** Returns whether no epoch is complete. */
    boolean isEmpty() {
        return epochs.isEmpty();
    }

    History history() {
        return History.of(epochs);
    }

    /** Returns the number of the best epoch, of which there must be one. */
    int index() {
        return history().best().orElseThrow().index();
    }

    /** Returns the parameters of the best epoch, or of the start. */
    Buffer parameters() {
        return best;
    }

    /** Returns the parameters before the best epoch, or of the start. */
    Buffer parametersBefore() {
        return beforeBest;
    }
}
