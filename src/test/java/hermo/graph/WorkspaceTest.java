package hermo.graph;

import static hermo.node.Activation.TANH;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hermo.Net;
import hermo.graph.TestNodes.Recorder;
import hermo.kernel.Buffer;
import hermo.kernel.Precision;
import hermo.kernel.Shape;
import hermo.node.Activation;
import hermo.node.ActivationNode;
import hermo.node.Affine;
import hermo.node.Initializer;
import hermo.node.Penalty;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class WorkspaceTest {
    @Test
    void a_pass_by_hand() {
        // given W = (1 2; 3 4), b = (0.5, −0.5), x = (10, 20) and (−1, 1)
        Graph graph = Net.input(2).dense(2).compile(Precision.FLOAT64);
        Workspace workspace = Workspace.forTraining(
                graph, Parameters.of(graph, 1, 2, 3, 4, 0.5, -0.5).toBuffer(), 2, 1);
        workspace.input().setAll(0, new double[] {10, 20, -1, 1});

        // when
        workspace.forward(2);
        workspace.clearGradients(graph.output());
        workspace.gradient(graph.output()).setAll(0, new double[] {1, 0, 100, 1000});
        workspace.backward(graph.output());

        // then z = W x + b, dW = dZᵀ A, db = Σ dZ
        assertArrayEquals(
                new double[] {50.5, 109.5, 1.5, 0.5}, workspace.output().toArray());
        assertArrayEquals(
                new double[] {-90, 120, -1000, 1000, 101, 1000},
                workspace.gradients().toArray());
    }

    @Test
    void gradients_that_nobody_needs_are_not_computed() {
        // given a net in which no parameter lies before the first two nodes
        Recorder first = new Recorder();
        Recorder second = new Recorder();
        Recorder behind = new Recorder();
        Graph graph = Net.input(2)
                .node(first)
                .node(second)
                .dense(2)
                .node(behind)
                .dense(1)
                .compile();
        Workspace workspace = Workspace.forTraining(graph, buffer(graph), 1, 1);

        // when
        step(workspace, 1);

        // then
        assertEquals(List.of("forward in training"), first.calls);
        assertEquals(List.of("forward in training"), second.calls);
        assertEquals(List.of("forward in training", "backward"), behind.calls);
    }

    @Test
    void a_node_is_told_which_of_its_gradients_somebody_needs() {
        // given a node that takes the data, a layer, and what depends on no parameter
        Recorder recorder = new Recorder();
        GraphWiring wiring = Graph.builder(Precision.FLOAT64);
        GraphNode x = wiring.input(Shape.of(2));
        GraphNode constant = wiring.add("constant", new ActivationNode(TANH), x);
        GraphNode layer =
                wiring.add("layer", new Affine(2, Initializer.ONES, Optional.of(Initializer.ZEROS), Penalty.NONE), x);
        wiring.add("recorder", recorder, x, layer, constant);
        Graph graph = wiring.build();

        // when, then
        step(Workspace.forTraining(graph, buffer(graph), 1, 1), 1);
        assertEquals(List.of(false, true, false), recorder.wanted);

        recorder.wanted.clear();
        step(Workspace.withInputGradient(graph, buffer(graph), 1), 1);
        assertEquals(List.of(true, true, true), recorder.wanted);
    }

    @Test
    void the_gradient_of_the_data_is_computed_on_request() {
        Recorder first = new Recorder();
        Graph graph = Net.input(2).node(first).dense(1).compile(Precision.FLOAT64);
        Buffer parameters = Parameters.of(graph, 3, -4, 0).toBuffer();
        Workspace workspace = Workspace.withInputGradient(graph, parameters, 1);

        step(workspace, 1);

        assertEquals(List.of("forward in training", "backward"), first.calls);
        assertArrayEquals(
                new double[] {3, -4}, workspace.gradient(graph.input()).toArray());
    }

    @Test
    void a_pass_may_end_before_the_output_and_be_finished_later() {
        // given
        Recorder inner = new Recorder();
        Recorder last = new Recorder();
        Graph graph = Net.input(2).dense(2).node(inner).node(last).compile();
        Workspace workspace = Workspace.forTraining(graph, buffer(graph), 1, 1);
        GraphNode end = graph.node("node1");

        // when, then
        workspace.forwardInTraining(1, 0, end);
        assertEquals(List.of("forward in training"), inner.calls);
        assertEquals(List.of(), last.calls);

        workspace.clearGradients(end);
        workspace.backward(end);
        assertEquals(List.of("forward in training", "backward"), inner.calls);
        assertEquals(List.of(), last.calls);

        workspace.finishForward(end);
        assertEquals(List.of("forward in training", "backward"), inner.calls);
        assertEquals(List.of("forward in training"), last.calls);
    }

    @Test
    void training_is_an_argument_of_the_pass() {
        Recorder recorder = new Recorder();
        Graph graph = Net.input(2).node(recorder).compile();
        Workspace workspace = Workspace.forTraining(graph, buffer(graph), 1, 1);

        workspace.forward(1);
        workspace.forwardInTraining(1, 0, graph.output());
        workspace.forward(1);

        assertEquals(List.of("forward", "forward in training", "forward"), recorder.calls);
    }

    @Test
    void dropout_drops_in_training_alone_and_by_the_key_of_the_step() {
        Graph graph = Net.input(1000).dropout(0.5).compile();
        Workspace workspace = Workspace.forTraining(graph, buffer(graph), 1, 1);
        double[] ones = new double[1000];
        Arrays.fill(ones, 1);
        workspace.input().setAll(0, ones);

        workspace.forwardInTraining(1, 7, graph.output());
        double[] key7 = workspace.output().toArray();
        workspace.forwardInTraining(1, 8, graph.output());
        double[] key8 = workspace.output().toArray();
        workspace.forwardInTraining(1, 7, graph.output());
        double[] again = workspace.output().toArray();
        workspace.forward(1);

        assertArrayEquals(ones, workspace.output().toArray());
        assertArrayEquals(key7, again);
        assertFalse(Arrays.equals(key7, key8));
        assertEquals(1000, Arrays.stream(key7).filter(a -> a == 0 || a == 2).count());
        assertEquals(500, Arrays.stream(key7).filter(a -> a == 0).count(), 60);
    }

    @Test
    void two_dropouts_of_one_net_drop_independently() {
        Graph graph = Net.input(1000).dropout(0.5).dropout(0.5).compile();
        Workspace workspace = Workspace.forTraining(graph, buffer(graph), 1, 1);
        double[] ones = new double[1000];
        Arrays.fill(ones, 1);
        workspace.input().setAll(0, ones);

        workspace.forwardInTraining(1, 7, graph.output());

        // equal masks would leave half of the values, at 4
        long left =
                Arrays.stream(workspace.output().toArray()).filter(a -> a == 4).count();
        assertEquals(250, left, 55);
    }

    @Test
    void the_first_node_that_is_not_finite_is_told() {
        // given a node that divides, then one that is not finite because of it
        Activation inverse = Activation.of("inverse", z -> 1 / z, z -> -1 / (z * z));
        Graph graph = Net.input(1).dense(1).activation(inverse).dense(1).compile();
        Workspace workspace = Workspace.forPrediction(Parameters.of(graph, 1, 0, 1, 0), 3, 1);

        // when row 1 of the input is 0
        workspace.input().setAll(0, new double[] {1, 0, 2});

        // then
        workspace.forward(3);
        assertEquals(Optional.of(graph.node("activation1")), workspace.firstNonFinite());
        workspace.input().set(2, Double.NaN);
        workspace.forward(3);
        assertEquals(Optional.of(graph.input()), workspace.firstNonFinite());
    }

    @Test
    void rows_and_nodes_that_were_not_in_the_latest_pass_do_not_count_as_not_finite() {
        Activation inverse = Activation.of("inverse", z -> 1 / z, z -> -1 / (z * z));
        Graph graph = Net.input(1).dense(1).activation(inverse).compile();
        Workspace workspace = Workspace.forPrediction(Parameters.of(graph, 1, 0), 2, 1);
        workspace.input().setAll(0, new double[] {1, 0});

        workspace.forward(2);
        assertTrue(workspace.firstNonFinite().isPresent());

        workspace.forwardInTraining(2, 0, graph.node("dense1"));
        assertEquals(Optional.empty(), workspace.firstNonFinite());

        workspace.finishForward(graph.node("dense1"));
        assertEquals(Optional.of(graph.output()), workspace.firstNonFinite());

        workspace.forward(1);
        assertEquals(Optional.empty(), workspace.firstNonFinite());
    }

    private static Buffer buffer(Graph graph) {
        return Parameters.initialize(graph, 20).toBuffer();
    }

    /** Runs forward as in training, and backward from a gradient of ones at the output. */
    private static void step(Workspace workspace, int rows) {
        GraphNode output = workspace.graph().output();
        workspace.forwardInTraining(rows, 5, output);
        workspace.clearGradients(output);
        for (int i = 0; i < rows * output.outputShape().size(); i++) {
            workspace.gradient(output).set(i, 1);
        }
        workspace.backward(output);
    }
}
