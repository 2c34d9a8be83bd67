package hermo.model;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Metrics of the probabilities themselves. Examples of scikit-learn are those in its reference. */
class ProbabilityMetricsTest {
    private static final double CLOSE = 1e-14;

    @Test
    void the_log_loss_is_that_of_the_example_of_scikit_learn() {
        double[][] answers = {{0.1, 0.9}, {0.9, 0.1}, {0.8, 0.2}, {0.35, 0.65}};

        assertEquals(
                0.21616187468057912, MetricRows.ofClasses(answers, 1, 0, 0, 1).count(Metric.LOG_LOSS), CLOSE);
        MetricRows one = MetricRows.ofBinary(new double[] {0.9, 0.1, 0.2, 0.65}, 1, 0, 0, 1);
        assertEquals(0.21616187468057912, one.count(Metric.LOG_LOSS), CLOSE);
    }

    @Test
    void a_sure_mistake_costs_a_finite_log_loss_and_a_sure_hit_next_to_nothing() {
        assertEquals(52 * Math.log(2), MetricRows.ofBinary(new double[] {1}, 0).count(Metric.LOG_LOSS), CLOSE);
        assertEquals(0x1p-52, MetricRows.ofBinary(new double[] {1}, 1).count(Metric.LOG_LOSS), 1e-30);
    }

    @Test
    void the_brier_score_is_that_of_the_examples_of_scikit_learn() {
        MetricRows two = MetricRows.ofBinary(new double[] {0.1, 0.9, 0.8, 0.3}, 0, 1, 1, 0);
        MetricRows three =
                MetricRows.ofClasses(new double[][] {{0.8, 0.1, 0.1}, {0.1, 0.8, 0.1}, {0.2, 0.2, 0.6}}, 0, 1, 2);

        assertEquals(0.0375, two.count(Metric.BRIER_SCORE), CLOSE);
        assertEquals((0.06 + 0.06 + 0.24) / 3, three.count(Metric.BRIER_SCORE), CLOSE);
    }

    @Test
    void one_output_and_two_have_the_same_brier_score() {
        MetricRows one = MetricRows.ofBinary(new double[] {0.3, 0.9}, 1, 0);
        MetricRows two = MetricRows.ofClasses(new double[][] {{0.7, 0.3}, {0.1, 0.9}}, 1, 0);

        assertEquals((0.49 + 0.81) / 2, one.count(Metric.BRIER_SCORE), CLOSE);
        assertEquals((0.49 + 0.81) / 2, two.count(Metric.BRIER_SCORE), CLOSE);
    }

    @Test
    void brier_scores_end_at_2_or_for_two_classes_at_1() {
        assertEquals(1, MetricRows.ofBinary(new double[] {1}, 0).count(Metric.BRIER_SCORE));
        assertEquals(2, MetricRows.ofClasses(new double[][] {{1, 0, 0}}, 2).count(Metric.BRIER_SCORE));
    }

    @Test
    void the_calibration_error_is_the_one_counted_by_hand() {
        // Bin 0.8 to 0.8667: two rows of mean 0.83, half right; bin 0.6 to 0.6667: one of 0.64, right.
        MetricRows rows = MetricRows.ofBinary(new double[] {0.82, 0.16, 0.64}, 1, 1, 1);

        assertEquals((2 * (0.83 - 0.5) + (1 - 0.64)) / 3, rows.count(Metric.EXPECTED_CALIBRATION_ERROR), CLOSE);
    }

    @Test
    void sure_and_right_is_calibrated_and_sure_and_wrong_is_not() {
        assertEquals(0, MetricRows.ofBinary(new double[] {0, 1}, 0, 1).count(Metric.EXPECTED_CALIBRATION_ERROR));
        assertEquals(1, MetricRows.ofBinary(new double[] {0, 1}, 1, 0).count(Metric.EXPECTED_CALIBRATION_ERROR));
    }

    @Test
    void answers_that_are_no_probabilities_break_nothing() {
        MetricRows rows = MetricRows.ofClasses(new double[][] {{-3, -5}, {7, 2}, {Double.NaN, Double.NaN}}, 0, 1, 0);

        assertEquals(Double.NaN, rows.count(Metric.EXPECTED_CALIBRATION_ERROR));
        assertEquals(Double.NaN, rows.count(Metric.LOG_LOSS));
        assertEquals(Double.NaN, rows.count(Metric.BRIER_SCORE));
    }

    @ParameterizedTest(name = "width {0}")
    @ValueSource(ints = {1, 2, 3, 5})
    void figures_of_random_rows_are_those_of_their_definitions(int width) {
        for (long seed = 1; seed <= 10; seed++) {
            MetricRows rows = MetricRows.randomClasses(80, width, seed);
            double logLoss = 0;
            double brier = 0;
            for (int r = 0; r < rows.rows(); r++) {
                logLoss -= Math.log(rows.scores(rows.labels()[r])[r]) / rows.rows();
                for (int k = rows.classes() == 2 ? 1 : 0; k < rows.classes(); k++) {
                    brier += Math.pow(rows.scores(k)[r] - (rows.labels()[r] == k ? 1 : 0), 2) / rows.rows();
                }
            }

            assertEquals(logLoss, rows.count(Metric.LOG_LOSS), 1e-13, "seed " + seed);
            assertEquals(brier, rows.count(Metric.BRIER_SCORE), 1e-13, "seed " + seed);
            assertEquals(gap(rows), rows.count(Metric.EXPECTED_CALIBRATION_ERROR), 1e-13, "seed " + seed);
        }
    }

    /** Bin by bin, over the rows whose probability p lies in it: |Σ (right − p)| / n. */
    private static double gap(MetricRows rows) {
        int[] answered = rows.answered();
        int[] labels = rows.labels();
        double[] p = IntStream.range(0, rows.rows())
                .mapToDouble(r -> rows.scores(answered[r])[r])
                .toArray();
        double sum = 0;
        for (int m = 1; m <= 15; m++) {
            int bin = m;
            sum += Math.abs(IntStream.range(0, p.length)
                    .filter(r -> 15 * p[r] > bin - 1 && 15 * p[r] <= bin)
                    .mapToDouble(r -> (labels[r] == answered[r] ? 1 : 0) - p[r])
                    .sum());
        }
        return sum / p.length;
    }
}
