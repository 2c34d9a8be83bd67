package hermo.node;

import hermo.kernel.Buffer;
import hermo.kernel.Kernel;
import hermo.kernel.Shape;

/**
 * What one node sees of one forward or backward pass over a batch: its numbers and where its results go. Not
 * thread-safe; one per thread.
 *
 * <p>Batches lie row by row: {@code input(0)} holds {@link #rows()} rows of {@code inputShape(0).size()} numbers each.
 * Buffers may be longer than the batch; only the first {@code rows()} rows count.
 */
public interface Pass {
    /** Returns the arithmetic. */
    Kernel kernel();

    /** Returns how many rows this batch has. */
    int rows();

    /** Returns true in training, false in prediction: an argument of the pass, not a state of a model. */
    boolean training();

    /** Returns the key of this node's random numbers in this step, for {@link hermo.kernel.CounterRandom#bits}. */
    long randomKey();

    /** Returns how many inputs the node has. */
    int inputs();

    /** Returns the shape of one row of input {@code index}, from 0. */
    Shape inputShape(int index);

    /** Returns the shape of one row of the output. */
    Shape outputShape();

    /** Returns input {@code index}: [rows, inputShape(index).size()]. */
    Buffer input(int index);

    /** Returns the output, to be set by {@code forward}: [rows, outputShape().size()]. */
    Buffer output();

    /** Returns parameter {@code index}, in the order of {@link Node#parameters}. */
    Buffer parameter(int index);

    /** Returns the numbers kept from forward to backward: [rows, scratchPerRow]. */
    Buffer scratch();

    /**
     * Returns whether anybody asks for the gradient of input {@code index}: not for the data, nor for what depends on no
     * parameter. A node may skip the work when not; adding it anyway does no harm.
     */
    boolean wantsInputGradient(int index);

    /** Returns the gradient of input {@code index}, to be added to by {@code backward}. */
    Buffer inputGradient(int index);

    /** Returns the gradient of the loss with respect to the output. */
    Buffer outputGradient();

    /** Returns the gradient of parameter {@code index}, to be added to by {@code backward}. */
    Buffer parameterGradient(int index);
}
