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
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hermo.Net;
import hermo.data.Dataset;
import hermo.graph.Graph;
import hermo.graph.Parameters;
import hermo.kernel.Precision;
import hermo.model.Model;
import hermo.train.Loss;
import hermo.train.Optimizer;
import hermo.train.Trainer;
import org.junit.jupiter.api.Test;

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
        Model dropping = Model.initialize(
                Net.input(2).dense(3, RELU).dropout(0.5).dense(2).compile(), 1);
        Trace byName = Trace.of(dropping, X, Y, MEAN_SQUARED_ERROR);

        assertEquals(
                "layers by number expect dense layers one after the other, each with at most one activation, but there is"
                        + " dropout1; ask by name: output(\"dropout1\")",
                badState(() -> byName.z(1)));
        assertEquals(3, byName.output("dropout1").toArray().length);
        assertTrue(byName.toString().contains("dense2.weight"), byName::toString);
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
              L = MEAN_SQUARED_ERROR(ŷ, y) = 0.298371, with ŷ = a²
              da² = ∂L/∂ŷ                                               [1, 2]
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

            Update, by step(α)
              W¹ ← W¹ − α dW¹,  b¹ ← b¹ − α db¹
              W² ← W² − α dW²,  b² ← b² − α db²""";
}
