package hermo.train;

import static hermo.node.Activation.RELU;
import static hermo.node.Activation.SIGMOID;
import static hermo.node.Activation.SOFTMAX;
import static hermo.node.Activation.TANH;
import static hermo.train.Loss.BINARY_CROSS_ENTROPY;
import static hermo.train.Loss.CATEGORICAL_CROSS_ENTROPY;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hermo.Net;
import hermo.data.Dataset;
import hermo.model.Metric;
import org.junit.jupiter.api.Test;

/** Whole programs as users write them. */
class ProgramsTest {
    @Test
    void exclusive_or_is_learnt() {
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
        assertEquals(StopReason.EPOCHS, fit.stopReason());
        assertEquals(300, fit.history().epochs().size());
    }

    @Test
    void irises_are_told_apart() {
        var iris = Dataset.iris().split(0.8, 42);
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
        assertTrue(accuracy(trained, iris.test()) >= 0.9);
        assertTrue(accuracy(trained, iris.train()) >= 0.95);
        assertEquals(0.01, trained.history().epochs().get(0).learningRate());
        assertTrue(trained.history().last().orElseThrow().learningRate() < 0.01);
    }

    private static double accuracy(Fit fit, Dataset data) {
        return fit.model().evaluate(data, Metric.ACCURACY).get(Metric.ACCURACY);
    }
}
