package hermo.graph;

import static hermo.Messages.badArgument;
import static hermo.node.Activation.SIGMOID;
import static hermo.node.Activation.SOFTMAX;
import static hermo.node.Activation.TANH;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hermo.Net;
import hermo.graph.TestNodes.Recorder;
import hermo.kernel.Buffer;
import hermo.kernel.Precision;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Batches smaller than the room for them. */
class WorkspaceRowsTest {
    private static final double GUARD = 123;

    @ParameterizedTest
    @EnumSource(Precision.class)
    void what_lies_behind_the_rows_of_a_batch_is_left_alone(Precision precision) {
        // given room for 9 rows, and a batch of 4
        Graph graph = everyKindOfNode(precision);
        Workspace workspace = Workspace.withInputGradient(graph, buffer(graph), 9);
        guard(workspace, 4);

        // when
        step(workspace, 4);

        // then
        for (GraphNode node : graph.nodes()) {
            int width = node.outputShape().size();
            assertGuarded(workspace.output(node), 4 * width, "output of " + node);
            assertGuarded(workspace.gradient(node), 4 * width, "gradient of " + node);
        }
        assertEquals(4, workspace.rows());
    }

    @ParameterizedTest
    @EnumSource(Precision.class)
    void the_room_for_more_rows_changes_no_bit(Precision precision) {
        Graph graph = everyKindOfNode(precision);
        Workspace narrow = Workspace.withInputGradient(graph, buffer(graph), 4);
        Workspace wide = Workspace.withInputGradient(graph, buffer(graph), 100);
        fill(narrow.input(), 21);
        wide.input().copyFrom(narrow.input());
        guard(wide, 4);

        step(narrow, 4);
        step(wide, 4);

        assertArrayEquals(narrow.gradients().toArray(), wide.gradients().toArray());
        for (GraphNode node : graph.nodes()) {
            int length = 4 * node.outputShape().size();
            assertArrayEquals(
                    narrow.output(node).toArray(length), wide.output(node).toArray(length));
            assertArrayEquals(
                    narrow.gradient(node).toArray(length), wide.gradient(node).toArray(length));
        }
    }

    @Test
    void a_larger_batch_before_leaves_nothing_in_a_smaller_one() {
        Graph graph = everyKindOfNode(Precision.FLOAT64);
        Workspace fresh = Workspace.forTraining(graph, buffer(graph), 9, 1);
        Workspace used = Workspace.forTraining(graph, buffer(graph), 9, 1);
        fill(used.input(), 22);
        step(used, 9);
        used.kernel().fill(0, graph.parameterCount(), 0, used.gradients());
        fill(fresh.input(), 23);
        used.input().copyFrom(fresh.input());

        step(fresh, 2);
        step(used, 2);

        assertArrayEquals(fresh.gradients().toArray(), used.gradients().toArray());
    }

    @Test
    void a_workspace_needs_room_for_a_row() {
        Graph graph = Net.input(1).compile();

        assertEquals(
                "a workspace expects room for at least 1 row but got 0",
                badArgument(() -> Workspace.forPrediction(Parameters.initialize(graph, 1), 0, 1)));
    }

    @Test
    void a_batch_larger_than_the_room_is_refused() {
        Graph graph = Net.input(2).dense(2).compile();
        Workspace workspace = Workspace.forPrediction(Parameters.initialize(graph, 1), 2, 1);

        assertThrows(IndexOutOfBoundsException.class, () -> workspace.forward(3));
    }

    private static Graph everyKindOfNode(Precision precision) {
        return Net.input(5)
                .dense(7, TANH)
                .dropout(0.5)
                .dense(6, SOFTMAX)
                .activation(SIGMOID)
                .node(new Recorder())
                .dense(3)
                .compile(precision);
    }

    private static Buffer buffer(Graph graph) {
        return Parameters.initialize(graph, 20).toBuffer();
    }

    private static void fill(Buffer buffer, long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < buffer.size(); i++) {
            buffer.set(i, random.nextGaussian());
        }
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

    private static void guard(Workspace workspace, int rows) {
        for (GraphNode node : workspace.graph().nodes()) {
            int width = node.outputShape().size();
            for (int i = rows * width; i < workspace.capacity() * width; i++) {
                workspace.output(node).set(i, GUARD);
                workspace.gradient(node).set(i, GUARD);
            }
        }
    }

    private static void assertGuarded(Buffer buffer, int from, String where) {
        assertTrue(buffer.size() > from, where);
        for (int i = from; i < buffer.size(); i++) {
            assertEquals(GUARD, buffer.get(i), where);
        }
    }
}
