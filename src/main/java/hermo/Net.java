package hermo;

import static com.google.common.base.Preconditions.checkArgument;
import static com.google.common.base.Preconditions.checkNotNull;

import hermo.graph.Graph;
import hermo.graph.GraphNode;
import hermo.graph.GraphWiring;
import hermo.kernel.Precision;
import hermo.kernel.Shape;
import hermo.node.Activation;
import hermo.node.ActivationNode;
import hermo.node.Dropout;
import hermo.node.Node;
import hermo.text.Terminal;
import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * A network, declared as a sentence. Immutable and thread-safe: each call returns a longer net, so a beginning can be
 * shared.
 *
 * <pre>{@code
 * Graph graph = Net.input(4).dense(8, RELU).dense(1, SIGMOID).compile();
 * }</pre>
 *
 * <p>Layers are named after their verb and counted per verb from 1 ({@code dense1}, {@code dense2}, {@code dropout1}),
 * parameters {@code <layer>.weight} and {@code <layer>.bias}. {@code dense(8, RELU)} becomes two nodes, the affine map
 * {@code dense1} and the activation {@code dense1.activation}, so that z and a are both there to be seen. Options come
 * in a lambda: {@code dense(8, RELU, d -> d.name("hidden").l2(1e-4))}.
 */
public final class Net {
    private final Shape inputShape;
    private final List<Layer> layers;

    /** A verb of the sentence with what it compiles to; {@code activation} may be LINEAR, which needs no node. */
    private record Layer(String verb, LayerName name, Node node, Activation activation, String sentence) {}

    private Net(Shape inputShape, List<Layer> layers) {
        this.inputShape = inputShape;
        this.layers = layers;
    }

    /**
     * Begins a net whose rows have the given dimensions: {@code input(4)} for four numbers, {@code input(1, 28, 28)} for
     * images of one channel.
     *
     * @throws IllegalArgumentException if there is no dimension or one is below 1
     */
    public static Net input(int... dimensions) {
        try {
            return new Net(Shape.of(dimensions), List.of());
        } catch (IllegalArgumentException refused) {
            throw new IllegalArgumentException("Net.input: " + refused.getMessage(), refused);
        }
    }

    /**
     * Adds a dense layer without an activation: z = W a + b.
     *
     * @param units how many neurons, at least 1
     * @throws IllegalArgumentException if there is not at least 1
     */
    public Net dense(int units) {
        return dense(units, Activation.LINEAR);
    }

    /**
     * Adds a dense layer: z = W a + b, a' = f(z).
     *
     * @param units how many neurons, at least 1
     * @param activation f
     * @throws IllegalArgumentException if there is not at least 1 unit
     */
    public Net dense(int units, Activation activation) {
        checkNotNull(activation, "activation");
        return dense(units, activation, new DenseOptions(counted("dense"), activation));
    }

    /**
     * Adds a dense layer with options: z = W a + b, a' = f(z).
     *
     * @param units how many neurons, at least 1
     * @param activation f
     * @param options such as {@code d -> d.name("hidden").initializer(HE_NORMAL).l2(1e-4).bias(false)}
     * @throws IllegalArgumentException if there is not at least 1 unit, an option is out of its range, or the name is
     *     taken
     */
    public Net dense(int units, Activation activation, UnaryOperator<DenseOptions> options) {
        checkNotNull(activation, "activation");
        LayerName name = counted("dense");
        checkNotNull(options, "options");
        return dense(units, activation, given(options.apply(new DenseOptions(name, activation)), name));
    }

    private Net dense(int units, Activation activation, DenseOptions chosen) {
        checkArgument(
                units > 0,
                "%s expects at least 1 unit but got %s",
                chosen.name().text(),
                units);
        String said = activation == Activation.LINEAR && chosen.sentence().isEmpty() ? "" : ", " + activation;
        String sentence = sentence("dense", units + said, chosen.sentence());
        return with(new Layer("dense", chosen.name(), chosen.node(units), activation, sentence));
    }

    /** Adds an activation as a layer of its own: a = f(z). */
    public Net activation(Activation activation) {
        return activation(activation, UnaryOperator.identity());
    }

    /**
     * Adds an activation as a layer of its own, with options: a = f(z).
     *
     * @param options such as {@code a -> a.name("squash")}
     * @throws IllegalArgumentException if the name is taken
     */
    public Net activation(Activation activation, UnaryOperator<LayerOptions> options) {
        LayerOptions chosen = chosen("activation", options);
        return with("activation", chosen, new ActivationNode(activation), activation.toString());
    }

    /**
     * Adds dropout: in training each value is set to 0 with probability {@code rate} and the others are scaled by 1/(1 −
     * rate); in prediction nothing happens.
     *
     * @param rate the share dropped, in [0, 1)
     * @throws IllegalArgumentException if the rate lies outside
     */
    public Net dropout(double rate) {
        return dropout(rate, UnaryOperator.identity());
    }

    /**
     * Adds dropout with options.
     *
     * @param rate the share dropped, in [0, 1)
     * @param options such as {@code d -> d.name("corrupt")}
     * @throws IllegalArgumentException if the rate lies outside or the name is taken
     */
    public Net dropout(double rate, UnaryOperator<LayerOptions> options) {
        LayerOptions chosen = chosen("dropout", options);
        checkArgument(
                rate >= 0 && rate < 1,
                "%s expects a rate in [0, 1), the share that is dropped, but got %s",
                chosen.name().text(),
                rate);
        return with("dropout", chosen, new Dropout(rate), Double.toString(rate));
    }

    /** Adds a node of your own. */
    public Net node(Node node) {
        return node(node, UnaryOperator.identity());
    }

    /**
     * Adds a node of your own with options.
     *
     * @param options such as {@code n -> n.name("square")}
     * @throws IllegalArgumentException if the name is taken
     */
    public Net node(Node node, UnaryOperator<LayerOptions> options) {
        checkNotNull(node, "node");
        return with("node", chosen("node", options), node, node.kind());
    }

    private LayerOptions chosen(String verb, UnaryOperator<LayerOptions> options) {
        LayerName name = counted(verb);
        checkNotNull(options, "options");
        return given(options.apply(new LayerOptions(name)), name);
    }

    private static <T> T given(T options, LayerName name) {
        return checkNotNull(
                options, "%s: the options expect a lambda that returns them, such as o -> o.name(\"a\")", name.text());
    }

    private Net with(String verb, LayerOptions options, Node node, String arguments) {
        String sentence = sentence(verb, arguments, options.sentence());
        return with(new Layer(verb, options.name(), node, Activation.LINEAR, sentence));
    }

    private Net with(Layer added) {
        String name = added.name().text();
        for (Layer layer : layers) {
            checkArgument(
                    !layer.name().text().equals(name),
                    "%s: expected a name that no other layer has but got \"%s\" twice; choose another in the options",
                    name,
                    name);
        }
        List<Layer> longer = new ArrayList<>(layers);
        longer.add(added);
        return new Net(inputShape, List.copyOf(longer));
    }

    /** Options are written as a lambda whose argument is the verb's first letter. */
    private static String sentence(String verb, String arguments, String options) {
        String letter = verb.substring(0, 1);
        return "." + verb + "(" + arguments + (options.isEmpty() ? "" : ", " + letter + " -> " + letter + options)
                + ")";
    }

    private LayerName counted(String verb) {
        int number = 1;
        for (Layer layer : layers) {
            number += layer.verb().equals(verb) ? 1 : 0;
        }
        return LayerName.counted(verb, number);
    }

    /** Compiles the net to a graph that computes in {@link Precision#FLOAT32}. */
    public Graph compile() {
        return compile(Precision.FLOAT32);
    }

    /**
     * Compiles the net to a graph.
     *
     * @throws IllegalArgumentException if a layer cannot take what the one before it gives; the message begins with its
     *     name
     */
    public Graph compile(Precision precision) {
        GraphWiring wiring = Graph.builder(precision);
        GraphNode last = wiring.input(inputShape, inputSentence());
        for (Layer layer : layers) {
            last = wiring.add(layer.name().text(), layer.node(), last);
            if (layer.activation() != Activation.LINEAR) {
                String name = layer.name().text() + ".activation";
                last = wiring.add(name, new ActivationNode(layer.activation()), last);
            }
        }
        return wiring.build();
    }

    private String inputSentence() {
        StringJoiner sentence = new StringJoiner(", ", "Net.input(", ")");
        for (int dimension : inputShape.toArray()) {
            sentence.add(Integer.toString(dimension));
        }
        return sentence.toString();
    }

    /**
     * Returns the sentence that declares the net, such as {@code Net.input(4).dense(8, RELU).dense(1, SIGMOID)}; a long one is
     * broken behind dots.
     */
    @Override
    public String toString() {
        return Terminal.wrap(
                inputSentence() + layers.stream().map(Layer::sentence).collect(Collectors.joining()));
    }
}
