package hermo.train;

import static hermo.Messages.badState;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyDouble;
import static org.mockito.ArgumentMatchers.anyLong;
import static org.mockito.Mockito.inOrder;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.verifyNoMoreInteractions;

import hermo.data.Dataset;
import hermo.model.Model;
import org.junit.jupiter.api.Test;
import org.mockito.InOrder;

class ListenerTest {
    private final Listener listener = mock(Listener.class);

    @Test
    void a_listener_hears_start_batches_epochs_and_end_in_order() {
        Model start = Line.at(1);
        Dataset data = Dataset.of(new double[][] {{1}, {1}, {1}}, new double[] {1, 2, 4});

        Fit fit = Line.descent(0)
                .learningRate(Schedule.constant(0).then(3, Schedule.constant(0.5)))
                .batchSize(2)
                .epochs(2)
                .shuffle(false)
                .listener(listener)
                .fit(start, data);

        InOrder inOrder = inOrder(listener);
        inOrder.verify(listener).onStart(new Listener.Plan(start.graph(), 3, 2, 2));
        inOrder.verify(listener).onBatch(0, 0.5, 0); // (0 + 1) / 2
        inOrder.verify(listener).onBatch(1, 9, 0);
        inOrder.verify(listener).onEpoch(fit.history().epochs().get(0));
        inOrder.verify(listener).onBatch(2, 0.5, 0);
        inOrder.verify(listener).onBatch(3, 9, 0.5);
        inOrder.verify(listener).onEpoch(fit.history().epochs().get(1));
        inOrder.verify(listener).onEnd(fit);
        verifyNoMoreInteractions(listener);
    }

    @Test
    void an_epoch_tells_its_number_and_the_rate_of_its_last_step() {
        Fit fit = Line.descent(0)
                .learningRate(Schedule.exponential(1e-9, 0.5))
                .batchSize(1)
                .epochs(2)
                .fit(Line.at(1), Line.counting(3));

        assertEquals(1, fit.history().epochs().get(0).index());
        assertEquals(2, fit.history().epochs().get(1).index());
        assertEquals(0.25e-9, fit.history().epochs().get(0).learningRate());
        assertEquals(1e-9 / 32, fit.history().epochs().get(1).learningRate());
    }

    @Test
    void several_listeners_are_told_in_the_order_in_which_they_were_added() {
        Listener second = mock(Listener.class);

        Line.descent(0).listener(listener).listener(second).fit(Line.at(1), Line.row(1, 1));

        InOrder inOrder = inOrder(listener, second);
        inOrder.verify(listener).onStart(any());
        inOrder.verify(second).onStart(any());
        inOrder.verify(listener).onBatch(anyLong(), anyDouble(), anyDouble());
        inOrder.verify(second).onBatch(anyLong(), anyDouble(), anyDouble());
        inOrder.verify(listener).onEpoch(any());
        inOrder.verify(second).onEpoch(any());
        inOrder.verify(listener).onEnd(any());
        inOrder.verify(second).onEnd(any());
    }

    @Test
    void a_listener_is_told_of_every_fit_of_its_trainer() {
        Trainer trainer = Line.descent(0).listener(listener);

        trainer.fit(Line.at(1), Line.row(1, 1));
        trainer.fit(Line.at(1), Line.row(1, 1));

        verify(listener, times(2)).onStart(any());
        verify(listener, times(2)).onEnd(any());
    }

    @Test
    void a_mistake_is_told_before_any_listener_is() {
        Trainer trainer = Line.descent(0).listener(listener);

        assertThrows(IllegalArgumentException.class, () -> trainer.fit(Line.at(1), Line.row(1, 1, 2)));

        verify(listener, never()).onStart(any());
    }

    @Test
    void an_exception_of_a_listener_reaches_the_caller() {
        Listener broken = new Listener() {
            @Override
            public void onEpoch(Epoch epoch) {
                throw new IllegalStateException("enough");
            }
        };

        Trainer trainer = Line.descent(0).listener(broken);

        assertEquals("enough", badState(() -> trainer.fit(Line.at(1), Line.row(1, 1))));
    }

    @Test
    void a_listener_needs_to_hear_nothing() {
        Fit fit = Line.descent(0).listener(new Listener() {}).fit(Line.at(1), Line.row(1, 1));

        assertEquals(StopReason.EPOCHS, fit.stopReason());
    }

    @Test
    void a_plan_counts_the_steps_of_an_epoch() {
        assertEquals(1, new Listener.Plan(Line.graph(1), 10, 10, 1).stepsPerEpoch());
        assertEquals(2, new Listener.Plan(Line.graph(1), 11, 10, 1).stepsPerEpoch());
        assertEquals(10, new Listener.Plan(Line.graph(1), 10, 1, 1).stepsPerEpoch());
    }
}
