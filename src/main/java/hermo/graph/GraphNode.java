package hermo.graph;

import hermo.kernel.Shape;
import hermo.node.Node;
import java.util.List;

/** A node in its place: named, wired, with the shapes it got and the parameters it owns. Immutable and thread-safe. */
public final class GraphNode {
    private final int index;
    private final String name;
    private final Node node;
    private final List<GraphNode> inputs;
    private final Shape outputShape;
    private final List<ParameterSlot> parameters;

    GraphNode(
            int index,
            String name,
            Node node,
            List<GraphNode> inputs,
            Shape outputShape,
            List<ParameterSlot> parameters) {
        this.index = index;
        this.name = name;
        this.node = node;
        this.inputs = List.copyOf(inputs);
        this.outputShape = outputShape;
        this.parameters = List.copyOf(parameters);
    }

    /** Returns its place in the topological order, from 0: its inputs have smaller ones. */
    public int index() {
        return index;
    }

    /** Returns its name, as the user wrote it or counted per verb. */
    public String name() {
        return name;
    }

    /** Returns what it does: forward and backward. */
    public Node node() {
        return node;
    }

    /** Returns the nodes that feed it, in order. */
    public List<GraphNode> inputs() {
        return inputs;
    }

    /** Returns the shape of one row of its output. */
    public Shape outputShape() {
        return outputShape;
    }

    /** Returns the shapes of one row of the outputs of {@code nodes}. */
    static List<Shape> outputShapes(List<GraphNode> nodes) {
        Shape[] shapes = new Shape[nodes.size()];
        for (int i = 0; i < shapes.length; i++) {
            shapes[i] = nodes.get(i).outputShape();
        }
        return List.of(shapes);
    }

    /** Returns its parameters, in the order of {@link Node#parameters}. */
    public List<ParameterSlot> parameters() {
        return parameters;
    }

    /** Returns how many numbers its parameters hold together. */
    public int parameterCount() {
        int count = 0;
        for (ParameterSlot slot : parameters) {
            count += slot.size();
        }
        return count;
    }

    @Override
    public String toString() {
        return name;
    }
}
