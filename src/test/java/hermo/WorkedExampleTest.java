package hermo;

import static hermo.node.Activation.SIGMOID;
import static hermo.train.Loss.MEAN_SQUARED_ERROR;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import hermo.data.Dataset;
import hermo.graph.Graph;
import hermo.graph.Parameters;
import hermo.kernel.Precision;
import hermo.model.Model;
import hermo.train.Fit;
import hermo.train.Optimizer;
import hermo.train.Trainer;
import org.junit.jupiter.api.Test;

/**
 * The worked example of many courses: two inputs, two hidden and two output neurons with σ, a bias shared by each layer,
 * rate ½, and the error ½ Σ (y − ŷ)², which over two outputs is the mean squared error.
 */
class WorkedExampleTest {
    private static final double X1 = 0.05;
    private static final double X2 = 0.10;
    private static final double Y1 = 0.01;
    private static final double Y2 = 0.99;
    private static final double RATE = 0.5;
    private static final double EXACT = 1e-15;

    private final Graph graph = Net.input(2).dense(2, SIGMOID).dense(2, SIGMOID).compile(Precision.FLOAT64);
    private final Model model = Model.of(
            graph,
            Parameters.initialize(graph, 1)
                    .with("dense1.weight", 0.15, 0.20, 0.25, 0.30)
                    .with("dense1.bias", 0.35, 0.35)
                    .with("dense2.weight", 0.40, 0.45, 0.50, 0.55)
                    .with("dense2.bias", 0.60, 0.60));
    private final Dataset example = Dataset.of(new double[][] {{X1, X2}}, new double[][] {{Y1, Y2}});

    @Test
    void the_answers_are_the_published_ones() {
        double[] answers = model.predict(X1, X2);

        assertEquals(0.75136507, answers[0], 5e-9);
        assertEquals(0.772928465, answers[1], 5e-10);
    }

    @Test
    void the_error_and_the_weights_after_a_step_are_the_published_ones() {
        Fit fit = fit(1);

        assertEquals(0.298371109, fit.history().epochs().get(0).loss(), 5e-10);
        assertRow(fit, "dense2.weight", 5e-9, 0.35891648, 0.408666186, 0.511301270, 0.561370121);
        assertRow(fit, "dense1.weight", 5e-9, 0.149780716, 0.19956143, 0.24975114, 0.29950229);
    }

    @Test
    void a_step_is_the_one_computed_by_hand() {
        // given the forward pass, neuron by neuron
        double h1 = sigmoid(0.15 * X1 + 0.20 * X2 + 0.35);
        double h2 = sigmoid(0.25 * X1 + 0.30 * X2 + 0.35);
        double o1 = sigmoid(0.40 * h1 + 0.45 * h2 + 0.60);
        double o2 = sigmoid(0.50 * h1 + 0.55 * h2 + 0.60);

        // and the backward pass
        double dz1 = (o1 - Y1) * o1 * (1 - o1);
        double dz2 = (o2 - Y2) * o2 * (1 - o2);
        double dh1 = (0.40 * dz1 + 0.50 * dz2) * h1 * (1 - h1);
        double dh2 = (0.45 * dz1 + 0.55 * dz2) * h2 * (1 - h2);

        // when
        Fit fit = fit(1);

        // then
        assertArrayEquals(new double[] {o1, o2}, model.predict(X1, X2), EXACT);
        double error = ((Y1 - o1) * (Y1 - o1) + (Y2 - o2) * (Y2 - o2)) / 2;
        assertEquals(error, fit.history().epochs().get(0).loss(), EXACT);
        assertRow(
                fit,
                "dense2.weight",
                EXACT,
                0.40 - RATE * dz1 * h1,
                0.45 - RATE * dz1 * h2,
                0.50 - RATE * dz2 * h1,
                0.55 - RATE * dz2 * h2);
        assertRow(fit, "dense2.bias", EXACT, 0.60 - RATE * dz1, 0.60 - RATE * dz2);
        assertRow(
                fit,
                "dense1.weight",
                EXACT,
                0.15 - RATE * dh1 * X1,
                0.20 - RATE * dh1 * X2,
                0.25 - RATE * dh2 * X1,
                0.30 - RATE * dh2 * X2);
        assertRow(fit, "dense1.bias", EXACT, 0.35 - RATE * dh1, 0.35 - RATE * dh2);
    }

    @Test
    void after_ten_thousand_steps_the_answers_are_near_the_targets() {
        double[] answers = fit(10_000).model().predict(X1, X2);

        assertEquals(Y1, answers[0], 0.01);
        assertEquals(Y2, answers[1], 0.01);
    }

    private Fit fit(int steps) {
        return Trainer.minimize(MEAN_SQUARED_ERROR)
                .optimizer(Optimizer.sgd())
                .learningRate(RATE)
                .batchSize(1)
                .epochs(steps)
                .shuffle(false)
                .fit(model, example);
    }

    private static void assertRow(Fit fit, String parameter, double tolerance, double... expected) {
        assertArrayEquals(expected, fit.model().parameters().get(parameter).toArray(), tolerance, parameter);
    }

    private static double sigmoid(double z) {
        return 1 / (1 + Math.exp(-z));
    }
}
