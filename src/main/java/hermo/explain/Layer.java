package hermo.explain;

import hermo.graph.Graph;
import hermo.graph.GraphNode;
import hermo.node.ActivationNode;
import hermo.node.Affine;
import hermo.node.Dropout;
import java.util.ArrayList;
import java.util.List;

/**
 * A layer of the chapter: the affine map that gives z, and the activation behind it that gives a; the map itself where there is
 * none. Immutable and thread-safe.
 *
 * @param number l, from 1
 * @param affine the node of z^l
 * @param activation the node of a^l
 */
record Layer(int number, GraphNode affine, GraphNode activation) {
    /**
     * Returns the layers of a chain of dense layers; a dropout may follow each, and is none of their nodes.
     *
     * @throws IllegalStateException if the graph is none; the message names the first node that does not fit
     */
    static List<Layer> of(Graph graph) {
        List<Layer> layers = new ArrayList<>();
        List<GraphNode> nodes = graph.nodes();
        for (int i = 1; i < nodes.size(); i++) {
            GraphNode node = nodes.get(i);
            boolean isNext = node.inputs().equals(List.of(nodes.get(i - 1)));
            Layer last = layers.isEmpty() ? null : layers.get(layers.size() - 1);
            if (isNext && node.node() instanceof Affine) {
                layers.add(new Layer(layers.size() + 1, node, node));
            } else if (isNext
                    && node.node() instanceof ActivationNode
                    && last != null
                    && last.affine == nodes.get(i - 1)) {
                layers.set(layers.size() - 1, new Layer(last.number, last.affine, node));
            } else if (!isNext
                    || !(node.node() instanceof Dropout)
                    || last == null
                    || last.activation != nodes.get(i - 1)) {
                throw new IllegalStateException(refusal(graph, node));
            }
        }
        return layers;
    }

    private static String refusal(Graph graph, GraphNode node) {
        String parameter = graph.parameters().isEmpty()
                ? ""
                : ", parameterGradient(\"" + graph.parameters().get(0).name() + "\")";
        return "layers by number expect dense layers one after the other, each with at most one activation and then at most"
                + " one dropout, but there is " + node + "; ask by name: output(\"" + node.name() + "\"), gradient(\""
                + node.name() + "\")" + parameter;
    }

    /**
     * Returns the layers from an affine map towards the loss, as far as nothing but dense layers and their activations follow
     * one after the other; numbered if the whole graph is such a chain, else with the number 0.
     */
    static List<Layer> from(Graph graph, GraphNode affine) {
        if (isChain(graph)) {
            return of(graph).stream()
                    .filter(layer -> layer.affine.index() >= affine.index())
                    .toList();
        }
        List<Layer> layers = new ArrayList<>();
        GraphNode node = affine;
        while (node.node() instanceof Affine || layers.get(layers.size() - 1).isLinear()) {
            if (node.node() instanceof Affine) {
                layers.add(new Layer(0, node, node));
            } else {
                layers.set(layers.size() - 1, new Layer(0, layers.get(layers.size() - 1).affine, node));
            }
            GraphNode here = node;
            List<GraphNode> next = graph.nodes().stream()
                    .filter(other -> other.inputs().contains(here))
                    .toList();
            if (next.size() != 1 || !isOurs(next.get(0))) {
                break;
            }
            node = next.get(0);
        }
        return layers;
    }

    private static boolean isOurs(GraphNode node) {
        return node.node() instanceof Affine || node.node() instanceof ActivationNode;
    }

    /** Returns whether {@link #of} has an answer, and there is nothing between the layers. */
    static boolean isChain(Graph graph) {
        return areNumbered(graph) && graph.nodes().stream().noneMatch(node -> node.node() instanceof Dropout);
    }

    /** Returns whether {@link #of} has an answer. */
    static boolean areNumbered(Graph graph) {
        try {
            return !of(graph).isEmpty();
        } catch (IllegalStateException noChain) {
            return false;
        }
    }

    /** Returns a letter of the chapter with this layer, in the markup of a {@link Formula}, such as {@code dz^2}. */
    String letter(String letter) {
        return letter + (number > 0 ? "^" + number : "(`" + affine.name() + "`)");
    }

    /** Returns the name of f in the same markup. */
    String function() {
        return "`" + activation.node().kind() + "`";
    }

    /** Returns whether nothing stands behind the affine map, so that a = z. */
    boolean isLinear() {
        return affine == activation;
    }

    /** Returns whether a is computed row by row, as softmax, so that f' is a matrix. */
    boolean mixesValues() {
        return activation.node() instanceof ActivationNode node
                && node.activation().range() == hermo.node.Range.DISTRIBUTION;
    }

    /** Returns the full name of W. */
    String weight() {
        return affine.name() + ".weight";
    }

    /** Returns the full name of b. */
    String bias() {
        return affine.name() + ".bias";
    }

    /** Returns whether there is a b. */
    boolean hasBias() {
        return affine.parameters().size() > 1;
    }

    @Override
    public String toString() {
        return number > 0 ? "layer " + number + " (" + affine.name() + ")" : affine.name();
    }
}
