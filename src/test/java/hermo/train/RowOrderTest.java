package hermo.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import hermo.data.Dataset;
import hermo.graph.Graph;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which rows a step sees, in what order, and how they count. */
class RowOrderTest {
    private static final int ROWS = 10;
    private static final double[] IN_ORDER = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9};

    @Test
    void each_epoch_meets_every_row_once() {
        RecordingLoss rows = fit(1, true);

        for (int epoch = 0; epoch < 3; epoch++) {
            double[] met = rows.epoch(epoch, ROWS);
            Arrays.sort(met);
            assertArrayEquals(IN_ORDER, met);
        }
    }

    @Test
    void each_epoch_has_an_order_of_its_own() {
        RecordingLoss rows = fit(1, true);

        assertFalse(Arrays.equals(IN_ORDER, rows.epoch(0, ROWS)));
        assertFalse(Arrays.equals(rows.epoch(0, ROWS), rows.epoch(1, ROWS)));
        assertFalse(Arrays.equals(rows.epoch(1, ROWS), rows.epoch(2, ROWS)));
    }

    @Test
    void the_same_seed_gives_the_same_order() {
        assertArrayEquals(fit(1, true).all(), fit(1, true).all());
    }

    @Test
    void another_seed_gives_another_order() {
        assertFalse(Arrays.equals(fit(1, true).all(), fit(2, true).all()));
    }

    @Test
    void without_shuffling_rows_come_as_they_lie() {
        RecordingLoss rows = fit(1, false);

        for (int epoch = 0; epoch < 3; epoch++) {
            assertArrayEquals(IN_ORDER, rows.epoch(epoch, ROWS));
        }
    }

    @Test
    void the_last_batch_of_an_epoch_is_as_short_as_need_be() {
        List<Integer> sizes =
                fit(1, false).batches().stream().map(batch -> batch.length).toList();

        assertEquals(List.of(4, 4, 2, 4, 4, 2, 4, 4, 2), sizes);
    }

    @Test
    void a_batch_larger_than_the_data_is_all_of_it() {
        RecordingLoss rows = new RecordingLoss();
        Trainer trainer = Trainer.minimize(rows).shuffle(false).batchSize(64).epochs(2);

        trainer.fit(Line.graph(1), Line.counting(ROWS));

        assertEquals(2, rows.batches().size());
        assertArrayEquals(IN_ORDER, rows.batches().get(0));
    }

    @Test
    void the_loss_of_an_epoch_is_the_mean_over_all_its_rows() {
        double[] y = {5, 1, 0, 2, 8, 1, 1, 1, 30, 40}; // the short last batch is the dearest
        double[][] x = new double[ROWS][];
        Arrays.setAll(x, r -> new double[] {r});
        double expected = 0;
        for (int r = 0; r < ROWS; r++) {
            expected += (2 * r - y[r]) * (2 * r - y[r]) / ROWS;
        }

        Fit fit = Line.descent(0).batchSize(4).shuffle(false).fit(Line.at(2), Dataset.of(x, y));

        assertEquals(expected, fit.history().epochs().get(0).loss(), 1e-12);
    }

    @Test
    void batches_count_by_their_rows_while_the_parameters_move() {
        List<Double> losses = new ArrayList<>();
        Listener watcher = new Listener() {
            @Override
            public void onBatch(long step, double loss, double learningRate) {
                losses.add(loss);
            }
        };

        Fit fit = Line.descent(0.001).batchSize(4).listener(watcher).fit(Line.at(3), Line.counting(ROWS));

        double expected = (4 * losses.get(0) + 4 * losses.get(1) + 2 * losses.get(2)) / 10;
        assertEquals(expected, fit.history().epochs().get(0).loss(), 1e-12);
        assertNotEquals(losses.get(0), losses.get(1));
    }

    @Test
    void the_gradient_of_a_short_batch_is_the_mean_over_its_own_rows() {
        // row 0: x = 1, y = 0, row 1 and 2: x = 2, y = 0; at w = 1 the gradient of a row is 2x²
        Dataset data = Dataset.of(new double[][] {{2}, {2}, {1}}, new double[] {0, 0, 0});
        RecordingOptimizer steps = new RecordingOptimizer();

        Line.descent(1).optimizer(steps).batchSize(2).shuffle(false).fit(Line.at(1), data);

        assertArrayEquals(new double[] {8}, steps.gradient(1));
        assertArrayEquals(new double[] {2}, steps.gradient(2));
    }

    private static RecordingLoss fit(long seed, boolean shuffle) {
        RecordingLoss rows = new RecordingLoss();
        Graph graph = Line.graph(1);
        Trainer.minimize(rows)
                .batchSize(4)
                .epochs(3)
                .seed(seed)
                .shuffle(shuffle)
                .fit(graph, Line.counting(ROWS));
        return rows;
    }
}
