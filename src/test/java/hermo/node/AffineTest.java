package hermo.node;

import static hermo.Messages.badArgument;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import hermo.graph.Graph;
import hermo.graph.GraphWiring;
import hermo.graph.Parameters;
import hermo.graph.Workspace;
import hermo.kernel.Precision;
import hermo.kernel.Shape;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AffineTest {
    private static final Penalty L2 = Penalty.NONE.withL2(0.1);

    @Test
    void rows_are_multiplied_by_the_weights_of_each_neuron() {
        Graph graph = graph(affine(2, Optional.of(Initializer.ZEROS)), Shape.of(3));
        Parameters parameters = Parameters.initialize(graph, 1)
                .with("node.weight", 1, 2, 3, 4, 5, 6)
                .with("node.bias", 100, 200);
        Workspace workspace = Workspace.forPrediction(parameters, 2, 1);
        workspace.input().setAll(0, new double[] {1, 1, 1, 1, 0, -1});

        workspace.forward(2);

        assertArrayEquals(new double[] {106, 215, 98, 198}, workspace.output().toArray());
    }

    @Test
    void without_a_bias_nothing_is_added() {
        Graph graph = graph(affine(2, Optional.empty()), Shape.of(1));
        Workspace workspace =
                Workspace.forPrediction(Parameters.initialize(graph, 1).with("node.weight", 3, -4), 1, 1);

        workspace.input().set(0, 2);
        workspace.forward(1);
        workspace.forward(1);

        assertArrayEquals(new double[] {6, -8}, workspace.output().toArray());
    }

    @Test
    void the_weight_is_units_by_inputs_and_alone_pays_the_penalty() {
        Affine affine = affine(4, Optional.of(Initializer.constant(0.5)));

        List<ParameterDeclaration> declared = affine.parameters(List.of(Shape.of(2, 3)));

        assertEquals(2, declared.size());
        assertEquals(new ParameterDeclaration("weight", Shape.of(4, 6), Initializer.HE_NORMAL, L2), declared.get(0));
        assertEquals("bias", declared.get(1).name());
        assertEquals(Shape.of(4), declared.get(1).shape());
        assertEquals("constant(0.5)", declared.get(1).initializer().toString());
        assertEquals(Penalty.NONE, declared.get(1).penalty());
        assertEquals(
                List.of(new ParameterDeclaration("weight", Shape.of(4, 6), Initializer.HE_NORMAL, L2)),
                affine(4, Optional.empty()).parameters(List.of(Shape.of(2, 3))));
    }

    @Test
    void its_kind_is_dense() {
        assertEquals("dense", affine(1, Optional.empty()).kind());
    }

    @Test
    void less_than_one_unit_is_told() {
        assertEquals("expects at least 1 unit but got 0", badArgument(() -> affine(0, Optional.empty())));
        assertEquals("expects at least 1 unit but got -3", badArgument(() -> affine(-3, Optional.empty())));
    }

    @Test
    void more_weights_than_an_array_holds_are_told() {
        Affine affine = affine(65536, Optional.empty());

        assertEquals(
                "expects at most 2147483647 weights but 65536 units of 65536 inputs have more",
                badArgument(() -> affine.parameters(List.of(Shape.of(65536)))));
    }

    private static Affine affine(int units, Optional<Initializer> bias) {
        return new Affine(units, Initializer.HE_NORMAL, bias, L2);
    }

    private static Graph graph(Node node, Shape input) {
        GraphWiring wiring = Graph.builder(Precision.FLOAT32);
        wiring.add("node", node, wiring.input(input));
        return wiring.build();
    }
}
