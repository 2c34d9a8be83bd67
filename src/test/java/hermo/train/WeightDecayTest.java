package hermo.train;

import static hermo.node.Activation.RELU;
import static org.junit.jupiter.api.Assertions.assertEquals;

import hermo.Net;
import hermo.graph.Graph;
import hermo.graph.ParameterSlot;
import hermo.kernel.Buffer;
import hermo.kernel.Kernel;
import hermo.kernel.Kernels;
import hermo.kernel.Precision;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Weight decay falls on weights and not on biases, however the flat vector is cut into windows. */
class WeightDecayTest {
    private static final Graph GRAPH = Net.input(3)
            .dense(5)
            .dense(4, RELU, d -> d.bias(false))
            .dense(7)
            .dense(1)
            .compile(Precision.FLOAT64);
    private static final int SIZE = GRAPH.parameterCount();
    private static final double RATE = 0.5;
    private static final double LAMBDA = 0.25;
    private static final Trainer TRAINER =
            Trainer.minimize(Loss.MEAN_SQUARED_ERROR).weightDecay(LAMBDA);

    @ParameterizedTest(name = "windows of {0}")
    @ValueSource(ints = {1, 2, 3, 7, 16, 1000})
    void gradients_grow_where_a_parameter_decays(int window) {
        Buffer gradients = applied(TRAINER.optimizer(Optimizer.adam()), window, true);

        for (ParameterSlot slot : GRAPH.parameters()) {
            for (int i = slot.offset(); i < slot.offset() + slot.size(); i++) {
                assertEquals(slot.name().endsWith("bias") ? 1 : 1 + 2 * LAMBDA, gradients.get(i), slot.name());
            }
        }
    }

    @ParameterizedTest(name = "windows of {0}")
    @ValueSource(ints = {1, 2, 3, 7, 16, 1000})
    void decoupled_parameters_shrink_where_they_decay(int window) {
        Buffer parameters = applied(TRAINER.optimizer(Optimizer.adamW()), window, false);

        for (ParameterSlot slot : GRAPH.parameters()) {
            for (int i = slot.offset(); i < slot.offset() + slot.size(); i++) {
                assertEquals(slot.name().endsWith("bias") ? 2 : 2 * (1 - RATE * LAMBDA), parameters.get(i));
            }
        }
    }

    @Test
    void all_parameters_decay_if_asked() {
        Buffer gradients = applied(TRAINER.decayAllParameters(), 8, true);

        for (int i = 0; i < SIZE; i++) {
            assertEquals(1 + 2 * LAMBDA, gradients.get(i));
        }
    }

    @Test
    void nothing_decays_by_zero() {
        Buffer gradients = applied(TRAINER.weightDecay(0).decayAllParameters(), 8, true);

        for (int i = 0; i < SIZE; i++) {
            assertEquals(1, gradients.get(i));
        }
    }

    /** Returns the gradients, all 1 before, or else the parameters, all 2 before. */
    private static Buffer applied(Trainer trainer, int window, boolean wantsGradients) {
        Kernel kernel = Kernels.create(Precision.FLOAT64);
        Buffer parameters = kernel.allocate(SIZE);
        Buffer gradients = kernel.allocate(SIZE);
        kernel.fill(0, SIZE, 2, parameters);
        kernel.fill(0, SIZE, 1, gradients);
        WeightDecay decay = new WeightDecay(trainer, GRAPH);
        for (int from = 0; from < SIZE; from += window) {
            decay.apply(kernel, from, Math.min(SIZE, from + window), RATE, parameters, gradients);
        }
        return wantsGradients ? gradients : parameters;
    }
}
