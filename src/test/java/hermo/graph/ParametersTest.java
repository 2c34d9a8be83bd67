package hermo.graph;

import static hermo.Messages.badArgument;
import static hermo.node.Activation.RELU;
import static hermo.node.Activation.TANH;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import hermo.Net;
import hermo.kernel.Buffer;
import hermo.kernel.Precision;
import hermo.kernel.Shape;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ParametersTest {
    private static final Net NET = Net.input(2).dense(3, TANH).dense(1);
    private static final Graph GRAPH = NET.compile(Precision.FLOAT64);

    @Test
    void a_flat_vector_is_cut_into_parameters_by_name() {
        Parameters parameters = Parameters.of(GRAPH, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13);

        assertEquals(List.of("dense1.weight", "dense1.bias", "dense2.weight", "dense2.bias"), parameters.names());
        assertEquals(
                "3×2 [1.0, 2.0, 3.0, 4.0, 5.0, 6.0]",
                parameters.get("dense1.weight").toString());
        assertEquals("3 [7.0, 8.0, 9.0]", parameters.get("dense1.bias").toString());
        assertEquals("1×3 [10.0, 11.0, 12.0]", parameters.get("dense2.weight").toString());
        assertEquals("1 [13.0]", parameters.get("dense2.bias").toString());
        assertArrayEquals(new double[] {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13}, parameters.toArray());
        assertEquals(GRAPH, parameters.graph());
    }

    @Test
    void row_i_of_a_weight_matrix_holds_the_weights_of_neuron_i() {
        Parameters parameters = Parameters.of(GRAPH, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13);

        assertArrayEquals(
                new double[] {3, 4}, parameters.get("dense1.weight").toMatrix().getRow(1));
    }

    @Test
    void one_parameter_is_replaced_and_the_others_stay() {
        Parameters before = Parameters.of(GRAPH, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13);

        Parameters after = before.with("dense1.bias", -1, -2, -3);

        assertArrayEquals(new double[] {1, 2, 3, 4, 5, 6, -1, -2, -3, 10, 11, 12, 13}, after.toArray());
        assertArrayEquals(new double[] {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13}, before.toArray());
    }

    @Test
    void numbers_are_rounded_to_the_precision_of_the_graph() {
        Parameters parameters = Parameters.initialize(NET.compile(), 1).with("dense2.bias", 0.1);

        assertArrayEquals(new double[] {0.1f}, parameters.get("dense2.bias").toArray());
    }

    @Test
    void arrays_that_were_given_and_got_are_copies() {
        double[] given = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13};
        double[] biases = {0.5, 0.25, 0.125};
        Parameters parameters = Parameters.of(GRAPH, given).with("dense1.bias", biases);
        double[] before = parameters.toArray();

        Arrays.fill(given, 99);
        Arrays.fill(biases, 99);
        Arrays.fill(parameters.toArray(), 99);
        Arrays.fill(parameters.get("dense1.weight").toArray(), 99);
        parameters.get("dense1.weight").toMatrix().setEntry(0, 0, 99);
        parameters.toBuffer().set(0, 99);

        assertArrayEquals(new double[] {1, 2, 3, 4, 5, 6, 0.5, 0.25, 0.125, 10, 11, 12, 13}, before);
        assertArrayEquals(before, parameters.toArray());
        assertThrows(
                UnsupportedOperationException.class, () -> parameters.names().clear());
    }

    @Test
    void the_buffer_of_a_training_is_copied_too() {
        Buffer buffer = Buffer.allocate(Precision.FLOAT64, 13);
        Parameters parameters = Parameters.copyOf(GRAPH, buffer);

        buffer.set(0, 99);

        assertArrayEquals(new double[13], parameters.toArray());
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {0, 1, -1, 42, Long.MIN_VALUE})
    void the_same_seed_gives_the_same_numbers(long seed) {
        Parameters parameters = Parameters.initialize(GRAPH, seed);
        Parameters again = Parameters.initialize(NET.compile(Precision.FLOAT64), seed);

        assertArrayEquals(parameters.toArray(), again.toArray());
        assertEquals(Parameters.initialize(GRAPH, seed), parameters);
        assertEquals(Parameters.initialize(GRAPH, seed).hashCode(), parameters.hashCode());
    }

    @Test
    void seed_1_and_seed_2_give_other_numbers() {
        Parameters one = Parameters.initialize(GRAPH, 1);
        Parameters two = Parameters.initialize(GRAPH, 2);

        assertNotEquals(one, two);
        assertNotEquals(
                one.get("dense1.weight").get(0, 0), two.get("dense1.weight").get(0, 0));
    }

    @Test
    void two_layers_alike_begin_with_other_numbers_for_seed_3() {
        Graph graph = Net.input(4).dense(4).dense(4).compile(Precision.FLOAT64);
        Parameters parameters = Parameters.initialize(graph, 3);

        assertNotEquals(parameters.get("dense1.weight"), parameters.get("dense2.weight"));
    }

    @Test
    void a_layer_behind_does_not_change_the_parameters_before_it_for_seed_4() {
        Net beginning = Net.input(5).dense(7, RELU).dense(3, TANH);
        Parameters shorter = Parameters.initialize(beginning.compile(Precision.FLOAT64), 4);
        Parameters longer =
                Parameters.initialize(beginning.dropout(0.5).dense(9).compile(Precision.FLOAT64), 4);

        assertArrayEquals(shorter.toArray(), Arrays.copyOf(longer.toArray(), shorter.toArray().length));
    }

    @Test
    void more_units_in_one_layer_do_not_change_the_random_numbers_of_the_next_for_seed_5() {
        Parameters narrow = Parameters.initialize(Net.input(2).dense(3).dense(2).compile(Precision.FLOAT64), 5);
        Parameters wide = Parameters.initialize(Net.input(200).dense(3).dense(2).compile(Precision.FLOAT64), 5);

        assertEquals(narrow.get("dense2.weight"), wide.get("dense2.weight"));
    }

    @Test
    void float_and_double_begin_with_the_same_numbers_but_for_rounding_for_seed_6() {
        double[] doubles = Parameters.initialize(GRAPH, 6).toArray();
        double[] floats = Parameters.initialize(NET.compile(), 6).toArray();

        assertArrayEquals(Arrays.stream(doubles).map(w -> (float) w).toArray(), floats);
    }

    @Test
    void an_initializer_is_given_the_shape_of_its_parameter() {
        Graph graph = Net.input(2, 3)
                .dense(
                        4,
                        TANH,
                        d -> d.initializer((values, shape, random) -> {
                            assertEquals(Shape.of(4, 6), shape);
                            Arrays.fill(values, values.length);
                        }))
                .compile();

        assertEquals(24, Parameters.initialize(graph, 1).get("dense1.weight").get(3, 5));
    }

    @Test
    void parameters_print_as_a_table() {
        assertEquals(
                """
                Parameters, 13 numbers
                name           shape    mean  deviation
                dense1.weight  3×2    3.5000     1.7078
                dense1.bias    3      8.0000     0.8165
                dense2.weight  1×3     11.00     0.8165
                dense2.bias    1       13.00     0.0000""",
                Parameters.of(GRAPH, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13).toString());
    }

    @Test
    void parameters_of_another_graph_are_not_equal_whatever_their_numbers() {
        Parameters here = Parameters.of(GRAPH, new double[13]);
        Parameters there = Parameters.of(NET.compile(Precision.FLOAT64), new double[13]);

        assertNotEquals(here, there);
    }

    @Test
    void an_unknown_name_is_told_with_the_names_there_are() {
        Parameters parameters = Parameters.initialize(GRAPH, 1);
        String expected = "the graph has no parameter \"dense3.weight\"; its parameters are"
                + " dense1.weight, dense1.bias, dense2.weight, dense2.bias";

        assertEquals(expected, badArgument(() -> parameters.get("dense3.weight")));
        assertEquals(expected, badArgument(() -> parameters.with("dense3.weight", 1)));
    }

    @Test
    void too_few_or_too_many_values_are_told_with_the_shape() {
        Parameters parameters = Parameters.initialize(GRAPH, 1);

        assertEquals(
                "dense1.weight expects 6 values (3×2) but got 4",
                badArgument(() -> parameters.with("dense1.weight", 1, 2, 3, 4)));
        assertEquals(
                "dense1.bias expects 3 values (3) but got 4",
                badArgument(() -> parameters.with("dense1.bias", 1, 2, 3, 4)));
        assertEquals("dense2.bias expects 1 values (1) but got 0", badArgument(() -> parameters.with("dense2.bias")));
    }

    @Test
    void a_flat_vector_of_another_length_is_told() {
        assertEquals("the graph expects 13 parameters but got 3", badArgument(() -> Parameters.of(GRAPH, 1, 2, 3)));
        assertEquals(
                "the graph expects 13 parameters but got 14", badArgument(() -> Parameters.of(GRAPH, new double[14])));
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
    void a_value_that_is_not_finite_is_told_with_its_place(double value) {
        Parameters parameters = Parameters.initialize(GRAPH, 1);
        double[] vector = new double[13];
        vector[8] = value;

        assertEquals(
                "dense1.weight expects finite values but value 2 is " + value,
                badArgument(() -> parameters.with("dense1.weight", 1, 2, value, 4, 5, 6)));
        assertEquals(
                "dense1.bias expects finite values but value 2 is " + value,
                badArgument(() -> Parameters.of(GRAPH, vector)));
    }

    @Test
    void a_value_that_is_infinite_as_a_float_is_refused_by_a_graph_of_floats() {
        Parameters parameters = Parameters.initialize(NET.compile(), 1);

        String message = badArgument(() -> parameters.with("dense2.bias", 1e39));

        assertEquals("dense2.bias expects finite values but value 0 is ", message.substring(0, 49), message);
    }
}
