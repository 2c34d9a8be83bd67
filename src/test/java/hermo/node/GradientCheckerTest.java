package hermo.node;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hermo.graph.Graph;
import hermo.graph.GraphNode;
import hermo.graph.GraphWiring;
import hermo.kernel.Precision;
import hermo.kernel.Shape;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A checker that lets everything pass would make all gradient tests worthless. */
class GradientCheckerTest {
    /** y = w Σ x over all inputs; its gradients are scaled by factors that are 1 where they are right. */
    private record ScaledSum(double inputFactor, double parameterFactor) implements Node {
        @Override
        public Shape outputShape(List<Shape> inputs) {
            return inputs.get(0);
        }

        @Override
        public List<ParameterDeclaration> parameters(List<Shape> inputs) {
            return List.of(ParameterDeclaration.of("w", Shape.of(1), Initializer.ONES));
        }

        @Override
        public void forward(Pass pass) {
            for (int i = 0; i < pass.rows() * pass.outputShape().size(); i++) {
                pass.output()
                        .set(
                                i,
                                pass.parameter(0).get(0)
                                        * (pass.input(0).get(i) + pass.input(1).get(i)));
            }
        }

        @Override
        public void backward(Pass pass) {
            for (int i = 0; i < pass.rows() * pass.outputShape().size(); i++) {
                double dy = pass.outputGradient().get(i);
                double sum = pass.input(0).get(i) + pass.input(1).get(i);
                pass.inputGradient(0).add(i, dy * pass.parameter(0).get(0));
                pass.inputGradient(1)
                        .add(i, inputFactor * dy * pass.parameter(0).get(0));
                pass.parameterGradient(0).add(0, parameterFactor * dy * sum);
            }
        }
    }

    @Test
    void right_gradients_of_several_inputs_pass() {
        GradientChecker.assertGradients(graph(new ScaledSum(1, 1), Precision.FLOAT64), 3, 1);
    }

    @Test
    void a_wrong_gradient_of_an_input_is_found() {
        List<String> mistakes = GradientChecker.mistakes(graph(new ScaledSum(1.001, 1), Precision.FLOAT64), 3, 1);

        assertEquals(6, mistakes.size());
        assertTrue(mistakes.get(5).startsWith("input[5]: backward gives "), mistakes.get(5));
    }

    @Test
    void a_wrong_gradient_of_a_parameter_is_found() {
        List<String> mistakes = GradientChecker.mistakes(graph(new ScaledSum(1, 1.001), Precision.FLOAT64), 3, 1);

        assertEquals(1, mistakes.size());
        assertTrue(mistakes.get(0).startsWith("sum.w[0]: backward gives "), mistakes.get(0));
    }

    @Test
    void a_forgotten_gradient_is_found() {
        assertEquals(
                1,
                GradientChecker.mistakes(graph(new ScaledSum(1, 0), Precision.FLOAT64), 3, 1)
                        .size());
    }

    @Test
    void a_wrong_gradient_fails_the_test() {
        Graph wrong = graph(new ScaledSum(-1, 1), Precision.FLOAT64);

        assertThrows(AssertionError.class, () -> GradientChecker.assertGradients(wrong, 3, 1));
    }

    @Test
    void float_is_refused() {
        Graph coarse = graph(new ScaledSum(1, 1), Precision.FLOAT32);

        assertThrows(AssertionError.class, () -> GradientChecker.assertGradients(coarse, 3, 1));
    }

    @Test
    void agreement_is_relative_for_large_gradients_and_absolute_for_small_ones() {
        assertTrue(GradientChecker.agree(1000.0009, 1000));
        assertFalse(GradientChecker.agree(1000.0011, 1000));
        assertTrue(GradientChecker.agree(9e-9, 0));
        assertFalse(GradientChecker.agree(1.1e-8, 0));
        assertFalse(GradientChecker.agree(Double.NaN, 0));
        assertFalse(GradientChecker.agree(0, Double.NaN));
    }

    /** The input reaches the node twice, once bent, so that gradients of both must be right and add up. */
    private static Graph graph(Node node, Precision precision) {
        GraphWiring wiring = Graph.builder(precision);
        GraphNode x = wiring.input(Shape.of(2));
        GraphNode h = wiring.add("h", new ActivationNode(Activation.TANH), x);
        wiring.add("sum", node, x, h);
        return wiring.build();
    }
}
