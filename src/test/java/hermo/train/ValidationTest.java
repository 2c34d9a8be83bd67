package hermo.train;

import static hermo.node.Activation.RELU;
import static hermo.node.Activation.SIGMOID;
import static hermo.node.Activation.SOFTMAX;
import static hermo.train.Loss.CATEGORICAL_CROSS_ENTROPY;
import static hermo.train.Loss.MEAN_SQUARED_ERROR;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hermo.Net;
import hermo.data.Dataset;
import hermo.data.Scaler;
import hermo.data.Split;
import hermo.graph.Graph;
import hermo.model.Metric;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is held back for validation, and what losses and metrics of an epoch are counted on. */
class ValidationTest {
    private static final Trainer IRIS = Trainer.minimize(CATEGORICAL_CROSS_ENTROPY)
            .learningRate(0.01)
            .epochs(3)
            .seed(7);

    private static Graph irisNet() {
        return Net.input(4).dense(8, RELU).dense(3, SOFTMAX).compile();
    }

    @Test
    void without_validation_data_an_epoch_is_not_validated() {
        Epoch epoch = IRIS.fit(irisNet(), Dataset.iris()).history().epochs().get(0);

        assertFalse(epoch.isValidated());
        assertEquals(Double.NaN, epoch.validationLoss());
        assertEquals(epoch.loss(), epoch.watched());
    }

    @Test
    void the_validation_loss_is_that_of_the_parameters_after_the_epoch() {
        Split iris = Dataset.iris().split(0.7, 3);

        Fit fit = IRIS.validation(iris.test()).fit(irisNet(), iris.train());

        Epoch last = fit.history().last().orElseThrow();
        assertTrue(last.isValidated());
        assertEquals(fit.model().evaluate(iris.test()).loss(), last.validationLoss());
        assertEquals(last.validationLoss(), last.watched());
        assertNotEquals(last.loss(), last.validationLoss());
    }

    @Test
    void validation_changes_nothing_in_the_training() {
        Split iris = Dataset.iris().split(0.7, 3);

        Fit with = IRIS.validation(iris.test()).fit(irisNet(), iris.train());
        Fit without = IRIS.fit(irisNet(), iris.train());

        assertArrayEquals(
                without.model().parameters().toArray(),
                with.model().parameters().toArray());
    }

    @Test
    void a_fraction_is_the_split_of_the_same_seed() {
        Split iris = Dataset.iris().split(1 - 0.2, 7);

        Fit shared = IRIS.validation(0.2).fit(irisNet(), Dataset.iris());
        Fit split = IRIS.validation(iris.test()).fit(irisNet(), iris.train());

        assertArrayEquals(
                split.model().parameters().toArray(),
                shared.model().parameters().toArray());
        assertEquals(
                split.history().last().orElseThrow().validationLoss(),
                shared.history().last().orElseThrow().validationLoss());
    }

    @Test
    void a_fraction_is_held_back_from_training_in_each_class() {
        List<Listener.Plan> plans = new ArrayList<>();
        RecordingLoss rows = new RecordingLoss();
        Listener watcher = new Listener() {
            @Override
            public void onStart(Plan plan) {
                plans.add(plan);
            }
        };

        Trainer.minimize(rows)
                .epochs(1)
                .batchSize(120)
                .validation(0.2)
                .listener(watcher)
                .fit(irisNet(), Dataset.iris());

        assertEquals(120, plans.get(0).rows());
        assertArrayEquals(new int[] {40, 40, 40}, perClass(rows.batches().get(0)));
        assertArrayEquals(new int[] {10, 10, 10}, perClass(rows.batches().get(1)));
        assertEquals(2, rows.batches().size());
    }

    @Test
    void another_seed_holds_other_rows_back() {
        Fit first = IRIS.seed(1)
                .validation(0.2)
                .learningRate(Schedule.constant(0))
                .fit(Line.model(irisNet(), fixed()), Dataset.iris());
        Fit second = IRIS.seed(2)
                .validation(0.2)
                .learningRate(Schedule.constant(0))
                .fit(Line.model(irisNet(), fixed()), Dataset.iris());

        assertNotEquals(
                first.history().last().orElseThrow().validationLoss(),
                second.history().last().orElseThrow().validationLoss());
    }

    @Test
    void scalers_learn_nothing_from_the_rows_held_back() {
        Split iris = Dataset.iris().split(1 - 0.2, 7);

        Fit fit = IRIS.validation(0.2).standardizeInputs().fit(irisNet(), Dataset.iris());

        assertEquals(Scaler.ofInputs(iris.train()), fit.model().encoding().inputScaler());
    }

    @Test
    void the_later_word_on_validation_counts() {
        Split iris = Dataset.iris().split(0.7, 3);

        Fit data = IRIS.validation(0.2).validation(iris.test()).fit(irisNet(), iris.train());
        Fit fraction = IRIS.validation(iris.test()).validation(0.2).fit(irisNet(), iris.train());

        assertEquals(loss(IRIS.validation(iris.test()).fit(irisNet(), iris.train())), loss(data));
        assertEquals(loss(IRIS.validation(0.2).fit(irisNet(), iris.train())), loss(fraction));
    }

    @Test
    void metrics_are_counted_on_the_validation_rows() {
        Split iris = Dataset.iris().split(0.7, 3);

        Fit fit = IRIS.validation(iris.test())
                .metrics(Metric.ACCURACY, Metric.MSE)
                .fit(irisNet(), iris.train());

        Map<Metric, Double> expected =
                fit.model().evaluate(iris.test(), Metric.ACCURACY, Metric.MSE).metrics();
        assertEquals(expected, fit.history().last().orElseThrow().metrics());
        assertEquals(
                List.of(Metric.ACCURACY, Metric.MSE),
                List.copyOf(fit.history().last().orElseThrow().metrics().keySet()));
    }

    @Test
    void without_validation_metrics_are_counted_on_the_training_rows_as_they_are_met() {
        Dataset iris = Dataset.iris();

        Fit fit = IRIS.learningRate(Schedule.constant(0))
                .metrics(Metric.ACCURACY, Metric.MSE, Metric.R2)
                .batchSize(32)
                .shuffle(false)
                .fit(irisNet(), iris);

        Map<Metric, Double> expected = fit.model()
                .evaluate(iris, Metric.ACCURACY, Metric.MSE, Metric.R2)
                .metrics();
        assertEquals(expected, fit.history().last().orElseThrow().metrics());
    }

    @Test
    void metrics_on_training_rows_are_of_the_answers_before_each_step() {
        Fit fit = Line.descent(0.25).metrics(Metric.MAE).epochs(2).fit(Line.at(0), Line.row(8, 1));

        // w: 0, then 0 + 0.25 · 2 · 8 = 4
        assertEquals(Map.of(Metric.MAE, 8.0), fit.history().epochs().get(0).metrics());
        assertEquals(Map.of(Metric.MAE, 4.0), fit.history().epochs().get(1).metrics());
    }

    @Test
    void metrics_are_in_raw_units_and_losses_in_scaled_ones() {
        Split diabetes = Dataset.diabetes().split(0.8, 1);

        Fit fit = Trainer.minimize(MEAN_SQUARED_ERROR)
                .standardizeInputs()
                .standardizeTargets()
                .validation(diabetes.test())
                .metrics(Metric.MSE)
                .epochs(2)
                .fit(Net.input(10).dense(1).compile(), diabetes.train());

        double deviation = fit.model().encoding().targetScaler().scale()[0];
        Epoch last = fit.history().last().orElseThrow();
        assertTrue(deviation > 50);
        assertEquals(
                last.validationLoss() * deviation * deviation, last.metrics().get(Metric.MSE), 1e-3);
    }

    @Test
    void a_net_of_one_output_is_validated_on_two_classes() {
        Dataset two = Dataset.of(new double[][] {{-2}, {-1}, {1}, {2}}, new String[] {"low", "low", "high", "high"});

        Fit fit = Trainer.minimize(Loss.BINARY_CROSS_ENTROPY)
                .learningRate(0.5)
                .epochs(20)
                .validation(two)
                .metrics(Metric.ACCURACY)
                .fit(Net.input(1).dense(1, SIGMOID).compile(), two);

        assertEquals(1, fit.history().last().orElseThrow().metrics().get(Metric.ACCURACY));
    }

    private static double[] fixed() {
        double[] parameters = new double[67];
        Arrays.setAll(parameters, i -> Math.sin(i));
        return parameters;
    }

    private static double loss(Fit fit) {
        return fit.history().last().orElseThrow().validationLoss();
    }

    private static int[] perClass(double[] oneHot) {
        int[] counts = new int[3];
        for (int i = 0; i < oneHot.length; i++) {
            counts[i % 3] += (int) oneHot[i];
        }
        return counts;
    }
}
