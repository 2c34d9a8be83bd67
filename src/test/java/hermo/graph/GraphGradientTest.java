package hermo.graph;

import static hermo.node.Activation.SIGMOID;
import static hermo.node.Activation.SOFTMAX;
import static hermo.node.Activation.SOFTPLUS;
import static hermo.node.Activation.TANH;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import hermo.Net;
import hermo.graph.TestNodes.Product;
import hermo.graph.TestNodes.Sum;
import hermo.kernel.Buffer;
import hermo.kernel.Precision;
import hermo.kernel.Shape;
import hermo.node.ActivationNode;
import hermo.node.Affine;
import hermo.node.Initializer;
import hermo.node.Penalty;
import java.util.Optional;
import java.util.Random;
import java.util.function.BiFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Graphs that are not chains: every gradient against the central difference of the loss L = Σ c ⊙ y with fixed c, in
 * double.
 */
class GraphGradientTest {
    private static final int ROWS = 3;
    private static final int INPUTS = 4;
    private static final double H = 1e-5;

    /** How the input x becomes the output. */
    private enum Form {
        CHAIN((w, x) -> w.add("out", new ActivationNode(TANH), w.add("h", dense(5), x))),
        SUM_OF_TWO_LAYERS((w, x) -> w.add("out", new Sum(), w.add("l", dense(5), x), w.add("r", dense(5), x))),
        PRODUCT_OF_TWO_LAYERS((w, x) -> w.add("out", new Product(), w.add("l", dense(5), x), w.add("r", dense(5), x))),
        SAME_INPUT_TWICE_IN_A_SUM((w, x) -> {
            GraphNode h = w.add("h", dense(5), x);
            return w.add("out", new Sum(), h, h);
        }),
        SAME_INPUT_TWICE_IN_A_PRODUCT((w, x) -> {
            GraphNode h = w.add("h", dense(5), x);
            return w.add("out", new Product(), h, h);
        }),
        DATA_TWICE_IN_A_PRODUCT((w, x) -> w.add("out", dense(2), w.add("square", new Product(), x, x))),
        NODE_USED_TWICE((w, x) -> {
            GraphNode h = w.add("h", dense(5), x);
            GraphNode a = w.add("a", new ActivationNode(TANH), h);
            return w.add("out", new Sum(), a, w.add("z", dense(5), h));
        }),
        DIAMOND((w, x) -> {
            GraphNode h = w.add("h", dense(5), x);
            GraphNode left = w.add("left", new ActivationNode(SIGMOID), h);
            GraphNode right = w.add("right", new ActivationNode(SOFTMAX), h);
            return w.add("out", dense(2), w.add("product", new Product(), left, right));
        }),
        DIAMOND_OF_DIAMONDS((w, x) -> {
            GraphNode h = w.add("h", dense(5), x);
            GraphNode square = w.add("square", new Product(), h, h);
            GraphNode left = w.add("left", new ActivationNode(TANH), square);
            GraphNode right = w.add("right", new ActivationNode(SOFTPLUS), h);
            return w.add("out", new Sum(), w.add("product", new Product(), left, right), square);
        }),
        SHORTCUT_FROM_THE_DATA((w, x) -> {
            GraphNode h = w.add("h", dense(INPUTS), x);
            return w.add("out", new Sum(), x, w.add("a", new ActivationNode(TANH), h));
        }),
        DEAD_END((w, x) -> {
            GraphNode h = w.add("h", dense(5), x);
            w.add("dead", dense(3), h);
            return w.add("out", new ActivationNode(SIGMOID), h);
        });

        private final BiFunction<GraphWiring, GraphNode, GraphNode> wiring;

        Form(BiFunction<GraphWiring, GraphNode, GraphNode> wiring) {
            this.wiring = wiring;
        }

        Graph graph() {
            GraphWiring graph = Graph.builder(Precision.FLOAT64);
            wiring.apply(graph, graph.input(Shape.of(INPUTS)));
            return graph.build();
        }
    }

    private static Affine dense(int units) {
        return new Affine(units, Initializer.GLOROT_UNIFORM, Optional.of(Initializer.ZEROS), Penalty.NONE);
    }

    /** A workspace with random numbers in it, and random weights c of the outputs in the loss. */
    private record Problem(Workspace workspace, Buffer weights) {
        static Problem of(Graph graph, long seed) {
            Random random = new Random(seed);
            Buffer parameters = Buffer.allocate(Precision.FLOAT64, graph.parameterCount());
            fill(parameters, random);
            Workspace workspace = Workspace.withInputGradient(graph, parameters, ROWS);
            fill(workspace.input(), random);
            Buffer weights = Buffer.allocate(
                    Precision.FLOAT64, ROWS * graph.outputShape().size());
            fill(weights, random);
            return new Problem(workspace, weights);
        }

        private static void fill(Buffer buffer, Random random) {
            for (int i = 0; i < buffer.size(); i++) {
                buffer.set(i, random.nextDouble() * 2 - 1);
            }
        }

        double loss() {
            workspace.forward(ROWS);
            double sum = 0;
            for (int i = 0; i < weights.size(); i++) {
                sum += weights.get(i) * workspace.output().get(i);
            }
            return sum;
        }

        void backward() {
            GraphNode output = workspace.graph().output();
            workspace.forward(ROWS);
            workspace.clearGradients(output);
            workspace.gradient(output).copyFrom(weights);
            workspace.backward(output);
        }

        /** Returns (L(v + h) − L(v − h)) / 2h for each number v of {@code values}. */
        double[] centralDifferences(Buffer values) {
            double[] differences = new double[values.size()];
            for (int i = 0; i < differences.length; i++) {
                double value = values.get(i);
                values.set(i, value + H);
                double above = loss();
                values.set(i, value - H);
                differences[i] = (above - loss()) / (2 * H);
                values.set(i, value);
            }
            return differences;
        }
    }

    @ParameterizedTest(name = "{0}, seed 11")
    @EnumSource(Form.class)
    void gradients_of_the_parameters_are_central_differences(Form form) {
        Problem problem = Problem.of(form.graph(), 11);

        problem.backward();

        double[] gradients = problem.workspace().gradients().toArray();
        assertClose(problem.centralDifferences(problem.workspace().parameters()), gradients);
    }

    @ParameterizedTest(name = "{0}, seed 12")
    @EnumSource(Form.class)
    void the_gradient_of_the_data_is_the_central_difference(Form form) {
        Problem problem = Problem.of(form.graph(), 12);
        Workspace workspace = problem.workspace();

        problem.backward();

        double[] gradient = workspace.gradient(workspace.graph().input()).toArray();
        assertClose(problem.centralDifferences(workspace.input()), gradient);
    }

    @Test
    void the_same_input_twice_in_a_sum_gets_the_gradient_twice() {
        Problem problem = Problem.of(Form.SAME_INPUT_TWICE_IN_A_SUM.graph(), 13);

        problem.backward();

        Workspace workspace = problem.workspace();
        double[] weights = problem.weights().toArray();
        double[] gradient = workspace.gradient(workspace.graph().node("h")).toArray();
        for (int i = 0; i < weights.length; i++) {
            assertEquals(2 * weights[i], gradient[i]);
        }
    }

    @Test
    void a_dead_end_gets_no_gradient_and_changes_none() {
        Problem dead = Problem.of(Form.DEAD_END.graph(), 14);
        Graph graph = Net.input(INPUTS).dense(5, SIGMOID).compile(Precision.FLOAT64);
        Problem alive = Problem.of(graph, 14);
        alive.workspace().parameters().copyFrom(dead.workspace().parameters(), graph.parameterCount());
        alive.workspace().input().copyFrom(dead.workspace().input());
        alive.weights().copyFrom(dead.weights());

        dead.backward();
        alive.backward();

        double[] expected = alive.workspace().gradients().toArray();
        double[] gradients = dead.workspace().gradients().toArray();
        assertNotEquals(0, expected[0]);
        for (int i = 0; i < gradients.length; i++) {
            assertEquals(i < expected.length ? expected[i] : 0, gradients[i]);
        }
    }

    @Test
    void gradients_of_parameters_add_up_over_passes() {
        Problem problem = Problem.of(Form.DIAMOND.graph(), 15);

        problem.backward();
        double[] once = problem.workspace().gradients().toArray();
        problem.backward();

        double[] twice = problem.workspace().gradients().toArray();
        for (int i = 0; i < once.length; i++) {
            assertEquals(2 * once[i], twice[i], 1e-15 * Math.abs(once[i]) + 1e-16);
        }
    }

    @Test
    void gradients_of_nodes_are_those_of_the_latest_pass() {
        Problem problem = Problem.of(Form.DIAMOND.graph(), 16);
        Workspace workspace = problem.workspace();
        GraphNode h = workspace.graph().node("h");

        problem.backward();
        double[] once = workspace.gradient(h).toArray();
        problem.backward();

        assertNotEquals(0, once[0]);
        assertArrayEquals(once, workspace.gradient(h).toArray());
    }

    private static void assertClose(double[] differences, double[] gradients) {
        assertEquals(differences.length, gradients.length);
        for (int i = 0; i < gradients.length; i++) {
            double size = Math.max(Math.abs(differences[i]), Math.abs(gradients[i]));
            assertEquals(differences[i], gradients[i], 1e-8 + 1e-6 * size, "gradient " + i);
        }
    }
}
