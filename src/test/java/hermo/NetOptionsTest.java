package hermo;

import static hermo.node.Activation.LINEAR;
import static hermo.node.Activation.RELU;
import static hermo.node.Activation.TANH;
import static hermo.node.Initializer.ONES;
import static hermo.node.Initializer.ORTHOGONAL;
import static hermo.node.Initializer.constant;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import hermo.graph.Graph;
import hermo.graph.ParameterSlot;
import hermo.graph.Parameters;
import hermo.kernel.Shape;
import hermo.node.Activation;
import hermo.node.Initializer;
import hermo.node.ParameterDeclaration;
import hermo.node.Penalty;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class NetOptionsTest {
    /** Activations by name with the initialiser before them: the ReLU family, SELU, and the rest. */
    private static final Map<Initializer, List<String>> DEFAULTS = Map.of(
            Initializer.HE_NORMAL,
            List.of(
                    "RELU",
                    "LEAKY_RELU",
                    "RELU6",
                    "ELU",
                    "GELU",
                    "GELU_TANH",
                    "SILU",
                    "MISH",
                    "HARD_SWISH",
                    "leakyRelu(0.2)",
                    "elu(0.5)"),
            Initializer.LECUN_NORMAL,
            List.of("SELU"),
            Initializer.GLOROT_UNIFORM,
            List.of("LINEAR", "TANH", "SIGMOID", "HARD_SIGMOID", "SOFTPLUS", "SOFTSIGN", "SOFTMAX", "own"));

    @Test
    void without_options_there_are_weights_and_biases_without_a_penalty() {
        Graph graph = Net.input(3).dense(2).compile();

        assertEquals(List.of("dense1.weight", "dense1.bias"), names(graph));
        assertEquals(Shape.of(2, 3), weight(graph).shape());
        assertEquals(Shape.of(2), bias(graph).shape());
        assertEquals(Penalty.NONE, weight(graph).penalty());
        assertEquals(Penalty.NONE, bias(graph).penalty());
        assertSame(Initializer.ZEROS, bias(graph).initializer());
    }

    @Test
    void initializers_reach_weights_and_biases() {
        Graph graph = dense(d -> d.initializer(ORTHOGONAL).biasInitializer(constant(0.5)));

        assertSame(ORTHOGONAL, weight(graph).initializer());
        assertEquals("constant(0.5)", bias(graph).initializer().toString());
        assertArrayEquals(
                new double[] {0.5, 0.5},
                Parameters.initialize(graph, 1).get("dense1.bias").toArray());
    }

    @Test
    void a_lambda_is_an_initializer() {
        Graph graph = dense(d -> d.initializer((values, shape, random) -> {
            for (int i = 0; i < values.length; i++) {
                values[i] = i;
            }
        }));

        assertArrayEquals(
                new double[] {0, 1, 2, 3, 4, 5},
                Parameters.initialize(graph, 1).get("dense1.weight").toArray());
    }

    @Test
    void a_layer_without_a_bias_has_weights_alone() {
        assertEquals(List.of("dense1.weight"), names(dense(d -> d.bias(false))));
        assertEquals(
                List.of("dense1.weight"),
                names(dense(d -> d.biasInitializer(ONES).bias(false))));
    }

    @Test
    void a_bias_may_be_taken_away_and_brought_back() {
        Graph again = dense(d -> d.bias(false).bias(true));
        Graph kept = dense(d -> d.biasInitializer(ONES).bias(true));

        assertSame(Initializer.ZEROS, bias(again).initializer());
        assertSame(ONES, bias(kept).initializer());
    }

    @Test
    void penalties_fall_on_the_weights_alone() {
        Graph graph = dense(d -> d.l1(0.1).l2(0.2).maxNorm(3));

        assertEquals(new Penalty(0.1, 0.2, 3), weight(graph).penalty());
        assertEquals(Penalty.NONE, bias(graph).penalty());
    }

    @Test
    void options_are_values_and_each_call_returns_a_new_one() {
        List<DenseOptions> seen = new ArrayList<>();
        Graph graph = dense(d -> {
            seen.add(d);
            seen.add(d.l2(0.5).bias(false).name("lost").initializer(ONES));
            return d;
        });

        assertEquals("", seen.get(0).sentence());
        assertEquals(
                ".l2(0.5).bias(false).name(\"lost\").initializer(ONES)",
                seen.get(1).sentence());
        assertEquals(List.of("dense1.weight", "dense1.bias"), names(graph));
        assertEquals(Penalty.NONE, weight(graph).penalty());
    }

    @Test
    void no_option_takes_another_back() {
        Graph graph = dense(d -> d.maxNorm(3)
                .l2(0.2)
                .l1(0.1)
                .initializer(ORTHOGONAL)
                .biasInitializer(ONES)
                .bias(true)
                .name("dense1"));

        assertEquals(new Penalty(0.1, 0.2, 3), weight(graph).penalty());
        assertSame(ORTHOGONAL, weight(graph).initializer());
        assertSame(ONES, bias(graph).initializer());
    }

    @Test
    void the_last_of_two_equal_options_counts() {
        Graph graph = dense(d -> d.l2(0.5).l2(0.25).initializer(ORTHOGONAL).initializer(ONES));

        assertEquals(0.25, weight(graph).penalty().l2());
        assertSame(ONES, weight(graph).initializer());
    }

    @Test
    void an_initializer_in_the_options_wins_over_that_of_the_activation() {
        Graph graph = Net.input(3).dense(2, RELU, d -> d.initializer(ONES)).compile();

        assertSame(ONES, weight(graph).initializer());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("activations")
    void weights_begin_as_suits_the_activation_and_biases_at_0(Activation activation) {
        Graph graph = Net.input(3).dense(2, activation).compile();
        String name = activation.name();

        Initializer expected = DEFAULTS.entrySet().stream()
                .filter(row -> row.getValue().contains(name))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElseThrow(() -> new AssertionError(name + " is missing from the table"));
        assertSame(expected, weight(graph).initializer());
        assertSame(Initializer.ZEROS, bias(graph).initializer());
    }

    @Test
    void the_table_names_no_activation_that_does_not_exist() {
        TreeSet<String> exist =
                new TreeSet<>(activations().map(Activation::name).toList());
        TreeSet<String> table =
                new TreeSet<>(DEFAULTS.values().stream().flatMap(List::stream).toList());

        assertEquals(exist, table);
    }

    static Stream<Activation> activations() {
        return Stream.concat(
                Activations.constants().stream(),
                Stream.of(
                        Activation.leakyRelu(0.2), Activation.elu(0.5), Activation.of("own", z -> z * z, z -> 2 * z)));
    }

    private static Graph dense(UnaryOperator<DenseOptions> options) {
        return Net.input(3).dense(2, LINEAR, options).dense(1, TANH).compile();
    }

    private static List<String> names(Graph graph) {
        return graph.parameters().stream()
                .map(ParameterSlot::name)
                .filter(name -> name.startsWith("dense1"))
                .toList();
    }

    private static ParameterDeclaration weight(Graph graph) {
        return graph.parameter("dense1.weight").declaration();
    }

    private static ParameterDeclaration bias(Graph graph) {
        return graph.parameter("dense1.bias").declaration();
    }
}
