package hermo.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import hermo.data.Dataset;
import hermo.graph.Graph;
import hermo.model.Model;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is left of a fit that was stopped from outside. From w = 0 after n steps w = 10 (1 − 0.9ⁿ). */
class StoppedFitTest {
    private static final Dataset DATA = Line.row(10, 1);
    private static final Trainer TRAINER = Line.descent(0.05).epochs(50);

    /** As JShell's: neither an Exception nor one of the usual Errors. */
    private static final class Stop extends Error {
        private static final long serialVersionUID = 1;
    }

    @AfterEach
    void clear_the_flag() {
        Thread.interrupted();
    }

    @Test
    void an_exception_is_thrown_on_as_it_is_and_the_best_epoch_is_kept() {
        Stop stop = new Stop();

        Stop thrown = assertThrows(
                Stop.class, () -> TRAINER.listener(throwingInStep(3, stop)).fit(Line.at(0), DATA));

        assertSame(stop, thrown);
        assertEquals(0, thrown.getSuppressed().length);
        Fit fit = Fit.lastStopped().orElseThrow();
        assertEquals(StopReason.EXCEPTION, fit.stopReason());
        assertEquals("Stop was thrown in step 3; the model is that of epoch 3", fit.details());
        assertEquals(3, fit.history().epochs().size());
        assertEquals(10 * (1 - Math.pow(0.9, 3)), fit.model().predict(1)[0], 1e-14);
    }

    @Test
    void without_a_complete_epoch_the_parameters_of_the_moment_are_kept() {
        Dataset twice = Dataset.of(new double[][] {{1}, {1}}, new double[] {10, 10});

        assertThrows(
                Stop.class,
                () -> TRAINER.batchSize(1)
                        .listener(throwingInStep(1, new Stop()))
                        .fit(Line.at(0), twice));

        Fit fit = Fit.lastStopped().orElseThrow();
        assertEquals("Stop was thrown in step 1; the model is as it was then", fit.details());
        assertEquals(0, fit.history().epochs().size());
        assertEquals(10 * (1 - Math.pow(0.9, 2)), fit.model().predict(1)[0], 1e-14);
    }

    @Test
    void the_best_epoch_is_kept_even_if_later_ones_were_complete() {
        Dataset twice = Dataset.of(new double[][] {{1}, {1}}, new double[] {10, 10});
        Trainer trainer = TRAINER.batchSize(1).validation(Line.row(1, 1));

        assertThrows(
                Stop.class,
                () -> trainer.listener(throwingInStep(5, new Stop())).fit(Line.at(0), twice));

        Fit fit = Fit.lastStopped().orElseThrow();
        assertEquals("Stop was thrown in step 5; the model is that of epoch 1", fit.details());
        assertEquals(2, fit.history().epochs().size());
        assertEquals(1.9, fit.model().predict(1)[0], 1e-14);
    }

    @Test
    void a_listener_of_epochs_that_throws_leaves_that_epoch() {
        Stop stop = new Stop();
        Listener throwing = new Listener() {
            @Override
            public void onEpoch(Epoch epoch) {
                throw stop;
            }
        };

        assertThrows(Stop.class, () -> TRAINER.listener(throwing).fit(Line.at(0), DATA));

        assertEquals(
                "Stop was thrown in step 1; the model is that of epoch 1",
                Fit.lastStopped().orElseThrow().details());
    }

    @Test
    void before_the_first_step_nothing_is_kept() {
        Fit before = stopped();
        Listener throwing = new Listener() {
            @Override
            public void onStart(Plan plan) {
                throw new Stop();
            }
        };

        assertThrows(Stop.class, () -> TRAINER.listener(throwing).fit(Line.at(0), DATA));

        assertSame(before, Fit.lastStopped().orElseThrow());
    }

    @Test
    void an_interrupted_fit_is_kept_as_it_was_returned() {
        Fit fit = stopped();

        assertEquals(StopReason.INTERRUPTED, fit.stopReason());
        assertSame(fit, Fit.lastStopped().orElseThrow());
    }

    @Test
    void a_fit_that_came_to_its_end_is_not_kept() {
        Fit before = stopped();

        TRAINER.fit(Line.at(0), DATA);

        assertSame(before, Fit.lastStopped().orElseThrow());
    }

    @Test
    void a_solver_that_is_stopped_leaves_its_last_iteration() {
        Stop stop = new Stop();
        Graph graph = Line.graph(1);
        Trainer trainer = TRAINER.fullBatch(Solver.conjugateGradient()).listener(throwingInEpoch(1, stop));

        assertSame(stop, assertThrows(Stop.class, () -> trainer.fit(Line.model(graph, 0), DATA)));

        Fit fit = Fit.lastStopped().orElseThrow();
        assertEquals(1, fit.history().epochs().size());
        assertEquals("Stop was thrown in step 1; the model is that of epoch 1", fit.details());
        assertEquals(fit.history().last().orElseThrow().loss(), squaredError(fit.model()), 1e-12);
    }

    private static double squaredError(Model model) {
        double error = model.predict(1)[0] - 10;
        return error * error;
    }

    @Test
    void one_does_not_go_on_from_the_middle_of_a_step_but_from_the_model() {
        assertThrows(
                Stop.class,
                () -> TRAINER.listener(throwingInStep(3, new Stop())).fit(Line.at(0), DATA));
        Fit fit = Fit.lastStopped().orElseThrow();

        IllegalArgumentException refused = assertThrows(IllegalArgumentException.class, () -> TRAINER.fit(fit, DATA));

        assertEquals(
                "fit(previous, data) expects a fit that ended between two steps but got one that an exception ended in the"
                        + " middle; go on from its model: fit(previous.model(), data)",
                refused.getMessage());
        assertEquals(
                10 * (1 - Math.pow(0.9, 53)),
                TRAINER.fit(fit.model(), DATA).model().predict(1)[0],
                1e-13);
    }

    @Test
    void a_listener_hears_the_end_with_what_was_reached() {
        List<Fit> ends = new ArrayList<>();
        Trainer trainer = TRAINER.listener(throwingInStep(3, new Stop())).listener(atEnd(ends::add));

        assertThrows(Stop.class, () -> trainer.fit(Line.at(0), DATA));

        assertEquals(List.of(Fit.lastStopped().orElseThrow()), ends);
        assertEquals(StopReason.EXCEPTION, ends.get(0).stopReason());
    }

    @Test
    void a_listener_that_throws_the_same_again_at_the_end_does_not_take_its_place() {
        Stop stop = new Stop();
        Trainer trainer = TRAINER.listener(throwingInStep(3, stop)).listener(atEnd(fit -> {
            throw stop;
        }));

        assertSame(stop, assertThrows(Stop.class, () -> trainer.fit(Line.at(0), DATA)));

        assertEquals(0, stop.getSuppressed().length);
        assertEquals(
                "Stop was thrown in step 3; the model is that of epoch 3",
                Fit.lastStopped().orElseThrow().details());
    }

    @Test
    void what_a_listener_throws_at_the_end_of_a_broken_training_is_suppressed() {
        Stop stop = new Stop();
        Stop again = new Stop();
        Trainer trainer = TRAINER.listener(throwingInStep(3, stop)).listener(atEnd(fit -> {
            throw again;
        }));

        assertSame(stop, assertThrows(Stop.class, () -> trainer.fit(Line.at(0), DATA)));

        assertArrayEquals(new Throwable[] {again}, stop.getSuppressed());
    }

    @Test
    void a_complete_fit_is_kept_if_a_listener_throws_at_its_end() {
        stopped();
        Stop stop = new Stop();
        Trainer trainer = TRAINER.listener(atEnd(fit -> {
            throw stop;
        }));

        assertSame(stop, assertThrows(Stop.class, () -> trainer.fit(Line.at(0), DATA)));

        Fit fit = Fit.lastStopped().orElseThrow();
        assertEquals(StopReason.EPOCHS, fit.stopReason());
        assertEquals(10 * (1 - Math.pow(0.9, 50)), fit.model().predict(1)[0], 1e-13);
    }

    @Test
    void it_can_be_asked_for_more_than_once() {
        Fit fit = stopped();

        assertSame(fit, Fit.lastStopped().orElseThrow());
        assertSame(fit, Fit.lastStopped().orElseThrow());
    }

    @Test
    void the_listeners_and_the_first_model_of_a_fit_are_not_held() throws InterruptedException {
        Listener listener = new Listener() {};
        StopRule rule = new Patience(3, 0);
        Model first = Line.at(0);
        List<WeakReference<Object>> held =
                List.of(new WeakReference<>(listener), new WeakReference<>(rule), new WeakReference<>(first));
        Thread.currentThread().interrupt();
        Fit fit = TRAINER.listener(listener).stopWhen(rule).startFrom(first).fit(Line.graph(1), DATA);
        Thread.interrupted();
        listener = null;
        rule = null;
        first = null;

        for (int i = 0; i < 200 && held.stream().anyMatch(reference -> reference.get() != null); i++) {
            System.gc();
            Thread.sleep(10);
        }

        assertEquals(
                List.of(true, true, true),
                held.stream().map(r -> r.get() == null).toList());
        assertSame(fit, Fit.lastStopped().orElseThrow());
    }

    private static Listener atEnd(Consumer<Fit> told) {
        return new Listener() {
            @Override
            public void onEnd(Fit fit) {
                told.accept(fit);
            }
        };
    }

    private static Fit stopped() {
        Thread.currentThread().interrupt();
        Fit fit = TRAINER.fit(Line.at(4), DATA);
        Thread.interrupted();
        return fit;
    }

    private static Listener throwingInStep(long number, Stop stop) {
        return new Listener() {
            @Override
            public void onBatch(long step, double loss, double learningRate) {
                if (step == number) {
                    throw stop;
                }
            }
        };
    }

    private static Listener throwingInEpoch(int index, Stop stop) {
        return new Listener() {
            @Override
            public void onEpoch(Epoch epoch) {
                if (epoch.index() == index) {
                    throw stop;
                }
            }
        };
    }
}
