package hermo.train;

import static hermo.Messages.badArgument;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hermo.data.Dataset;
import java.util.Arrays;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** When a training stops early, and which parameters it keeps. */
class StopRuleTest {
    private static final Dataset TRAINING = Line.row(10, 1);
    private static final Dataset VALIDATION = Line.row(5, 1);

    /** From w = 0 after n epochs w = 10 (1 − 0.9ⁿ), whose validation loss (w − 5)² is least at n = 7. */
    private static final Trainer PASSING_BY = Line.descent(0.05).epochs(50).validation(VALIDATION);

    @Test
    void patience_waits_for_an_improvement() {
        StopRule rule = StopRule.patience(2);

        assertFalse(rule.stops(losses(3)));
        assertFalse(rule.stops(losses(3, 4)));
        assertTrue(rule.stops(losses(3, 4, 5)));
        assertFalse(rule.stops(losses(3, 4, 2)));
        assertFalse(rule.stops(losses(3, 4, 2, 2)));
        assertTrue(rule.stops(losses(3, 4, 2, 2, 2)));
    }

    @Test
    void an_improvement_has_to_be_large_enough_to_count() {
        StopRule rule = StopRule.patience(2, 0.5);

        assertFalse(rule.stops(losses(3, 2.4, 2.2)));
        assertTrue(rule.stops(losses(3, 2.4, 2.2, 2.0)));
        assertFalse(rule.stops(losses(3, 2.4, 2.2, 1.8)));
    }

    @Test
    void a_loss_that_falls_slowly_is_measured_against_the_last_that_counted() {
        assertFalse(StopRule.patience(3, 0.5).stops(losses(3, 2.8, 2.6, 2.4)));
    }

    @Test
    void patience_needs_one_epoch_and_no_negative_improvement() {
        assertEquals("patience: epochs expects at least 1 but got 0", badArgument(() -> StopRule.patience(0)));
        assertEquals(
                "patience: improvement expects a number of at least 0 but got -0.1",
                badArgument(() -> StopRule.patience(3, -0.1)));
    }

    @Test
    void patience_is_that_of_its_definition_over_random_losses_seeds_0_to_99() {
        double[] odd = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY};
        for (int seed = 0; seed < 100; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            double[] losses = random.ints(30, -4, 40)
                    .mapToDouble(i -> i >= 37 ? odd[i - 37] : i)
                    .toArray();
            for (int count = 1; count <= losses.length; count++) {
                double[] first = Arrays.copyOf(losses, count);
                for (int epochs = 1; epochs < 8; epochs++) {
                    for (double improvement : new double[] {0, 2}) {
                        assertEquals(
                                sinceImprovement(first, improvement) >= epochs,
                                StopRule.patience(epochs, improvement).stops(losses(first)));
                    }
                }
            }
        }
    }

    private static int sinceImprovement(double[] losses, double improvement) {
        double best = Double.POSITIVE_INFINITY;
        int since = 0;
        for (double loss : losses) {
            boolean improved = (Double.isNaN(loss) ? 1 : loss) < best - improvement; // without it the training loss, 1
            best = improved ? (Double.isNaN(loss) ? 1 : loss) : best;
            since = improved ? 0 : since + 1;
        }
        return since;
    }

    @Test
    void patience_prints_as_it_is_written() {
        assertEquals("patience(15)", StopRule.patience(15).toString());
        assertEquals("patience(15, 0.01)", StopRule.patience(15, 0.01).toString());
    }

    @Test
    void a_training_stops_when_its_patience_is_over() {
        Fit fit = PASSING_BY.stopWhen(StopRule.patience(3)).fit(Line.at(0), TRAINING);

        assertEquals(StopReason.STOP_RULE, fit.stopReason());
        assertEquals(10, fit.history().epochs().size());
        assertEquals(7, fit.history().best().orElseThrow().index());
        assertEquals("a stop rule ended the training; the model is that of epoch 7", fit.details());
    }

    @Test
    void the_model_is_that_of_the_best_epoch() {
        Fit fit = PASSING_BY.stopWhen(StopRule.patience(3)).fit(Line.at(0), TRAINING);

        assertEquals(10 * (1 - Math.pow(0.9, 7)), fit.model().predict(1)[0], 1e-14);
        assertEquals(
                fit.history().epochs().get(6).validationLoss(),
                fit.model().evaluate(VALIDATION).loss());
    }

    @Test
    void with_a_stop_rule_the_best_epoch_is_kept_even_if_all_are_made() {
        Fit fit = PASSING_BY.epochs(9).stopWhen(StopRule.patience(30)).fit(Line.at(0), TRAINING);

        assertEquals(StopReason.EPOCHS, fit.stopReason());
        assertEquals("all 9 epochs were made; the model is that of epoch 7", fit.details());
        assertEquals(10 * (1 - Math.pow(0.9, 7)), fit.model().predict(1)[0], 1e-14);
    }

    @Test
    void without_a_stop_rule_the_last_epoch_is_kept() {
        Fit fit = PASSING_BY.epochs(9).fit(Line.at(0), TRAINING);

        assertEquals("all 9 epochs were made", fit.details());
        assertEquals(10 * (1 - Math.pow(0.9, 9)), fit.model().predict(1)[0], 1e-14);
    }

    @Test
    void without_validation_data_the_training_loss_is_watched() {
        Dataset two = Dataset.of(new double[][] {{1}, {1}}, new double[] {10, 10});

        Fit falling =
                Line.descent(0.05).epochs(9).stopWhen(StopRule.patience(1)).fit(Line.at(0), two);
        Fit resting = Line.descent(0).epochs(9).stopWhen(StopRule.patience(4)).fit(Line.at(0), two);

        assertEquals(StopReason.EPOCHS, falling.stopReason());
        assertEquals(StopReason.STOP_RULE, resting.stopReason());
        assertEquals(5, resting.history().epochs().size());
    }

    @Test
    void any_of_several_rules_stops() {
        Fit fit = PASSING_BY
                .stopWhen(StopRule.patience(3))
                .stopWhen(history -> history.last().orElseThrow().validationLoss() < 1)
                .stopWhen(history -> false)
                .fit(Line.at(0), TRAINING);

        // (w − 5)² is (4.0951 − 5)² = 0.82 after epoch 5
        assertEquals(5, fit.history().epochs().size());
        assertEquals(5, fit.history().best().orElseThrow().index());
    }

    @Test
    void of_equal_epochs_the_first_is_the_best() {
        assertEquals(2, losses(3, 1, 1, 2).best().orElseThrow().index());
    }

    @Test
    void of_equal_epochs_the_parameters_of_the_first_are_kept() {
        Dataset blind = Line.row(0, 0); // 0 · w is always right

        Fit fit = PASSING_BY.validation(blind).stopWhen(StopRule.patience(4)).fit(Line.at(0), TRAINING);

        assertEquals("a stop rule ended the training; the model is that of epoch 1", fit.details());
        assertEquals(1, fit.model().predict(1)[0], 1e-14);
    }

    @Test
    void a_validation_loss_that_is_infinite_from_the_start_still_keeps_the_epoch_it_names() {
        Dataset huge = Line.row(0, 1e200); // (1e200 w)² is infinite

        Fit fit = PASSING_BY.validation(huge).stopWhen(StopRule.patience(2)).fit(Line.at(0.5), TRAINING);

        assertEquals("a stop rule ended the training; the model is that of epoch 1", fit.details());
        assertEquals(0.5 + 0.05 * 2 * 9.5, fit.model().predict(1)[0], 1e-14);
    }

    private static History losses(double... losses) {
        return History.of(IntStream.range(0, losses.length)
                .mapToObj(i -> new Epoch(i + 1, 1, losses[i], 0.1, Map.of(), 0.5))
                .toList());
    }

    @Test
    void an_empty_history_has_neither_a_last_nor_a_best_epoch() {
        assertTrue(History.of(Arrays.asList()).last().isEmpty());
        assertTrue(History.of(Arrays.asList()).best().isEmpty());
    }
}
