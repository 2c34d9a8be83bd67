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
import hermo.graph.Graph;
import hermo.graph.Parameters;
import hermo.kernel.CounterRandom;
import hermo.kernel.Precision;
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

    private static final double[][] ONE = {{0.3, -0.8}, {0.9, 0.2}};

    private static Model ofOneNumber(Activation activation) {
        return Model.initialize(Net.input(2).dense(3, activation).dense(1).compile(), 1);
    }

    @Test
    void a_right_net_passes_with_targets_as_great_as_the_price_of_a_house() {
        GradientCheck check =
                GradientCheck.of(ofOneNumber(TANH), ONE, new double[][] {{3e5}, {2.5e5}}, MEAN_SQUARED_ERROR);

        assertTrue(check.passed(), check::toString);
        assertEquals("", check.advice());
    }

    @Test
    void of_targets_so_great_that_differences_drown_the_rounding_is_blamed() {
        GradientCheck check =
                GradientCheck.of(ofOneNumber(TANH), ONE, new double[][] {{1e9}, {1e9}}, MEAN_SQUARED_ERROR);

        assertTrue(check.passed(), check::toString);
        assertTrue(
                check.advice()
                        .matches("the differences drown in rounding: the loss is so great that they are off by up to"
                                + " 1\\.77\\d+e\\+08, and the greatest gradient is [1-9]\\.\\d+e\\+09; take smaller targets, as"
                                + " with standardizeTargets\\(\\), and check again"),
                check::toString);
    }

    @Test
    void a_derivative_that_is_wrong_by_a_hundredth_is_found_with_ordinary_targets_and_with_great_ones() {
        Activation wrong = Activation.of("CUBE", z -> z * z * z, z -> 1.01 * 3 * z * z);

        for (double target : new double[] {1, 100, 3e5}) {
            GradientCheck check =
                    GradientCheck.of(ofOneNumber(wrong), ONE, new double[][] {{target}, {-target}}, MEAN_SQUARED_ERROR);

            assertFalse(check.passed(), check::toString);
            assertTrue(check.advice().startsWith("backward gives 1.010 times the slope"), check::toString);
        }
    }

    @Test
    void a_gradient_where_there_is_no_slope_has_no_factor() {
        Loss wrong = Loss.of("WRONG", (y, t) -> 1, (y, t) -> 2);
        Model model = Model.initialize(Net.input(3).dense(2).compile(), 1);

        GradientCheck check = GradientCheck.of(model, X, Y, wrong);

        assertFalse(check.passed());
        assertTrue(
                check.advice().matches("backward gives -?[0-9.]+ where the slope is 0: look at .*"), check::toString);
    }

    @Test
    void the_text_names_the_worst_number_by_its_position_and_how_far_it_may_be_off() {
        Graph graph = Net.input(2).dense(3).compile(Precision.FLOAT64);
        Model model = Model.of(graph, Parameters.of(graph, 1, 2, 3, 4, 5, 6, 0, 0, 0));
        Loss wrong = Loss.of("WRONG", (y, t) -> y, (y, t) -> 2);

        GradientCheck check = GradientCheck.of(model, new double[][] {{3, -9}}, new double[1][3], wrong);

        assertEquals("dense1.weight[0, 1]", check.worst());
        assertEquals(
                "GradientCheck FAILED: 9 of 9 parameters in double\n"
                        + "  worst dense1.weight[0, 1]: gradient -6.00000, difference -3.00000\n"
                        + "  relative error 5.0e-01 (≤ 1.0e-06)\n"
                        + "  backward gives 2.000 times the slope: look at backward of the node that owns it and of all behind\n"
                        + "    it, and at addGradient of the loss",
                check.toString());
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
                "GradientCheck.of expects at least one row but got 0",
                badArgument(() -> GradientCheck.of(model, new double[0][], new double[0][], MEAN_SQUARED_ERROR)));
        assertEquals(
                "GradientCheck.of expects as many rows of y as of x but got 2 of x and 1 of y",
                badArgument(() -> GradientCheck.of(model, X, new double[1][2], MEAN_SQUARED_ERROR)));
        assertEquals(
                "dense1 expects rows of 3 values but row 0 has 1; the net was declared with Net.input(3)",
                badArgument(() -> GradientCheck.of(model, new double[2][1], Y, MEAN_SQUARED_ERROR)));
    }
}
