package hermo.train;

import static hermo.Messages.badArgument;
import static hermo.node.Activation.SIGMOID;
import static hermo.node.Activation.SOFTMAX;
import static hermo.node.Activation.TANH;
import static hermo.train.Loss.BINARY_CROSS_ENTROPY;
import static hermo.train.Loss.CATEGORICAL_CROSS_ENTROPY;
import static hermo.train.Loss.MEAN_SQUARED_ERROR;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hermo.Net;
import hermo.data.BatchPlan;
import hermo.data.Dataset;
import hermo.graph.Graph;
import hermo.graph.Parameters;
import hermo.kernel.Precision;
import hermo.model.Metric;
import hermo.node.Initializer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Fits by solvers through the trainer. */
class FullBatchTest {
    private static final Graph SINE_NET = Net.input(1)
            .dense(10, TANH, d -> d.biasInitializer(Initializer.uniform(-1, 1)))
            .dense(1)
            .compile(Precision.FLOAT64);
    private static final Dataset SINE = sine(100);

    static Stream<Solver> solvers() {
        return Stream.of(Solver.lbfgs(), Solver.conjugateGradient(), Solver.levenbergMarquardt());
    }

    private static Dataset sine(int rows) {
        double[][] x = new double[rows][1];
        double[] y = new double[rows];
        for (int i = 0; i < rows; i++) {
            x[i][0] = -Math.PI + 2 * Math.PI * i / (rows - 1);
            y[i] = Math.sin(x[i][0]);
        }
        return Dataset.of(x, y);
    }

    private static Trainer trainer(Solver solver) {
        return Trainer.minimize(MEAN_SQUARED_ERROR).fullBatch(solver);
    }

    @AfterEach
    void clear_the_flag() {
        Thread.interrupted();
    }

    @Test
    void levenberg_marquardt_fits_a_sine_in_two_dozen_iterations_seeds_0_to_4() {
        for (int seed = 0; seed < 5; seed++) {
            Fit fit = trainer(Solver.levenbergMarquardt()).epochs(24).seed(seed).fit(SINE_NET, SINE);

            double loss = fit.model().evaluate(SINE).loss();
            assertTrue(loss < 1e-6, "seed " + seed + ": " + loss);
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("solvers")
    void a_fit_has_an_epoch_for_each_iteration(Solver solver) {
        List<Double> told = new ArrayList<>();
        Listener listener = new Listener() {
            @Override
            public void onBatch(long step, double loss, double learningRate) {
                assertEquals(told.size(), step);
                told.add(loss);
            }
        };

        Fit fit =
                trainer(solver).epochs(7).listener(listener).metrics(Metric.MAE).fit(SINE_NET, SINE);

        List<Epoch> epochs = fit.history().epochs();
        assertEquals(StopReason.EPOCHS, fit.stopReason());
        assertEquals("all 7 epochs were made", fit.details());
        assertEquals(7, epochs.size());
        assertEquals(epochs.stream().map(Epoch::loss).toList(), told);
        for (int i = 1; i < 7; i++) {
            assertEquals(i + 1, epochs.get(i).index());
            assertTrue(epochs.get(i).loss() < epochs.get(i - 1).loss());
            assertEquals(Double.NaN, epochs.get(i).learningRate());
        }
        assertEquals(epochs.get(6).loss(), fit.model().evaluate(SINE).loss(), 1e-14);
        assertEquals(
                fit.model().evaluate(SINE, Metric.MAE).get(Metric.MAE),
                epochs.get(6).metrics().get(Metric.MAE),
                1e-14);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("solvers")
    void a_batch_size_bounds_memory_and_changes_nothing_else(Solver solver) {
        Fit whole = trainer(solver).epochs(3).batchSize(100).fit(SINE_NET, SINE);
        Fit parts = trainer(solver).epochs(3).batchSize(33).fit(SINE_NET, SINE);

        assertArrayEquals(
                whole.model().parameters().toArray(), parts.model().parameters().toArray(), 1e-6);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("solvers")
    void a_line_is_found_and_no_better_point(Solver solver) {
        Fit fit = trainer(solver).epochs(100).fit(Line.at(0), Line.counting(5));

        assertEquals(StopReason.CONVERGED, fit.stopReason());
        assertEquals("no better point was found after " + fit.history().epochs().size() + " iterations", fit.details());
        assertEquals(1, fit.model().predict(1)[0], 1e-7);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("solvers")
    void a_start_at_the_minimum_stays_there(Solver solver) {
        Fit fit = trainer(solver).stopWhen(StopRule.patience(1)).fit(Line.at(1), Line.counting(5));

        assertEquals(StopReason.CONVERGED, fit.stopReason());
        assertEquals(1, fit.model().predict(1)[0]);
    }

    @Test
    void floats_are_fitted_as_far_as_they_reach() {
        Graph graph = Net.input(1).dense(10, TANH).dense(1).compile();

        for (Solver solver : solvers().toList()) {
            Fit fit = trainer(solver).epochs(60).fit(graph, SINE);

            assertTrue(fit.history().last().orElseThrow().loss() < 1e-2, () -> solver + " " + fit);
        }
    }

    @Test
    void fewer_rows_than_parameters_are_fitted_exactly() {
        Fit fit = trainer(Solver.levenbergMarquardt()).epochs(30).fit(SINE_NET, sine(6));

        assertTrue(fit.model().evaluate(sine(6)).loss() < 1e-12, fit::toString);
    }

    @Test
    void classes_are_learned_by_lbfgs() {
        Fit fit = Trainer.minimize(CATEGORICAL_CROSS_ENTROPY)
                .fullBatch(Solver.lbfgs())
                .standardizeInputs()
                .epochs(40)
                .metrics(Metric.ACCURACY)
                .fit(
                        Net.input(4)
                                .dense(8, TANH, d -> d.l2(1e-4))
                                .dense(3, SOFTMAX)
                                .compile(),
                        Dataset.iris());

        assertTrue(fit.history().last().orElseThrow().metrics().get(Metric.ACCURACY) >= 0.97, fit::toString);
    }

    @Test
    void stop_rules_and_validation_work() {
        Fit fit = trainer(Solver.levenbergMarquardt())
                .epochs(50)
                .validation(sine(31))
                .stopWhen(history -> history.last().orElseThrow().validationLoss() < 1e-4)
                .fit(SINE_NET, SINE);

        assertEquals(StopReason.STOP_RULE, fit.stopReason());
        assertTrue(fit.model().evaluate(sine(31)).loss() < 1e-4);
    }

    @Test
    void an_interruption_ends_after_the_iteration() {
        Listener interrupting = new Listener() {
            @Override
            public void onEpoch(Epoch epoch) {
                if (epoch.index() == 3) {
                    Thread.currentThread().interrupt();
                }
            }
        };

        Fit fit = trainer(Solver.lbfgs()).epochs(50).listener(interrupting).fit(SINE_NET, SINE);

        assertEquals(StopReason.INTERRUPTED, fit.stopReason());
        assertEquals("the thread was interrupted before step 3; the model is that of epoch 3", fit.details());
        assertEquals(3, fit.history().epochs().size());
    }

    @Test
    void a_thread_that_is_interrupted_already_makes_no_iteration() {
        Thread.currentThread().interrupt();

        Fit fit = trainer(Solver.lbfgs()).fit(Line.at(4), Line.counting(5));

        assertEquals("the thread was interrupted before step 0; the model is as it was then", fit.details());
        assertEquals(4, fit.model().predict(1)[0]);
    }

    @Test
    void a_loss_that_is_not_finite_at_the_start_is_told() {
        Fit fit = trainer(Solver.lbfgs()).fit(Line.at(1e200), Line.counting(5));

        assertEquals(StopReason.NON_FINITE, fit.stopReason());
        assertTrue(fit.details().startsWith("the loss is Infinity in epoch 1, step 0, "), fit::details);
    }

    @Test
    void iterations_count_as_steps_and_take_time() {
        Fit steps = trainer(Solver.lbfgs()).epochs(50).maxSteps(4).fit(SINE_NET, SINE);
        Fit time =
                trainer(Solver.lbfgs()).epochs(50).maxTime(Duration.ofNanos(1)).fit(SINE_NET, SINE);

        assertEquals(StopReason.STEPS, steps.stopReason());
        assertEquals(4, steps.history().epochs().size());
        assertEquals(StopReason.TIME, time.stopReason());
        assertEquals(1, time.history().epochs().size());
    }

    @Test
    void the_jacobian_is_that_of_finite_differences_and_backward_leaves_no_trace() {
        Graph graph = Net.input(2).dense(3, TANH).dense(2, SIGMOID).compile(Precision.FLOAT64);
        Dataset data =
                Dataset.of(new double[][] {{0.5, -1}, {0.25, 2}, {1, 1}}, new double[][] {{0, 1}, {1, 0}, {1, 1}});
        Trainer trainer = trainer(Solver.levenbergMarquardt()).batchSize(2);
        Parameters start = Parameters.initialize(graph, 1);
        BoundLoss loss = BoundLoss.of(trainer.loss(), graph);
        TrainingStep step = new TrainingStep(trainer, graph, start.toBuffer(), loss, 2);
        FullBatch problem = new FullBatch(trainer, step, loss, data, BatchPlan.raw(data, 2), value -> true);
        double[] point = problem.start();

        double[][] jacobian = problem.jacobian(point);

        double h = 1e-5;
        for (int i = 0; i < point.length; i++) {
            double[] above = point.clone();
            double[] below = point.clone();
            above[i] += h;
            below[i] -= h;
            double[] up = problem.values(above);
            double[] down = problem.values(below);
            for (int r = 0; r < up.length; r++) {
                double difference = (up[r] - down[r]) / (2 * h);
                assertEquals(difference, jacobian[r][i], 1e-8 + 1e-6 * Math.abs(difference));
            }
        }
        double[] gradient = new double[point.length];
        double value = problem.loss(point, gradient);
        double[] values = problem.values(point);
        double sum = 0;
        for (double r : values) {
            sum += r * r;
        }
        assertEquals(sum / values.length, value, 1e-15);
        assertEquals(value, problem.loss(point), 1e-15);
        for (int i = 0; i < point.length; i++) {
            double expected = 0;
            for (int r = 0; r < values.length; r++) {
                expected += 2 * values[r] * jacobian[r][i] / values.length;
            }
            assertEquals(expected, gradient[i], 1e-14);
        }
    }

    @Test
    void levenberg_marquardt_takes_the_squared_error_alone() {
        Graph graph = Net.input(1).dense(1, SIGMOID).compile();
        Dataset data = Dataset.of(new double[][] {{1}}, new double[] {1});
        Trainer binary = Trainer.minimize(BINARY_CROSS_ENTROPY).fullBatch(Solver.levenbergMarquardt());
        Graph costly = Net.input(1).dense(1, SIGMOID, d -> d.l2(0.1)).compile();

        assertEquals(
                "fullBatch(levenbergMarquardt) expects MEAN_SQUARED_ERROR without l1 and l2 but the loss is"
                        + " BINARY_CROSS_ENTROPY; take Solver.lbfgs()",
                badArgument(() -> binary.fit(graph, data)));
        assertEquals(
                "fullBatch(levenbergMarquardt) expects MEAN_SQUARED_ERROR without l1 and l2 but the loss is"
                        + " MEAN_SQUARED_ERROR with penalties; take Solver.lbfgs()",
                badArgument(() -> trainer(Solver.levenbergMarquardt()).fit(costly, data)));
    }

    @Test
    void what_a_solver_cannot_do_is_refused() {
        Trainer all = trainer(Solver.lbfgs())
                .clipNorm(1)
                .clipValue(1)
                .weightDecay(0.1)
                .accumulate(2)
                .averageWeights(0.5);
        Graph limited = Net.input(1).dense(1, SIGMOID, d -> d.maxNorm(1)).compile();

        assertEquals(
                "fullBatch(lbfgs(10)) cannot take clipNorm, clipValue, weightDecay, accumulate, averageWeights, maxNorm;"
                        + " leave it out, or take an optimizer",
                badArgument(() -> all.fit(limited, Line.counting(3))));
    }

    @Test
    void a_net_with_dropout_is_refused() {
        Graph graph = Net.input(1).dense(3, TANH).dropout(0.5).dense(1).compile();

        assertEquals(
                "fullBatch(lbfgs(10)) expects the same loss at every call but dropout1 draws random numbers; take an"
                        + " optimizer",
                badArgument(() -> trainer(Solver.lbfgs()).fit(graph, Line.counting(3))));
    }

    @Test
    void a_trainer_prints_its_solver() {
        assertEquals(
                "Trainer of MEAN_SQUARED_ERROR: levenbergMarquardt, 50 epochs, seed 0",
                trainer(Solver.levenbergMarquardt()).epochs(50).toString());
    }

    @Test
    void a_jacobian_of_too_many_numbers_is_refused() {
        Graph graph = Net.input(64).dense(32, TANH).dense(1).compile();
        Dataset data = Dataset.of(new double[6000][64], new double[6000]);

        assertEquals(
                "fullBatch(levenbergMarquardt) expects a Jacobian of at most 10000000 numbers but 6000 residuals and 2113"
                        + " parameters have more; take Solver.lbfgs()",
                badArgument(() -> trainer(Solver.levenbergMarquardt()).fit(graph, data)));
    }
}
