package hermo.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hermo.model.Metric;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Counts two epochs of four steps. */
class PaceTest {
    private static final Listener.Plan PLAN = new Listener.Plan(Line.graph(1), 400, 100, 2);

    private final Pace pace = new Pace();

    PaceTest() {
        pace.onStart(PLAN);
    }

    @Test
    void before_the_first_step_nothing_is_done() {
        assertEquals(0, pace.share());
        assertEquals(0, pace.shareOfEpoch());
    }

    @Test
    void steps_count_in_their_epoch_and_in_all() {
        pace.onBatch(0, 1, 0.5);

        assertEquals(0.25, pace.shareOfEpoch());
        assertEquals(0.125, pace.share());
    }

    @Test
    void an_epoch_cut_short_is_over_and_the_next_begins_anew() {
        pace.onBatch(0, 1, 0.5);
        pace.onEpoch(new Epoch(1, 1, Double.NaN, 0.5, Map.of(), 1));
        assertEquals(0.5, pace.share());

        pace.onBatch(1, 3, 0.5);

        assertEquals(0.25, pace.shareOfEpoch());
        assertEquals(0.625, pace.share());
        assertTrue(pace.toString().endsWith("rate 0.5000  loss 3.0000"), pace::toString);
    }

    @Test
    void the_loss_is_the_mean_of_the_epoch_and_then_what_the_epoch_says() {
        pace.onBatch(0, 1, 0.5);
        pace.onBatch(1, 2, 0.25);
        assertTrue(pace.toString().endsWith("rate 0.2500  loss 1.5000"), pace::toString);

        pace.onEpoch(new Epoch(1, 1.25, Double.NaN, 0.125, Map.of(), 1));

        assertTrue(pace.toString().endsWith("rate 0.1250  loss 1.2500"), pace::toString);
    }

    @Test
    void a_fit_that_goes_on_counts_from_where_it_was() {
        pace.onBatch(4, 1, 0.5); // the first step of the second epoch

        assertEquals(0.625, pace.share());
        assertTrue(pace.toString().startsWith("epoch 2/2  "), pace::toString);
    }

    @Test
    void an_epoch_adds_what_was_validated() {
        assertEquals("", Pace.figures(new Epoch(1, 1, Double.NaN, 0.5, Map.of(), 1)));
        assertEquals(
                "  validation 2.0000  accuracy 0.7500",
                Pace.figures(new Epoch(1, 1, 2, 0.5, Map.of(Metric.ACCURACY, 0.75), 1)));
    }
}
