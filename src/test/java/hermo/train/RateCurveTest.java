package hermo.train;

import static hermo.Messages.badArgument;
import static hermo.node.Activation.RELU;
import static hermo.node.Activation.SOFTMAX;
import static hermo.train.Loss.CATEGORICAL_CROSS_ENTROPY;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hermo.Net;
import hermo.data.Dataset;
import hermo.graph.Graph;
import hermo.model.Model;
import java.util.Arrays;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

/** The learning-rate finder. */
class RateCurveTest {
    private static final Graph DIGITS =
            Net.input(64).dense(32, RELU).dense(10, SOFTMAX).compile();

    private static final Trainer TRAINER =
            Trainer.minimize(CATEGORICAL_CROSS_ENTROPY).standardizeInputs().seed(1);

    @Test
    void rates_grow_by_one_factor_from_the_lowest_to_the_highest() {
        RateRange range = new RateRange(0.001, 0.1, 11);

        double[] rates =
                TRAINER.findLearningRate(DIGITS, Dataset.digits(), range).rates();

        assertEquals(11, rates.length);
        assertEquals(0.001, rates[0]);
        assertEquals(0.1, rates[10]);
        for (int i = 1; i < rates.length; i++) {
            assertEquals(Math.pow(10, 0.2), rates[i] / rates[i - 1], 1e-12);
        }
    }

    @Test
    void by_default_rates_go_from_a_ten_millionth_to_ten_in_a_hundred_steps() {
        assertEquals(1e-7, RateRange.DEFAULT.rate(0));
        assertEquals(10, RateRange.DEFAULT.rate(99));
        assertEquals(100, RateRange.DEFAULT.steps());
    }

    @Test
    void training_digits_at_the_suggestion_learns_more_than_at_a_hundredth_or_a_hundred_times_of_it() {
        double rate =
                TRAINER.findLearningRate(DIGITS, Dataset.digits()).suggestion().orElseThrow();

        double loss = lossAfterAnEpoch(rate);

        assertTrue(loss < 0.9 * lossAfterAnEpoch(rate / 100), () -> "at " + rate + " " + loss);
        assertTrue(loss < 0.9 * lossAfterAnEpoch(rate * 100), () -> "at " + rate + " " + loss);
    }

    private static double lossAfterAnEpoch(double rate) {
        return TRAINER.learningRate(rate)
                .epochs(1)
                .fit(DIGITS, Dataset.digits())
                .model()
                .evaluate(Dataset.digits())
                .loss();
    }

    @Test
    void the_curve_ends_where_the_loss_has_risen() {
        RateCurve curve = Line.descent(1).findLearningRate(Line.at(0), Line.row(10, 1), new RateRange(0.001, 100, 50));

        double[] losses = curve.losses();
        double least = Arrays.stream(losses).min().orElseThrow();
        assertTrue(losses.length < 50, () -> curve.toString());
        assertTrue(losses[losses.length - 1] <= 4 * least);
        assertEquals(losses.length, curve.rates().length);
    }

    @Test
    void losses_are_a_moving_average_that_begins_at_the_first() {
        RateCurve curve =
                Line.descent(1).findLearningRate(Line.at(0), Line.row(10, 1), new RateRange(1e-300, 1e-299, 20));

        for (double loss : curve.losses()) {
            assertEquals(100, loss, 1e-10);
        }
    }

    @Test
    void a_loss_that_stops_being_finite_ends_the_curve() {
        Dataset great = Line.row(1e200, 1e100);

        RateCurve curve = Line.descent(1).findLearningRate(Line.at(1), great);

        assertEquals(0, curve.rates().length);
        assertEquals(OptionalDouble.empty(), curve.suggestion());
        assertEquals("Learning rates: no suggestion, the loss was not finite at the first step", curve.toString());
    }

    @Test
    void nothing_is_changed() {
        Model model = Model.initialize(DIGITS, 3);
        double[] before = model.parameters().toArray();

        RateCurve first = TRAINER.findLearningRate(model, Dataset.digits());
        RateCurve again = TRAINER.findLearningRate(model, Dataset.digits());

        assertArrayEquals(before, model.parameters().toArray());
        assertArrayEquals(first.losses(), again.losses());
        first.losses()[0] = -1;
        first.rates()[0] = -1;
        assertArrayEquals(again.losses(), first.losses());
        assertArrayEquals(again.rates(), first.rates());
    }

    @Test
    void a_graph_begins_as_a_fit_does() {
        double[] losses = TRAINER.findLearningRate(DIGITS, Dataset.digits()).losses();

        Fit fit = TRAINER.maxSteps(1).fit(DIGITS, Dataset.digits());

        assertEquals(fit.history().epochs().get(0).loss(), losses[0], 1e-12);
    }

    @Test
    void the_suggestion_is_where_the_loss_falls_the_steepest() {
        double[] rates = {1, 2, 4, 8, 16, 32, 64, 128};

        RateCurve curve = new RateCurve(rates, new double[] {9, 8.9, 8.5, 6, 3, 2.5, 2.4, 7});

        assertEquals(OptionalDouble.of(8), curve.suggestion());
    }

    @Test
    void a_loss_that_only_rises_suggests_nothing_and_says_so() {
        RateCurve curve = new RateCurve(new double[] {0.5, 1, 2}, new double[] {1, 2, 3});

        assertEquals(OptionalDouble.empty(), curve.suggestion());
        assertEquals("""
                Learning rates 0.5000 to 2.0000 in 3 steps: no suggestion, the loss never fell; try lower rates
                loss  ▁▅█
                  rate    loss
                0.5000  1.0000
                1.0000  2.0000
                2.0000  3.0000""", curve.toString());
    }

    @Test
    void prints_the_suggestion_a_curve_and_a_table() {
        RateCurve curve = new RateCurve(new double[] {0.25, 0.5, 1, 2}, new double[] {4, 3, 1, 3});

        assertEquals("""
                Learning rates 0.2500 to 2.0000 in 4 steps: suggestion 0.5000
                loss  █▆▁▆
                  rate    loss
                0.2500  4.0000
                0.5000  3.0000
                1.0000  1.0000
                2.0000  3.0000""", curve.toString());
    }

    @Test
    void ranges_that_are_none_are_refused() {
        assertEquals(
                "RateRange: lowest expects a number above 0 but got 0.0", badArgument(() -> new RateRange(0, 1, 100)));
        assertEquals(
                "RateRange: highest expects a number above 1.0, which is the lowest, but got 1.0",
                badArgument(() -> new RateRange(1, 1, 100)));
        assertEquals("RateRange: steps expects at least 10 but got 9", badArgument(() -> new RateRange(1, 2, 9)));
    }

    @Test
    void a_solver_has_no_rate_to_find() {
        assertEquals(
                "findLearningRate expects an optimizer but got fullBatch(lbfgs(10)); leave fullBatch out",
                badArgument(() -> TRAINER.fullBatch(Solver.lbfgs()).findLearningRate(DIGITS, Dataset.digits())));
    }
}
