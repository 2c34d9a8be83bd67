package hermo.train;

import static hermo.Messages.badArgument;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import hermo.kernel.Kernel;
import hermo.kernel.Kernels;
import hermo.kernel.Precision;
import org.junit.jupiter.api.Test;

class OptimizerSettingsTest {
    private static final double[] NO_SHARES = {-0.1, 1, 1.5, Double.NaN};
    private static final double[] NOT_POSITIVE = {0, -1e-8, Double.NaN, Double.POSITIVE_INFINITY};

    @Test
    void momentum_needs_a_share() {
        for (double mu : NO_SHARES) {
            String expected = "momentum expects a number in [0, 1) but got " + mu;

            assertEquals(expected, badArgument(() -> Optimizer.momentum(mu)));
            assertEquals(expected, badArgument(() -> Optimizer.nesterov(mu)));
        }
    }

    @Test
    void the_betas_of_adam_need_to_be_shares() {
        for (double beta : NO_SHARES) {
            assertEquals(
                    "beta1 expects a number in [0, 1) but got " + beta,
                    badArgument(() -> Optimizer.adam(beta, 0.999, 1e-8)));
            assertEquals(
                    "beta2 expects a number in [0, 1) but got " + beta,
                    badArgument(() -> Optimizer.adam(0.9, beta, 1e-8)));
        }
    }

    @Test
    void epsilon_needs_to_be_above_zero() {
        for (double epsilon : NOT_POSITIVE) {
            String expected = "epsilon expects a number above 0 but got " + epsilon;

            assertEquals(expected, badArgument(() -> Optimizer.adam(0.9, 0.999, epsilon)));
            assertEquals(expected, badArgument(() -> Optimizer.rmsProp(0.99, epsilon)));
        }
    }

    @Test
    void the_smoothing_of_rms_prop_needs_to_be_a_share() {
        for (double smoothing : NO_SHARES) {
            assertEquals(
                    "smoothing expects a number in [0, 1) but got " + smoothing,
                    badArgument(() -> Optimizer.rmsProp(smoothing, 1e-8)));
        }
    }

    @Test
    void the_weight_decay_of_adam_w_may_not_be_negative() {
        for (double decay : new double[] {-0.01, Double.NaN, Double.POSITIVE_INFINITY}) {
            assertEquals(
                    "weightDecay expects a number of at least 0 but got " + decay,
                    badArgument(() -> Optimizer.adamW(decay)));
        }
    }

    @Test
    void an_optimizer_of_your_own_has_no_weight_decay_unless_it_says_so() {
        Optimizer own = new Optimizer() {
            @Override
            public double defaultRate() {
                return 1;
            }

            @Override
            public State start(Kernel kernel, int size) {
                return Optimizer.sgd().start(kernel, size);
            }
        };

        assertEquals(0, own.weightDecay());
        assertFalse(own.decouplesWeightDecay());
    }

    @Test
    void equal_settings_are_equal_optimizers() {
        assertEquals(Optimizer.adam(), Optimizer.adam(0.9, 0.999, 1e-8));
        assertEquals(Optimizer.momentum(), Optimizer.momentum(0.9));
        assertEquals(Optimizer.sgd(), Optimizer.momentum(0));
    }

    @Test
    void a_step_of_sgd_on_one_number_is_what_the_formula_says() {
        Kernel kernel = Kernels.create(Precision.FLOAT64);
        var w = kernel.allocate(1);
        var g = kernel.allocate(1);
        w.set(0, 2);
        g.set(0, 4);
        Optimizer.State state = Optimizer.sgd().start(kernel, 1);

        state.begin(1, 0.25);
        state.update(0, 1, g, w);

        assertEquals(1, w.get(0));
    }
}
