package hermo.model;

import static hermo.Messages.badState;
import static hermo.node.Activation.LINEAR;
import static hermo.node.Activation.SIGMOID;
import static hermo.node.Activation.SOFTMAX;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import hermo.Net;
import hermo.data.Dataset;
import hermo.graph.Graph;
import hermo.graph.Parameters;
import hermo.kernel.Precision;
import hermo.node.Activation;
import hermo.train.Loss;
import hermo.train.Schedule;
import hermo.train.Trainer;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Class names and probabilities of answers. The nets answer with their own inputs. */
class ClassificationTest {
    private static final double[][] ROWS = {{3, 0, 0}, {0, 3, 0}, {0, 0, 3}};

    /** Returns a model whose answer is f(x), which knows the classes a, b, c. */
    private static Model echo(Activation f) {
        Graph graph = Net.input(3).dense(3, f).compile(Precision.FLOAT64);
        Model start = Model.of(graph, Parameters.of(graph, 1, 0, 0, 0, 1, 0, 0, 0, 1, 0, 0, 0));
        return named(start, Dataset.of(ROWS, new String[] {"a", "b", "c"}));
    }

    /** Returns a model whose answer is σ(x), which knows the classes no and yes. */
    private static Model echoOfOne() {
        Graph graph = Net.input(1).dense(1, SIGMOID).compile(Precision.FLOAT64);
        Model start = Model.of(graph, Parameters.of(graph, 1, 0));
        return named(start, Dataset.of(new double[][] {{-1}, {1}}, new String[] {"no", "yes"}));
    }

    private static Model named(Model start, Dataset data) {
        return Trainer.minimize(Loss.MEAN_SQUARED_ERROR)
                .learningRate(Schedule.constant(0))
                .epochs(1)
                .fit(start, data)
                .model();
    }

    @Test
    void the_class_is_that_of_the_greatest_answer() {
        Model model = echo(LINEAR);

        assertEquals("a", model.classify(3, 1, 2));
        assertEquals("b", model.classify(-3, -1, -2));
        assertEquals("c", model.classify(0, 0, 1e-9));
    }

    @Test
    void of_equal_answers_the_first_class_counts() {
        assertEquals("a", echo(LINEAR).classify(1, 1, 1));
        assertEquals("b", echo(LINEAR).classify(0, 1, 1));
    }

    @Test
    void several_rows_are_classified_at_once() {
        assertArrayEquals(new String[] {"a", "b", "c"}, echo(SOFTMAX).classify(ROWS));
    }

    @Test
    void probabilities_stand_in_the_order_of_the_classes() {
        Map<String, Double> probabilities = echo(SOFTMAX).probabilities(Math.log(2), Math.log(5), Math.log(3));

        assertEquals(List.of("a", "b", "c"), List.copyOf(probabilities.keySet()));
        assertEquals(0.2, probabilities.get("a"), 1e-15);
        assertEquals(0.5, probabilities.get("b"), 1e-15);
        assertEquals(0.3, probabilities.get("c"), 1e-15);
    }

    @Test
    void several_rows_have_several_probabilities() {
        Model model = echo(SOFTMAX);

        List<Map<String, Double>> all = model.probabilities(ROWS);

        assertEquals(3, all.size());
        for (int r = 0; r < 3; r++) {
            assertEquals(model.probabilities(ROWS[r]), all.get(r));
        }
    }

    @Test
    void one_output_is_the_probability_of_the_second_class() {
        Model model = echoOfOne();

        Map<String, Double> probabilities = model.probabilities(Math.log(3));

        assertEquals(List.of("no", "yes"), List.copyOf(probabilities.keySet()));
        assertEquals(0.75, probabilities.get("yes"), 1e-15);
        assertEquals(0.25, probabilities.get("no"), 1e-15);
    }

    @Test
    void one_output_says_the_second_class_from_a_half_on() {
        Model model = echoOfOne();

        assertEquals("no", model.classify(-0.001));
        assertEquals("yes", model.classify(0));
        assertEquals("yes", model.classify(0.001));
    }

    @Test
    void a_model_of_numbers_knows_no_classes() {
        Model model = named(
                Model.initialize(Net.input(1).dense(1).compile(), 1),
                Dataset.of(new double[][] {{1}}, new double[] {1}));
        String expected = "the model knows no classes: it was trained on numbers, or not trained; use predict";

        assertEquals(expected, badState(() -> model.classify(1)));
        assertEquals(expected, badState(() -> model.classify(new double[][] {{1}})));
        assertEquals(expected, badState(() -> model.probabilities(1)));
        assertEquals(expected, badState(() -> model.probabilities(new double[][] {{1}})));
    }

    @Test
    void an_untrained_model_knows_no_classes() {
        Model model = Model.initialize(Net.input(4).dense(3, SOFTMAX).compile(), 1);

        assertEquals(
                "the model knows no classes: it was trained on numbers, or not trained; use predict",
                badState(() -> model.classify(5.1, 3.5, 1.4, 0.2)));
    }
}
