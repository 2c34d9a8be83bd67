package hermo.explain;

import static hermo.Messages.badArgument;
import static hermo.node.Activation.RELU;
import static hermo.node.Activation.SIGMOID;
import static hermo.node.Activation.SOFTMAX;
import static hermo.node.Activation.TANH;
import static hermo.train.Loss.BINARY_CROSS_ENTROPY;
import static hermo.train.Loss.CATEGORICAL_CROSS_ENTROPY;
import static hermo.train.Loss.MEAN_SQUARED_ERROR;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hermo.Net;
import hermo.data.Dataset;
import hermo.graph.Graph;
import hermo.graph.Parameters;
import hermo.kernel.Precision;
import hermo.model.Model;
import hermo.train.Trainer;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.math3.analysis.integration.gauss.GaussIntegrator;
import org.apache.commons.math3.analysis.integration.gauss.GaussIntegratorFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class AttributionTest {
    private static final double CLOSE = 1e-12;
    private static final double[] ROW = {2, -1, 4};

    /** ŷ = 0.5 x0 + 3 x1 − 0.25 x2 + 7. */
    private static Model linear(Precision precision) {
        Graph graph = Net.input(3).dense(1).compile(precision);
        return Model.of(graph, Parameters.of(graph, 0.5, 3, -0.25, 7));
    }

    private static Model iris(Precision precision) {
        return Trainer.minimize(CATEGORICAL_CROSS_ENTROPY)
                .learningRate(0.02)
                .standardizeInputs()
                .epochs(15)
                .seed(1)
                .fit(Net.input(4).dense(8, TANH).dense(3, SOFTMAX).compile(precision), Dataset.iris())
                .model();
    }

    @ParameterizedTest
    @EnumSource(Precision.class)
    void gradient_times_input_of_a_linear_net_is_weight_times_input(Precision precision) {
        Attribution why = Attribution.gradientTimesInput(linear(precision), ROW);

        assertArrayEquals(new double[] {0.5 * 2, 3 * -1, -0.25 * 4}, why.values(), CLOSE);
        assertEquals(4, why.answer(), CLOSE);
        assertEquals(7, why.baselineAnswer(), CLOSE);
        assertEquals(0, why.error(), CLOSE);
        assertEquals(-3, why.value("x1"), CLOSE);
        assertEquals(List.of("x0", "x1", "x2"), why.columnNames());
        assertArrayEquals(new int[] {1, 0, 2}, why.order());
        assertEquals("y0", why.explained());
    }

    @ParameterizedTest
    @EnumSource(Precision.class)
    void all_methods_agree_on_a_linear_net(Precision precision) {
        Model model = linear(precision);
        double[] baseline = {1, 1, -2};
        double[] expected = {0.5, -6, -1.5};

        assertArrayEquals(
                expected,
                Attribution.integratedGradients(model, ROW, baseline, 1).values(),
                CLOSE);
        assertArrayEquals(
                expected,
                Attribution.integratedGradients(model, ROW, baseline, 200).values(),
                CLOSE);
        assertArrayEquals(expected, Attribution.occlusion(model, ROW, baseline).values(), CLOSE);
        assertArrayEquals(
                Attribution.gradientTimesInput(model, ROW).values(),
                Attribution.occlusion(model, ROW).values(),
                CLOSE);
    }

    @Test
    void gradients_pass_through_the_scalers_to_raw_columns_in_raw_units() {
        double[][] x = {{100, 0.1}, {300, 0.2}, {200, 0.5}, {400, 0.4}};
        double[] y = new double[4];
        for (int r = 0; r < 4; r++) {
            y[r] = 2 * x[r][0] - 1000 * x[r][1] + 50;
        }
        Model model = Trainer.minimize(MEAN_SQUARED_ERROR)
                .learningRate(0.1)
                .standardizeInputs()
                .standardizeTargets()
                .epochs(2000)
                .fit(Net.input(2).dense(1).compile(Precision.FLOAT64), Dataset.of(x, y))
                .model();

        Attribution byGradient = Attribution.gradientTimesInput(model, new double[] {250, 0.3});
        Attribution byPath = Attribution.integratedGradients(model, new double[] {250, 0.3});
        Attribution byOcclusion = Attribution.occlusion(model, new double[] {250, 0.3});

        assertArrayEquals(new double[] {500, -300}, byGradient.values(), 1e-6);
        assertEquals(250, byGradient.answer(), 1e-6);
        assertEquals(50, byGradient.baselineAnswer(), 1e-6);
        // What a standardized net sees as zeros is the mean row: (250, 0.3).
        assertArrayEquals(new double[] {0, 0}, byPath.values(), 1e-9);
        assertArrayEquals(new double[] {0, 0}, byOcclusion.values(), 1e-9);
        assertEquals(byPath.answer(), byPath.baselineAnswer(), 1e-9);
    }

    @Test
    void an_explainer_tells_what_it_explains() {
        Model model = iris(Precision.FLOAT32);

        assertEquals("Explainer of the predicted output", Explainer.of(model).toString());
        assertEquals(
                "Explainer of virginica, as a logit",
                Explainer.of(model).output("virginica").logits().toString());
    }

    @Test
    void integrated_gradients_sum_to_the_difference_of_the_answers() {
        Model model = iris(Precision.FLOAT64);
        double[] row = Dataset.iris().input(60);

        Attribution why = Attribution.integratedGradients(model, row, new double[4], 300);

        assertEquals(model.classify(row), why.explained().replace("probability of ", ""));
        assertEquals(model.probabilities(row).get("versicolor"), why.answer(), CLOSE);
        assertEquals(model.predict(new double[4])[1], why.baselineAnswer(), CLOSE);
        assertEquals(why.answer() - why.baselineAnswer(), why.sum(), 1e-6);
        assertEquals(0, why.error(), 1e-6);
        assertTrue(Math.abs(Attribution.integratedGradients(model, row, new double[4], 1)
                        .error())
                > 1e-3);
    }

    @Test
    void integrated_gradients_of_a_float_net_sum_up_to_its_precision() {
        Attribution why = Attribution.integratedGradients(
                iris(Precision.FLOAT32), Dataset.iris().input(70));

        assertEquals(0, why.error(), 1e-5);
    }

    @Test
    void integrated_gradients_agree_with_a_calculation_by_hand() {
        Graph graph = Net.input(2).dense(1, SIGMOID).compile(Precision.FLOAT64);
        Model model = Model.of(graph, Parameters.of(graph, 1, -2, 0.5));

        Attribution why = Attribution.integratedGradients(model, new double[] {3, 1}, new double[2], 50);

        // Along the path z = 0.5 + t, so f is shared in proportion to w_i x_i: 3 and −2 of 1.
        double difference = 1 / (1 + Math.exp(-1.5)) - 1 / (1 + Math.exp(-0.5));
        assertArrayEquals(new double[] {3 * difference, -2 * difference}, why.values(), CLOSE);
    }

    @Test
    void the_gradient_is_that_of_central_differences() {
        Model model = iris(Precision.FLOAT64);
        double[] row = Dataset.iris().input(120);

        double[] values =
                Explainer.of(model).output("versicolor").gradientTimesInput(row).values();

        for (int j = 0; j < 4; j++) {
            double[] more = row.clone();
            double[] less = row.clone();
            more[j] += 1e-5;
            less[j] -= 1e-5;
            double slope = (model.predict(more)[1] - model.predict(less)[1]) / 2e-5;
            assertEquals(row[j] * slope, values[j], 1e-8);
        }
    }

    @Test
    void logits_are_explained_before_the_softmax() {
        Graph graph = Net.input(2).dense(3, SOFTMAX).compile(Precision.FLOAT64);
        Model model = Model.of(graph, Parameters.of(graph, 1, 2, 3, 4, 5, 6, 0.1, 0.2, 0.3));

        Attribution why = Explainer.of(model).output(1).logits().gradientTimesInput(new double[] {10, 20});

        assertArrayEquals(new double[] {30, 80}, why.values(), CLOSE);
        assertEquals(110.2, why.answer(), CLOSE);
        assertEquals("logit of y1", why.explained());
    }

    @Test
    void of_one_output_for_two_classes_the_first_has_the_opposite_contributions() {
        Model model = Trainer.minimize(BINARY_CROSS_ENTROPY)
                .epochs(3)
                .fit(
                        Net.input(2).dense(4, TANH).dense(1, SIGMOID).compile(Precision.FLOAT64),
                        Dataset.of(new double[][] {{0, 1}, {1, 0}}, new String[] {"no", "yes"}))
                .model();
        double[] row = {0.3, 0.9};

        Attribution no = Explainer.of(model).output("no").occlusion(row);
        Attribution yes = Explainer.of(model).output(1).occlusion(row);

        assertEquals(model.probabilities(row).get("no"), no.answer(), CLOSE);
        assertEquals(model.probabilities(row).get("yes"), yes.answer(), CLOSE);
        for (int j = 0; j < 2; j++) {
            assertEquals(-yes.values()[j], no.values()[j], CLOSE);
        }
        assertEquals(
                -Explainer.of(model).output("yes").logits().occlusion(row).answer(),
                Explainer.of(model).output("no").logits().occlusion(row).answer(),
                CLOSE);
    }

    @Test
    void the_predicted_class_is_explained_unless_told_otherwise() {
        Model model = iris(Precision.FLOAT32);
        double[] row = Dataset.iris().input(0);

        assertEquals("probability of setosa", Attribution.occlusion(model, row).explained());
        assertEquals(
                "probability of virginica",
                Explainer.of(model).output("virginica").occlusion(row).explained());
    }

    private record Car(double power, String colour, double price) {}

    @Test
    void the_numbers_of_a_column_of_categories_count_together() {
        Dataset cars = Dataset.of(
                List.of(new Car(1, "red", 5), new Car(2, "blue", 4), new Car(3, "red", 6), new Car(4, "green", 7)),
                "price");
        Model model = Trainer.minimize(MEAN_SQUARED_ERROR)
                .epochs(3)
                .fit(Net.input(4).dense(1).compile(Precision.FLOAT64), cars)
                .model();
        double[] w = model.parameters().get("dense1.weight").toArray();
        double[] row = cars.input(0);
        double[] replacement = cars.input(1);
        double[] expected = {-w[0], w[3] - w[1]}; // from 2 to 1, and from blue to red

        Attribution occluded = Attribution.occlusion(model, row, replacement);

        assertEquals(List.of("power", "colour"), occluded.columnNames());
        assertEquals(List.of("power = 1", "colour = red"), occluded.columnLabels());
        assertArrayEquals(expected, occluded.values(), CLOSE);
        assertArrayEquals(
                expected,
                Attribution.integratedGradients(model, row, replacement, 3).values(),
                CLOSE);
    }

    @Test
    void labels_have_short_numbers() {
        Model model = linear(Precision.FLOAT64);

        assertEquals(
                List.of("x0 = 12", "x1 = 0.25", "x2 = -1.000e-10"),
                Attribution.occlusion(model, new double[] {12.001, 0.25, -1e-10})
                        .columnLabels());
    }

    @Test
    void dropout_is_off_as_in_prediction() {
        Graph graph = Net.input(2).dropout(0.5).dense(1).compile(Precision.FLOAT64);
        Model model = Model.of(graph, Parameters.of(graph, 3, 4, 0));

        assertArrayEquals(
                new double[] {3, 4},
                Attribution.gradientTimesInput(model, new double[] {1, 1}).values(),
                CLOSE);
    }

    @Test
    void a_square_that_is_occluded_counts_for_each_of_its_pixels() {
        Graph graph = Net.input(1, 2, 3).dense(1).compile(Precision.FLOAT64);
        Model model = Model.of(graph, Parameters.of(graph, 1, 2, 3, 4, 5, 6, 0));
        double[] row = {1, 1, 1, 1, 1, 1};

        Attribution why = Attribution.occlusion(model, row, new double[6], 2);

        // The left square weighs 1 + 2 + 4 + 5 = 12, the right one 2 + 3 + 5 + 6 = 16.
        assertArrayEquals(new double[] {12, 14, 16, 12, 14, 16}, why.values(), CLOSE);
        assertArrayEquals(
                new double[] {1, 2, 3, 4, 5, 6},
                Attribution.occlusion(model, row, new double[6], 1).values(),
                CLOSE);
    }

    @Test
    void squares_that_overlap_have_no_sum_to_show() {
        Graph graph = Net.input(1, 2, 3).dense(1).compile(Precision.FLOAT64);
        Graph colours = Net.input(2, 1, 2).dense(1).compile(Precision.FLOAT64);
        Model model = Model.of(graph, Parameters.of(graph, 1, 2, 3, 4, 5, 6, 0));
        double[] row = {1, 1, 1, 1, 1, 1};

        assertEquals("""
                Occlusion: y0 = 21.00, 0.0000 at the baseline
                x2 = 1 │██████████████████████████████████ 16.00
                x5 = 1 │██████████████████████████████████ 16.00
                x1 = 1 │██████████████████████████████     14.00
                x4 = 1 │██████████████████████████████     14.00
                x0 = 1 │█████████████████████████▌         12.00
                x3 = 1 │█████████████████████████▌         12.00\
                """, Attribution.occlusion(model, row, new double[6], 2).toString());
        assertTrue(
                Attribution.occlusion(model, row, new double[6], 1).toString().endsWith("\nsum 21.00, error 0.0000"));
        assertFalse(Attribution.occlusion(
                        Model.of(colours, Parameters.of(colours, 1, 2, 3, 4, 0)), new double[4], new double[4], 1)
                .toString()
                .contains("error"));
    }

    @Test
    void a_long_row_of_a_square_number_of_pixels_is_a_square_image_and_channels_go_together() {
        Graph flat = Net.input(4).dense(1).compile(Precision.FLOAT64);
        Graph colours = Net.input(2, 2, 2).dense(1).compile(Precision.FLOAT64);
        double[] row = {1, 1, 1, 1, 1, 1, 1, 1};

        assertArrayEquals(
                new double[] {1, 2, 3, 4},
                Attribution.occlusion(
                                Model.of(flat, Parameters.of(flat, 1, 2, 3, 4, 0)),
                                Arrays.copyOf(row, 4),
                                new double[4],
                                1)
                        .values(),
                CLOSE);
        assertArrayEquals(
                new double[] {11, 22, 33, 44, 11, 22, 33, 44},
                Attribution.occlusion(
                                Model.of(colours, Parameters.of(colours, 1, 2, 3, 4, 10, 20, 30, 40, 0)),
                                row,
                                new double[8],
                                1)
                        .values(),
                CLOSE);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 10, 50, 65, 200})
    void the_rule_is_that_of_commons_math(int n) {
        GaussIntegrator reference = new GaussIntegratorFactory().legendre(n, 0, 1);

        GaussLegendre rule = GaussLegendre.of(n);

        for (int i = 0; i < n; i++) {
            assertEquals(reference.getPoint(i), rule.points()[i], 1e-14);
            assertEquals(reference.getWeight(i), rule.weights()[i], 1e-13);
        }
    }

    @Test
    void results_are_copies() {
        double[] row = {1, 2, 3};
        Attribution why = Attribution.gradientTimesInput(linear(Precision.FLOAT64), row);

        row[0] = 99;
        why.values()[0] = 99;
        why.row()[0] = 99;

        assertEquals(1, why.row()[0]);
        assertEquals(0.5, why.values()[0]);
    }

    @Test
    void the_text_shows_bars_of_both_signs_and_the_sum() {
        assertEquals(
                """
                Gradient × input: y0 = 4.0000, 7.0000 at the baseline
                x1 = -1 ▐█████████████████████████│          -3.0000
                x0 = 2                            │████████▌  1.0000
                x2 = 4                   ▐████████│          -1.0000
                sum -3.0000, error 0.0000\
                """,
                Attribution.gradientTimesInput(linear(Precision.FLOAT64), ROW).toString());
    }

    @Test
    void the_text_of_a_digit_fits_into_jshell() {
        Model model = Model.initialize(Net.input(64).dense(10, SOFTMAX).compile(), 1);

        String text = Attribution.integratedGradients(model, Dataset.digits().input(0))
                .toString();

        assertTrue(text.length() < 1000, text);
        assertTrue(text.lines().allMatch(line -> line.length() <= 100), text);
        assertTrue(text.contains("… and 55 more"), text);
    }

    @Test
    void mistakes_are_told_with_what_was_expected() {
        Model model = iris(Precision.FLOAT32);
        Model many = Model.initialize(Net.input(3).dense(2, RELU).compile(), 1);
        double[] row = Dataset.iris().input(0);
        Explainer explainer = Explainer.of(model);

        assertEquals(
                "Explainer.output: expected one of [setosa, versicolor, virginica] but got \"rose\"",
                badArgument(() -> explainer.output("rose")));
        assertEquals(
                "Explainer.output: expected a number from 0 to 2 but got 3", badArgument(() -> explainer.output(3)));
        assertEquals(
                "Explainer: expected the output to explain, one of [y0, y1]; choose it as in"
                        + " Explainer.of(model).output(\"y0\")",
                badArgument(() -> Attribution.occlusion(many, new double[3])));
        assertEquals(
                "Explainer.logits: expected a net that ends with SOFTMAX or SIGMOID but this one ends with RELU; explain"
                        + " its answer instead",
                badArgument(() -> Explainer.of(many).logits()));
        assertEquals(
                "dense1 expects rows of 4 values but row 0 has 1; the net was declared with Net.input(4)",
                badArgument(() -> explainer.gradientTimesInput(new double[1])));
        assertEquals(
                "predict expects finite values but value 1 of row 0 is NaN",
                badArgument(() -> explainer.gradientTimesInput(new double[] {1, Double.NaN, 1, 1})));
        assertEquals(
                "Explainer.integratedGradients: expected a baseline of 4 values, as the row, but got 2",
                badArgument(() -> explainer.integratedGradients(row, new double[2], 10)));
        assertEquals(
                "Explainer.integratedGradients: expected finite values but value 3 of the baseline is Infinity",
                badArgument(() ->
                        explainer.integratedGradients(row, new double[] {0, 0, 0, Double.POSITIVE_INFINITY}, 10)));
        assertEquals(
                "Explainer.integratedGradients: expected at least 1 step but got 0",
                badArgument(() -> explainer.integratedGradients(row, new double[4], 0)));
        assertEquals(
                "Explainer.occlusion: expected a replacement of 4 values, as the row, but got 5",
                badArgument(() -> explainer.occlusion(row, new double[5])));
        assertEquals(
                "Explainer.occlusion: expected an image but the net takes 3 values; declare it with Net.input(1, height,"
                        + " width)",
                badArgument(() -> Explainer.of(many).output(0).occlusion(new double[3], new double[3], 1)));
        assertEquals(
                "Explainer.occlusion: expected a window of 1 to 2 pixels but got 3",
                badArgument(() -> explainer.occlusion(row, new double[4], 3)));
        assertEquals(
                "Attribution.value: expected one of [x0, x1, x2] but got \"x9\"",
                badArgument(() -> Attribution.gradientTimesInput(linear(Precision.FLOAT32), ROW)
                        .value("x9")));
        assertThrows(NullPointerException.class, () -> Explainer.of(null));
    }
}
