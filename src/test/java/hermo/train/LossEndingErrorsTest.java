package hermo.train;

import static hermo.Messages.badArgument;
import static hermo.node.Activation.LINEAR;
import static hermo.node.Activation.RELU;
import static hermo.node.Activation.SIGMOID;
import static hermo.node.Activation.SOFTMAX;
import static hermo.node.Activation.TANH;
import static hermo.train.Loss.BINARY_CROSS_ENTROPY;
import static hermo.train.Loss.CATEGORICAL_CROSS_ENTROPY;
import static org.junit.jupiter.api.Assertions.assertEquals;

import hermo.Net;
import hermo.data.Dataset;
import hermo.graph.Graph;
import hermo.model.Model;
import hermo.node.Activation;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A loss that cannot read what the net ends with is refused before the first step. */
class LossEndingErrorsTest {
    private static final Dataset THREE = Dataset.iris();
    private static final Dataset TWO = Dataset.of(new double[][] {{1, 2, 3, 4}, {4, 3, 2, 1}}, new String[] {"a", "b"});

    static Stream<Arguments> endingsThatDoNotFit() {
        return Stream.of(
                Arguments.of(
                        CATEGORICAL_CROSS_ENTROPY,
                        RELU,
                        "CATEGORICAL_CROSS_ENTROPY needs probabilities but the net ends with RELU; end it with dense(3,"
                                + " SOFTMAX)"),
                Arguments.of(
                        CATEGORICAL_CROSS_ENTROPY,
                        LINEAR,
                        "CATEGORICAL_CROSS_ENTROPY needs probabilities but the net ends with LINEAR; end it with"
                                + " dense(3, SOFTMAX)"),
                Arguments.of(
                        CATEGORICAL_CROSS_ENTROPY,
                        TANH,
                        "CATEGORICAL_CROSS_ENTROPY needs probabilities but the net ends with TANH; end it with dense(3,"
                                + " SOFTMAX)"),
                Arguments.of(
                        CATEGORICAL_CROSS_ENTROPY,
                        SIGMOID,
                        "CATEGORICAL_CROSS_ENTROPY needs probabilities but the net ends with SIGMOID; end it with"
                                + " dense(3, SOFTMAX)"),
                Arguments.of(
                        BINARY_CROSS_ENTROPY,
                        LINEAR,
                        "BINARY_CROSS_ENTROPY needs probabilities but the net ends with LINEAR; end it with dense(3,"
                                + " SIGMOID)"),
                Arguments.of(
                        BINARY_CROSS_ENTROPY,
                        RELU,
                        "BINARY_CROSS_ENTROPY needs probabilities but the net ends with RELU; end it with dense(3,"
                                + " SIGMOID)"));
    }

    @ParameterizedTest(name = "{0} after {1}")
    @MethodSource("endingsThatDoNotFit")
    void an_ending_that_does_not_fit_is_told_with_one_that_does(Loss loss, Activation ending, String expected) {
        Graph graph = Net.input(4).dense(8, RELU).dense(3, ending).compile();

        assertEquals(expected, badArgument(() -> Trainer.minimize(loss).fit(graph, THREE)));
    }

    @Test
    void an_activation_as_a_layer_of_its_own_is_the_ending_too() {
        Graph graph = Net.input(4).dense(3).activation(RELU).compile();

        assertEquals(
                "CATEGORICAL_CROSS_ENTROPY needs probabilities but the net ends with RELU; end it with dense(3, SOFTMAX)",
                badArgument(() -> Trainer.minimize(CATEGORICAL_CROSS_ENTROPY).fit(graph, THREE)));
    }

    @Test
    void one_sigmoid_for_two_classes_wants_the_loss_of_one_probability() {
        Graph graph = Net.input(4).dense(1, SIGMOID).compile();

        String message =
                badArgument(() -> Trainer.minimize(CATEGORICAL_CROSS_ENTROPY).fit(graph, TWO));

        // not dense(1, SOFTMAX), which every net refuses
        assertEquals(-1, message.indexOf("dense(1, SOFTMAX)"), message);
    }

    @Test
    void a_loss_of_sides_needs_both_sides_of_0() {
        for (Activation ending : new Activation[] {SIGMOID, Activation.RELU, Activation.SOFTPLUS}) {
            Graph graph = Net.input(4).dense(1, ending).compile();

            assertEquals(
                    "HINGE needs answers on both sides of 0 but the net ends with " + ending
                            + "; end it with dense(1, LINEAR)",
                    badArgument(() -> Trainer.minimize(Loss.HINGE).fit(graph, TWO)));
        }
    }

    @Test
    void a_net_without_layers_answers_no_probabilities() {
        Graph graph = Net.input(3).compile();
        Dataset data = Dataset.of(new double[][] {{5, -1, 2}}, new double[][] {{1, 0, 0}});

        assertEquals(
                "CATEGORICAL_CROSS_ENTROPY needs probabilities but the net ends with LINEAR; end it with dense(3, SOFTMAX)",
                badArgument(() -> Trainer.minimize(CATEGORICAL_CROSS_ENTROPY).fit(graph, data)));
    }

    @Test
    void dropout_at_the_end_hides_no_ending() {
        Graph graph = Net.input(4).dense(3).dropout(0.2).compile();

        assertEquals(
                "CATEGORICAL_CROSS_ENTROPY needs probabilities but the net ends with LINEAR; end it with dense(3, SOFTMAX)",
                badArgument(() -> Trainer.minimize(CATEGORICAL_CROSS_ENTROPY).fit(graph, Dataset.iris())));
    }

    static Stream<Arguments> endingsThatFit() {
        Activation own = Activation.of("own", z -> 0.5 + z / 1000, z -> 1.0 / 1000);
        return Stream.of(
                Arguments.of(CATEGORICAL_CROSS_ENTROPY, SOFTMAX),
                Arguments.of(CATEGORICAL_CROSS_ENTROPY, own),
                Arguments.of(BINARY_CROSS_ENTROPY, SIGMOID),
                Arguments.of(BINARY_CROSS_ENTROPY, Activation.HARD_SIGMOID),
                Arguments.of(BINARY_CROSS_ENTROPY, SOFTMAX),
                Arguments.of(BINARY_CROSS_ENTROPY, own),
                Arguments.of(Loss.MEAN_SQUARED_ERROR, RELU),
                Arguments.of(Loss.MEAN_SQUARED_ERROR, SOFTMAX),
                Arguments.of(Loss.huber(1), LINEAR));
    }

    @ParameterizedTest(name = "{0} after {1}")
    @MethodSource("endingsThatFit")
    void an_ending_that_fits_trains(Loss loss, Activation ending) {
        Graph graph = Net.input(4).dense(3, ending).compile();

        Fit fit = Trainer.minimize(loss).epochs(2).standardizeInputs().fit(graph, THREE);

        assertEquals(StopReason.EPOCHS, fit.stopReason());
    }

    @Test
    void before_the_matching_ending_the_loss_reads_the_logits() {
        Graph softmax = Net.input(1).dense(2, SOFTMAX).compile();
        Graph sigmoid = Net.input(1).dense(1, SIGMOID).compile();
        Dataset wrong = Dataset.of(new double[][] {{1}, {1}}, new int[] {0, 0}, List.of("a", "b"));

        // from the logits −1000 and 1000; from the probabilities it could be −ln 1e-7 at most
        assertEquals(2000, epochLoss(CATEGORICAL_CROSS_ENTROPY, Line.model(softmax, -1000, 1000, 0, 0), wrong));
        assertEquals(1000, epochLoss(BINARY_CROSS_ENTROPY, Line.model(sigmoid, 1000, 0), wrong));
    }

    private static double epochLoss(Loss loss, Model model, Dataset data) {
        Fit fit = Trainer.minimize(loss)
                .learningRate(Schedule.constant(0))
                .epochs(1)
                .fit(model, data);
        return fit.history().epochs().get(0).loss();
    }

    @Test
    void the_ending_is_checked_when_a_model_goes_on_too() {
        Graph graph = Net.input(4).dense(3).compile();
        Fit fit = Trainer.minimize(Loss.MEAN_SQUARED_ERROR).epochs(1).fit(graph, THREE);

        assertEquals(
                "BINARY_CROSS_ENTROPY needs probabilities but the net ends with LINEAR; end it with dense(3, SIGMOID)",
                badArgument(() -> Trainer.minimize(BINARY_CROSS_ENTROPY).fit(fit.model(), THREE)));
    }
}
