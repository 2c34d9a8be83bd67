package hermo.train;

import static hermo.Messages.badArgument;
import static hermo.node.Activation.LINEAR;
import static hermo.node.Activation.SIGMOID;
import static hermo.node.Activation.SOFTMAX;
import static hermo.node.Activation.TANH;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import hermo.Net;
import hermo.data.Dataset;
import hermo.graph.Graph;
import hermo.kernel.Precision;
import hermo.model.Model;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What weights of rows and of classes do to losses and steps. */
class RowWeightTest {
    /** Answered with 0 at w = 0: squared errors 1, 4, 9, 16. */
    private static final Dataset FOUR = Dataset.of(new double[][] {{1}, {2}, {-1}, {3}}, new double[] {1, 2, 3, 4});

    private static final Graph IRIS_NET = Net.input(4)
            .dense(6, TANH, d -> d.l1(1e-3).l2(1e-2))
            .dense(3, SOFTMAX)
            .compile(Precision.FLOAT64);

    /** In order and all at once, so that only the weights differ. */
    private static final Trainer IRIS = Trainer.minimize(Loss.CATEGORICAL_CROSS_ENTROPY)
            .optimizer(Optimizer.adam())
            .learningRate(0.02)
            .batchSize(1000)
            .shuffle(false)
            .epochs(5)
            .seed(3);

    @ParameterizedTest(name = "batches of {0}")
    @ValueSource(ints = {1, 2, 3, 4})
    void the_loss_of_an_epoch_is_the_weighted_mean_of_the_rows(int batchSize) {
        Dataset weighted = FOUR.withWeights(1, 2, 0, 0.5);

        Fit fit = Line.descent(0).batchSize(batchSize).fit(Line.at(0), weighted);

        assertEquals((1 * 1 + 2 * 4 + 0.5 * 16) / 3.5, loss(fit), 1e-15);
    }

    @Test
    void a_step_follows_the_weighted_mean_of_the_gradients() {
        Dataset weighted = FOUR.withWeights(1, 2, 0, 0.5);

        Fit fit = Line.descent(0.25).fit(Line.at(0), weighted);

        // ∂/∂w (wx − y)² = −2xy at w = 0: −2, −8, 6, −24
        double gradient = (1 * -2 + 2 * -8 + 0.5 * -24) / 3.5;
        assertEquals(-0.25 * gradient, parameters(fit)[0], 1e-15);
    }

    @Test
    void weight_two_is_the_row_twice() {
        Dataset iris = Dataset.iris();
        Dataset weighted = iris.withWeights(weights(iris.rows(), 1, 2, 1, 3));
        Dataset repeated = iris.select(IntStream.range(0, iris.rows())
                .flatMap(row -> IntStream.generate(() -> row).limit((long) weighted.weight(row)))
                .toArray());

        Fit byWeight = IRIS.fit(IRIS_NET, weighted);
        Fit byRepetition = IRIS.fit(IRIS_NET, repeated);

        assertArrayEquals(parameters(byRepetition), parameters(byWeight), 1e-12);
        assertArrayEquals(losses(byRepetition), losses(byWeight), 1e-12);
    }

    @Test
    void rows_of_weight_zero_change_nothing() {
        Dataset iris = Dataset.iris();
        Dataset weighted = iris.withWeights(weights(iris.rows(), 1, 0, 1));
        Dataset left = iris.select(
                IntStream.range(0, iris.rows()).filter(row -> row % 3 != 1).toArray());

        Fit byWeight = IRIS.fit(IRIS_NET, weighted);
        Fit without = IRIS.fit(IRIS_NET, left);

        assertArrayEquals(parameters(without), parameters(byWeight), 1e-12);
        assertArrayEquals(losses(without), losses(byWeight), 1e-12);
    }

    @Test
    void a_row_of_weight_zero_may_have_an_infinite_loss() {
        Loss infinite = Loss.of("infinite at 9", (y, t) -> t == 9 ? 1 / 0.0 : t - y, (y, t) -> t == 9 ? 0 / 0.0 : -1);
        Dataset data =
                Dataset.of(new double[][] {{1}, {1}}, new double[] {9, 2}).withWeights(0, 1);

        Fit fit = Trainer.minimize(infinite).epochs(1).fit(Line.at(0), data);

        assertEquals(StopReason.EPOCHS, fit.stopReason());
        assertEquals(2, loss(fit));
    }

    @Test
    void a_batch_without_weight_has_no_gradient() {
        Trainer single = Line.descent(0.25).batchSize(1).shuffle(false);

        Fit fit = single.fit(Line.at(0), FOUR.withWeights(0, 1, 0, 0));

        assertEquals(0.25 * 8, parameters(fit)[0], 1e-15);
        assertEquals(4, loss(fit));
    }

    @Test
    void only_the_proportions_of_weights_count() {
        double[] weights = weights(150, 1, 0.5, 3);
        Dataset iris = Dataset.iris();

        Fit small = IRIS.fit(IRIS_NET, iris.withWeights(weights));
        Fit large = IRIS.fit(
                IRIS_NET,
                iris.withWeights(Arrays.stream(weights).map(w -> 1000 * w).toArray()));

        assertArrayEquals(parameters(small), parameters(large), 1e-12);
        assertArrayEquals(losses(small), losses(large), 1e-12);
    }

    @Test
    void class_weights_are_the_weights_of_their_rows() {
        Dataset iris = Dataset.iris();
        double[] byRow = IntStream.range(0, iris.rows())
                .mapToDouble(row -> iris.label(row) == 1 ? 2.5 : 1)
                .toArray();

        Fit byClass = IRIS.fit(IRIS_NET, iris.withClassWeights(Map.of("versicolor", 2.5)));

        assertArrayEquals(parameters(IRIS.fit(IRIS_NET, iris.withWeights(byRow))), parameters(byClass));
    }

    /** Without inputs the net can only learn how often "rare" is: 1 in 4, or 1 in 2 when the classes count alike. */
    @Test
    void balanced_classes_count_alike() {
        Dataset rows = Dataset.of(new double[4][1], new int[] {0, 0, 0, 1}, List.of("often", "rare"));
        Model start = Line.model(Net.input(1).dense(1, SIGMOID).compile(Precision.FLOAT64), 0, 1);
        Fit plain = logistic(2).epochs(100).fit(start, rows);
        Fit balanced = logistic(2).epochs(100).fit(start, rows.balanced());

        assertEquals(0.25, plain.model().predict(0)[0], 1e-9);
        assertEquals(0.5, balanced.model().predict(0)[0], 1e-9);
    }

    @Test
    void the_loss_of_balanced_classes_is_the_mean_of_the_means_of_the_classes() {
        Dataset rows = Dataset.of(new double[4][1], new int[] {0, 0, 0, 1}, List.of("often", "rare"));
        Model start = Line.model(Net.input(1).dense(1, SIGMOID).compile(Precision.FLOAT64), 0, Math.log(3)); // p = ¾

        Fit fit = logistic(0).fit(start, rows.balanced());

        assertEquals((Math.log(4) + Math.log(4.0 / 3)) / 2, loss(fit), 1e-15);
    }

    @Test
    void batches_of_a_step_count_by_their_weights() {
        Dataset weighted = Dataset.iris().withWeights(weights(150, 1, 0, 2.5, 0.25, 7));
        Trainer trainer = IRIS.shuffle(true).clipNorm(0.5);

        Fit large = trainer.batchSize(64).fit(IRIS_NET, weighted);
        Fit parts = trainer.batchSize(16).accumulate(4).fit(IRIS_NET, weighted);

        assertArrayEquals(parameters(large), parameters(parts), 1e-12);
        assertArrayEquals(losses(large), losses(parts), 1e-12);
    }

    @Test
    void the_validation_loss_counts_by_the_weights_of_the_validation_data() {
        Dataset held = FOUR.withWeights(1, 2, 0, 0.5);

        Fit fit = Line.descent(0).validation(held).fit(Line.at(0), FOUR);

        Epoch epoch = fit.history().last().orElseThrow();
        assertEquals((1 + 4 + 9 + 16) / 4.0, epoch.loss());
        assertEquals((1 * 1 + 2 * 4 + 0.5 * 16) / 3.5, epoch.validationLoss(), 1e-15);
        assertEquals(epoch.validationLoss(), fit.model().evaluate(held).loss());
    }

    @Test
    void a_validation_loss_of_several_batches_is_weighted_over_all_rows() {
        Dataset many = Line.counting(600).withWeights(weights(600, 0, 1, 5)); // batches of 256
        double sum = 0;
        double total = 0;
        for (int row = 0; row < 600; row++) {
            sum += many.weight(row) * row * row;
            total += many.weight(row);
        }

        Fit fit = Line.descent(0).validation(many).fit(Line.at(0), FOUR);

        assertEquals(sum / total, fit.history().last().orElseThrow().validationLoss(), 1e-9);
    }

    static Stream<Solver> solvers() {
        return Stream.of(Solver.lbfgs(), Solver.conjugateGradient(), Solver.levenbergMarquardt());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("solvers")
    void solvers_find_the_weighted_least_squares(Solver solver) {
        Dataset weighted = FOUR.withWeights(1, 2, 4, 0.5);
        double best = (1 * 1 + 2 * 4 + 4 * -3 + 0.5 * 12) / (1 * 1 + 2 * 4 + 4 * 1 + 0.5 * 9); // Σ wxy / Σ wx²
        double least = (Math.pow(best - 1, 2)
                        + 2 * Math.pow(2 * best - 2, 2)
                        + 4 * Math.pow(-best - 3, 2)
                        + 0.5 * Math.pow(3 * best - 4, 2))
                / 7.5;

        Fit fit = Line.descent(1).fullBatch(solver).epochs(50).batchSize(3).fit(Line.at(0), weighted);

        assertEquals(best, parameters(fit)[0], 1e-6);
        assertEquals(least, loss(fit), 1e-9);
        assertEquals(least, fit.model().evaluate(weighted).loss(), 1e-9);
    }

    private static Trainer logistic(double rate) {
        return Trainer.minimize(Loss.BINARY_CROSS_ENTROPY)
                .optimizer(Optimizer.sgd())
                .learningRate(Schedule.constant(rate))
                .epochs(1);
    }

    /** Returns {@code rows} weights, by turns. */
    private static double[] weights(int rows, double... turns) {
        return IntStream.range(0, rows)
                .mapToDouble(row -> turns[row % turns.length])
                .toArray();
    }

    private static double loss(Fit fit) {
        return fit.history().last().orElseThrow().loss();
    }

    private static double[] losses(Fit fit) {
        return fit.history().epochs().stream().mapToDouble(Epoch::loss).toArray();
    }

    private static double[] parameters(Fit fit) {
        return fit.model().parameters().toArray();
    }

    @Test
    void a_batch_in_which_no_row_counts_is_no_step() {
        Dataset rows = Dataset.of(new double[][] {{1}, {1}, {2}, {3}}, new double[] {9, -9, 1, 2});
        Dataset without = rows.select(0, 2, 3);

        for (Optimizer optimizer : new Optimizer[] {Optimizer.adam(), Optimizer.nadam(), Optimizer.rProp()}) {
            Trainer trainer = Trainer.minimize(Loss.MEAN_SQUARED_ERROR)
                    .optimizer(optimizer)
                    .weightDecay(0.1)
                    .shuffle(false)
                    .batchSize(1)
                    .epochs(3);
            Graph graph = Net.input(1).dense(1, LINEAR, d -> d.l2(0.5)).compile(Precision.FLOAT64);
            for (double[] weights : new double[][] {{1, 0, 1, 1}, {0, 1, 1, 1}}) {
                Dataset kept = weights[0] == 1 ? without : rows.select(1, 2, 3);

                assertArrayEquals(
                        trainer.fit(graph, kept).model().parameters().toArray(),
                        trainer.fit(graph, rows.withWeights(weights))
                                .model()
                                .parameters()
                                .toArray(),
                        optimizer::toString);
            }
        }
    }

    @Test
    void rows_that_all_weigh_nothing_are_refused() {
        Dataset none = FOUR.withWeights(1, 0, 0, 0).select(1, 2, 3);

        assertEquals(
                "the data expects a weight above 0 for at least one row but all 3 weigh 0; see withWeights",
                badArgument(() -> Line.descent(0.1).fit(Line.at(0), none)));
        assertEquals(
                "evaluate expects a weight above 0 for at least one row but all 3 weigh 0; see withWeights",
                badArgument(() -> Line.descent(0.1).validation(none).fit(Line.at(0), FOUR)));
    }
}
