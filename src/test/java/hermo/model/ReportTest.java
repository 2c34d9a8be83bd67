package hermo.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import hermo.Net;
import hermo.data.Dataset;
import hermo.kernel.Precision;
import hermo.node.Activation;
import hermo.train.Listener;
import hermo.train.Loss;
import hermo.train.Trainer;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What an evaluation says of classes: the report and the calibration, as tables and as figures. */
class ReportTest {
    private static final List<String> NAMES = List.of("setosa", "versicolor", "virginica");

    private static final double[][] ANSWERS = {
        {0.90, 0.06, 0.04}, {0.88, 0.10, 0.02}, {0.10, 0.70, 0.20}, {0.10, 0.69, 0.21}, {0.10, 0.21, 0.69}, {0, 0, 1}
    };

    private static final Evaluation EVALUATION = answering(
            Dataset.of(ANSWERS, new int[] {0, 0, 1, 2, 2, 2}, NAMES), Metric.ACCURACY, Metric.f1("virginica"));

    private static final Evaluation NUMBERS =
            answering(Dataset.of(new double[][] {{1}, {2}}, new double[][] {{1}, {3}}), Metric.RMSE);

    @Test
    void a_report_is_a_table() {
        assertEquals("""
                Classification report of 6 rows
                class             precision  recall      F1  rows
                setosa               1.0000  1.0000  1.0000     2
                versicolor           0.5000  1.0000  0.6667     1
                virginica            1.0000  0.6667  0.8000     3

                accuracy                             0.8333     6
                macro average        0.8333  0.8889  0.8222     6
                weighted average     0.9167  0.8333  0.8444     6""", EVALUATION.report().toString());
    }

    @Test
    void a_report_tells_each_figure() {
        ClassificationReport report = EVALUATION.report();

        assertEquals(0.5, report.precision("versicolor"));
        assertEquals(2 / 3.0, report.recall("virginica"));
        assertEquals(0.8, report.f1("virginica"));
        assertEquals(2.5 / 3, report.precision(Average.MACRO), 1e-15);
        assertEquals(5 / 6.0, report.recall(Average.MICRO));
        assertEquals((2 + 2 / 3.0 + 3 * 0.8) / 6, report.f1(Average.WEIGHTED), 1e-15);
        assertEquals(5 / 6.0, report.accuracy());
    }

    @Test
    void a_report_shows_classes_that_have_neither_rows_nor_answers_but_does_not_average_them() {
        Evaluation evaluation = answering(Dataset.of(new double[][] {{1, 0, 0}}, new int[] {0}, NAMES));

        assertEquals("""
                Classification report of 1 rows
                class             precision  recall      F1  rows
                setosa               1.0000  1.0000  1.0000     1
                versicolor           0.0000  0.0000  0.0000     0
                virginica            0.0000  0.0000  0.0000     0

                accuracy                             1.0000     1
                macro average        1.0000  1.0000  1.0000     1
                weighted average     1.0000  1.0000  1.0000     1""", evaluation.report().toString());
    }

    @Test
    void a_report_of_one_output_has_both_classes() {
        Dataset data = Dataset.of(new double[][] {{0.9}, {0.2}, {0.6}}, new int[] {1, 0, 0}, List.of("no", "yes"));

        ClassificationReport report = answering(data).report();

        assertEquals(0.5, report.precision("yes"));
        assertEquals(0.5, report.recall("no"));
    }

    @Test
    void an_unknown_class_is_refused() {
        String message = assertThrows(
                        IllegalArgumentException.class,
                        () -> EVALUATION.report().recall("rose"))
                .getMessage();

        assertEquals("recall expects one of the classes [setosa, versicolor, virginica] but got \"rose\"", message);
    }

    @Test
    void a_calibration_is_a_table_of_the_bins_with_rows() {
        assertEquals("""
                Calibration of 6 rows: expected calibration error 0.0500
                probability   rows  mean probability  share right
                0.67 to 0.73     3            0.6933       0.6667
                0.87 to 0.93     2            0.8900       1.0000
                0.93 to 1.00     1            1.0000       1.0000""", EVALUATION.calibration().toString());
    }

    @Test
    void a_calibration_tells_each_bin() {
        Calibration calibration = EVALUATION.calibration();

        assertEquals(Calibration.BINS, calibration.bins().size());
        Calibration.Bin sure = calibration.bins().get(13);
        assertEquals(13 / 15.0, sure.from());
        assertEquals(14 / 15.0, sure.to());
        assertEquals(2, sure.rows());
        assertEquals(0.89, sure.meanProbability(), 1e-15);
        assertEquals(1, sure.shareRight());
        assertEquals(
                new Calibration.Bin(0, 1 / 15.0, 0, Double.NaN, Double.NaN),
                calibration.bins().get(0));
        assertEquals((2 * 0.11 + 3 * (2.08 / 3 - 2 / 3.0)) / 6, calibration.error(), 1e-15);
    }

    @Test
    void an_evaluation_finds_what_an_equal_metric_counted() {
        assertEquals(0.8, EVALUATION.get(Metric.f1("virginica")));
        assertEquals("Evaluation of 6 rows: accuracy 0.8333, f1(virginica) 0.8000", EVALUATION.toString());
    }

    @Test
    void a_metric_asked_for_twice_is_counted_once() {
        Dataset data = Dataset.of(ANSWERS, new int[] {0, 0, 1, 2, 2, 2}, NAMES);

        assertEquals(
                1, answering(data, Metric.topK(2), Metric.topK(2)).metrics().size());
    }

    @Test
    void numbers_have_neither_report_nor_calibration() {
        assertEquals(
                "only classes have a report, but these rows are answered with numbers",
                assertThrows(IllegalStateException.class, NUMBERS::report).getMessage());
        assertEquals(
                "only classes have a calibration, but these rows are answered with numbers",
                assertThrows(IllegalStateException.class, NUMBERS::calibration).getMessage());
    }

    @Test
    void targets_of_one_number_count_as_two_classes_for_metrics() {
        Dataset data = Dataset.of(new double[][] {{0.9}, {0.2}, {0.6}}, new double[][] {{1}, {0}, {0}});

        Evaluation evaluation = answering(data, Metric.precision(1), Metric.ROC_AUC);

        assertEquals(0.5, evaluation.get(Metric.precision(1)));
        assertEquals(1, evaluation.get(Metric.ROC_AUC));
    }

    @Test
    void a_fit_refuses_a_metric_of_an_unknown_class_before_its_first_step() {
        Dataset data = Dataset.of(ANSWERS, new int[] {0, 0, 1, 2, 2, 2}, NAMES);
        Trainer trainer = Trainer.minimize(Loss.CATEGORICAL_CROSS_ENTROPY)
                .epochs(1)
                .validation(data)
                .metrics(Metric.recall("rose"))
                .listener(new Listener() {
                    @Override
                    public void onBatch(long step, double loss, double learningRate) {
                        throw new AssertionError("step " + step);
                    }
                });
        var graph = Net.input(3).dense(3, Activation.SOFTMAX).compile();

        String message = assertThrows(IllegalArgumentException.class, () -> trainer.fit(graph, data))
                .getMessage();

        assertEquals("recall expects one of the classes [setosa, versicolor, virginica] but got \"rose\"", message);
    }

    /** Evaluates a model that answers each row with itself. */
    private static Evaluation answering(Dataset data, Metric... metrics) {
        var graph = Net.input(data.inputWidth()).activation(Activation.LINEAR).compile(Precision.FLOAT64);
        return Model.initialize(graph, 1).evaluate(data, metrics);
    }
}
