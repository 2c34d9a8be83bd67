package hermo.node;

import static org.junit.jupiter.api.Assertions.assertEquals;

import hermo.graph.Graph;
import hermo.graph.ParameterSlot;
import hermo.graph.Workspace;
import hermo.kernel.Buffer;
import hermo.kernel.CounterRandom;
import hermo.kernel.Precision;
import java.util.ArrayList;
import java.util.List;

/**
 * Compares the gradients of a graph's backward pass with central differences in double, for every number of the data and
 * of the parameters. The loss is a weighted sum of the outputs. Not thread-safe.
 */
public final class GradientChecker {
    private static final double STEP = 1e-5;
    private static final long MASKS = 11;

    private final Graph graph;
    private final int rows;
    private final Buffer parameters;
    private final Workspace workspace;
    private final double[] weights;
    private final List<String> mistakes = new ArrayList<>();

    private GradientChecker(Graph graph, int rows, long seed) {
        assertEquals(Precision.FLOAT64, graph.precision(), "differences are too coarse in float");
        CounterRandom random = CounterRandom.of(seed);
        this.graph = graph;
        this.rows = rows;
        this.parameters = Buffer.allocate(Precision.FLOAT64, graph.parameterCount());
        this.workspace = Workspace.withInputGradient(graph, parameters, rows);
        this.weights = random.doubles(rows * graph.outputShape().size(), -1, 1).toArray();
        parameters.setAll(0, random.doubles(parameters.size(), -1, 1).toArray());
        workspace
                .input()
                .setAll(0, random.doubles(workspace.input().size(), -2, 2).toArray());
    }

    /** Fails if any gradient of {@code graph} is wrong, with data and parameters of {@code rows} rows from the seed. */
    public static void assertGradients(Graph graph, int rows, long seed) {
        assertEquals(List.of(), mistakes(graph, rows, seed), () -> "wrong gradients with seed " + seed);
    }

    /** Returns a line for each gradient of {@code graph} that is wrong. */
    public static List<String> mistakes(Graph graph, int rows, long seed) {
        GradientChecker checker = new GradientChecker(graph, rows, seed);
        checker.run();
        return checker.mistakes;
    }

    /** Returns whether a gradient agrees with a central difference of step 1e-5 in double. */
    public static boolean agree(double difference, double gradient) {
        double size = Math.max(Math.abs(difference), Math.abs(gradient));
        return Math.abs(difference - gradient) <= 1e-8 + 1e-6 * size;
    }

    private void run() {
        loss();
        workspace.clearGradients(graph.output());
        workspace.gradient(graph.output()).setAll(0, weights);
        workspace.backward(graph.output());
        double[] inputGradient = workspace.gradient(graph.input()).toArray();
        compare("input", workspace.input(), inputGradient);
        for (ParameterSlot slot : graph.parameters()) {
            Buffer gradient = workspace.gradients().slice(slot.offset(), slot.size());
            compare(slot.name(), parameters.slice(slot.offset(), slot.size()), gradient.toArray());
        }
    }

    private void compare(String name, Buffer values, double[] gradient) {
        for (int i = 0; i < values.size(); i++) {
            double difference = difference(values, i);
            if (!agree(difference, gradient[i])) {
                mistakes.add(name + "[" + i + "]: backward gives " + gradient[i] + ", differences " + difference);
            }
        }
    }

    private double difference(Buffer values, int i) {
        double value = values.get(i);
        values.set(i, value + STEP);
        double up = loss();
        values.set(i, value - STEP);
        double down = loss();
        values.set(i, value);
        return (up - down) / (2 * STEP);
    }

    private double loss() {
        workspace.forwardInTraining(rows, MASKS, graph.output());
        double loss = 0;
        for (int i = 0; i < weights.length; i++) {
            loss += weights[i] * workspace.output().get(i);
        }
        return loss;
    }
}
