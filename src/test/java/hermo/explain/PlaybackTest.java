package hermo.explain;

import static hermo.Messages.badArgument;
import static hermo.train.Loss.MEAN_SQUARED_ERROR;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hermo.Net;
import hermo.data.Dataset;
import hermo.graph.Graph;
import hermo.kernel.Precision;
import hermo.model.Model;
import hermo.train.Epoch;
import hermo.train.Optimizer;
import hermo.train.Trainer;
import org.junit.jupiter.api.Test;

class PlaybackTest {
    private final Playback playback = Playback.of(Worked.MODEL, Worked.X, Worked.Y, MEAN_SQUARED_ERROR, 0.5, 20);

    @Test
    void each_step_is_that_of_its_trace() {
        for (int i = 0; i < 20; i++) {
            assertEquals(
                    playback.trace(i).step(0.5).parameters(),
                    playback.model(i + 1).parameters());
            assertEquals(playback.losses()[i], playback.trace(i).loss());
        }
        assertEquals(20, playback.steps());
        assertEquals(21, playback.losses().length);
        assertEquals(Worked.MODEL.parameters(), playback.model(0).parameters());
    }

    @Test
    void it_goes_where_a_trainer_goes() {
        var fit = Trainer.minimize(MEAN_SQUARED_ERROR)
                .optimizer(Optimizer.sgd())
                .learningRate(0.5)
                .batchSize(1)
                .epochs(20)
                .fit(Worked.MODEL, Dataset.of(Worked.X, Worked.Y));

        assertArrayEquals(
                fit.model().parameters().toArray(),
                playback.model(20).parameters().toArray(),
                1e-12);
        assertArrayEquals(
                fit.history().epochs().stream().mapToDouble(Epoch::loss).toArray(),
                java.util.Arrays.copyOf(playback.losses(), 20),
                1e-12);
    }

    @Test
    void it_is_walked_back_and_forth() {
        TraceDiff forth = playback.diff(3, 4);
        TraceDiff back = playback.diff(4, 3);

        assertEquals(playback.losses()[3], forth.lossBefore());
        assertEquals(playback.losses()[3], back.lossAfter());
        assertEquals(
                forth.largest().orElseThrow().change(),
                -back.largest().orElseThrow().change());
    }

    @Test
    void it_keeps_its_rows() {
        double[][] x = {{0.05, 0.10}};
        Playback own = Playback.of(Worked.MODEL, x, Worked.Y, MEAN_SQUARED_ERROR, 0.5, 1);
        double before = own.trace(1).loss();

        x[0][0] = 7;
        own.losses()[1] = 7;

        assertEquals(before, own.trace(1).loss());
        assertEquals(before, own.losses()[1]);
    }

    @Test
    void the_text_is_a_short_table_and_a_curve() {
        assertEquals("""
                Playback of 20 steps at α = 0.5: MEAN_SQUARED_ERROR 0.298371 → 0.0529381
                step       loss       change  gradient norm
                   0   0.298371            –       0.188215
                   1   0.280471   -0.0178997       0.192003
                   2   0.261908   -0.0185638       0.194497
                   …          …            …              …
                  18  0.0612341  -0.00495998      0.0951232
                  19  0.0568413  -0.00439289      0.0896277
                  20  0.0529381  -0.00390317      0.0845937
                loss  ██▇▇▆▅▅▄▄▃▃▂▂▂▂▁▁▁▁▁▁""", playback.toString());
    }

    @Test
    void html_has_the_table_and_the_curve() {
        String text = Fragments.textOf(playback.toHtml());

        assertEquals(
                "Playback of 20 steps at α = 0.5: MEAN_SQUARED_ERROR 0.298371 → 0.0529381 steplosschangegradient norm"
                        + " 00.298371–0.188215 10.280471−0.01789970.192003 20.261908−0.01856380.194497 ………… 180.0612341−"
                        + "0.004959980.0951232 190.0568413−0.004392890.0896277 200.0529381−0.003903170.0845937 loss"
                        + " ██▇▇▆▅▅▄▄▃▃▂▂▂▂▁▁▁▁▁▁",
                text);
    }

    @Test
    void it_ends_before_a_parameter_would_be_infinite() {
        Graph graph = Net.input(1).dense(1).compile(Precision.FLOAT64);
        Playback diverging = Playback.of(
                Model.initialize(graph, 1), new double[][] {{3}}, new double[][] {{1}}, MEAN_SQUARED_ERROR, 1e100, 9);

        String text = diverging.toString();
        assertTrue(diverging.steps() < 9, text);
        assertTrue(
                text.endsWith("\nended before step " + (diverging.steps() + 1)
                        + " of 9, which would make a parameter infinite or NaN; take a smaller rate"),
                text);
        assertTrue(Fragments.textOf(diverging.toHtml()).endsWith("infinite or NaN; take a smaller rate"));
        assertFalse(playback.toString().contains("ended"));
    }

    @Test
    void a_float_net_ends_at_the_greatest_float() {
        Graph graph = Net.input(1).dense(1).compile();
        Playback diverging = Playback.of(
                Model.initialize(graph, 1), new double[][] {{3}}, new double[][] {{1}}, MEAN_SQUARED_ERROR, 1e15, 9);

        assertTrue(diverging.steps() >= 1 && diverging.steps() < 9, diverging::toString);
    }

    @Test
    void what_does_not_fit_is_refused() {
        assertEquals(
                "Playback.of expects at least one row but got 0",
                badArgument(
                        () -> Playback.of(Worked.MODEL, new double[0][], new double[0][], MEAN_SQUARED_ERROR, 0.5, 2)));
        assertEquals(
                "Playback.of expects at least 1 step but got 0",
                badArgument(() -> Playback.of(Worked.MODEL, Worked.X, Worked.Y, MEAN_SQUARED_ERROR, 0.5, 0)));
        assertEquals(
                "Playback.of expects a rate of at least 0 but got NaN",
                badArgument(() -> Playback.of(Worked.MODEL, Worked.X, Worked.Y, MEAN_SQUARED_ERROR, Double.NaN, 1)));
        assertEquals(
                "a playback of 20 steps expects a step from 0 to 20 but got 21",
                assertThrows(IndexOutOfBoundsException.class, () -> playback.model(21))
                        .getMessage());
        assertEquals(
                "a playback of 20 steps expects a step from 0 to 20 but got -1",
                assertThrows(IndexOutOfBoundsException.class, () -> playback.trace(-1))
                        .getMessage());
    }
}
