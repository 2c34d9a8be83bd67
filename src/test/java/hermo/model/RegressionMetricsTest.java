package hermo.model;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.function.DoubleBinaryOperator;
import java.util.stream.IntStream;
import org.apache.commons.math3.stat.descriptive.moment.Variance;
import org.apache.commons.math3.stat.descriptive.rank.Median;
import org.junit.jupiter.api.Test;

/** Metrics of numbers. Examples of scikit-learn are those in its reference. */
class RegressionMetricsTest {
    private static final double CLOSE = 1e-13;

    private static final MetricRows ONE_COLUMN =
            MetricRows.ofNumbers(new double[] {2.5, 0, 2, 8}, new double[] {3, -0.5, 2, 7});

    private static final MetricRows TWO_COLUMNS =
            new MetricRows(new double[][] {{0, 2}, {-1, 2}, {8, -5}}, new double[][] {{0.5, 1}, {-1, 1}, {7, -6}});

    @Test
    void the_root_of_the_mean_square_is_that_of_the_example_of_scikit_learn() {
        assertEquals(Math.sqrt(0.375), ONE_COLUMN.count(Metric.RMSE), CLOSE);
    }

    @Test
    void the_root_is_taken_over_all_columns() {
        assertEquals(Math.sqrt((0.25 + 1 + 0 + 1 + 1 + 1) / 6), TWO_COLUMNS.count(Metric.RMSE), CLOSE);
    }

    @Test
    void explained_variance_is_that_of_the_examples_of_scikit_learn() {
        assertEquals(0.957173447537473, ONE_COLUMN.count(Metric.EXPLAINED_VARIANCE), CLOSE);
        assertEquals(0.9838709677419355, TWO_COLUMNS.count(Metric.EXPLAINED_VARIANCE), CLOSE);
    }

    @Test
    void a_constant_error_costs_no_explained_variance() {
        MetricRows shifted = MetricRows.ofNumbers(new double[] {11, 12, 14}, new double[] {1, 2, 4});

        assertEquals(1, shifted.count(Metric.EXPLAINED_VARIANCE));
    }

    @Test
    void a_constant_column_explains_all_or_nothing() {
        double[] constant = {5, 5, 5};

        assertEquals(1, MetricRows.ofNumbers(new double[] {6, 6, 6}, constant).count(Metric.EXPLAINED_VARIANCE));
        assertEquals(0, MetricRows.ofNumbers(new double[] {5, 5, 6}, constant).count(Metric.EXPLAINED_VARIANCE));
    }

    @Test
    void a_large_mean_does_not_cancel_the_explained_variance() {
        MetricRows far = MetricRows.ofNumbers(
                new double[] {1e9 + 1, 1e9 + 1, 1e9 + 5, 1e9 + 5}, new double[] {1e9, 1e9 + 2, 1e9 + 4, 1e9 + 6});

        assertEquals(0.8, far.count(Metric.EXPLAINED_VARIANCE), 1e-9);
    }

    @Test
    void the_median_error_is_that_of_the_examples_of_scikit_learn() {
        assertEquals(0.5, ONE_COLUMN.count(Metric.MEDIAN_ABSOLUTE_ERROR));
        assertEquals(0.75, TWO_COLUMNS.count(Metric.MEDIAN_ABSOLUTE_ERROR));
    }

    @Test
    void the_median_of_an_even_number_is_the_mean_of_the_middle_two() {
        MetricRows rows = MetricRows.ofNumbers(new double[] {1, -2, 4, 100}, new double[] {0, 0, 0, 0});

        assertEquals(3, rows.count(Metric.MEDIAN_ABSOLUTE_ERROR));
    }

    @Test
    void the_mean_relative_error_is_that_of_the_example_of_scikit_learn() {
        assertEquals(0.3273809523809524, ONE_COLUMN.count(Metric.MAPE), CLOSE);
    }

    @Test
    void a_target_of_zero_makes_the_relative_error_huge_unless_it_is_met() {
        assertEquals(0, MetricRows.ofNumbers(new double[] {0}, new double[] {0}).count(Metric.MAPE));
        assertEquals(
                0x1p52, MetricRows.ofNumbers(new double[] {1}, new double[] {0}).count(Metric.MAPE));
    }

    @Test
    void the_greatest_error_may_be_in_any_row_and_column_and_of_any_sign() {
        assertEquals(
                1,
                MetricRows.ofNumbers(new double[] {4, 2, 7, 1}, new double[] {3, 2, 7, 1})
                        .count(Metric.MAX_ERROR));
        MetricRows rows = new MetricRows(new double[][] {{0, 1}, {2, -6}}, new double[][] {{3, 1}, {2, 1}});
        assertEquals(7, rows.count(Metric.MAX_ERROR));
    }

    @Test
    void all_right_makes_no_error() {
        MetricRows right = MetricRows.ofNumbers(new double[] {1, 2, -3}, new double[] {1, 2, -3});

        assertEquals(0, right.count(Metric.RMSE));
        assertEquals(0, right.count(Metric.MEDIAN_ABSOLUTE_ERROR));
        assertEquals(0, right.count(Metric.MAPE));
        assertEquals(0, right.count(Metric.MAX_ERROR));
        assertEquals(1, right.count(Metric.EXPLAINED_VARIANCE));
    }

    @Test
    void an_answer_that_is_not_a_number_makes_NaN() {
        MetricRows broken = MetricRows.ofNumbers(new double[] {1, Double.NaN, 3}, new double[] {1, 2, 4});

        assertEquals(Double.NaN, broken.count(Metric.RMSE));
        assertEquals(Double.NaN, broken.count(Metric.MEDIAN_ABSOLUTE_ERROR));
        assertEquals(Double.NaN, broken.count(Metric.MAPE));
        assertEquals(Double.NaN, broken.count(Metric.MAX_ERROR));
        assertEquals(Double.NaN, broken.count(Metric.EXPLAINED_VARIANCE));
    }

    @Test
    void figures_of_random_rows_are_those_of_their_definitions() {
        for (long seed = 1; seed <= 10; seed++) {
            MetricRows rows = MetricRows.randomNumbers(40 + (int) seed, 3, seed);
            String where = "seed " + seed;
            double explained = 0;
            double median = 0;
            double relative = 0;
            for (int j = 0; j < 3; j++) {
                double[] errors = column(rows, j, (answer, target) -> answer - target);
                double[] targets = column(rows, j, (answer, target) -> target);
                explained += (1 - new Variance().evaluate(errors) / new Variance().evaluate(targets)) / 3;
                median += new Median()
                                .evaluate(Arrays.stream(errors).map(Math::abs).toArray())
                        / 3;
                relative += Arrays.stream(column(rows, j, (answer, target) -> Math.abs((answer - target) / target)))
                                .average()
                                .orElseThrow()
                        / 3;
            }
            double[] all = IntStream.range(0, 3)
                    .boxed()
                    .flatMapToDouble(j -> Arrays.stream(column(rows, j, (answer, target) -> answer - target)))
                    .toArray();

            assertEquals(explained, rows.count(Metric.EXPLAINED_VARIANCE), 1e-12, where);
            assertEquals(median, rows.count(Metric.MEDIAN_ABSOLUTE_ERROR), 1e-12, where);
            assertEquals(relative, rows.count(Metric.MAPE), 1e-12, where);
            double square = Arrays.stream(all).map(e -> e * e).average().orElseThrow();
            assertEquals(Math.sqrt(square), rows.count(Metric.RMSE), 1e-12, where);
            assertEquals(Arrays.stream(all).map(Math::abs).max().orElseThrow(), rows.count(Metric.MAX_ERROR), where);
        }
    }

    private static double[] column(MetricRows rows, int j, DoubleBinaryOperator of) {
        return IntStream.range(0, rows.rows())
                .mapToDouble(r -> of.applyAsDouble(rows.answers()[r][j], rows.targets()[r][j]))
                .toArray();
    }
}
