package hermo.train;

import static hermo.Messages.badArgument;
import static hermo.node.Activation.LINEAR;
import static hermo.node.Activation.RELU;
import static hermo.node.Activation.SOFTMAX;
import static hermo.node.Activation.SOFTPLUS;
import static hermo.train.Loss.CATEGORICAL_CROSS_ENTROPY;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hermo.Net;
import hermo.data.Dataset;
import hermo.graph.Graph;
import hermo.node.Initializer;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Whether a net can learn a single batch. */
class OneBatchTest {
    private static final Graph DIGITS =
            Net.input(64).dense(32, RELU).dense(10, SOFTMAX).compile();

    private static final Trainer TRAINER = Trainer.minimize(CATEGORICAL_CROSS_ENTROPY)
            .standardizeInputs()
            .learningRate(0.01)
            .seed(1);

    @Test
    void a_net_that_learns_stops_as_soon_as_its_loss_is_below_a_hundredth() {
        Fit fit = TRAINER.overfitOneBatch(DIGITS, Dataset.digits());

        List<Epoch> epochs = fit.history().epochs();
        double first = epochs.get(0).loss();
        assertEquals(StopReason.STOP_RULE, fit.stopReason());
        assertTrue(epochs.size() < 200);
        assertTrue(epochs.get(epochs.size() - 1).loss() < 0.01 * first);
        assertTrue(epochs.get(epochs.size() - 2).loss() >= 0.01 * first);
        assertTrue(fit.details().startsWith("net and loss can learn: the loss of 32 rows went from "), fit.details());
    }

    @Test
    void the_batch_is_the_first_of_a_fit() {
        Fit one = TRAINER.overfitOneBatch(DIGITS, Dataset.digits(), 1);

        Fit fit = TRAINER.maxSteps(1).fit(DIGITS, Dataset.digits());

        assertEquals(
                fit.history().epochs().get(0).loss(),
                one.history().epochs().get(0).loss());
        assertArrayEquals(
                fit.model().parameters().toArray(), one.model().parameters().toArray());
    }

    @Test
    void each_step_sees_the_same_rows() {
        Trainer still = TRAINER.learningRate(Schedule.constant(0)).accumulate(3);

        List<Epoch> epochs =
                still.overfitOneBatch(DIGITS, Dataset.digits(), 3).history().epochs();

        assertEquals(3, epochs.size());
        assertEquals(epochs.get(0).loss(), epochs.get(1).loss());
        assertEquals(epochs.get(0).loss(), epochs.get(2).loss());
    }

    @Test
    void a_loss_that_falls_says_by_how_much() {
        // w = 0 on the row 1 → 10: the error halves in each step, so the squared error is a quarter
        Fit fit = Line.descent(0.25)
                .overfitOneBatch(
                        Net.input(1)
                                .dense(1, LINEAR, d -> d.bias(false).initializer(Initializer.constant(0)))
                                .compile(),
                        Line.row(10, 1));

        assertEquals(
                "net and loss can learn: the loss of 1 row went from 100.00 to 0.3906 in 5 steps, below 1 % of its start",
                fit.details());
    }

    @Test
    void a_net_that_cannot_learn_says_what_to_look_at() {
        Dataset contradiction = Dataset.of(new double[][] {{1}, {1}}, new double[] {1, -1});
        Graph graph = Net.input(1)
                .dense(1, LINEAR, d -> d.bias(false).initializer(Initializer.constant(0)))
                .compile();

        Fit fit = Line.descent(0.1).overfitOneBatch(graph, contradiction, 20);

        assertEquals(StopReason.STEPS, fit.stopReason());
        assertEquals(
                "the loss of 2 rows went from 1.0000 to 1.0000 in 20 steps and not below 1 % of its start; look at the"
                        + " learning rate (findLearningRate), the scale of inputs and targets (standardizeInputs()), the"
                        + " units of the hidden layers, and rows of equal inputs with different targets",
                fit.details());
    }

    @Test
    void dropout_is_named_where_it_may_be_the_reason() {
        Graph graph =
                Net.input(64).dense(32, RELU).dropout(0.5).dense(10, SOFTMAX).compile();

        String details = TRAINER.overfitOneBatch(graph, Dataset.digits(), 2).details();

        assertTrue(details.endsWith("; dropout keeps the loss up, too"), details);
    }

    @Test
    void a_negative_loss_is_no_success_after_one_step() {
        // w = 0 on the row 1 → 10: the loss is (w − 10)² − 1000
        Loss below = Loss.of("below", (y, t) -> (y - t) * (y - t) - 1000, (y, t) -> 2 * (y - t));

        Fit fit = Trainer.minimize(below)
                .optimizer(Optimizer.sgd())
                .learningRate(0.25)
                .overfitOneBatch(zeroed(), Line.row(10, 1), 3);

        assertEquals(StopReason.STEPS, fit.stopReason());
        assertEquals(
                "the loss of 1 row went from -900.00 to -993.75 in 3 steps; a loss that can be 0 or less has no 1 % of its"
                        + " start to fall below, so look at whether it still falls",
                fit.details());
    }

    @Test
    void a_loss_that_falls_below_zero_is_no_success_either() {
        Loss passing = Loss.of("passing", (y, t) -> (y - t) * (y - t) - 50, (y, t) -> 2 * (y - t));

        Fit fit = Trainer.minimize(passing)
                .optimizer(Optimizer.sgd())
                .learningRate(0.25)
                .overfitOneBatch(zeroed(), Line.row(10, 1), 2);

        assertEquals(StopReason.STEPS, fit.stopReason());
        assertTrue(fit.details().startsWith("the loss of 1 row went from 50.00 to -25.00 in 2 steps; a loss that can"));
    }

    @Test
    void a_loss_that_right_answers_keep_up_is_named() {
        Dataset counts = Dataset.of(new double[][] {{1}}, new double[] {2});
        Graph graph = Net.input(1).dense(1, SOFTPLUS).compile();

        String poisson =
                Trainer.minimize(Loss.POISSON).overfitOneBatch(graph, counts, 3).details();
        String smoothed = Trainer.minimize(Loss.categoricalCrossEntropy(0.1))
                .overfitOneBatch(DIGITS, Dataset.digits(), 3)
                .details();
        String plain = TRAINER.overfitOneBatch(DIGITS, Dataset.digits(), 3).details();

        String why = ", as with smoothing, POISSON or targets between 0 and 1";
        assertTrue(poisson.endsWith("; even answers equal to the targets lose 0.6137" + why), poisson); // 2 − 2 ln 2
        assertTrue(
                smoothed.endsWith("; even answers equal to the targets lose 1.4506" + why), smoothed); // −0.09 ln 1e-7
        assertTrue(plain.endsWith("with different targets"), plain);
    }

    @Test
    void penalties_are_named_where_they_may_be_the_reason() {
        Graph graph = Net.input(64).dense(10, SOFTMAX, d -> d.l2(0.1)).compile();

        String details = TRAINER.overfitOneBatch(graph, Dataset.digits(), 2).details();

        assertTrue(details.endsWith("; l1 and l2 keep the loss up, too"), details);
    }

    @Test
    void a_loss_that_is_not_finite_ends_it() {
        Fit fit = Line.descent(1e200).overfitOneBatch(Line.graph(1), Line.row(10, 1));

        assertEquals(StopReason.NON_FINITE, fit.stopReason());
    }

    @Test
    void steps_and_solvers_are_checked() {
        assertEquals(
                "overfitOneBatch: steps expects at least 1 but got 0",
                badArgument(() -> TRAINER.overfitOneBatch(DIGITS, Dataset.digits(), 0)));
        assertEquals(
                "overfitOneBatch expects an optimizer but got fullBatch(lbfgs(10)); leave fullBatch out",
                badArgument(() -> TRAINER.fullBatch(Solver.lbfgs()).overfitOneBatch(DIGITS, Dataset.digits())));
    }

    private static Graph zeroed() {
        return Net.input(1)
                .dense(1, LINEAR, d -> d.bias(false).initializer(Initializer.constant(0)))
                .compile();
    }

    @Test
    void a_schedule_that_gives_a_negative_rate_is_refused_here_too() {
        Trainer trainer = Line.descent(0).learningRate(step -> -1);

        assertEquals(
                "the schedule expects rates of at least 0 but gave -1.0 for step 0",
                badArgument(() -> trainer.overfitOneBatch(Line.graph(1), Line.row(1, 1))));
    }
}
