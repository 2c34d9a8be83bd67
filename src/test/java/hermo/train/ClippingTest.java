package hermo.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import hermo.data.Dataset;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** What an optimizer gets of the gradient (3, 4), whose norm is 5. */
class ClippingTest {
    @Test
    void without_clipping_the_gradient_is_as_it_is() {
        assertArrayEquals(new double[] {3, 4}, gradient(t -> t));
    }

    @Test
    void a_longer_gradient_is_scaled_to_the_norm() {
        assertArrayEquals(new double[] {0.6, 0.8}, gradient(t -> t.clipNorm(1)), 1e-15);
    }

    @Test
    void a_gradient_within_the_norm_keeps_its_bits() {
        assertArrayEquals(new double[] {3, 4}, gradient(t -> t.clipNorm(5)));
        assertArrayEquals(new double[] {3, 4}, gradient(t -> t.clipNorm(100)));
    }

    @Test
    void each_number_is_brought_within_the_limit() {
        assertArrayEquals(new double[] {3, 3.5}, gradient(t -> t.clipValue(3.5)));
        assertArrayEquals(new double[] {0.5, 0.5}, gradient(t -> t.clipValue(0.5)));
    }

    @Test
    void negative_numbers_are_brought_within_the_limit_too() {
        assertArrayEquals(new double[] {-3, -3.5}, gradient(0.5, t -> t.clipValue(3.5)));
    }

    @Test
    void values_are_clipped_after_the_norm_whatever_was_said_first() {
        double[] expected = {1.5, 1.8}; // (1.5, 2) has norm 2.5

        assertArrayEquals(expected, gradient(t -> t.clipNorm(2.5).clipValue(1.8)), 1e-15);
        assertArrayEquals(expected, gradient(t -> t.clipValue(1.8).clipNorm(2.5)), 1e-15);
    }

    @Test
    void the_norm_is_that_of_all_parameters_together() {
        int inputs = 5000;
        double[] ones = new double[inputs];
        Arrays.fill(ones, 1);
        RecordingOptimizer steps = new RecordingOptimizer();

        Line.descent(1)
                .optimizer(steps)
                .clipNorm(2)
                .fit(Line.at(new double[inputs]), Dataset.of(new double[][] {ones}, new double[] {-3}));

        double[] expected = new double[inputs];
        Arrays.fill(expected, 2 / Math.sqrt(inputs));
        assertArrayEquals(expected, steps.gradient(1), 1e-14);
    }

    @Test
    void every_step_begins_with_a_gradient_of_its_own() {
        RecordingOptimizer steps = new RecordingOptimizer();

        Line.descent(1).optimizer(steps).epochs(3).fit(Line.at(0, 0), Line.row(-0.5, 3, 4));

        assertArrayEquals(new double[] {3, 4}, steps.gradient(2));
        assertArrayEquals(new double[] {3, 4}, steps.gradient(3));
    }

    @Test
    void an_optimizer_of_your_own_gets_the_rates_of_the_schedule() {
        RecordingOptimizer steps = new RecordingOptimizer();
        Trainer trainer =
                Trainer.minimize(Loss.MEAN_SQUARED_ERROR).optimizer(steps).epochs(3);

        trainer.fit(Line.graph(1), Line.row(1, 1));
        trainer.learningRate(Schedule.exponential(8, 0.5)).fit(Line.graph(1), Line.row(1, 1));

        assertEquals(List.of(0.125, 0.125, 0.125, 8.0, 4.0, 2.0), steps.rates());
    }

    private static double[] gradient(UnaryOperator<Trainer> settings) {
        return gradient(-0.5, settings);
    }

    /** The gradient of (0 · x − y)² at x = (3, 4) is −2y (3, 4). */
    private static double[] gradient(double y, UnaryOperator<Trainer> settings) {
        RecordingOptimizer steps = new RecordingOptimizer();
        settings.apply(Line.descent(1).optimizer(steps)).fit(Line.at(0, 0), Line.row(y, 3, 4));
        return steps.gradient(1);
    }
}
