package hermo.node;

import static hermo.Messages.badArgument;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hermo.graph.Graph;
import hermo.graph.GraphNode;
import hermo.graph.GraphWiring;
import hermo.graph.Workspace;
import hermo.kernel.Buffer;
import hermo.kernel.Precision;
import hermo.kernel.Shape;
import java.util.Arrays;
import org.apache.commons.math3.stat.correlation.PearsonsCorrelation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class DropoutTest {
    private static final int WIDTH = 1000;
    private static final int ROWS = 50;

    @ParameterizedTest(name = "rate {0}, key 1")
    @ValueSource(doubles = {0.1, 0.25, 0.5, 0.9})
    void about_the_rate_is_dropped_and_the_rest_scaled_up(double rate) {
        Workspace workspace = workspace(Precision.FLOAT64, rate);

        double[] y = train(workspace, 1);

        double dropped = Arrays.stream(y).filter(v -> v == 0).count() / (double) y.length;
        assertEquals(rate, dropped, 4 * Math.sqrt(rate * (1 - rate) / y.length));
        assertTrue(Arrays.stream(y).allMatch(v -> v == 0 || v == 3 * (1 / (1 - rate))));
    }

    @ParameterizedTest
    @EnumSource
    void the_same_key_gives_the_same_mask_and_another_key_another(Precision precision) {
        Workspace workspace = workspace(precision, 0.5);

        double[] first = train(workspace, 1);
        double[] second = train(workspace, 2);

        assertArrayEquals(first, train(workspace, 1));
        assertArrayEquals(first, train(workspace(precision, 0.5), 1));
        assertEquals(0, new PearsonsCorrelation().correlation(first, second), 4 / Math.sqrt(first.length));
    }

    @Test
    void both_precisions_drop_the_same_values() {
        double[] floats = train(workspace(Precision.FLOAT32, 0.3), 1);
        double[] doubles = train(workspace(Precision.FLOAT64, 0.3), 1);

        assertArrayEquals(doubles, floats, 1e-6);
    }

    @Test
    void each_node_of_a_net_has_a_mask_of_its_own() {
        GraphWiring wiring = Graph.builder(Precision.FLOAT64);
        GraphNode x = wiring.input(Shape.of(WIDTH));
        GraphNode first = wiring.add("first", new Dropout(0.5), x);
        GraphNode second = wiring.add("second", new Dropout(0.5), x);
        Workspace workspace = training(wiring.build());

        workspace.forwardInTraining(ROWS, 1, second);

        double correlation = new PearsonsCorrelation()
                .correlation(
                        workspace.output(first).toArray(),
                        workspace.output(second).toArray());
        assertEquals(0, correlation, 4 / Math.sqrt(ROWS * WIDTH));
    }

    @ParameterizedTest
    @EnumSource
    void in_prediction_values_pass_unchanged(Precision precision) {
        Workspace workspace = workspace(precision, 0.9);
        train(workspace, 1);

        workspace.forward(ROWS);

        assertArrayEquals(workspace.input().toArray(), workspace.output().toArray());
    }

    @ParameterizedTest
    @EnumSource
    void with_rate_0_values_pass_unchanged_in_training(Precision precision) {
        Workspace workspace = workspace(precision, 0);

        assertArrayEquals(workspace.input().toArray(), train(workspace, 1));
    }

    @ParameterizedTest
    @EnumSource
    void backward_drops_and_scales_what_forward_did(Precision precision) {
        Workspace workspace = workspace(precision, 0.25);
        double[] y = train(workspace, 1);

        double[] dx = backward(workspace, 7);

        for (int i = 0; i < y.length; i++) {
            assertEquals(y[i] / 3 * 7, dx[i], 1e-5, "number " + i);
        }
    }

    @ParameterizedTest
    @EnumSource
    void after_a_prediction_backward_passes_gradients_unchanged(Precision precision) {
        Workspace workspace = workspace(precision, 0.25);
        train(workspace, 1);
        workspace.forward(ROWS);

        double[] dx = backward(workspace, 7);

        assertTrue(Arrays.stream(dx).allMatch(v -> v == 7), () -> "the first is " + dx[0]);
    }

    @Test
    void its_kind_is_dropout() {
        assertEquals("dropout", new Dropout(0.5).kind());
    }

    @Test
    void a_rate_outside_0_to_1_is_told() {
        assertEquals(
                "expects a rate in [0, 1), the share that is dropped, but got 1.0", badArgument(() -> new Dropout(1)));
        assertEquals(
                "expects a rate in [0, 1), the share that is dropped, but got -0.1",
                badArgument(() -> new Dropout(-0.1)));
        assertEquals(
                "expects a rate in [0, 1), the share that is dropped, but got NaN",
                badArgument(() -> new Dropout(Double.NaN)));
    }

    /** A workspace whose input is all 3. */
    private static Workspace workspace(Precision precision, double rate) {
        GraphWiring wiring = Graph.builder(precision);
        wiring.add("dropout", new Dropout(rate), wiring.input(Shape.of(WIDTH)));
        return training(wiring.build());
    }

    private static Workspace training(Graph graph) {
        Workspace workspace = Workspace.withInputGradient(graph, Buffer.allocate(graph.precision(), 0), ROWS);
        workspace.kernel().fill(0, ROWS * WIDTH, 3, workspace.input());
        return workspace;
    }

    private static double[] train(Workspace workspace, long key) {
        workspace.forwardInTraining(ROWS, key, workspace.graph().output());
        return workspace.output().toArray();
    }

    private static double[] backward(Workspace workspace, double dy) {
        GraphNode output = workspace.graph().output();
        workspace.clearGradients(output);
        workspace.kernel().fill(0, ROWS * WIDTH, dy, workspace.gradient(output));
        workspace.backward(output);
        return workspace.gradient(workspace.graph().input()).toArray();
    }
}
