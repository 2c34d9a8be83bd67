package hermo.model;

import static hermo.Messages.badArgument;
import static hermo.node.Activation.GELU;
import static hermo.node.Activation.LEAKY_RELU;
import static hermo.node.Activation.RELU;
import static hermo.node.Activation.SELU;
import static hermo.node.Activation.SIGMOID;
import static hermo.node.Activation.SOFTMAX;
import static hermo.node.Activation.TANH;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.sun.management.ThreadMXBean;
import hermo.Net;
import hermo.graph.Parameters;
import hermo.kernel.CounterRandom;
import hermo.kernel.Precision;
import hermo.node.Activation;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class PredictorTest {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private final Model model = model(Precision.FLOAT32);

    private static Model model(Precision precision) {
        return Model.initialize(
                Net.input(20).dense(300, RELU).dense(40, TANH).dense(3, SOFTMAX).compile(precision), 1);
    }

    private static double[][] rows(int count) {
        CounterRandom random = CounterRandom.of(2);
        double[][] rows = new double[count][20];
        for (double[] row : rows) {
            for (int j = 0; j < row.length; j++) {
                row[j] = random.nextDouble() - 0.5;
            }
        }
        return rows;
    }

    @ParameterizedTest
    @EnumSource(Precision.class)
    void a_row_has_the_same_answer_alone_in_a_batch_and_from_the_model(Precision precision) {
        Model model = model(precision);
        Predictor predictor = model.predictor();
        double[][] rows = rows(600);
        double[] answer = new double[3];

        double[][] answers = predictor.predict(rows);

        for (int r = 0; r < rows.length; r++) {
            predictor.predict(rows[r], answer);
            assertArrayEquals(answers[r], answer);
            assertArrayEquals(answers[r], predictor.predict(rows[r]));
            assertArrayEquals(answers[r], model.predict(rows[r]));
        }
        assertArrayEquals(answers, model.predict(rows));
    }

    static Stream<Net> tinyNets() {
        return Stream.of(
                Net.input(4).dense(8, TANH).dense(1, SIGMOID),
                Net.input(3).dense(7, RELU).dropout(0.5).dense(5, SOFTMAX),
                Net.input(1, 2, 2).dense(3, GELU, d -> d.bias(false)).dense(2),
                Net.input(9).dense(14, SELU).activation(Activation.of("square", z -> z * z, z -> 2 * z)),
                Net.input(5).dense(40, SIGMOID).dense(3, LEAKY_RELU).dense(6, TANH));
    }

    @ParameterizedTest
    @MethodSource("tinyNets")
    void a_row_of_a_tiny_net_has_the_same_bits_alone_and_in_a_batch(Net net) {
        Model model = Model.initialize(net.compile(), 3);
        double[][] rows = rows(20);
        for (int r = 0; r < rows.length; r++) {
            rows[r] = Arrays.copyOf(rows[r], model.graph().inputShape().size());
        }

        double[][] answers = model.predict(rows);

        for (int r = 0; r < rows.length; r++) {
            assertArrayEquals(answers[r], model.predict(rows[r]), "row " + r);
        }
    }

    @Test
    void predicting_into_an_array_allocates_nothing() {
        Predictor predictor = model.predictor();
        double[] row = rows(1)[0];
        double[] answer = new double[3];

        assertEquals(0, allocatedBy(() -> predictor.predict(row, answer)));
    }

    /** The least of several runs after a warm-up, as the JVM allocates a little when it compiles. */
    private static long allocatedBy(Runnable call) {
        long least = Long.MAX_VALUE;
        long id = Thread.currentThread().getId();
        for (int run = 0; run < 20; run++) {
            long before = THREADS.getThreadAllocatedBytes(id);
            long empty = THREADS.getThreadAllocatedBytes(id) - before;
            before = THREADS.getThreadAllocatedBytes(id);
            for (int i = 0; i < 2000; i++) {
                call.run();
            }
            least = Math.min(least, THREADS.getThreadAllocatedBytes(id) - before - empty);
        }
        return least;
    }

    @Test
    void no_rows_have_no_answers() {
        assertEquals(0, model.predictor().predict(new double[0][]).length);
    }

    @Test
    void wrong_lengths_and_values_are_named() {
        Predictor predictor = model.predictor();
        double[] row = new double[20];
        double[] bad = row.clone();
        bad[7] = Double.NaN;

        assertEquals(
                "predict expects room for 3 answers but got 2",
                badArgument(() -> predictor.predict(row, new double[2])));
        assertEquals(
                "dense1 expects rows of 20 values but row 0 has 2; the net was declared with Net.input(20)",
                badArgument(() -> predictor.predict(1, 2)));
        assertEquals(
                "predict expects finite values but value 7 of row 1 is NaN",
                badArgument(() -> predictor.predict(new double[][] {row, bad})));
    }

    @Test
    void a_model_takes_other_parameters_of_its_graph_only() {
        Parameters zeros = Parameters.of(model.graph(), new double[model.graph().parameterCount()]);
        Model other = model(Precision.FLOAT32);

        assertArrayEquals(
                new double[] {1 / 3f, 1 / 3f, 1 / 3f},
                model.withParameters(zeros).predict(rows(1)[0]),
                1e-7);
        assertEquals(
                "withParameters expects parameters of the same graph but got those of another",
                badArgument(() -> model.withParameters(other.parameters())));
    }
}
