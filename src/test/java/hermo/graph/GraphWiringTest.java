package hermo.graph;

import static hermo.Messages.badArgument;
import static hermo.Messages.badState;
import static hermo.node.Activation.TANH;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import hermo.graph.TestNodes.Sum;
import hermo.kernel.Precision;
import hermo.kernel.Shape;
import hermo.node.ActivationNode;
import hermo.node.Affine;
import hermo.node.Dropout;
import hermo.node.Initializer;
import hermo.node.Input;
import hermo.node.Node;
import hermo.node.Pass;
import hermo.node.Penalty;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class GraphWiringTest {
    private final GraphWiring wiring = Graph.builder(Precision.FLOAT64);

    @Test
    void a_graph_grows_on_after_it_was_built() {
        GraphNode x = wiring.input(Shape.of(2));
        GraphNode h = wiring.add("h", dense(3), x);
        Graph shorter = wiring.build();

        wiring.add("out", dense(1), h);
        Graph longer = wiring.build();

        assertEquals("[input, h]", shorter.nodes().toString());
        assertEquals("[input, h, out]", longer.nodes().toString());
        assertEquals(9, shorter.parameterCount());
        assertEquals(13, longer.parameterCount());
    }

    @Test
    void a_node_that_was_refused_leaves_no_trace() {
        GraphNode x = wiring.input(Shape.of(2));
        GraphNode h = wiring.add("h", dense(3), x);
        badArgument(() -> wiring.add("sum", new Sum(), x, h));

        wiring.add("sum", new Sum(), h, h);
        wiring.add("out", dense(1), h);
        Graph graph = wiring.build();

        assertEquals("[input, h, sum, out]", graph.nodes().toString());
        assertEquals(9, graph.parameter("out.weight").offset());
    }

    @Test
    void a_second_input_is_refused() {
        GraphNode x = wiring.input(Shape.of(2));
        wiring.add("h", dense(3), x);

        assertEquals(
                "a graph expects one input, added first, but has 2 nodes already",
                badState(() -> wiring.input(Shape.of(2))));
    }

    @Test
    void a_node_before_the_input_is_refused() {
        assertEquals("a graph expects its input before h", badState(() -> wiring.add("h", dense(3))));
    }

    @Test
    void a_graph_without_nodes_is_refused() {
        assertEquals("a graph expects an input but has no nodes", badState(wiring::build));
    }

    @Test
    void a_name_that_is_taken_is_refused() {
        GraphNode x = wiring.input(Shape.of(2));
        wiring.add("h", dense(3), x);

        assertEquals(
                "h: expected a name that no other node has but got \"h\" twice",
                badArgument(() -> wiring.add("h", dense(3), x)));
        assertEquals(
                "input: expected a name that no other node has but got \"input\" twice",
                badArgument(() -> wiring.add("input", dense(3), x)));
    }

    @Test
    void a_node_of_another_graph_is_refused() {
        GraphNode x = wiring.input(Shape.of(2));
        GraphNode stranger = Graph.builder(Precision.FLOAT64).input(Shape.of(2));

        assertEquals(
                "sum: its input input is a node of another graph",
                badArgument(() -> wiring.add("sum", new Sum(), x, stranger)));
    }

    @Test
    void a_node_that_cannot_take_its_inputs_is_named() {
        GraphNode x = wiring.input(Shape.of(2));
        GraphNode h = wiring.add("h", dense(3), x);

        assertEquals(
                "sum expects 2 inputs of one shape but got [2, 3]",
                badArgument(() -> wiring.add("sum", new Sum(), x, h)));
    }

    @Test
    void nodes_of_one_input_refuse_none_and_two() {
        GraphNode x = wiring.input(Shape.of(2));
        List<Node> nodes = List.of(dense(3), new ActivationNode(TANH), new Dropout(0.5));

        for (Node node : nodes) {
            assertEquals("h expects 1 input but got 0", badArgument(() -> wiring.add("h", node)));
            assertEquals("h expects 1 input but got 2", badArgument(() -> wiring.add("h", node, x, x)));
        }
        assertEquals("h expects no inputs but got 1", badArgument(() -> wiring.add("h", new Input(Shape.of(2)), x)));
    }

    @Test
    void a_missing_precision_or_shape_is_named() {
        assertEquals(
                "precision",
                assertThrows(NullPointerException.class, () -> Graph.builder(null))
                        .getMessage());
        assertEquals(
                "shape",
                assertThrows(NullPointerException.class, () -> new Input(null)).getMessage());
    }

    private static Affine dense(int units) {
        return new Affine(units, Initializer.GLOROT_UNIFORM, Optional.of(Initializer.ZEROS), Penalty.NONE);
    }

    @Test
    void a_node_that_reads_an_input_it_did_not_get_is_told_how_many_there_are() {
        GraphWiring wiring = Graph.builder(Precision.FLOAT64);
        GraphNode x = wiring.input(Shape.of(2));
        Node greedy = greedy();

        assertEquals(
                "greedy expects more inputs than the 1 it got", badArgument(() -> wiring.add("greedy", greedy, x)));
    }

    @Test
    void a_name_is_not_blank() {
        GraphWiring wiring = Graph.builder(Precision.FLOAT64);
        GraphNode x = wiring.input(Shape.of(2));

        assertEquals(
                "a node expects a name that is not blank but got \" \"",
                badArgument(() -> wiring.add(" ", dense(1), x)));
    }

    private static Node greedy() {
        return new Node() {
            @Override
            public Shape outputShape(List<Shape> inputs) {
                return inputs.get(3);
            }

            @Override
            public void forward(Pass pass) {}

            @Override
            public void backward(Pass pass) {}
        };
    }
}
