package hermo.graph;

import static com.google.common.base.Preconditions.checkArgument;
import static com.google.common.base.Preconditions.checkNotNull;
import static com.google.common.base.Preconditions.checkState;

import hermo.kernel.Precision;
import hermo.kernel.Shape;
import hermo.node.Input;
import hermo.node.Node;
import hermo.node.ParameterDeclaration;
import java.util.ArrayList;
import java.util.List;

/**
 * Wires a graph by hand: the input first, then each node after its inputs, the output last. Not thread-safe.
 *
 * <pre>{@code
 * GraphWiring wiring = Graph.builder(Precision.FLOAT64);
 * GraphNode x = wiring.input(Shape.of(2));
 * GraphNode h = wiring.add("h", new ActivationNode(TANH), x);
 * wiring.add("sum", new Sum(), h, x);                        // any number of inputs
 * Graph graph = wiring.build();
 * }</pre>
 */
public final class GraphWiring {
    private final Precision precision;
    private final List<GraphNode> nodes = new ArrayList<>();
    private String declaration = "";
    private int parameterCount;

    GraphWiring(Precision precision) {
        this.precision = checkNotNull(precision, "precision");
    }

    /** Adds the input, whose rows have the given shape; once, and first. */
    public GraphNode input(Shape shape) {
        return input(shape, "the input " + shape);
    }

    /** Adds the input, as {@code declaration} puts it in messages; once, and first. */
    public GraphNode input(Shape shape, String declaration) {
        checkState(nodes.isEmpty(), "a graph expects one input, added first, but has %s nodes already", nodes.size());
        this.declaration = declaration;
        return append("input", new Input(shape), List.of());
    }

    /**
     * Adds a node.
     *
     * @param name its name, unique in the graph
     * @param inputs the nodes that feed it, from this graph
     * @throws IllegalArgumentException if the name is taken, an input is of another graph, or the node cannot take its
     *     inputs; the message begins with the name
     */
    public GraphNode add(String name, Node node, GraphNode... inputs) {
        checkState(!nodes.isEmpty(), "a graph expects its input before %s", name);
        checkArgument(name != null && !name.isBlank(), "a node expects a name that is not blank but got \"%s\"", name);
        for (GraphNode other : nodes) {
            checkArgument(
                    !other.name().equals(name),
                    "%s: expected a name that no other node has but got \"%s\" twice",
                    name,
                    name);
        }
        for (GraphNode input : inputs) {
            checkArgument(nodes.contains(input), "%s: its input %s is a node of another graph", name, input);
        }
        return append(name, node, List.of(inputs));
    }

    private GraphNode append(String name, Node node, List<GraphNode> inputs) {
        List<Shape> shapes = GraphNode.outputShapes(inputs);
        try {
            List<ParameterSlot> slots = new ArrayList<>();
            long count = parameterCount;
            Shape output = node.outputShape(shapes);
            checkArgument(output != null, "expects its node to give an output shape but got null");
            for (ParameterDeclaration declared : node.parameters(shapes)) {
                slots.add(new ParameterSlot(name + "." + declared.name(), declared, (int) count));
                count += declared.shape().size();
                checkArgument(
                        count <= Integer.MAX_VALUE,
                        "brings the parameters to %s but a graph holds at most 2147483647",
                        count);
            }
            nodes.add(new GraphNode(nodes.size(), name, node, inputs, output, slots));
            parameterCount = (int) count;
        } catch (IndexOutOfBoundsException missing) {
            throw new IllegalArgumentException(
                    name + " expects more inputs than the " + inputs.size() + " it got", missing);
        } catch (IllegalArgumentException refused) {
            throw new IllegalArgumentException(name + " " + refused.getMessage(), refused);
        }
        return nodes.get(nodes.size() - 1);
    }

    /** Returns the graph, whose output is the node added last; a node that feeds nothing is computed, and no more. */
    public Graph build() {
        checkState(!nodes.isEmpty(), "a graph expects an input but has no nodes");
        return new Graph(nodes, precision, declaration);
    }
}
