package hermo.explain;

import hermo.graph.Graph;
import hermo.graph.GraphNode;
import hermo.graph.ParameterSlot;
import hermo.node.Affine;
import hermo.node.Dropout;

/**
 * The letters of a graph's nodes in the markup of a {@link Formula}: in a chain of dense layers z^l, a^l, and behind a dropout
 * u^l = m^l ⊙ a^l / (1 − p); else the same with names, such as {@code z(`dense1`)}. Immutable and thread-safe.
 */
final class Letters {
    private final boolean isNumbered;
    /** Of each node: its layer or its name. */
    private final String[] marks;

    private Letters(boolean isNumbered, String[] marks) {
        this.isNumbered = isNumbered;
        this.marks = marks;
    }

    static Letters of(Graph graph) {
        boolean isNumbered = Layer.areNumbered(graph);
        String[] marks = new String[graph.nodes().size()];
        int layer = 0;
        for (int i = 0; i < marks.length; i++) {
            GraphNode node = graph.nodes().get(i);
            layer += node.node() instanceof Affine ? 1 : 0;
            marks[i] = isNumbered ? "^" + layer : "(`" + node.name() + "`)";
        }
        return new Letters(isNumbered, marks);
    }

    /** Returns whether layers have numbers. */
    boolean areNumbered() {
        return isNumbered;
    }

    /** Returns a letter of a node. */
    String of(String letter, GraphNode node) {
        return letter + marks[node.index()];
    }

    /** Returns the letter of what a node yields. */
    String output(GraphNode node) {
        return of(node.node() instanceof Affine ? "z" : node.node() instanceof Dropout ? "u" : "a", node);
    }

    /** Returns the letter of the gradient with respect to {@link #output}. */
    String gradient(GraphNode node) {
        return "d" + output(node);
    }

    /** Returns the letter of a parameter of a node. */
    String parameter(GraphNode node, ParameterSlot slot) {
        return node.node() instanceof Affine
                ? of(slot == node.parameters().get(0) ? "W" : "b", node)
                : "`" + slot.name() + "`";
    }

    /** Returns the letter of the gradient with respect to a {@link #parameter}. */
    String parameterGradient(GraphNode node, ParameterSlot slot) {
        return (node.node() instanceof Affine ? "d" : "∂L/∂") + parameter(node, slot);
    }
}
