package hermo;

import static hermo.Messages.badArgument;
import static hermo.node.Activation.RELU;
import static hermo.node.Activation.SOFTMAX;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import hermo.kernel.Shape;
import hermo.node.Activation;
import hermo.node.Node;
import hermo.node.Pass;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NetErrorsTest {
    private static final Net NET = Net.input(4).dense(8, RELU);

    @ParameterizedTest
    @ValueSource(ints = {0, -3})
    void a_layer_needs_a_unit(int units) {
        String expected = "dense2 expects at least 1 unit but got " + units;

        assertEquals(expected, badArgument(() -> NET.dense(units)));
        assertEquals(expected, badArgument(() -> NET.dense(units, RELU)));
        assertEquals(
                "out expects at least 1 unit but got " + units,
                badArgument(() -> NET.dense(units, RELU, d -> d.name("out"))));
    }

    @ParameterizedTest
    @ValueSource(doubles = {-0.1, 1, 1.5, Double.NaN})
    void a_dropout_rate_lies_in_0_to_1(double rate) {
        String expected = "dropout1 expects a rate in [0, 1), the share that is dropped, but got " + rate;

        assertEquals(expected, badArgument(() -> NET.dropout(rate)));
        assertEquals(expected, badArgument(() -> NET.dropout(rate, d -> d)));
    }

    @Test
    void two_layers_of_one_name_are_refused_whatever_their_verbs() {
        Net net = Net.input(4).dense(8, RELU, d -> d.name("hidden"));
        String expected = "hidden: expected a name that no other layer has but got \"hidden\" twice;"
                + " choose another in the options";

        assertEquals(expected, badArgument(() -> net.dense(8, RELU, d -> d.name("hidden"))));
        assertEquals(expected, badArgument(() -> net.dropout(0.5, d -> d.name("hidden"))));
        assertEquals(expected, badArgument(() -> net.activation(RELU, a -> a.name("hidden"))));
        assertEquals(expected, badArgument(() -> net.node(new NetTest.Square(), n -> n.name("hidden"))));
    }

    @Test
    void a_counted_name_that_was_chosen_before_is_refused() {
        Net net = Net.input(4).dense(8, RELU, d -> d.name("dense2"));

        assertEquals(
                "dense2: expected a name that no other layer has but got \"dense2\" twice;"
                        + " choose another in the options",
                badArgument(() -> net.dense(3)));
    }

    @Test
    void a_layer_cannot_be_called_as_the_input_is() {
        assertEquals(
                "dense2: expected a name other than \"input\", which is that of the data",
                badArgument(() -> NET.dense(8, RELU, d -> d.name("input"))));
    }

    @Test
    void options_that_return_nothing_are_refused_with_the_layer() {
        String rest = ": the options expect a lambda that returns them, such as o -> o.name(\"a\")";

        assertEquals("dense2" + rest, missing(() -> NET.dense(8, RELU, d -> null)));
        assertEquals("dropout1" + rest, missing(() -> NET.dropout(0.5, d -> null)));
    }

    @Test
    void a_rate_of_a_named_dropout_is_refused_with_that_name() {
        assertEquals(
                "corrupt expects a rate in [0, 1), the share that is dropped, but got 1.5",
                badArgument(() -> NET.dropout(1.5, d -> d.name("corrupt"))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\t", "a.b", ".", "hidden."})
    void a_blank_or_dotted_name_is_refused(String name) {
        String rest = ": expected a name that is not blank and has no dot but got \"" + name
                + "\"; parameters are named <layer>.weight";

        assertEquals("dense2" + rest, badArgument(() -> NET.dense(8, RELU, d -> d.name(name))));
        assertEquals("dropout1" + rest, badArgument(() -> NET.dropout(0.5, d -> d.name(name))));
        assertEquals("activation1" + rest, badArgument(() -> NET.activation(RELU, a -> a.name(name))));
        assertEquals("node1" + rest, badArgument(() -> NET.node(new NetTest.Square(), n -> n.name(name))));
    }

    @Test
    void a_missing_name_is_refused() {
        assertEquals(
                "dense2: expected a name that is not blank and has no dot but got \"null\";"
                        + " parameters are named <layer>.weight",
                badArgument(() -> NET.dense(8, RELU, d -> d.name(null))));
    }

    @ParameterizedTest
    @ValueSource(doubles = {-1e-9, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY, Double.NaN})
    void a_penalty_is_finite_and_not_negative(double lambda) {
        assertEquals("dense2: l1 expects a factor of at least 0 but got " + lambda, option(d -> d.l1(lambda)));
        assertEquals("dense2: l2 expects a factor of at least 0 but got " + lambda, option(d -> d.l2(lambda)));
        assertEquals(
                "hidden: l2 expects a factor of at least 0 but got " + lambda,
                option(d -> d.name("hidden").l2(lambda)));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, -2, Double.NaN})
    void a_greatest_norm_is_above_0(double norm) {
        assertEquals("dense2: maxNorm expects a norm above 0 but got " + norm, option(d -> d.maxNorm(norm)));
    }

    private static String option(UnaryOperator<DenseOptions> option) {
        return badArgument(() -> NET.dense(8, RELU, option));
    }

    @Test
    void dimensions_are_at_least_1() {
        assertEquals(
                "Net.input: a shape expects dimensions of at least 1 but got [0]", badArgument(() -> Net.input(0)));
        assertEquals(
                "Net.input: a shape expects dimensions of at least 1 but got [1, -28, 28]",
                badArgument(() -> Net.input(1, -28, 28)));
    }

    @Test
    void an_input_has_a_dimension() {
        assertEquals("Net.input: a shape expects at least one dimension but got none", badArgument(() -> Net.input()));
    }

    @Test
    void an_input_holds_no_more_numbers_than_an_array() {
        assertEquals(
                "Net.input: a shape expects at most 2147483647 numbers but [65536, 65536] has more",
                badArgument(() -> Net.input(65536, 65536)));
    }

    @Test
    void softmax_over_one_value_is_refused_with_the_two_ways_out() {
        String rest = " expects at least 2 values but got 1, for which SOFTMAX is always 1;"
                + " for two classes end the net with dense(1, SIGMOID) or dense(2, SOFTMAX)";

        assertEquals(
                "dense2.activation" + rest,
                badArgument(() -> NET.dense(1, SOFTMAX).compile()));
        assertEquals(
                "activation1" + rest,
                badArgument(() -> NET.dense(1).activation(SOFTMAX).compile()));
    }

    @Test
    void a_node_of_your_own_that_refuses_its_input_is_named() {
        Net net = Net.input(4).node(new Pairs()).dense(3).node(new Pairs(), n -> n.name("pairs"));

        assertEquals("pairs expects an even number of values but got 3", badArgument(net::compile));
    }

    @Test
    void a_matrix_of_weights_that_no_array_can_hold_is_refused_with_the_layer() {
        assertEquals(
                "dense1 expects at most 2147483647 weights but 60000 units of 60000 inputs have more",
                badArgument(() -> Net.input(60000).dense(60000).compile()));
    }

    @Test
    void more_parameters_than_an_array_can_hold_are_refused_with_the_layer() {
        assertEquals(
                "dense2 brings the parameters to 3200040000 but a graph holds at most 2147483647",
                badArgument(() -> Net.input(40000).dense(40000).dense(40000).compile()));
    }

    @Test
    void what_is_missing_is_named() {
        assertEquals("activation", missing(() -> NET.dense(3, (Activation) null)));
        assertEquals("activation", missing(() -> NET.activation(null)));
        assertEquals("node", missing(() -> NET.node(null)));
        assertEquals("initializer", missing(() -> NET.dense(3, RELU, d -> d.initializer(null))));
        assertEquals("initializer", missing(() -> NET.dense(3, RELU, d -> d.biasInitializer(null))));
        assertEquals("precision", missing(() -> NET.compile(null)));
    }

    private static String missing(Runnable mistake) {
        return assertThrows(NullPointerException.class, mistake::run).getMessage();
    }

    /** y_i = x_2i + x_2i+1, for an even number of values. */
    private static final class Pairs implements Node {
        @Override
        public Shape outputShape(List<Shape> inputs) {
            if (inputs.get(0).size() % 2 != 0) {
                throw new IllegalArgumentException("expects an even number of values but got " + inputs.get(0));
            }
            return Shape.of(inputs.get(0).size() / 2);
        }

        @Override
        public void forward(Pass pass) {
            throw new AssertionError("not reached: this test only compiles");
        }

        @Override
        public void backward(Pass pass) {
            throw new AssertionError("not reached: this test only compiles");
        }
    }
}
