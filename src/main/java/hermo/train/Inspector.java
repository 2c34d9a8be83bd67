package hermo.train;

import hermo.graph.Workspace;
import hermo.kernel.Buffer;

/**
 * A {@link Listener} who also looks inside: at the outputs of the nodes and the gradients of each step, before its update.
 * A training without one does nothing for it; one with it pays for what it looks at, and keeps its bits.
 *
 * <pre>{@code
 * Inspector norms = (step, look) -> System.out.println(Math.sqrt(look.workspace()
 *     .kernel().sumOfSquares(0, graph.parameterCount(), look.workspace().gradients())));
 * trainer.listener(norms).fit(graph, data)
 * }</pre>
 */
@FunctionalInterface
public interface Inspector extends Listener {
    /**
     * The gradients of a step are there, and its update is made next; {@link #onBatch} follows. Not called for a step whose
     * loss is not finite, which has no update, nor by a {@link Solver}.
     *
     * @param step its number, from 0
     * @param look what there is to see, valid until this method returns
     */
    void onGradients(long step, Look look);

    /** What an inspector sees of a step. To be read only: what is written changes the training. Not thread-safe. */
    interface Look {
        /**
         * Returns the outputs of the latest batch, the parameters before the update, and the gradient of the step: of the mean
         * loss with its penalties of l1 and l2, before clipping and weight decay.
         *
         * <p>Where the loss is computed from the logits, the output node has not run, and {@link Workspace#output} has an older
         * batch. To run it, which changes no gradient:
         *
         * <pre>{@code
         * var nodes = look.workspace().graph().nodes();
         * look.workspace().finishForward(nodes.get(nodes.size() - 2));
         * }</pre>
         */
        Workspace workspace();

        /** Returns what the rows of the latest batch should be answered with, as the net sees it: [rows, outputs]. */
        Buffer targets();

        /** Returns how much a row of the latest batch counts, 1 by default. */
        double weightOf(int row);
    }
}
