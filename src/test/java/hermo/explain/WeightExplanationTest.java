package hermo.explain;

import static hermo.Messages.badArgument;
import static hermo.Messages.badState;
import static hermo.node.Activation.*;
import static hermo.train.Loss.BINARY_CROSS_ENTROPY;
import static hermo.train.Loss.CATEGORICAL_CROSS_ENTROPY;
import static hermo.train.Loss.COSINE;
import static hermo.train.Loss.KULLBACK_LEIBLER;
import static hermo.train.Loss.LOG_COSH;
import static hermo.train.Loss.MEAN_ABSOLUTE_ERROR;
import static hermo.train.Loss.MEAN_SQUARED_ERROR;
import static hermo.train.Loss.POISSON;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hermo.Net;
import hermo.explain.Page.Line;
import hermo.graph.Graph;
import hermo.kernel.Buffer;
import hermo.kernel.Kernel;
import hermo.kernel.Precision;
import hermo.kernel.Shape;
import hermo.model.Model;
import hermo.node.Activation;
import hermo.node.Initializer;
import hermo.node.Node;
import hermo.node.ParameterDeclaration;
import hermo.node.Pass;
import hermo.train.Loss;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class WeightExplanationTest {
    private static final double CLOSE = 1e-12;

    private static double sigmoid(double z) {
        return 1 / (1 + Math.exp(-z));
    }

    @Test
    void every_number_of_the_worked_example_agrees_with_the_calculation_by_hand() {
        WeightExplanation explanation = Worked.TRACE.explain("dense1.weight", 0, 1);

        double a11 = sigmoid(0.15 * 0.05 + 0.20 * 0.10 + 0.35);
        double a12 = sigmoid(0.25 * 0.05 + 0.30 * 0.10 + 0.35);
        double a21 = sigmoid(0.40 * a11 + 0.45 * a12 + 0.60);
        double a22 = sigmoid(0.50 * a11 + 0.55 * a12 + 0.60);
        Map<String, Double> byHand = new LinkedHashMap<>();
        byHand.put("da²[0]", a21 - 0.01); // 2 (ŷ − y) / 2 outputs
        byHand.put("SIGMOID'(z²[0])", a21 * (1 - a21));
        byHand.put("dz²[0]", (a21 - 0.01) * a21 * (1 - a21));
        byHand.put("da²[1]", a22 - 0.99);
        byHand.put("SIGMOID'(z²[1])", a22 * (1 - a22));
        byHand.put("dz²[1]", (a22 - 0.99) * a22 * (1 - a22));
        byHand.put("da¹[0]", 0.40 * byHand.get("dz²[0]") + 0.50 * byHand.get("dz²[1]"));
        byHand.put("SIGMOID'(z¹[0])", a11 * (1 - a11));
        byHand.put("dz¹[0]", byHand.get("da¹[0]") * a11 * (1 - a11));
        byHand.put("dW¹[0,1]", byHand.get("dz¹[0]") * 0.10);
        assertEquals(
                List.copyOf(byHand.keySet()), List.copyOf(explanation.numbers().keySet()));
        byHand.forEach(
                (letter, value) -> assertEquals(value, explanation.numbers().get(letter), CLOSE, letter));
        assertEquals(byHand.get("dW¹[0,1]"), explanation.gradient(), CLOSE);
        assertEquals(Worked.TRACE.dW(1).get(0, 1), explanation.gradient(), CLOSE);
        assertEquals(0.20, explanation.value());
        assertEquals(0.20 - 0.5 * explanation.gradient(), explanation.updated(), CLOSE);
        assertEquals("dense1.weight[0, 1]", explanation.parameter());
    }

    @Test
    void the_text_leads_from_the_loss_to_the_weight() {
        assertEquals(TEXT, Worked.TRACE.explain("dense1.weight", 0, 1).toString());
    }

    @Test
    void a_bias_has_the_input_1() {
        WeightExplanation bias = Worked.TRACE.explain("dense2.bias", 1).withRate(0.1);

        assertEquals(Worked.TRACE.db(2).get(1), bias.gradient(), CLOSE);
        assertEquals("dense2.bias[1]", bias.parameter());
        assertEquals(0.6 - 0.1 * bias.gradient(), bias.updated(), CLOSE);
        assertTrue(bias.toString().contains("""
                The bias
                  db²[1] = dz²[1] · 1 = (-0.0380982) · 1 = -0.0380982

                The update with α = 0.1
                  b²[1] ← b²[1] − α db²[1] = 0.6 − 0.1 · (-0.0380982) = 0.60381"""), bias::toString);
    }

    @Test
    void the_rows_of_a_batch_add_up_whichever_is_shown() {
        double[][] x = {{0.05, 0.10}, {0.7, -0.3}, {-1, 0.5}};
        double[][] y = {{0.01, 0.99}, {0.5, 0.5}, {1, 0}};
        Trace trace = Trace.of(Worked.MODEL, x, y, MEAN_SQUARED_ERROR);

        WeightExplanation first = trace.explain("dense1.weight", 1, 0);
        WeightExplanation third = first.withRow(2);

        assertEquals(trace.dW(1).get(1, 0), first.gradient(), CLOSE);
        assertEquals(first.gradient(), third.gradient());
        assertEquals(trace.dz(1).get(0, 1), first.numbers().get("dz¹[1]"), CLOSE);
        assertEquals(trace.dz(1).get(2, 1), third.numbers().get("dz¹[1]"), CLOSE);
        assertEquals(-trace.dz(1).get(2, 1), third.numbers().get("dz¹[1] · a⁰[0]"), CLOSE);
        assertTrue(third.toString().contains("""
                The chain rule
                  The letters below are those of row 2 of 3 (rows count from 0). L is the mean over the rows, so
                  that each row brings its share of the gradient.
                  ∂L/∂W¹[1,0] = Σ_rows ∂L/∂z¹[1] · ∂z¹[1]/∂W¹[1,0] = Σ_rows dz¹[1] · a⁰[0]
                """), third::toString);
        assertTrue(third.toString().contains("da²[0] = 2 · (a²[0] − y[0]) / 2 / 3 = 2 · ("), third::toString);
    }

    @ParameterizedTest(name = "{0} and {1}")
    @MethodSource("nets")
    void a_pocket_calculator_leads_from_each_number_to_the_next(Activation hidden, Loss loss, Activation ending) {
        Graph graph =
                Net.input(3).dense(4, hidden).dense(3, hidden).dense(3, ending).compile(Precision.FLOAT64);
        double[][] x = {{0.5, -1.2, 2}, {-3, 0.25, 1}};
        double[][] y = {{0.2, 0.3, 0.5}, {0, 1, 0}};
        Trace trace = Trace.of(Model.initialize(graph, 5), x, y, loss);

        List<Line> lines = new ArrayList<>();
        for (int row = 0; row < 2; row++) {
            for (int neuron = 0; neuron < 4; neuron++) {
                ChosenWeight weight = ChosenWeight.of(graph, "dense1.weight", neuron, 2);
                Derivation derivation = Derivation.of(trace, weight, row);
                assertEquals(trace.dW(1).get(neuron, 2), derivation.total(), CLOSE);
                derivation.equations().page("").sections().forEach(section -> lines.addAll(section.lines()));
            }
        }

        List<Line> calculated =
                lines.stream().filter(WeightExplanationTest::isCalculated).toList();
        assertTrue(calculated.size() > 100, () -> calculated.size() + " lines");
        calculated.forEach(WeightExplanationTest::checkDigits);
    }

    static Stream<Arguments> nets() {
        Stream<Arguments> hidden = Stream.of(
                        SIGMOID,
                        TANH,
                        RELU,
                        LEAKY_RELU,
                        RELU6,
                        ELU,
                        SELU,
                        SILU,
                        SOFTPLUS,
                        SOFTSIGN,
                        HARD_SIGMOID,
                        HARD_SWISH,
                        LINEAR,
                        SOFTMAX,
                        GELU,
                        MISH,
                        leakyRelu(0.2))
                .map(activation -> Arguments.of(activation, MEAN_SQUARED_ERROR, TANH));
        Stream<Arguments> losses = Stream.of(
                Arguments.of(TANH, BINARY_CROSS_ENTROPY, SIGMOID),
                Arguments.of(TANH, CATEGORICAL_CROSS_ENTROPY, SOFTMAX),
                Arguments.of(TANH, KULLBACK_LEIBLER, SOFTMAX),
                Arguments.of(TANH, MEAN_ABSOLUTE_ERROR, LINEAR),
                Arguments.of(TANH, LOG_COSH, LINEAR),
                Arguments.of(TANH, POISSON, SOFTPLUS),
                Arguments.of(TANH, COSINE, LINEAR));
        return Stream.concat(hidden, losses);
    }

    /** Whether numbers stand before the last number. */
    private static boolean isCalculated(Line line) {
        return line.equals().size() > 1
                && line.equals()
                        .get(line.equals().size() - 2)
                        .matches("[-−+·/()|,<>≤≥ 0-9.e]*" + "((where|else|exp|tanh|sign)[-−+·/()|,<>≤≥ 0-9.e+]*)*");
    }

    private static void checkDigits(Line line) {
        PocketCalculator.Value value =
                PocketCalculator.of(line.equals().get(line.equals().size() - 2));
        double printed = Double.parseDouble(line.equals().get(line.equals().size() - 1));
        double rounding = 5e-6 * Math.abs(printed);
        assertEquals(value.value(), printed, 1.000001 * (value.error() + rounding), line::toString);
    }

    @Test
    void a_loss_that_keeps_away_from_its_formula_is_told_by_its_value() {
        Graph graph = Net.input(1).dense(1, SIGMOID).compile(Precision.FLOAT64);
        Model sure = Model.of(graph, hermo.graph.Parameters.of(graph, 40, 0));
        Trace trace = Trace.of(sure, new double[][] {{1}}, new double[][] {{0}}, BINARY_CROSS_ENTROPY);

        String text = trace.explain("dense1.weight", 0, 0).toString();

        assertTrue(text.contains("  da¹[0] = ∂L/∂a¹[0] = 0\n"), text);
    }

    @Test
    void wide_layers_show_their_ends_and_keep_all_numbers() {
        Graph graph = Net.input(20).dense(30, TANH).dense(15).compile(Precision.FLOAT64);
        double[][] x = new double[14][20];
        double[][] y = new double[14][15];
        for (int r = 0; r < 14; r++) {
            for (int j = 0; j < 20; j++) {
                x[r][j] = Math.sin(r + 3 * j);
            }
        }
        Trace trace = Trace.of(Model.initialize(graph, 2), x, y, MEAN_SQUARED_ERROR);

        WeightExplanation explanation = trace.explain("dense1.weight", 7, 3);

        String text = explanation.toString();
        assertTrue(text.lines().allMatch(line -> line.length() <= 100), text);
        assertTrue(text.contains("  dz²[2] = da²[2] = ") && text.contains("\n  ⋮\n  da²[12] = "), text);
        assertFalse(text.contains("  da²[3] = "), text);
        assertEquals(trace.da(2).get(0, 3), explanation.numbers().get("da²[3]"), CLOSE);
        assertEquals(trace.dW(1).get(7, 3), explanation.gradient(), CLOSE);
        assertEquals(2, text.lines().filter(line -> line.contains(" + … +")).count(), text);
    }

    @Test
    void where_something_else_follows_the_way_begins_behind_it() {
        Graph graph = Net.input(2).dense(3, TANH).dense(2).dropout(0.5).dense(1).compile(Precision.FLOAT64);
        Trace trace = Trace.of(Model.initialize(graph, 3), Worked.X, new double[][] {{1}}, MEAN_SQUARED_ERROR);

        WeightExplanation first = trace.explain("dense1.weight", 2, 1);
        WeightExplanation last = trace.explain("dense3.bias", 0);

        assertEquals(trace.parameterGradient("dense1.weight").get(2, 1), first.gradient(), CLOSE);
        assertEquals(
                trace.gradient("dense1.activation").get(0, 2), first.numbers().get("da(dense1)[2]"), CLOSE);
        assertTrue(first.toString().contains("""
                Back through dense2
                  What follows dense2 is no chain of dense layers up to the loss, so its gradient is taken as
                  backpropagation gives it.
                  da(dense2)[0] = ∂L/∂z(dense2)[0] ="""), first::toString);
        assertTrue(last.toString().contains("  da(dense3)[0] = 2 · (z(dense3)[0] − y[0]) = "), last::toString);
        assertEquals(trace.parameterGradient("dense3.bias").get(0), last.gradient(), CLOSE);
    }

    @Test
    void floats_are_explained_to_their_rounding() {
        Model model =
                Model.initialize(Net.input(2).dense(3, TANH).dense(2, SOFTMAX).compile(), 3);
        Trace trace = Trace.of(model, Worked.X, new double[][] {{0, 1}}, CATEGORICAL_CROSS_ENTROPY);

        double gradient = trace.explain("dense1.weight", 2, 1).gradient();

        assertEquals(trace.dW(1).get(2, 1), gradient, 1e-6 * Math.abs(gradient));
    }

    @Test
    void what_cannot_be_explained_is_refused() {
        assertEquals(
                "the graph has no parameter \"dense9.weight\"; its parameters are dense1.weight, dense1.bias,"
                        + " dense2.weight, dense2.bias",
                badArgument(() -> Worked.TRACE.explain("dense9.weight", 0, 0)));
        assertEquals(
                "dense1.weight expects 2 indexes, the neuron and the input, but got 1",
                badArgument(() -> Worked.TRACE.explain("dense1.weight", 0)));
        assertEquals(
                "dense1.bias expects 1 index, the neuron, but got 2",
                badArgument(() -> Worked.TRACE.explain("dense1.bias", 0, 0)));
        assertEquals(
                "dense1.weight of shape 2×2 has no position [0, 2]; indexes count from 0",
                assertThrows(IndexOutOfBoundsException.class, () -> Worked.TRACE.explain("dense1.weight", 0, 2))
                        .getMessage());
        WeightExplanation explanation = Worked.TRACE.explain("dense1.weight", 0, 1);
        assertEquals(
                "a trace of 1 row expects a row from 0 to 0 but got 1",
                assertThrows(IndexOutOfBoundsException.class, () -> explanation.withRow(1))
                        .getMessage());
        assertEquals("withRate expects a rate of at least 0 but got -1.0", badArgument(() -> explanation.withRate(-1)));
    }

    @Test
    void a_parameter_of_another_node_is_refused() {
        Graph graph = Net.input(2).node(new Scale()).dense(2).compile(Precision.FLOAT64);
        Trace trace = Trace.of(Model.initialize(graph, 1), Worked.X, Worked.Y, MEAN_SQUARED_ERROR);

        assertEquals(
                "explain expects a weight or a bias of a dense layer but node1.factor belongs to a Scale; see"
                        + " parameterGradient(\"node1.factor\") for its gradient and GradientCheck for whether it is"
                        + " right",
                badArgument(() -> trace.explain("node1.factor", 0)));
        assertEquals(
                trace.parameterGradient("dense1.weight").get(1, 0),
                trace.explain("dense1.weight", 1, 0).gradient(),
                CLOSE);
    }

    @Test
    void an_activation_that_mixes_values_is_refused() {
        Graph graph = Net.input(2).dense(2, new Mean()).compile(Precision.FLOAT64);
        Trace trace = Trace.of(Model.initialize(graph, 1), Worked.X, Worked.Y, MEAN_SQUARED_ERROR);

        assertEquals(
                "explain expects activations of single values, or SOFTMAX, but MEAN behind dense1 mixes the values of a"
                        + " row; see gradient(\"dense1\")",
                badState(() -> trace.explain("dense1.weight", 1, 0)));
    }

    /** y = c x. */
    private static final class Scale implements Node {
        @Override
        public Shape outputShape(List<Shape> inputs) {
            return inputs.get(0);
        }

        @Override
        public List<ParameterDeclaration> parameters(List<Shape> inputs) {
            return List.of(ParameterDeclaration.of("factor", Shape.of(1), Initializer.ONES));
        }

        @Override
        public void forward(Pass pass) {
            for (int i = 0; i < pass.rows() * pass.outputShape().size(); i++) {
                pass.output().set(i, pass.parameter(0).get(0) * pass.input(0).get(i));
            }
        }

        @Override
        public void backward(Pass pass) {
            for (int i = 0; i < pass.rows() * pass.outputShape().size(); i++) {
                double dy = pass.outputGradient().get(i);
                pass.parameterGradient(0).add(0, dy * pass.input(0).get(i));
                if (pass.wantsInputGradient(0)) {
                    pass.inputGradient(0).add(i, dy * pass.parameter(0).get(0));
                }
            }
        }
    }

    /** a_j = mean of z. */
    private static final class Mean implements Activation {
        @Override
        public String name() {
            return "MEAN";
        }

        @Override
        public void forward(Kernel kernel, int rows, int width, Buffer z, Buffer a) {
            for (int i = 0; i < rows * width; i++) {
                for (int j = 0; j < width; j++) {
                    a.add(i, z.get(i / width * width + j) / width);
                }
            }
        }

        @Override
        public void addGradient(Kernel kernel, int rows, int width, Buffer z, Buffer a, Buffer da, Buffer dz) {
            for (int i = 0; i < rows * width; i++) {
                for (int j = 0; j < width; j++) {
                    dz.add(i, da.get(i / width * width + j) / width);
                }
            }
        }
    }

    private static final String TEXT = """
            dense1.weight[0, 1] = 0.2: its gradient 0.000877135 by the chain rule

            The chain rule
              ∂L/∂W¹[0,1] = ∂L/∂z¹[0] · ∂z¹[0]/∂W¹[0,1] = dz¹[0] · a⁰[1]

            From the forward pass
              a⁰                                                        [1, 2]
                          0.05        0.10
              z¹                                                        [1, 2]
                        0.3775      0.3925
              a¹ = SIGMOID(z¹)                                          [1, 2]
                      0.593270    0.596884
              z²                                                        [1, 2]
                       1.10591     1.22492
              a² = SIGMOID(z²)                                          [1, 2]
                      0.751365    0.772928
              y                                                         [1, 2]
                          0.01        0.99

            Back through layer 2 (dense2)
              da²[0] = 2 · (a²[0] − y[0]) / 2 = 2 · (0.751365 − 0.01) / 2 = 0.741365
              SIGMOID'(z²[0]) = a²[0] · (1 − a²[0]) = 0.751365 · (1 − 0.751365) = 0.186816
              dz²[0] = da²[0] · SIGMOID'(z²[0]) = 0.741365 · 0.186816 = 0.138499
              da²[1] = 2 · (a²[1] − y[1]) / 2 = 2 · (0.772928 − 0.99) / 2 = -0.217072
              SIGMOID'(z²[1]) = a²[1] · (1 − a²[1]) = 0.772928 · (1 − 0.772928) = 0.17551
              dz²[1] = da²[1] · SIGMOID'(z²[1]) = (-0.217072) · 0.17551 = -0.0380982

            Back through layer 1 (dense1), neuron 0
              da¹[0] = Σ_k dz²[k] · W²[k,0] = 0.138499 · 0.4 + (-0.0380982) · 0.5 = 0.0363503
              SIGMOID'(z¹[0]) = a¹[0] · (1 − a¹[0]) = 0.59327 · (1 − 0.59327) = 0.241301
              dz¹[0] = da¹[0] · SIGMOID'(z¹[0]) = 0.0363503 · 0.241301 = 0.00877135

            The weight
              dW¹[0,1] = dz¹[0] · a⁰[1] = 0.00877135 · 0.1 = 0.000877135

            The update with α = 0.5
              W¹[0,1] ← W¹[0,1] − α dW¹[0,1] = 0.2 − 0.5 · 0.000877135 = 0.199561""";
}
