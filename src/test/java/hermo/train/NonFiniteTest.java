package hermo.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hermo.Net;
import hermo.data.Dataset;
import hermo.graph.Graph;
import hermo.graph.Parameters;
import hermo.node.Activation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A training whose numbers run away ends with what it was, and what to try. */
class NonFiniteTest {
    /** Strong, so that nobody collects it with its settings. */
    private static final Logger LOGGER = Logger.getLogger("hermo");

    private final List<LogRecord> warnings = new ArrayList<>();
    private final Handler handler = new Handler() {
        @Override
        public void publish(LogRecord message) {
            warnings.add(message);
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };

    @BeforeEach
    void listen_to_the_log() {
        LOGGER.addHandler(handler);
        LOGGER.setUseParentHandlers(false);
    }

    @AfterEach
    void leave_the_log() {
        LOGGER.removeHandler(handler);
        LOGGER.setUseParentHandlers(true);
    }

    @Test
    void a_huge_rate_ends_the_training_with_epoch_step_rate_and_node() {
        Fit fit = Line.descent(1e10).epochs(50).fit(Line.at(0), Line.row(10, 1));

        // |w| grows by 2e10 a step from 2e11, so (w − 10)² is infinite once |w| > 1e154, after 15 steps
        assertEquals(StopReason.NON_FINITE, fit.stopReason());
        assertEquals(
                "the loss is Infinity in epoch 16, step 15, at rate 1.0E10, though all outputs are finite; the model is"
                        + " as it was before epoch 1; try a smaller rate, clipNorm(1) or standardizeInputs()",
                fit.details());
        assertEquals(15, fit.history().epochs().size());
        assertEquals(0, fit.model().predict(1)[0]); // the weight whose loss was the least, not the 2e11 after its step
    }

    @Test
    void the_first_node_that_is_not_finite_is_named() {
        Graph graph = Net.input(4)
                .dense(8, Activation.RELU)
                .dense(8, Activation.RELU)
                .dense(1)
                .compile();
        double[][] x = new double[64][];
        Arrays.setAll(x, r -> new double[] {r, Math.sin(r), 1, -r});
        double[] y = new double[64];
        Arrays.setAll(y, r -> r);

        Fit fit = Trainer.minimize(Loss.MEAN_SQUARED_ERROR)
                .optimizer(Optimizer.sgd())
                .learningRate(1e30)
                .seed(1)
                .fit(graph, Dataset.of(x, y));

        assertEquals(StopReason.NON_FINITE, fit.stopReason());
        assertEquals(
                "the loss is Infinity in epoch 1, step 1, at rate 1.0E30, first in the output of dense2; the model is as it"
                        + " was at the start; try a smaller rate, clipNorm(1) or standardizeInputs()",
                fit.details());
    }

    @Test
    void before_the_first_epoch_is_complete_the_model_is_that_of_the_start() {
        Graph graph = Line.graph(1);
        Dataset rows = Dataset.of(new double[][] {{1}, {1}}, new double[] {10, 10});

        Fit fit = Line.descent(1e200).batchSize(1).seed(3).fit(graph, rows);

        assertEquals(StopReason.NON_FINITE, fit.stopReason());
        assertEquals(List.of(), fit.history().epochs());
        assertEquals(Parameters.initialize(graph, 3), fit.model().parameters());
    }

    @Test
    void parameters_that_run_away_in_the_last_step_of_an_epoch_are_noticed() {
        Fit fit = Line.descent(1e300).fit(Line.at(0), Line.row(1e10, 1)); // 0 − 1e300 · −2e10

        assertEquals(StopReason.NON_FINITE, fit.stopReason());
        assertTrue(
                fit.details().startsWith("a parameter is infinite or NaN in epoch 1, step 0, at rate 1.0E300, "),
                fit::details);
        assertEquals(0, fit.model().predict(1)[0]);
    }

    @Test
    void the_model_has_finite_parameters_whatever_happened() {
        for (double rate : new double[] {1e3, 1e10, 1e100, 1e300}) {
            Fit fit = Line.descent(rate).epochs(500).fit(Line.at(0.5), Line.row(10, 3));

            assertEquals(StopReason.NON_FINITE, fit.stopReason());
            assertTrue(Arrays.stream(fit.model().parameters().toArray()).allMatch(Double::isFinite));
        }
    }

    @Test
    void the_epoch_that_was_validated_best_is_kept() {
        Schedule schedule = Schedule.constant(0.05).then(4, Schedule.constant(1e300));

        Fit fit = Line.descent(0)
                .learningRate(schedule)
                .epochs(50)
                .validation(Line.row(10, 1))
                .fit(Line.at(0), Line.row(10, 1));

        assertEquals(StopReason.NON_FINITE, fit.stopReason());
        assertEquals(10 * (1 - Math.pow(0.9, 4)), fit.model().predict(1)[0], 1e-12);
    }

    @Test
    void a_validation_loss_that_is_no_number_ends_the_training() {
        Loss loss = Loss.of("root", (y, t) -> Math.sqrt(y - t), (y, t) -> 1);

        Fit fit = Trainer.minimize(loss).validation(Line.row(10, 1)).fit(Line.at(2), Line.row(-10, 1));

        assertEquals(StopReason.NON_FINITE, fit.stopReason());
        assertTrue(fit.details().startsWith("the validation loss is NaN in epoch 1, step 0, "), fit::details);
        assertEquals(List.of(), fit.history().epochs());
    }

    @Test
    void data_too_great_for_a_float_is_told_as_the_cause() {
        Graph graph = Net.input(1).dense(1).compile();

        Fit fit = Trainer.minimize(Loss.MEAN_SQUARED_ERROR).fit(graph, Line.row(1, 1e300));

        assertTrue(
                fit.details()
                        .endsWith("first in the output of input; the model is as it was at the start;"
                                + " a value of the data is too great for FLOAT32: scale it, or compile in FLOAT64"),
                fit::details);
    }

    @Test
    void the_log_gets_a_warning_with_the_details() {
        Fit fit = Line.descent(1e10).epochs(50).fit(Line.at(0), Line.row(10, 1));

        assertEquals(1, warnings.size());
        assertEquals(Level.WARNING, warnings.get(0).getLevel());
        assertEquals(fit.details(), warnings.get(0).getMessage());
    }

    @Test
    void a_finite_training_logs_nothing() {
        Line.descent(0.01).epochs(50).fit(Line.at(0), Line.row(10, 1));

        assertEquals(List.of(), warnings);
    }

    @Test
    void clipping_keeps_the_same_training_finite() {
        Fit fit = Line.descent(1e10).clipNorm(1e-10).epochs(50).fit(Line.at(0), Line.row(10, 1));

        assertEquals(StopReason.EPOCHS, fit.stopReason());
        assertArrayEquals(new double[] {10}, fit.model().parameters().toArray(), 1.01);
    }
}
