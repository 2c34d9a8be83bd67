package hermo.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hermo.data.Dataset;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Trainings that end by their steps or their time. */
class LimitsTest {
    private static final Dataset TEN = Line.counting(10);
    private static final Trainer TRAINER = Line.descent(0.001).batchSize(2).epochs(4);

    @Test
    void steps_run_out_in_the_middle_of_an_epoch() {
        List<Double> losses = new ArrayList<>();
        Listener listener = new Listener() {
            @Override
            public void onBatch(long step, double loss, double learningRate) {
                losses.add(loss);
            }
        };

        Fit fit = TRAINER.maxSteps(7).listener(listener).fit(Line.at(0), TEN);

        assertEquals(StopReason.STEPS, fit.stopReason());
        assertEquals("all 7 steps were made", fit.details());
        assertEquals(7, losses.size());
        assertEquals(2, fit.history().epochs().size());
        assertEquals(
                (losses.get(5) + losses.get(6)) / 2,
                fit.history().last().orElseThrow().loss(),
                1e-12);
    }

    @Test
    void the_parameters_are_those_of_the_last_step() {
        Fit fit = Line.descent(0.05).epochs(50).maxSteps(3).fit(Line.at(0), Line.row(10, 1));

        assertArrayEquals(new double[] {2.71}, fit.model().parameters().toArray(), 1e-14);
    }

    @Test
    void steps_run_out_at_the_end_of_an_epoch() {
        Fit fit = TRAINER.maxSteps(5).fit(Line.at(0), TEN);

        assertEquals(StopReason.STEPS, fit.stopReason());
        assertEquals(1, fit.history().epochs().size());
    }

    @Test
    void epochs_may_run_out_sooner() {
        Fit fit = TRAINER.maxSteps(1000).maxTime(Duration.ofDays(400_000)).fit(Line.at(0), TEN);

        assertEquals(StopReason.EPOCHS, fit.stopReason());
        assertEquals(4, fit.history().epochs().size());
    }

    @Test
    void with_a_stop_rule_the_model_is_that_of_the_best_epoch() {
        Fit fit = TRAINER.maxSteps(7)
                .stopWhen(history -> false)
                .validation(Line.row(0, 1))
                .fit(Line.at(0), TEN);

        assertEquals("all 7 steps were made; the model is that of epoch 1", fit.details());
    }

    @Test
    void time_runs_out_after_at_least_one_step() {
        Fit fit = TRAINER.maxTime(Duration.ofNanos(1)).fit(Line.at(0), TEN);

        assertEquals(StopReason.TIME, fit.stopReason());
        assertEquals("the time was over after step 0", fit.details());
        assertEquals(1, fit.history().epochs().size());
    }

    @Test
    void time_ends_a_training_that_would_go_on() {
        long start = System.nanoTime();

        Fit fit = TRAINER.epochs(Integer.MAX_VALUE)
                .maxTime(Duration.ofMillis(100))
                .fit(Line.at(0), TEN);

        double seconds = (System.nanoTime() - start) / 1e9;
        assertEquals(StopReason.TIME, fit.stopReason());
        assertTrue(seconds >= 0.1 && seconds < 10, () -> seconds + " s");
    }
}
