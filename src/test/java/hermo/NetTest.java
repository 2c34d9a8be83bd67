package hermo;

import static hermo.node.Activation.LINEAR;
import static hermo.node.Activation.RELU;
import static hermo.node.Activation.SIGMOID;
import static hermo.node.Activation.SOFTMAX;
import static hermo.node.Activation.TANH;
import static hermo.node.Initializer.HE_NORMAL;
import static hermo.node.Initializer.constant;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import hermo.graph.Graph;
import hermo.graph.GraphNode;
import hermo.graph.Parameters;
import hermo.graph.Workspace;
import hermo.kernel.Buffer;
import hermo.kernel.Precision;
import hermo.kernel.Shape;
import hermo.node.ActivationNode;
import hermo.node.Node;
import hermo.node.Pass;
import java.util.List;
import org.junit.jupiter.api.Test;

class NetTest {
    @Test
    void layers_are_counted_per_verb_from_1() {
        Net net = Net.input(4)
                .dense(8, RELU)
                .dropout(0.2)
                .dense(8)
                .activation(TANH)
                .node(new Square())
                .dropout(0.1)
                .activation(RELU)
                .node(new Square())
                .dense(2, SOFTMAX);

        assertEquals(
                List.of(
                        "input",
                        "dense1",
                        "dense1.activation",
                        "dropout1",
                        "dense2",
                        "activation1",
                        "node1",
                        "dropout2",
                        "activation2",
                        "node2",
                        "dense3",
                        "dense3.activation"),
                names(net.compile()));
    }

    @Test
    void a_layer_may_be_given_a_name_and_still_counts() {
        Net net = Net.input(4)
                .dense(8, RELU, d -> d.name("hidden"))
                .dropout(0.2, d -> d.name("corrupt"))
                .activation(TANH, a -> a.name("squash"))
                .node(new Square(), n -> n.name("square"))
                .dense(2, SOFTMAX);

        Graph graph = net.compile();

        assertEquals(
                List.of(
                        "input",
                        "hidden",
                        "hidden.activation",
                        "corrupt",
                        "squash",
                        "square",
                        "dense2",
                        "dense2.activation"),
                names(graph));
        assertEquals(
                List.of("hidden.weight", "hidden.bias", "dense2.weight", "dense2.bias"),
                Parameters.initialize(graph, 1).names());
    }

    @Test
    void a_beginning_can_be_shared_by_two_nets() {
        Net beginning = Net.input(4).dense(8, RELU);
        String before = beginning.toString();

        Net classifier = beginning.dense(3, SOFTMAX);
        Net regressor = beginning.dropout(0.5).dense(1);

        assertEquals("Net.input(4).dense(8, RELU)", before);
        assertEquals(before, beginning.toString());
        assertEquals("Net.input(4).dense(8, RELU).dense(3, SOFTMAX)", classifier.toString());
        assertEquals("Net.input(4).dense(8, RELU).dropout(0.5).dense(1)", regressor.toString());
        assertEquals(List.of("input", "dense1", "dense1.activation"), names(beginning.compile()));
    }

    @Test
    void changing_the_array_of_dimensions_later_changes_nothing() {
        int[] dimensions = {1, 28, 28};
        Net net = Net.input(dimensions);

        dimensions[0] = 3;

        assertEquals("Net.input(1, 28, 28)", net.toString());
        assertEquals(Shape.of(1, 28, 28), net.compile().inputShape());
    }

    @Test
    void a_net_reads_as_the_sentence_that_declares_it() {
        Net net = Net.input(1, 28, 28)
                .dropout(0.2, d -> d.name("corrupt"))
                .dense(
                        64,
                        RELU,
                        d -> d.name("hidden")
                                .initializer(HE_NORMAL)
                                .biasInitializer(constant(0.1))
                                .l1(0.5)
                                .l2(0.25)
                                .maxNorm(3))
                .activation(TANH, a -> a.name("squash"))
                .node(new Square(), n -> n.name("square"))
                .activation(SIGMOID)
                .dropout(0.5)
                .dense(5, LINEAR, d -> d.bias(false))
                .dense(4)
                .node(new Square())
                .dense(10, SOFTMAX);

        assertEquals(
                "Net.input(1, 28, 28)"
                        + ".dropout(0.2, d -> d.name(\"corrupt\"))"
                        + ".dense(64, RELU, d -> d.name(\"hidden\").initializer(HE_NORMAL)"
                        + ".biasInitializer(constant(0.1)).l1(0.5).l2(0.25).maxNorm(3.0))"
                        + ".activation(TANH, a -> a.name(\"squash\"))"
                        + ".node(Square, n -> n.name(\"square\"))"
                        + ".activation(SIGMOID)"
                        + ".dropout(0.5)"
                        + ".dense(5, LINEAR, d -> d.bias(false))"
                        + ".dense(4)"
                        + ".node(Square)"
                        + ".dense(10, SOFTMAX)",
                net.toString().replaceAll("\n *", "")); // without its line breaks, behind dots
    }

    @Test
    void a_dense_layer_becomes_the_affine_map_and_the_activation() {
        Graph graph = Net.input(4).dense(8, RELU).compile();

        GraphNode affine = graph.node("dense1");
        GraphNode activation = graph.node("dense1.activation");

        assertEquals("dense", affine.node().kind());
        assertEquals(List.of(graph.input()), affine.inputs());
        assertEquals(Shape.of(8), affine.outputShape());
        assertEquals(List.of(affine), activation.inputs());
        assertSame(RELU, ((ActivationNode) activation.node()).activation());
        assertSame(activation, graph.output());
    }

    @Test
    void a_linear_layer_needs_no_second_node() {
        assertEquals(List.of("input", "dense1"), names(Net.input(4).dense(8).compile()));
        assertEquals(
                List.of("input", "dense1"), names(Net.input(4).dense(8, LINEAR).compile()));
    }

    @Test
    void a_net_without_layers_gives_back_its_input() {
        Graph graph = Net.input(2).compile();
        Workspace workspace = Workspace.forPrediction(Parameters.initialize(graph, 1), 1, 1);
        workspace.input().setAll(0, new double[] {3, -4});

        workspace.forward(1);

        assertArrayEquals(new double[] {3, -4}, workspace.output().toArray());
    }

    @Test
    void nets_compute_in_float_unless_told_otherwise() {
        assertEquals(Precision.FLOAT32, Net.input(2).dense(1).compile().precision());
        assertEquals(
                Precision.FLOAT64,
                Net.input(2).dense(1).compile(Precision.FLOAT64).precision());
    }

    @Test
    void a_dense_layer_takes_an_image_as_one_long_row() {
        Graph graph = Net.input(2, 2, 2).dense(1).compile(Precision.FLOAT64);
        Parameters parameters = Parameters.of(graph, 1, 10, 100, 1e3, 1e4, 1e5, 1e6, 1e7, 0.5);
        Workspace workspace = Workspace.forPrediction(parameters, 1, 1);
        workspace.input().setAll(0, new double[] {1, 2, 3, 4, 5, 6, 7, 8});

        workspace.forward(1);

        assertEquals(Shape.of(1, 8), graph.parameter("dense1.weight").shape());
        assertEquals(87654321.5, workspace.output().get(0));
    }

    @Test
    void activation_and_dropout_keep_the_dimensions_of_an_image() {
        Graph graph = Net.input(1, 4, 6).activation(RELU).dropout(0.5).compile();

        assertEquals(Shape.of(1, 4, 6), graph.outputShape());
    }

    @Test
    void a_node_of_your_own_computes_and_passes_its_gradient_on() {
        // given z = 2x + 1 and a = z² with x = 3, so a = 49
        Graph graph = Net.input(1).dense(1).node(new Square()).compile(Precision.FLOAT64);
        Buffer parameters = Parameters.of(graph, 2, 1).toBuffer();
        Workspace workspace = Workspace.withInputGradient(graph, parameters, 1);
        workspace.input().set(0, 3);

        // when
        workspace.forward(1);
        workspace.clearGradients(graph.output());
        workspace.gradient(graph.output()).set(0, 1);
        workspace.backward(graph.output());

        // then da/dz = 2z = 14, da/dw = 14x, da/db = 14, da/dx = 14w
        assertEquals(49, workspace.output().get(0));
        assertArrayEquals(new double[] {42, 14}, workspace.gradients().toArray());
        assertEquals(28, workspace.gradient(graph.input()).get(0));
    }

    private static List<String> names(Graph graph) {
        return graph.nodes().stream().map(GraphNode::name).toList();
    }

    /** y = x²: the example in the documentation of {@link Node}. */
    static final class Square implements Node {
        public Shape outputShape(List<Shape> inputs) {
            return inputs.get(0);
        }

        public void forward(Pass pass) { // y = x²
            for (int i = 0; i < pass.rows() * pass.outputShape().size(); i++) {
                pass.output().set(i, pass.input(0).get(i) * pass.input(0).get(i));
            }
        }

        public void backward(Pass pass) { // dx += 2x dy
            for (int i = 0; i < pass.rows() * pass.outputShape().size(); i++) {
                pass.inputGradient(0)
                        .add(i, 2 * pass.input(0).get(i) * pass.outputGradient().get(i));
            }
        }
    }
}
