package hermo.train;

import hermo.graph.Graph;

/** Somebody who watches a training; every method does nothing by default. Called on the thread that fits. */
public interface Listener {
    /** A training begins. */
    default void onStart(Plan plan) {}

    /**
     * A step was made.
     *
     * @param step its number, from 0
     * @param loss the loss of its batch, before the step
     * @param learningRate its rate
     */
    default void onBatch(long step, double loss, double learningRate) {}

    /** An epoch was completed. */
    default void onEpoch(Epoch epoch) {}

    /**
     * The training has ended. After an exception {@code fit} is what was reached ({@link StopReason#EXCEPTION}); this is not
     * called if nothing was, as before the first step. The exception is thrown on once all listeners were told, and one thrown
     * here then does not take its place.
     *
     * <p>An exception thrown here after a training that ended in order loses the caller its fit; {@link Fit#lastStopped()} has it.
     */
    default void onEnd(Fit fit) {}

    /**
     * What a training is about to do. Immutable and thread-safe.
     *
     * @param graph the graph that learns
     * @param rows how many rows an epoch has
     * @param batchSize how many rows a step has, accumulated ones included, but for the last of an epoch
     * @param epochs the number of the last epoch there may be
     */
    record Plan(Graph graph, int rows, int batchSize, int epochs) {
        /** Returns how many steps an epoch has. */
        public long stepsPerEpoch() {
            return (rows + batchSize - 1L) / batchSize;
        }

        /** Returns the numbers in a line, such as {@code Plan: 120 rows in batches of 16, to epoch 60; 67 parameters}. */
        @Override
        public String toString() {
            return "Plan: " + rows + " rows in batches of " + batchSize + ", to epoch " + epochs + "; "
                    + graph.parameterCount() + " parameters";
        }
    }
}
