package hermo.explain;

import static com.google.common.base.Preconditions.checkArgument;

import hermo.graph.Graph;
import hermo.graph.GraphNode;
import hermo.graph.ParameterSlot;
import hermo.node.Affine;
import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * One weight or bias of a dense layer. Immutable and thread-safe.
 *
 * @param slot W or b
 * @param node the affine map that owns it
 * @param neuron which row of W, or which number of b
 * @param input which column of W; 0 for a bias
 */
record ChosenWeight(ParameterSlot slot, GraphNode node, int neuron, int input) {
    /**
     * Finds a weight.
     *
     * @throws IllegalArgumentException if there is no such parameter, it is none of a dense layer, or has another number of
     *     dimensions
     * @throws IndexOutOfBoundsException if an index lies outside
     */
    static ChosenWeight of(Graph graph, String name, int... position) {
        ParameterSlot slot = graph.parameter(name);
        GraphNode node = graph.nodes().stream()
                .filter(n -> n.parameters().contains(slot))
                .findFirst()
                .orElseThrow();
        checkArgument(
                node.node() instanceof Affine,
                "explain expects a weight or a bias of a dense layer but %s belongs to a %s; see"
                        + " parameterGradient(\"%s\") for its gradient and GradientCheck for whether it is right",
                name,
                node.node().kind(),
                name);
        checkArgument(
                position.length == slot.shape().rank(),
                "%s expects %s but got %s",
                name,
                slot.shape().rank() == 1 ? "1 index, the neuron," : "2 indexes, the neuron and the input,",
                position.length);
        for (int d = 0; d < position.length; d++) {
            if (position[d] < 0 || position[d] >= slot.shape().dimension(d)) {
                throw new IndexOutOfBoundsException(name + " of shape " + slot.shape() + " has no position "
                        + Arrays.toString(position) + "; indexes count from 0");
            }
        }
        return new ChosenWeight(slot, node, position[0], position.length > 1 ? position[1] : 0);
    }

    boolean isBias() {
        return slot.shape().rank() == 1;
    }

    /** Returns the node whose output the weight is multiplied with. */
    GraphNode source() {
        return node.inputs().get(0);
    }

    double value(Trace trace) {
        double[] values = trace.model().parameters().get(slot.name()).toArray();
        return values[neuron * (values.length / slot.shape().dimension(0)) + input];
    }

    /** Returns the position in the markup of a {@link Formula}. */
    String index() {
        return isBias() ? "[" + neuron + "]" : "[" + neuron + "," + input + "]";
    }

    @Override
    public String toString() {
        return slot.name()
                + Arrays.stream(isBias() ? new int[] {neuron} : new int[] {neuron, input})
                        .mapToObj(Integer::toString)
                        .collect(Collectors.joining(", ", "[", "]"));
    }
}
