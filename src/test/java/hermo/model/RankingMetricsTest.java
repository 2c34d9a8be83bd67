package hermo.model;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Metrics of the order in which scores put the rows. */
class RankingMetricsTest {
    private static final double CLOSE = 1e-14;

    /** The example of roc_auc_score and average_precision_score in scikit-learn. */
    private static final MetricRows EXAMPLE = MetricRows.ofBinary(new double[] {0.1, 0.4, 0.35, 0.8}, 0, 0, 1, 1);

    @Test
    void the_area_is_that_of_the_example_of_scikit_learn() {
        assertEquals(0.75, EXAMPLE.count(Metric.ROC_AUC));
    }

    @Test
    void average_precision_is_that_of_the_example_of_scikit_learn() {
        assertEquals(5 / 6.0, EXAMPLE.count(Metric.AVERAGE_PRECISION), CLOSE);
    }

    @Test
    void two_outputs_count_as_the_second_alone() {
        MetricRows two =
                MetricRows.ofClasses(new double[][] {{0.9, 0.1}, {0.6, 0.4}, {0.65, 0.35}, {0.2, 0.8}}, 0, 0, 1, 1);

        assertEquals(0.75, two.count(Metric.ROC_AUC));
        assertEquals(5 / 6.0, two.count(Metric.AVERAGE_PRECISION), CLOSE);
    }

    @Test
    void ties_count_one_half() {
        assertEquals(0.5, MetricRows.ofBinary(new double[] {0.3, 0.3}, 0, 1).count(Metric.ROC_AUC));
        // Pairs: (0.5, 0.5) ½, (0.5, 0.2) 1, (0.7, 0.5) 1, (0.7, 0.2) 1.
        MetricRows rows = MetricRows.ofBinary(new double[] {0.5, 0.2, 0.5, 0.7}, 0, 0, 1, 1);
        assertEquals(3.5 / 4, rows.count(Metric.ROC_AUC));
    }

    @Test
    void equal_scores_have_an_average_precision_of_the_share_of_positives_in_any_order() {
        double[] equal = {0.4, 0.4, 0.4, 0.4};

        assertEquals(0.25, MetricRows.ofBinary(equal, 1, 0, 0, 0).count(Metric.AVERAGE_PRECISION));
        assertEquals(0.25, MetricRows.ofBinary(equal, 0, 0, 0, 1).count(Metric.AVERAGE_PRECISION));
    }

    @Test
    void zeros_of_either_sign_tie() {
        assertEquals(0.5, MetricRows.ofBinary(new double[] {-0.0, 0.0}, 0, 1).count(Metric.ROC_AUC));
        assertEquals(0.5, MetricRows.ofBinary(new double[] {0.0, -0.0}, 0, 1).count(Metric.AVERAGE_PRECISION));
    }

    @Test
    void a_perfect_order_makes_one_and_the_reverse_an_area_of_zero() {
        MetricRows perfect = MetricRows.ofBinary(new double[] {0.1, 0.2, 0.8, 0.9}, 0, 0, 1, 1);
        MetricRows reverse = MetricRows.ofBinary(new double[] {0.1, 0.2, 0.8, 0.9}, 1, 1, 0, 0);

        assertEquals(1, perfect.count(Metric.ROC_AUC));
        assertEquals(1, perfect.count(Metric.AVERAGE_PRECISION));
        assertEquals(0, reverse.count(Metric.ROC_AUC));
        assertEquals((1 / 3.0 + 2 / 4.0) / 2, reverse.count(Metric.AVERAGE_PRECISION), CLOSE);
    }

    @Test
    void the_area_is_NaN_without_positives_or_without_negatives() {
        assertEquals(
                Double.NaN, MetricRows.ofBinary(new double[] {0.1, 0.9}, 0, 0).count(Metric.ROC_AUC));
        assertEquals(
                Double.NaN, MetricRows.ofBinary(new double[] {0.1, 0.9}, 1, 1).count(Metric.ROC_AUC));
    }

    @Test
    void average_precision_is_zero_without_positives_and_one_without_negatives() {
        assertEquals(0, MetricRows.ofBinary(new double[] {0.1, 0.9}, 0, 0).count(Metric.AVERAGE_PRECISION));
        assertEquals(1, MetricRows.ofBinary(new double[] {0.1, 0.9}, 1, 1).count(Metric.AVERAGE_PRECISION));
    }

    @Test
    void a_class_without_rows_is_left_out_of_the_area_and_counts_zero_in_average_precision() {
        double[][] answers = {{0.6, 0.3, 0.1}, {0.2, 0.5, 0.3}, {0.3, 0.3, 0.4}, {0.5, 0.3, 0.2}};
        MetricRows rows = MetricRows.ofClasses(answers, 0, 1, 1, 1);

        // Class 0: its row scores highest, 1. Class 1: 0.5 > 0.3, and two ties with 0.3: (1 + ½ + ½) / 3.
        assertEquals((1 + 2 / 3.0) / 2, rows.count(Metric.ROC_AUC), CLOSE);
        // Class 1: precision 1 at 0.5, then 3/4 twice.
        assertEquals((1 + (1 + 0.75 + 0.75) / 3 + 0) / 3, rows.count(Metric.AVERAGE_PRECISION), CLOSE);
    }

    @Test
    void a_score_that_is_not_a_number_makes_NaN() {
        MetricRows rows = MetricRows.ofBinary(new double[] {0.1, Double.NaN, 0.3}, 0, 0, 1);

        assertEquals(Double.NaN, rows.count(Metric.ROC_AUC));
        assertEquals(Double.NaN, rows.count(Metric.AVERAGE_PRECISION));
    }

    @ParameterizedTest(name = "width {0}")
    @ValueSource(ints = {1, 2, 3, 5})
    void the_area_of_random_rows_is_the_count_of_pairs(int width) {
        for (long seed = 1; seed <= 10; seed++) {
            MetricRows rows = MetricRows.randomClasses(60, width, seed);

            double expected =
                    ranked(rows).map(k -> pairsInOrder(rows, (int) k)).average().orElseThrow();

            assertEquals(expected, rows.count(Metric.ROC_AUC), CLOSE, "seed " + seed);
        }
    }

    @ParameterizedTest(name = "width {0}")
    @ValueSource(ints = {1, 2, 3, 5})
    void the_average_precision_of_random_rows_is_the_sum_of_its_definition(int width) {
        for (long seed = 1; seed <= 10; seed++) {
            MetricRows rows = MetricRows.randomClasses(60, width, seed);

            double expected = ranked(rows)
                    .map(k -> stepsOfRecall(rows, (int) k))
                    .average()
                    .orElseThrow();

            assertEquals(expected, rows.count(Metric.AVERAGE_PRECISION), CLOSE, "seed " + seed);
        }
    }

    /** The classes that count: of two the second, else all. */
    private static DoubleStream ranked(MetricRows rows) {
        return IntStream.range(rows.classes() == 2 ? 1 : 0, rows.classes()).asDoubleStream();
    }

    private static double pairsInOrder(MetricRows rows, int k) {
        double[] scores = rows.scores(k);
        int[] labels = rows.labels();
        double sum = 0;
        int pairs = 0;
        for (int i = 0; i < scores.length; i++) {
            for (int j = 0; j < scores.length; j++) {
                if (labels[i] == k && labels[j] != k) {
                    pairs++;
                    sum += scores[i] > scores[j] ? 1 : scores[i] == scores[j] ? 0.5 : 0;
                }
            }
        }
        return sum / pairs;
    }

    private static double stepsOfRecall(MetricRows rows, int k) {
        double[] scores = rows.scores(k);
        int[] labels = rows.labels();
        double[] thresholds = Arrays.stream(scores)
                .map(s -> -s)
                .distinct()
                .sorted()
                .map(s -> -s)
                .toArray();
        long positives =
                IntStream.range(0, scores.length).filter(r -> labels[r] == k).count();
        double sum = 0;
        double before = 0;
        for (double threshold : thresholds) {
            int[] taken = IntStream.range(0, scores.length)
                    .filter(r -> scores[r] >= threshold)
                    .toArray();
            double hits = IntStream.of(taken).filter(r -> labels[r] == k).count();
            sum += (hits / positives - before) * (hits / taken.length);
            before = hits / positives;
        }
        return sum;
    }
}
