package hermo.train;

import static hermo.Messages.badArgument;
import static hermo.node.Activation.SOFTMAX;
import static hermo.node.Activation.TANH;
import static hermo.train.Loss.CATEGORICAL_CROSS_ENTROPY;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hermo.Net;
import hermo.data.Dataset;
import hermo.graph.Graph;
import hermo.kernel.Precision;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A fit that goes on from another: 5 epochs and 5 more are 10. */
class SecondFitTest {
    private static final Trainer TRAINER = Trainer.minimize(CATEGORICAL_CROSS_ENTROPY)
            .standardizeInputs()
            .seed(3)
            .epochs(5);

    private static final Map<String, UnaryOperator<Trainer>> SETTINGS = Map.ofEntries(
            Map.entry("averageWeights", t -> t.averageWeights(0.9)),
            Map.entry("accumulate", t -> t.accumulate(3)),
            Map.entry("schedule by step", t -> t.learningRate(Schedule.cosine(0.05, 45))),
            Map.entry(
                    "schedule by epoch",
                    t -> t.learningRate(Schedule.exponential(0.05, 0.7).everyEpoch())),
            Map.entry("plateau", t -> t.learningRate(Schedule.constant(0.02).reduceOnPlateau(0.5, 1, 0.5, 0))),
            Map.entry("validation", t -> t.validation(0.25)),
            Map.entry("weightDecay", t -> t.weightDecay(0.1)),
            Map.entry("clip", t -> t.clipNorm(0.1).clipValue(0.05)),
            Map.entry("no shuffle", t -> t.shuffle(false)));

    private static Graph graph(Precision precision) {
        return Net.input(4).dense(8, TANH).dropout(0.25).dense(3, SOFTMAX).compile(precision);
    }

    static Stream<Arguments> optimizers() {
        return OptimizerCase.table()
                .flatMap(of -> Arrays.stream(Precision.values()).map(precision -> Arguments.of(of, precision)));
    }

    @ParameterizedTest(name = "{0}, {1}, seed 3")
    @MethodSource("optimizers")
    void five_epochs_and_five_more_give_the_bits_of_ten(OptimizerCase of, Precision precision) {
        assertGoesOn(TRAINER.optimizer(of.optimizer()), graph(precision));
    }

    static Stream<String> settings() {
        return SETTINGS.keySet().stream().sorted();
    }

    @ParameterizedTest(name = "{0}, seed 3")
    @MethodSource("settings")
    void five_epochs_and_five_more_give_the_bits_of_ten_with(String setting) {
        for (Precision precision : Precision.values()) {
            assertGoesOn(SETTINGS.get(setting).apply(TRAINER), graph(precision));
        }
    }

    private static void assertGoesOn(Trainer trainer, Graph graph) {
        Fit whole = trainer.epochs(10).fit(graph, Dataset.iris());

        Fit first = trainer.epochs(5).fit(graph, Dataset.iris());
        Fit second = trainer.epochs(5).fit(first, Dataset.iris());

        assertArrayEquals(parameters(whole), parameters(second));
        assertFalse(Arrays.equals(parameters(first), parameters(second)));
        assertEquals(summary(whole).subList(5, 10), summary(second));
        assertEquals(whole.model().encoding(), second.model().encoding());
    }

    private static double[] parameters(Fit fit) {
        return fit.model().parameters().toArray();
    }

    /** Everything of the epochs but their seconds. */
    private static List<List<Object>> summary(Fit fit) {
        return fit.history().epochs().stream()
                .map(e -> List.<Object>of(e.index(), e.loss(), e.validationLoss(), e.learningRate(), e.metrics()))
                .toList();
    }

    @Test
    void a_third_fit_goes_on_from_the_second() {
        Graph graph = graph(Precision.FLOAT32);

        Fit fit = TRAINER.epochs(3).fit(graph, Dataset.iris());
        fit = TRAINER.epochs(3).fit(fit, Dataset.iris());
        fit = TRAINER.epochs(4).fit(fit, Dataset.iris());

        assertArrayEquals(parameters(TRAINER.epochs(10).fit(graph, Dataset.iris())), parameters(fit));
    }

    @Test
    void a_fit_can_be_gone_on_from_twice() {
        Fit first = TRAINER.fit(graph(Precision.FLOAT64), Dataset.iris());

        Fit second = TRAINER.fit(first, Dataset.iris());
        Fit again = TRAINER.fit(first, Dataset.iris());

        assertArrayEquals(parameters(second), parameters(again));
    }

    @Test
    void it_goes_on_from_the_end_and_not_from_the_best_epoch() {
        Trainer never = TRAINER.stopWhen(history -> false);
        Graph graph = graph(Precision.FLOAT64);
        Dataset two = Dataset.iris().select(0, 60);
        Trainer overfits =
                never.validation(Dataset.iris().select(100, 101, 102)).learningRate(0.05);
        Fit first = overfits.fit(graph, two);
        assertNotEquals(5, first.history().best().orElseThrow().index());

        Fit second = overfits.fit(first, two);

        Fit whole = overfits.epochs(10).fit(graph, two);
        assertEquals(summary(whole).subList(5, 10), summary(second));
    }

    @Test
    void steps_are_counted_on_and_their_limit_anew() {
        Graph graph = graph(Precision.FLOAT64);
        Trainer five = TRAINER.maxSteps(5); // 150 rows in batches of 32: an epoch

        Fit second = five.fit(five.fit(graph, Dataset.iris()), Dataset.iris());

        assertEquals("all 5 steps were made", second.details());
        assertEquals(2, second.history().epochs().get(0).index());
        assertArrayEquals(parameters(TRAINER.epochs(2).fit(graph, Dataset.iris())), parameters(second));
    }

    @Test
    void an_epoch_that_was_interrupted_is_begun_again_and_its_steps_count() {
        List<Long> steps = new ArrayList<>();
        Listener interrupting = new Listener() {
            @Override
            public void onBatch(long step, double loss, double learningRate) {
                steps.add(step);
                if (step == 6) { // the second of epoch 2
                    Thread.currentThread().interrupt();
                }
            }
        };
        Trainer watched = TRAINER.epochs(2).listener(interrupting);
        Fit first = watched.fit(graph(Precision.FLOAT32), Dataset.iris());
        assertTrue(Thread.interrupted());
        assertEquals(StopReason.INTERRUPTED, first.stopReason());

        Fit second = watched.epochs(1).fit(first, Dataset.iris());

        assertEquals(2, second.history().epochs().get(0).index());
        assertEquals(LongStream.range(0, 12).boxed().toList(), steps);
    }

    @Test
    void an_average_that_was_not_kept_before_begins_with_the_weights() {
        Graph graph = graph(Precision.FLOAT64);
        Fit first = TRAINER.fit(graph, Dataset.iris());

        Fit averaged = TRAINER.averageWeights(0.999).maxSteps(1).fit(first, Dataset.iris());

        assertArrayEquals(parameters(TRAINER.maxSteps(1).fit(first, Dataset.iris())), parameters(averaged));
    }

    @Test
    void the_progress_line_goes_on_with_the_number_of_the_epoch() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Fit first = TRAINER.fit(graph(Precision.FLOAT32), Dataset.iris());

        TRAINER.epochs(1)
                .progress(new PrintStream(bytes, true, StandardCharsets.UTF_8))
                .fit(first, Dataset.iris());

        assertEquals("epoch 6/6  ", bytes.toString(StandardCharsets.UTF_8).substring(0, 11));
    }

    @Test
    void another_optimizer_is_refused() {
        Fit first = TRAINER.fit(graph(Precision.FLOAT32), Dataset.iris());

        assertEquals(
                "fit(previous, data) expects the optimizer of the previous fit, adam(0.9, 0.999, 1.0E-8), but got sgd; set"
                        + " the same, or go on from its model: fit(previous.model(), data)",
                badArgument(() -> TRAINER.optimizer(Optimizer.sgd()).fit(first, Dataset.iris())));
        assertEquals(
                "fit(previous, data) expects the optimizer of the previous fit, adam(0.9, 0.999, 1.0E-8), but got"
                        + " fullBatch(lbfgs(10)); go on from its model: fit(previous.model(), data)",
                badArgument(() -> TRAINER.fullBatch(Solver.lbfgs()).fit(first, Dataset.iris())));
    }

    @Test
    void a_fit_of_a_solver_is_refused() {
        Fit first = Line.descent(1).fullBatch(Solver.lbfgs()).fit(Line.at(0), Line.row(10, 1));

        assertEquals(
                "fit(previous, data) expects a fit that an optimizer made step by step but got one of fullBatch or"
                        + " overfitOneBatch; go on from its model: fit(previous.model(), data)",
                badArgument(() -> Line.descent(1).fit(first, Line.row(10, 1))));
    }

    @Test
    void a_fit_that_diverged_is_refused() {
        Fit first = Line.descent(1).fit(Line.at(1), Line.row(1e200, 1e100));

        assertEquals(
                "fit(previous, data) expects a fit that ended with finite numbers but got one that ended with NON_FINITE;"
                        + " go on from its model: fit(previous.model(), data)",
                badArgument(() -> Line.descent(1).fit(first, Line.row(10, 1))));
    }

    @Test
    void other_classes_are_refused() {
        Fit first = TRAINER.fit(graph(Precision.FLOAT32), Dataset.iris());
        Dataset others =
                Dataset.of(new double[][] {{1, 2, 3, 4}, {2, 3, 4, 5}, {3, 4, 5, 6}}, new String[] {"a", "b", "c"});

        assertEquals(
                "the model was trained on the classes [setosa, versicolor, virginica] but the data has the classes [a, b,"
                        + " c]; give both the same in the same order",
                badArgument(() -> TRAINER.fit(first, others)));
    }

    @Test
    void after_an_epoch_that_was_cut_short_a_schedule_by_epochs_begins_the_next_one() {
        List<Double> rates = new ArrayList<>();
        Listener watcher = new Listener() {
            @Override
            public void onBatch(long step, double loss, double learningRate) {
                rates.add(learningRate);
            }
        };
        Trainer trainer = Line.descent(0)
                .learningRate(Schedule.step(0.1, 0.5, 1).everyEpoch())
                .batchSize(1)
                .listener(watcher);

        Fit first = trainer.maxSteps(5).fit(Line.at(0), Line.counting(10));
        trainer.epochs(2).fit(first, Line.counting(10));

        assertEquals(List.of(0.1, 0.05, 0.025), rates.stream().distinct().toList());
        assertEquals(
                List.of(5L, 10L, 10L),
                Stream.of(0.1, 0.05, 0.025)
                        .map(rate -> rates.stream().filter(rate::equals).count())
                        .toList());
    }
}
