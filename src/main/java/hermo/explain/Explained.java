package hermo.explain;

import static com.google.common.base.Preconditions.checkArgument;

import hermo.data.Scaler;
import hermo.graph.GraphNode;
import hermo.kernel.Buffer;
import hermo.model.Model;
import hermo.node.Activation;
import hermo.node.ActivationNode;
import hermo.node.Range;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The number that is explained: f = offset + factor · value {@code column} of the output of {@code node}. Immutable.
 *
 * @param name what it is called, such as {@code probability of setosa}
 */
record Explained(GraphNode node, int column, double factor, double offset, String name) {
    /** Returns the names to choose from: classes, else target columns. */
    static List<String> names(Model model) {
        if (!model.encoding().classNames().isEmpty()) {
            return model.encoding().classNames();
        }
        List<String> targets = model.encoding().targetNames();
        int width = model.graph().outputShape().size();
        return targets.isEmpty()
                ? IntStream.range(0, width).mapToObj(j -> "y" + j).toList()
                : targets;
    }

    /** Returns the number that the model answers for class or target {@code index}, as {@link Model#predict} tells it. */
    static Explained answer(Model model, int index) {
        GraphNode output = model.graph().output();
        String name = names(model).get(index);
        if (isSecondOfOne(model)) {
            boolean isFirst = index == 0;
            return new Explained(output, 0, isFirst ? -1 : 1, isFirst ? 1 : 0, kind(output) + name);
        }
        Scaler scaler = model.encoding().targetScaler();
        return new Explained(output, index, scaler.scale()[index], scaler.shift()[index], kind(output) + name);
    }

    /** Returns the number before the last SOFTMAX or SIGMOID. */
    static Explained logit(Model model, int index) {
        GraphNode output = model.graph().output();
        checkArgument(
                activation(output) == Activation.SOFTMAX || activation(output) == Activation.SIGMOID,
                "Explainer.logits: expected a net that ends with SOFTMAX or SIGMOID but this one ends with %s; explain its"
                        + " answer instead",
                output.node().kind());
        String name = "logit of " + names(model).get(index);
        return isSecondOfOne(model)
                ? new Explained(output.inputs().get(0), 0, index == 0 ? -1 : 1, 0, name)
                : new Explained(output.inputs().get(0), index, 1, 0, name);
    }

    /** Returns whether one output tells two classes apart. */
    private static boolean isSecondOfOne(Model model) {
        return model.graph().outputShape().size() == 1
                && model.encoding().classNames().size() == 2;
    }

    /** Returns whether the outputs of a row are the probabilities of one class each. */
    static boolean isDistribution(Model model) {
        Activation activation = activation(model.graph().output());
        return activation != null && activation.range() == Range.DISTRIBUTION;
    }

    private static String kind(GraphNode output) {
        Activation activation = activation(output);
        boolean isProbability = activation != null
                && (activation.range() == Range.DISTRIBUTION || activation.range() == Range.PROBABILITY);
        return isProbability ? "probability of " : "";
    }

    private static Activation activation(GraphNode node) {
        return node.node() instanceof ActivationNode last ? last.activation() : null;
    }

    /** Returns f of one row of {@code output}, that of {@link #node}. */
    double value(int row, Buffer output) {
        return offset + factor * output.get(row * node.outputShape().size() + column);
    }
}
