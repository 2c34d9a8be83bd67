package hermo.train;

import static hermo.node.Activation.SOFTMAX;
import static hermo.node.Activation.TANH;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import hermo.Net;
import hermo.data.Dataset;
import hermo.graph.Graph;
import hermo.kernel.Precision;
import hermo.model.Metric;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Steps of several batches, and the average of the weights over the steps. */
class AccumulateTest {
    private static final Graph GRAPH = Net.input(4)
            .dense(8, TANH, d -> d.l1(1e-3).l2(1e-2).maxNorm(1))
            .dense(3, SOFTMAX)
            .compile(Precision.FLOAT64);
    private static final Trainer TRAINER = Trainer.minimize(Loss.CATEGORICAL_CROSS_ENTROPY)
            .learningRate(Schedule.exponential(0.02, 0.97))
            .clipNorm(0.5)
            .weightDecay(1e-3)
            .metrics(Metric.ACCURACY)
            .epochs(6)
            .seed(4);

    @Test
    void n_batches_make_the_step_of_one_n_times_as_large() {
        // 150 rows: steps of 64, 64 and 22, of parts of 16 and the last of 6
        Fit large = TRAINER.batchSize(64).fit(GRAPH, Dataset.iris());

        Fit parts = TRAINER.batchSize(16).accumulate(4).fit(GRAPH, Dataset.iris());

        assertArrayEquals(parameters(large), parameters(parts), 1e-12);
        for (int i = 0; i < 6; i++) {
            Epoch expected = large.history().epochs().get(i);
            Epoch found = parts.history().epochs().get(i);
            assertEquals(expected.loss(), found.loss(), 1e-12);
            assertEquals(expected.learningRate(), found.learningRate());
            assertEquals(expected.metrics(), found.metrics());
        }
    }

    @Test
    void listeners_count_steps() {
        List<Long> steps = new ArrayList<>();
        List<Listener.Plan> plans = new ArrayList<>();
        Listener listener = new Listener() {
            @Override
            public void onStart(Plan plan) {
                plans.add(plan);
            }

            @Override
            public void onBatch(long step, double loss, double learningRate) {
                steps.add(step);
            }
        };

        TRAINER.batchSize(16).accumulate(4).epochs(2).listener(listener).fit(GRAPH, Dataset.iris());

        assertEquals(List.of(0L, 1L, 2L, 3L, 4L, 5L), steps);
        assertEquals(3, plans.get(0).stepsPerEpoch());
    }

    @Test
    void more_batches_than_rows_are_one_step_an_epoch() {
        Fit whole = TRAINER.batchSize(150).fit(GRAPH, Dataset.iris());

        Fit parts = TRAINER.batchSize(100).accumulate(Integer.MAX_VALUE).fit(GRAPH, Dataset.iris());

        assertArrayEquals(parameters(whole), parameters(parts), 1e-12);
    }

    @Test
    void a_trainer_prints_how_many_it_accumulates() {
        assertEquals(
                "Trainer of MEAN_SQUARED_ERROR: sgd, batches of 1000 × 3, 1 epochs, seed 0",
                Line.descent(1).accumulate(3).toString());
    }

    /** From w = 0 after n steps w = 10(1 − 0.9ⁿ). */
    @Test
    void the_average_begins_with_the_weights_after_the_first_step() {
        Fit fit = Line.descent(0.05).epochs(3).averageWeights(0.75).fit(Line.at(0), Line.row(10, 1));

        double average = 0.75 * (0.75 * 1 + 0.25 * 1.9) + 0.25 * 2.71;
        assertEquals(average, fit.model().predict(1)[0], 1e-14);
    }

    @Test
    void validation_and_the_best_epoch_take_the_average() {
        Fit fit = Line.descent(0.05)
                .epochs(3)
                .averageWeights(0.75)
                .validation(Line.row(1.2, 1))
                .stopWhen(history -> false)
                .fit(Line.at(0), Line.row(10, 1));

        double[] averages = {1, 0.75 + 0.25 * 1.9, 0.75 * (0.75 + 0.25 * 1.9) + 0.25 * 2.71};
        for (int i = 0; i < 3; i++) {
            double error = averages[i] - 1.2;
            assertEquals(error * error, fit.history().epochs().get(i).validationLoss(), 1e-14);
        }
        assertEquals(averages[1], fit.model().predict(1)[0], 1e-14);
        assertEquals(81, fit.history().epochs().get(1).loss(), 1e-12); // at w = 1
    }

    @Test
    void the_average_keeps_the_limits_of_the_weights() {
        Fit fit = TRAINER.averageWeights(0.9).fit(GRAPH, Dataset.iris());

        double[] weights = fit.model().parameters().get("dense1.weight").toArray();
        for (int row = 0; row < 8; row++) {
            double norm = 0;
            for (int j = 0; j < 4; j++) {
                norm += weights[4 * row + j] * weights[4 * row + j];
            }
            assertEquals(Math.min(1, norm), norm, 1e-12);
        }
    }

    @Test
    void the_rates_of_a_schedule_are_checked_as_ever() {
        Schedule negative = step -> -1;

        assertEquals(
                "the schedule expects rates of at least 0 but gave -1.0 for step 0",
                assertThrows(
                                IllegalArgumentException.class,
                                () -> TRAINER.learningRate(negative)
                                        .accumulate(2)
                                        .fit(GRAPH, Dataset.iris()))
                        .getMessage());
    }

    private static double[] parameters(Fit fit) {
        return fit.model().parameters().toArray();
    }
}
