package hermo.train;

import static hermo.Readers.reading;
import static hermo.node.Activation.TANH;
import static hermo.train.Loss.BINARY_CROSS_ENTROPY;
import static hermo.train.Loss.MEAN_SQUARED_ERROR;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hermo.Net;
import hermo.data.Dataset;
import hermo.graph.Graph;
import hermo.kernel.Precision;
import hermo.model.Metric;
import hermo.node.Activation;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class StreamTrainingTest {
    private static final Dataset DIABETES = Dataset.diabetes();
    private static final Dataset STREAMED = Dataset.stream(10, 1, reading(DIABETES));

    @Test
    void a_fit_in_the_order_of_the_stream_is_that_of_the_rows_in_memory() {
        Graph graph = Net.input(10).dense(8, TANH).dense(1).compile(Precision.FLOAT64);
        Trainer trainer = Trainer.minimize(MEAN_SQUARED_ERROR)
                .shuffle(false)
                .epochs(3)
                .seed(5)
                .metrics(Metric.MAE, Metric.R2);

        Fit stored = trainer.validation(DIABETES).fit(graph, DIABETES);
        Fit streamed = trainer.validation(STREAMED).fit(graph, STREAMED);

        for (int e = 0; e < 3; e++) {
            Epoch expected = stored.history().epochs().get(e);
            Epoch epoch = streamed.history().epochs().get(e);
            assertEquals(expected.loss(), epoch.loss());
            assertEquals(expected.validationLoss(), epoch.validationLoss());
            assertEquals(expected.metrics(), epoch.metrics());
        }
        assertArrayEquals(
                stored.model().predict(DIABETES.inputs()), streamed.model().predict(DIABETES.inputs()));
    }

    @Test
    void a_shuffled_fit_with_scalers_learns_and_repeats() {
        Graph graph = Net.input(10).dense(8, TANH).dense(1).compile();
        Trainer trainer = Trainer.minimize(MEAN_SQUARED_ERROR)
                .standardizeInputs()
                .standardizeTargets()
                .epochs(20)
                .seed(5);

        Fit fit = trainer.fit(graph, STREAMED);

        assertEquals(
                fit.model().evaluate(DIABETES, Metric.MSE).get(Metric.MSE),
                fit.model().evaluate(STREAMED, Metric.MSE).get(Metric.MSE));
        assertTrue(fit.model().evaluate(STREAMED, Metric.R2).get(Metric.R2) > 0.4);
        assertArrayEquals(
                fit.model().predict(DIABETES.inputs()),
                trainer.fit(graph, STREAMED).model().predict(DIABETES.inputs()));
    }

    @Test
    void a_share_for_validation_is_refused_with_what_to_do() {
        Graph graph = Net.input(10).dense(1).compile();
        Trainer trainer = Trainer.minimize(MEAN_SQUARED_ERROR).validation(0.2);

        assertEquals(
                "Dataset.split: expected rows in memory but these come from a stream; "
                        + "choose rows in the readers, such as every tenth for a second stream to test with",
                assertThrows(IllegalStateException.class, () -> trainer.fit(graph, STREAMED))
                        .getMessage());
    }

    @Test
    void targets_outside_of_a_loss_of_probabilities_are_told_with_the_row_of_the_stream() {
        Graph graph = Net.input(10).dense(1, Activation.HARD_SIGMOID).compile();

        assertEquals(
                "BINARY_CROSS_ENTROPY expects targets from 0 to 1 but row 0 has 151.0; for numbers take"
                        + " MEAN_SQUARED_ERROR",
                assertThrows(
                                IllegalArgumentException.class,
                                () -> Trainer.minimize(BINARY_CROSS_ENTROPY).fit(graph, STREAMED))
                        .getMessage());
    }

    @Test
    void ten_million_rows_train_in_a_heap_of_64_megabytes() throws Exception {
        Process child = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx64m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        LargeStream.class.getName())
                .redirectErrorStream(true)
                .start();

        String output = new String(child.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertTrue(child.waitFor(5, TimeUnit.SECONDS), output);
        assertEquals(0, child.exitValue(), output);
        String[] words = output.trim().split(" ");
        assertEquals("10000000", words[0], output);
        double first = Double.parseDouble(words[1]);
        double last = Double.parseDouble(words[2]);
        assertTrue(last < 0.05 * first, output);
        assertTrue(Double.parseDouble(words[3]) < 0.05 * first, output);
    }
}
