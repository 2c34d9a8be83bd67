package hermo;

import static hermo.node.Activation.SOFTMAX;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hermo.graph.Graph;
import hermo.graph.GraphNode;
import hermo.graph.ParameterSlot;
import hermo.graph.Parameters;
import hermo.graph.Workspace;
import hermo.kernel.Buffer;
import hermo.kernel.Precision;
import java.util.Random;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * One net, the same numbers, two precisions: every output and gradient in float is within {@link #BOUND} of that in
 * double, as the norm of the difference over the norm of the double, for each node and each parameter.
 */
class FloatAgainstDoubleTest {
    /** Three times the greatest difference met, and forty times the usual one, which is about two roundings of 2⁻²⁴. */
    private static final double BOUND = 5e-6;

    static LongStream seeds() {
        return LongStream.rangeClosed(1, 20);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void random_nets_agree(long seed) {
        RandomNet random = RandomNet.of(seed);

        assertAgree(random.net(), random.rows(), seed);
    }

    static Stream<Arguments> realisticNets() {
        return Activations.constants().stream()
                .flatMap(f -> Stream.of(
                        Arguments.of(Net.input(64).dense(128, f).dense(10, SOFTMAX), 32),
                        Arguments.of(Net.input(20).dense(256, f).dense(256, f).dense(3, f), 17)));
    }

    @ParameterizedTest(name = "{0}, {1} rows, seed 31")
    @MethodSource("realisticNets")
    void nets_of_realistic_size_agree_for_every_activation(Net net, int rows) {
        assertAgree(net, rows, 31);
    }

    private static void assertAgree(Net net, int rows, long seed) {
        // given the same numbers, all of which are floats
        Graph single = net.compile(Precision.FLOAT32);
        Graph twice = net.compile(Precision.FLOAT64);
        double[] parameters = Parameters.initialize(single, seed).toArray();
        double[] data = floats(rows * single.inputShape().size(), seed);
        double[] gradient = floats(rows * single.outputShape().size(), seed + 1);

        // when
        Workspace floats = pass(Parameters.of(single, parameters), rows, data, gradient);
        Workspace doubles = pass(Parameters.of(twice, parameters), rows, data, gradient);

        // then
        for (GraphNode node : single.nodes()) {
            int length = rows * node.outputShape().size();
            GraphNode same = twice.node(node.name());
            assertNear(doubles.output(same), floats.output(node), length, "output of " + node);
            assertNear(doubles.gradient(same), floats.gradient(node), length, "gradient of " + node);
        }
        for (ParameterSlot slot : single.parameters()) {
            Buffer expected = doubles.gradients().slice(slot.offset(), slot.size());
            Buffer actual = floats.gradients().slice(slot.offset(), slot.size());
            assertNear(expected, actual, slot.size(), "gradient of " + slot.name());
        }
    }

    private static Workspace pass(Parameters parameters, int rows, double[] data, double[] gradient) {
        Graph graph = parameters.graph();
        Workspace workspace = Workspace.withInputGradient(graph, parameters.toBuffer(), rows);
        workspace.input().setAll(0, data);
        workspace.forward(rows);
        workspace.clearGradients(graph.output());
        workspace.gradient(graph.output()).setAll(0, gradient);
        workspace.backward(graph.output());
        return workspace;
    }

    private static double[] floats(int count, long seed) {
        Random random = new Random(seed);
        double[] numbers = new double[count];
        for (int i = 0; i < count; i++) {
            numbers[i] = (float) random.nextGaussian();
        }
        return numbers;
    }

    private static void assertNear(Buffer expected, Buffer actual, int length, String what) {
        double norm = 0;
        double off = 0;
        for (int i = 0; i < length; i++) {
            norm += expected.get(i) * expected.get(i);
            off += Math.pow(expected.get(i) - actual.get(i), 2);
        }
        double relative = Math.sqrt(off / norm);
        assertTrue(norm > 0, () -> what + " is 0 everywhere");
        assertTrue(relative <= BOUND, () -> what + " is off by " + relative + " of its norm");
    }
}
