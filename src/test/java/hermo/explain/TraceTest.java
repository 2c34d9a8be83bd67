package hermo.explain;

import static hermo.Messages.badArgument;
import static hermo.Messages.badState;
import static hermo.node.Activation.RELU;
import static hermo.node.Activation.SIGMOID;
import static hermo.node.Activation.SOFTMAX;
import static hermo.node.Activation.TANH;
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
import hermo.graph.GraphNode;
import hermo.graph.GraphWiring;
import hermo.graph.Parameters;
import hermo.kernel.Precision;
import hermo.kernel.Shape;
import hermo.model.Model;
import hermo.node.ActivationNode;
import hermo.node.Node;
import hermo.node.Pass;
import hermo.text.Digits;
import hermo.train.Loss;
import hermo.train.Optimizer;
import hermo.train.Trainer;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TraceTest {
    private static final double CLOSE = 1e-12;
    private static final double[][] X = {{0.05, 0.10}};
    private static final double[][] Y = {{0.01, 0.99}};

    private final Graph graph = Net.input(2).dense(2, SIGMOID).dense(2, SIGMOID).compile(Precision.FLOAT64);
    private final Model model = Model.of(
            graph, Parameters.of(graph, 0.15, 0.20, 0.25, 0.30, 0.35, 0.35, 0.40, 0.45, 0.50, 0.55, 0.60, 0.60));
    private final Trace trace = Trace.of(model, X, Y, MEAN_SQUARED_ERROR);

    private static double sigmoid(double z) {
        return 1 / (1 + Math.exp(-z));
    }

    @Test
    void a_worked_example_agrees_with_the_calculation_by_hand() {
        double z11 = 0.15 * 0.05 + 0.20 * 0.10 + 0.35;
        double z12 = 0.25 * 0.05 + 0.30 * 0.10 + 0.35;
        double a11 = sigmoid(z11);
        double a12 = sigmoid(z12);
        double a21 = sigmoid(0.40 * a11 + 0.45 * a12 + 0.60);
        double a22 = sigmoid(0.50 * a11 + 0.55 * a12 + 0.60);
        double da21 = a21 - 0.01; // 2 (ŷ − y) / 2 outputs
        double da22 = a22 - 0.99;
        double dz21 = da21 * a21 * (1 - a21);
        double dz22 = da22 * a22 * (1 - a22);
        double da11 = 0.40 * dz21 + 0.50 * dz22;
        double da12 = 0.45 * dz21 + 0.55 * dz22;
        double dz11 = da11 * a11 * (1 - a11);
        double dz12 = da12 * a12 * (1 - a12);

        assertEquals(2, trace.layers());
        assertArrayEquals(new double[] {0.05, 0.10}, trace.a(0).toArray(), CLOSE);
        assertArrayEquals(new double[] {z11, z12}, trace.z(1).toArray(), CLOSE);
        assertArrayEquals(new double[] {a11, a12}, trace.a(1).toArray(), CLOSE);
        assertArrayEquals(new double[] {a21, a22}, trace.a(2).toArray(), CLOSE);
        assertEquals((da21 * da21 + da22 * da22) / 2, trace.loss(), CLOSE);
        assertArrayEquals(new double[] {da21, da22}, trace.da(2).toArray(), CLOSE);
        assertArrayEquals(new double[] {dz21, dz22}, trace.dz(2).toArray(), CLOSE);
        assertArrayEquals(
                new double[] {dz21 * a11, dz21 * a12, dz22 * a11, dz22 * a12},
                trace.dW(2).toArray(),
                CLOSE);
        assertArrayEquals(new double[] {dz21, dz22}, trace.db(2).toArray(), CLOSE);
        assertArrayEquals(new double[] {da11, da12}, trace.da(1).toArray(), CLOSE);
        assertArrayEquals(new double[] {dz11, dz12}, trace.dz(1).toArray(), CLOSE);
        assertArrayEquals(
                new double[] {dz11 * 0.05, dz11 * 0.10, dz12 * 0.05, dz12 * 0.10},
                trace.dW(1).toArray(),
                CLOSE);
        assertArrayEquals(
                new double[] {0.15 * dz11 + 0.25 * dz12, 0.20 * dz11 + 0.30 * dz12},
                trace.da(0).toArray(),
                CLOSE);
    }

    @Test
    void a_step_moves_every_parameter_against_its_gradient() {
        Model next = trace.step(0.5);

        double[] before = model.parameters().get("dense1.weight").toArray();
        double[] gradient = trace.dW(1).toArray();
        double[] after = next.parameters().get("dense1.weight").toArray();
        for (int i = 0; i < before.length; i++) {
            assertEquals(before[i] - 0.5 * gradient[i], after[i], CLOSE);
        }
        assertTrue(Trace.of(next, X, Y, MEAN_SQUARED_ERROR).loss() < trace.loss());
    }

    @Test
    void a_step_is_that_of_a_trainer() {
        Dataset iris = Dataset.iris();
        Graph net = Net.input(4).dense(5, TANH).dense(3, SOFTMAX).compile(Precision.FLOAT64);
        Model start = Model.initialize(net, 1);
        double[][] x = new double[7][];
        double[][] y = new double[7][3];
        for (int r = 0; r < 7; r++) {
            x[r] = iris.input(20 * r);
            y[r][iris.label(20 * r)] = 1;
        }

        Model next = Trace.of(start, x, y, CATEGORICAL_CROSS_ENTROPY).step(0.1);

        Model trained = Trainer.minimize(CATEGORICAL_CROSS_ENTROPY)
                .optimizer(Optimizer.sgd())
                .learningRate(0.1)
                .batchSize(7)
                .epochs(1)
                .shuffle(false)
                .fit(start, Dataset.of(x, y))
                .model();
        assertArrayEquals(trained.parameters().toArray(), next.parameters().toArray(), 1e-12);
    }

    @Test
    void nodes_and_parameters_are_there_by_name() {
        assertEquals(trace.z(1), trace.output("dense1"));
        assertEquals(trace.a(1), trace.output("dense1.activation"));
        assertEquals(trace.dz(2), trace.gradient("dense2"));
        assertEquals(trace.dW(1), trace.parameterGradient("dense1.weight"));
        assertEquals(trace.db(2), trace.parameterGradient("dense2.bias"));
    }

    @Test
    void what_does_not_fit_is_refused() {
        assertEquals(
                "Trace.of expects at least one row but got 0",
                badArgument(() -> Trace.of(model, new double[0][], new double[0][], MEAN_SQUARED_ERROR)));
        assertEquals(
                "Trace.of expects as many rows of y as of x but got 1 of x and 2 of y",
                badArgument(() -> Trace.of(model, X, new double[2][2], MEAN_SQUARED_ERROR)));
        assertEquals(
                "dense1 expects rows of 2 values but row 0 has 3; the net was declared with Net.input(2)",
                badArgument(() -> Trace.of(model, new double[1][3], Y, MEAN_SQUARED_ERROR)));
        assertEquals(
                "the net answers rows of 2 values but row 0 of y has 1",
                badArgument(() -> Trace.of(model, X, new double[1][1], MEAN_SQUARED_ERROR)));
        assertEquals("step expects a rate of at least 0 but got -0.1", badArgument(() -> trace.step(-0.1)));
        assertEquals(
                "a trace of 2 layers expects a layer from 1 to 2 but got 3",
                assertThrows(IndexOutOfBoundsException.class, () -> trace.z(3)).getMessage());
    }

    @Test
    void a_net_that_is_no_chain_of_dense_layers_is_asked_by_name() {
        Graph twice = Net.input(2).dense(3, RELU).activation(TANH).dense(2).compile(Precision.FLOAT64);
        Trace byName = Trace.of(Model.initialize(twice, 1), X, Y, MEAN_SQUARED_ERROR);

        assertEquals(
                "layers by number expect dense layers one after the other, each with at most one activation and then at"
                        + " most one dropout, but there is activation1; ask by name: output(\"activation1\"),"
                        + " gradient(\"activation1\"), parameterGradient(\"dense1.weight\")",
                badState(() -> byName.dW(1)));
        assertEquals(3, byName.output("activation1").toArray().length);
        assertEquals(6, byName.parameterGradient("dense1.weight").toArray().length);
        String text = byName.toString();
        for (String formula : new String[] {
            "a(input) = x",
            "z(dense1) = a(input) W(dense1)ᵀ + b(dense1)",
            "a(dense1.activation) = RELU(z(dense1))",
            "a(activation1) = TANH(a(dense1.activation))",
            "z(dense2) = a(activation1) W(dense2)ᵀ + b(dense2)",
            "= Σ (ŷ − y) · (ŷ − y) / 2",
            "dz(dense2) = ∂L/∂ŷ = 2 · (ŷ − y) / 2",
            "dW(dense2) = dz(dense2)ᵀ a(activation1)",
            "db(dense2) = Σ_rows dz(dense2)",
            "da(activation1) = dz(dense2) W(dense2)",
            "da(dense1.activation) = da(activation1) ⊙ TANH'(a(dense1.activation))",
            "dz(dense1) = da(dense1.activation) ⊙ RELU'(z(dense1))",
            "da(input) = dz(dense1) W(dense1)",
            "W(dense1) ← W(dense1) − α dW(dense1)"
        }) {
            assertEquals(
                    1,
                    text.lines()
                            .filter(l -> l.startsWith("  ") && l.contains(formula))
                            .count(),
                    formula + "\n" + text);
        }
    }

    @Test
    void a_net_with_dropout_is_walked_like_a_chain_with_the_mask_in_between() {
        Graph dropping = Net.input(1).dense(4, TANH).dropout(0.5).dense(1).compile(Precision.FLOAT64);
        Model start = Model.of(dropping, Parameters.of(dropping, 1, -1, 2, 0.5, 0, 0, 0, 0, 1, 2, 3, 4, 0.5));

        Trace walked = Trace.of(start, new double[][] {{1}}, new double[][] {{1}}, MEAN_SQUARED_ERROR);

        assertEquals(2, walked.layers());
        assertEquals(walked.output("dense1.activation"), walked.a(1));
        assertEquals(walked.parameterGradient("dense1.weight"), walked.dW(1));
        String text = walked.toString();
        assertTrue(text.contains("""
                  a¹ = TANH(z¹)                                             [1, 4]
                          0.761594   -0.761594    0.964028    0.462117
                  m¹ of 0 and 1                                             [1, 4]
                                 0           0           1           1
                  u¹ = m¹ ⊙ a¹ / (1 − 0.5)                                  [1, 4]
                           0.00000     0.00000     1.92806     0.92423
                """), text);
        assertTrue(text.contains("z² = u¹ W²ᵀ + b²") && text.contains("dW² = dz²ᵀ u¹"), text);
        assertTrue(text.contains("""
                  du¹ = dz² W²                                              [1, 4]
                           17.9622     35.9244     53.8866     71.8488

                Backward, layer 1
                  da¹ = m¹ ⊙ du¹ / (1 − 0.5)                                [1, 4]
                             0.000       0.000     107.773     143.698
                """), text);
    }

    @Test
    void a_mask_is_that_of_the_pass() {
        Graph dropping = Net.input(1)
                .dense(3)
                .dropout(0.25)
                .dense(40, TANH)
                .dropout(0.75)
                .dense(1)
                .compile();
        Model start = Model.initialize(dropping, 1);
        double[][] x = {{1}, {2}, {-3}};

        Trace walked = Trace.of(start, x, new double[3][1], MEAN_SQUARED_ERROR);

        double[] mask = RowsPass.mask(dropping, dropping.node("dropout2"), 3).toArray();
        double[] before = walked.a(2).toArray();
        double[] after = walked.output("dropout2").toArray();
        for (int i = 0; i < mask.length; i++) {
            assertEquals(mask[i] * before[i] / 0.25, after[i], 1e-6);
        }
        assertTrue(Arrays.stream(mask).sum() > 10 && Arrays.stream(mask).sum() < 60);
        assertTrue(walked.toString().contains("u² = m² ⊙ a² / (1 − 0.75)"), walked::toString);
    }

    @Test
    void where_several_read_a_node_its_gradient_comes_after_the_last_of_them() {
        GraphWiring wiring = Graph.builder(Precision.FLOAT64);
        GraphNode input = wiring.input(Shape.of(2));
        GraphNode left = wiring.add("left", new ActivationNode(TANH), input);
        GraphNode right = wiring.add("right", new ActivationNode(SIGMOID), input);
        wiring.add("sum", new Sum(), left, right);

        String text = Trace.of(Model.initialize(wiring.build(), 1), X, Y, MEAN_SQUARED_ERROR)
                .toString();

        assertTrue(text.contains("\n  a(sum) = Sum(a(left), a(right))   "), text);
        assertTrue(text.contains("\n  da(left)      "), text);
        assertTrue(text.contains("\n  da(input)     "), text);
        assertEquals(
                1, text.lines().filter(line -> line.startsWith("  da(input)")).count(), text);
    }

    private static final class Sum implements Node {
        @Override
        public Shape outputShape(List<Shape> inputs) {
            return inputs.get(0);
        }

        @Override
        public void forward(Pass pass) {
            for (int i = 0; i < pass.rows() * pass.outputShape().size(); i++) {
                pass.output().set(i, pass.input(0).get(i) + pass.input(1).get(i));
            }
        }

        @Override
        public void backward(Pass pass) {
            for (int i = 0; i < pass.rows() * pass.outputShape().size(); i++) {
                pass.inputGradient(0).add(i, pass.outputGradient().get(i));
                pass.inputGradient(1).add(i, pass.outputGradient().get(i));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"MEAN_SQUARED_ERROR", "MEAN_ABSOLUTE_ERROR", "BINARY_CROSS_ENTROPY", "CATEGORICAL_CROSS_ENTROPY"
            })
    void a_pocket_calculator_comes_to_the_loss(String name) throws ReflectiveOperationException {
        Loss loss = (Loss) Loss.class.getField(name).get(null);
        Graph ending = Net.input(2)
                .dense(3, name.startsWith("CAT") ? SOFTMAX : SIGMOID)
                .compile(Precision.FLOAT64);
        double[][] y = {{0, 1, 0}, {1, 0, 0}};
        Trace walked = Trace.of(Model.initialize(ending, 1), new double[][] {{1, 2}, {0.1, -2}}, y, loss);

        Page.Line line = Walk.of(walked).sections().stream()
                .flatMap(section -> section.lines().stream())
                .filter(l -> l.formula().equals("L"))
                .findFirst()
                .orElseThrow();

        PocketCalculator.Value value = PocketCalculator.of(line.equals().get(2));
        assertEquals(walked.loss(), value.value(), value.error() + 1e-12, line::toString);
        assertTrue(line.equals().get(3).startsWith(Digits.of(walked.loss()) + ", with ŷ = a^1"), line::toString);
        assertTrue(walked.toString().lines().allMatch(l -> l.length() <= 100), walked::toString);
    }

    @Test
    void a_loss_without_a_formula_and_one_that_keeps_away_from_its_formula_are_told_by_their_values() {
        Graph sure = Net.input(1).dense(1, SIGMOID).compile(Precision.FLOAT64);
        Trace walked = Trace.of(
                Model.of(sure, Parameters.of(sure, 40, 0)),
                new double[][] {{1}},
                new double[][] {{0}},
                Loss.BINARY_CROSS_ENTROPY);

        assertTrue(Trace.of(model, X, Y, Loss.COSINE).toString().contains("  L = COSINE(ŷ, y) = "));
        assertTrue(
                walked.toString().contains("  L = BINARY_CROSS_ENTROPY(ŷ, y) = 16.1181, with ŷ = a¹\n"),
                walked::toString);
    }

    @Test
    void an_update_that_no_number_holds_is_told_without_numbers() {
        Graph one = Net.input(1).dense(1).compile();
        Trace walked = Trace.of(
                Model.of(one, Parameters.of(one, 0, 0)),
                new double[][] {{3e38}},
                new double[][] {{3}},
                MEAN_SQUARED_ERROR);

        assertFalse(walked.update().staysFinite(0.5), walked::toString);
        assertTrue(walked.toString().contains("\n  W¹ ← W¹ − α dW¹\n"), walked::toString);
    }

    @Test
    void the_text_walks_the_chapter() {
        assertEquals(TEXT, trace.toString());
    }

    @Test
    void long_matrices_are_cut_in_the_middle() {
        Model wide = Model.initialize(Net.input(20).dense(30, SOFTMAX).compile(), 1);
        double[][] y = new double[9][30];
        for (double[] row : y) {
            row[3] = 1;
        }

        String text = Trace.of(wide, new double[9][20], y, Loss.CATEGORICAL_CROSS_ENTROPY)
                .toString();

        assertTrue(text.lines().allMatch(line -> line.length() <= 100), text);
        assertTrue(text.lines().filter(line -> line.endsWith("⋮")).count() > 3, text);
        assertTrue(text.contains("dz¹ = a¹ ⊙ (da¹ − Σ_j da¹_j a¹_j)"), text);
    }

    private static final String TEXT = """
            Backpropagation of 1 row: MEAN_SQUARED_ERROR = 0.298371

            Forward
              a⁰ = x                                                    [1, 2]
                          0.05        0.10
              W¹                                                        [2, 2]
                          0.15        0.20
                          0.25        0.30
              b¹                                                        [1, 2]
                          0.35        0.35
              z¹ = a⁰ W¹ᵀ + b¹                                          [1, 2]
                        0.3775      0.3925
              a¹ = SIGMOID(z¹)                                          [1, 2]
                      0.593270    0.596884
              W²                                                        [2, 2]
                          0.40        0.45
                          0.50        0.55
              b²                                                        [1, 2]
                           0.6         0.6
              z² = a¹ W²ᵀ + b²                                          [1, 2]
                       1.10591     1.22492
              a² = SIGMOID(z²)                                          [1, 2]
                      0.751365    0.772928

            Loss
              y                                                         [1, 2]
                          0.01        0.99
              L = MEAN_SQUARED_ERROR(ŷ, y)
                = Σ (ŷ − y) · (ŷ − y) / 2
                = ((0.751365 − 0.01) · (0.751365 − 0.01) + (0.772928 − 0.99) · (0.772928 − 0.99)) / 2
                = 0.298371, with ŷ = a²
              da² = ∂L/∂ŷ = 2 · (ŷ − y) / 2                             [1, 2]
                      0.741365   -0.217072

            Backward, layer 2
              dz² = da² ⊙ SIGMOID'(z²)                                  [1, 2]
                      0.138499   -0.038098
              dW² = dz²ᵀ a¹                                             [2, 2]
                     0.0821670   0.0826676
                    -0.0226025  -0.0227402
              db² = Σ_rows dz²                                          [1, 2]
                      0.138499   -0.038098
              da¹ = dz² W²                                              [1, 2]
                     0.0363503   0.0413703

            Backward, layer 1
              dz¹ = da¹ ⊙ SIGMOID'(z¹)                                  [1, 2]
                    0.00877135  0.00995425
              dW¹ = dz¹ᵀ a⁰                                             [2, 2]
                    0.00043857  0.00087714
                    0.00049771  0.00099543
              db¹ = Σ_rows dz¹                                          [1, 2]
                    0.00877135  0.00995425

            Update, by step(α), here with α = 0.5
              W¹ ← W¹ − α dW¹                                           [2, 2]
                      0.149781    0.199561
                      0.249751    0.299502
              b¹ ← b¹ − α db¹                                           [1, 2]
                      0.345614    0.345023
              W² ← W² − α dW²                                           [2, 2]
                      0.358916    0.408666
                      0.511301    0.561370
              b² ← b² − α db²                                           [1, 2]
                      0.530751    0.619049""";
}
