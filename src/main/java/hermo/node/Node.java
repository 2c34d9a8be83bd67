package hermo.node;

import hermo.kernel.RowStep;
import hermo.kernel.Shape;
import java.util.List;
import java.util.Optional;

/**
 * One differentiable step of a graph: a formula and its gradient. Implementations are immutable and thread-safe; all
 * numbers come with the {@link Pass}.
 *
 * <p>A node of your own needs three methods, and goes into a net with {@code Net.node(...)}:
 *
 * <pre>{@code
 * final class Square implements Node {
 *     public Shape outputShape(List<Shape> inputs) { return inputs.get(0); }
 *     public void forward(Pass pass) {                       // y = x²
 *         for (int i = 0; i < pass.rows() * pass.outputShape().size(); i++) {
 *             pass.output().set(i, pass.input(0).get(i) * pass.input(0).get(i));
 *         }
 *     }
 *     public void backward(Pass pass) {                      // dx += 2x dy
 *         for (int i = 0; i < pass.rows() * pass.outputShape().size(); i++) {
 *             pass.inputGradient(0).add(i, 2 * pass.input(0).get(i) * pass.outputGradient().get(i));
 *         }
 *     }
 * }
 * }</pre>
 */
public interface Node {
    /** Returns what the node does, in a word, for tables and messages; by default the name of the class. */
    default String kind() {
        return getClass().getSimpleName();
    }

    /**
     * Returns the shape of one output row.
     *
     * @param inputs the shapes of one row of each input
     * @throws IllegalArgumentException if the node cannot take inputs of these shapes or this number; the message goes
     *     on where "{@code <name> }" ends
     */
    Shape outputShape(List<Shape> inputs);

    /** Returns the parameters the node learns, given the shapes of its inputs; by default none. */
    default List<ParameterDeclaration> parameters(List<Shape> inputs) {
        return List.of();
    }

    /** Returns how many numbers a row the node keeps from forward to backward; by default none. */
    default int scratchPerRow(List<Shape> inputs) {
        return 0;
    }

    /** Sets the output from the inputs and the parameters. */
    void forward(Pass pass);

    /**
     * Returns a shorter way than {@link #forward} for the passes of a workspace that predicts row after row, with the same
     * bits; by default none, and {@code forward} is called.
     *
     * <p>Asked once, when the workspace is made: keep the buffers of {@code pass}, which stay the same, and not numbers of a
     * parameter, which may change between two rows. Training and batches go through {@code forward} as ever.
     */
    default Optional<RowStep> forwardOfRow(Pass pass) {
        return Optional.empty();
    }

    /**
     * Adds to the gradients of the inputs and of the parameters, given the gradient of the output. Adds, never sets: an
     * input that feeds several nodes collects the sum of their gradients.
     */
    void backward(Pass pass);
}
