package hermo.model;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.apache.commons.math3.stat.StatUtils;
import org.apache.commons.math3.stat.regression.SimpleRegression;
import org.apache.commons.math3.util.MathArrays;
import org.junit.jupiter.api.Test;

class MetricTest {
    private static final long SEED = 21;

    @Test
    void metrics_print_the_names_of_tables() {
        assertEquals("accuracy", Metric.ACCURACY.toString());
        assertEquals("mse", Metric.MSE.toString());
        assertEquals("mae", Metric.MAE.toString());
        assertEquals("r2", Metric.R2.toString());
        assertEquals("r2", Metric.R2.name());
    }

    @Test
    void accuracy_is_the_share_of_rows_with_the_right_class() {
        double[][] answers = {{0.7, 0.2, 0.1}, {0.1, 0.5, 0.4}, {0.3, 0.3, 0.4}, {0.4, 0.4, 0.2}};
        double[][] targets = {{1, 0, 0}, {0, 0, 1}, {0, 0, 1}, {0, 1, 0}};

        assertEquals(2.0 / 4, figure(Metric.ACCURACY, answers, targets)); // of equal answers the first counts
    }

    @Test
    void accuracy_of_one_output_is_whether_both_lie_on_one_side_of_a_half() {
        assertEquals(3.0 / 4, figure(Metric.ACCURACY, new double[][] {{0.5}, {0.49}, {0.9}, {0.1}}, new double[][] {
            {1}, {0}, {0}, {0}
        }));
    }

    @Test
    void squared_and_absolute_errors_are_means_over_rows_and_columns() {
        double[][] answers = {{1, 2}, {3, 4}};
        double[][] targets = {{1, 0}, {6, 3}}; // errors 0, 2, −3, 1

        assertEquals(14.0 / 4, figure(Metric.MSE, answers, targets));
        assertEquals(6.0 / 4, figure(Metric.MAE, answers, targets));
    }

    @Test
    void errors_are_those_of_commons_math_seed_21() {
        double[] answers = numbers(SEED, 500);
        double[] targets = numbers(SEED + 1, 500);
        double[] errors = MathArrays.ebeSubtract(answers, targets);

        assertEquals(StatUtils.sumSq(errors) / 500, figure(Metric.MSE, column(answers), column(targets)), 1e-11);
        assertEquals(
                MathArrays.distance1(answers, targets) / 500,
                figure(Metric.MAE, column(answers), column(targets)),
                1e-12);
    }

    @Test
    void r2_of_a_fitted_line_is_that_of_commons_math_seed_21() {
        double[] x = numbers(SEED, 300);
        double[] noise = numbers(SEED + 1, 300);
        SimpleRegression line = new SimpleRegression();
        double[] y = new double[300];
        for (int i = 0; i < 300; i++) {
            y[i] = 1e6 + 3 * x[i] + noise[i];
            line.addData(x[i], y[i]);
        }
        double[] answers = Arrays.stream(x).map(line::predict).toArray();

        assertEquals(line.getRSquare(), figure(Metric.R2, column(answers), column(y)), 1e-9);
    }

    @Test
    void r2_is_one_for_perfect_answers_zero_for_the_mean_and_negative_for_worse() {
        double[][] targets = {{1}, {2}, {6}};

        assertEquals(1, figure(Metric.R2, targets, targets));
        assertEquals(0, figure(Metric.R2, new double[][] {{3}, {3}, {3}}, targets), 1e-15);
        // 1 − (25 + 16 + 0) / (4 + 1 + 9)
        assertEquals(1 - 41.0 / 14, figure(Metric.R2, new double[][] {{6}, {6}, {6}}, targets), 1e-14);
    }

    @Test
    void r2_of_several_columns_is_the_mean_over_them() {
        double[][] targets = {{1, 10}, {2, 10}, {6, 40}};
        double[][] answers = {{1, 20}, {2, 20}, {6, 20}};

        // 1 and 1 − (100 + 100 + 400) / (100 + 100 + 400)
        assertEquals((1 + 0) / 2.0, figure(Metric.R2, answers, targets), 1e-14);
    }

    @Test
    void r2_of_a_constant_column_is_one_if_met_and_zero_if_not() {
        double[][] constant = {{5}, {5}, {5}};

        assertEquals(1, figure(Metric.R2, constant, constant));
        assertEquals(0, figure(Metric.R2, new double[][] {{5}, {5}, {6}}, constant));
    }

    @Test
    void r2_keeps_its_digits_far_from_zero() {
        double[][] targets = {{1e9 + 1}, {1e9 + 2}, {1e9 + 3}};
        double[][] answers = {{1e9 + 1}, {1e9 + 2}, {1e9 + 4}};

        assertEquals(0.5, figure(Metric.R2, answers, targets), 1e-6);
    }

    @Test
    void a_figure_of_no_rows_is_not_a_number() {
        assertEquals(Double.NaN, Metric.ACCURACY.start().result());
        assertEquals(Double.NaN, Metric.MSE.start().result());
        assertEquals(Double.NaN, Metric.R2.start().result());
    }

    @Test
    void a_metric_of_your_own_is_the_mean_over_the_rows() {
        Metric within = Metric.of("within1", (answer, target) -> Math.abs(answer[0] - target[0]) <= 1 ? 1 : 0);

        assertEquals("within1", within.name());
        assertEquals(2.0 / 3, figure(within, new double[][] {{1}, {2}, {3}}, new double[][] {{1}, {3}, {9}}), 1e-15);
    }

    @Test
    void each_count_begins_at_nothing() {
        double[][] right = {{1}};

        figure(Metric.R2, new double[][] {{7}}, right);

        assertEquals(1, figure(Metric.R2, right, right));
        assertEquals(0, figure(Metric.MSE, right, right));
    }

    @Test
    void arrays_may_be_reused_between_rows() {
        for (Metric metric : new Metric[] {Metric.ACCURACY, Metric.MSE, Metric.MAE, Metric.R2}) {
            double[][] answers = {{1, 4}, {7, 3}, {2, 2.5}};
            double[][] targets = {{1, 5}, {6, 3}, {1, 2}};
            Metric.Tally tally = metric.start();
            double[] answer = new double[2];
            double[] target = new double[2];
            for (int r = 0; r < 3; r++) {
                System.arraycopy(answers[r], 0, answer, 0, 2);
                System.arraycopy(targets[r], 0, target, 0, 2);
                tally.add(answer, target);
            }

            assertEquals(figure(metric, answers, targets), tally.result(), metric::name);
        }
    }

    private static double figure(Metric metric, double[][] answers, double[][] targets) {
        Metric.Tally tally = metric.start();
        for (int r = 0; r < answers.length; r++) {
            tally.add(answers[r].clone(), targets[r].clone());
        }
        return tally.result();
    }

    private static double[] numbers(long seed, int count) {
        return new SplittableRandom(seed).doubles(count, -10, 10).toArray();
    }

    private static double[][] column(double[] values) {
        return Arrays.stream(values).mapToObj(value -> new double[] {value}).toArray(double[][]::new);
    }
}
