package hermo.explain;

import static hermo.Messages.badArgument;
import static hermo.node.Activation.GELU;
import static hermo.node.Activation.RELU;
import static hermo.node.Activation.SOFTMAX;
import static hermo.node.Activation.TANH;
import static hermo.train.Loss.CATEGORICAL_CROSS_ENTROPY;
import static hermo.train.Loss.MEAN_SQUARED_ERROR;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hermo.Net;
import hermo.graph.Parameters;
import hermo.kernel.CounterRandom;
import hermo.model.Model;
import hermo.node.Activation;
import hermo.train.Loss;
import org.junit.jupiter.api.Test;

class GradientCheckTest {
    private static final double[][] X = {{0.3, -0.8, 0.5}, {0.9, 0.2, -0.4}};
    private static final double[][] Y = {{1, 0}, {0, 1}};

    @Test
    void a_right_net_passes_though_it_was_compiled_in_float() {
        Model model = Model.initialize(
                Net.input(3)
                        .dense(5, TANH)
                        .dropout(0.3)
                        .dense(4, GELU)
                        .dense(2, SOFTMAX)
                        .compile(),
                1);

        GradientCheck check = GradientCheck.of(model, X, Y, CATEGORICAL_CROSS_ENTROPY);

        assertTrue(check.passed(), check::toString);
        assertTrue(check.relativeError() < 1e-6, check::toString);
        assertEquals("", check.advice());
        assertTrue(check.toString().startsWith("GradientCheck passed: 54 of 54 parameters in double"), check::toString);
    }

    @Test
    void a_wrong_derivative_is_found_with_its_factor() {
        Activation wrong = Activation.of("CUBE", z -> z * z * z, z -> 6 * z * z);
        Model model = Model.initialize(Net.input(3).dense(4, wrong).dense(2).compile(), 1);

        GradientCheck check = GradientCheck.of(model, X, Y, MEAN_SQUARED_ERROR);

        assertFalse(check.passed());
        assertTrue(check.worst().startsWith("dense1."), check::toString);
        assertEquals(2, check.gradient() / check.difference(), 1e-4);
        assertTrue(check.advice().startsWith("backward gives 2.000 times the slope"), check::toString);
    }

    @Test
    void a_wrong_gradient_of_a_loss_is_found() {
        Loss wrong = Loss.of("WRONG", (y, t) -> (y - t) * (y - t), (y, t) -> t - y);
        Model model = Model.initialize(Net.input(3).dense(2).compile(), 1);

        GradientCheck check = GradientCheck.of(model, X, Y, wrong);

        assertFalse(check.passed());
        assertTrue(check.advice().startsWith("backward gives -0.5000 times the slope"), check::toString);
    }

    @Test
    void a_kink_is_told_from_a_mistake() {
        var graph = Net.input(3).dense(1, RELU).dense(2).compile();
        Parameters parameters = Parameters.initialize(graph, 1)
                .with("dense1.weight", 0, 0, 0)
                .with("dense1.bias", 0)
                .with("dense2.weight", 1, 2);

        GradientCheck check = GradientCheck.of(Model.of(graph, parameters), X, Y, MEAN_SQUARED_ERROR);

        assertFalse(check.passed());
        assertTrue(check.advice().startsWith("the loss has a kink there, as RELU has at 0"), check::toString);
    }

    @Test
    void of_a_large_net_some_parameters_are_looked_at() {
        Model model = Model.initialize(Net.input(3).dense(600, TANH).dense(2).compile(), 1);

        GradientCheck check = GradientCheck.of(model, X, Y, MEAN_SQUARED_ERROR);

        assertTrue(check.passed(), check::toString);
        assertTrue(check.toString().contains("2000 of 3602 parameters"), check::toString);
    }

    @Test
    void the_model_stays_as_it_was_and_a_second_check_says_the_same() {
        Model model = Model.initialize(Net.input(3).dense(4, TANH).dense(2).compile(), 3);
        double[] before = model.parameters().toArray();

        String first = GradientCheck.of(model, X, Y, MEAN_SQUARED_ERROR).toString();

        assertEquals(first, GradientCheck.of(model, X, Y, MEAN_SQUARED_ERROR).toString());
        assertArrayEquals(before, model.parameters().toArray());
    }

    @Test
    void rows_that_do_not_fit_are_refused() {
        Model model = Model.initialize(
                Net.input(3).dense(2).compile(), CounterRandom.of(1).nextLong());

        assertEquals(
                "dense1 expects rows of 3 values but row 0 has 1; the net was declared with Net.input(3)",
                badArgument(() -> GradientCheck.of(model, new double[2][1], Y, MEAN_SQUARED_ERROR)));
    }
}
