package hermo.data;

import hermo.kernel.Buffer;

/**
 * Walks through a data set batch by batch, any number of times. Made by {@link Dataset#batches}; it begins in the order of
 * the data. Not thread-safe; one per training or evaluation.
 *
 * <pre>{@code
 * try (Batches batches = data.batches(plan)) {
 *     for (int epoch = 1; epoch <= 10; epoch++) {
 *         batches.start(CounterRandom.key(seed, epoch));
 *         for (int rows = batches.next(x, y, w); rows > 0; rows = batches.next(x, y, w)) {
 *             learn(rows, x, y, w);
 *         }
 *     }
 * }
 * }</pre>
 */
public interface Batches extends AutoCloseable {
    /** Begins an epoch in the order of the data. */
    void start();

    /**
     * Begins an epoch in a random order, a function of the data and {@code key} alone. Rows in memory are shuffled as a
     * whole, those of a stream through its buffer (see {@link StreamOptions#shuffleBuffer}).
     */
    void start(long key);

    /**
     * Fills the buffers with the next rows, from their starts: inputs and numbers scaled, classes one-hot, or two classes as 0
     * and 1 if the targets are one wide. Allocates nothing, but for the first call of the second epoch: from then on rows in
     * memory are kept as the buffers got them, if there is room.
     *
     * @param inputs room for a batch of [rows, inputs]
     * @param targets room for a batch of [rows, width of the targets]
     * @param weights room for a batch of [rows]: how much each row counts, 1 by default
     * @return how many rows were filled; less than the batch size at the end of the epoch, and 0 after it
     */
    int next(Buffer inputs, Buffer targets, Buffer weights);

    /** Lets go of what is open or kept, such as the file of a stream; does nothing by default. */
    @Override
    default void close() {}
}
