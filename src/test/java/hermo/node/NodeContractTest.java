package hermo.node;

import static hermo.Messages.badArgument;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import com.google.common.collect.ImmutableList;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import hermo.graph.Graph;
import hermo.graph.GraphWiring;
import hermo.graph.Workspace;
import hermo.kernel.Buffer;
import hermo.kernel.CounterRandom;
import hermo.kernel.Precision;
import hermo.kernel.Shape;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every node must do; a node class missing from the table fails. */
class NodeContractTest {
    /** A node behind an input of a shape, which gives rows of another. */
    private record Row(String name, Node node, Shape input, Shape output) {
        Graph graph(Precision precision) {
            GraphWiring wiring = Graph.builder(precision);
            var x = wiring.input(input);
            if (!(node instanceof Input)) {
                wiring.add("node", node, x);
            }
            return wiring.build();
        }

        @Override
        public String toString() {
            return name;
        }
    }

    private static final Optional<Initializer> NO_BIAS = Optional.empty();

    private static final ImmutableList<Row> ROWS = ImmutableList.of(
            new Row("the input", new Input(Shape.of(2, 3)), Shape.of(2, 3), Shape.of(2, 3)),
            new Row("dense", affine(4, Optional.of(Initializer.ZEROS)), Shape.of(3), Shape.of(4)),
            new Row("dense without a bias", affine(4, NO_BIAS), Shape.of(3), Shape.of(4)),
            new Row("dense of one unit", affine(1, Optional.of(Initializer.ZEROS)), Shape.of(5), Shape.of(1)),
            new Row("dense on images", affine(13, Optional.of(Initializer.ZEROS)), Shape.of(2, 3, 3), Shape.of(13)),
            new Row("an activation", new ActivationNode(Activation.TANH), Shape.of(5), Shape.of(5)),
            new Row("an activation of images", new ActivationNode(Activation.GELU), Shape.of(2, 3), Shape.of(2, 3)),
            new Row("softmax", new ActivationNode(Activation.SOFTMAX), Shape.of(5), Shape.of(5)),
            new Row("softmax of several rows", new ActivationNode(Activation.SOFTMAX), Shape.of(2, 3), Shape.of(2, 3)),
            new Row("dropout", new Dropout(0.4), Shape.of(2, 9), Shape.of(2, 9)));

    @Test
    void the_table_has_every_node_class_of_the_package() {
        Set<String> classes = new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests()).importPackages("hermo.node").stream()
                        .filter(type -> type.isAssignableTo(Node.class))
                        .filter(type -> !type.getModifiers().contains(JavaModifier.ABSTRACT))
                        .map(type -> type.getSimpleName())
                        .collect(Collectors.toCollection(TreeSet::new));

        assertEquals(
                classes,
                ROWS.stream()
                        .map(row -> row.node.getClass().getSimpleName())
                        .collect(Collectors.toCollection(TreeSet::new)));
    }

    @ParameterizedTest
    @MethodSource("rows")
    void gradients_are_those_of_central_differences(Row row) {
        Graph graph = row.graph(Precision.FLOAT64);

        for (int rows : new int[] {1, 2, 5}) {
            for (long seed = 1; seed <= 3; seed++) {
                GradientChecker.assertGradients(graph, rows, seed);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("rows")
    void rows_of_the_output_have_the_promised_shape(Row row) {
        assertEquals(row.output, row.graph(Precision.FLOAT32).outputShape());
    }

    @ParameterizedTest
    @MethodSource("rowsAfterTheInput")
    void backward_adds_to_existing_gradients(Row row) {
        Run run = new Run(row, Precision.FLOAT64, 3, 3);
        run.forwardAndBackward();
        double[] inputGradient = run.inputGradient();
        double[] parameterGradient = run.parameterGradient();

        run.workspace.backward(run.graph.output());

        assertArrayEquals(twice(inputGradient), run.inputGradient(), 1e-12);
        assertArrayEquals(twice(parameterGradient), run.parameterGradient(), 1e-12);
    }

    @ParameterizedTest
    @MethodSource("rows")
    void float_agrees_with_double(Row row) {
        Run doubles = new Run(row, Precision.FLOAT64, 3, 3);
        Run floats = new Run(row, Precision.FLOAT32, 3, 3);

        doubles.forwardAndBackward();
        floats.forwardAndBackward();

        assertArrayEquals(doubles.output(), floats.output(), 2e-6);
        assertArrayEquals(doubles.inputGradient(), floats.inputGradient(), 2e-6);
        assertArrayEquals(doubles.parameterGradient(), floats.parameterGradient(), 2e-6);
    }

    @ParameterizedTest
    @MethodSource("rowsAfterTheInput")
    void rows_beyond_the_batch_stay_untouched(Row row) {
        double guard = -77777.125;
        for (Precision precision : Precision.values()) {
            Run run = new Run(row, precision, 3, 5);
            fillAll(run.workspace.output(), guard);
            fillAll(run.workspace.gradient(run.graph.input()), guard);

            run.forwardAndBackward();

            assertGuarded(guard, 3 * row.output.size(), run.workspace.output());
            assertGuarded(guard, 3 * row.input.size(), run.workspace.gradient(run.graph.input()));
        }
    }

    @ParameterizedTest
    @MethodSource("rows")
    void a_batch_gives_what_its_rows_give_alone(Row row) {
        Run batch = new Run(row, Precision.FLOAT32, 3, 3);
        Run alone = new Run(row, Precision.FLOAT32, 1, 1);

        batch.workspace.forward(3);

        for (int r = 0; r < 3; r++) {
            for (int i = 0; i < row.input.size(); i++) {
                alone.workspace.input().set(i, batch.data[r * row.input.size() + i]);
            }
            alone.workspace.forward(1);
            double[] expected = Arrays.copyOfRange(batch.output(), r * row.output.size(), (r + 1) * row.output.size());
            assertArrayEquals(expected, alone.output(), "row " + r);
        }
    }

    @ParameterizedTest
    @MethodSource("rows")
    void parameter_gradients_are_the_same_where_nobody_asks_for_that_of_the_data(Row row) {
        Run all = new Run(row, Precision.FLOAT64, 3, 3);
        Graph graph = row.graph(Precision.FLOAT64);
        Workspace workspace = Workspace.forTraining(graph, all.parameters, 3, 1);
        workspace.input().setAll(0, all.data);
        all.forwardAndBackward();

        workspace.forwardInTraining(3, Run.MASKS, graph.output());
        workspace.gradient(graph.output()).setAll(0, all.outputGradient);
        workspace.backward(graph.output());

        assertArrayEquals(all.parameterGradient(), workspace.gradients().toArray());
    }

    @ParameterizedTest
    @MethodSource("rowsAfterTheInput")
    void two_inputs_are_told(Row row) {
        GraphWiring wiring = Graph.builder(Precision.FLOAT32);
        var x = wiring.input(row.input);

        assertEquals("node expects 1 input but got 2", badArgument(() -> wiring.add("node", row.node, x, x)));
        assertEquals("node expects 1 input but got 0", badArgument(() -> wiring.add("node", row.node)));
    }

    static Stream<Row> rows() {
        return ROWS.stream();
    }

    static Stream<Row> rowsAfterTheInput() {
        return rows().filter(row -> !(row.node instanceof Input));
    }

    private static Affine affine(int units, Optional<Initializer> bias) {
        return new Affine(units, Initializer.GLOROT_UNIFORM, bias, Penalty.NONE);
    }

    private static double[] twice(double[] values) {
        return Arrays.stream(values).map(x -> 2 * x).toArray();
    }

    private static void fillAll(Buffer buffer, double value) {
        for (int i = 0; i < buffer.size(); i++) {
            buffer.set(i, value);
        }
    }

    private static void assertGuarded(double guard, int from, Buffer buffer) {
        assertNotEquals(guard, buffer.get(from - 1));
        for (int i = from; i < buffer.size(); i++) {
            assertEquals(guard, buffer.get(i), "number " + i);
        }
    }

    /** One graph with seeded data, parameters and output gradient; the same numbers in both precisions. */
    private static final class Run {
        private static final long MASKS = 5;

        private final Graph graph;
        private final int rows;
        private final Buffer parameters;
        private final Workspace workspace;
        private final double[] data;
        private final double[] outputGradient;

        Run(Row row, Precision precision, int rows, int capacity) {
            this.graph = row.graph(precision);
            this.rows = rows;
            this.parameters = Buffer.allocate(precision, graph.parameterCount());
            this.workspace = Workspace.withInputGradient(graph, parameters, capacity);
            this.data = floats(rows * row.input.size(), 1);
            this.outputGradient = floats(rows * row.output.size(), 2);
            parameters.setAll(0, floats(parameters.size(), 3));
            workspace.input().setAll(0, data);
        }

        void forwardAndBackward() {
            workspace.forwardInTraining(rows, MASKS, graph.output());
            workspace.clearGradients(graph.output());
            workspace.gradient(graph.output()).setAll(0, outputGradient);
            workspace.backward(graph.output());
        }

        double[] output() {
            return workspace.output().toArray(rows * graph.outputShape().size());
        }

        double[] inputGradient() {
            return workspace
                    .gradient(graph.input())
                    .toArray(rows * graph.inputShape().size());
        }

        double[] parameterGradient() {
            return workspace.gradients().toArray();
        }

        private static double[] floats(int count, long seed) {
            return CounterRandom.of(seed)
                    .doubles(count, -1, 1)
                    .map(x -> (float) x)
                    .toArray();
        }
    }
}
