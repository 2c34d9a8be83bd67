package hermo.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import hermo.DenseOptions;
import hermo.Net;
import hermo.data.Dataset;
import hermo.graph.Graph;
import hermo.kernel.Precision;
import hermo.model.Model;
import hermo.node.Activation;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** What penalties of weights and weight decay do in one step of rate 0.1, from W = (3, −4; 0, 2) and b = (1, −1). */
class PenaltyTest {
    private static final double[] START = {3, -4, 0, 2, 1, -1};
    /** Met exactly by b, so that the data has no gradient. */
    private static final Dataset MET = Dataset.of(new double[][] {{0, 0}}, new double[][] {{1, -1}});

    @Test
    void l1_adds_the_sizes_of_the_weights_to_the_loss_and_their_signs_to_the_gradient() {
        Fit fit = step(Line.descent(0.1), d -> d.l1(0.5));

        assertEquals(0.5 * 9, loss(fit), 1e-15);
        assertArrayEquals(new double[] {2.95, -3.95, 0, 1.95, 1, -1}, parameters(fit), 1e-15);
    }

    @Test
    void l2_adds_the_squares_of_the_weights_to_the_loss_without_a_half() {
        Fit fit = step(Line.descent(0.1), d -> d.l2(0.5));

        assertEquals(0.5 * 29, loss(fit), 1e-15);
        assertArrayEquals(new double[] {2.7, -3.6, 0, 1.8, 1, -1}, parameters(fit), 1e-15);
    }

    @Test
    void l1_and_l2_add_up() {
        Fit fit = step(Line.descent(0.1), d -> d.l1(0.5).l2(0.5));

        assertEquals(0.5 * 9 + 0.5 * 29, loss(fit), 1e-14);
        assertArrayEquals(new double[] {2.65, -3.55, 0, 1.75, 1, -1}, parameters(fit), 1e-15);
    }

    @Test
    void max_norm_shortens_the_rows_that_are_too_long() {
        Fit fit = step(Line.descent(0.1), d -> d.maxNorm(2.5));

        assertEquals(0, loss(fit));
        assertArrayEquals(new double[] {1.5, -2, 0, 2, 1, -1}, parameters(fit), 1e-15);
    }

    @Test
    void max_norm_is_that_of_the_weights_after_the_step() {
        Fit fit = step(Line.descent(0.1), d -> d.l2(0.5).maxNorm(1.9)); // (2.7, −3.6) has norm 4.5

        assertArrayEquals(new double[] {1.14, -1.52, 0, 1.8, 1, -1}, parameters(fit), 1e-15);
    }

    @Test
    void the_loss_of_an_evaluation_holds_the_penalty_too() {
        Fit fit = step(Line.descent(0), d -> d.l2(0.5));

        assertEquals(14.5, fit.model().evaluate(MET).loss(), 1e-14);
    }

    @Test
    void weight_decay_adds_to_the_gradient_of_weights_and_not_of_biases() {
        Fit fit = step(Line.descent(0.1).weightDecay(0.5), d -> d);

        assertArrayEquals(new double[] {2.85, -3.8, 0, 1.9, 1, -1}, parameters(fit), 1e-15);
    }

    @Test
    void weight_decay_on_all_parameters_adds_to_the_gradient_of_biases_too() {
        Fit fit = step(Line.descent(0.1).weightDecay(0.5).decayAllParameters(), d -> d);

        assertEquals(0, loss(fit));
        assertArrayEquals(new double[] {2.85, -3.8, 0, 1.9, 0.95, -0.95}, parameters(fit), 1e-15);
    }

    @Test
    void weight_decay_in_adam_goes_through_its_moments() {
        Fit fit = step(Line.descent(0.1).optimizer(Optimizer.adam()).weightDecay(0.5), d -> d);

        // the first step of Adam is rate · g / (|g| + ε), so nearly the rate, whatever the size of g
        assertArrayEquals(new double[] {2.9, -3.9, 0, 1.9, 1, -1}, parameters(fit), 1e-8);
    }

    @Test
    void weight_decay_in_adam_w_scales_the_parameters_instead() {
        Fit fit = step(Line.descent(0.1).optimizer(Optimizer.adamW(0.5)), d -> d);

        assertArrayEquals(new double[] {2.85, -3.8, 0, 1.9, 1, -1}, parameters(fit), 1e-15);
    }

    @Test
    void weight_decay_in_adam_w_scales_biases_too_if_asked() {
        Fit fit = step(Line.descent(0.1).optimizer(Optimizer.adamW(0.5)).decayAllParameters(), d -> d);

        assertArrayEquals(new double[] {2.85, -3.8, 0, 1.9, 0.95, -0.95}, parameters(fit), 1e-15);
    }

    @Test
    void decoupled_weight_decay_goes_with_any_optimizer() {
        Fit fit = step(Line.descent(0.1).optimizer(Optimizer.rProp().decoupledWeightDecay(0.5)), d -> d);

        assertArrayEquals(new double[] {2.85, -3.8, 0, 1.9, 1, -1}, parameters(fit), 1e-15);
    }

    @Test
    void adam_w_has_a_weight_decay_of_its_own_that_the_trainer_replaces() {
        Trainer adamW = Line.descent(0.1).optimizer(Optimizer.adamW());

        assertEquals(3 * 0.999, parameters(step(adamW, d -> d))[0], 1e-15);
        assertEquals(3 * 0.98, parameters(step(adamW.weightDecay(0.2), d -> d))[0], 1e-15);
        assertEquals(3, parameters(step(adamW.weightDecay(0), d -> d))[0]);
    }

    @Test
    void adam_w_decays_before_the_step_of_adam() {
        Fit fit = Line.descent(0.1).optimizer(Optimizer.adamW(0.5)).fit(Line.at(2), Line.row(1, 1));

        double g = 2; // of (w − 1)² at 2
        assertEquals(2 * (1 - 0.1 * 0.5) - 0.1 * g / (g + 1e-8), parameters(fit)[0], 1e-14);
    }

    @Test
    void coupled_decay_is_added_to_the_gradient_after_clipping() {
        RecordingOptimizer steps = new RecordingOptimizer();

        Line.descent(0.1).optimizer(steps).clipNorm(1).weightDecay(0.5).fit(Line.at(2), Line.row(-100, 1));

        assertArrayEquals(new double[] {1 + 0.5 * 2}, steps.gradient(1), 1e-14);
    }

    @Test
    void the_gradient_of_penalties_is_clipped_with_that_of_the_data() {
        RecordingOptimizer steps = new RecordingOptimizer();

        step(Line.descent(0.1).optimizer(steps).clipValue(0.5), d -> d.l2(0.5));

        assertArrayEquals(new double[] {0.5, -0.5, 0, 0.5, 0, 0}, steps.gradient(1));
    }

    private static Fit step(Trainer trainer, UnaryOperator<DenseOptions> options) {
        Graph graph = Net.input(2).dense(2, Activation.LINEAR, options).compile(Precision.FLOAT64);
        Model start = Line.model(graph, START);
        return trainer.fit(start, MET);
    }

    private static double loss(Fit fit) {
        return fit.history().epochs().get(0).loss();
    }

    private static double[] parameters(Fit fit) {
        return fit.model().parameters().toArray();
    }
}
