package hermo.graph;

import static hermo.node.Activation.TANH;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import hermo.Net;
import hermo.graph.TestNodes.Sum;
import hermo.kernel.Buffer;
import hermo.kernel.Precision;
import hermo.kernel.RowStep;
import hermo.kernel.Shape;
import hermo.node.Activation;
import hermo.node.ActivationNode;
import hermo.node.Affine;
import hermo.node.Initializer;
import hermo.node.Node;
import hermo.node.Pass;
import hermo.node.Penalty;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Workspaces that predict one row at a time, in which nodes may have a shorter way. */
class SingleRowTest {
    /** Answers 1 by forward and 2 by its shorter way, to tell which was taken. */
    private static final class TwoWays implements Node {
        @Override
        public Shape outputShape(List<Shape> inputs) {
            return inputs.get(0);
        }

        @Override
        public void forward(Pass pass) {
            pass.output().set(0, 1);
        }

        @Override
        public Optional<RowStep> forwardOfRow(Pass pass) {
            Buffer output = pass.output();
            return Optional.of(() -> output.set(0, 2));
        }

        @Override
        public void backward(Pass pass) {
            throw new AssertionError("nothing trains here");
        }
    }

    private final Graph twoWays = Net.input(1).node(new TwoWays()).compile();
    private final Workspace workspace = Workspace.forPrediction(Parameters.initialize(twoWays, 1), 1, 1);

    @Test
    void the_shorter_way_is_taken_by_single_rows_in_prediction() {
        workspace.forward(1);

        assertEquals(2, workspace.output().get(0));
    }

    @Test
    void it_is_not_taken_in_training_nor_to_finish_a_pass() {
        workspace.forwardInTraining(1, 0, twoWays.output());
        assertEquals(1, workspace.output().get(0));

        workspace.forward(1);
        workspace.finishForward(twoWays.input());
        assertEquals(1, workspace.output().get(0));
    }

    @Test
    void it_is_not_taken_where_there_is_room_for_more_or_for_gradients() {
        Workspace wide = Workspace.forPrediction(Parameters.initialize(twoWays, 1), 2, 1);
        wide.forward(1);
        assertEquals(1, wide.output().get(0));

        Workspace trains = Workspace.forTraining(twoWays, Buffer.allocate(Precision.FLOAT32, 0), 1, 1);
        trains.forward(1);
        assertEquals(1, trains.output().get(0));
    }

    @Test
    void a_second_row_is_refused() {
        Graph graph = Net.input(2).dense(2).compile();
        Workspace one = Workspace.forPrediction(Parameters.initialize(graph, 1), 1, 1);

        assertThrows(IndexOutOfBoundsException.class, () -> one.forward(2));
    }

    @Test
    void a_net_without_layers_answers_its_input() {
        Graph graph = Net.input(2).compile();
        Workspace one = Workspace.forPrediction(Parameters.initialize(graph, 1), 1, 1);
        one.input().setAll(0, new double[] {3, 4});

        one.forward(1);

        assertArrayEquals(new double[] {3, 4}, one.output().toArray());
    }

    @Test
    void branches_give_what_they_give_in_a_batch() {
        GraphWiring wiring = Graph.builder(Precision.FLOAT32);
        GraphNode input = wiring.input(Shape.of(3));
        GraphNode hidden = wiring.add("a", new ActivationNode(TANH), wiring.add("h", dense(3), input));
        wiring.add("out", dense(2), wiring.add("sum", new Sum(), hidden, input));
        Parameters parameters = Parameters.initialize(wiring.build(), 7);
        Workspace one = Workspace.forPrediction(parameters, 1, 1);
        Workspace two = Workspace.forPrediction(parameters, 2, 1);
        one.input().setAll(0, new double[] {0.1, -0.2, 0.3});
        two.input().setAll(0, new double[] {0.1, -0.2, 0.3, 1, 1, 1});

        one.forward(1);
        two.forward(2);

        assertArrayEquals(two.output().toArray(2), one.output().toArray());
    }

    @Test
    void parameters_that_change_between_two_rows_are_read_anew() {
        Graph graph = Net.input(1).dense(1).compile();
        Buffer parameters = Buffer.allocate(Precision.FLOAT32, 2);
        Workspace one = Workspace.forPrediction(graph, parameters, 1, 1);
        one.input().set(0, 10);

        parameters.setAll(0, new double[] {3, 4});
        one.forward(1);
        assertEquals(34, one.output().get(0));
        parameters.setAll(0, new double[] {5, 6});
        one.forward(1);
        assertEquals(56, one.output().get(0));
    }

    @Test
    void the_first_node_that_is_not_finite_is_told() {
        Activation inverse = Activation.of("inverse", z -> 1 / z, z -> -1 / (z * z));
        Graph graph = Net.input(1).dense(1).activation(inverse).dense(1).compile();
        Workspace one = Workspace.forPrediction(Parameters.of(graph, 1, 0, 1, 0), 1, 1);

        one.input().set(0, 2);
        one.forward(1);
        assertEquals(Optional.empty(), one.firstNonFinite());
        one.input().set(0, 0);
        one.forward(1);
        assertEquals(Optional.of(graph.node("activation1")), one.firstNonFinite());
    }

    private static Affine dense(int units) {
        return new Affine(units, Initializer.GLOROT_UNIFORM, Optional.of(Initializer.ONES), Penalty.NONE);
    }
}
