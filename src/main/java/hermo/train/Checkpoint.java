package hermo.train;

import static com.google.common.base.Preconditions.checkArgument;

import hermo.graph.Parameters;
import hermo.kernel.Buffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * All that a training needs to go on as though it had never ended. Immutable and thread-safe: nobody writes into the
 * buffers, which are copies.
 *
 * @param optimizer the optimizer whose memory it is
 * @param parameters the parameters at the end, which need not be those of the model
 * @param average the average of the weights; empty if none was kept
 * @param memory what the optimizer remembers ({@link Optimizer.State#memory})
 * @param steps how many steps were made
 * @param epochs all epochs that were completed, those of earlier fits first
 */
record Checkpoint(
        Optimizer optimizer,
        Parameters parameters,
        Optional<Parameters> average,
        List<Buffer> memory,
        long steps,
        List<Epoch> epochs) {
    Checkpoint {
        List<Buffer> copies = new ArrayList<>();
        for (Buffer values : memory) {
            copies.add(copy(values));
        }
        memory = List.copyOf(copies);
        epochs = List.copyOf(epochs);
    }

    /** Writes the memory into that of an optimizer that has just begun. */
    void recall(Optimizer.State state) {
        List<Buffer> buffers = state.memory();
        for (int i = 0; i < memory.size(); i++) {
            buffers.get(i).copyFrom(memory.get(i));
        }
    }

    /**
     * Returns the checkpoint at the end of {@code previous}, from which {@code trainer} is to go on.
     *
     * @throws IllegalArgumentException if it cannot
     */
    static Checkpoint of(Fit previous, Trainer trainer) {
        checkArgument(
                previous.stopReason() != StopReason.NON_FINITE,
                "fit(previous, data) expects a fit that ended with finite numbers but got one that ended with %s; go on from"
                        + " its model: fit(previous.model(), data)",
                previous.stopReason());
        checkArgument(
                previous.stopReason() != StopReason.EXCEPTION,
                "fit(previous, data) expects a fit that ended between two steps but got one that an exception ended in the"
                        + " middle; go on from its model: fit(previous.model(), data)");
        Checkpoint checkpoint = previous.checkpoint()
                .orElseThrow(
                        () -> new IllegalArgumentException("fit(previous, data) expects a fit that an optimizer made"
                                + " step by step but got one of fullBatch or overfitOneBatch; go on from its model:"
                                + " fit(previous.model(), data)"));
        checkArgument(
                trainer.solver().isEmpty(),
                "fit(previous, data) expects the optimizer of the previous fit, %s, but got fullBatch(%s); go on from its"
                        + " model: fit(previous.model(), data)",
                checkpoint.optimizer,
                trainer.solver().map(Object::toString).orElse(""));
        checkArgument(
                checkpoint.optimizer.equals(trainer.optimizer()),
                "fit(previous, data) expects the optimizer of the previous fit, %s, but got %s; set the same, or go on from"
                        + " its model: fit(previous.model(), data)",
                checkpoint.optimizer,
                trainer.optimizer());
        return checkpoint;
    }

    private static Buffer copy(Buffer values) {
        Buffer copy = Buffer.allocate(values.precision(), values.size());
        copy.copyFrom(values);
        return copy;
    }
}
