package hermo.train;

import static hermo.train.Messages.badArgument;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hermo.kernel.Kernel;
import hermo.kernel.Kernels;
import hermo.kernel.Precision;
import java.util.function.DoubleFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

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

    static Stream<Arguments> takingBeta1() {
        return Stream.of(
                of("amsGrad", beta -> Optimizer.amsGrad(beta, 0.999, 1e-8)),
                of("nadam", beta -> Optimizer.nadam(beta, 0.999, 1e-8, 0.004)),
                of("adamax", beta -> Optimizer.adamax(beta, 0.999, 1e-8)),
                of("lion", beta -> Optimizer.lion(beta, 0.99)));
    }

    static Stream<Arguments> takingBeta2() {
        return Stream.of(
                of("amsGrad", beta -> Optimizer.amsGrad(0.9, beta, 1e-8)),
                of("nadam", beta -> Optimizer.nadam(0.9, beta, 1e-8, 0.004)),
                of("adamax", beta -> Optimizer.adamax(0.9, beta, 1e-8)),
                of("lion", beta -> Optimizer.lion(0.9, beta)));
    }

    static Stream<Arguments> takingEpsilon() {
        return Stream.of(
                of("adam", epsilon -> Optimizer.adam(0.9, 0.999, epsilon)),
                of("amsGrad", epsilon -> Optimizer.amsGrad(0.9, 0.999, epsilon)),
                of("nadam", epsilon -> Optimizer.nadam(0.9, 0.999, epsilon, 0.004)),
                of("adamax", epsilon -> Optimizer.adamax(0.9, 0.999, epsilon)),
                of("rmsProp", epsilon -> Optimizer.rmsProp(0.99, epsilon)),
                of("centeredRmsProp", epsilon -> Optimizer.centeredRmsProp(0.99, epsilon)),
                of("adagrad", Optimizer::adagrad),
                of("adadelta", epsilon -> Optimizer.adadelta(0.9, epsilon)));
    }

    static Stream<Arguments> takingSmoothing() {
        return Stream.of(
                of("rmsProp", smoothing -> Optimizer.rmsProp(smoothing, 1e-8)),
                of("centeredRmsProp", smoothing -> Optimizer.centeredRmsProp(smoothing, 1e-8)),
                of("adadelta", smoothing -> Optimizer.adadelta(smoothing, 1e-8)));
    }

    private static Arguments of(String name, DoubleFunction<Optimizer> factory) {
        return Arguments.of(name, factory);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("takingBeta1")
    void beta1_needs_to_be_a_share(String name, DoubleFunction<Optimizer> factory) {
        for (double beta : NO_SHARES) {
            assertEquals("beta1 expects a number in [0, 1) but got " + beta, badArgument(() -> factory.apply(beta)));
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("takingBeta2")
    void beta2_needs_to_be_a_share(String name, DoubleFunction<Optimizer> factory) {
        for (double beta : NO_SHARES) {
            assertEquals("beta2 expects a number in [0, 1) but got " + beta, badArgument(() -> factory.apply(beta)));
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("takingEpsilon")
    void epsilon_needs_to_be_above_zero(String name, DoubleFunction<Optimizer> factory) {
        for (double epsilon : NOT_POSITIVE) {
            assertEquals(
                    "epsilon expects a number above 0 but got " + epsilon, badArgument(() -> factory.apply(epsilon)));
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("takingSmoothing")
    void smoothing_needs_to_be_a_share(String name, DoubleFunction<Optimizer> factory) {
        for (double smoothing : NO_SHARES) {
            assertEquals(
                    "smoothing expects a number in [0, 1) but got " + smoothing,
                    badArgument(() -> factory.apply(smoothing)));
        }
    }

    @Test
    void the_momentum_decay_of_nadam_may_not_be_negative() {
        for (double decay : new double[] {-0.01, Double.NaN, Double.POSITIVE_INFINITY}) {
            assertEquals(
                    "momentumDecay expects a number of at least 0 but got " + decay,
                    badArgument(() -> Optimizer.nadam(0.9, 0.999, 1e-8, decay)));
        }
    }

    @Test
    void the_factors_of_r_prop_lie_on_both_sides_of_one() {
        for (double down : new double[] {0, 1, -1, Double.NaN}) {
            assertEquals(
                    "down expects a number between 0 and 1 but got " + down,
                    badArgument(() -> Optimizer.rProp(down, 1.2, 1e-6, 50)));
        }
        for (double up : new double[] {1, 0.5, Double.NaN, Double.POSITIVE_INFINITY}) {
            assertEquals(
                    "up expects a number above 1 but got " + up, badArgument(() -> Optimizer.rProp(0.5, up, 1e-6, 50)));
        }
    }

    @Test
    void the_steps_of_r_prop_lie_between_least_and_greatest() {
        for (double least : NOT_POSITIVE) {
            assertEquals(
                    "least expects a number above 0 but got " + least,
                    badArgument(() -> Optimizer.rProp(0.5, 1.2, least, 50)));
        }
        for (double greatest : new double[] {0.05, Double.NaN, Double.POSITIVE_INFINITY}) {
            assertEquals(
                    "greatest expects a number of at least 0.1, which is the least, but got " + greatest,
                    badArgument(() -> Optimizer.rProp(0.5, 1.2, 0.1, greatest)));
        }
    }

    @Test
    void any_optimizer_takes_decoupled_weight_decay() {
        Optimizer decaying = Optimizer.lion().decoupledWeightDecay(0.5);

        assertEquals("lion(0.9, 0.99).decoupledWeightDecay(0.5)", decaying.toString());
        assertEquals(0.5, decaying.weightDecay());
        assertTrue(decaying.decouplesWeightDecay());
        assertEquals(1e-4, decaying.defaultRate());
    }

    @Test
    void the_last_decoupled_weight_decay_counts() {
        assertEquals(
                Optimizer.sgd().decoupledWeightDecay(0.25),
                Optimizer.sgd().decoupledWeightDecay(0.5).decoupledWeightDecay(0.25));
    }

    @Test
    void adam_w_is_adam_with_decoupled_weight_decay() {
        assertEquals(Optimizer.adamW(0.3), Optimizer.adam().decoupledWeightDecay(0.3));
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
