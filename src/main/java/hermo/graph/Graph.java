package hermo.graph;

import com.google.common.graph.ElementOrder;
import com.google.common.graph.GraphBuilder;
import com.google.common.graph.ImmutableGraph;
import hermo.kernel.Precision;
import hermo.kernel.Shape;
import hermo.text.Numbers;
import hermo.text.Printable;
import hermo.text.Table;
import hermo.text.Terminal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * A computation graph: nodes in topological order, shapes, and the layout of the parameters. It holds no numbers.
 * Immutable and thread-safe.
 *
 * <p>Most graphs come from {@code Net.compile()}; {@link #builder} wires one by hand. The first node is the input, the
 * last one the output. Gradients of a node that feeds several others add up.
 */
public final class Graph implements Printable {
    private final List<GraphNode> nodes;
    private final List<ParameterSlot> parameters;
    private final int parameterCount;
    private final Precision precision;
    private final String declaration;
    /** That of the first node: to look it up for each row would show in the smallest nets. */
    private final Shape inputShape;

    Graph(List<GraphNode> nodes, Precision precision, String declaration) {
        List<ParameterSlot> slots = new ArrayList<>();
        int count = 0;
        for (GraphNode node : nodes) {
            slots.addAll(node.parameters());
            count += node.parameterCount();
        }
        this.nodes = List.copyOf(nodes);
        this.parameters = List.copyOf(slots);
        this.parameterCount = count;
        this.precision = precision;
        this.declaration = declaration;
        this.inputShape = this.nodes.get(0).outputShape();
    }

    /** Returns a builder that wires a graph by hand, computing in {@code precision}. */
    public static GraphWiring builder(Precision precision) {
        return new GraphWiring(precision);
    }

    /** Returns the same graph, computing in {@code precision}. */
    public Graph in(Precision precision) {
        return precision == this.precision ? this : new Graph(nodes, precision, declaration);
    }

    /** Returns the nodes in topological order: each stands after its inputs. */
    public List<GraphNode> nodes() {
        return nodes;
    }

    /**
     * Returns the node of that name.
     *
     * @throws IllegalArgumentException if there is none; the message lists the names
     */
    public GraphNode node(String name) {
        return nodes.stream()
                .filter(node -> node.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "the graph has no node \"" + name + "\"; its nodes are " + join(nodes)));
    }

    /** Returns the input: the first node. */
    public GraphNode input() {
        return nodes.get(0);
    }

    /** Returns the output: the last node. */
    public GraphNode output() {
        return nodes.get(nodes.size() - 1);
    }

    /** Returns the shape of one row of data. */
    public Shape inputShape() {
        return inputShape;
    }

    /** Returns the shape of one row of answers. */
    public Shape outputShape() {
        return output().outputShape();
    }

    /** Returns the parameters in the order in which they lie in the flat vector. */
    public List<ParameterSlot> parameters() {
        return parameters;
    }

    /**
     * Returns where the parameter of that name lies.
     *
     * @throws IllegalArgumentException if there is none; the message lists the names
     */
    public ParameterSlot parameter(String name) {
        return parameters.stream()
                .filter(slot -> slot.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("the graph has no parameter \"" + name
                        + "\"; its parameters are "
                        + join(parameters.stream().map(ParameterSlot::name).toList())));
    }

    /** Returns how many numbers the graph learns: the length of the flat vector. */
    public int parameterCount() {
        return parameterCount;
    }

    /** Returns the number format in which the graph computes. */
    public Precision precision() {
        return precision;
    }

    /** Returns which node feeds which, as a graph of Guava; a node that takes the same input twice has one edge. */
    public ImmutableGraph<GraphNode> topology() {
        ImmutableGraph.Builder<GraphNode> topology = GraphBuilder.directed()
                .nodeOrder(ElementOrder.<GraphNode>insertion())
                .immutable();
        for (GraphNode node : nodes) {
            topology.addNode(node);
            node.inputs().forEach(input -> topology.putEdge(input, node));
        }
        return topology.build();
    }

    /**
     * Checks that a row of {@code width} values fits the input.
     *
     * @throws IllegalArgumentException if it does not, naming the first layer, the row and the declaration
     */
    public void checkRow(int row, int width) {
        if (width != inputShape().size()) { // not checkArgument, which would box at each prediction
            throw new IllegalArgumentException(String.format(
                    Locale.ROOT,
                    "%s expects rows of %d values but row %d has %d; the net was declared with %s",
                    nodes.size() > 1 ? nodes.get(1) : input(),
                    inputShape().size(),
                    row,
                    width,
                    declaration));
        }
    }

    private static String join(List<?> names) {
        return names.stream().limit(20).map(Object::toString).collect(Collectors.joining(", "))
                + (names.size() > 20 ? ", …" : "");
    }

    /** Returns a table: node, kind, output shape, parameters; total and precision in its title. Long ones are cut. */
    @Override
    public String toString() {
        return Terminal.excerpt(toText(), 2, 1);
    }

    /** Returns the table with all nodes. */
    @Override
    public String toText() {
        return table().toString();
    }

    /** Returns a table: node, kind, output shape, parameters; total and precision in its title. */
    public Table table() {
        Table table = Table.titled(String.format(
                        Locale.ROOT,
                        "Graph %s → %s, %s parameters, %s",
                        inputShape(),
                        outputShape(),
                        Numbers.grouped(parameterCount()),
                        precision))
                .header("node", "kind", "output", "parameters");
        for (GraphNode node : nodes) {
            table = table.row(
                    node.name(), node.node().kind(), node.outputShape(), Numbers.grouped(node.parameterCount()));
        }
        return table.row("total", "", "", Numbers.grouped(parameterCount()));
    }
}
