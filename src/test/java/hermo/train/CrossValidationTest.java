package hermo.train;

import static hermo.Messages.badArgument;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hermo.Net;
import hermo.data.Dataset;
import hermo.data.Split;
import hermo.graph.Graph;
import hermo.model.Evaluation;
import hermo.model.Metric;
import hermo.node.Activation;
import hermo.node.Initializer;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.math3.stat.descriptive.DescriptiveStatistics;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A fit for each fold, judged by the rows that it has not seen. */
class CrossValidationTest {
    private static final Dataset IRIS = Dataset.iris();
    private static final Graph GRAPH = Net.input(4).dense(3, Activation.SOFTMAX).compile();
    private static final Trainer TRAINER = Trainer.minimize(Loss.CATEGORICAL_CROSS_ENTROPY)
            .learningRate(0.05)
            .standardizeInputs()
            .epochs(8)
            .seed(3)
            .metrics(Metric.ACCURACY, Metric.LOG_LOSS);

    @AfterEach
    void clear_the_flag() {
        Thread.interrupted();
    }

    @Test
    void mean_and_deviation_are_those_of_commons_math() {
        CrossValidation folds = TRAINER.crossValidate(GRAPH, IRIS, 5);

        DescriptiveStatistics losses = new DescriptiveStatistics();
        folds.evaluations().stream().mapToDouble(Evaluation::loss).forEach(losses::addValue);
        assertEquals(losses.getMean(), folds.meanLoss(), 1e-15);
        assertEquals(losses.getStandardDeviation(), folds.lossDeviation(), 1e-15);
        for (Metric metric : List.of(Metric.ACCURACY, Metric.LOG_LOSS)) {
            DescriptiveStatistics figures = new DescriptiveStatistics();
            folds.evaluations().stream().mapToDouble(e -> e.get(metric)).forEach(figures::addValue);
            assertEquals(figures.getMean(), folds.mean(metric), 1e-15);
            assertEquals(figures.getStandardDeviation(), folds.deviation(metric), 1e-15);
        }
        assertTrue(folds.mean(Metric.ACCURACY) > 0.8, folds::toString);
    }

    @Test
    void each_fold_is_the_fit_on_the_other_rows_judged_by_those_held_out() {
        CrossValidation folds = TRAINER.crossValidate(GRAPH, IRIS, 3);

        List<Split> splits = IRIS.folds(3, 3);
        for (int i = 0; i < 3; i++) {
            Fit alone = TRAINER.fit(GRAPH, splits.get(i).train());
            assertArrayEquals(
                    alone.model().predict(5.1, 3.5, 1.4, 0.2),
                    folds.fits().get(i).model().predict(5.1, 3.5, 1.4, 0.2));
            Evaluation held = alone.model().evaluate(splits.get(i).test(), Metric.ACCURACY);
            assertEquals(held.loss(), folds.evaluations().get(i).loss());
            assertEquals(held.get(Metric.ACCURACY), folds.evaluations().get(i).get(Metric.ACCURACY));
        }
    }

    @Test
    void no_fold_model_sees_a_row_that_is_held_out() {
        // the target of a held-out row is changed in one fold; the model of that fold must not notice
        Dataset rows = Dataset.diabetes().select(IntStream.range(0, 30).toArray());
        Graph graph = Net.input(10).dense(1).compile();
        Trainer trainer = Trainer.minimize(Loss.MEAN_SQUARED_ERROR)
                .standardizeInputs()
                .standardizeTargets()
                .stopWhen(history -> false)
                .epochs(1);
        double[][] inputs = rows.inputs();
        double[][] targets = rows.targets();
        inputs[7][2] += 1000;
        targets[7][0] += 1000;
        double[] question = rows.input(0);

        List<Fit> before = trainer.crossValidate(graph, rows, 3).fits();
        List<Fit> after =
                trainer.crossValidate(graph, Dataset.of(inputs, targets), 3).fits();

        List<Split> splits = rows.folds(3, Trainer.DEFAULT_SEED);
        for (int i = 0; i < 3; i++) {
            boolean held = holds(splits.get(i).test(), rows.input(7));
            double first = before.get(i).model().predict(question)[0];
            double second = after.get(i).model().predict(question)[0];
            if (held) {
                assertEquals(first, second, "the fold that holds the row out");
            } else {
                assertNotEquals(first, second, "a fold that learns from the row");
            }
        }
        assertEquals(
                1, splits.stream().filter(s -> holds(s.test(), rows.input(7))).count());
    }

    @Test
    void the_held_out_part_takes_the_place_of_validation_data() {
        CrossValidation folds = TRAINER.validation(0.5).crossValidate(GRAPH, IRIS, 3);

        for (int i = 0; i < 3; i++) {
            Epoch last = folds.fits().get(i).history().last().orElseThrow();
            assertEquals(folds.evaluations().get(i).loss(), last.validationLoss(), 1e-9);
            assertEquals(50, folds.evaluations().get(i).rows());
        }
    }

    @Test
    void a_trainer_is_not_changed_by_a_cross_validation() {
        Fit before = TRAINER.fit(GRAPH, IRIS);

        TRAINER.crossValidate(GRAPH, IRIS, 2);

        assertArrayEquals(
                before.model().predict(IRIS.input(0)),
                TRAINER.fit(GRAPH, IRIS).model().predict(IRIS.input(0)));
    }

    @Test
    void an_interruption_keeps_the_folds_that_are_complete() {
        int[] fits = {0};
        Listener interrupting = new Listener() {
            @Override
            public void onStart(Plan plan) {
                fits[0]++;
                if (fits[0] == 3) {
                    Thread.currentThread().interrupt();
                }
            }
        };

        CrossValidation folds = TRAINER.listener(interrupting).crossValidate(GRAPH, IRIS, 5);

        assertEquals(2, folds.fits().size());
        assertFalse(folds.isComplete());
        assertTrue(folds.toString().startsWith("Cross-validation of 2 of 5 folds, interrupted\n"), folds::toString);
        assertTrue(Thread.currentThread().isInterrupted());
    }

    @Test
    void without_a_fold_there_is_no_mean() {
        Thread.currentThread().interrupt();

        CrossValidation folds = TRAINER.crossValidate(GRAPH, IRIS, 2);

        assertEquals(Double.NaN, folds.meanLoss());
        assertEquals(Double.NaN, folds.lossDeviation());
        assertEquals(
                "Cross-validation of 0 of 2 folds, interrupted",
                folds.toString().lines().findFirst().get());
    }

    @Test
    void too_few_or_too_many_folds_are_told() {
        Dataset rows = Line.counting(4);
        for (int k : new int[] {1, 0, -1, 5}) {
            assertEquals(
                    "Dataset.folds: expected from 2 to 4 folds, so that each has a row to test, but got " + k,
                    badArgument(() -> Line.descent(0.1).crossValidate(Line.graph(1), rows, k)));
        }
    }

    @Test
    void a_metric_that_was_not_asked_for_is_told() {
        CrossValidation folds = TRAINER.epochs(1).crossValidate(GRAPH, IRIS, 2);

        String expected = "the evaluation has no r2; it was asked for [accuracy, logLoss]";
        assertEquals(expected, badArgument(() -> folds.mean(Metric.R2)));
        assertEquals(expected, badArgument(() -> folds.deviation(Metric.R2)));
    }

    @Test
    void it_prints_a_row_for_each_fold_and_the_mean_with_its_deviation() {
        // where x is 0, w stays 0 and the loss is y²
        CrossValidation folds =
                Line.descent(0).metrics(Metric.MAE).epochs(2).crossValidate(zeroed(), rowsOf(1, 2, 4), 3);

        assertEquals("""
                Cross-validation of 3 folds
                fold  rows    loss     mae  epochs  seconds
                1        1  1.0000  1.0000       2  _
                2        1   16.00  4.0000       2  _
                3        1  4.0000  2.0000       2  _
                mean        7.0000  2.3333
                ±           7.9373  1.5275""", masked(folds.toString()));
    }

    @Test
    void a_figure_that_a_fold_lacks_is_left_out_of_its_mean_and_told() {
        // answers are 0 and each fold holds one row out: 1, 4 and 2 in this order
        Metric picky = Metric.of("picky", (answer, target) -> target[0] == 4 ? Double.NaN : target[0]);
        Metric none = Metric.of("none", (answer, target) -> Double.NaN);

        CrossValidation folds =
                Line.descent(0).metrics(picky, none).epochs(2).crossValidate(zeroed(), rowsOf(1, 2, 4), 3);

        assertEquals(1.5, folds.mean(picky));
        assertEquals(Math.sqrt(0.5), folds.deviation(picky), 1e-15);
        assertEquals(Double.NaN, folds.mean(none));
        assertEquals(Double.NaN, folds.deviation(none));
        assertTrue(folds.toString().endsWith("\nno picky in fold 2\nno none in folds 1, 2, 3"), folds::toString);
    }

    @Test
    void many_folds_that_lack_a_figure_are_counted() {
        Metric none = Metric.of("none", (answer, target) -> Double.NaN);

        CrossValidation folds = Line.descent(0).metrics(none).crossValidate(Line.graph(1), Line.counting(12), 12);

        assertTrue(
                folds.toString().endsWith("\nno none in folds 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, …, 12 in all"),
                folds::toString);
    }

    @Test
    void many_folds_are_printed_by_their_ends() {
        CrossValidation folds = Line.descent(0).crossValidate(Line.graph(1), Line.counting(30), 30);

        assertEquals(2 + 5 + 1 + 5 + 2, folds.toString().lines().count());
        assertTrue(folds.toString().contains("\n5 "), folds::toString);
        assertTrue(folds.toString().contains("\n26 "), folds::toString);
        assertFalse(folds.toString().contains("\n6 "), folds::toString);
    }

    private static Graph zeroed() {
        return Net.input(1)
                .dense(1, Activation.LINEAR, d -> d.bias(false).initializer(Initializer.ZEROS))
                .compile();
    }

    private static Dataset rowsOf(double... numbers) {
        double[][] inputs = new double[numbers.length][1];
        return Dataset.of(inputs, numbers);
    }

    private static boolean holds(Dataset data, double[] input) {
        return IntStream.range(0, data.rows()).anyMatch(row -> Arrays.equals(data.input(row), input));
    }

    /** The seconds, which stand at the end of the rows of folds. */
    private static String masked(String table) {
        return table.replaceAll("(?m) +(\\d\\.\\d{4}|\\d\\.\\d{3}e-\\d\\d)$(?=\\n(\\d|mean))", "  _")
                .replaceAll(" +seconds", "  seconds");
    }
}
