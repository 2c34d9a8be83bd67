package hermo.train;

import hermo.graph.Graph;
import hermo.graph.ParameterSlot;
import hermo.kernel.Buffer;
import hermo.kernel.Kernel;
import java.util.Arrays;

/**
 * The weight decay of a training: λ and the stretches of the flat vector that it falls on. Immutable and thread-safe.
 */
final class WeightDecay {
    private final double lambda;
    private final boolean decoupled;
    private final int[] starts;
    private final int[] ends;

    WeightDecay(Trainer trainer, Graph graph) {
        this.lambda = trainer.effectiveWeightDecay();
        this.decoupled = trainer.optimizer().decouplesWeightDecay();
        int[] starts = new int[graph.parameters().size()];
        int[] ends = new int[starts.length];
        int count = 0;
        for (ParameterSlot slot : graph.parameters()) {
            if (lambda > 0 && (slot.declaration().decays() || trainer.decaysAllParameters())) {
                starts[count] = slot.offset();
                ends[count++] = slot.offset() + slot.size();
            }
        }
        this.starts = Arrays.copyOf(starts, count);
        this.ends = Arrays.copyOf(ends, count);
    }

    /** Decays what lies between {@code from} and {@code to}: the parameters if it is decoupled, else the gradients grow. */
    void apply(Kernel kernel, int from, int to, double rate, Buffer parameters, Buffer gradients) {
        int found = Arrays.binarySearch(ends, from + 1);
        for (int r = found < 0 ? -found - 1 : found; r < starts.length && starts[r] < to; r++) {
            int first = Math.max(from, starts[r]);
            int last = Math.min(to, ends[r]);
            if (decoupled) {
                kernel.scale(first, last, 1 - rate * lambda, parameters);
            } else {
                kernel.addScaled(first, last, lambda, parameters, gradients);
            }
        }
    }
}
