package hermo.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.verify;

import hermo.data.Dataset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A fit on a thread that is interrupted ends in order. From w = 0 after n steps w = 10 (1 − 0.9ⁿ). */
class InterruptionTest {
    private static final Dataset DATA = Line.row(10, 1);
    private static final Trainer TRAINER = Line.descent(0.05).epochs(50);

    @AfterEach
    void clear_the_flag() {
        Thread.interrupted();
    }

    @Test
    void an_interruption_between_epochs_ends_the_training_before_the_next_step() {
        Fit fit = TRAINER.listener(interruptingAfterEpoch(3)).fit(Line.at(0), DATA);

        assertEquals(StopReason.INTERRUPTED, fit.stopReason());
        assertEquals(3, fit.history().epochs().size());
        assertEquals("the thread was interrupted before step 3; the model is that of epoch 3", fit.details());
        assertEquals(10 * (1 - Math.pow(0.9, 3)), fit.model().predict(1)[0], 1e-14);
    }

    @Test
    void the_thread_is_still_interrupted_afterwards() {
        TRAINER.listener(interruptingAfterEpoch(3)).fit(Line.at(0), DATA);

        assertTrue(Thread.interrupted());
    }

    @Test
    void an_interruption_within_an_epoch_keeps_the_best_complete_one() {
        Dataset twice = Dataset.of(new double[][] {{1}, {1}}, new double[] {10, 10});
        Trainer trainer = TRAINER.batchSize(1).validation(Line.row(1, 1));

        Fit fit = trainer.listener(interruptingAfterStep(4)).fit(Line.at(0), twice);

        // after epochs 1 and 2 w is 1.9 and 3.439, so the first is the nearest to 1
        assertEquals("the thread was interrupted before step 5; the model is that of epoch 1", fit.details());
        assertEquals(1.9, fit.model().predict(1)[0], 1e-14);
        assertEquals(2, fit.history().epochs().size());
    }

    @Test
    void before_the_first_epoch_is_complete_the_parameters_are_those_of_the_moment() {
        Dataset twice = Dataset.of(new double[][] {{1}, {1}}, new double[] {10, 10});

        Fit fit = TRAINER.batchSize(1).listener(interruptingAfterStep(0)).fit(Line.at(0), twice);

        assertEquals("the thread was interrupted before step 1; the model is as it was then", fit.details());
        assertEquals(1, fit.model().predict(1)[0], 1e-14);
        assertEquals(0, fit.history().epochs().size());
    }

    @Test
    void a_thread_that_is_interrupted_already_makes_no_step() {
        Thread.currentThread().interrupt();

        Fit fit = TRAINER.fit(Line.at(4), DATA);

        assertEquals("the thread was interrupted before step 0; the model is as it was then", fit.details());
        assertEquals(4, fit.model().predict(1)[0]);
    }

    @Test
    void an_interruption_after_the_last_step_changes_nothing() {
        Fit fit = TRAINER.epochs(3).listener(interruptingAfterEpoch(3)).fit(Line.at(0), DATA);

        assertEquals(StopReason.EPOCHS, fit.stopReason());
        assertTrue(Thread.interrupted());
    }

    @Test
    void a_training_that_nobody_interrupts_leaves_the_flag_alone() {
        TRAINER.fit(Line.at(0), DATA);

        assertFalse(Thread.interrupted());
    }

    @Test
    void listeners_hear_of_the_end() {
        Listener other = mock(Listener.class);

        Fit fit = TRAINER.listener(interruptingAfterEpoch(1)).listener(other).fit(Line.at(0), DATA);

        verify(other).onEnd(fit);
    }

    private static Listener interruptingAfterEpoch(int index) {
        return new Listener() {
            @Override
            public void onEpoch(Epoch epoch) {
                if (epoch.index() == index) {
                    Thread.currentThread().interrupt();
                }
            }
        };
    }

    private static Listener interruptingAfterStep(long number) {
        return new Listener() {
            @Override
            public void onBatch(long step, double loss, double learningRate) {
                if (step == number) {
                    Thread.currentThread().interrupt();
                }
            }
        };
    }
}
