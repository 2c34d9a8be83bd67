package hermo.explain;

import static hermo.Messages.badArgument;
import static hermo.node.Activation.SIGMOID;
import static hermo.train.Loss.MEAN_SQUARED_ERROR;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hermo.Net;
import hermo.graph.Graph;
import hermo.kernel.Precision;
import hermo.model.Model;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TraceDiffTest {
    private final Trace after = Trace.of(Worked.TRACE.step(0.5), Worked.X, Worked.Y, MEAN_SQUARED_ERROR);
    private final TraceDiff diff = TraceDiff.of(Worked.TRACE, after);

    @Test
    void each_number_moves_by_the_rate_times_its_gradient() {
        double[] gradient = Worked.TRACE.dW(2).toArray();
        double[] change = diff.change("dense2.weight").toArray();

        for (int i = 0; i < 4; i++) {
            assertEquals(-0.5 * gradient[i], change[i], 1e-12);
        }
        assertEquals(Worked.TRACE.loss(), diff.lossBefore());
        assertEquals(after.loss(), diff.lossAfter());
    }

    @Test
    void the_number_that_moved_most_is_named() {
        TraceDiff.Move most = diff.largest().orElseThrow();

        assertEquals("dense2.bias[0]", most.parameter());
        assertEquals(0.6, most.before());
        assertEquals(-0.5 * Worked.TRACE.db(2).get(0), most.change(), 1e-12);
        assertEquals(most.before() + most.change(), most.after(), 1e-15);
        assertArrayEquals(
                new String[] {"dense1.weight[1, 1]", "dense1.bias[1]", "dense2.weight[0, 1]", "dense2.bias[0]"},
                diff.moves().stream().map(TraceDiff.Move::parameter).toArray());
    }

    @Test
    void the_text_is_a_table() {
        assertEquals("""
                TraceDiff: MEAN_SQUARED_ERROR 0.298371 → 0.280471, a change of -0.0178997
                parameter      shape  moved most  before     after        change  ‖change‖/‖before‖
                dense1.weight  2×2    [1, 1]         0.3  0.299502  -0.000497713         0.00159953
                dense1.bias    2      [1]           0.35  0.345023   -0.00497713          0.0134021
                dense2.weight  2×2    [0, 1]        0.45  0.408666    -0.0413338           0.063188
                dense2.bias    2      [0]            0.6  0.530751    -0.0692493          0.0846425""", diff.toString());
    }

    @Test
    void print_prints_the_text() {
        assertEquals(diff + System.lineSeparator(), Fragments.printed(diff::print));
    }

    @Test
    void html_has_each_parameter_before_and_after() {
        String text = Fragments.textOf(diff.toHtml());

        assertTrue(text.startsWith("TraceDiff: MEAN_SQUARED_ERROR 0.298371 → 0.280471, a change of −0.0178997"), text);
        assertTrue(text.contains("dense1.bias2[1]0.350.345023−0.004977130.0134021"), text);
        assertTrue(
                text.contains(
                        "dense2.bias before 0.60.6 1 × 2 after 0.5307510.619049 1 × 2 change −0.06924930.0190491"),
                text);
    }

    @Test
    void a_parameter_of_zeros_has_no_relative_change() {
        Graph graph = Net.input(2).dense(2, SIGMOID).compile(Precision.FLOAT64);
        Trace trace = Trace.of(Model.initialize(graph, 1), Worked.X, Worked.Y, MEAN_SQUARED_ERROR);

        String text = TraceDiff.of(trace, Trace.of(trace.step(1), Worked.X, Worked.Y, MEAN_SQUARED_ERROR))
                .toString();

        assertTrue(text.lines().anyMatch(line -> line.startsWith("dense1.bias") && line.endsWith("–")), text);
    }

    @Test
    void many_parameters_are_cut_in_the_middle() {
        Net net = Net.input(2);
        for (int i = 0; i < 8; i++) {
            net = net.dense(2, SIGMOID);
        }
        Trace trace = Trace.of(Model.initialize(net.compile(), 1), Worked.X, Worked.Y, MEAN_SQUARED_ERROR);

        TraceDiff same = TraceDiff.of(trace, trace);

        assertEquals(9, same.toString().lines().count(), same::toString);
        assertTrue(same.toString().length() < 1000, same::toString);
        assertEquals(16, same.moves().size());
        assertEquals(0, same.largest().orElseThrow().change());
    }

    @Test
    void a_net_without_parameters_moves_nothing() {
        Graph graph = Net.input(2).activation(SIGMOID).compile(Precision.FLOAT64);
        Trace trace = Trace.of(Model.initialize(graph, 1), Worked.X, Worked.Y, MEAN_SQUARED_ERROR);

        assertEquals(Optional.empty(), TraceDiff.of(trace, trace).largest());
    }

    @Test
    void traces_of_different_nets_are_refused() {
        Graph graph = Net.input(2).dense(2, SIGMOID).compile(Precision.FLOAT64);
        Trace other = Trace.of(Model.initialize(graph, 1), Worked.X, Worked.Y, MEAN_SQUARED_ERROR);

        assertEquals(
                "TraceDiff.of expects two traces of the same net but their parameters are [dense1.weight 2×2, dense1.bias 2,"
                        + " dense2.weight 2×2, dense2.bias 2] and [dense1.weight 2×2, dense1.bias 2]",
                badArgument(() -> TraceDiff.of(Worked.TRACE, other)));
        assertEquals(
                "the graph has no parameter \"dense3.bias\"; its parameters are dense1.weight, dense1.bias,"
                        + " dense2.weight, dense2.bias",
                badArgument(() -> diff.change("dense3.bias")));
    }
}
