package hermo.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hermo.model.Metric;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** Counts two epochs of four steps. */
class PaceTest {
    private static final Listener.Plan PLAN = new Listener.Plan(Line.graph(1), 400, 100, 2);

    private final AtomicLong nanos = new AtomicLong(77);
    private final Pace pace = new Pace(nanos::get);

    PaceTest() {
        pace.onStart(PLAN);
    }

    @Test
    void before_the_first_step_nothing_is_done() {
        assertEquals(0, pace.share());
        assertEquals(0, pace.shareOfEpoch());
        assertEquals("epoch 0/2", pace.toString());

        pass(Duration.ofSeconds(1));

        assertEquals("epoch 0/2", pace.toString());
    }

    @Test
    void before_a_training_it_says_so() {
        Pace idle = new Pace();

        assertEquals("no training has begun", idle.toString());
        assertEquals(0, idle.share());
        assertEquals(0, idle.shareOfEpoch());
    }

    @Test
    void rows_per_second_and_the_time_left_go_by_the_steps_made() {
        pass(Duration.ofSeconds(4));
        pace.onBatch(0, 1, 0.5);
        assertEquals("epoch 1/2  25 rows/s  28 s left  rate 0.5000  loss 1.0000", pace.toString()); // 7 more of 4 s

        pass(Duration.ofSeconds(8));
        pace.onBatch(1, 2, 0.5);
        pace.onBatch(2, 3, 0.5);
        assertEquals("epoch 1/2  25 rows/s  20 s left  rate 0.5000  loss 2.0000", pace.toString());

        pass(Duration.ofSeconds(4));
        pace.onBatch(3, 4, 0.5);
        pace.onEpoch(new Epoch(1, 2.5, Double.NaN, 0.5, Map.of(), 16));
        assertEquals("epoch 1/2  25 rows/s  16 s left  rate 0.5000  loss 2.5000", pace.toString());

        pass(Duration.ofSeconds(4));
        pace.onBatch(4, 1, 0.25);
        assertEquals("epoch 2/2  25 rows/s  12 s left  rate 0.2500  loss 1.0000", pace.toString());
    }

    @Test
    void the_end_has_no_time_left() {
        for (int epoch = 1; epoch <= 2; epoch++) {
            for (int step = 0; step < 4; step++) {
                pass(Duration.ofMillis(1));
                pace.onBatch(4 * epoch - 4 + step, 1, 0.5);
            }
            pace.onEpoch(new Epoch(epoch, 1, Double.NaN, 0.5, Map.of(), 0.004));
        }

        assertEquals("epoch 2/2  100,000 rows/s  0 s left  rate 0.5000  loss 1.0000", pace.toString());
        assertEquals(1, pace.share());
    }

    @Test
    void a_long_time_left_is_in_minutes() {
        pass(Duration.ofSeconds(25));
        pace.onBatch(0, 1, 0.5);

        assertEquals("epoch 1/2  4 rows/s  2 min 55 s left  rate 0.5000  loss 1.0000", pace.toString());
    }

    @Test
    void no_time_at_all_has_no_speed() {
        pace.onBatch(0, 1, 0.5);

        assertEquals("epoch 1/2  rate 0.5000  loss 1.0000", pace.toString());
    }

    @Test
    void an_iteration_of_a_solver_is_an_epoch_of_one_step_without_a_rate() {
        Pace solving = new Pace(nanos::get);
        List<String> lines = new ArrayList<>();
        Listener clock = new Listener() {
            @Override
            public void onEpoch(Epoch epoch) {
                pass(Duration.ofSeconds(2));
                lines.add(solving.toString());
            }
        };

        Line.descent(0)
                .fullBatch(Solver.lbfgs())
                .batchSize(2)
                .epochs(3)
                .listener(solving)
                .listener(clock)
                .fit(Line.at(0), Line.counting(4));

        assertTrue(lines.get(0).startsWith("epoch 1/3  2 rows/s  4 s left  loss "), () -> lines.get(0));
    }

    private void pass(Duration time) {
        nanos.addAndGet(time.toNanos());
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
