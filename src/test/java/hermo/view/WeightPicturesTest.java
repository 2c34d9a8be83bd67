package hermo.view;

import static hermo.node.Activation.RELU;
import static hermo.node.Activation.SIGMOID;
import static hermo.node.Activation.SOFTMAX;
import static hermo.node.Activation.TANH;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hermo.Net;
import hermo.data.Dataset;
import hermo.graph.Graph;
import hermo.graph.Parameters;
import hermo.model.Model;
import hermo.picture.SvgChecks;
import hermo.train.Loss;
import hermo.train.Trainer;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;

/** Heat maps, histograms and images of {@link Plot}. */
class WeightPicturesTest {
    private static final Graph GRAPH =
            Net.input(4).dense(2, RELU).dense(3, SOFTMAX).compile();
    private static final Model IRIS = Trainer.minimize(Loss.CATEGORICAL_CROSS_ENTROPY)
            .epochs(1)
            .seed(1)
            .fit(GRAPH, Dataset.iris())
            .model();

    private static Model with(String name, double... values) {
        return IRIS.withParameters(IRIS.parameters().with(name, values));
    }

    @Test
    void weights_are_a_neuron_a_row_with_the_names_of_the_columns() {
        Model model = with("dense1.weight", 1, 2, 3, 4, -1, -2, -3, -4.5);

        assertEquals("""
                dense1.weight 2×4, neuron × input
                neuron  sepal_length  sepal_width  petal_length  petal_width
                     0          1.00         2.00          3.00         4.00
                     1         -1.00        -2.00         -3.00        -4.50""", Plot.weights(model, "dense1.weight").toString());
        SvgChecks.check(Plot.weights(model, "dense1.weight"));
    }

    @Test
    void the_last_layer_has_the_names_of_the_classes() {
        Model model = with("dense2.weight", 1, 2, 3, 4, 5, 6);

        assertEquals("""
                dense2.weight 3×2, neuron × input
                neuron      0  1
                setosa      1  2
                versicolor  3  4
                virginica   5  6""", Plot.weights(model, "dense2.weight").toString());
        SvgChecks bias = SvgChecks.check(Plot.weights(IRIS, "dense2.bias"));
        assertTrue(bias.texts().containsAll(List.of("setosa", "versicolor", "virginica", "neuron")));
    }

    @Test
    void there_is_a_histogram_a_parameter_with_mean_and_deviation() {
        SvgChecks svg = SvgChecks.check(Plot.weightHistogram(with("dense1.bias", -1, 3)));

        assertTrue(svg.texts().containsAll(List.of("dense1.weight", "dense1.bias", "dense2.weight", "dense2.bias")));
        assertTrue(
                svg.texts().contains("mean 1.000, deviation 2.000"), svg.texts().toString());
    }

    @Test
    void neurons_that_never_answer_are_dead_and_stand_out() {
        Model model = with("dense1.weight", 1, 1, 1, 1, -1, -1, -1, -1)
                .withParameters(with("dense1.weight", 1, 1, 1, 1, -1, -1, -1, -1)
                        .parameters()
                        .with("dense1.bias", 0, 0));

        SvgChecks svg = SvgChecks.check(Plot.activations(model, Dataset.iris().inputs()));

        assertTrue(svg.texts().containsAll(List.of("dense1 RELU", "1 of 2 neurons dead", "dense2 SOFTMAX")));
        assertEquals(1, svg.elements("rect", "fill", "#d9601a").size());
        assertTrue(svg.texts().contains("output, 3 neurons"));
        assertTrue(svg.texts().contains("Activations of 150 rows"));
    }

    @Test
    void values_near_the_ends_of_a_bounded_activation_are_saturated_and_stand_out() {
        Graph graph = Net.input(1).dense(1, TANH).dense(1, SIGMOID).dense(1).compile();
        Model model = Model.of(graph, Parameters.of(graph, 1, 0, 10, 5, 1, 0));

        SvgChecks svg = SvgChecks.check(Plot.activations(model, new double[][] {{-9}, {-0.5}, {0.5}, {9}}));

        assertTrue(svg.texts().containsAll(List.of("50 % of values saturated", "75 % of values saturated")));
        List<Element> sick = svg.elements("rect", "fill", "#d9601a");
        assertEquals(4, sick.size(), "tanh at both ends, σ at both ends");
    }

    @Test
    void wrong_images_are_marked_with_prediction_and_truth() {
        Dataset digits = Dataset.digits();
        Graph graph = Net.input(64).dense(10, SOFTMAX).compile();
        Model trained = Trainer.minimize(Loss.CATEGORICAL_CROSS_ENTROPY)
                .epochs(1)
                .seed(1)
                .fit(graph, digits)
                .model();
        double[] sevens = new double[10];
        sevens[7] = 100;
        Model always = trained.withParameters(
                trained.parameters().with("dense1.weight", new double[640]).with("dense1.bias", sevens));
        Dataset four = digits.select(7, 17, 3, 27);

        SvgChecks svg = SvgChecks.check(Plot.images(four, always, 3));

        assertEquals(3, svg.elements("image").size());
        assertEquals(
                List.of("7", "7", "3", "7"), List.of(truth(four, 0), truth(four, 1), truth(four, 2), truth(four, 3)));
        assertEquals(List.of("3 images, 1 wrong: ✗ prediction, is truth", "7", "7", "✗ 7, is 3"), svg.texts());
        assertEquals(1, svg.elements("rect", "fill", "#d9601a").size());
    }

    private static String truth(Dataset data, int row) {
        return data.classNames().get(data.label(row));
    }

    @Test
    void what_cannot_be_drawn_is_refused_with_the_reason() {
        Model empty = Model.initialize(Net.input(2).activation(RELU).compile(), 1);

        assertEquals(
                "the graph has no parameter \"dense9.weight\"; its parameters are dense1.weight, dense1.bias,"
                        + " dense2.weight, dense2.bias",
                refused(() -> Plot.weights(IRIS, "dense9.weight")));
        assertEquals(
                "Plot.weightHistogram: expected a model with parameters but got one with 0",
                refused(() -> Plot.weightHistogram(empty)));
        assertEquals(
                "Plot.activations: expected at least one row but got 0",
                refused(() -> Plot.activations(IRIS, new double[0][])));
        assertEquals(
                "dense1 expects rows of 4 values but row 1 has 2; the net was declared with Net.input(4)",
                refused(() -> Plot.activations(IRIS, new double[][] {{1, 2, 3, 4}, {1, 2}})));
        assertEquals(
                "Plot.activations: expected finite numbers but row 1 has NaN as input 2; leave the row out or fill the gap",
                refused(() -> Plot.activations(IRIS, new double[][] {{1, 2, 3, 4}, {1, 2, Double.NaN, 4}})));
        assertEquals(
                "Plot.images: expected a model that knows classes but this one was trained on numbers, or not trained; train"
                        + " it on rows with a class each",
                refused(() -> Plot.images(Dataset.iris(), Model.initialize(GRAPH, 1), 1, 2)));
        assertEquals(
                "Plot.images: expected at least one image but got 0",
                refused(() -> Plot.images(Dataset.iris(), IRIS, 0)));
        assertEquals(
                "Plot.images: expected whole rows of 3 pixels but an image has 4",
                refused(() -> Plot.images(Dataset.iris(), IRIS, 1, 3)));
        assertEquals(
                "Plot.images: expected rows with a class each but got rows with numbers",
                refused(() -> Plot.images(Dataset.of(new double[1][4], new double[1][1]), IRIS, 1)));
        assertEquals(
                "Plot.images: expected square images but a row has 10 numbers; say how many pixels lie side by side:"
                        + " Plot.images(data, model, count, columns)",
                refused(() -> Plot.images(Dataset.diabetes(), IRIS, 1)));
    }

    private static String refused(Runnable call) {
        return assertThrows(IllegalArgumentException.class, call::run).getMessage();
    }
}
