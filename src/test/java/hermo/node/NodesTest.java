package hermo.node;

import static hermo.Messages.badArgument;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hermo.kernel.Shape;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** The small types around a node: its defaults, its parameters and what they cost. */
class NodesTest {
    private static final class Identity implements Node {
        @Override
        public Shape outputShape(List<Shape> inputs) {
            return inputs.get(0);
        }

        @Override
        public void forward(Pass pass) {
            pass.output().copyFrom(pass.input(0));
        }

        @Override
        public void backward(Pass pass) {
            pass.inputGradient(0).copyFrom(pass.outputGradient());
        }
    }

    @Test
    void a_node_of_ones_own_is_named_after_its_class_and_learns_and_keeps_nothing() {
        Node node = new Identity();

        assertEquals("Identity", node.kind());
        assertEquals(List.of(), node.parameters(List.of(Shape.of(3))));
        assertEquals(0, node.scratchPerRow(List.of(Shape.of(3))));
    }

    @Test
    void an_input_has_its_shape_and_nothing_before_it() {
        Input input = new Input(Shape.of(2, 3));

        assertEquals("input", input.kind());
        assertEquals(Shape.of(2, 3), input.outputShape(List.of()));
        assertEquals("expects no inputs but got 1", badArgument(() -> input.outputShape(List.of(Shape.of(1)))));
        assertEquals(
                "shape",
                assertThrows(NullPointerException.class, () -> new Input(null)).getMessage());
    }

    @Test
    void an_activation_node_is_called_as_its_activation() {
        ActivationNode node = new ActivationNode(Activation.leakyRelu(0.2));

        assertEquals("leakyRelu(0.2)", node.kind());
        assertEquals("leakyRelu(0.2)", node.activation().name());
        assertEquals(
                "activation",
                assertThrows(NullPointerException.class, () -> new ActivationNode(null))
                        .getMessage());
    }

    @Test
    void softmax_of_one_value_is_told() {
        ActivationNode node = new ActivationNode(Activation.SOFTMAX);

        assertEquals(
                "expects at least 2 values but got 1, for which SOFTMAX is always 1; for two classes end the net with"
                        + " dense(1, SIGMOID) or dense(2, SOFTMAX)",
                badArgument(() -> node.outputShape(List.of(Shape.of(4, 1)))));
        assertEquals(Shape.of(1, 4), node.outputShape(List.of(Shape.of(1, 4))));
    }

    @Test
    void a_penalty_changes_one_number_at_a_time() {
        Penalty penalty = Penalty.NONE.withL1(1).withL2(2).withMaxNorm(3);

        assertEquals(new Penalty(1, 2, 3), penalty);
        assertEquals(new Penalty(0, 0, Double.POSITIVE_INFINITY), Penalty.NONE);
    }

    @Test
    void a_penalty_tells_whether_it_costs_and_whether_it_limits() {
        assertFalse(Penalty.NONE.costs());
        assertFalse(Penalty.NONE.limitsNorm());
        assertTrue(Penalty.NONE.withL1(1e-9).costs());
        assertTrue(Penalty.NONE.withL2(1e-9).costs());
        assertFalse(Penalty.NONE.withMaxNorm(1).costs());
        assertTrue(Penalty.NONE.withMaxNorm(1).limitsNorm());
    }

    @Test
    void penalties_outside_their_range_are_told() {
        assertEquals("l1 expects a factor of at least 0 but got -1.0", badArgument(() -> Penalty.NONE.withL1(-1)));
        assertEquals(
                "l1 expects a factor of at least 0 but got Infinity",
                badArgument(() -> Penalty.NONE.withL1(Double.POSITIVE_INFINITY)));
        assertEquals(
                "l2 expects a factor of at least 0 but got NaN", badArgument(() -> Penalty.NONE.withL2(Double.NaN)));
        assertEquals("maxNorm expects a norm above 0 but got 0.0", badArgument(() -> Penalty.NONE.withMaxNorm(0)));
        assertEquals(
                "maxNorm expects a norm above 0 but got NaN", badArgument(() -> Penalty.NONE.withMaxNorm(Double.NaN)));
    }

    @Test
    void a_declared_parameter_misses_nothing() {
        ParameterDeclaration declared = ParameterDeclaration.of("weight", Shape.of(2), Initializer.ONES);

        assertEquals(new ParameterDeclaration("weight", Shape.of(2), Initializer.ONES, Penalty.NONE), declared);
        assertSame(Penalty.NONE, declared.penalty());
        assertMissing("name", () -> ParameterDeclaration.of(null, Shape.of(2), Initializer.ONES));
        assertMissing("shape", () -> ParameterDeclaration.of("weight", null, Initializer.ONES));
        assertMissing("initializer", () -> ParameterDeclaration.of("weight", Shape.of(2), null));
        assertMissing("penalty", () -> new ParameterDeclaration("weight", Shape.of(2), Initializer.ONES, null));
    }

    private static void assertMissing(String what, Executable mistake) {
        assertEquals(what, assertThrows(NullPointerException.class, mistake).getMessage());
    }
}
