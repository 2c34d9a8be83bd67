package hermo.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hermo.Net;
import hermo.data.Dataset;
import hermo.data.Scaler;
import hermo.data.Scaling;
import hermo.model.Model;
import hermo.node.Activation;
import hermo.node.Initializer;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Raw rows in, raw answers out, however they are scaled on the way. */
class StandardizationTest {
    /** y = (3x₀ − 0.002x₁ + 100, −50x₀), where x₀ is about 1 and x₁ about 10,000. */
    private static final Dataset RAW = raw();

    private static Dataset raw() {
        double[][] x = new double[40][];
        Arrays.setAll(x, r -> new double[] {Math.sin(r), 10_000 + 100 * Math.cos(3 * r)});
        double[][] y = Arrays.stream(x)
                .map(row -> new double[] {3 * row[0] - 0.002 * row[1] + 100, -50 * row[0]})
                .toArray(double[][]::new);
        return Dataset.of(x, y);
    }

    private static final Trainer TRAINER = Trainer.minimize(Loss.MEAN_SQUARED_ERROR)
            .learningRate(Schedule.cosine(0.05, 400))
            .batchSize(40)
            .epochs(400);

    @Test
    void a_model_with_both_scalers_answers_in_raw_units() {
        Model model = TRAINER.standardizeInputs()
                .standardizeTargets()
                .fit(Net.input(2).dense(2).compile(), RAW)
                .model();

        for (int row = 0; row < RAW.rows(); row++) {
            assertArrayEquals(RAW.target(row), model.predict(RAW.input(row)), 0.05);
        }
    }

    @Test
    void the_scalers_are_those_of_the_training_rows() {
        Model model = TRAINER.epochs(1)
                .standardizeInputs()
                .standardizeTargets()
                .fit(Net.input(2).dense(2).compile(), RAW)
                .model();

        assertEquals(Scaler.ofInputs(RAW), model.encoding().inputScaler());
        assertEquals(Scaler.ofTargets(RAW), model.encoding().targetScaler());
    }

    @Test
    void without_being_asked_nothing_is_scaled() {
        Model model =
                TRAINER.epochs(1).fit(Net.input(2).dense(2).compile(), RAW).model();

        assertEquals(Scaler.identity(2), model.encoding().inputScaler());
        assertEquals(Scaler.identity(2), model.encoding().targetScaler());
    }

    @Test
    void losses_are_in_scaled_units() {
        Fit fit = TRAINER.learningRate(Schedule.constant(0))
                .epochs(1)
                .standardizeTargets()
                .fit(Line.model(Net.input(2).dense(2).compile(), 0, 0, 0, 0, 0, 0), RAW);
        Fit scaled = TRAINER.learningRate(Schedule.constant(0))
                .epochs(1)
                .standardizeTargets()
                .fit(
                        Net.input(2)
                                .dense(2, Activation.LINEAR, d -> d.initializer(Initializer.ZEROS))
                                .compile(),
                        RAW);

        assertTrue(fit.history().epochs().get(0).loss() > 100, "goes on from a model, so without a scaler");
        assertEquals(1, scaled.history().epochs().get(0).loss(), 1e-6); // the variance of standardized targets
    }

    @Test
    void a_constant_column_does_no_harm() {
        Dataset constant = Dataset.of(new double[][] {{1, 7}, {2, 7}, {3, 7}}, new double[] {5, 5, 5});

        Model model = TRAINER.standardizeInputs()
                .standardizeTargets()
                .fit(Net.input(2).dense(1).compile(), constant)
                .model();

        assertEquals(5, model.predict(2, 7)[0], 1e-3);
    }

    @Test
    void classes_stay_as_they_are() {
        Fit fit = Trainer.minimize(Loss.CATEGORICAL_CROSS_ENTROPY)
                .standardizeTargets()
                .fit(Net.input(4).dense(3, Activation.SOFTMAX).compile(), Dataset.iris());

        assertEquals(Scaler.identity(3), fit.model().encoding().targetScaler());
    }

    @ParameterizedTest(name = "{0}")
    @EnumSource(Scaling.class)
    void inputs_and_targets_are_scaled_as_asked_by_the_training_rows(Scaling scaling) {
        Dataset diabetes = Dataset.diabetes();
        Trainer trainer = Trainer.minimize(Loss.MEAN_SQUARED_ERROR)
                .scaleInputs(scaling)
                .scaleTargets(scaling)
                .validation(0.25)
                .seed(6)
                .epochs(1);

        Fit fit = trainer.fit(Net.input(10).dense(1).compile(), diabetes);

        Dataset rows = diabetes.split(0.75, 6).train();
        assertEquals(Scaler.ofInputs(rows, scaling), fit.model().encoding().inputScaler());
        assertEquals(Scaler.ofTargets(rows, scaling), fit.model().encoding().targetScaler());
    }
}
