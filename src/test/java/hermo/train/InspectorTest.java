package hermo.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyLong;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.inOrder;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;

import hermo.Net;
import hermo.data.Dataset;
import hermo.node.Activation;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.mockito.InOrder;

/** Who looks inside a training sees the gradient of each step before its update, and changes nothing. */
class InspectorTest {
    private static final Dataset THREE = Dataset.of(new double[][] {{1}, {1}, {1}}, new double[] {1, 2, 4});

    @Test
    void an_inspector_sees_each_step_before_its_update() {
        List<Double> gradients = new ArrayList<>();
        List<Double> weights = new ArrayList<>();
        Inspector inspector = (step, look) -> {
            assertEquals(gradients.size(), step);
            gradients.add(look.workspace().gradients().get(0));
            weights.add(look.workspace().parameters().get(0));
        };

        Line.descent(0.25).shuffle(false).batchSize(2).listener(inspector).fit(Line.at(1), THREE);

        // L = mean (w − y)², dL/dw = 2 mean (w − y): rows 1 and 2 at w = 1, then row 4 at 1 + 0.25
        assertEquals(List.of(-1.0, 2 * (1.25 - 4)), gradients);
        assertEquals(List.of(1.0, 1.25), weights);
    }

    @Test
    void it_sees_the_mean_of_several_batches_before_clipping_and_decay() {
        List<Double> gradients = new ArrayList<>();
        Inspector inspector =
                (step, look) -> gradients.add(look.workspace().gradients().get(0));

        Line.descent(0.25)
                .shuffle(false)
                .batchSize(2)
                .accumulate(2)
                .clipValue(0.1)
                .weightDecay(3)
                .listener(inspector)
                .fit(Line.at(1), THREE);

        assertEquals(1, gradients.size());
        assertEquals(2 * (0 - 1 - 3) / 3.0, gradients.get(0), 1e-15);
    }

    @Test
    void it_sees_targets_and_weights_of_the_rows() {
        List<Double> seen = new ArrayList<>();
        Inspector inspector = (step, look) -> {
            for (int r = 0; r < look.workspace().rows(); r++) {
                seen.add(look.targets().get(r));
                seen.add(look.weightOf(r));
            }
        };

        Line.descent(0).shuffle(false).listener(inspector).fit(Line.at(1), THREE.withWeights(1, 5, 2));

        assertEquals(List.of(1.0, 1.0, 2.0, 5.0, 4.0, 2.0), seen);
    }

    @Test
    void it_hears_of_a_step_before_the_step_is_told() {
        Inspector inspector = mock(Inspector.class);

        Fit fit = Line.descent(0).listener(inspector).fit(Line.at(1), Line.row(1, 1));

        InOrder inOrder = inOrder(inspector);
        inOrder.verify(inspector).onStart(any());
        inOrder.verify(inspector).onGradients(eq(0L), any());
        inOrder.verify(inspector).onBatch(0, 0, 0);
        inOrder.verify(inspector).onEpoch(fit.history().epochs().get(0));
        inOrder.verify(inspector).onEnd(fit);
    }

    @Test
    void a_step_without_an_update_is_not_shown() {
        Inspector inspector = mock(Inspector.class);

        Fit fit = Line.descent(0.1).listener(inspector).fit(Line.at(1), Line.row(1e200, 1));

        assertEquals(StopReason.NON_FINITE, fit.stopReason());
        verify(inspector, never()).onGradients(anyLong(), any());
    }

    @Test
    void a_fit_that_is_watched_has_the_bits_of_one_that_is_not() {
        var graph = Net.input(4)
                .dense(16, Activation.RELU)
                .dropout(0.2)
                .dense(3, Activation.SOFTMAX)
                .compile();
        Trainer trainer =
                Trainer.minimize(Loss.CATEGORICAL_CROSS_ENTROPY).epochs(3).clipNorm(0.5);

        Fit alone = trainer.fit(graph, Dataset.iris());
        Fit watched = trainer.listener((Inspector) (step, look) -> {}).fit(graph, Dataset.iris());

        assertArrayEquals(
                alone.model().parameters().toArray(),
                watched.model().parameters().toArray());
    }

    @Test
    void a_fit_tells_its_loss_and_whether_its_model_is_the_best() {
        Fit last = Line.descent(0.1).epochs(3).fit(Line.at(1), THREE);
        Fit best = Line.descent(0.1).epochs(3).stopWhen(StopRule.patience(5)).fit(Line.at(1), THREE);

        assertEquals(Loss.MEAN_SQUARED_ERROR, last.loss());
        assertFalse(last.keepsBest());
        assertTrue(best.keepsBest());
        assertTrue(last.firstNonFinite().isEmpty());
    }

    @Test
    void a_fit_tells_the_first_node_that_was_not_finite() {
        var graph = Net.input(1)
                .dense(2, Activation.LINEAR, d -> d.name("first"))
                .dense(1)
                .compile();

        Fit fit = Trainer.minimize(Loss.MEAN_SQUARED_ERROR).fit(graph, Line.row(1, 1e300));
        Fit ofLoss = Line.descent(0.1).fit(Line.at(1), Line.row(1e200, 1));
        Fit oneBatch = Trainer.minimize(Loss.MEAN_SQUARED_ERROR).overfitOneBatch(graph, Line.row(1, 1e300), 3);

        assertEquals(graph.input(), fit.firstNonFinite().orElseThrow());
        assertEquals(StopReason.NON_FINITE, ofLoss.stopReason());
        assertTrue(ofLoss.firstNonFinite().isEmpty());
        assertEquals(graph.input(), oneBatch.firstNonFinite().orElseThrow());
        assertTrue(fit.keepsBest());
    }
}
