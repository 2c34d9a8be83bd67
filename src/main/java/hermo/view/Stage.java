package hermo.view;

import hermo.graph.Graph;
import hermo.graph.GraphNode;
import hermo.kernel.Shape;
import hermo.node.ActivationNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What a picture of a graph shows as one thing: a node, or a layer's node with its activation behind it. Immutable.
 *
 * @param index its place among the stages, from 0: its inputs have smaller ones
 * @param first the node that names it
 * @param last the node that gives its output, the same or its activation
 * @param inputs the stages that feed it
 */
record Stage(int index, GraphNode first, GraphNode last, List<Stage> inputs) {
    /** Returns the stages of a graph in topological order, the input first. */
    static List<Stage> of(Graph graph) {
        List<Stage> stages = new ArrayList<>();
        Map<GraphNode, Stage> byOutput = new HashMap<>();
        for (GraphNode node : graph.nodes()) {
            if (byOutput.containsKey(node)) {
                continue;
            }
            GraphNode last = activationOf(graph, node);
            List<Stage> inputs =
                    node.inputs().stream().distinct().map(byOutput::get).toList();
            Stage stage = new Stage(stages.size(), node, last, inputs);
            stages.add(stage);
            byOutput.put(node, stage);
            byOutput.put(last, stage);
        }
        return stages;
    }

    /** Returns the activation that a layer's verb made behind its node, or the node. */
    private static GraphNode activationOf(Graph graph, GraphNode node) {
        List<GraphNode> fed =
                graph.nodes().stream().filter(n -> n.inputs().contains(node)).toList();
        boolean isLayer = fed.size() == 1
                && fed.get(0).node() instanceof ActivationNode
                && fed.get(0).name().equals(node.name() + ".activation");
        return isLayer ? fed.get(0) : node;
    }

    String name() {
        return first.name();
    }

    /** Returns what it does, such as {@code dense RELU}. */
    String kind() {
        String kind = first.node().kind();
        return first == last ? kind : kind + " " + last.node().kind();
    }

    /** Returns its name and its activation, such as {@code dense1 RELU}. */
    String activated() {
        return first == last ? name() : name() + " " + last.node().kind();
    }

    /** Returns its name with what that does not tell, such as {@code dense1 RELU 16}. */
    String label() {
        String kind = first.node().kind();
        return name()
                + (name().startsWith(kind) ? "" : " " + kind)
                + (first == last ? "" : " " + last.node().kind())
                + " " + shape();
    }

    /** Returns the shape of one row of its output. */
    Shape shape() {
        return last.outputShape();
    }

    int parameterCount() {
        return first.parameterCount() + (first == last ? 0 : last.parameterCount());
    }
}
