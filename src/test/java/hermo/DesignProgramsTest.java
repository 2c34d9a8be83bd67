package hermo;

import static hermo.node.Activation.*;
import static hermo.train.Loss.*;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hermo.data.*;
import hermo.graph.Parameters;
import hermo.model.*;
import hermo.train.*;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The short programs that users are shown, as they stand and with their imports of everything. */
class DesignProgramsTest {
    @Test
    void a_net_of_eight_hidden_neurons_learns_xor_with_seed_7() {
        var graph = Net.input(2).dense(8, TANH).dense(1, SIGMOID).compile();
        var xor = Dataset.of(new double[][] {{0, 0}, {0, 1}, {1, 0}, {1, 1}}, new double[][] {{0}, {1}, {1}, {0}});
        var fit = Trainer.minimize(BINARY_CROSS_ENTROPY)
                .optimizer(Optimizer.adam())
                .learningRate(0.05)
                .batchSize(4)
                .epochs(300)
                .seed(7)
                .fit(graph, xor);

        assertTrue(fit.model().predict(0, 0)[0] < 0.1);
        assertTrue(fit.model().predict(0, 1)[0] > 0.9);
        assertTrue(fit.model().predict(1, 0)[0] > 0.9);
        assertTrue(fit.model().predict(1, 1)[0] < 0.1);
        assertEquals(300, fit.history().epochs().size());
    }

    @Test
    void a_real_data_set_goes_from_raw_rows_to_class_names_with_seeds_42_and_1(@TempDir Path folder)
            throws IOException {
        var file = folder.resolve("iris.csv");
        try (InputStream rows = Dataset.class.getResourceAsStream("/hermo/data/iris.csv")) {
            Files.copy(rows, file);
        }

        var iris = Dataset.csv(file, "species").split(0.8, 42);
        var trained = Trainer.minimize(CATEGORICAL_CROSS_ENTROPY)
                .learningRate(Schedule.cosine(0.01, 60).everyEpoch())
                .standardizeInputs()
                .batchSize(16)
                .epochs(60)
                .seed(1)
                .validation(iris.test())
                .metrics(Metric.ACCURACY)
                .stopWhen(StopRule.patience(15))
                .fit(Net.input(4).dense(16, RELU).dense(3, SOFTMAX).compile(), iris.train());

        assertEquals("setosa", trained.model().classify(5.1, 3.5, 1.4, 0.2));
        assertTrue(trained.model().evaluate(iris.test(), Metric.ACCURACY).get(Metric.ACCURACY) >= 0.9);
        assertEquals(30, iris.test().rows());
        String history = trained.history().toString();
        assertTrue(history.contains("accuracy"), history);
    }

    @Test
    void parameters_go_in_and_come_out_by_name() {
        var graph = Net.input(2).dense(2, SIGMOID).dense(1, SIGMOID).compile();

        Parameters p = Parameters.initialize(graph, 42).with("dense1.weight", 0.15, 0.20, 0.25, 0.30);
        double[] weights = Model.of(graph, p).parameters().get("dense1.weight").toArray();
        double[][] answers = Model.initialize(graph, 42).predict(new double[][] {{0, 1}, {1, 1}});

        assertArrayEquals(new double[] {0.15f, 0.20f, 0.25f, 0.30f}, weights);
        assertEquals(2, answers.length);
        assertArrayEquals(Model.initialize(graph, 42).predict(0, 1), answers[0]);
        assertArrayEquals(Model.initialize(graph, 42).predict(1, 1), answers[1]);
    }

    @Test
    void all_parameters_come_back_as_they_went_in_for_seed_42() {
        var graph = Net.input(2).dense(8, TANH).dense(1, SIGMOID).compile();
        Parameters p = Parameters.initialize(graph, 42);

        Parameters copy = Parameters.of(graph, new double[graph.parameterCount()]);
        for (String name : p.names()) {
            copy = copy.with(name, p.get(name).toArray());
        }

        assertEquals(p, copy);
        assertArrayEquals(
                Model.of(graph, p).predict(0.25, -3), Model.of(graph, copy).predict(0.25, -3));
    }
}
