package hermo.graph;

import static hermo.Messages.badArgument;
import static hermo.node.Activation.RELU;
import static hermo.node.Activation.SOFTMAX;
import static hermo.node.Activation.TANH;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.common.graph.EndpointPair;
import hermo.Net;
import hermo.graph.TestNodes.Product;
import hermo.graph.TestNodes.Sum;
import hermo.kernel.Precision;
import hermo.kernel.Shape;
import hermo.node.ActivationNode;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class GraphTest {
    private static final Graph CLASSIFIER =
            Net.input(4).dense(8, RELU).dropout(0.2).dense(3, SOFTMAX).compile();

    @Test
    void a_graph_tells_its_ends_its_size_and_its_precision() {
        assertEquals(Shape.of(4), CLASSIFIER.inputShape());
        assertEquals(Shape.of(3), CLASSIFIER.outputShape());
        assertEquals("input", CLASSIFIER.input().name());
        assertEquals("dense2.activation", CLASSIFIER.output().name());
        assertEquals(4 * 8 + 8 + 8 * 3 + 3, CLASSIFIER.parameterCount());
        assertEquals(Precision.FLOAT32, CLASSIFIER.precision());
    }

    @Test
    void nodes_stand_after_their_inputs() {
        Graph graph = diamond();

        for (int i = 0; i < graph.nodes().size(); i++) {
            GraphNode node = graph.nodes().get(i);
            assertEquals(i, node.index());
            for (GraphNode input : node.inputs()) {
                assertTrue(input.index() < i, () -> input + " stands behind " + node);
                assertSame(input, graph.nodes().get(input.index()));
            }
        }
        assertEquals(List.of("input", "left", "right", "product", "end"), names(graph.nodes()));
    }

    @Test
    void a_node_is_found_by_its_name() {
        GraphNode node = CLASSIFIER.node("dense2");

        assertSame(CLASSIFIER.nodes().get(4), node);
        assertEquals("dense2", node.toString());
        assertEquals(8 * 3 + 3, node.parameterCount());
        assertEquals(
                List.of("dense2.weight", "dense2.bias"),
                node.parameters().stream().map(ParameterSlot::name).toList());
    }

    @Test
    void the_topology_is_a_graph_of_guava() {
        assertEquals(
                Set.of(
                        "input → left",
                        "input → right",
                        "left → product",
                        "right → product",
                        "input → end",
                        "product → end"),
                edges(diamond()));
        assertEquals(
                List.of("input", "left", "right", "product", "end"),
                diamond().topology().nodes().stream().map(GraphNode::name).toList());
        assertTrue(diamond().topology().isDirected());
    }

    @Test
    void a_node_used_twice_feeds_both_and_a_node_that_takes_it_twice_has_one_edge() {
        GraphWiring wiring = Graph.builder(Precision.FLOAT64);
        GraphNode x = wiring.input(Shape.of(3));
        GraphNode square = wiring.add("square", new Product(), x, x);
        wiring.add("sum", new Sum(), square, x);
        Graph graph = wiring.build();

        assertEquals(Set.of("input → square", "square → sum", "input → sum"), edges(graph));
        assertEquals(List.of(x, x), square.inputs());
        assertEquals(2, graph.topology().successors(x).size());
    }

    @Test
    void parameters_lie_one_after_the_other_weights_before_biases() {
        Graph graph = Net.input(2, 2)
                .dense(3, TANH)
                .dense(5, TANH, d -> d.name("narrow").bias(false))
                .dense(1)
                .compile();

        List<String> layout = graph.parameters().stream()
                .map(slot -> slot.name() + " " + slot.shape() + " at " + slot.offset() + " of size " + slot.size())
                .toList();

        assertEquals(
                List.of(
                        "dense1.weight 3×4 at 0 of size 12",
                        "dense1.bias 3 at 12 of size 3",
                        "narrow.weight 5×3 at 15 of size 15",
                        "dense3.weight 1×5 at 30 of size 5",
                        "dense3.bias 1 at 35 of size 1"),
                layout);
        assertEquals(36, graph.parameterCount());
        assertSame(graph.parameters().get(2), graph.parameter("narrow.weight"));
    }

    @Test
    void a_graph_prints_as_a_table() {
        assertEquals("""
                Graph 4 → 3, 67 parameters, FLOAT32
                node               kind     output  parameters
                input              input         4           0
                dense1             dense         8          40
                dense1.activation  RELU          8           0
                dropout1           dropout       8           0
                dense2             dense         3          27
                dense2.activation  SOFTMAX       3           0
                total                                       67""", CLASSIFIER.toString());
    }

    @Test
    void a_large_graph_of_images_prints_as_a_table() {
        assertEquals(
                """
                Graph 1×28×28 → 10, 407,050 parameters, FLOAT64
                node    kind   output   parameters
                input   input  1×28×28           0
                squash  TANH   1×28×28           0
                dense1  dense  512         401,920
                dense2  dense  10            5,130
                total                      407,050""",
                Net.input(1, 28, 28)
                        .activation(TANH, a -> a.name("squash"))
                        .dense(512)
                        .dense(10)
                        .compile(Precision.FLOAT64)
                        .toString());
    }

    @Test
    void an_unknown_node_is_told_with_the_names_there_are() {
        assertEquals(
                "the graph has no node \"dense3\"; its nodes are"
                        + " input, dense1, dense1.activation, dropout1, dense2, dense2.activation",
                badArgument(() -> CLASSIFIER.node("dense3")));
    }

    @Test
    void an_unknown_parameter_is_told_with_the_names_there_are() {
        assertEquals(
                "the graph has no parameter \"dense1\"; its parameters are"
                        + " dense1.weight, dense1.bias, dense2.weight, dense2.bias",
                badArgument(() -> CLASSIFIER.parameter("dense1")));
    }

    @Test
    void of_many_names_the_first_twenty_are_told() {
        Net net = Net.input(1);
        for (int i = 0; i < 20; i++) {
            net = net.dense(1);
        }
        Graph graph = net.compile();

        String message = badArgument(() -> graph.node("x"));

        assertTrue(message.startsWith("the graph has no node \"x\"; its nodes are input, dense1, "), message);
        assertTrue(message.endsWith(", dense19, …"), message);
    }

    @Test
    void a_row_of_another_width_is_told_with_the_first_layer_and_the_declaration() {
        CLASSIFIER.checkRow(0, 4);

        assertEquals(
                "dense1 expects rows of 4 values but row 7 has 3; the net was declared with Net.input(4)",
                badArgument(() -> CLASSIFIER.checkRow(7, 3)));
        assertEquals(
                "dense1 expects rows of 6 values but row 0 has 7; the net was declared with Net.input(1, 2, 3)",
                badArgument(() -> Net.input(1, 2, 3).dense(1).compile().checkRow(0, 7)));
        assertEquals(
                "input expects rows of 2 values but row 0 has 1; the net was declared with Net.input(2)",
                badArgument(() -> Net.input(2).compile().checkRow(0, 1)));
        assertEquals(
                "left expects rows of 2 values but row 0 has 1; the net was declared with the input 2",
                badArgument(() -> diamond().checkRow(0, 1)));
    }

    @Test
    void lists_cannot_be_changed() {
        assertThrows(
                UnsupportedOperationException.class, () -> CLASSIFIER.nodes().clear());
        assertThrows(
                UnsupportedOperationException.class,
                () -> CLASSIFIER.parameters().clear());
        assertThrows(
                UnsupportedOperationException.class,
                () -> CLASSIFIER.output().inputs().clear());
        assertThrows(
                UnsupportedOperationException.class,
                () -> CLASSIFIER.node("dense1").parameters().clear());
    }

    /** x feeds two activations that meet in a product, to which x is added. */
    private static Graph diamond() {
        GraphWiring wiring = Graph.builder(Precision.FLOAT64);
        GraphNode x = wiring.input(Shape.of(2));
        GraphNode left = wiring.add("left", new ActivationNode(TANH), x);
        GraphNode right = wiring.add("right", new ActivationNode(RELU), x);
        GraphNode product = wiring.add("product", new Product(), left, right);
        wiring.add("end", new Sum(), product, x);
        return wiring.build();
    }

    private static List<String> names(List<GraphNode> nodes) {
        return nodes.stream().map(GraphNode::name).toList();
    }

    private static Set<String> edges(Graph graph) {
        return graph.topology().edges().stream().map(GraphTest::arrow).collect(Collectors.toCollection(TreeSet::new));
    }

    private static String arrow(EndpointPair<GraphNode> edge) {
        return edge.source() + " → " + edge.target();
    }
}
